"""Pairs of one whole, figures to date, averages, codes of a survey."""

import pytest

from tests.checker.saying import findings, told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Xuất sắc 17/38 người, hoàn thành tốt 17/38 người, hoàn thành nhiệm vụ 04/38 người.", "sum"),
        ("Kỳ này tinh giản 526 người. Lũy kế từ năm 2015 đến nay đã tinh giản 4.918 người.", "subset"),
        ("Trong 5 tháng tiếp nhận 14.208 hồ sơ, bình quân 2.841,6 hồ sơ/tháng.", "ratio"),
        ("Mở 180 lớp bồi dưỡng (9.000 lượt người, bình quân 50 người/lớp).", "ratio"),
        ("Mức hài lòng từ 93,2% (nhóm A) đến 98,6% (nhóm B), bình quân 95,4%.", "range"),
        ("Văn bản điện tử đạt 98%, trong đó hoàn toàn điện tử 75%, song song 23%.", "sum"),
        ("Đã phát 500 phiếu, thu về 480 phiếu hợp lệ.", "subset"),
    ],
)
def test_what_agrees_holds(text: str, kind: str) -> None:
    assert findings(text) == []
    assert f"{kind}:held" in told(text)


@pytest.mark.parametrize(
    ("text", "kind", "stated"),
    [
        ("Xuất sắc 18/38 người, hoàn thành tốt 17/38 người, hoàn thành nhiệm vụ 04/38 người.", "sum", "38"),
        ("Kỳ này tinh giản 526 người. Lũy kế từ năm 2015 đến nay đã tinh giản 491 người.", "subset", "526"),
        ("Trong 5 tháng tiếp nhận 14.208 hồ sơ, bình quân 2.481,6 hồ sơ/tháng.", "ratio", "2.481,6"),
        ("Mức hài lòng từ 93,2% (nhóm A) đến 98,6% (nhóm B), bình quân 92,4%.", "range", "92,4"),
        ("Đơn vị tự bảo đảm 25%, ngân sách nhà nước hỗ trợ 85%.", "sum", "100%"),
        ("Đã phát 500 phiếu, thu về 512 phiếu hợp lệ.", "subset", "512"),
        ("Trễ hạn 361 hồ sơ, riêng trễ hạn lĩnh vực đất đai 379 hồ sơ.", "subset", "379"),
        ("Thu hút thêm 5.254 lượt truy cập, nâng tổng số lượt truy cập lên 2.528 lượt.", "subset", "5.254"),
        ("Có 03 kiến nghị: (1) bổ sung kinh phí; (2) nâng cấp phần mềm.", "numbering", "3"),
        ("Tiếp nhận 5.850 hồ sơ, đã giải quyết 7.480 hồ sơ.", "subset", "7.480"),
        ("Làm xong 20/36 nhiệm vụ; 15 nhiệm vụ còn lại chưa đến hạn.", "sum", "36"),
        ("Hồ sơ trực tuyến 4.391/4.718 hồ sơ. Hồ sơ trực tiếp là 237 hồ sơ.", "sum", "4.718"),
        ("Áp dụng cho các xã, giai đoạn 2022 - 2019.", "date", "2022"),
    ],
)
def test_what_does_not_agree_is_told(text: str, kind: str, stated: str) -> None:
    assert (kind, stated) in {(one.kind, one.stated) for one in findings(text)}


@pytest.mark.parametrize(
    ("way", "code", "expected"),
    [
        ("bằng phiếu giấy", "1", []),
        ("bằng phiếu giấy", "0", ["code"]),
        ("bằng phiếu giấy và trực tuyến", "2", []),
        ("trực tuyến", "1", ["code"]),
    ],
)
def test_the_code_of_a_survey(way: str, code: str, expected: list[str]) -> None:
    row = (
        "STT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"
        f"1\tHình thức khảo sát\tTrực tuyến = 0 Phát phiếu = 1 Kết hợp = 2\t{code}\t\n2\tSố lớp\tLớp\t4\t\n"
    )
    assert [
        one.kind for one in findings(f"Đã khảo sát người dân {way} tại Bộ phận Một cửa.", row)
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Toàn tỉnh còn 452 đơn vị (giảm 61 đơn vị so với 513 đơn vị năm 2015).",
        "Chỉ số chuyển đổi số đạt 612,4/1.000 điểm (61,24%).",
        "Đào tạo 5.247 lượt người (chính trị 416; quản lý 683; chuyên môn 3.590; ngoại ngữ 558), đạt 109,3% "
        "kế hoạch (4.800 lượt người).",
        "Đăng 118 tin, gồm 75 tin về dịch vụ công, 43 tin về chính quyền 2 cấp.",
        "Ban hành 18 văn bản (kế hoạch 06, công văn 09, thông báo 03).",
        "Cung cấp 1.508 dịch vụ, gồm 863 toàn trình và 645 một phần, tích hợp 1.180 dịch vụ lên Cổng.",
        "Hoàn thành 16 nhiệm vụ còn lại (tổng 35 nhiệm vụ trừ 19 nhiệm vụ đã xong).",
        "Ký 19 văn bản, gồm 01 chỉ thị, 06 kế hoạch và 12 công văn; cộng với 33 văn bản trước đó là 52.",
        "Đánh giá sẽ thực hiện từ ngày 01/10/2025 đến ngày 15/10/2025.",
    ],
)
def test_readings_that_used_to_accuse_hold(text: str) -> None:
    assert [one for one in findings(text) if one.severity == "error"] == []
