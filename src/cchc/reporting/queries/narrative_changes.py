"""What changed in a report against the last one of the same kind: figures row by row, sections of text."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from fractions import Fraction

from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.reporting.models import Submission
from cchc.reporting.outlines import ReportOutline
from cchc.reporting.queries.fill import FilledForm, FilledRow, fill
from cchc.reporting.queries.narrative_texts import stored_texts
from cchc.reporting.queries.printing import printed_amount


class Change(StrEnum):
    """What became of a row or a section."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class FigureChange:
    """A row that prints something else; `difference`: new minus old as printed, None without two."""

    key: str
    stt: str
    label: str
    unit: str
    old: str
    new: str
    difference: Fraction | None


@dataclass(frozen=True)
class SectionChange:
    """A section whose text is new, gone or another one; `likeness` of old and new from 0 to 1."""

    key: str
    title: str
    change: Change
    likeness: float


@dataclass(frozen=True)
class ReportChanges:
    """What changed against the report of `last`; `last` and `last_form` are empty where there is none."""

    last: Period | None
    last_form: str
    figures: tuple[FigureChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()


def changes_since_last(
    filled: FilledForm, outline: ReportOutline | None, *, lane: Lane = Lane.APPROVED
) -> ReportChanges:
    """Return what changed against the last earlier report of the unit for the same kind of period.

    The same form is preferred; rows of another form are matched by the figure they report, and rows that only
    one of the two has are left out: they are a change of the form.
    """
    before = _last(filled)
    if before is None:
        return ReportChanges(None, "")
    period = Period.parse(before.period)
    old = fill(before.form.code, filled.unit, period, lane=lane)
    return ReportChanges(
        last=period,
        last_form=before.form.code,
        figures=tuple(_figures(old, filled)),
        sections=tuple(_sections(old, filled, outline)) if outline else (),
    )


def _last(filled: FilledForm) -> Submission | None:
    """The latest one before; of the same period, that of the same form."""
    found = Submission.objects.filter(unit__code=filled.unit).select_related("form")
    earlier = [
        (period, one.form.code == filled.form.code, one)
        for one in found
        if (period := Period.parse(one.period)).kind is filled.period.kind and period < filled.period
    ]
    return max(earlier, key=lambda found: found[:2])[2] if earlier else None


def _figures(old: FilledForm, new: FilledForm) -> Iterator[FigureChange]:
    same = old.form.code == new.form.code
    by_key = {row.row.key: row for row in old.rows}
    by_ref = {str(row.row.reported[0]): row for row in reversed(old.rows) if row.row.reported}
    for row in new.rows:
        ref = str(row.row.reported[0]) if row.row.reported else ""
        before = by_key.get(row.row.key) if same else by_ref.get(ref)
        if before is None or row.row.is_heading or before.shown == row.shown:
            continue
        then, now = _amount(before), _amount(row)
        difference = None if then is None or now is None else now - then
        if difference != 0:
            yield FigureChange(
                row.row.key, row.row.stt, row.row.label, row.row.unit, before.shown, row.shown, difference
            )


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
