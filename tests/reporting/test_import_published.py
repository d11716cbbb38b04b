"""A published report comes in: what it leaves, done twice, and what it is refused for."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cchc.catalogue.queries.tables import UnknownFormFault
from cchc.engine.bindings.refs import parse_ref
from cchc.engine.faults import Fault
from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.engine.territory import UnknownUnit
from cchc.engine.windows import Window
from cchc.foundation.models import AuditLine
from cchc.reporting.enums import CellStatus, SubmissionState
from cchc.reporting.models import Cell, Submission
from cchc.reporting.published import PublishedReport, WrittenCell
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.standing import NotLivingFault
from cchc.reporting.services.import_published import ImportFault, import_published
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.resolve import Answer, Basis, Question, resolve
from tests.reporting.loading import KHANH_HOA, XIN_MAN, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

FORM, UNIT, PERIOD = KHANH_HOA
LAST_YEAR = Period.parse("2020-Q3")


def answered(unit: str, period: Period, ref: str, as_of: int | None = None) -> Answer:
    parsed = parse_ref(ref)
    return resolve(Question(unit, window_for(unit, period), (parsed,), as_of=as_of))[parsed]


def new_report(**cells: str) -> PublishedReport:
    """A small report of Khánh Hòa a year earlier."""
    written = tuple(WrittenCell(key, text) for key, text in cells.items())
    return PublishedReport(UNIT, FORM, LAST_YEAR, "Báo cáo thử", written)


def changed(form: str, **cells: str) -> PublishedReport:
    report = published(form)
    kept = tuple(replace(cell, as_written=cells.get(cell.key, cell.as_written)) for cell in report.cells)
    return replace(report, cells=kept)


def rows_stored() -> tuple[int, int, int]:
    return Submission.objects.count(), Cell.objects.count(), AuditLine.objects.count()


def test_figures_are_issued_facts_with_their_source() -> None:
    answer = answered(UNIT, PERIOD, "document.sent^whole")
    assert (answer.basis, answer.lane) == (Basis.REPORTED, Lane.ISSUED)
    assert answer.as_written == fill(*KHANH_HOA).row("documents_sent").shown


def test_the_submission_says_which_document_it_was() -> None:
    stored = Submission.objects.get(unit__code=UNIT)
    assert (stored.state, stored.document_number) == (SubmissionState.ISSUED, "186/BC-UBND")
    assert str(stored.document_date) == "2021-09-24"
    assert stored.cells.count() == len(published(FORM).cells)


def test_the_result_counts_and_names() -> None:
    result = import_published(new_report(directives="14", documents_sent="rất nhiều"), actor="test")
    assert (result.figures, result.conflicts, result.not_understood) == (1, (), ("documents_sent",))
    assert result.cells == len(published(FORM).cells)
    assert result.revision is not None
    assert (
        Cell.objects.get(submission__period="2020-Q3", row_key="documents_sent").status
        == CellStatus.NOT_UNDERSTOOD
    )


def test_what_was_not_understood_still_prints_as_it_was_written() -> None:
    import_published(new_report(documents_sent="rất nhiều"), actor="test")
    row = fill(FORM, UNIT, LAST_YEAR).row("documents_sent")
    assert (row.shown, row.figures[0].amount) == ("rất nhiều", None)


def test_done_twice_it_changes_nothing() -> None:
    before = rows_stored()
    cells = list(Cell.objects.values_list("pk", flat=True))
    result = import_published(published(FORM), actor="test")
    assert result.revision is None
    assert rows_stored() == before
    assert list(Cell.objects.values_list("pk", flat=True)) == cells


def test_a_corrected_report_appends_and_the_old_figure_stays_known() -> None:
    (old,) = fill(*KHANH_HOA).row("directives").figures
    earlier = Submission.objects.get(unit__code=UNIT).revision
    result = import_published(changed(FORM, directives="99"), actor="test")
    assert fill(*KHANH_HOA).row("directives").shown == "99"
    assert answered(UNIT, PERIOD, "directive.issued^own").figure.amount == 99
    assert answered(UNIT, PERIOD, "directive.issued^own", as_of=earlier).figure == old
    assert fill(*KHANH_HOA, as_of=earlier).row("directives").figures == (old,)
    assert result.revision is not None


def test_a_cell_emptied_in_a_corrected_report_ends_its_figure() -> None:
    import_published(new_report(directives="5", documents_sent="7"), actor="test")
    import_published(new_report(directives="5"), actor="test")
    assert answered(UNIT, LAST_YEAR, "document.sent^whole").is_missing
    assert answered(UNIT, LAST_YEAR, "directive.issued^own").figure == Figure(amount=Fraction(5))
    assert answered(UNIT, PERIOD, "document.sent^whole").basis is Basis.REPORTED


def test_the_first_in_printed_order_stays_where_rows_contradict() -> None:
    stored = Cell.objects.filter(submission__unit__code=XIN_MAN[1], status=CellStatus.CONFLICT)
    assert {(cell.row_key, cell.as_written, cell.conflicts_with) for cell in stored} == {
        ("autonomy", "74", "service_units"),
        ("autonomy_units", "74", "service_units"),
    }
    assert answered(XIN_MAN[1], XIN_MAN[2], "service_unit.count@end^whole").figure.amount == 61


def test_the_parts_in_a_note_are_facts_quoted_from_the_note() -> None:
    cells = (WrittenCell("on_time_land", "99%", "31.972/32.279 hồ sơ"),)
    import_published(replace(new_report(), cells=cells), actor="test")
    answer = answered(UNIT, LAST_YEAR, "dossier.finished[sector=land]^whole")
    assert answer.figure == Figure(amount=Fraction(32_279))
    assert answer.as_written == "31.972/32.279 hồ sơ"


def test_an_own_window_is_kept_for_the_unit_and_the_period() -> None:
    own = Window.parse("2022-12-15/2023-11-15")
    assert window_for(*XIN_MAN[1:]) == own
    assert window_for("hg", XIN_MAN[2]) == XIN_MAN[2].window()
    assert window_for(XIN_MAN[1], Period.parse("2022")) == Period.parse("2022").window()


REFUSED = [
    (replace(new_report(), unit="kh-skhc"), UnknownUnit, "kh-skhcn"),
    (replace(new_report(), form="tk-2021"), UnknownFormFault, "tk-2021-tinh"),
    (new_report(directives="1", directive="1", zzz="2"), ImportFault, "không có dòng directive, zzz"),
    (
        replace(new_report(), cells=(WrittenCell("directives", "1"), WrittenCell("directives", "2"))),
        ImportFault,
        "directives của biểu tk-2021-tinh đứng hai lần",
    ),
    (new_report(directives="x" * 301), ImportFault, "directives của biểu tk-2021-tinh dài quá 300 chữ"),
    (replace(new_report(), unit="kh-2025"), NotLivingFault, "từ 01/07/2025"),
    (
        replace(new_report(), unit="zz", window=Window.parse("2020-06-15/2020-09-14")),
        UnknownUnit,
        "zz",
    ),
]


@pytest.mark.parametrize(
    ("report", "kind", "named"), REFUSED, ids=lambda value: getattr(value, "__name__", None)
)
def test_a_report_that_does_not_fit_is_named_and_nothing_is_written(
    report: PublishedReport, kind: type[Fault], named: str
) -> None:
    before = rows_stored()
    with pytest.raises(kind, match=named):
        import_published(report, actor="test")
    assert rows_stored() == before
