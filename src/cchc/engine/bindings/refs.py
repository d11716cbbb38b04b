"""A reference to a figure: what is counted, of which breakdown, over which window, with what reach."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cchc.engine.bindings.breakdown import AXIS, TOTAL, VALUE, Breakdown
from cchc.engine.bindings.cursor import Cursor
from cchc.engine.bindings.faults import BindingFault
from cchc.engine.faults import N_
from cchc.engine.kinds import Reach
from cchc.engine.periods import Basis, Period, PeriodFault
from cchc.engine.windows import Window

INDICATOR = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.]*")
PERIOD = re.compile(r"[0-9]{4}(?:-[A-Za-z0-9]+)?")


class MomentKind(StrEnum):
    """Over which window a reference looks, seen from the window that is asked about."""

    WINDOW = "window"
    END = "end"
    YTD = "ytd"
    SINCE = "since"
    AT = "at"


BASED = frozenset({MomentKind.SINCE, MomentKind.AT})


class MomentFault(BindingFault):
    """A moment without its base period, with one too many, or that lies after the window asked about."""


@dataclass(frozen=True, order=True)
class Moment:
    """A kind of moment, with its base period for `since` and `at` and for no other."""

    kind: MomentKind = MomentKind.WINDOW
    base: Period | None = None

    def __post_init__(self) -> None:
        if (self.base is not None) != (self.kind in BASED):
            raise MomentFault(
                N_(
                    "Mốc “%(kind)s” %(rule)s. "
                    "Hãy viết “since:2015” hoặc “at:2015”; các mốc khác không có kỳ gốc."
                ),
                kind=self.kind.value,
                rule=N_("cần kỳ gốc") if self.kind in BASED else N_("không nhận kỳ gốc"),
            )

    def window(self, asked: Window, year_start: date, basis: Basis = Basis.REPORTING) -> Window:
        """The window looked at; it stops with the asked one, except `at:P`, the instant at which P ends.

        `ytd` begins on `year_start`, `since:P` on the first day of P. Raises MomentFault when that is later.
        """
        if self.base is not None:
            base = self.base.window(basis)
            return base.end if self.kind is MomentKind.AT else self._up_to(asked, base.start)
        if self.kind is MomentKind.YTD:
            return self._up_to(asked, year_start)
        return asked.end if self.kind is MomentKind.END else asked

    def _up_to(self, asked: Window, start: date) -> Window:
        if start > asked.stop:
            raise MomentFault(
                N_(
                    "Mốc “%(moment)s” bắt đầu ngày %(start)s, sau khi kỳ được hỏi đã kết thúc. "
                    "Hãy chọn kỳ gốc sớm hơn."
                ),
                moment=str(self),
                start=start.strftime("%d/%m/%Y"),
            )
        return Window(start, asked.stop)

    def __str__(self) -> str:
        return self.kind.value if self.base is None else f"{self.kind.value}:{self.base}"


ASKED = Moment()
AT_END = Moment(MomentKind.END)


@dataclass(frozen=True)
class Ref:
    """One figure asked for; `str()` is canonical: the moment printed unless `window`, the reach always."""

    indicator: str
    breakdown: Breakdown = TOTAL
    moment: Moment = ASKED
    reach: Reach = Reach.WHOLE

    def __post_init__(self) -> None:
        if not INDICATOR.fullmatch(self.indicator):
            raise BindingFault(
                N_(
                    "“%(code)s” không phải mã chỉ tiêu. "
                    "Hãy viết dạng “dossier.finished” (chữ thường không dấu)."
                ),
                code=self.indicator,
            )

    def __hash__(self) -> int:
        """Leave out moment and reach: they seldom tell refs apart, and refs are looked up very often."""
        return hash((self.indicator, self.breakdown.axes))

    def __str__(self) -> str:
        axes = f"[{self.breakdown.key.replace(';', ',')}]" if self.breakdown.axes else ""
        moment = "" if self.moment == ASKED else f"@{self.moment}"
        return f"{self.indicator}{axes}{moment}^{self.reach.value}"


@dataclass(frozen=True)
class Known:
    """The words that exist: indicators, values by axis, rows of the form. Empty means: anything goes."""

    indicators: Collection[str] = ()
    axes: Mapping[str, Collection[str]] = field(default_factory=dict)
    rows: Collection[str] = ()


ANYTHING = Known()


def parse_ref(text: str, known: Known = ANYTHING) -> Ref:
    """Read one reference; without a moment it is @window, without a reach ^whole. Raises SyntaxFault."""
    cursor = Cursor(text)
    ref = read_ref(cursor, known)
    cursor.end(N_("hết tham chiếu"))
    return ref


def read_ref(cursor: Cursor, known: Known) -> Ref:
    """Read one reference at the cursor."""
    start = cursor.offset
    indicator = cursor.word(INDICATOR, N_("mã chỉ tiêu (như “dossier.finished”)"))
    if known.indicators and indicator not in known.indicators:
        cursor.refuse(
            N_("mã chỉ tiêu đã có trong danh mục"), at=start, word=indicator, known=known.indicators
        )
    breakdown = _read_breakdown(cursor, known) if cursor.took("[") else TOTAL
    moment = _read_moment(cursor) if cursor.took("@") else ASKED
    reach = _read_reach(cursor) if cursor.took("^") else Reach.WHOLE
    return Ref(indicator, breakdown, moment, reach)


def _read_breakdown(cursor: Cursor, known: Known) -> Breakdown:
    axes: dict[str, tuple[str, ...]] = {}
    while True:
        start = cursor.offset
        axis = cursor.word(AXIS, N_("tên chiều phân tổ"))
        if axis in axes:
            cursor.refuse(N_("chiều phân tổ chưa ghi (gộp các giá trị bằng dấu “|”)"), at=start)
        if known.axes and axis not in known.axes:
            cursor.refuse(N_("chiều phân tổ đã khai báo"), at=start, word=axis, known=known.axes)
        cursor.expect("=")
        axes[axis] = _read_values(cursor, known.axes.get(axis, ()))
        if cursor.took("]"):
            return Breakdown(tuple(axes.items()))
        if not cursor.took(","):
            cursor.refuse(N_("“|”, “,” hoặc “]”"))


def _read_values(cursor: Cursor, known: Collection[str]) -> tuple[str, ...]:
    values = []
    while True:
        start = cursor.offset
        value = cursor.word(VALUE, N_("giá trị của chiều phân tổ"))
        if known and value not in known:
            cursor.refuse(N_("giá trị đã khai báo của chiều"), at=start, word=value, known=known)
        values.append(value)
        if not cursor.took("|"):
            return tuple(values)


def _read_moment(cursor: Cursor) -> Moment:
    start = cursor.offset
    word = cursor.take(WORD) or ""
    if word not in set(MomentKind):
        cursor.refuse(
            N_("mốc window, end, ytd, since:KỲ hoặc at:KỲ"), at=start, word=word, known=list(MomentKind)
        )
    kind = MomentKind(word)
    if kind not in BASED:
        return Moment(kind)
    cursor.expect(":")
    start = cursor.offset
    period = cursor.word(PERIOD, N_("kỳ gốc (như 2015 hoặc 2021-Q3)"))
    try:
        return Moment(kind, Period.parse(period))
    except PeriodFault:
        return cursor.refuse(N_("kỳ gốc (như 2015 hoặc 2021-Q3)"), at=start)


def _read_reach(cursor: Cursor) -> Reach:
    start = cursor.offset
    word = cursor.take(WORD) or ""
    if word not in set(Reach):
        cursor.refuse(N_("phạm vi own hoặc whole"), at=start, word=word, known=list(Reach))
    return Reach(word)
