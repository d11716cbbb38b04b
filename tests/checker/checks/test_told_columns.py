"""Rows of several columns."""

from tests.checker.saying import findings, told

TABLE = (
    "STT\tChỉ tiêu\tĐơn vị tính\tQuý I\tQuý II\tQuý III\t9 tháng\n"
    "1\tHội nghị trực tuyến\tHội nghị\t18\t31\t24\t73\n"
    "2\tTổng thu bảo hiểm\tTỷ đồng\t1.094\t1.176\t1.158\t3.428\n"
    "3\tSố lớp\tLớp\t4\t3\t2\t9\n"
)


def test_a_figure_of_any_column_holds() -> None:
    assert "duplicate:held" in told("Trong 9 tháng đã tổ chức 73 hội nghị trực tuyến.", TABLE)


def test_exchanged_digits_are_told() -> None:
    (found,) = findings("Trong 9 tháng đã tổ chức 37 hội nghị trực tuyến.", TABLE)
    assert (found.stated, found.computed) == ("37", "73")
    (money,) = findings("Tổng thu bảo hiểm đạt 3.482 tỷ đồng.", TABLE)
    assert (money.stated, money.computed) == ("3.482 tỷ đồng", "3.428 tỷ đồng")


def test_other_words_are_left() -> None:
    assert findings("Trong 9 tháng đã trồng 37 cây xanh.", TABLE) == []
