"""Counts followed by how far their members have come, and points lost without the word for points."""

import pytest

from tests.checker.saying import findings, told


@pytest.mark.parametrize(
    "text",
    [
        "Phát hiện 54 sai sót; 41 đã sửa, {} đang sửa.",
        "Có 54 văn bản phải xử lý; 41 đã bãi bỏ, {} chưa xử lý.",
    ],
)
def test_states_are_not_more_than_the_whole(text: str) -> None:
    assert "sum:held" in told(text.format(13))
    assert "sum:warning" in told(text.format(31))
    assert findings(text.format(11)) == []


def test_points_lost_are_those_not_given() -> None:
    assert "sum:held" in told("Thể chế: được 11,44/13,50; mất 2,06; nguyên nhân chậm.")
    assert "sum:error" in told("Thể chế: được 11,44/13,50; mất 2,16; nguyên nhân chậm.")
