"""The same figure with digits exchanged, in other words or in a row."""

import pytest

from tests.checker.saying import findings, told

ROW = (
    "TT\tChỉ tiêu\tĐơn vị tính\tSố liệu\n1\tThủ tục áp dụng ở cấp huyện\tthủ tục\t{}\n"
    "2\tDự toán được giao\ttriệu đồng\t49.860"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nộp mạng {} và nộp tại chỗ 881.", "Có 5.681 hồ sơ nộp mạng trong quý, dân đỡ đi lại."),
        ("Nộp trực tuyến {} hồ sơ.", "Người dân đã gửi qua mạng 5.681 hồ sơ."),
    ],
)
def test_exchanged_digits_are_found_in_other_words(first: str, second: str) -> None:
    assert "duplicate:warning" in told(first.format("5.861"), second)
    assert "duplicate:warning" not in told(first.format("5.681"), second)


def test_a_digit_changed_in_a_long_figure_needs_more_in_common() -> None:
    first = "Cấp xã tiếp nhận 125.812 hồ sơ đất đai."
    assert "duplicate:warning" in told(first, "Hồ sơ đất đai cấp xã nhận 125.872.")
    assert findings(first, "Sở có 125.872 lượt truy cập.") == []


def test_exchanged_digits_of_other_things_are_left_alone() -> None:
    assert findings("Huyện có 1.432 cán bộ.", "Đã cấp 1.342 chữ ký số.") == []
    assert findings("Nộp trực tuyến 5.861 hồ sơ.", "Nộp trực tiếp 5.681 hồ sơ.") == []


def test_a_row_with_exchanged_digits() -> None:
    said = "Danh mục: ở huyện 241 thủ tục áp dụng; dự toán được giao 48.960 triệu đồng."
    assert [one.kind for one in findings(said, ROW.format("214"))] == ["duplicate", "duplicate"]
    assert [one.kind for one in findings(said, ROW.format("241"))] == ["duplicate"]
