"""What changed in a report against the last one of the same kind: figures row by row, sections of text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import StrEnum
from fractions import Fraction

from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.reporting.models import Submission
from cchc.reporting.outlines import ReportOutline
from cchc.reporting.queries.fill import FilledForm, FilledRow, fill
from cchc.reporting.queries.narrative_earlier import before, last_day_of, origins
from cchc.reporting.queries.narrative_texts import stored_texts
from cchc.reporting.queries.printing import print_row, printed_amount
from cchc.statistics.resolve import window_for
from cchc.units.queries import territory
from cchc.units.queries.listing import names_on


class Change(StrEnum):
    """What became of a row or a section."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Printing:
    """What the report of one of several units printed."""

    unit: str
    shown: str


@dataclass(frozen=True)
class FigureChange:
    """A row that prints something else; `difference`: new minus old as printed, None without two.

    Against several units that were merged since, `old` is what they come to together, empty where that is not
    known, and `of` what each of them printed.
    """

    key: str
    stt: str
    label: str
    unit: str
    old: str
    new: str
    difference: Fraction | None
    of: tuple[Printing, ...] = ()


@dataclass(frozen=True)
class SectionChange:
    """A section whose text is new, gone or another one; `likeness` of old and new from 0 to 1.

    `of` is the unit whose text the old one is, empty for the unit's own.
    """

    key: str
    title: str
    change: Change
    likeness: float
    of: str = ""


@dataclass(frozen=True)
class ReportChanges:
    """What changed against the report of `last`; `last` and `last_form` are empty where there is none.

    `merged` names, by code, the units that the unit came out of since; `silent` are those without a report.
    """

    last: Period | None
    last_form: str
    figures: tuple[FigureChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Earlier:
    """A period before: the form of each unit that reported then, and all that it takes to compare."""

    period: Period
    forms: Mapping[str, str]
    units: tuple[str, ...]


def changes_since_last(
    filled: FilledForm, outline: ReportOutline | None, *, lane: Lane = Lane.APPROVED
) -> ReportChanges:
    """Return what changed against the last earlier report of the unit for the same kind of period.

    The same form is preferred; rows of another form are matched by the figure they report, and rows that only
    one of the two has are left out: they are a change of the form. A unit that others were merged into since
    is compared with all of them: with what they come to together, and with what each of them printed.
    """
    found = _last(filled)
    if found is None:
        return ReportChanges(None, "")
    own = found.units == (filled.unit,)
    reports = {unit: fill(form, unit, found.period, lane=lane) for unit, form in found.forms.items()}
    sections = (
        replace(change, of="" if own else unit)
        for unit, old in reports.items()
        for change in (_sections(old, filled, outline) if outline else ())
    )
    old = next(iter(reports.values()))
    figures = _figures(old, filled) if own else _against_merged(reports, filled, lane)
    last_form = filled.form.code if filled.form.code in found.forms.values() else old.form.code
    merged = {} if own else {code: _name(code, old.window) for code in found.units}
    silent = frozenset(merged.keys() - reports.keys())
    return ReportChanges(found.period, last_form, tuple(figures), tuple(sections), merged, silent)


def _last(filled: FilledForm) -> _Earlier | None:
    """The latest period before with a report of the unit itself, or of one that it came out of since."""
    land = territory()
    past = {code for act in land.successions if act.effective_on <= filled.day for code in act.predecessors}
    codes = {filled.unit, *past}
    stored = Submission.objects.filter(unit__code__in=codes).values_list("unit__code", "form__code", "period")
    said: dict[Period, dict[str, set[str]]] = {}
    for unit, form, written in stored:
        period = Period.parse(written)
        if period.kind is filled.period.kind and period < filled.period:
            said.setdefault(period, {}).setdefault(unit, set()).add(form)
    for period in sorted(said, reverse=True):
        window = window_for(filled.unit, period)
        mine = origins(filled.unit, window, filled.day, land) or (filled.unit,)
        forms = {unit: _form(said[period][unit], filled.form.code) for unit in mine if unit in said[period]}
        if forms:
            return _Earlier(period, forms, mine)
    return None


def _form(forms: set[str], preferred: str) -> str:
    return preferred if preferred in forms else max(forms)


def _name(code: str, window: Window) -> str:
    return names_on(last_day_of(code, window), [code]).get(code, code)


def _against_merged(reports: Mapping[str, FilledForm], new: FilledForm, lane: Lane) -> Iterator[FigureChange]:
    """The rows in which the unit differs from what the others come to; where that is unknown, from any."""
    refs = {row.row.reported[0] for row in new.rows if row.row.reported}
    period = next(iter(reports.values())).period
    together = before(new, period, refs, lane).figures
    matched = {unit: _matcher(old, new) for unit, old in reports.items()}
    for row in new.rows:
        of = tuple(
            Printing(unit, found.shown)
            for unit, match in matched.items()
            if (found := match(row)) is not None
        )
        if row.row.is_heading or not of:
            continue
        known = together.get(row.row.reported[0]) if len(row.row.reported) == 1 else None
        then = None if known is None or known.amount is None else printed_amount(row.row, known.amount)
        now = _amount(row)
        difference = None if then is None or now is None else now - then
        same = all(one.shown == row.shown for one in of) if difference is None else difference == 0
        if not same:
            old = "" if known is None else print_row(row.row, (known,))
            yield _changed(row, old, difference, of)


def _changed(
    row: FilledRow, old: str, difference: Fraction | None, of: tuple[Printing, ...] = ()
) -> FigureChange:
    return FigureChange(row.row.key, row.row.stt, row.row.label, row.row.unit, old, row.shown, difference, of)


def _matcher(old: FilledForm, new: FilledForm) -> Callable[[FilledRow], FilledRow | None]:
    """How a row of the new report finds its row in the old one: by key, or by the figure in another form."""
    if old.form.code == new.form.code:
        by_key = {row.row.key: row for row in old.rows}
        return lambda row: by_key.get(row.row.key)
    by_ref = {str(row.row.reported[0]): row for row in reversed(old.rows) if row.row.reported}
    return lambda row: by_ref.get(str(row.row.reported[0]) if row.row.reported else "")


def _figures(old: FilledForm, new: FilledForm) -> Iterator[FigureChange]:
    match = _matcher(old, new)
    for row in new.rows:
        before_row = match(row)
        if before_row is None or row.row.is_heading or before_row.shown == row.shown:
            continue
        then, now = _amount(before_row), _amount(row)
        difference = None if then is None or now is None else now - then
        if difference != 0:
            yield _changed(row, before_row.shown, difference)


def _amount(filled: FilledRow) -> Fraction | None:
    """The number as printed; 06 and 6 are one."""
    if len(filled.figures) != 1 or filled.figures[0].amount is None:
        return None
    return printed_amount(filled.row, filled.figures[0].amount)


def _sections(old: FilledForm, new: FilledForm, outline: ReportOutline) -> Iterator[SectionChange]:
    before, after = stored_texts(old), stored_texts(new)
    titles = {section.key: section.title for section, _ in outline.walk()}
    order = [*titles, *(key for key in before if key not in titles)]
    for key in order:
        then = before[key].text if key in before else ""
        now = after[key].text if key in after else ""
        if then != now:
            change = Change.ADDED if not then else Change.CHANGED if now else Change.REMOVED
            likeness = SequenceMatcher(None, then.split(), now.split(), autojunk=False).ratio()
            yield SectionChange(key, titles.get(key, key), change, round(likeness, 2))
