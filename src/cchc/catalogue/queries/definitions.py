"""Definitions of indicators, ready for computing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc.catalogue.models import Choice, IndicatorDefinition
from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.kinds import OverTime, OverUnits, ValueType
from cchc.foundation.stamps import kept


@dataclass(frozen=True)
class Definition:
    """One version of what an indicator means; amounts are stored as integers × 10^decimals."""

    indicator_id: int
    code: str
    version: int
    valid_from: date
    valid_to: date | None
    value_type: ValueType
    decimals: int
    over_units: OverUnits
    over_time: OverTime
    axes: tuple[str, ...]
    choices: str
    numerator: Ref | None
    denominator: Ref | None
    owner: str
    monotone: bool


Versions = Mapping[str, tuple[Definition, ...]]


def definitions(codes: Iterable[str] | None = None, on: date | None = None) -> dict[str, Definition]:
    """Return the definition of each indicator valid on a day (the latest if no day is given), by code.

    An indicator without a definition on the day is left out.
    """
    found = every_version() if codes is None else versions(codes)
    valid = {code: [one for one in known if _holds(one, on)] for code, known in found.items()}
    return {code: known[-1] for code, known in valid.items() if known}


def _holds(one: Definition, on: date | None) -> bool:
    return on is None or (one.valid_from <= on and (one.valid_to is None or one.valid_to > on))


def versions(codes: Iterable[str]) -> dict[str, tuple[Definition, ...]]:
    """Return all definitions of indicators, the first version first, by code; unknown codes are left out."""
    known = every_version()
    return {code: known[code] for code in sorted(set(codes)) if code in known}


@kept("catalogue", size=2)
def every_version() -> Versions:
    """Return all definitions of all indicators, the first version first, by code; read once per change."""
    found: dict[str, tuple[Definition, ...]] = {}
    stored = IndicatorDefinition.objects.order_by("version", "pk")
    for row in stored.values_list(*_COLUMNS):
        one = _definition(row)
        found[one.code] = (*found.get(one.code, ()), one)
    return found


_COLUMNS = (
    "indicator_id",
    "indicator__code",
    "version",
    "valid_from",
    "valid_to",
    "value_type",
    "decimals",
    "over_units",
    "over_time",
    "axes",
    "choices__code",
    "numerator",
    "denominator",
    "owner",
    "monotone",
)


def _definition(row: tuple[Any, ...]) -> Definition:
    pk, code, version, start, stop, value_type, decimals, over_units, over_time, axes = row[:10]
    choices, over, under, owner, monotone = row[10:]
    return Definition(
        pk,
        code,
        version,
        start,
        stop,
        ValueType(value_type),
        decimals,
        OverUnits(over_units),
        OverTime(over_time),
        tuple(axes),
        choices or "",
        parse_ref(over) if over else None,
        parse_ref(under) if under else None,
        owner,
        monotone,
    )


@kept("catalogue", size=2)
def choice_codes() -> dict[str, tuple[int, ...]]:
    """Return the codes of every pinned choice list."""
    codes: dict[str, tuple[int, ...]] = {}
    for name, code in Choice.objects.order_by("code").values_list("choice_list__code", "code"):
        codes[name] = (*codes.get(name, ()), code)
    return codes
