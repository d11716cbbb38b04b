"""What a rule reads and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from cchc.engine.figures import Figure
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.slips import Slip


class Severity(StrEnum):
    """Error: cannot be true. Warning: another reading exists. Note: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Said:
    """A figure as somebody stated it: with so many digits after the comma, under this label.

    Without `decimals`, as many as the amount needs.
    """

    figure: Figure
    decimals: int | None = None
    label: str = ""

    @classmethod
    def of(cls, amount: int | str | Fraction, decimals: int | None = None, label: str = "") -> "Said":
        """From an amount; a text is a plain decimal ("94.40") whose own digits are counted."""
        if decimals is None and isinstance(amount, str):
            decimals = len(amount.partition(".")[2])
        return cls(Figure(amount=Fraction(amount)), decimals, label)

    @property
    def amount(self) -> Fraction | None:
        """The amount, if there is one."""
        return self.figure.amount

    @property
    def places(self) -> int:
        """Digits after the comma."""
        if self.decimals is not None:
            return self.decimals
        denominator = self.amount.denominator if self.amount is not None else 1
        return next((places for places in range(6) if 10**places % denominator == 0), 6)

    @property
    def last_digit(self) -> Fraction:
        """One unit of the last printed digit."""
        return Fraction(1, 10**self.places)

    @property
    def shown(self) -> str:
        """The amount in Vietnamese, with the digits it was stated with."""
        return print_number(self.amount, self.places) if self.amount is not None else ""

    def name(self, key: str) -> str:
        """The label, or else the key."""
        return self.label or key


Figures = Mapping[str, Said]


@dataclass(frozen=True)
class Finding:
    """One contradiction: which rule, how grave, which rows, what is stated, what follows from the rest."""

    rule: str
    severity: Severity
    keys: tuple[str, ...]
    stated: Fraction | None
    computed: Fraction | None
    message: Message
    slip: Slip | None = None

    def __str__(self) -> str:
        return str(self.message) if self.slip is None else f"{self.message} {self.slip.message}"


class Rule(Protocol):
    """A condition on some rows of a form."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The rows it reads."""

    def check(self, figures: Figures) -> Finding | None:
        """What is wrong, or None: all is well, or too little is known to tell."""
