"""Every figure of the texts as something that may be told again elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc.checker.checks.meaning import meaning
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.prose.breakdowns import breakdowns
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Quantity, Unit

BEFORE, AFTER = 170, 70
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")


@dataclass(frozen=True)
class Mention:
    """A figure of a text and the words that may name it.

    `amount` is the figure, or, when `is_whole`, the number it is out of. `own` are the words right beside it;
    `words` those and the words of what it is a part of; `ways` all ways to name it, with the whole clause as
    the last; `around` is all that stands near it.
    """

    passage: Passage
    quantity: Quantity
    amount: Fraction
    own: frozenset[str]
    words: frozenset[str]
    ways: tuple[frozenset[str], ...]
    around: frozenset[str]
    families: dict[Family, str]
    years: frozenset[str]
    is_whole: bool = False

    @property
    def spot(self) -> Spot:
        """From the start of its clause to the end of its noun."""
        return Spot(self.passage, self.quantity.label_start, self.quantity.end)


def mentions(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """Every exact figure of the texts, pairs as two."""
    return tuple(one for passage in passages for one in _mentions(passage))


def _mentions(passage: Passage) -> Iterator[Mention]:
    heads = _heads(passage) if passage.reading.quantities else {}
    for quantity in passage.reading.quantities:
        if not quantity.is_exact or quantity.unit in {Unit.RANK, Unit.POINTS}:
            continue
        one = _mention(passage, quantity, heads.get(quantity.start, ""))
        yield one
        if quantity.below is not None:
            yield replace(one, amount=quantity.below, is_whole=True)


def _mention(passage: Passage, quantity: Quantity, head: str) -> Mention:
    beside = f"{quantity.label} {quantity.noun} {_after(passage, quantity)}"
    start, stop = passage.reading.sentence(quantity.start)
    near = passage.text[max(start, quantity.start - BEFORE) : min(stop, quantity.end + AFTER)]
    clause = f"{passage.text[quantity.label_start : quantity.start]} {_rest(passage, quantity)}"
    own, words, wide = meaning(beside), meaning(f"{head} {beside}"), meaning(clause)
    years = frozenset(_YEAR.findall(passage.text[quantity.label_start : min(stop, quantity.end + AFTER)]))
    return Mention(
        passage, quantity, quantity.amount, own, words, tuple(dict.fromkeys((own, words, wide))),
        meaning(near) | words, memberships(f"{head} {beside}"), years,
    )  # fmt: skip


def _after(passage: Passage, quantity: Quantity) -> str:
    """The words that go on after the noun, up to the next mark of punctuation or number."""
    rest = re.split(r"[^\w\s]|[0-9]", passage.text[quantity.end : quantity.end + AFTER], maxsplit=1)[0]
    return " ".join(rest.split()[:8])


def _rest(passage: Passage, quantity: Quantity) -> str:
    """The clause after the number, its commas passed over: “… phản ánh, kiến nghị”."""
    return re.split(r"[;:.()\n0-9]", passage.text[quantity.stop : quantity.stop + AFTER], maxsplit=1)[0]


def _heads(passage: Passage) -> dict[int, str]:
    """For each part of a breakdown, the label and noun of its whole."""
    return {
        part.start: f"{claim.wholes[0].label} {claim.wholes[0].noun}"
        for claim in breakdowns(passage.reading)
        for part in claim.parts
    }
