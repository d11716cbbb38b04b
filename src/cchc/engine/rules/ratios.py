"""A percentage is its numerator divided by its denominator."""

from dataclasses import dataclass, replace
from fractions import Fraction

from cchc.engine.arithmetic import DivisionByZero, percent
from cchc.engine.faults import N_
from cchc.engine.figures import NONE_AROSE
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.agreement import agrees
from cchc.engine.rules.findings import Figures, Finding, Said, Severity
from cchc.engine.rules.slips import ratio_slip


@dataclass(frozen=True)
class RatioAgrees:
    """The percentage stated in `rate` is 100 × `numerator` ÷ `denominator`, as far as its digits tell."""

    rate: str
    numerator: str
    denominator: str
    severity: Severity = Severity.ERROR

    @property
    def keys(self) -> tuple[str, ...]:
        """The rate, then its two parts."""
        return (self.rate, self.numerator, self.denominator)

    def check(self, figures: Figures) -> Finding | None:
        """A finding when printing cannot explain the difference, or when something is divided by zero."""
        if any(key not in figures or figures[key].figure.text is not None for key in self.keys):
            return None
        rate, above, below = (figures[key] for key in self.keys)
        try:
            exact = percent(above.figure, below.figure)
        except DivisionByZero as fault:
            return self._finding(Severity.ERROR, rate.amount, None, Message(fault.template, fault.params))
        if rate.amount is None:
            return None
        if exact == NONE_AROSE:
            return self._without_base(rate)
        if exact.amount is None or agrees(rate.amount, exact.amount, rate.places):
            return None
        return self._differs(rate, above, below, exact.amount)

    def _without_base(self, rate: Said) -> Finding:
        template = N_(
            "“%(rate)s” ghi %(stated)s%% nhưng cả tử số và mẫu số đều bằng 0 nên không có tỷ lệ. "
            "Hãy để trống và ghi “không phát sinh”."
        )
        params = {"rate": rate.name(self.rate), "stated": rate.shown}
        return self._finding(Severity.WARNING, rate.amount, None, Message(template, params))

    def _differs(self, rate: Said, above: Said, below: Said, exact: Fraction) -> Finding:
        amounts = above.amount or Fraction(0), below.amount or Fraction(0)
        names = above.name(self.numerator), below.name(self.denominator)
        template = N_(
            "“%(rate)s” ghi %(stated)s%% nhưng %(above)s/%(below)s = %(computed)s%%. Tỷ lệ phải bằng "
            "“%(numerator)s” chia “%(denominator)s”. Hãy kiểm tra hai số ấy hoặc sửa tỷ lệ."
        )
        params = {
            "rate": rate.name(self.rate),
            "stated": rate.shown,
            "above": print_number(amounts[0]),
            "below": print_number(amounts[1]),
            "computed": print_number(exact, max(rate.places, 2)),
            "numerator": names[0],
            "denominator": names[1],
        }
        stated = rate.amount if rate.amount is not None else exact
        slip = ratio_slip(stated, rate.places, (names[0], amounts[0]), (names[1], amounts[1]))
        return replace(self._finding(self.severity, stated, exact, Message(template, params)), slip=slip)

    def _finding(
        self, severity: Severity, stated: Fraction | None, computed: Fraction | None, message: Message
    ) -> Finding:
        return Finding("ratio", severity, self.keys, stated, computed, message)
