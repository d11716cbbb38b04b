"""Counts of bodies with a point below for each."""

import pytest

from tests.checker.saying import findings, told

NAMES = ("Sở Nội vụ: đúng hạn.", "Sở Văn hóa, Thể thao và Du lịch.", "UBND xã Hòa Sơn;", "Thanh tra tỉnh.")
POINTS = "".join(f"\n\n- {name}" for name in NAMES)


@pytest.mark.parametrize("end", ["", "\n\nTrong năm còn nhiều việc phải làm."])
def test_a_point_for_each(end: str) -> None:
    text = "Trong kỳ đã kiểm tra {} cơ quan, đơn vị, gồm:" + POINTS + end
    assert "sum:held" in told(text.format("04"))
    assert "sum:warning" in told(text.format("06"))


@pytest.mark.parametrize(
    "text",
    [
        "Trong kỳ đã kiểm tra 06 cơ quan, đơn vị, trong đó có:" + POINTS,
        "Trong kỳ đã kiểm tra 06 đơn vị thuộc các cơ quan:" + POINTS,
        "Trong kỳ đã kiểm tra 06 cơ quan, đơn vị:" + POINTS + "\n\n- Công tác khác được duy trì.",
        "Trong kỳ đã kiểm tra 16 cơ quan, đơn vị:" + POINTS,
        "Trong kỳ có 06 cơ quan được khen, 02 cơ quan bị phê bình, gồm:" + POINTS,
        "Trong kỳ đã kiểm tra 06 cơ quan, đơn vị:\n\nSở Nội vụ.",
    ],
)
def test_other_points_are_left_alone(text: str) -> None:
    assert [one for one in findings(text) if one.kind == "sum"] == []
