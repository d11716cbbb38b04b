"""Percentages whose part or whole stands elsewhere."""

import pytest

from tests.checker.saying import checked, findings, told

ROWS = (
    "TT\tChỉ tiêu\tĐơn vị tính\tSố liệu\n1\tThủ tục đã công khai\tThủ tục\t914\n"
    "PHỤ LỤC 2\n"
    "1\tHồ sơ xã trả đúng hẹn\t%\t{}\t{}\n2\tViên chức tuyển mới\tNgười\t33\t\n"
)


@pytest.mark.parametrize(("stated", "says"), [("97,4", "ratio:held"), ("94,7", "ratio:error")])
def test_a_pair_in_a_column_of_its_own_makes_the_rate_of_its_row(stated: str, says: str) -> None:
    assert says in told(ROWS.format(stated, "1.871/1.920"))


def test_other_words_beside_a_rate_are_no_pair() -> None:
    assert not {"ratio:held", "ratio:error"} & told(ROWS.format("97,4", "theo mẫu 06/2024"))


INTAKE = (
    "Tiếp nhận trong kỳ 8.412 hồ sơ, kỳ trước chuyển qua 318 hồ sơ.",
    "Theo lĩnh vực: xây dựng 2.953; lao động 1.866; công thương 3.593.",
)
SOLVED = "Đã trả kết quả 6.240 hồ sơ, trong đó trước hạn 4.105, đúng hạn 2.043, trễ hạn 92."


@pytest.mark.parametrize(("texts", "share", "right", "wrong"), [
    (INTAKE, "Lĩnh vực xây dựng chiếm {}% số hồ sơ tiếp nhận.", "35,1", "31,5"),
    (INTAKE, "Riêng nhóm lao động chiếm {}% tổng số tiếp nhận trong kỳ.", "22,2", "27,2"),
    ((SOLVED,), "Tỷ lệ trước và đúng hạn đạt {}%.", "98,53", "93,53"),
    ((SOLVED,), "Hồ sơ trễ hẹn bằng {}% số đã trả.", "1,47", "1,74"),
    (("Giao các đơn vị 482 việc; 455 việc hoàn thành đúng hạn.",),
     "Tỷ lệ hoàn thành đúng hạn trên tổng số việc giao các đơn vị {}%.", "94,4", "91,4"),
    (("Kinh phí: dự toán chi thường xuyên được giao là 12.450 triệu đồng.", "Công tác khác."),
     "Chi thường xuyên 9 tháng 8.217 triệu đồng, bằng {}% dự toán chi thường xuyên.", "66,0", "60,6"),
    ((), "Số phòng giảm 7 phòng, còn 49 phòng. So với 56 phòng, tỷ lệ giảm là {}%.", "12,5", "14,3"),
    (("Tiếp nhận 8.412 hồ sơ, trong đó nộp trực tuyến 6.317 hồ sơ.",),
     "So với năm trước (5.054 hồ sơ trực tuyến), số nộp trực tuyến tăng {}%.", "25,0", "35,0"),
    (INTAKE, "Trong tổng số hồ sơ tiếp nhận, lĩnh vực lao động chiếm {}%.", "22,2", "27,2"),
    (("Thu trên địa bàn 38.615 triệu đồng.", "Thu nhiều sắc thuế tốt."),
     "So với kế hoạch 52.400 triệu đồng, thu trên địa bàn đạt {}%.", "73,7", "77,3"),
    (("Nộp trực tuyến 6.317 hồ sơ, nộp trực tiếp 1.902 hồ sơ, qua bưu chính 193 hồ sơ.", "Mục khác."),
     "Tỷ lệ nộp trực tuyến đạt {}%.", "75,1", "71,5"),
    ((SOLVED,), "Có {}% hồ sơ được trả trước hạn.", "65,8", "68,5"),
    (("Đổi giấy phép: tiếp nhận 5.436 hồ sơ, đổi lại 3.872 hồ sơ, cấp mới 1.564 hồ sơ.", "Mục khác."),
     "Đổi lại chiếm {}% số hồ sơ giấy phép.", "71,2", "72,1"),
    (("Số hóa: kết quả phải số hóa 3.146, đã số hóa 2.790 kết quả.", "Mục khác."),
     "Tỷ lệ số hóa kết quả đạt {}%.", "88,7", "87,8"),
    (("Tỉnh giao huyện 214 nhiệm vụ; đã hoàn thành 187 nhiệm vụ.", "Mục khác."),
     "Tỷ lệ hoàn thành nhiệm vụ tỉnh giao là {}%.", "87,4", "84,7"),
    ((), "Ngành có 284 người; đảng viên 201 người (70,8%); trên đại học 38 người ({}%).", "13,4", "14,3"),
])  # fmt: skip
def test_a_share_is_judged_by_the_figures_that_its_words_name(
    texts: tuple[str, ...], share: str, right: str, wrong: str
) -> None:
    assert "ratio:held" in told(*texts, share.format(right))
    assert "ratio:warning" not in told(*texts, share.format(right))
    assert "ratio:warning" in told(*texts, share.format(wrong))


APPENDIX = (
    "TT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"
    "1\tTổng số hồ sơ tiếp nhận\tHồ sơ\t9.214\t\n"
    "1.1\tSố hồ sơ tiếp nhận trực tuyến\tHồ sơ\t6.893\t\n"
    "2\tDự toán chi thường xuyên\tTriệu đồng\t18.420\t\n"
    "3\tSố công chức có mặt\tNgười\t86\t\n"
)


@pytest.mark.parametrize(("share", "right", "wrong"), [
    ("Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt {}%.", "74,8", "78,4"),
    ("Hồ sơ trực tuyến chiếm {}% tổng số hồ sơ tiếp nhận.", "74,81", "71,84"),
    ("Đã chi thường xuyên 12.526 triệu đồng, bằng {}% dự toán.", "68,0", "86,0"),
])  # fmt: skip
def test_rows_tell_what_no_sentence_tells(share: str, right: str, wrong: str) -> None:
    assert "ratio:held" in told(share.format(right), APPENDIX)
    (found,) = findings(share.format(wrong), APPENDIX)
    assert found.kind == "ratio"
    assert "\t" in found.others[-1].text


def test_a_row_of_another_level_or_time_is_left_alone() -> None:
    assert findings("Cấp xã: tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 78,4%.", APPENDIX) == []
    assert findings("Cùng kỳ, tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 78,4%.", APPENDIX) == []


@pytest.mark.parametrize("share", [
    "Phấn đấu năm tới trước và đúng hạn đạt 99,9%.",
    "Năm 2021, tỷ lệ trễ hạn 3,25%.",
    "Cùng kỳ, tỷ lệ trễ hạn là 2,65%.",
    "Tỷ lệ hài lòng đạt 93,1%.",
    "Cấp xã: tỷ lệ trễ hạn 2,65%.",
    "Lũy kế từ đầu nhiệm kỳ, trễ hạn chiếm 2,65% số đã trả.",
    "Tỷ lệ đúng hạn đạt 91,4%.",
])  # fmt: skip
def test_shares_of_something_else_are_left_alone(share: str) -> None:
    assert findings(SOLVED, share) == []


def test_what_only_figures_let_hold_does_not_stand_beside_the_warning() -> None:
    text = "Số phòng giảm 7 phòng, còn 49 phòng. So với 56 phòng, tỷ lệ giảm là 14,3%."
    outcome = checked(text)
    assert [one.stated for one in outcome.findings if one.kind == "ratio"] == ["14,3%"]
    assert not [one for one in outcome.held if one.kind == "ratio" and "14,3%" in one.quote.text]


def test_the_warning_names_both_figures() -> None:
    (found,) = findings(*INTAKE, "Lĩnh vực xây dựng chiếm 31,5% số hồ sơ tiếp nhận.")
    assert found.computed == "35,10%"
    assert [one.text for one in found.others] == ["xây dựng 2.953", "Tiếp nhận trong kỳ 8.412 hồ sơ"]
