"""Columns told by the white between them, and by where text begins."""

from cchc.reading.pdf.ink import TextLine, Word
from cchc.reading.pdf.rivers import columns_of

SPACE = 3.0


def line(number: int, *cells: tuple[float, str]) -> TextLine:
    words: list[Word] = []
    for start, text in cells:
        at = start
        for word in text.split():
            words.append(Word(word, at, at + 5 * len(word), 14.0 * number, 14.0 * number + 11, 10))
            at += 5 * len(word) + SPACE
    return TextLine(words)


LABELS = (
    "Số hồ sơ đã trả",
    "Tỷ lệ hồ sơ đã trả đúng hạn",
    "Văn bản đã ban hành ở xã",
    "Lớp học",
    "Người dự",
    "Tin",
)


def test_a_column_filled_up_to_the_next_one_ends_where_text_begins_again_and_again() -> None:
    lines = [
        line(number, (10, str(number)), (40, label), (185, "Hồ sơ"), (260, "9"))
        for number, label in enumerate(LABELS * 2)
    ]
    close = [
        line(20 + number, (10, "7"), (40, "Số cán bộ đã dự các lớp của tỉnh"), (185, "Người"), (260, "4"))
        for number in range(9)
    ]
    columns = columns_of([[*lines, *close]])
    assert columns.count == 4
    unit = close[0].words[-2]
    assert columns.of(unit) == 2


def test_words_that_stand_below_each_other_by_their_first_word_make_no_column() -> None:
    lines = [
        line(number, (10, str(number)), (40, f"Số {label}"), (260, "9"))
        for number, label in enumerate(LABELS * 3)
    ]
    assert columns_of([lines]).count == 3
