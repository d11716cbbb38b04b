"""Rows of appendices: the same from every format, put together where a page or a person cut them."""

from fractions import Fraction

import pytest

from cchc.checker.appendix import AppendixRow, AppendixTable, Extraction, appendix_rows, extract
from cchc.reading.found import read_document
from tests.reading.found import reports
from tests.reading.found.reports import Sample
from tests.reading.found.test_across_formats import WRITERS

_HEAD = "STT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú"


def tables(*lines: str) -> tuple[AppendixTable, ...]:
    return appendix_rows(read_document("\n".join(lines).encode(), "a.txt"))


def rows(*lines: str) -> tuple[AppendixRow, ...]:
    (table,) = tables(*lines)
    return table.rows


def told(found: tuple[AppendixRow, ...]) -> list[tuple[str, str, str, str, str]]:
    return [(row.stt, row.label, row.unit, row.raw, row.note) for row in found]


@pytest.mark.parametrize("name", WRITERS)
def test_rows_are_the_same_from_every_format(name: str) -> None:
    _, writer = WRITERS[name]
    (table,) = appendix_rows(read_document(writer(Sample()), "bao-cao"))
    assert told(table.rows) == list(reports.ROWS)
    values = [row.value for row in table.rows]
    assert values == [None, 3, Fraction("91.46"), None, 1859, 1400, 459, 1, None]
    assert ["/".join(row.path) for row in table.rows][-4:] == ["2.1", "2.1", "2.2", "2.3"]


def test_the_header_is_known_by_its_words_in_any_order() -> None:
    found = rows("Ghi chú\tĐVT\tNội dung\tTT\tKết quả thực hiện", "x\tNgười\tSố người dự\t1\t25")
    assert told(found) == [("1", "Số người dự", "Người", "25", "x")]


def test_without_a_header_the_columns_are_known_by_their_content() -> None:
    found = rows(
        "1\tSố văn bản đã ban hành trong kỳ\tVăn bản\t17\t",
        "2\tTỷ lệ nhiệm vụ đã hoàn thành\t%\t97,2\tđến 15/6",
        "2.1\tTổng số nhiệm vụ được giao\tNhiệm vụ\t36\t",
    )
    assert told(found)[1] == ("2", "Tỷ lệ nhiệm vụ đã hoàn thành", "%", "97,2", "đến 15/6")


def test_columns_that_change_places_are_put_right_and_said() -> None:
    found = rows(_HEAD, "1\tSố lớp\t3\tLớp\t", "2\tSố người\t120\tNgười\t", "3\tSố buổi\t4\tBuổi\t")
    assert told(found)[1] == ("2", "Số người", "Người", "120", "")
    assert all("columns-swapped" in row.flags for row in found)


def test_one_row_with_unit_and_value_swapped_stays_as_printed_and_is_said() -> None:
    found = rows(_HEAD, "1\tSố lớp\tLớp\t3\t", "2\tTỷ lệ dùng văn bản điện tử\t84%\t732VB/876VB\t")
    assert told(found)[1][2:4] == ("84%", "732VB/876VB")
    assert found[1].value is None
    assert "unit-value-swapped" in found[1].flags


def test_a_choice_printed_over_several_rows_is_one_row() -> None:
    found = rows(
        _HEAD,
        "1\tHội nghị trực tuyến\tChưa có = 0\t\tSở A",
        "\t<i>2 cấp: tỉnh và xã.</i>\t2 cấp = 1\t\t",
        "\t\t3 cấp = 2\t2\t",
        "2\tSố lớp\tLớp\t3\t",
    )
    assert told(found)[0] == (
        "1", "Hội nghị trực tuyến 2 cấp: tỉnh và xã.", "Chưa có = 0 2 cấp = 1 3 cấp = 2", "2", "Sở A",
    )  # fmt: skip
    assert found[0].choices == (("0", "Chưa có"), ("1", "2 cấp"), ("2", "3 cấp"))
    assert [row.place.row for row in found[0].found] == [1, 2, 3]


def test_choices_that_share_a_code_are_said() -> None:
    assert "same-codes" in rows(_HEAD, "1\tThi tuyển\tĐã = 0 Chưa = 0\t0\t", "2\tSố lớp\tLớp\t3\t")[0].flags


def test_what_a_page_cut_is_put_together() -> None:
    found = rows(
        _HEAD,
        "1\tSố cơ quan, tổ chức thuộc sở, ngành,\tCơ quan, đơn\t5\tĐang chờ hướng",
        "",
        _HEAD,
        "\tủy ban nhân dân xã\tvị\t\tdẫn của Bộ",
        "2\tSố lớp\tLớp\t3\t",
    )
    assert told(found)[0] == (
        "1", "Số cơ quan, tổ chức thuộc sở, ngành, ủy ban nhân dân xã", "Cơ quan, đơn vị", "5",
        "Đang chờ hướng dẫn của Bộ",
    )  # fmt: skip
    assert found[0].lines == (2, 5)


def test_the_end_of_a_note_over_several_rows_goes_to_the_row_where_it_began() -> None:
    found = rows(_HEAD, "1\tSố phiếu\tPhiếu\t\tĐã tạm dừng vì", "2\tSố lớp\tLớp\t3\t", "\t\t\t\tdịch bệnh")
    assert [row.note for row in found] == ["Đã tạm dừng vì dịch bệnh", ""]


def test_a_note_that_fell_out_of_the_table_comes_back() -> None:
    found = rows(
        _HEAD,
        "1\tSố lớp\tLớp\t3\t",
        "",
        "Sở Tư pháp",
        "(Phòng kiểm soát)",
        "",
        _HEAD,
        "2\tSố buổi\tBuổi\t1\t",
    )
    assert found[0].note == "Sở Tư pháp (Phòng kiểm soát)"
    assert "note-outside" in found[0].flags


def test_rows_without_numbers_are_rows() -> None:
    found = rows(
        "STT\tNhiệm vụ\t\tĐơn vị tính\tSố liệu",
        "1\tTổng số văn bản\t\t\t",
        "\tChia theo loại\tNghị quyết\tVăn bản\t0",
        "\t\tQuyết định\tVăn bản\t01",
    )
    assert told(found)[1:] == [
        ("", "Nghị quyết", "Văn bản", "0", ""),
        ("", "Quyết định", "Văn bản", "01", ""),
    ]
    assert found[1].headings == ("Tổng số văn bản", "Chia theo loại")
    assert [row.path for row in found] == [("1",)] * 3


def test_further_value_columns_are_kept_and_the_main_one_chosen() -> None:
    found = rows("TT\tChỉ tiêu\tĐVT\tKế hoạch\tThực hiện", "1\tGiải ngân\tTriệu đồng\t403.186\t366.230")
    assert (found[0].raw, found[0].value) == ("366.230", Fraction(366230))
    assert found[0].others == (("Kế hoạch", "403.186"),)


def test_a_heading_merged_over_the_row_is_split_from_its_number() -> None:
    page = (
        "<html><table><tr><td>STT<td>Chỉ tiêu<td>Đơn vị tính<td>Số liệu</tr>"
        "<tr><td colspan=4>II. Về tuyển dụng</tr><tr><td>1<td>Số người<td>Người<td>4</table>"
    )
    (table,) = appendix_rows(read_document(page.encode()))
    assert [(row.stt, row.label, row.path) for row in table.rows] == [
        ("II.", "Về tuyển dụng", ("II",)),
        ("1", "Số người", ("II", "1")),
    ]


def test_a_second_printing_is_a_copy_though_a_figure_differs() -> None:
    body = [f"{number}\tChỉ tiêu số {number}\tHồ sơ\t{number * 7}\t" for number in range(1, 9)]
    changed = [*body[:3], "4\tChỉ tiêu số 4\tHồ sơ\t82\t", *body[4:]]
    found = tables("Phụ lục 1", _HEAD, *body, "", "Phụ lục 1", _HEAD, *changed)
    assert [table.copy_of for table in found] == [None, 0]


def test_another_unit_with_the_same_form_is_no_copy() -> None:
    first = [f"{number}\tChỉ tiêu {number}\tHồ sơ\t{number * 7}\t" for number in range(1, 9)]
    second = [f"{number}\tChỉ tiêu {number}\tHồ sơ\t{number * 11}\t" for number in range(1, 9)]
    found = tables("Phụ lục 1", _HEAD, *first, "", "Phụ lục 2", _HEAD, *second)
    assert [table.copy_of for table in found] == [None, None]


def extraction(*lines: str) -> Extraction:
    return extract(read_document("\n".join(lines).encode()))


def test_a_table_of_words_is_named_and_left() -> None:
    found = extraction(
        "TT\tTồn tại\tGiải pháp\tThời hạn", "1\tChậm\tĐôn đốc\tQuý III", "2\tSót\tRà soát\tQuý IV"
    )
    assert found.tables == ()
    assert "không có cột chỉ tiêu" in str(found.remarks[0])


def test_a_figure_without_a_reading_is_named() -> None:
    found = extraction(_HEAD, "1\tSố lớp\tLớp\t3 lớp và 12 buổi\t", "2\tSố buổi\tBuổi\t4\t")
    assert found.tables[0].rows[0].flags == ("unread",)
    assert "3 lớp và 12 buổi" in str(found.remarks[0])


def test_the_same_text_read_twice_gives_the_same_rows() -> None:
    data = reports.as_word(Sample())
    assert appendix_rows(read_document(data)) == appendix_rows(read_document(data))


def test_a_table_without_a_header_has_its_label_left_of_the_unit() -> None:
    note = "Đang tham mưu văn bản trình cấp trên xem xét trong tháng tới"
    found = rows(f"1\tSố lớp\tLớp\t3\t{note}", "2\tSố người\tNgười\t45\t", f"3\tSố buổi\tBuổi\t7\t{note}")
    assert told(found)[0] == ("1", "Số lớp", "Lớp", "3", note)
    assert [row.value for row in found] == [3, 45, 7]


def test_a_header_broken_at_other_places_is_still_the_header() -> None:
    found = rows(
        _HEAD, "1\tSố lớp\tLớp\t3\t", "S TT\tChỉ tiêu\tĐơn vị tính\tSố li ệu\tGhi chú", "2\tSố xã\tXã\t5\t"
    )
    assert [row.label for row in found] == ["Số lớp", "Số xã"]


def test_a_header_whose_words_slid_is_passed_over_for_what_stands_below() -> None:
    found = rows(
        "STT\tChỉ tiêu\tKết quả Số Đơn vị tính\tliệu kỳ\tGhi chú",
        "1\tSố lớp học đã mở\tLớp\t3\t",
        "2\tSố người dự học\tNgười\t45\t",
    )
    assert [(row.unit, row.value) for row in found] == [("Lớp", Fraction(3)), ("Người", Fraction(45))]
