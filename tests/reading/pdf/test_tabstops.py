"""Tables that only tabs held, printed without a table."""

from cchc.document.found import FoundTable
from cchc.reading.found.cells import tab_tables
from cchc.reading.pdf.flow import flow
from cchc.reading.pdf.ink import Page, TextLine, Word
from cchc.reading.pdf.tabstops import tab_stops, tabbed

LEFT, RIGHT, PITCH, LETTER = 60.0, 330.0, 36.0, 5.0


def printed(*rows: str) -> list[list[Word]]:
    """Lines as a program prints them: letters equally wide, tabs up to the next stop, words wrapped."""
    lines: list[list[Word]] = []
    for row in rows:
        lines.append([])
        at = LEFT
        for number, cell in enumerate(row.split("\t")):
            if number:
                at = LEFT + (int((at - LEFT) / PITCH) + 1) * PITCH
            for text in cell.split():
                if at + LETTER * len(text) > RIGHT:
                    lines.append([])
                    at = LEFT
                lines[-1].append(Word(text, at, at + LETTER * len(text), 0, 11, 10))
                at += LETTER * (len(text) + 1)
            at -= LETTER if cell.strip() else 0
    return [[set_at(word, 14.0 * number) for word in line] for number, line in enumerate(lines, start=5)]


def set_at(word: Word, top: float) -> Word:
    return word.between(top, top + 11)


def read(*rows: str) -> list[list[str]]:
    words = tuple(word for line in printed(*PROSE, *rows) for word in line)
    blocks = tab_tables(flow([Page(1, 400, 2000, words, ())]))
    (table,) = [block for block in blocks if isinstance(block, FoundTable)]
    return [[cell.text for cell in row.cells] for row in table.rows]


PROSE = (" ".join(f"chữ{number}" for number in range(60)) + " hết.",)
LABELS = (
    *("Thôn", "Số kế hoạch đã có", "Số hồ sơ đã trả hết", "Số hồ sơ đã trả đúng hạn"),
    *("Số công chức đã được đánh giá", "Số cán bộ, công chức đã đánh giá trong"),
)
ROWS = (
    "STT\tChỉ tiêu\tĐơn vị\tSố liệu",
    *(f"{number // 6 + 1}.{number % 6 + 1}\t{LABELS[number % 6]}\tCuộc\t{number}" for number in range(24)),
)


def test_cells_are_told_by_the_stops_at_which_they_begin() -> None:
    assert read(*ROWS) == [row.split("\t") for row in ROWS]


def test_an_empty_cell_is_a_tab_more() -> None:
    rows = (*ROWS, "\tTrong đó của xã\tCuộc\t2", "6\tSố sáng kiến\t\t5")
    assert read(*rows)[-2:] == [["", "Trong đó của xã", "Cuộc", "2"], ["6", "Số sáng kiến", "", "5"]]


def test_a_label_that_was_wrapped_stays_one_cell() -> None:
    long = "6\tSố cán bộ đã được bồi dưỡng về kiểm soát thủ tục hành chính trong kỳ\tNgười\t41"
    assert read(*ROWS, long, "7\tSố tin\tTin\t9")[-2:] == [long.split("\t"), ["7", "Số tin", "Tin", "9"]]


def test_a_cell_that_found_no_room_stands_on_the_next_line() -> None:
    for length in range(33, 44):
        row = ["6", "Số " + "x" * length, "Người", "41"]
        assert read(*ROWS, "\t".join(row), "7\tSố tin\tTin\t9")[-2] == row


def test_columns_at_few_places_are_a_table_and_no_tabs() -> None:
    lines = [
        TextLine([Word("Số", left, left + 20, top, top + 11, 10) for left in (60, 96, 204, 276)])
        for top in range(0, 400, 14)
    ]
    assert tab_stops([lines]) is None
    assert tabbed([]) is None
