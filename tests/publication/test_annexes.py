"""Appendices as printed tables."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cchc.document.tree import AnnexHeading, Cell, NumberFormat, Row, RowKind, Section, Table, plain
from cchc.engine.figures import MISSING, NONE_AROSE, NOT_APPLICABLE, Blank, Figure
from cchc.engine.periods import Period
from cchc.publication.annexes import annex_sections, value_cell
from cchc.reporting.queries.fill import FilledForm, FilledRow, fill
from tests.reporting.loading import (
    HA_TINH_FINANCE,
    KHANH_HOA,
    KHANH_HOA_SCIENCE,
    XIN_MAN,
    Report,
    row_of,
    submit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

REPORTS = [KHANH_HOA, XIN_MAN, KHANH_HOA_SCIENCE, HA_TINH_FINANCE]
LATER = ("tk-2021-tinh", "th", Period.parse("2025-Q4"))


def sections(filled: FilledForm) -> tuple[Section, ...]:
    return annex_sections(filled, "(Kèm theo …)", "chân trang")


def table_of(section: Section) -> Table:
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    return table


def tables(report: Report) -> list[Table]:
    return [table_of(section) for section in sections(fill(*report))]


def value(report: Report, key: str) -> Cell:
    return value_cell(fill(*report).row(key), {})


def width(row: Row) -> int:
    return sum(cell.column_span for cell in row.cells)


def test_a_grouped_head_spans_unit_and_figure_over_two_lines() -> None:
    (table,) = tables(KHANH_HOA)
    first, second = table.header
    assert [(cell.text, cell.column_span, cell.row_span) for cell in first.cells] == [
        ("STT", 1, 2),
        ("Chỉ tiêu thống kê", 1, 2),
        ("Kết quả thống kê", 2, 1),
        ("Ghi chú", 1, 2),
    ]
    assert [cell.text for cell in second.cells] == ["Đơn vị tính", "Số liệu"]


def test_a_flat_head_is_one_line() -> None:
    heads = [table.header for table in tables(XIN_MAN)]
    flat = [head for head in heads if len(head) == 1]
    assert flat
    assert flat[0][0].cells[0].text == "STT"


@pytest.mark.parametrize("report", REPORTS)
def test_every_row_fills_the_columns_with_its_spans(report: Report) -> None:
    for table in tables(report):
        covered = 0
        for row in table.rows:
            assert width(row) + (1 if covered else 0) == len(table.columns), row.key
            down = max(cell.row_span for cell in row.cells)
            covered = down - 1 if down > 1 else max(covered - 1, 0)
        assert covered == 0


@pytest.mark.parametrize("report", REPORTS)
def test_rows_come_in_printed_order_with_their_text(report: Report) -> None:
    filled = fill(*report)
    printed = [row for table in tables(report) for row in table.rows]
    assert [row.key for row in printed] == [row.row.key for row in filled.rows]
    assert [row.cells[-2].text for row in printed] == [row.as_written for row in filled.rows]
    assert [row.cells[-1].text for row in printed] == [row.note for row in filled.rows]


def test_row_groups_span_their_rows_and_stand_once() -> None:
    found = [
        (table, row) for report in REPORTS for table in tables(report) for row in table.rows if width(row)
    ]
    spanning = [row.cells[1] for _, row in found if len(row.cells) > 2 and row.cells[1].row_span > 1]
    grouped = [row.row.group for report in REPORTS for row in fill(*report).rows if row.row.group]
    assert sum(cell.row_span for cell in spanning) == len(grouped)
    assert {cell.text for cell in spanning} == set(grouped)


def test_headings_are_group_rows() -> None:
    (table,) = tables(KHANH_HOA)
    kinds = {row.key: row.kind for row in table.rows}
    assert kinds["direction"] is RowKind.GROUP
    assert kinds["directives"] is RowKind.PLAIN


def test_each_code_of_a_choice_stands_on_its_own_line() -> None:
    (table,) = tables(KHANH_HOA)
    (unit,) = [row.cells[2].text for row in table.rows if row.key == "online_meeting"]
    assert "\n" in unit


@pytest.mark.parametrize(
    ("report", "key", "number", "shown"),
    [
        (KHANH_HOA, "on_time_land", "99", NumberFormat(2, suffix="%")),
        (KHANH_HOA, "service_posts_streamlined", "4246", NumberFormat()),
        (XIN_MAN, "on_time_communes", "98.8", NumberFormat(1)),
        (XIN_MAN, "inspected_divisions", "3", NumberFormat(pad=2)),
        (XIN_MAN, "investment_planned", None, None),
    ],
)
def test_numbers_are_exact_behind_what_is_printed(
    report: Report, key: str, number: str | None, shown: NumberFormat | None
) -> None:
    cell = value(report, key)
    assert cell.text == fill(*report).row(key).as_written
    if number is None:
        assert cell.number == fill(*report).row(key).figures[0].amount / 1_000_000  # type: ignore[operator]
    else:
        assert (cell.number, cell.number_format) == (Fraction(number), shown)


@pytest.mark.parametrize(
    ("report", "key"),
    [
        (KHANH_HOA, "job_positions_service"),
        (XIN_MAN, "training"),
        (KHANH_HOA_SCIENCE, "procedures_abolished"),
    ],
)
def test_what_is_not_one_number_stays_text(report: Report, key: str) -> None:
    cell = value(report, key)
    assert cell.number is None
    assert cell.text == fill(*report).row(key).as_written


def test_a_number_written_with_a_point_keeps_its_digits() -> None:
    row, _ = row_of("tk-2021-tinh", "processes_approved_rate")
    filled = FilledRow(row, (Figure(amount=Fraction("1.5")),), as_written="1.5")
    assert value_cell(filled, {}).number_format == NumberFormat(1)


def test_a_computed_number_is_printed_and_kept_alike() -> None:
    row, _ = row_of("tk-2021-tinh", "processes_approved_rate")
    cell = value_cell(FilledRow(row, (Figure(amount=Fraction(179800, 1846)),)), {})
    assert (cell.text, cell.number, cell.number_format) == ("97,4", Fraction("97.4"), NumberFormat(1))


@pytest.mark.parametrize("figure", [NONE_AROSE, NOT_APPLICABLE, Figure(blank=Blank.NOT_YET_DUE), MISSING])
def test_a_blank_is_a_dash_with_its_mark(figure: Figure) -> None:
    row, _ = row_of("tk-2021-tinh", "directives")
    cell = value_cell(FilledRow(row, (figure,)), {figure.blank: "7"} if figure.blank else {})
    assert cell.text == "–7"
    assert cell.runs[1].superscript


def test_the_legend_explains_the_marks_that_occur() -> None:
    (later,) = tables(LATER)
    assert [plain(line).strip() for line in later.legend] == [
        "1 Không áp dụng với đơn vị. 2 Chưa có số liệu."
    ]
    marked = {plain(cell.runs) for row in later.rows for cell in row.cells if len(cell.runs) == 2}
    assert marked == {"–1", "–2"}
    (written,) = tables(KHANH_HOA)
    assert written.legend == ()


def test_a_partial_sum_says_of_how_many_units_figures_are_missing() -> None:
    submit(LATER[2], {"th-snv": {"document.sent^whole": 3}, "th-stp": {}})
    (table,) = tables(LATER)
    (row,) = [row for row in table.rows if row.key == "documents_sent"]
    assert [cell.text for cell in row.cells[-2:]] == ["3", "Thiếu 01 đơn vị"]
    assert plain(table.legend[-1]) == "Số liệu tổng hợp chưa bao gồm: Sở Tư pháp."


def test_headings_carry_title_and_reference() -> None:
    (section,) = sections(fill(*KHANH_HOA))
    (heading,) = [block for block in section.blocks if isinstance(block, AnnexHeading)]
    assert heading.title == heading.title.upper()
    assert heading.reference == "(Kèm theo …)"
    assert (section.name, section.footer) == ("Phụ lục", "chân trang")
    assert replace(section, name="").name == ""
