"""One indicator has one value wherever it is printed; some figures never fall within a year."""

from dataclasses import dataclass

from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.rules.agreement import agrees
from cchc.engine.rules.findings import Figures, Finding, Said, Severity


@dataclass(frozen=True)
class SameValue:
    """Rows that print the same figure print the same value, as far as the shorter print tells."""

    keys: tuple[str, ...]
    severity: Severity = Severity.ERROR

    def check(self, figures: Figures) -> Finding | None:
        """A finding that names the first two rows that differ; blank rows say nothing."""
        said = [
            (key, figures[key]) for key in self.keys if key in figures and figures[key].figure.blank is None
        ]
        for key, other in said[1:]:
            first_key, first = said[0]
            if not _same(first, other):
                return self._differs(first.name(first_key), first, other.name(key), other)
        return None

    def _differs(self, name: str, first: Said, other_name: str, other: Said) -> Finding:
        template = N_(
            "Cùng một chỉ tiêu nhưng “%(first)s” ghi %(stated)s còn “%(other)s” ghi %(different)s. "
            "Một chỉ tiêu chỉ có một giá trị trong một báo cáo. Hãy thống nhất hai nơi."
        )
        params = {
            "first": name,
            "stated": first.figure.text or first.shown,
            "other": other_name,
            "different": other.figure.text or other.shown,
        }
        return Finding(
            "same", self.severity, self.keys, first.amount, other.amount, Message(template, params)
        )


@dataclass(frozen=True)
class NeverFalls:
    """A figure that accumulates is not smaller than it was at an earlier date of the same year."""

    earlier: str
    later: str
    severity: Severity = Severity.ERROR

    @property
    def keys(self) -> tuple[str, ...]:
        """The earlier figure, then the later one."""
        return (self.earlier, self.later)

    def check(self, figures: Figures) -> Finding | None:
        """A finding when the later figure is smaller; without both amounts, none."""
        before, after = figures.get(self.earlier), figures.get(self.later)
        if before is None or after is None or before.amount is None or after.amount is None:
            return None
        if after.amount >= before.amount:
            return None
        template = N_(
            "“%(row)s” là %(stated)s, nhỏ hơn kỳ trước (%(before)s). Số lũy kế trong năm không thể giảm. "
            "Hãy kiểm tra lại, hoặc ghi rõ lý do đính chính kỳ trước."
        )
        params = {"row": after.name(self.later), "stated": after.shown, "before": before.shown}
        return Finding(
            "monotone", self.severity, self.keys, after.amount, before.amount, Message(template, params)
        )


def _same(one: Said, other: Said) -> bool:
    if one.amount is None or other.amount is None:
        return one.figure == other.figure
    if one.places == other.places:
        return one.amount == other.amount
    if one.places < other.places:
        return agrees(one.amount, other.amount, one.places)
    return agrees(other.amount, one.amount, other.places)
