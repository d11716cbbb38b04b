"""How a committee's surroundings are called on a day: its party committee, the committees below it."""

from collections.abc import Iterable
from datetime import date

from cchc.engine.kinds import Level
from cchc.publication.issuers import generic_word, kinds_among
from cchc.units.queries.listing import names_on, subtree

TWO_TIERS = date(2025, 7, 1)
"""From this day on there are only provinces and communes (Law 72/2025/QH15 on local government)."""
_PARTY = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "quận": "Quận ủy",
}
_BELOW = {
    Level.DISTRICT: "huyện, thị xã, thành phố",
    Level.COMMUNE: "xã, phường, thị trấn",
}
_BELOW_NOW = "xã, phường, đặc khu"


def surroundings(unit: str, name: str, level: Level, day: date) -> dict[str, str]:
    """Return what an outline may name of a committee: `kind`, `party`, `localities`; empty for an agency."""
    if level not in {Level.PROVINCE, Level.DISTRICT, Level.COMMUNE}:
        return {"kind": "", "party": "", "localities": ""}
    kind = generic_word(name, level)
    return {"kind": kind, "party": _PARTY.get(kind, "Đảng ủy"), "localities": _localities(unit, level, day)}


def _localities(unit: str, level: Level, day: date) -> str:
    """The committees directly below, called by the kinds that there are: "UBND các xã, phường"."""
    below = Level.DISTRICT if level is Level.PROVINCE and day < TWO_TIERS else Level.COMMUNE
    codes = subtree(unit, day).filter(level=below.value).values_list("code", flat=True)
    usual = _BELOW_NOW if day >= TWO_TIERS else _BELOW[below]
    return f"UBND các {_kinds(names_on(day, codes).values()) or usual}"


def _kinds(names: Iterable[str]) -> str:
    return ", ".join(kinds_among(names))
