"""Letterheads of units."""

import pytest

from cchc.document.signature import Authority
from cchc.engine.kinds import Level
from cchc.publication.issuers import Issuer, bare_name, initials, issuer_of, located, lowered


@pytest.mark.parametrize(
    ("name", "level", "second_line", "short", "place"),
    [
        ("Tỉnh Khánh Hòa", Level.PROVINCE, "TỈNH KHÁNH HÒA", "UBND tỉnh Khánh Hòa", "Khánh Hòa"),
        ("Khánh Hòa", Level.PROVINCE, "TỈNH KHÁNH HÒA", "UBND tỉnh Khánh Hòa", "Khánh Hòa"),
        ("Thành phố Hà Nội", Level.PROVINCE, "THÀNH PHỐ HÀ NỘI", "UBND thành phố Hà Nội", "Hà Nội"),
        ("Huyện Xín Mần", Level.DISTRICT, "HUYỆN XÍN MẦN", "UBND huyện Xín Mần", "Xín Mần"),
        ("Thị xã Ninh Hòa", Level.DISTRICT, "THỊ XÃ NINH HÒA", "UBND thị xã Ninh Hòa", "Ninh Hòa"),
        ("Phường Tây Sơn", Level.COMMUNE, "PHƯỜNG TÂY SƠN", "UBND phường Tây Sơn", "Tây Sơn"),
        ("Đặc khu Trường Sa", Level.COMMUNE, "ĐẶC KHU TRƯỜNG SA", "UBND đặc khu Trường Sa", "Trường Sa"),
    ],
)
def test_a_peoples_committee_has_its_name_on_two_lines_and_nobody_above(
    name: str, level: Level, second_line: str, short: str, place: str
) -> None:
    assert issuer_of(name, level, "Tỉnh Khánh Hòa") == Issuer(
        parent="",
        name=("ỦY BAN NHÂN DÂN", second_line),
        short_name=short,
        place=place,
        symbol="UBND",
        authority=Authority.PEOPLES_COMMITTEE,
    )


@pytest.mark.parametrize(
    ("name", "printed", "symbol", "authority"),
    [
        ("Sở Khoa học và Công nghệ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SKHCN", Authority.DEPARTMENT),
        ("Sở Tài chính Hà Tĩnh", "SỞ TÀI CHÍNH", "STC", Authority.DEPARTMENT),
        ("Thanh tra tỉnh Hà Tĩnh", "THANH TRA", "TT", Authority.INSPECTORATE),
        ("Ban Quản lý Khu kinh tế", "BAN QUẢN LÝ KHU KINH TẾ", "BQLKKT", Authority.BOARD),
        ("Văn phòng Ủy ban nhân dân tỉnh", "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH", "VPUBND", Authority.OFFICE),
    ],
)
def test_an_agency_stands_below_its_province(
    name: str, printed: str, symbol: str, authority: Authority
) -> None:
    issuer = issuer_of(name, Level.DEPARTMENT, "Tỉnh Hà Tĩnh")
    assert (issuer.parent, issuer.name, issuer.place) == ("UBND TỈNH HÀ TĨNH", (printed,), "Hà Tĩnh")
    assert (issuer.symbol, issuer.authority) == (symbol, authority)


def test_an_agency_of_a_city() -> None:
    issuer = issuer_of("Sở Nội vụ", Level.DEPARTMENT, "Thành phố Đà Nẵng")
    assert (issuer.parent, issuer.place) == ("UBND THÀNH PHỐ ĐÀ NẴNG", "Đà Nẵng")


@pytest.mark.parametrize("name", ["Sở Nội vụ", "Sở Nội vụ thành phố Huế", "Sở Nội vụ Huế"])
def test_an_agency_of_a_city_named_without_its_generic_word(name: str) -> None:
    issuer = issuer_of(name, Level.DEPARTMENT, "Huế")
    assert (issuer.parent, issuer.name, issuer.place) == ("UBND THÀNH PHỐ HUẾ", ("SỞ NỘI VỤ",), "Huế")


def test_thanh_pho_ho_chi_minh_keeps_its_capital_and_its_full_name() -> None:
    issuer = issuer_of("Thành phố Hồ Chí Minh", Level.PROVINCE, "")
    assert (issuer.short_name, issuer.place) == ("UBND Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")
    assert located("Hồ Chí Minh") == lowered("Thành phố Hồ Chí Minh") == "Thành phố Hồ Chí Minh"
    assert located("Huế") == "thành phố Huế"


def test_small_words_do_not_count_in_an_abbreviation() -> None:
    assert initials("Sở Lao động - Thương binh và Xã hội") == "SLĐTBXH"
    assert initials("Sở Nông nghiệp và Môi trường") == "SNNMT"


def test_a_proper_name_that_begins_like_a_generic_word_stays() -> None:
    assert bare_name("Xã Xãm") == "Xãm"
    assert bare_name("Huyện đảo") == "đảo"
    assert bare_name("Khánh Hòa") == "Khánh Hòa"
