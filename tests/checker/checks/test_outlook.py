"""Deadlines of what is still to be done, against the day of signing (20/12/2024)."""

import pytest

from tests.checker.saying import told

HEADING = "II. Phương hướng, nhiệm vụ năm 2025"


@pytest.mark.parametrize(
    "text",
    [
        "Khắc phục các hồ sơ quá hạn trước ngày {}; kiểm tra 5 xã.",
        "Tổ chức đối thoại với doanh nghiệp, chậm nhất {}.",
    ],
)
def test_a_task_is_not_due_before_the_report(text: str) -> None:
    assert "date:warning" in told(HEADING, text.format("31/3/2024"))
    assert "date:warning" not in told(HEADING, text.format("31/3/2025"))


def test_an_aim_is_ahead_wherever_it_stands() -> None:
    assert "date:warning" in told("Phấn đấu hoàn thành trước ngày 31/10/2024 việc rà soát.")


def test_what_was_due_and_what_was_asked_for_is_left_alone() -> None:
    assert "date:warning" not in told("Các xã nộp báo cáo trước ngày 31/10/2024.")
    assert "date:warning" not in told(HEADING, "Theo yêu cầu phải xong trước ngày 31/10/2024, đã xong cả.")
    assert "date:warning" not in told(HEADING, "III. Kết quả", "Nộp báo cáo trước ngày 31/10/2024.")
