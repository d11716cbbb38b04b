"""Definitions of indicators, ready for computing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cchc.catalogue.models import Choice, IndicatorDefinition
from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.kinds import OverTime, OverUnits, ValueType


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


def definitions(codes: Iterable[str] | None = None, on: date | None = None) -> dict[str, Definition]:
    """Return the definition of each indicator valid on a day (the latest if no day is given), by code.

    An indicator without a definition on the day is left out.
    """
    stored = IndicatorDefinition.objects.select_related("indicator", "choices").order_by("version")
    if codes is not None:
        stored = stored.filter(indicator__code__in=set(codes))
    if on is not None:
        stored = stored.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)
    return {row.indicator.code: _definition(row) for row in stored}


def versions(codes: Iterable[str]) -> dict[str, tuple[Definition, ...]]:
    """Return all definitions of indicators, the first version first, by code; unknown codes are left out."""
    stored = IndicatorDefinition.objects.select_related("indicator", "choices").order_by("version")
    found: dict[str, tuple[Definition, ...]] = {}
    for row in stored.filter(indicator__code__in=set(codes)):
        found[row.indicator.code] = (*found.get(row.indicator.code, ()), _definition(row))
    return found


def _definition(row: IndicatorDefinition) -> Definition:
    return Definition(
        indicator_id=row.indicator_id,
        code=row.indicator.code,
        version=row.version,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        value_type=ValueType(row.value_type),
        decimals=row.decimals,
        over_units=OverUnits(row.over_units),
        over_time=OverTime(row.over_time),
        axes=tuple(row.axes),
        choices=row.choices.code if row.choices else "",
        numerator=parse_ref(row.numerator) if row.numerator else None,
        denominator=parse_ref(row.denominator) if row.denominator else None,
        owner=row.owner,
        monotone=row.monotone,
    )


def choice_codes() -> dict[str, tuple[int, ...]]:
    """Return the codes of every pinned choice list."""
    codes: dict[str, tuple[int, ...]] = {}
    for name, code in Choice.objects.order_by("code").values_list("choice_list__code", "code"):
        codes[name] = (*codes.get(name, ()), code)
    return codes
