"""What one figure must be by itself: inside its range, whole, one of its choices."""

from dataclasses import dataclass
from fractions import Fraction

from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.findings import Figures, Finding, Said, Severity


@dataclass(frozen=True)
class WithinRange:
    """A figure lies between `low` and `high` (None: open) and, where asked, is whole."""

    key: str
    low: Fraction | None = None
    high: Fraction | None = None
    whole: bool = False
    severity: Severity = Severity.ERROR

    @property
    def keys(self) -> tuple[str, ...]:
        """The one row."""
        return (self.key,)

    def check(self, figures: Figures) -> Finding | None:
        """A finding when the amount lies outside, or is a fraction of what cannot be divided."""
        said = figures.get(self.key)
        if said is None or said.amount is None:
            return None
        if self.low is not None and said.amount < self.low:
            template = N_(
                "“%(row)s” là %(stated)s, nhỏ hơn mức thấp nhất có thể là %(bound)s. Hãy sửa số liệu."
            )
            return self._finding(said, template, self.low)
        if self.high is not None and said.amount > self.high:
            template = N_(
                "“%(row)s” là %(stated)s, lớn hơn mức cao nhất có thể là %(bound)s. Hãy sửa số liệu."
            )
            return self._finding(said, template, self.high)
        if self.whole and said.amount.denominator != 1:
            template = N_(
                "“%(row)s” là %(stated)s nhưng chỉ tiêu này đếm từng đơn vị nên phải là số nguyên. "
                "Hãy kiểm tra dấu chấm và dấu phẩy."
            )
            return self._finding(said, template, None)
        return None

    def _finding(self, said: Said, template: str, bound: Fraction | None) -> Finding:
        params = {"row": said.name(self.key), "stated": said.shown, "bound": _printed(bound)}
        return Finding("range", self.severity, self.keys, said.amount, bound, Message(template, params))


def percent_range(key: str) -> WithinRange:
    """A percentage of a whole lies between 0 and 100."""
    return WithinRange(key, Fraction(0), Fraction(100))


def count_range(key: str) -> WithinRange:
    """A count is whole and not negative."""
    return WithinRange(key, Fraction(0), whole=True)


@dataclass(frozen=True)
class ChoiceInList:
    """A figure is one of the codes of its pinned list."""

    key: str
    codes: tuple[int, ...]
    severity: Severity = Severity.ERROR

    @property
    def keys(self) -> tuple[str, ...]:
        """The one row."""
        return (self.key,)

    def check(self, figures: Figures) -> Finding | None:
        """A finding when the code is not in the list, or words stand in its place."""
        said = figures.get(self.key)
        if said is None or said.figure.blank is not None or said.amount in self.codes:
            return None
        template = N_(
            "“%(row)s” ghi %(stated)s, không có trong danh mục. Hãy chọn một trong các mã: %(codes)s."
        )
        params = {
            "row": said.name(self.key),
            "stated": said.figure.text if said.amount is None else said.shown,
            "codes": ", ".join(map(str, self.codes)),
        }
        return Finding("choice", self.severity, self.keys, said.amount, None, Message(template, params))


def _printed(bound: Fraction | None) -> str:
    return print_number(bound) if bound is not None else ""
