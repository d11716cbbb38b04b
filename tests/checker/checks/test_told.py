"""One quantity told twice: in a sentence and a row, in two sentences, in a cell and a row."""

import pytest

from tests.checker.saying import findings, told

HEADER = "Phụ lục\n\nSTT\tChỉ tiêu\tĐơn vị tính\tSố liệu\tGhi chú\n"
DOSSIERS = (
    HEADER + "1\tTổng số hồ sơ TTHC đã giải quyết\tHồ sơ\t5.000\t\n"
    "1.1\tSố hồ sơ giải quyết đúng hạn\tHồ sơ\t4.890\t\n"
    "1.2\tQuá hạn\tHồ sơ\t110\t\n"
    "2\tSố VBQPPL đã kiểm tra theo thẩm quyền\tVăn bản\t231\t\n"
    "3\tTỷ lệ TTHC cung cấp DVCTT toàn trình\t%\t45,31\t\n"
    "4\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t64\t\n"
    "5\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t58\t\n"
)
UNITS = (
    HEADER + "1\tTổng số đơn vị sự nghiệp công lập\tĐơn vị\t90\t\n"
    "1.1\tTự bảo đảm chi thường xuyên\tĐơn vị\t20\t\n"
    "1.2\tTự bảo đảm một phần\tĐơn vị\t30\t\n"
    "1.3\tDo ngân sách bảo đảm\tĐơn vị\t40\t\n"
)
FIELDS = (
    "Biểu 2: Tình hình giải quyết hồ sơ\n\nSTT\tLĩnh vực\tTiếp nhận\tĐã giải quyết\tQuá hạn\n"
    "1\tLĩnh vực hộ tịch\t410\t400\t6\n2\tLĩnh vực đất đai\t520\t500\t9\n\tTổng cộng\t930\t900\t15\n\n"
)
TWICE = [
    ("Kiểm tra theo thẩm quyền 213 văn bản, có 9 văn bản sai sót.", DOSSIERS, "213", "231"),
    ("Đã giải quyết 5.000 hồ sơ, trong đó đúng hạn 4.890 hồ sơ, trễ hạn 101 hồ sơ.", DOSSIERS, "101", "110"),
    ("Số thủ tục cung cấp DVCTT toàn trình là 29/64 thủ tục (43,51%).", DOSSIERS, "43,51%", "45,31%"),
    ("Kế hoạch năm đến nay hoàn thành 52 nhiệm vụ/tổng số 64 nhiệm vụ.", DOSSIERS, "52", "58"),
    ("Có 70 đơn vị, gồm 20 đơn vị tự bảo đảm chi thường xuyên, 30 đơn vị tự bảo đảm một phần, 20 nơi khác.",
     UNITS, "70", "90"),
    ("Có 90 đơn vị: tự bảo đảm chi thường xuyên 20, tự bảo đảm một phần 30, do ngân sách bảo đảm 41.",
     UNITS, "41", "40"),
    (FIELDS, HEADER + "1\tSố hồ sơ lĩnh vực đất đai đã giải quyết\tHồ sơ\t510\t\n"
     "2\tSố hồ sơ lĩnh vực hộ tịch đã giải quyết\tHồ sơ\t400\t\n", "500", "510"),
    ("Có 11/11 huyện, thành phố có trang tin.", "Đã kiểm tra 4/12 huyện, thành phố.", "12", "11"),
    ("Hồ sơ nộp trực tiếp là 1.532 hồ sơ.", "Người dân chưa quen, hồ sơ nộp trực tiếp còn 1.352 hồ sơ.",
     "1.352", "1.532"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "stated", "computed"), TWICE)
def test_told_otherwise(one: str, other: str, stated: str, computed: str) -> None:
    found = [(each.stated, each.computed) for each in findings(one, other) if each.kind == "duplicate"]
    assert found == [(stated, computed)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cấp xã đã giải quyết 4.123 hồ sơ thủ tục hành chính.", DOSSIERS),
        ("Năm 2015 có 120 đơn vị sự nghiệp công lập; năm 2024 có 90 đơn vị.", UNITS),
        ("Trước hạn 3.000 hồ sơ, đúng hạn 1.890 hồ sơ, quá hạn 110 hồ sơ.", DOSSIERS),
        ("Lũy kế từ đầu nhiệm kỳ kiểm tra theo thẩm quyền 1.231 văn bản.", DOSSIERS),
        (FIELDS, "Lĩnh vực hộ tịch tiếp nhận 410 hồ sơ."),
        ("Có 11/11 huyện, thành phố có trang tin.", "Đã kiểm tra 30/150 xã, phường."),
        ("Xếp loại tốt 20/44 người.", "Xếp loại khá 02/47 người."),
        ("Hồ sơ nộp trực tiếp ở cấp tỉnh là 1.532 hồ sơ.", "Hồ sơ nộp trực tiếp ở cấp xã là 1.352 hồ sơ."),
    ],
)
def test_another_scope_is_not_accused(one: str, other: str) -> None:
    assert [each for each in findings(one, other) if each.kind == "duplicate"] == []


def test_the_same_figure_in_other_words_holds() -> None:
    assert "duplicate:held" in told("Kiểm tra theo thẩm quyền 231 văn bản.", DOSSIERS)
    rows = "1\tSố hồ sơ lĩnh vực đất đai đã giải quyết\tHồ sơ\t500\t\n2\tSố cuộc họp\tCuộc\t77\t\n"
    assert "duplicate:held" in told(FIELDS, HEADER + rows)
