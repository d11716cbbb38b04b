"""How a check is declared: a decorator that keeps the function with its number, titles and source."""

from collections.abc import Callable
from dataclasses import dataclass

from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.reading.lint.framework import Certainty, Check, Judge, Severity


def annex_one(item: str) -> Message:
    """Cite a section of part I of Annex I (layout of documents)."""
    return Message(N_("Phụ lục I Nghị định 30/2020/NĐ-CP, Phần I, mục %(item)s"), {"item": item})


def annex_two(item: str) -> Message:
    """Cite a section of Annex II (capital letters)."""
    return Message(N_("Phụ lục II Nghị định 30/2020/NĐ-CP, mục %(item)s"), {"item": item})


def annex_three(item: str) -> Message:
    """Cite a section of Annex III (abbreviations and specimens)."""
    return Message(N_("Phụ lục III Nghị định 30/2020/NĐ-CP, %(item)s"), {"item": item})


@dataclass(frozen=True)
class Titles:
    """Title of a check in both languages."""

    vi: str
    en: str


@dataclass(frozen=True)
class Basis:
    """Where the rule stands, how sure that is, and what a writer has to do."""

    source: Message
    remedy: str
    certainty: Certainty = Certainty.READ
    severity: Severity = Severity.ERROR


def check(number: int, titles: Titles, basis: Basis, tolerance: str = "0") -> Callable[[Judge], Check]:
    """Make a check of a function that yields flaws; its docstring is the test in the checklist."""

    def declare(judge: Judge) -> Check:
        return Check(
            number=number,
            title_vi=titles.vi,
            title_en=titles.en,
            certainty=basis.certainty,
            severity=basis.severity,
            tolerance=tolerance,
            test=" ".join((judge.__doc__ or "").split()).rstrip("."),
            source=basis.source,
            remedy=basis.remedy,
            judge=judge,
        )

    return declare
