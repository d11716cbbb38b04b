"""A report issued for the tests of editions."""

from dataclasses import replace
from datetime import date

from cchc.engine.periods import Period
from cchc.publication.compose import Particulars
from cchc.publication.models import Edition
from cchc.publication.queries import editions
from cchc.publication.report import Asked
from cchc.publication.services.issue_edition import Issued, issue_edition
from cchc.reporting.published import WrittenCell
from cchc.reporting.services.import_published import import_published
from tests.reporting.loading import published

FORM = "tk-2024-so-ht"
ASKED = Asked(FORM, "ht-stc", Period.parse("2024-H1"))
GIVEN = Particulars("186", date(2024, 6, 15), signer="Nguyễn Văn Mẫu")


def issue(reason: str = "", given: Particulars = GIVEN) -> Issued:
    """Issue the department's report."""
    return issue_edition(ASKED, given, actor="test", reason=reason)


def issued() -> Edition:
    """Return the edition, with its files read from the database."""
    return editions.edition(issue().edition.code)


def correct_a_cell() -> tuple[str, str]:
    """Bring the report in again with one figure more; return the row's key and its new figure."""
    report = published(FORM)
    cell = next(cell for cell in report.cells if cell.as_written.isdecimal())
    new = str(int(cell.as_written) + 1)
    cells = tuple(WrittenCell(one.key, new, one.note) if one is cell else one for one in report.cells)
    import_published(replace(report, cells=cells), actor="test")
    return cell.key, new
