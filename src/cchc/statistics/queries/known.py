"""Everything that is known for a unit over a window, as refs."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.utils import timezone

from cchc.catalogue.models import Indicator
from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.bindings.refs import ASKED, AT_END, Moment, MomentKind, Ref
from cchc.engine.kinds import Reach
from cchc.engine.members import figure_key
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.statistics.models import Coordinate, Slice
from cchc.statistics.queries.slices import SliceRow
from cchc.statistics.resolution.lanes import READING_ORDER
from cchc.statistics.resolution.question import Question
from cchc.statistics.resolution.standing import Standing
from cchc.statistics.resolution.windows import basis_of, is_inside, year_start_of
from cchc.units.models import Unit
from cchc.units.queries import territory as read_territory

YEAR_TO_DATE = Moment(MomentKind.YTD)


def known_refs(question: Question, indicators: Collection[str] | None = None) -> tuple[Ref, ...]:
    """Return the refs under which something is known for a unit or for those that count for it.

    Looked at are the question's window and those inside it, its end, the year to date, and windows since a
    year; all indicators if none are named. A ref may still turn out to be missing, where nothing adds up.
    Raises UnknownUnit.
    """
    slices = _slices(question, indicators)
    moments = {
        row.pk: moment for row in slices if (moment := _moment(row.window, question.window)) is not None
    }
    standing = _standing(question)
    counted = standing.at(question.unit)
    subjects = dict(Unit.objects.filter(code__in=set(counted.weights)).values_list("pk", "code"))
    found = _breakdowns(moments.keys(), subjects)
    codes = dict(Indicator.objects.values_list("pk", "code"))
    named = {row.pk: codes[row.indicator] for row in slices}
    refs = {
        Ref(named[pk], Breakdown.parse(figure_key(key)), moments[pk], reach)
        for pk, subject, given, key in found
        for reach in _reaches(Reach(given), stands_here=subject in counted.exactly)
    }
    return tuple(sorted(refs, key=str))


def _standing(question: Question) -> Standing:
    territory = read_territory()
    territory.life(question.unit)
    today = question.today or timezone.localdate()
    return Standing(territory, question.window, question.view, today)


def _reaches(given: Reach, *, stands_here: bool) -> tuple[Reach, ...]:
    """An own figure of the unit is known by itself and in the whole; everything else only in the whole."""
    return (Reach.OWN, Reach.WHOLE) if given is Reach.OWN and stands_here else (Reach.WHOLE,)


def _slices(question: Question, indicators: Collection[str] | None) -> list[SliceRow]:
    rows = Slice.stored().filter(
        lane__in=READING_ORDER[question.lane],
        window_to__gt=question.window.start,
        window_to__lte=question.window.stop,
    )
    if indicators is not None:
        rows = rows.filter(indicator__code__in=indicators)
    fields = ("pk", "indicator_id", "definition_version", "window_from", "window_to", "lane")
    return [SliceRow(*row) for row in rows.order_by().values_list(*fields)]


def _moment(window: Window, asked: Window) -> Moment | None:
    """Return the moment under which a window is seen from the asked one; None if under none."""
    if window.is_instant:
        return AT_END if window == asked.end else None
    if window == asked or is_inside(asked, window):
        return ASKED
    if window.stop != asked.stop:
        return None
    if window.start == year_start_of(asked):
        return YEAR_TO_DATE
    return _since(window.start, asked)


def _since(start: date, asked: Window) -> Moment | None:
    for year in (start.year, start.year + 1):
        base = Period.parse(f"{year:04}")
        if base.window(basis_of(asked)).start == start:
            return Moment(MomentKind.SINCE, base)
    return None


def _breakdowns(slices: Collection[int], subjects: Mapping[int, str]) -> Iterable[tuple[int, str, str, str]]:
    rows = Coordinate.stored().filter(slice_id__in=slices, subject_id__in=subjects.keys()).order_by()
    fields = ("slice_id", "subject_id", "reach", "breakdown")
    return [
        (pk, subjects[subject], reach, key)
        for pk, subject, reach, key in rows.values_list(*fields).distinct()
    ]
