"""The figures that a report's text may name: by row or ref, as a share, compared with an earlier time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction

from cchc.catalogue.queries.definitions import definitions
from cchc.document.markup import Bound, Mode
from cchc.engine.bindings.faults import BindingFault
from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.faults import N_, Fault
from cchc.engine.figures import Blank, Figure
from cchc.engine.kinds import Lane
from cchc.engine.numbers import print_count, print_number, round_half_up
from cchc.engine.periods import Period, PeriodKind
from cchc.reporting.queries.fill import FilledForm, FilledRow
from cchc.reporting.queries.narrative_earlier import before
from cchc.reporting.queries.printing import PRINTED_DECIMALS, print_figure
from cchc.statistics.resolve import Question, resolve

_PLAIN = re.compile(r"-?[\d.,/]+%?")
_COUNT = re.compile(r"[1-9]|[1-9]\d{3,14}")
_BLANKS = {
    Blank.NONE_AROSE: "0",
    Blank.NOT_APPLICABLE: "không áp dụng",
    Blank.NOT_YET_DUE: "chưa đến hạn",
    Blank.MISSING: "…",
}
_PERCENT = "%"
_CHANGE_DECIMALS = 1


class FigureFault(Fault):
    """A text names a figure that the form and the catalogue do not have."""


class Earlier(StrEnum):
    """With which time a figure is compared."""

    LAST_YEAR = "last_year"
    LAST_PERIOD = "last_period"

    def period(self, now: Period) -> Period:
        """Return the period compared with."""
        return now.last_year() if self is Earlier.LAST_YEAR else now.previous()

    def words(self, now: Period) -> str:
        """Return how a report calls it: “cùng kỳ năm 2020”, “quý II năm 2021”; a year before, “năm 2020”."""
        before = self.period(now)
        same_part = self is Earlier.LAST_YEAR and now.kind is not PeriodKind.YEAR
        return f"cùng kỳ năm {before.year}" if same_part else before.written()


@dataclass(frozen=True)
class Known:
    """A figure that a text may name; `anchor` is the key of its row, or its ref where no row prints it."""

    figure: Figure
    printed: str
    unit: str
    anchor: str
    ref: Ref | None
    scale: int = 1

    @property
    def amount(self) -> Fraction | None:
        """The amount in the row's scale; none arose counts 0; None where nothing is known."""
        if self.figure.blank is Blank.NONE_AROSE:
            return Fraction(0)
        return None if self.figure.amount is None else self.figure.amount / self.scale

    @property
    def is_rate(self) -> bool:
        """Whether it is in per cent."""
        return self.unit == _PERCENT


@dataclass(frozen=True)
class Printed:
    """A bound figure as printed: the number itself, with the words around it, and what it is bound to.

    `note` says in a footnote what its comparison rests on, where that is not the unit's own report.
    """

    number: str
    anchor: str
    lead: str = ""
    tail: str = ""
    missing: bool = False
    note: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.lead}{self.number}{self.tail}"


@dataclass(frozen=True)
class FigureBook:
    """Every figure that texts of one report may name; `merged`: whose the `earlier` ones are, if several."""

    period: Period
    known: Mapping[str, Known]
    earlier: Mapping[Earlier, Mapping[Ref, Figure]] = field(default_factory=dict)
    merged: Mapping[Earlier, tuple[str, ...]] = field(default_factory=dict)

    def find(self, target: str) -> Known | None:
        """Return the figure of a row key or ref; None if there is none of this name."""
        return self.known.get(target) or self.known.get(_canonical(target))

    def amount(self, bound: Bound) -> Fraction | None:
        """Return what a bound figure amounts to; None where it cannot be told."""
        known = self.find(bound.target)
        now = known.amount if known else None
        if known is None or now is None:
            return None
        if bound.mode is Mode.CHANGE:
            then = self._then(known, bound)
            return None if then is None else now - then
        other = self.find(bound.other) if bound.other else None
        if bound.mode in {Mode.RATE, Mode.MINUS}:
            return _paired(now, other.amount if other else None, bound.mode)
        return now

    def print(self, bound: Bound) -> Printed:
        """Return a bound figure as it is printed; raises FigureFault for a name that is not there."""
        known = self._named(bound, bound.target)
        printed = self._print(bound, known)
        counts = known.amount is not None and not known.is_rate and not printed.tail.startswith(_PERCENT)
        return replace(printed, number=count_in_text(printed.number)) if counts else printed

    def _print(self, bound: Bound, known: Known) -> Printed:
        if bound.mode is Mode.CHANGE:
            return self._change(bound, known)
        if bound.mode is Mode.PLAIN:
            return Printed(known.printed, known.anchor, missing=known.figure.blank is Blank.MISSING)
        if bound.mode is Mode.UNIT:
            return _with_unit(known)
        other = self._named(bound, bound.other)
        anchor = f"{known.anchor} {bound.mode} {other.anchor}"
        amount = self.amount(bound)
        if amount is None:
            return Printed("…", anchor, missing=True)
        percent = bound.mode is Mode.RATE or known.is_rate
        number = print_number(round_half_up(amount, PRINTED_DECIMALS))
        return Printed(number, anchor, tail=_PERCENT if percent else "")

    def _named(self, bound: Bound, target: str) -> Known:
        known = self.find(target)
        if known is None:
            near = get_close_matches(target, self.known, n=3, cutoff=0.5)
            raise FigureFault(
                N_(
                    "Dòng %(line)d, cột %(column)d: không có số liệu “%(target)s”. "
                    "Hãy dùng khóa dòng của biểu hoặc chỉ tiêu của danh mục; gần giống: %(near)s."
                ),
                line=bound.spot.line,
                column=bound.spot.column,
                target=target,
                near=", ".join(near) or "—",
            )
        return known

    def _then(self, known: Known, bound: Bound) -> Fraction | None:
        figure = self.earlier.get(_earlier(bound), {}).get(known.ref) if known.ref else None
        return replace(known, figure=figure).amount if figure else None

    def _change(self, bound: Bound, known: Known) -> Printed:
        anchor = f"{known.anchor} {bound.mode} {bound.other}"
        words = _earlier(bound).words(self.period)
        then, now = self._then(known, bound), known.amount
        if then is None or now is None:
            return Printed("", anchor, lead=f"chưa có số liệu so với {words}", missing=True)
        note = self._note(_earlier(bound))
        if now == then:
            return Printed("", anchor, lead=f"bằng {words}", note=note)
        return replace(_difference(known, now, then, Printed("", anchor, tail=f" so với {words}")), note=note)

    def _note(self, which: Earlier) -> str:
        """Tell of which units the earlier figures are, where these were merged since."""
        units = self.merged.get(which)
        if not units:
            return ""
        return f"Số liệu {which.words(self.period)} là của các đơn vị trước sắp xếp: {', '.join(units)}."


def count_in_text(number: str) -> str:
    """Return a whole number as running text has it: 09, 1.901; anything else as it is."""
    return print_count(int(number)) if _COUNT.fullmatch(number) else number


def figure_book(
    filled: FilledForm, bounds: Iterable[Bound], *, lane: Lane = Lane.APPROVED, as_of: int | None = None
) -> FigureBook:
    """Return the figures of a filled form, with those beyond it and those of before that texts name.

    Asks the ledger at most once for figures beyond the form and once for each time compared with.
    """
    named = list(bounds)
    known = dict(_of_form(filled))
    beyond = {ref for bound in named for ref in _refs_beyond(bound, known)}
    known |= _resolved(filled, beyond, lane, as_of)
    compared = [bound for bound in named if bound.mode is Mode.CHANGE]
    refs: dict[Earlier, set[Ref]] = {}
    for bound in compared:
        found = known.get(bound.target) or known.get(_canonical(bound.target))
        if found and found.ref:
            refs.setdefault(_earlier(bound), set()).add(found.ref)
    told = {
        which: before(filled, which.period(filled.period), some, lane, as_of) for which, some in refs.items()
    }
    return FigureBook(
        filled.period,
        known,
        {which: one.figures for which, one in told.items()},
        {which: one.merged for which, one in told.items()},
    )


def _of_form(filled: FilledForm) -> Iterator[tuple[str, Known]]:
    """Rows by key and by ref; where several rows print one ref, the first with an amount stands for it."""
    by_ref: dict[str, Known] = {}
    for row in filled.rows:
        if not row.figures:
            continue
        for place, ref in enumerate(row.row.reported or (None,)):
            figure = row.figures[place] if place < len(row.figures) else row.figures[0]
            one = _of_row(row, figure, ref)
            if ref is not None and len(row.figures) > 1:
                one = replace(one, anchor=str(ref))
            if ref is not None and (str(ref) not in by_ref or by_ref[str(ref)].figure.amount is None):
                by_ref[str(ref)] = one
            if place == 0:
                printed = one.printed if len(row.figures) == 1 else row.shown
                yield row.row.key, replace(one, printed=printed, anchor=row.row.key)
    for ref, answer in ((ref, answer) for row in filled.rows for ref, answer in row.answers.items()):
        by_ref.setdefault(str(ref), _of_answer(ref, answer.figure))
    yield from by_ref.items()


def _of_row(row: FilledRow, figure: Figure, ref: Ref | None) -> Known:
    unit = "" if row.row.choices else row.row.unit
    return Known(figure, _printed(row, figure), unit, row.row.key, ref, row.row.scale)


def _printed(row: FilledRow, figure: Figure) -> str:
    """The figure as the row prints it, without a unit that stood in the cell ("54 TTHC")."""
    if figure.blank is not None:
        return _BLANKS[figure.blank]
    if len(row.figures) == 1 and _PLAIN.fullmatch(row.shown):
        return row.shown.removesuffix(_PERCENT)
    return print_figure(row.row, figure)


def _of_answer(ref: Ref, figure: Figure, unit: str = "") -> Known:
    if figure.blank is not None:
        return Known(figure, _BLANKS[figure.blank], unit, str(ref), ref)
    amount = figure.amount
    text = figure.text or "" if amount is None else print_number(round_half_up(amount, PRINTED_DECIMALS))
    return Known(figure, text, unit, str(ref), ref)


def _refs_beyond(bound: Bound, known: Mapping[str, Known]) -> Iterator[Ref]:
    others = [bound.other] if bound.mode in {Mode.RATE, Mode.MINUS} else []
    for target in (bound.target, *others):
        if target not in known and _canonical(target) not in known and (ref := _ref(target)):
            yield ref


def _resolved(filled: FilledForm, refs: set[Ref], lane: Lane, as_of: int | None) -> dict[str, Known]:
    meant = definitions({ref.indicator for ref in refs}) if refs else {}
    asked = tuple(sorted((ref for ref in refs if ref.indicator in meant), key=str))
    if not asked:
        return {}
    question = Question(filled.unit, filled.window, asked, lane, filled.view, as_of)
    return {
        str(ref): _of_answer(ref, answer.figure, _unit_of(meant[ref.indicator].value_type.value))
        for ref, answer in resolve(question).items()
    }


def _unit_of(value_type: str) -> str:
    return _PERCENT if value_type == "percent" else ""


def _earlier(bound: Bound) -> Earlier:
    if bound.other not in list(Earlier):
        raise FigureFault(
            N_(
                "Dòng %(line)d, cột %(column)d: không so sánh được với “%(other)s”. "
                "Hãy viết change last_year hoặc change last_period."
            ),
            line=bound.spot.line,
            column=bound.spot.column,
            other=bound.other,
        )
    return Earlier(bound.other)


def _canonical(target: str) -> str:
    ref = _ref(target)
    return str(ref) if ref else target


def _ref(target: str) -> Ref | None:
    if "." not in target:
        return None
    try:
        return parse_ref(target)
    except BindingFault:
        return None


def _paired(now: Fraction, other: Fraction | None, mode: Mode) -> Fraction | None:
    if other is None or (mode is Mode.RATE and other == 0):
        return None
    return 100 * now / other if mode is Mode.RATE else now - other


def _with_unit(known: Known) -> Printed:
    missing = known.figure.blank is Blank.MISSING
    if known.is_rate:
        return Printed(known.printed, known.anchor, tail=_PERCENT, missing=missing)
    unit = known.unit[:1].lower() + known.unit[1:]
    return Printed(known.printed, known.anchor, tail=f" {unit}" if unit else "", missing=missing)


def _difference(known: Known, now: Fraction, then: Fraction, like: Printed) -> Printed:
    """More or less: in points of per cent, else in per cent of what it was; a plain number where it was 0."""
    lead = "tăng " if now > then else "giảm "
    if known.is_rate:
        number, unit = round_half_up(abs(now - then), PRINTED_DECIMALS), " điểm phần trăm"
    elif then == 0:
        number, unit = round_half_up(abs(now), PRINTED_DECIMALS), ""
    else:
        number, unit = round_half_up(100 * abs(now - then) / then, _CHANGE_DECIMALS), _PERCENT
    if number == 0:
        return Printed("", like.anchor, lead=f"tương đương {like.tail.removeprefix(' so với ')}")
    return Printed(print_number(number), like.anchor, lead, f"{unit}{like.tail}")
