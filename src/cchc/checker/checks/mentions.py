"""Every figure of the texts as something that may be told again elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc.checker.checks.meaning import meaning
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import OUTSIDE, amounts

BEFORE, AFTER = 170, 70
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


@dataclass(frozen=True)
class Mention:
    """A figure of a text: `words` name it closely, `around` is all that stands near it.

    `amount` is the figure, or, when `is_whole`, the number it is out of. `own` are the words right beside it,
    without those of the bracket it stands in.
    """

    passage: Passage
    quantity: Quantity
    amount: Fraction
    words: frozenset[str]
    around: frozenset[str]
    families: dict[Family, str]
    years: frozenset[str]
    is_whole: bool = False
    own: frozenset[str] = frozenset()

    @property
    def spot(self) -> Spot:
        """From the first word of its label to the end of its noun."""
        return Spot(self.passage, self.quantity.label_start, self.quantity.end)


def mentions(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """Every exact figure of the texts, pairs as two."""
    return tuple(one for passage in passages for one in _mentions(passage))


def _mentions(passage: Passage) -> Iterator[Mention]:
    for quantity in passage.reading.quantities:
        if not quantity.is_exact or quantity.unit in {Unit.RANK, Unit.POINTS}:
            continue
        beside = f"{quantity.label} {quantity.noun} {_after(passage, quantity)}"
        label = f"{_head(passage, quantity)} {beside}"
        start, stop = passage.reading.sentence(quantity.start)
        near = passage.text[max(start, quantity.start - BEFORE) : min(stop, quantity.end + AFTER)]
        words, around = meaning(label), meaning(near) | meaning(label)
        families = memberships(label)
        years = frozenset(_YEAR.findall(passage.text[quantity.label_start : min(stop, quantity.end + AFTER)]))
        one = Mention(passage, quantity, quantity.amount, words, around, families, years, own=meaning(beside))
        yield one
        if quantity.below is not None:
            yield replace(one, amount=quantity.below, is_whole=True)


def _after(passage: Passage, quantity: Quantity) -> str:
    """The words that go on after the noun, up to the next mark of punctuation or number."""
    rest = re.split(r"[^\w\s]|[0-9]", passage.text[quantity.end : quantity.end + AFTER], maxsplit=1)[0]
    return " ".join(rest.split()[:8])


def _head(passage: Passage, quantity: Quantity) -> str:
    """The label of what the bracket around the figure divides, if it stands in one."""
    reading = passage.reading
    owner = reading.owner(quantity.start)
    if owner == OUTSIDE:
        return ""
    bracket = reading.brackets[owner]
    heads = [one for one in amounts(reading.members(bracket.around)) if one.stop <= bracket.start]
    return f"{heads[-1].label} {heads[-1].noun}" if heads else ""
