"""Numbered documents cited several times."""

import pytest

from tests.checker.saying import findings, told

PLAN = "Theo Kế hoạch số {} của UBND tỉnh, các xã đã triển khai."


def test_one_day_each_time_holds() -> None:
    text = PLAN.format("45/KH-UBND ngày 12/01/2024")
    assert findings(text, text) == []
    assert "duplicate:held" in told(text, text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("45/KH-UBND ngày 12/01/2024", "45/KH-UBND ngày 21/01/2024"),
        ("45/KH-UBND ngày 12/01/2024", "45/KH-UBND ngày 12/01/2023"),
        ("62/KH-SKHHCN ngày 06/5/2024", "62/KH-SKHCN ngày 16/5/2024"),
        ("1794/KH-STC ngày 12/01/2024", "1749/KH-STC"),
    ],
)
def test_another_day_or_number_is_told(first: str, second: str) -> None:
    (found,) = findings(PLAN.format(first), PLAN.format(second).replace("Kế hoạch", "văn bản"))
    assert (found.kind, found.severity) == ("duplicate", "warning")


def test_a_number_without_its_sign_is_that_of_its_kind() -> None:
    assert findings("Quyết định số 5166/QĐ-UBND ngày 28/9/2024.", "Đoàn theo Quyết định số 5616 đã họp.")
    assert findings("Quyết định số 5166/QĐ-UBND ngày 28/9/2024.", "Theo Kế hoạch số 5616 đã họp.") == []


def test_plain_numbers_of_two_years_are_two_documents() -> None:
    assert findings(PLAN.format("45/KH-UBND ngày 12/01/2023"), PLAN.format("45/KH-UBND ngày 20/3/2024")) == []


def test_documents_of_a_row_count() -> None:
    row = "STT\tChỉ tiêu\tĐVT\tSố liệu\tGhi chú\n1\tKế hoạch\tVăn bản\t1\tsố 45/KH-UBND ngày 21/01/2024\n"
    assert findings(PLAN.format("45/KH-UBND ngày 12/01/2024"), row + "2\tSố cuộc họp\tCuộc\t3\t\n")


def test_a_sign_of_another_kind_is_told() -> None:
    (found,) = findings("Thực hiện theo Thông tư số 214/QĐ-BNV của Bộ trưởng.")
    assert (found.kind, found.stated, found.computed) == ("code", "QĐ", "TT")
    assert findings("Thực hiện theo Thông tư số 02/2021/TT-BNV và Công văn số 214/BNV-CCHC.") == []
