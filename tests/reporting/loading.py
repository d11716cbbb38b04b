"""The catalogue, the units and the published reports; and short ways to add to them."""

from collections.abc import Mapping
from fractions import Fraction

from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import TableRow, form_tables
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.demo.published import published_reports
from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.reporting.published import PublishedReport
from cchc.reporting.services.import_published import import_published
from cchc.reporting.services.record_submissions import UnitFigures, record_submissions
from cchc.statistics.services.record_figures import WriteResult
from cchc.units.services.worked_examples import load_worked_examples

Report = tuple[str, str, Period]

KHANH_HOA: Report = ("tk-2021-tinh", "kh", Period.parse("2021-Q3"))
XIN_MAN: Report = ("tk-2023-huyen", "hg-xinman", Period.parse("2023"))
KHANH_HOA_SCIENCE: Report = ("tk-2022-so-kh", "kh-skhcn", Period.parse("2022-H1"))
HA_TINH_FINANCE: Report = ("tk-2024-so-ht", "ht-stc", Period.parse("2024-H1"))


def load_basics() -> None:
    """Load the shipped catalogue and the units of the published reports."""
    load_catalogue(actor="test")
    load_worked_examples("test")


def load_reports() -> None:
    """Load the basics and the published reports."""
    load_basics()
    for report in published_reports():
        import_published(report, actor="test")


def published(form: str) -> PublishedReport:
    """Return the shipped report that fills a form."""
    return next(report for report in published_reports() if report.form == form)


def row_of(form: str, key: str) -> tuple[TableRow, dict[str, Definition]]:
    """Return a row of a form and what its indicators mean."""
    row = next(row for row in form_tables(form).rows if row.key == key)
    return row, definitions({ref.indicator for ref in row.refs})


def figures(amounts: Mapping[str, int | str | Figure]) -> dict[Ref, Figure]:
    """Return figures by ref from plain amounts by the text of a ref."""
    return {
        parse_ref(ref): amount if isinstance(amount, Figure) else Figure(amount=Fraction(amount))
        for ref, amount in amounts.items()
    }


def submit(
    period: Period,
    given: Mapping[str, Mapping[str, int | str | Figure]],
    *,
    form: str = "tk-2021-tinh",
    lane: Lane = Lane.APPROVED,
) -> WriteResult:
    """Record what units report on a form for a period."""
    reports = [UnitFigures(unit, figures(amounts)) for unit, amounts in given.items()]
    return record_submissions(form, period, reports, lane=lane, actor="test")
