"""Use case: open the forms of many units for a period, with the sections of their offices."""

from collections.abc import Iterable, Iterator, Mapping

from django.db import transaction

from cchc.catalogue.models import Form
from cchc.catalogue.queries.tables import form_tables
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.foundation import audit
from cchc.reporting.enums import TransitionName
from cchc.reporting.models import Section, Submission
from cchc.reporting.queries.sections import OWN, Offices, offices_of
from cchc.reporting.queries.standing import standing_day
from cchc.reporting.services.transitions import log
from cchc.statistics.enums import View
from cchc.statistics.queries.reporting_windows import windows_for
from cchc.units.models import Unit
from cchc.units.queries import territory


def open_submissions(form: str, units: Iterable[str], period: Period, *, actor: str) -> dict[str, Submission]:
    """Return each unit's submission of a form for a period, by unit; what is not there is opened.

    Set-based, and done twice it changes nothing. What exists keeps its round, window and state, and gets the
    sections that it lacks. Raises UnknownFormFault, UnknownUnit, NotLivingFault; then nothing was written.
    """
    tables = form_tables(form)
    land = territory()
    codes = sorted({land.life(code).code for code in units})
    windows = windows_for(codes, period, land)
    places = Unit.objects.in_bulk(codes, field_name="code")
    days = {code: standing_day(places[code], windows[code], View.AS_REPORTED) for code in codes}
    stored = Form.objects.get(code=form)
    with transaction.atomic():
        opened = _open(stored, places, period, windows)
        found = _found(stored, codes, period)
        hosts = {code for code, one in found.items() if one.round and one.round.host_id == one.unit_id}
        _add_sections(found, offices_of(tables, days, land, hosts))
        log(
            TransitionName.OPENED,
            ((found[code], None, "", found[code].state) for code in opened),
            actor=actor,
        )
        if opened:
            audit.record(actor, "reporting.open_submissions", f"{form} {period}", f"{len(opened)} units")
    return found


def _found(form: Form, codes: Iterable[str], period: Period) -> dict[str, Submission]:
    rows = Submission.objects.filter(form=form, period=str(period), unit__code__in=list(codes))
    return {row.unit.code: row for row in rows.select_related("unit", "form", "round")}


def _open(form: Form, places: Mapping[str, Unit], period: Period, windows: Mapping[str, Window]) -> list[str]:
    """Create what is not there; return the units it was created for."""
    there = _found(form, places, period)
    new = sorted(places.keys() - there.keys())
    Submission.objects.bulk_create(
        [
            Submission(
                unit=places[code],
                form=form,
                period=str(period),
                window_from=windows[code].start,
                window_to=windows[code].stop,
            )
            for code in new
        ],
        ignore_conflicts=True,
    )
    return new


def _add_sections(
    found: Mapping[str, Submission],
    offices: Mapping[str, Offices],
) -> None:
    """Add the sections that submissions lack, as far as the whole submission has come."""
    there = set(
        Section.objects.filter(submission__in=list(found.values())).values_list("submission_id", "function")
    )
    wanted = [
        (found[code], function, office)
        for code, one in offices.items()
        for function, office in _sections_of(one)
        if (found[code].pk, function) not in there
    ]
    places = Unit.objects.in_bulk({office for *_, office in wanted}, field_name="code")
    Section.objects.bulk_create(
        [
            Section(submission=one, function=function, office=places[office], state=one.state)
            for one, function, office in wanted
        ],
        ignore_conflicts=True,
    )


def _sections_of(offices: Offices) -> Iterator[tuple[str, str]]:
    yield OWN, offices.unit
    yield from sorted(offices.by_function.items())
