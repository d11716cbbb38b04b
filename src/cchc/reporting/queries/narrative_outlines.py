"""Which outline a report follows: one loaded by its unit or the nearest above it, else one that ships."""

from datetime import date

from cchc.engine.kinds import Level
from cchc.engine.periods import Period
from cchc.reporting.models import Outline
from cchc.reporting.outlines import ReportOutline, outline_of, shipped_outlines
from cchc.reporting.queries.fill import FilledForm
from cchc.units.models import Ancestry
from cchc.units.queries.listing import on
from cchc.units.queries.listing import unit as unit_of


def outline_for(unit: str, period: Period, day: date) -> ReportOutline | None:
    """Return the outline of a unit's report for a period; None where there is none for its level.

    The nearest unit at or above it counts, then the highest version. Raises UnknownUnit.
    """
    level = Level(unit_of(unit).level)
    loaded = (outline_of(one.content) for one in loaded_outlines(unit, day))
    return next((one for one in (*loaded, *shipped_outlines()) if one.serves(level, period, day)), None)


def outline_of_form(filled: FilledForm) -> ReportOutline | None:
    """Return the outline of the report that a filled form belongs to."""
    return outline_for(filled.unit, filled.period, filled.day)


def loaded_outlines(unit: str, day: date) -> list[Outline]:
    """Return the outlines loaded by a unit or those above it on a day: nearest unit, newest version first."""
    above = dict(Ancestry.objects.filter(on(day), unit__code=unit).values_list("ancestor_id", "depth"))
    depths = above | {unit_of(unit).pk: 0}
    found = Outline.objects.filter(unit_id__in=depths).select_related("unit")
    return sorted(found, key=lambda one: (depths[one.unit_id], -one.version, one.code))
