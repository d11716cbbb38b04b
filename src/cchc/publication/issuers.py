"""Who issues a report: names, place and signing authority of a unit, as its letterhead has them."""

from dataclasses import dataclass
from unicodedata import normalize

from cchc.document.signature import Authority
from cchc.engine.kinds import Level

_COMMITTEE_LEVELS = {Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}
_GENERIC = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu")
_SILENT = {"và", "của", "các"}


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
    """Return a name as it stands in a sentence: "tỉnh An Hải"; names of agencies keep their capital."""
    return f"{name[0].lower()}{name[1:]}" if bare_name(name) != name else name


def located(province: str) -> str:
    """Return a province as it stands inside a name: "Khánh Hòa" → "tỉnh Khánh Hòa", "thành phố Huế".

    Thành phố Hồ Chí Minh keeps its capital (Decree 30/2020/NĐ-CP, annex II, part IV).
    """
    name = _with_generic(province, Level.PROVINCE)
    return name if name.endswith("Hồ Chí Minh") else f"{name[0].lower()}{name[1:]}"


def _committee(name: str, level: Level) -> Issuer:
    full = _with_generic(name, level)
    return Issuer(
        parent="",
        name=("ỦY BAN NHÂN DÂN", full.upper()),
        short_name=f"UBND {full[0].lower()}{full[1:]}",
        place=bare_name(name),
        symbol="UBND",
        authority=Authority.PEOPLES_COMMITTEE,
    )


def _with_generic(name: str, level: Level) -> str:
    if bare_name(name) != name:
        return name
    return {Level.PROVINCE: "Tỉnh ", Level.DISTRICT: "Huyện "}.get(level, "Xã ") + name


def _agency(name: str, province: str) -> Issuer:
    place = bare_name(province)
    own = name.removesuffix(f" tỉnh {place}").removesuffix(f" {place}")
    return Issuer(
        parent=f"UBND {_with_generic(province, Level.PROVINCE).upper()}",
        name=(own.upper(),),
        short_name=own,
        place=place,
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
