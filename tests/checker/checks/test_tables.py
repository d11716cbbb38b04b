"""Tables of columns, rows of one kin, and figures told in sentences and rows."""

from cchc.checker.check import check_documents
from cchc.document.found import FoundCell, FoundDocument, FoundParagraph, FoundRow, FoundTable, Place


def _table(block: int, *rows: str) -> FoundTable:
    return FoundTable(
        tuple(
            FoundRow(
                tuple(
                    FoundCell(text, Place(block=block, row=index, column=column))
                    for column, text in enumerate(row.split("|"))
                ),
                Place(block=block, row=index),
            )
            for index, row in enumerate(rows)
        ),
        Place(block=block),
    )


def _found(*blocks: FoundTable | str) -> set[tuple[str, str, str]]:
    listed = tuple(
        FoundParagraph(one, Place(block=index)) if isinstance(one, str) else one
        for index, one in enumerate(blocks)
    )
    checked = check_documents([FoundDocument("bao-cao.txt", "txt", listed)])
    return {(one.kind.value, one.severity.value, one.quote.text) for one in checked.findings}


HEAD = ("TT|Khu vực|Tổng số|Trực tuyến|Trực tiếp|Tỷ lệ (%)",)
GOOD = ("1|Khu A|120|90|30|75,00", "2|Khu B|80|60|20|75,00", "3|Khu C|50|20|30|40,00")


def test_a_table_that_adds_up_says_nothing() -> None:
    assert not _found(_table(0, *HEAD, *GOOD, "|Tổng cộng|250|170|80|68,00"))


def test_a_cell_that_breaks_its_row_and_its_column_is_found() -> None:
    found = _found(_table(0, *HEAD, *GOOD, "4|Khu D|60|45|51|75,00", "|Tổng cộng|310|215|95|69,35"))
    assert {kind for kind, _severity, _quote in found} == {"sum"}
    assert {"Khu D" in quote for _kind, _severity, quote in found} == {True, False}


def test_a_rate_that_its_column_does_not_make_is_found() -> None:
    found = _found(_table(0, *HEAD, *GOOD, "4|Khu D|60|45|15|57,00"))
    assert [kind for kind, _severity, _quote in found] == ["ratio"]


def test_a_total_announced_above_a_table_is_compared_with_it() -> None:
    table = _table(1, "TT|Lớp|Công chức|Viên chức", "1|Lớp A|12|3", "2|Lớp B|20|5", "3|Lớp C|11|2")
    assert not _found("Đã cử 53 lượt người dự các lớp:", table)
    assert [one[:2] for one in _found("Đã cử 55 lượt người dự các lớp:", table)] == [("sum", "warning")]


APPENDIX = "TT|Chỉ tiêu|Đơn vị tính|Số liệu"


def test_a_narrower_row_is_not_larger() -> None:
    rows = (
        "1|Tỷ lệ thủ tục cung cấp toàn trình|%|50",
        "1.1|Số thủ tục đủ điều kiện|Thủ tục|20",
        "1.2|Số thủ tục đang cung cấp toàn trình|Thủ tục|10",
        "1.3|Số thủ tục đang cung cấp toàn trình có phát sinh hồ sơ|Thủ tục|{}",
    )
    assert not _found(_table(0, APPENDIX, *rows[:3], rows[3].format(9)))
    found = _found(_table(0, APPENDIX, *rows[:3], rows[3].format(90)))
    assert ("subset", "error") in {one[:2] for one in found}


def test_degrees_of_autonomy_are_all_units() -> None:
    rows = (
        "1|Tổng số đơn vị sự nghiệp công lập|Đơn vị|{}",
        "2|Số đơn vị sự nghiệp tự bảo đảm chi thường xuyên và chi đầu tư|Đơn vị|2",
        "3|Số đơn vị sự nghiệp tự bảo đảm chi thường xuyên|Đơn vị|5",
        "4|Số đơn vị sự nghiệp tự bảo đảm một phần chi thường xuyên|Đơn vị|9",
        "5|Số đơn vị sự nghiệp do Nhà nước bảo đảm chi thường xuyên|Đơn vị|34",
    )
    assert not _found(_table(0, APPENDIX, rows[0].format(50), *rows[1:]))
    found = _found(_table(0, APPENDIX, rows[0].format(47), *rows[1:]))
    assert [one[:2] for one in found] == [("sum", "warning")]


def test_a_digit_dropped_between_sentence_and_row_is_found() -> None:
    table = _table(1, APPENDIX, "1|Số văn bản gửi nhận điện tử|Văn bản|{}", "2|Số cuộc họp giao ban|Cuộc|12")
    sentence = "Số văn bản gửi nhận điện tử là 3.025 văn bản."
    for raw, kinds in (("3.025", set()), ("305", {"duplicate"})):
        rows = tuple(
            FoundRow(tuple(FoundCell(cell.text.format(raw), cell.place) for cell in row.cells), row.place)
            for row in table.rows
        )
        found = _found(sentence, FoundTable(rows, table.place))
        assert {kind for kind, _severity, _quote in found} == kinds
