"""An appendix printed twice."""

from tests.checker.saying import findings, told

HEADER = "PHỤ LỤC\n\nSTT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"
FIRST = (
    "1\tSố nhiệm vụ đề ra\tNhiệm vụ\t30\t\n2\tSố hồ sơ tiếp nhận\tHồ sơ\t5.412\t\n"
    "3\tSố hồ sơ quá hạn\tHồ sơ\t12\t31/2.480 hồ sơ\n4\tSố cuộc họp\tCuộc\t7\t\n"
)


def test_a_second_printing_that_says_the_same_holds() -> None:
    assert "duplicate:held" in told(HEADER + FIRST, HEADER + FIRST)
    assert findings(HEADER + FIRST, HEADER + FIRST) == []


def test_a_second_printing_with_another_figure_is_told() -> None:
    (found,) = findings(HEADER + FIRST, HEADER + FIRST.replace("5.412", "5.421"))
    assert (found.kind, found.stated, found.computed) == ("duplicate", "5.421", "5.412")


def test_notes_are_compared_by_their_figures() -> None:
    (found,) = findings(HEADER + FIRST, HEADER + FIRST.replace("31/2.480", "31/2.840"))
    assert (found.stated, found.computed) == ("31/2.840 hồ sơ", "31/2.480 hồ sơ")
