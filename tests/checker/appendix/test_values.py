"""Cells: values as printed, choices, units."""

from fractions import Fraction

import pytest

from cchc.checker.appendix.values import choices_of, is_number_like, is_unit, parsed, split_number


@pytest.mark.parametrize(
    ("raw", "unit", "value", "flags"),
    [
        ("1.901", "Người", 1901, ()),
        ("1,901", "Người", 1901, ()),
        ("91,46%", "%", Fraction("91.46"), ()),
        ("1.453", "%", Fraction("1.453"), ()),
        ("54 TTHC", "Thủ tục", 54, ()),
        ("06", "Người", 6, ()),
        ("403.186", "Triệu đồng", 403186, ()),
        ("6,981", "Điểm", Fraction("6.981"), ()),
        ("549/8", "Lượt người/lớp", None, ("pair",)),
        ("Có", "Có hoặc không", None, ("text",)),
        ("-", "Người", None, ()),
        ("…", "Người", None, ()),
        ("3 và 4", "Người", None, ("unread",)),
    ],
)
def test_a_value_is_read_by_its_unit(raw: str, unit: str, value: object, flags: tuple[str, ...]) -> None:
    assert parsed(raw, unit, "Nhãn") == (value, flags)


@pytest.mark.parametrize(
    ("unit", "choices"),
    [
        ("Không = 0 Có = 1", (("0", "Không"), ("1", "Có"))),
        ("Chưa có = 0 2 cấp = 1 3 cấp = 2", (("0", "Chưa có"), ("1", "2 cấp"), ("2", "3 cấp"))),
        ("1: phát thanh; 2: mạng xã hội", (("1", "phát thanh"), ("2", "mạng xã hội"))),
        ("Điểm = Tỷ lệ * Điểm tối đa", ()),
        ("Người", ()),
    ],
)
def test_choices_are_told_with_their_codes(unit: str, choices: tuple[tuple[str, str], ...]) -> None:
    assert choices_of(unit) == choices


@pytest.mark.parametrize("text", ["1", "1.2.3.", "IV", "a)", "A.", "(2)", "07", "1,1"])
def test_numbers_of_items_are_known(text: str) -> None:
    assert is_number_like(text)


@pytest.mark.parametrize("text", ["Trong đó", "Số lớp", "1 lớp", "", "năm"])
def test_words_are_no_numbers_of_items(text: str) -> None:
    assert not is_number_like(text)


def test_a_number_in_front_of_a_label_is_split_off() -> None:
    assert split_number("1.1. Số hồ sơ") == ("1.1.", "Số hồ sơ")
    assert split_number("II. Về tổ chức") == ("II.", "Về tổ chức")
    assert split_number("Số hồ sơ 12. x") == ("", "Số hồ sơ 12. x")


def test_units_are_known_and_fragments_are_not() -> None:
    assert all(is_unit(text) for text in ("%", "Cơ quan, đơn vị", "Người", "Có = 1 Không = 0", "Triệu đồng"))
    assert not any(is_unit(text) for text in ("vị", "17", "Đảm bảo theo quy định"))
