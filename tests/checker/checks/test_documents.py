"""What places of a report say of each other."""

from cchc.checker.check import check_documents
from cchc.reading.found import read_document
from tests.checker.saying import HEAD, checked, findings, told

TABLE = (
    "Phụ lục 1\n\nSTT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"
    "1\tTổng số hồ sơ đã tiếp nhận\tHồ sơ\t{received}\t\n"
    "2\tTỷ lệ hồ sơ giải quyết đúng hạn\t%\t{rate}\t\n"
    "2.1\tTổng số hồ sơ đã giải quyết xong\tHồ sơ\t{solved}\t\n"
    "2.2\tSố hồ sơ giải quyết đúng hạn\tHồ sơ\t{on_time}\t\n"
    "3\tTổng số thủ tục hành chính\tThủ tục\t{procedures}\t\n"
    "Trong đó\tSố thủ tục cấp tỉnh\tThủ tục\t120\t\n"
    "\tSố thủ tục cấp xã\tThủ tục\t80\t\n"
    "4\tTổ chức đối thoại với người dân\t{codes}\t{code}\t\n"
)
GOOD = {"received": "2.500", "rate": "98", "solved": "2.000", "on_time": "1.960", "procedures": "200"}
CODES = {"codes": "Không = 0 Có = 1", "code": "1"}


def table(**changes: str) -> str:
    return TABLE.format(**{**GOOD, **CODES, **changes})


def test_a_good_appendix_holds() -> None:
    outcome = checked(table())
    assert [one for one in outcome.findings if one.severity != "note"] == []
    assert {"ratio", "sum", "subset", "code", "range"} <= {str(one.kind) for one in outcome.held}


def test_a_rate_that_its_rows_deny_is_an_error_with_both_rows() -> None:
    (finding,) = findings(table(rate="89"))
    assert (finding.kind, finding.severity, finding.computed) == ("ratio", "error", "98,00%")
    assert finding.quote.text == "2\tTỷ lệ hồ sơ giải quyết đúng hạn\t%\t89\t"[:-1]
    assert len(finding.others) == 2


def test_swapped_cells_are_not_taken_for_the_rate_upside_down() -> None:
    assert "ratio:error" in told(table(solved="1.960", on_time="2.000"))


def test_children_that_do_not_add_up_and_a_part_above_its_total() -> None:
    assert "sum:error" in told(table(procedures="210"))
    assert "subset:error" in told(table(on_time="2.100"))


def test_codes_that_tell_nothing_apart_and_codes_there_are_not() -> None:
    assert "code:error" in told(table(codes="Không = 0 Có = 0"))
    assert "code:error" in told(table(code="3"))


def test_a_row_that_says_no_against_a_sentence_that_counts() -> None:
    text = "Công tác đối thoại với người dân được tổ chức 07 cuộc."
    assert "duplicate:warning" in told(text, table(code="0"))
    assert "duplicate:warning" not in told(text, table())


def test_sentence_and_row() -> None:
    text = "Trong năm, tổng số hồ sơ đã tiếp nhận là {} hồ sơ."
    assert "duplicate:held" in told(text.format("2.500"), table())
    (finding,) = findings(text.format("2.050"), table())
    assert (finding.kind, finding.severity, finding.stated, finding.computed) == (
        "duplicate", "warning", "2.050", "2.500",
    )  # fmt: skip
    cumulative = "Lũy kế từ đầu nhiệm kỳ, tổng số hồ sơ đã tiếp nhận là 9.050 hồ sơ."
    assert findings(cumulative, table()) == []


def test_a_figure_that_cannot_be_read_is_named() -> None:
    (unread,) = checked(table(received="2.5,00.1")).unread
    assert "2.5,00.1" in unread.reason_vi
    assert unread.quote.text.startswith("1\tTổng số hồ sơ đã tiếp nhận")


def test_two_reports_of_one_period_are_compared() -> None:
    reports = [
        read_document((HEAD + table(received=received)).encode(), name)
        for name, received in (("cu.txt", "2.400"), ("moi.txt", "2.500"))
    ]
    (finding,) = [one for one in check_documents(reports).findings if one.kind == "duplicate"]
    assert (finding.file, finding.others[0].file) == ("moi.txt", "cu.txt")


def test_online_and_at_the_desk_are_the_whole() -> None:
    online = "Hồ sơ trực tuyến: 900/1.000 hồ sơ, đạt 90%."
    assert "sum:held" in told(online, "Hồ sơ trực tiếp: 100/1.000 hồ sơ, chiếm 10%.")
    assert "sum:warning" in told(online, "Hồ sơ trực tiếp: 80/1.000 hồ sơ, chiếm 8%.")


def test_received_is_solved_and_open() -> None:
    texts = (
        "Tổng số hồ sơ tiếp nhận là 1.000 hồ sơ.",
        "Đã giải quyết 950 hồ sơ.",
        "Đang giải quyết {} hồ sơ.",
    )
    assert "sum:held" in told(*texts[:2], texts[2].format(50))
    assert "sum:warning" in told(*texts[:2], texts[2].format(20))


def test_points_below_an_open_sentence() -> None:
    head = "Toàn huyện đang sử dụng 170/180 người, trong đó:"
    assert "sum:held" in told(head, "+ Công chức 80/85 người.", "+ Viên chức 90/95 người.")
    assert "sum:warning" in told(head, "+ Công chức 80/85 người.", "+ Viên chức 90/97 người.")


def test_numbers_that_are_missed_or_repeated() -> None:
    assert "numbering:warning" in told("1. Thể chế", "2. Thủ tục", "4. Tài chính")
    assert "numbering:warning" not in told("1. Thể chế", "2. Thủ tục", "3. Tài chính")


def test_a_document_has_one_day() -> None:
    cited = "Theo Kế hoạch số 45/KH-UBND ngày {} của UBND tỉnh."
    assert "duplicate:warning" in told(cited.format("12/01/2024"), cited.format("12/02/2024"))
    assert "date:error" in told("Nghị định số 61/2018/NĐ-CP ngày 24/3/2018 của Chính phủ.")


def test_the_period_of_another_year() -> None:
    head = "BÁO CÁO\n\nKết quả cải cách hành chính quý III năm 2024\n\n"
    assert "date:warning" in told("Trong quý III năm 2023, huyện đã kiểm tra 5 xã.", head=head)
    assert "date:held" in told("Trong quý III năm 2024, huyện đã kiểm tra 5 xã.", head=head)


def test_quotes_are_substrings_of_the_source_also_with_markup_and_loose_marks() -> None:
    text = "Đã trả **940/1.000** ho\u0302\u0300 sơ<sup>1</sup> (*đạt 98%*)."
    outcome = checked(text)
    (finding,) = outcome.findings
    source = next(one.text for one in outcome.documents[0].paragraphs if "940" in one.text)
    assert finding.quote.text in source
    assert "940/1.000" in finding.quote.text
    assert source[finding.quote.place.start : finding.quote.place.stop] == finding.quote.text


def test_explanations_name_the_slip() -> None:
    (finding,) = findings("Cấp tỉnh: 2.950/19.344 hồ sơ (đạt tỷ lệ 1,53%).")
    assert "295" in finding.slip
    assert "2.950/19.344 = 15,25%" in finding.explanation_vi


def test_a_note_that_cites_a_letter_is_not_the_day_of_signing() -> None:
    head = "BÁO CÁO\nCông tác cải cách hành chính 6 tháng đầu năm 2020\n"
    found = findings(
        "Số liệu tính đến hết ngày 25/5/2020.", "² Công văn số 2949/UBND-THKH ngày 12/3/2020.", head=head
    )
    assert found == []
