"""Units on a day, in tree order."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from cchc.engine.territory import UnknownUnit, walk
from cchc.units.models import Ancestry, Placement, Unit, UnitName


@dataclass(frozen=True)
class UnitOn:
    """A unit as it was on a day: the name and parent of that day, the depth below the top, its whole life."""

    code: str
    name: str
    kind: str
    level: str
    parent: str | None
    valid_from: date
    valid_to: date | None
    depth: int


def unit(code: str) -> Unit:
    """Return a unit by its code; raises UnknownUnit with the nearest codes."""
    try:
        return Unit.objects.get(code=code)
    except Unit.DoesNotExist:
        raise UnknownUnit(code, Unit.objects.values_list("code", flat=True)) from None


def names_on(day: date, codes: Collection[str]) -> dict[str, str]:
    """Return the names that some units had on a day, by code; one query, none for no codes."""
    if not codes:
        return {}
    named = UnitName.objects.filter(on(day), unit__code__in=codes).order_by("unit__code")
    return dict(named.values_list("unit__code", "name"))


def on(day: date, prefix: str = "") -> Q:
    """Return the condition that a half-open span holds a day; `prefix` leads to the dates over a relation."""
    start = Q(**{f"{prefix}valid_from__lte": day})
    return start & (Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day}))


def subtree(code: str, day: date) -> QuerySet[Unit]:
    """Return a unit and all below it on a day; raises UnknownUnit."""
    top = unit(code)
    below = Ancestry.objects.filter(on(day), ancestor=top)
    return Unit.objects.filter(on(day), pk__in=below.values("unit_id"))


def units_on(day: date, under: str | None = None, level: str | None = None) -> list[UnitOn]:
    """Return the units alive on a day in tree order, siblings by code; `under` keeps a unit and all below it.

    Makes at most five queries however many units there are. Raises UnknownUnit for `under`.
    """
    chosen = subtree(under, day) if under else Unit.objects.filter(on(day))
    found = {one.code: one for one in chosen.order_by("code")}
    names = dict(UnitName.objects.filter(on(day)).values_list("unit__code", "name"))
    parents = dict(Placement.objects.filter(on(day)).values_list("unit__code", "parent__code"))
    inner = {code: parent if (parent := parents.get(code)) in found else None for code in found}
    tops = [code for code, parent in inner.items() if parent is None]
    depths: dict[str, int] = {}
    for code in (code for top in tops for code in walk(inner, top)):
        above = inner[code]
        depths[code] = 0 if above is None else depths[above] + 1
    return [
        _listed(found[code], names.get(code, code), parents.get(code), depth)
        for code, depth in depths.items()
        if level is None or found[code].level == level
    ]


def _listed(one: Unit, name: str, parent: str | None, depth: int) -> UnitOn:
    return UnitOn(one.code, name, one.kind, one.level, parent, one.valid_from, one.valid_to, depth)
