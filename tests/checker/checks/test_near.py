"""What nearly fits: figures that one slip of the pen explains, and those that only look like it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.checker.checks.misprints import misprint_in_sum, misprinted
from tests.checker.saying import findings, told

HEADER = "Phụ lục\n\nSTT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"
FOUND = [
    ("sum:warning", "Bổ nhiệm 14 người, trong đó bổ nhiệm mới 5 người, bổ nhiệm lại 39 người."),
    ("sum:error", "Bồi dưỡng 3.216 lượt người, gồm: 1.320 lượt công chức và 2.896 lượt viên chức."),
    ("sum:error", "Ban hành 11 văn bản: 3 kế hoạch + 52 quyết định + 6 công văn."),
    ("sum:warning", "Tiết kiệm 37,7 tỷ đồng, trong đó cơ quan 12,9 tỷ đồng, đơn vị sự nghiệp 18,8 tỷ đồng."),
    ("sum:error", "Có 81 người (81 người gồm 336 nữ và 45 nam; trong 81 người đó: đại học 62, khác 19)."),
    ("sum:error", "Có 128 thủ tục, gồm 120 cấp tỉnh và 8 cấp xã; theo loại: bộ 74, thủy 348, khác 16."),
    ("sum:warning", "Trung tâm bố trí 9 người: 1 giám đốc, 1 phó giám đốc, 6 công chức, 2 nhân viên."),
    ("sum:warning", "Lần đầu: 66 người; lần sau: 81 người; cả năm 174 người."),
    ("sum:warning", "Chỉ tiêu năm: 20. Nay 9 chỉ tiêu đạt, 7 chỉ tiêu đạt một phần, 3 chỉ tiêu chưa làm."),
    ("sum:warning", "Có 118 hồ sơ trễ, ở lĩnh vực đất đai (95 hồ sơ) và hộ tịch (13 hồ sơ)."),
    ("sum:error", "Hội thi có 39 bài, nhiều hơn 8 bài so với cùng kỳ (cùng kỳ có 27 bài)."),
    ("sum:error", "Mức hài lòng 88,4%, nhích lên 1,9 điểm phần trăm so với 85,6% của năm 2020."),
    ("sum:warning", "Số phòng giảm từ 11 phòng còn 38 phòng."),
    ("sum:warning", "Giao 243 nhiệm vụ; xong 118 nhiệm vụ, chậm 3 nhiệm vụ, còn hạn 22 nhiệm vụ."),
    ("sum:error", "Tiết kiệm 1.136,5 triệu đồng (cấp huyện 702,3; cấp xã 484,2)."),
    ("ratio:warning", "Có 614 thí sinh đăng ký, 571 thí sinh dự thi (đạt 39%)."),
    ("ratio:warning", "Biên chế được giao 52, có mặt 49; tỷ lệ sử dụng 44,2%."),
    ("ratio:warning", "Dự toán chi 2023: 18.420 triệu đồng, đã chi 12.526 triệu đồng, bằng 86,0% dự toán."),
    ("ratio:warning", "Năm trước kiểm tra 44 cơ quan; nay giảm 13 cơ quan (giảm 49,5%)."),
    ("ratio:warning", "Được giao 46 việc; 41 việc xong đúng hạn. Tỷ lệ xong đúng hạn: 98,1%."),
    ("ratio:warning", "Kế hoạch có 64 nhiệm vụ. Đến nay đã xong 59 nhiệm vụ, bằng 91,29%."),
    ("duplicate:warning", "Đã thu 97.345.000 đồng, tức 97,435 triệu đồng."),
    ("range:warning", "Điểm bình quân 71,8 điểm; xã cao nhất 88,2 điểm, xã thấp nhất 74,1 điểm."),
    ("numbering:warning", "Hạn chế: (1) thiếu người; (2) thiếu kinh phí; (4) phần mềm chậm."),
]  # fmt: skip
HELD = [
    ("sum", "Phát 96 lượt bài, trong đó quý I 42 lượt, quý II 54 lượt (cộng đúng 96)."),
    ("sum", "Có 81 người (81 người gồm 34 nữ và 47 nam; trong 81 người đó: đại học 62, khác 19)."),
    ("sum", "Giao 213 nhiệm vụ; đã hoàn thành đúng hạn 176, xong nhưng muộn hạn 9, còn lại 28."),
    ("sum", "Xong 57 việc, dở dang 5 việc, lùi lại 2 việc (ba số này vừa bằng 64)."),
    ("sum", "Đã trả 407.215 hồ sơ. Các sở trả 96.540 hồ sơ, huyện 81.377, xã 229.298."),
    ("sum", "Đã số hóa 420.246/420.330 hồ sơ. Chưa số hóa 84."),
    ("sum", "Đứng thứ 32/63, lên 4 bậc so với vị trí 36 của năm 2020."),
    ("sum", "Có 57 cán bộ đầu năm. So với khi ấy (57 cán bộ), nay 38 cán bộ, ít hơn 19 cán bộ."),
    ("ratio", "Kiểm tra 05 phòng và 06 xã, đạt 50% kế hoạch cả năm (22 đơn vị)."),
    ("ratio", "Cấp 1.020 bản; so với chỉ tiêu 800 bản, đạt 127,5%."),
    ("ratio", "Nhận trực tuyến 6.589 hồ sơ, tại quầy 745 hồ sơ, qua bưu chính 48 hồ sơ, tổng 7.382 hồ sơ. "
              "Tỷ lệ trực tuyến 89,26%."),
    ("ratio", "Thu ngân sách 6 tháng 4,862 tỷ đồng, đạt 54,6% dự toán năm (8,9 tỷ đồng)."),
    ("duplicate", "Đã thu 4.218.500.000 đồng (xấp xỉ 4,22 tỷ đồng)."),
    ("numbering", "Ba việc: a) rà soát; b) công khai; c) kiểm tra."),
]  # fmt: skip
SILENT = [
    "Trong kỳ ban hành 35 quyết định, trong đó 109 thủ tục mới, 107 thủ tục sửa đổi, 139 thủ tục bãi bỏ.",
    "Nhận 500 hồ sơ trong tháng. Kiểm tra 12 đơn vị, phát hiện 7 sai sót.",
    "Đã đạt 115% kế hoạch, tương ứng 115/100 tin, bài.",
    "Thực hiện 52 tin, bài trong tổng số 45 tin, bài (bằng 115,6%) so với kế hoạch giao.",
    "Danh sách: a) mục đầu; b) mục hai; c) mục ba; d) mục tư; e) mục năm.",
    "Bình quân mỗi xã 4,5 điểm; xã cao nhất 5 điểm.",
]


@pytest.mark.parametrize(("expected", "text"), FOUND)
def test_what_one_slip_explains_is_found(expected: str, text: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(("kind", "text"), HELD)
def test_what_is_told_in_other_order_or_words_holds(kind: str, text: str) -> None:
    outcome = told(text)
    assert f"{kind}:held" in outcome
    assert not {one for one in outcome if one.endswith((":error", ":warning"))}


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_near_is_left_alone(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "row", "stated", "computed"),
    [
        ("Trong số hồ sơ mới, 236.418 hồ sơ nộp trên Cổng DVC.",
         "1\tSố hồ sơ nhận qua Cổng DVC trong năm\tHồ sơ\t263.418\t\n", "236.418", "263.418"),
        ("Sáp nhập khu dân cư: từ 226 khu xuống 173 khu.",
         "1\tKhu dân cư sau sáp nhập\tKhu\t183\t\n", "173", "183"),
    ],
)  # fmt: skip
def test_long_figures_one_slip_apart_need_few_words(text: str, row: str, stated: str, computed: str) -> None:
    found = findings(text, f"{HEADER}{row}2\tSố cuộc họp\tCuộc\t12\t\n")
    assert (stated, computed) in {(one.stated, one.computed) for one in found}


def test_a_figure_that_a_row_tells_as_it_stands_is_no_slip_of_another() -> None:
    rows = "1\tSố hồ sơ đã nhận qua mạng\tHồ sơ\t4.061\t\n2\tSố hồ sơ đã trả qua mạng\tHồ sơ\t4.065\t\n"
    assert findings("Đã nhận qua mạng 4.061 hồ sơ, đã trả qua mạng 4.065 hồ sơ.", HEADER + rows) == []


@pytest.mark.parametrize(
    ("one", "other"), [("27", "7"), ("81.8", "18.8"), ("4896", "2896"), ("2512", "2552"), ("450", "50")]
)
def test_one_slip_of_the_pen(one: str, other: str) -> None:
    assert misprinted(Fraction(one), Fraction(other))
    assert misprinted(Fraction(other), Fraction(one))


@pytest.mark.parametrize(
    ("one", "other"), [("119", "165"), ("5", "8"), ("12", "12"), ("-3", "13"), ("1234", "4321")]
)
def test_more_than_one_slip(one: str, other: str) -> None:
    assert not misprinted(Fraction(one), Fraction(other))


@given(st.lists(st.integers(10, 9999), min_size=2, max_size=6), st.integers(0, 5), st.integers(0, 9))
def test_a_sum_with_one_digit_changed_is_recognised(parts: list[int], place: int, digit: int) -> None:
    total = str(sum(parts))
    at = place % len(total)
    wrong = total[:at] + str(digit) + total[at + 1 :]
    if wrong != total and wrong[0] != "0":
        assert misprint_in_sum(Fraction(wrong), [Fraction(part) for part in parts])
