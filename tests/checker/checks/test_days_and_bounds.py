"""Days after the signing, windows, falls and sums below zero, marks that miss one."""

import pytest

from tests.checker.saying import told

TITLE = "BÁO CÁO\n\nKết quả cải cách hành chính quý III năm 2024\n\n"
LATER = "Theo Công văn số 90/UBND-NC ngày 02/10/2024 của tỉnh."


@pytest.mark.parametrize(
    "line",
    [
        "Số: 517/BC-UBND\tGia Sơn, ngày 18 tháng 9 năm 2024",
        "Số: 517/BC-UBND Gia Sơn, ngày 18 tháng 9 năm 2024",
        "Ngày 18 tháng 9 năm 2024",
        "Gia Sơn, ngày 18/9/2024",
    ],
)
def test_the_day_of_signing_is_found_however_the_head_is_set(line: str) -> None:
    assert "date:error" in told(LATER, head=f"UBND HUYỆN GIA SƠN\n\n{line}\n\n{TITLE}")
    assert "date:error" not in told(LATER, head=TITLE)


def test_what_was_done_after_the_signing_is_doubtful_and_what_is_planned_is_not() -> None:
    assert "date:warning" in told("Kế hoạch khắc phục (ban hành ngày 15/5/2025) nêu các tiêu chí.")
    assert "date:warning" not in told("Hội nghị dự kiến họp ngày 15/5/2025.")


def test_a_window_needs_no_from() -> None:
    assert "date:error" in told("Số liệu lấy trong khoảng 15/12/2024 – 14/6/2024 trên hệ thống.")
    assert "date:held" in told("Số liệu lấy trong khoảng 15/12/2023 – 14/6/2024 trên hệ thống.")


def test_nothing_falls_by_more_than_all_of_it() -> None:
    assert "range:error" in told("Thời gian chờ trung bình giảm 128% so với năm 2023.")
    assert "range:error" not in told("Thời gian chờ trung bình giảm 28% so với năm 2023.")
    assert "range:error" not in told("Số lượt truy cập tăng 128% so với năm 2023.")


def test_a_sum_owed_is_not_below_zero() -> None:
    assert "range:warning" in told("Số nợ không còn khả năng thu là -38 tỷ đồng.")
    assert "range:warning" not in told("Chênh lệch thu chi là -38 tỷ đồng.")


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        (
            "Việc chưa được: (i) nợ; (ii) thiếu máy; (iii) xa dân.",
            "Chưa: (i) nợ; (ii) thiếu máy; (iv) xa dân.",
        ),
        ("Một là, nợ. Hai là, cũ. Ba là, xa.", "Một là, nợ. Hai là, cũ. Bốn là, xa."),
        ("i. nợ; ii. cũ; iii. xa.", "i. nợ; ii. cũ; iv. xa."),
        ("1. Nợ. 2. Cũ. 3. Xa.", "1. Nợ. 2. Cũ. 4. Xa."),
        ("1) nợ; 2) cũ; 3) xa.", "1) nợ; 2) cũ; 4) xa."),
        ("7.1. Chậm. 7.2. Chưa sạch. 7.3. Hỏng nhiều.", "7.1. Chậm. 7.2. Chưa sạch. 7.4. Hỏng nhiều."),
    ],
)
def test_marks_within_a_text_miss_none(whole: str, broken: str) -> None:
    assert "numbering:warning" not in told(whole)
    assert "numbering:warning" in told(broken)


def test_lettered_points_miss_none() -> None:
    assert "numbering:warning" in told("a) Đất đai còn trễ.", "b) Máy cũ.", "d) Người thiếu.")
    assert "numbering:warning" not in told("c) Đất đai còn trễ.", "d) Máy cũ.", "e) Người thiếu.")
