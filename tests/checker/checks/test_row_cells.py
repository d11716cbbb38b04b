"""The cells of one row."""

import pytest

from tests.checker.saying import findings, told

HEADER = "STT\tChỉ tiêu\tĐơn vị tính\t{}\tGhi chú\n"
REST = "8\tSố cuộc họp\tCuộc\t3\t\n9\tSố lớp\tLớp\t4\t\n"


def report(row: str, columns: str = "Số liệu") -> str:
    tabs = "\t" * columns.count("\t")
    return HEADER.format(columns) + row + "\n" + REST.replace("\t\n", f"\t{tabs}\n")


@pytest.mark.parametrize(
    "row",
    [
        "1\tCó trang tin (Có = 1; Không = 0)\tMã\t2\t",
        "1\tPhòng họp không giấy (có: 1, chưa có: 0)\tMã\t3\t",
        "1\tCó trang tin\tCó = 1; Không = 0\t5\t",
    ],
)
def test_codes_nobody_offers(row: str) -> None:
    (found,) = findings(report(row))
    assert (found.kind, found.severity) == ("code", "error")


def test_codes_of_further_years_count_and_comparisons_do_not() -> None:
    row = "1\tCó trang tin\tCó = 1; Không = 0\t1\t{}\t{}\t"
    columns = "Năm 2023\tNăm 2024\tSo sánh (%)"
    assert findings(report(row.format("0", "100"), columns)) == []
    assert [one.stated for one in findings(report(row.format("4", "100"), columns))] == ["4"]


def test_a_pair_and_its_percentage_in_one_cell() -> None:
    assert "ratio:held" in told(report("1\tHồ sơ số hóa\tHồ sơ\t2.617/2.840 (92,15%)\t"))
    (found,) = findings(report("1\tHồ sơ số hóa\tHồ sơ\t5.716/5.847 (79,76%)\t"))
    assert (found.kind, found.stated, found.computed) == ("ratio", "79,76%", "97,76%")


def test_a_note_that_tells_the_figure_again_holds() -> None:
    assert "duplicate:held" in told(report("1\tSố nhiệm vụ\tNhiệm vụ\t38\t38 nhiệm vụ trọng tâm"))
    assert "duplicate:held" not in told(report("1\tSố nhiệm vụ\tNhiệm vụ\t38\t36 nhiệm vụ trọng tâm"))
