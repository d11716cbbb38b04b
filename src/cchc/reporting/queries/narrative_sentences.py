"""Standard sentences offered from the figures of a form: said, worded for none arose, or left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from cchc.document.markup import PAIRED, Bound, Mode, bounds_of, parse_markup
from cchc.reporting.outlines import OutlineSection
from cchc.reporting.queries.narrative_figures import Earlier, FigureBook

FILE = Path(__file__).resolve().parents[1] / "data" / "sentences.yaml"
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
_BOUND = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Clause:
    """A part of a sentence with the figures it names; an optional one is left out where one lacks."""

    text: str
    bounds: tuple[Bound, ...]
    optional: bool


@dataclass(frozen=True)
class Sentence:
    """What may be said, the best way first, and what is said instead where all is zero."""

    ways: tuple[tuple[Clause, ...], ...]
    none: str = ""

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """Every figure that it may name."""
        return tuple(bound for way in self.ways for clause in way for bound in clause.bounds)


@cache
def sentences() -> dict[str, tuple[Sentence, ...]]:
    """Return the standard sentences by topic."""
    loaded = yaml.safe_load(FILE.read_text("utf-8"))
    return {topic: tuple(_sentence(one) for one in given) for topic, given in loaded.items()}


def bounds_of_topics(topics: Iterator[str]) -> tuple[Bound, ...]:
    """Return every figure that the sentences of some topics may name."""
    return tuple(bound for topic in topics for one in sentences().get(topic, ()) for bound in one.bounds)


def draft(section: OutlineSection, book: FigureBook) -> str:
    """Return the text offered for a section, in the markup; "" where nothing can be said.

    Each topic makes a paragraph; figures are bound to the keys of their rows.
    """
    said = (" ".join(_said(one, book) for one in sentences().get(topic, ())) for topic in section.topics)
    return "\n\n".join(text for paragraph in said if (text := " ".join(paragraph.split())))


def _sentence(plain: dict[str, str | list[str]]) -> Sentence:
    ways = plain["say"] if isinstance(plain["say"], list) else [plain["say"]]
    return Sentence(tuple(tuple(_clauses(way)) for way in ways), str(plain.get("none", "")))


def _clauses(way: str) -> Iterator[Clause]:
    for place, text in enumerate(_OPTIONAL.split(way)):
        if text:
            yield Clause(text, bounds_of(parse_markup(text)), optional=bool(place % 2))


def _said(sentence: Sentence, book: FigureBook) -> str:
    for way in sentence.ways:
        amounts = [_amount(bound, book) for clause in way if not clause.optional for bound in clause.bounds]
        if any(amount is None for amount in amounts):
            continue
        if not any(amounts) and sentence.none:
            return sentence.none
        if not any(amounts):
            continue
        return "".join(_bound_to_rows(clause, book) for clause in way if _stands(clause, book))
    return ""


def _stands(clause: Clause, book: FigureBook) -> bool:
    """An optional clause needs all its figures, none of them zero; a comparison may be of equals."""
    if not clause.optional:
        return True
    amounts = [(bound, _amount(bound, book)) for bound in clause.bounds]
    return all(amount is not None and (amount or bound.mode is Mode.CHANGE) for bound, amount in amounts)


def _amount(bound: Bound, book: FigureBook) -> Fraction | None:
    """What a figure amounts to; a difference below zero, or a share above the whole, is not to be told."""
    amount = book.amount(bound)
    above = bound.mode is Mode.RATE and amount is not None and amount > 100
    below = bound.mode is Mode.MINUS and amount is not None and amount < 0
    return None if above or below else amount


def _bound_to_rows(clause: Clause, book: FigureBook) -> str:
    written = iter(clause.bounds)
    return _BOUND.sub(lambda _: f"{{{_by_anchor(next(written), book)}}}", clause.text)


def _by_anchor(bound: Bound, book: FigureBook) -> str:
    names = [
        bound.target,
        *([bound.other] if bound.mode in PAIRED and bound.other not in list(Earlier) else []),
    ]
    anchors = {name: known.anchor for name in names if (known := book.find(name))}
    parts = (anchors.get(bound.target, bound.target), bound.mode.value, anchors.get(bound.other, bound.other))
    return " ".join(part for part in parts if part)
