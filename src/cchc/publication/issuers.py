"""Who issues a report: names, place and signing authority of a unit, as its letterhead has them."""

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

from cchc.document.signature import Authority
from cchc.engine.kinds import Level

_COMMITTEE_LEVELS = {Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}
_GENERIC = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu")
_KINDS = ("huyện", "thị xã", "thành phố", "quận", "xã", "phường", "thị trấn", "đặc khu")
_SILENT = {"và", "của", "các"}
_CITIES = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}
"""Provinces that are cities under central government, named without their generic word."""
_HCM = "Hồ Chí Minh"


@dataclass(frozen=True)
class Issuer:
    """Letterhead of a unit; the annex line says `short_name`, the document's symbol ends with `symbol`."""

    parent: str
    name: tuple[str, ...]
    short_name: str
    place: str
    symbol: str
    authority: Authority


def issuer_of(name: str, level: Level, province: str) -> Issuer:
    """Return the letterhead of a unit called `name` ("Sở Tài chính") in a province ("Khánh Hòa")."""
    if level in _COMMITTEE_LEVELS:
        return _committee(name, level)
    return _agency(name, province)


def bare_name(name: str) -> str:
    """Return the proper name without its generic word: "Tỉnh Khánh Hòa" → "Khánh Hòa"."""
    for word in _GENERIC:
        if name.lower().startswith(word + " "):
            return name[len(word) + 1 :]
    return name


def lowered(name: str) -> str:
    """Return a name as it stands in a sentence: "tỉnh An Hải"; names of agencies keep their capital.

    Thành phố Hồ Chí Minh keeps its capital (Decree 30/2020/NĐ-CP, annex II, part IV).
    """
    return name if bare_name(name) in {name, _HCM} else f"{name[0].lower()}{name[1:]}"


def generic_word(name: str, level: Level) -> str:
    """Return what kind of place a committee is of: "tỉnh", "thành phố", "đặc khu"."""
    full = _with_generic(name, level)
    return next(word for word in _GENERIC if full.lower().startswith(f"{word} "))


def kinds_among(names: Iterable[str]) -> tuple[str, ...]:
    """Return which kinds of places some names are of, in customary order: ("xã", "phường", "đặc khu")."""
    found = {kind for name in names for kind in _KINDS if name.lower().startswith(f"{kind} ")}
    return tuple(kind for kind in _KINDS if kind in found)


def located(province: str) -> str:
    """Return a province as it stands inside a name: "Khánh Hòa" → "tỉnh Khánh Hòa", "thành phố Huế"."""
    return lowered(_with_generic(province, Level.PROVINCE))


def _committee(name: str, level: Level) -> Issuer:
    full = _with_generic(name, level)
    return Issuer(
        parent="",
        name=("ỦY BAN NHÂN DÂN", full.upper()),
        short_name=f"UBND {lowered(full)}",
        place=_place(full),
        symbol="UBND",
        authority=Authority.PEOPLES_COMMITTEE,
    )


def _with_generic(name: str, level: Level) -> str:
    if bare_name(name) != name:
        return name
    if level is Level.PROVINCE and name in _CITIES:
        return f"Thành phố {name}"
    return {Level.PROVINCE: "Tỉnh ", Level.DISTRICT: "Huyện "}.get(level, "Xã ") + name


def _place(full: str) -> str:
    """Return where a document is written: the bare name, but "Thành phố Hồ Chí Minh", "Quận 1".

    Places called after people or by numbers are named in full (Decree 30/2020/NĐ-CP, annex I, part II,
    item 4).
    """
    bare = bare_name(full)
    return full if bare == _HCM or bare.isdigit() else bare


def _agency(name: str, province: str) -> Issuer:
    full = _with_generic(province, Level.PROVINCE)
    place = bare_name(full)
    own = name
    for word in ("tỉnh ", "thành phố ", "Thành phố ", ""):
        own = own.removesuffix(f" {word}{place}")
    return Issuer(
        parent=f"UBND {full.upper()}",
        name=(own.upper(),),
        short_name=own,
        place=_place(full),
        symbol=initials(own),
        authority=_authority(own),
    )


def initials(name: str) -> str:
    """Return the customary abbreviation: "Sở Khoa học và Công nghệ" → "SKHCN"; vowels lose their marks."""
    words = name.removesuffix(" tỉnh").removesuffix(" thành phố").split()
    letters = (
        normalize("NFD", word)[0] for word in words if word[0].isalpha() and word.lower() not in _SILENT
    )
    return "".join(letters).upper()


def _authority(name: str) -> Authority:
    for start, authority in (
        ("Văn phòng", Authority.OFFICE),
        ("Thanh tra", Authority.INSPECTORATE),
        ("Ban", Authority.BOARD),
    ):
        if name.startswith(start):
            return authority
    return Authority.DEPARTMENT
