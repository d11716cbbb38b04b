"""A figure: an exact amount, words, or a blank that says why it is blank."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Blank(StrEnum):
    """Why a cell is empty. Zero is a value, not a blank; missing is computed, never stored."""

    NONE_AROSE = "none_arose"
    NOT_APPLICABLE = "not_applicable"
    NOT_YET_DUE = "not_yet_due"
    MISSING = "missing"


@dataclass(frozen=True)
class Figure:
    """Exactly one of amount, text and blank is set; per cent amounts are in per cent (91.46, not 0.9146)."""

    amount: Fraction | None = None
    text: str | None = None
    blank: Blank | None = None

    def __post_init__(self) -> None:
        given = [part for part in (self.amount, self.text, self.blank) if part is not None]
        if len(given) != 1:
            raise TypeError("A figure is exactly one of amount, text, blank")


MISSING = Figure(blank=Blank.MISSING)
NONE_AROSE = Figure(blank=Blank.NONE_AROSE)
NOT_APPLICABLE = Figure(blank=Blank.NOT_APPLICABLE)
