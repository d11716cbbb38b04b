"""Pure folds: the figure of a unit from those below it, the figure of a long window from short ones."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cchc.engine.arithmetic import NOT_YET_DUE, added, amount_of, percent
from cchc.engine.faults import N_
from cchc.engine.figures import MISSING, NOT_APPLICABLE, Figure
from cchc.engine.kinds import OverTime, OverUnits
from cchc.engine.windows import TilingFault, Window, tiling


@dataclass(frozen=True)
class Part:
    """What one unit contributes; `day` and `sequence` (a revision) order parts for `latest`."""

    unit: str
    figure: Figure
    day: date = date.min
    sequence: int = 0


@dataclass(frozen=True)
class Aggregate:
    """The figure of the whole, who is in it and who is not; `reason` says why a kind gives no figure."""

    figure: Figure
    counted: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    not_yet_due: tuple[str, ...] = ()
    reason: str | None = None

    @property
    def complete(self) -> bool:
        """Whether nobody expected is missing or not yet due."""
        return not self.missing and not self.not_yet_due


def over_units(kind: OverUnits, parts: Iterable[Part], *, owner: str | None = None) -> Aggregate:
    """Fold the parts of a whole; a unit expected but silent is a part that is missing.

    The figure comes from the parts present and is MISSING when there are none; `complete` tells whether it
    may be shown as the whole. Not applicable parts are neither counted nor missing. A ratio, a count of
    distinct members and a kind without aggregation never come from the figures of parts.
    """
    given = sorted(parts, key=lambda part: part.unit)
    if kind is OverUnits.OWNER:
        given = [part for part in given if part.unit == owner] or [Part(owner or "", MISSING)]
    fold = FOLDS.get(kind)
    if fold is None:
        return Aggregate(MISSING, reason=REFUSALS[kind])
    present = [part for part in given if part.figure not in (MISSING, NOT_YET_DUE, NOT_APPLICABLE)]
    expected = sum(part.figure != NOT_APPLICABLE for part in given)
    lacking = any(part.figure in (MISSING, NOT_YET_DUE) for part in given)
    nothing = MISSING if lacking or not given else NOT_APPLICABLE
    return Aggregate(
        fold(present, expected) if present else nothing,
        counted=tuple(part.unit for part in present),
        missing=_units(given, MISSING),
        not_yet_due=_units(given, NOT_YET_DUE),
    )


def distinct_members(lists: Iterable[Iterable[str]]) -> Figure:
    """How many different members the lists of all units have: 159 procedures in 100 communes are 159."""
    return Figure(amount=Fraction(len({member for members in lists for member in members})))


def ratio_of_sums(numerators: Iterable[Part], denominators: Iterable[Part]) -> Aggregate:
    """The percentage of summed numerators in the summed denominators, over units that have both.

    A unit with only one of the two is missing, so that both sums are over the same units.
    Raises DivisionByZero.
    """
    above = {part.unit: part for part in numerators}
    below = {part.unit: part for part in denominators}
    units = sorted(above.keys() | below.keys())
    pairs = {
        unit: (above.get(unit, Part(unit, MISSING)).figure, below.get(unit, Part(unit, MISSING)).figure)
        for unit in units
    }
    kinds = {unit: _pair_kind(*pair) for unit, pair in pairs.items()}
    counted = tuple(unit for unit in units if kinds[unit] is None)
    missing = tuple(unit for unit in units if kinds[unit] == MISSING)
    waiting = tuple(unit for unit in units if kinds[unit] == NOT_YET_DUE)
    if not counted:
        return Aggregate(MISSING if missing or waiting or not units else NOT_APPLICABLE, (), missing, waiting)
    sums = (added(pairs[unit][side] for unit in counted) for side in (0, 1))
    return Aggregate(percent(*sums), counted, missing, waiting)


def over_time(kind: OverTime, whole: Window, facts: Mapping[Window, Figure]) -> Aggregate:
    """The figure of `whole` from the facts of one unit in one breakdown.

    A fact of exactly this window always wins. Otherwise a flow adds the facts whose windows tile it exactly,
    and refuses with the gap or overlap as reason; a stock is the fact at the instant at which `whole` stops;
    `ytd` and `since` already accumulate and are never added.
    """
    wanted = whole.end if kind is OverTime.STOCK else whole
    if wanted in facts:
        return Aggregate(facts[wanted], (str(wanted),))
    if kind is not OverTime.FLOW:
        return Aggregate(MISSING, missing=(str(wanted),), reason=TIME_REFUSALS[kind])
    try:
        pieces = tiling(whole, facts)
    except TilingFault as fault:
        return Aggregate(MISSING, missing=(str(whole),), reason=str(fault))
    figures = {str(piece): facts[piece] for piece in pieces}
    return Aggregate(
        added(figures.values()),
        counted=tuple(name for name, figure in figures.items() if figure not in (MISSING, NOT_YET_DUE)),
        missing=tuple(name for name, figure in figures.items() if figure == MISSING),
        not_yet_due=tuple(name for name, figure in figures.items() if figure == NOT_YET_DUE),
    )


def _units(parts: Iterable[Part], figure: Figure) -> tuple[str, ...]:
    return tuple(part.unit for part in parts if part.figure == figure)


def _pair_kind(numerator: Figure, denominator: Figure) -> Figure | None:
    """The blank that keeps a unit out of a ratio of sums; None when both its figures are there."""
    for blank in (MISSING, NOT_YET_DUE, NOT_APPLICABLE):
        if blank in (numerator, denominator):
            return blank
    return None


def _sum(parts: list[Part], _expected: int) -> Figure:
    return added(part.figure for part in parts)


def _largest(parts: list[Part], _expected: int) -> Figure:
    return max(
        (part.figure for part in parts), key=lambda figure: (figure.amount is not None, amount_of(figure))
    )


def _latest(parts: list[Part], _expected: int) -> Figure:
    return max(parts, key=lambda part: (part.day, part.sequence, part.unit)).figure


def _share(parts: list[Part], expected: int) -> Figure:
    yes = sum(amount_of(part.figure) != 0 for part in parts)
    return percent(Figure(amount=Fraction(yes)), Figure(amount=Fraction(expected)))


FOLDS: Mapping[OverUnits, Callable[[list[Part], int], Figure]] = {
    OverUnits.SUM: _sum,
    OverUnits.MAX: _largest,
    OverUnits.LATEST: _latest,
    OverUnits.SHARE: _share,
    OverUnits.OWNER: _latest,
}

REFUSALS: Mapping[OverUnits, str] = {
    OverUnits.RATIO: N_("Tỷ lệ không cộng được. Hãy cộng tử số và mẫu số rồi tính lại."),
    OverUnits.DISTINCT: N_(
        "Số thành viên khác nhau không cộng được vì một thành viên có thể ở nhiều đơn vị. "
        "Hãy đếm lại trên danh sách gộp hoặc dùng số do đơn vị cấp trên báo cáo."
    ),
    OverUnits.NONE: N_("Chỉ tiêu này không tổng hợp từ cấp dưới. Hãy dùng số do chính đơn vị báo cáo."),
}

TIME_REFUSALS: Mapping[OverTime, str] = {
    OverTime.STOCK: N_("Số thời điểm không cộng theo thời gian. Hãy nhập số tại ngày cuối kỳ."),
    OverTime.YTD: N_("Số lũy kế từ đầu năm không cộng theo thời gian. Hãy nhập số lũy kế đến hết kỳ."),
    OverTime.SINCE: N_("Số lũy kế từ kỳ gốc không cộng theo thời gian. Hãy nhập số lũy kế đến hết kỳ."),
}
