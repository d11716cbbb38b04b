"""One thing counted in quite other words."""

import pytest

from tests.checker.saying import findings, told

HEADER = "STT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"
ROWS = HEADER + "1\tVăn bản chỉ đạo\tVăn bản\t13\t\n2\tHồ sơ trễ hạn\tHồ sơ\t24\t\n3\tSố lớp\tLớp\t4\t\n"


def told_twice(*texts: str) -> list[tuple[str, str]]:
    return [(one.stated, one.computed) for one in findings(*texts) if one.kind == "duplicate"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toàn huyện đã phát hành 31 văn bản chỉ đạo, điều hành.", [("31", "13")]),
        ("Trong năm có 42 hồ sơ trả muộn cho dân.", [("42", "24")]),
        ("Trong năm có 240 hồ sơ trả muộn cho dân.", [("240", "24")]),
        ("Toàn huyện đã phát hành 62 văn bản chỉ đạo, điều hành.", []),
        ("Cấp huyện trả muộn 42 hồ sơ cho dân.", []),
    ],
)
def test_a_sentence_against_a_row(text: str, expected: list[tuple[str, str]]) -> None:
    assert told_twice(text, ROWS) == expected


def test_the_same_figure_holds() -> None:
    assert "duplicate:held" in told("Toàn huyện đã phát hành 13 văn bản chỉ đạo, điều hành.", ROWS)


def test_a_text_that_tells_two_figures_is_not_held_against_a_row() -> None:
    texts = ("Quý I phát hành 12 văn bản chỉ đạo.", "Quý II phát hành 15 văn bản chỉ đạo.")
    assert told_twice(*texts, ROWS) == []


def test_two_sentences_one_slip_apart() -> None:
    first = "Thực hiện nhiệm vụ Chính phủ giao, tỉnh nhận 143 nhiệm vụ."
    second = "Với nhiệm vụ Chính phủ giao, trong tổng số 134 nhiệm vụ có việc xin lùi hạn."
    assert told_twice(first, second) == [("134", "143")]


def test_two_rows_of_one_concept() -> None:
    table = HEADER + (
        "1\tTổng số hồ sơ đã tiếp nhận\tHồ sơ\t88\t\n2\tSố lớp\tLớp\t4\t\n"
        "3\tTổng số hồ sơ đã tiếp nhận (cả trực tiếp và trực tuyến)\tHồ sơ\t83\t\n4\tSố cuộc\tCuộc\t5\t\n"
    )
    assert ("83", "88") in told_twice(table)
