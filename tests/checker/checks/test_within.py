"""Counts that lie in other counts, and counts beside each other that do not."""

import pytest

from tests.checker.saying import findings, told


@pytest.mark.parametrize(
    "text",
    [
        "Có {} người được cấp tài khoản trong 51.760 người thuộc diện.",
        "Số trạm đạt chuẩn là {} trong 51.760 trạm.",
        "Trong 51.760 hồ sơ trả sai hẹn có {} hồ sơ kèm thư xin lỗi.",
        "Có 51.760 thủ tục đủ điều kiện và {} trong số đó đã đưa lên trực tuyến.",
    ],
)
def test_a_part_is_not_larger_than_what_it_is_in(text: str) -> None:
    assert "subset:held" in told(text.format("50.184"))
    assert "subset:warning" in told(text.format("52.184"))


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận 45 hồ sơ trong 12 ngày.",
        "Trong 3 xã có 12 hồ sơ quá hạn.",
        "Tiếp nhận 5 hồ sơ trong kỳ; 12 hồ sơ kỳ trước chuyển sang.",
        "Hai xã có 5 hồ sơ trên địa bàn, huyện có 12 hồ sơ.",
    ],
)
def test_other_neighbours_are_left_alone(text: str) -> None:
    assert findings(text) == []
