"""Whole sentences as people write them: what is found, what holds, what must not be accused."""

import pytest

from tests.checker.saying import findings, told

TRUE = [
    ("ratio", "Toàn tỉnh đã tiếp nhận 52.340 hồ sơ, trong đó trực tuyến 41.872 hồ sơ, đạt 80%."),
    ("ratio", "Tỷ lệ hồ sơ đúng hạn đạt 98,7% (3.948/4.000 hồ sơ)."),
    ("ratio", "Có 36 xã trên tổng số 40 xã hoàn thành, chiếm 90%."),
    ("ratio", "Hồ sơ trực tuyến là 1.250 hồ sơ, chiếm 62,5% trên tổng số 2.000 hồ sơ tiếp nhận."),
    ("ratio", "Thu ngân sách 1.250 tỷ đồng/1.000 tỷ đồng, bằng 125% dự toán."),
    ("ratio", "Giải ngân 215.600 triệu đồng/280 tỷ đồng, đạt 77%."),
    ("ratio", "Đạt 85,85% (9.301 hồ sơ trên 10.834 hồ sơ)."),
    ("ratio", "Đã trả 1.921 hồ sơ so với tổng số 2.055 hồ sơ, chiếm tỷ trọng 93,48%."),
    ("ratio", "Đã làm 437/365 tin, bài, đạt 119% kế hoạch."),
    ("ratio", "Thu được 77.350/76.2 triệu đồng, đạt 101,5% kế hoạch."),
    ("sum", "Tổng số hồ sơ: 8.500 hồ sơ (trực tuyến: 6.100; trực tiếp: 2.400)."),
    ("sum", "Ban hành 45 văn bản, gồm: 12 kế hoạch, 20 công văn và 13 báo cáo."),
    ("sum", "Tiếp nhận 1.000 hồ sơ, trong đó: trước hạn 600, đúng hạn 380, quá hạn 20."),
    ("sum", "Giải quyết 1.000 hồ sơ (trước hạn 600 hồ sơ; đúng hạn 980 hồ sơ; quá hạn 20 hồ sơ)."),
    ("sum", "Biên chế giảm từ 250 người xuống còn 240 người (giảm 10 người, tương đương 4%)."),
    ("sum", "Đã hoàn thành 22/36 nhiệm vụ (61,1%), còn lại 14 nhiệm vụ đang thực hiện."),
    ("sum", "Kinh phí 5,2 tỷ đồng, trong đó tỉnh 3,7 tỷ đồng, huyện 1.500 triệu đồng."),
    ("sum", "Đúng hạn 900 hồ sơ, quá hạn 12 hồ sơ, tổng cộng 912 hồ sơ."),
    ("sum", "Có 51/60 người (văn phòng 20/25 người; hội 31/35 người)."),
    ("sum", "Tỷ lệ tăng 4,49 điểm phần trăm (từ 61,20% lên 65,69%)."),
    ("sum", "Tiêu chí 2: đạt 8,5/10 điểm. - Tiêu chí 2.1: 4/5 điểm; - Tiêu chí 2.2: 4,5/5 điểm."),
    ("sum", "Tiếp nhận 6.615 hồ sơ, tăng 1.294 hồ sơ (24,3%) so với cùng kỳ (5.321 hồ sơ)."),
    ("sum", "Có 7 sở, ngành và 5 huyện lập kế hoạch riêng (tổng cộng 12 đơn vị)."),
    ("sum", "Rà soát 40 văn bản, kết quả có 25 văn bản còn hiệu lực, 15 văn bản hết hiệu lực."),
    ("sum", "Xã có 30 công chức. Trình độ: đại học 26 người; cao đẳng 4 người."),
    ("sum", "Tinh giản 50 người, gồm: khối tỉnh 20; khối huyện 30; lũy kế từ năm 2015 là 400 người."),
    ("sum", "Tổ chức 10 lớp với 500 lượt người (khối tỉnh 4 lớp, 300 lượt; khối huyện 6 lớp, 200 lượt)."),
    ("sum", "Điểm số đạt 88,5 điểm, tăng 2,25 điểm so với năm 2023 (86,25 điểm)."),
    ("sum", "Tỉnh xếp thứ 20/63, tăng 4 bậc so với năm 2022 (năm 2022 xếp thứ 24/63)."),
    ("sum", "Mức hài lòng đạt 85,2%, tăng 1,4% so với năm 2023 (83,8%)."),
    ("ratio", "So với năm 2022 (40 thông tư) giảm 10 thông tư, tương ứng 25%."),
    ("ratio", "Cấp tỉnh đạt 90% (900/1.000 văn bản), cấp huyện đạt 75% (1.500/2.000 văn bản)."),
    ("ratio", "Chi 90 tỷ đồng/100 tỷ đồng dự toán, đạt 90%."),
    ("ratio", "Kiểm tra 200 văn bản, có 10 văn bản sai (chiếm 5%); trong 10 văn bản ấy có 4 văn bản đã sửa."),
    ("sum", "Xã có 36 cộng tác viên (12 thôn x 3 người)."),
    ("sum", "Có 20/20 thôn lập tổ, với 140 thành viên (mỗi tổ 7 thành viên)."),
    ("sum", "Kết quả: rất hài lòng 30,5%, hài lòng 60,2%, bình thường 8%, không hài lòng 1,3%."),
    (
        "sum",
        "Kế hoạch có 40 nhiệm vụ: cấp huyện 25, cấp xã 15. Kết quả: xong 30 nhiệm vụ, đang làm 10 nhiệm vụ.",
    ),
    ("sum", "Cấp huyện tiếp nhận 300 hồ sơ; cấp xã tiếp nhận 700 hồ sơ. Hai cấp tiếp nhận 1.000 hồ sơ."),
    ("sum", "Tiếp nhận 124 phản ánh; đã xử lý 119, đang xử lý 05."),
    ("sum", "Cấp xã tiếp nhận 700 hồ sơ, trả kết quả 640 hồ sơ, 60 hồ sơ còn lại đang trong hạn."),
    ("ratio", "Chứng thực 1.206 hồ sơ, gấp 3 lần cùng kỳ (402 hồ sơ)."),
    ("subset", "Phát ra 500 phiếu, thu về 480 phiếu, hợp lệ 470 phiếu."),
    ("date", "Số liệu từ ngày 15/12/2023 đến ngày 14/12/2024."),
    ("range", "Huyện xếp thứ 5/12 huyện."),
]
FALSE = [
    ("ratio:error", "Đã giải quyết 12.450/12.500 hồ sơ (đạt tỷ lệ 96,6%)."),
    ("ratio:error", "Tỷ lệ hồ sơ đúng hạn đạt 97,8% (3.948/4.000 hồ sơ)."),
    ("ratio:error", "Có 36 xã trên tổng số 40 xã hoàn thành, chiếm 95%."),
    ("ratio:error", "Thu ngân sách 1.250 tỷ đồng/1.000 tỷ đồng, bằng 152% dự toán."),
    (
        "ratio:error",
        "Khảo sát 300 phiếu, trong đó hài lòng 280 phiếu (93,3%), không hài lòng 20 phiếu (3,3%).",
    ),
    ("sum:error", "Có 1.900 thủ tục (cấp tỉnh 1.450; cấp huyện 290; cấp xã 150)."),
    ("sum:error", "Giải quyết 4.800 hồ sơ (đúng hạn 4.750 hồ sơ, quá hạn 80 hồ sơ)."),
    ("sum:error", "Có 51/61 người (văn phòng 20/25 người; hội 31/35 người)."),
    ("sum:error", "Biên chế giảm từ 250 người xuống còn 240 người (giảm 15 người, tương đương 4%)."),
    ("sum:error", "Có 48 đơn vị, gồm: 26 đơn vị loại A; 32 đơn vị loại B; 22 đơn vị loại C."),
    ("sum:error", "Tiếp nhận 6.615 hồ sơ, tăng 2.194 hồ sơ so với cùng kỳ năm 2020 (5.321 hồ sơ)."),
    ("sum:error", "Có 7 sở, ngành và 5 huyện lập kế hoạch riêng (tổng cộng 13 đơn vị)."),
    (
        "sum:error",
        "Ban hành 39 văn bản về cải cách, trong đó: 2 nghị quyết, 7 kế hoạch, 12 quyết định, 20 công văn.",
    ),
    (
        "sum:error",
        "Tổ chức 10 lớp với 550 lượt người (khối tỉnh 4 lớp, 300 lượt; khối huyện 6 lớp, 200 lượt).",
    ),
    (
        "sum:error",
        "Giảm 9 phòng (từ 99 phòng xuống 90 phòng), giảm 27 trường (từ 410 trường xuống 373 trường).",
    ),
    ("sum:warning", "Rà soát 40 văn bản, kết quả có 25 văn bản còn hiệu lực, 20 văn bản hết hiệu lực."),
    ("sum:error", "Điểm số đạt 88,5 điểm, tăng 2,25 điểm so với năm 2023 (85,25 điểm)."),
    ("sum:error", "Tỉnh xếp thứ 20/63, tăng 5 bậc so với năm 2022 (năm 2022 xếp thứ 24/63)."),
    ("sum:warning", "Mức hài lòng đạt 85,2%, tăng 2,4% so với năm 2023 (83,8%)."),
    ("sum:warning", "Có 110 đơn vị, tăng 10 đơn vị so với năm 2023 (120 đơn vị)."),
    ("ratio:error", "Còn 131 đơn vị, giảm 19 đơn vị so với năm 2016 (150 đơn vị), tương đương 14,5%."),
    ("sum:error", "Có 20 người dưới 35 tuổi, 30 người từ 35 đến 50 tuổi; tổng cộng 60 người."),
    ("sum:warning", "Xã có 63 cộng tác viên (12 thôn x 3 người)."),
    ("sum:warning", "Kết quả: rất hài lòng 30,5%, hài lòng 60,2%, bình thường 8%, không hài lòng 2,3%."),
    ("sum:warning", "Kế hoạch có 40 nhiệm vụ. Kết quả: xong 30 nhiệm vụ, đang làm 12 nhiệm vụ."),
    ("sum:warning", "Tiếp nhận 124 phản ánh; đã xử lý 119, đang xử lý 15."),
    ("sum:warning", "Cấp xã tiếp nhận 700 hồ sơ, trả kết quả 640 hồ sơ, 66 hồ sơ còn lại đang trong hạn."),
    (
        "sum:warning",
        "Cấp tỉnh tiếp nhận 100 hồ sơ; cấp huyện tiếp nhận 300 hồ sơ; cấp xã tiếp nhận 700 hồ sơ. "
        "Ba cấp tiếp nhận 1.010 hồ sơ.",
    ),
    ("ratio:warning", "Chứng thực 1.206 hồ sơ, gấp 4 lần cùng kỳ (402 hồ sơ)."),
    ("subset:warning", "Phát ra 500 phiếu, thu về 480 phiếu, hợp lệ 490 phiếu."),
    ("subset:warning", "Biên chế được giao 60 người, có mặt 65 người."),
    ("ratio:warning", "Tiếp nhận 1.000 hồ sơ, trong đó trực tuyến 900 hồ sơ; tỷ lệ trực tuyến đạt 99%."),
    ("ratio:error", "Chi 96,4 tỷ đồng/103,2 tỷ đồng dự toán, đạt 98,4%."),
    ("subset:warning", "Kiểm tra 200 văn bản; trong 10 văn bản ấy có 14 văn bản đã sửa."),
    ("sum:warning", "Đã hoàn thành 22/36 nhiệm vụ (61,1%), còn lại 16 nhiệm vụ đang thực hiện."),
    ("subset:warning", "Số hồ sơ nộp trực tuyến 12.500/10.000 hồ sơ."),
    ("range:warning", "Tỷ lệ hài lòng đạt 105%."),
    ("range:error", "Huyện xếp thứ 15/12 huyện."),
    ("date:error", "Số liệu từ ngày 15/12/2024 đến ngày 14/03/2024."),
    ("date:error", "Theo Quyết định số 12/QĐ-UBND ngày 20/12/2025 của UBND tỉnh."),
    ("date:error", "Họp ngày 31/02/2024 tại trụ sở."),
    ("sum:warning", "Tiêu chí 2: đạt 8/10 điểm. - Tiêu chí 2.1: 4/5 điểm; - Tiêu chí 2.2: 4,5/5 điểm."),
]
SILENT = [
    "Trước hạn 600 hồ sơ, đúng hạn 380 hồ sơ trên 1.000 hồ sơ; tỷ lệ đúng hạn 98%.",
    "Tiếp nhận 1.000 hồ sơ, trong đó trực tuyến 900 hồ sơ; tỷ lệ trực tuyến đạt 90%.",
    "Hài lòng 85%, không hài lòng 5%, tăng 2% so với năm trước.",
    "Đăng ký 50 thí sinh, dự thi 48 thí sinh, trúng tuyển 12 thí sinh.",
    "Hồ sơ gấp gần 3 lần cùng kỳ (402 hồ sơ).",
    "Xã có 34 công chức (đại học 30 người; cao đẳng 2 người; trung cấp",
    "Theo Quyết định số 123/QĐ-UBND ngày 15/6/2024 và Nghị quyết 76, đạt 100% kế hoạch.",
    "Đường dây nóng 0283.822.333 hoặc 1900.1023 đã nhận 12 phản ánh.",
    "Trong số 471 thủ tục, có 284 cấp huyện, 175 cấp xã và 12 thủ tục khác.",
    "Có 471 thủ tục, trong đó: cấp huyện 284 thủ tục; cấp xã 175 thủ tục; 12 thủ tục; 18/18 xã công khai.",
    "Lũy kế đến nay có 3.400 tài khoản, riêng trong kỳ tăng 200 tài khoản.",
    "Hiện có 40 đơn vị tự chủ, trong đó có 04 đơn vị tự chủ 100%; 83 đơn vị một phần; 535 đơn vị khác.",
    "Ban hành 35 quyết định công bố, trong đó 109 thủ tục mới, 107 thủ tục sửa đổi.",
    "Áp dụng TCVN ISO 9001:2015 tại 12 cơ quan, mức độ 3, 4 và phiên bản 2.0.",
    "Cắt giảm từ 30% - 70% thời gian; gần 350 lượt người dự; trên 99% đúng hạn.",
    "Phòng họp phục vụ 215 điểm cầu (83 điểm cầu cấp tỉnh; 132 điểm cầu cấp xã).",
]


@pytest.mark.parametrize(("kind", "text"), TRUE)
def test_what_is_true_holds(kind: str, text: str) -> None:
    outcome = told(text)
    assert f"{kind}:held" in outcome
    assert f"{kind}:error" not in outcome


@pytest.mark.parametrize(("expected", "text"), FALSE)
def test_what_is_false_is_found(expected: str, text: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize("text", SILENT)
def test_what_counts_nothing_or_reads_otherwise_is_not_accused(text: str) -> None:
    assert findings(text) == []


def test_a_total_that_misses_a_part_does_not_hold_without_it() -> None:
    assert "sum:held" not in told("Có 58 đơn vị, gồm: 26 đơn vị loại A; 32 đơn vị loại B; 22 đơn vị loại C.")


def test_a_difference_of_one_last_digit_holds_and_of_two_does_not() -> None:
    assert "ratio:held" in told("Đã trả 2/3 hồ sơ, đạt 66,8%.")
    assert "ratio:error" in told("Đã trả 2/3 hồ sơ, đạt 66,9%.")


def test_each_times_places_is_the_total() -> None:
    assert "sum:held" in told("Bố trí 332 công chức tại 83 Bộ phận Một cửa (mỗi nơi 4 công chức).")
    assert "sum:warning" in told("Trang bị 249 máy tính cho 83 xã (mỗi nơi 4 máy).")


def test_rises_in_brackets_are_of_the_second_number() -> None:
    assert told("So với cùng kỳ tăng 12,5% (1.200/1.067 hồ sơ).") >= {"ratio:held"}
    assert "ratio:error" in told("So với cùng kỳ tăng 21,5% (1.200/1.067 hồ sơ).")


def test_shares_of_a_share_are_of_the_whole_named_first() -> None:
    text = "Trong 47 đảng viên có 12 nữ, chiếm {}; có 9 người dân tộc thiểu số, chiếm 19,15%."
    assert "ratio:error" not in told(text.format("25,53%"))
    assert "ratio:error" in told(text.format("52,53%"))


def test_millions_are_not_lost_in_the_rounding_of_billions() -> None:
    assert "sum:error" in told(
        "Kinh phí 1,2 tỷ đồng (ngân sách huyện 850 triệu đồng; nguồn khác 250 triệu đồng)."
    )
    assert "sum:held" in told(
        "Kinh phí 1,2 tỷ đồng (ngân sách huyện 850 triệu đồng; nguồn khác 370 triệu đồng)."
    )


def test_a_figure_right_after_an_earlier_year_may_be_of_now() -> None:
    text = "Số đơn vị so với năm 2015 61 đơn vị, giảm 03 đơn vị ({}%)."
    assert "ratio:held" in told(text.format("4,69"))
    assert "ratio:held" in told(text.format("4,92"))
    assert "ratio:error" in told(text.format("6,92"))


def test_the_earlier_figure_told_twice_is_not_what_it_became() -> None:
    now = "Cùng kỳ nhận 10.920 hồ sơ; năm nay số nhận mới tăng 14,3% so với cùng kỳ (10.920 hồ sơ)."
    assert not {"ratio:error", "ratio:warning"} & told(now)


def test_a_plan_in_a_bracket_is_no_part() -> None:
    assert findings("Đào tạo 1.236 lượt (kế hoạch năm 1.500 lượt).") == []
    assert findings("Thu ngân sách 38.615 triệu đồng (dự toán giao 52.400 triệu đồng).") == []


def test_what_the_period_before_left_is_dealt_with_too() -> None:
    came = "Tiếp nhận mới 12.480 hồ sơ, kỳ trước chuyển sang {} hồ sơ."
    done = "Đã giải quyết 12.214 hồ sơ; đang giải quyết 622 hồ sơ."
    assert "sum:held" in told(f"{came.format(356)} {done}")
    assert findings(f"{came.format(356)} {done}") == []
    assert "sum:warning" in told(f"{came.format(365)} {done}")
