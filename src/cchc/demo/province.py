"""An Hải, the invented two-tier province, and what its units report for one quarter."""

from collections.abc import Iterator
from pathlib import Path

from cchc.catalogue.queries.definitions import definitions
from cchc.catalogue.queries.tables import FormTables, form_tables
from cchc.demo.figures import Reporter, figures_of, provincial_figures
from cchc.engine.kinds import Lane, Level, OverUnits
from cchc.engine.periods import Period
from cchc.reporting.services.record_submissions import UnitFigures, record_submissions
from cchc.statistics.services.record_figures import WriteResult
from cchc.units.queries.functions import holder
from cchc.units.queries.listing import units_on
from cchc.units.services.import_functions import import_functions
from cchc.units.services.import_units import import_units

FOLDER = Path(__file__).parent / "data" / "province"
PROVINCE = "ah"
FORM = "tk-2021-tinh"
PERIOD = Period.parse("2026-Q3")
LATE = frozenset({"ah-tayson", "ah-yendien"})
"""Communes that have not reported, so that the sums are partial and name them."""


def load_units(actor: str) -> int:
    """Load the province's units and who holds which function; return how many units there are."""
    import_units(FOLDER / "units.csv", actor)
    import_functions(FOLDER / "functions.csv", actor)
    return len(reporters())


def reporters() -> list[Reporter]:
    """Return the units that report: departments and communes in tree order."""
    listed = units_on(PERIOD.window().last_day, under=PROVINCE)
    return [Reporter(one.code, Level(one.level)) for one in listed if one.code != PROVINCE]


def record_quarter(actor: str) -> tuple[WriteResult, WriteResult]:
    """Record what the units submit and the approval of the same figures; twice changes nothing."""
    tables = form_tables(FORM)
    reports = list(_reports(tables))
    submitted, approved = (
        record_submissions(FORM, PERIOD, reports, lane=lane, actor=actor)
        for lane in (Lane.SUBMITTED, Lane.APPROVED)
    )
    return submitted, approved


def _reports(tables: FormTables) -> Iterator[UnitFigures]:
    known = definitions({ref.indicator for ref in tables.refs})
    for unit in reporters():
        figures = {} if unit.code in LATE else figures_of(unit, tables.refs, known)
        yield UnitFigures(unit.code, figures)
    stated = provincial_figures(FOLDER / "provincial.csv")
    owned = {ref for ref in stated if known[ref.indicator].over_units is OverUnits.OWNER}
    yield UnitFigures(PROVINCE, {ref: figure for ref, figure in stated.items() if ref not in owned})
    for ref in sorted(owned, key=str):
        office = holder(known[ref.indicator].owner, PROVINCE, PERIOD.window().last_day)
        yield UnitFigures(office.code, {ref: stated[ref]}, subject=PROVINCE)
