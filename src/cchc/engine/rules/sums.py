"""A part is not larger than its total; the parts of a partition add up to it."""

from dataclasses import dataclass
from fractions import Fraction

from cchc.engine.arithmetic import WITHOUT_A_VALUE, amount_of
from cchc.engine.faults import N_
from cchc.engine.figures import MISSING, NOT_APPLICABLE
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.findings import Figures, Finding, Said, Severity
from cchc.engine.rules.slips import Slip, SlipKind, sum_slip

BLANK = Said(MISSING)
OUTSIDE = (*WITHOUT_A_VALUE, NOT_APPLICABLE)
SWAPPED_CELLS = Slip(SlipKind.SWAPPED, Message(N_("Có thể hai ô bị đảo chỗ.")))


@dataclass(frozen=True)
class PartOfTotal:
    """`part` is not larger than `total`."""

    part: str
    total: str
    severity: Severity = Severity.ERROR

    @property
    def keys(self) -> tuple[str, ...]:
        """The part, then the total."""
        return (self.part, self.total)

    def check(self, figures: Figures) -> Finding | None:
        """A finding when the part is larger; a total without a value says nothing."""
        part, total = (figures.get(key, BLANK) for key in self.keys)
        if part.amount is None or total.figure in OUTSIDE or total.figure.text is not None:
            return None
        whole = amount_of(total.figure)
        if part.amount <= whole:
            return None
        template = N_(
            "“%(part)s” là %(stated)s, lớn hơn “%(total)s” là %(whole)s. Phần không thể lớn hơn tổng. "
            "Hãy kiểm tra lại cả hai ô."
        )
        params = {
            "part": part.name(self.part),
            "stated": part.shown,
            "total": total.name(self.total),
            "whole": print_number(whole),
        }
        slip = SWAPPED_CELLS if whole else None
        return Finding("part", self.severity, self.keys, part.amount, whole, Message(template, params), slip)


@dataclass(frozen=True)
class Partition:
    """`parts` add up to `total`; `rounded` parts (percentages, millions) may miss it by their last digits."""

    total: str
    parts: tuple[str, ...]
    rounded: bool = False
    severity: Severity = Severity.ERROR

    @property
    def keys(self) -> tuple[str, ...]:
        """The total, then the parts."""
        return (self.total, *self.parts)

    def check(self, figures: Figures) -> Finding | None:
        """A finding when the sum differs; while a part is missing, only when the rest is already too much."""
        total = figures.get(self.total, BLANK)
        parts = {key: figures.get(key, BLANK) for key in self.parts}
        if total.figure in OUTSIDE or any(said.figure.text is not None for said in (total, *parts.values())):
            return None
        stated = amount_of(total.figure)
        amounts = {key: amount_of(said.figure) for key, said in parts.items() if said.figure not in OUTSIDE}
        added = sum(amounts.values(), Fraction(0))
        allowed = self._allowed(total, parts)
        lacking = [key for key, said in parts.items() if said.figure in WITHOUT_A_VALUE]
        holds = added - stated <= allowed if lacking else abs(added - stated) <= allowed
        return None if holds or not amounts else self._differs(figures, stated, amounts, bool(lacking))

    def _allowed(self, total: Said, parts: dict[str, Said]) -> Fraction:
        if not self.rounded:
            return Fraction(0)
        return max(sum((said.last_digit for said in parts.values()), Fraction(0)), total.last_digit)

    def _differs(
        self, figures: Figures, stated: Fraction, amounts: dict[str, Fraction], lacking: bool
    ) -> Finding:
        added = sum(amounts.values(), Fraction(0))
        named = {figures[key].name(key): amount for key, amount in amounts.items()}
        name = figures[self.total].name(self.total)
        template = N_(
            "Các phần của “%(total)s” cộng lại là %(written)s = %(computed)s, nhưng tổng ghi %(stated)s "
            "(lệch %(difference)s). Tổng phải bằng các phần cộng lại. Hãy kiểm tra từng dòng."
        )
        params = {
            "total": name,
            "written": " + ".join(print_number(amount) for amount in amounts.values()),
            "computed": print_number(added),
            "stated": print_number(stated),
            "difference": print_number(abs(added - stated)),
        }
        slip = None if lacking else sum_slip((name, stated), named, lambda whole, parts: whole == parts)
        return Finding("partition", self.severity, self.keys, stated, added, Message(template, params), slip)
