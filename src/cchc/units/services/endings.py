"""Units that acts of succession end: what speaks against it, and closing what was open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Model

from cchc.engine.faults import N_, Fault
from cchc.engine.territory import (
    Succession,
    SuccessionFault,
    UnitLife,
    close_lives,
    close_places,
    left_behind,
)
from cchc.engine.territory.checks import succession_faults, written, written_last
from cchc.units.models import Placement, Unit, UnitFunction, UnitName
from cchc.units.queries.snapshot import acts, places
from cchc.units.services.ancestry import refresh_ancestry
from cchc.units.services.rows import RowFault

Told = tuple[int, Succession]
"""An act with the number of the row that tells it."""

_DATED: tuple[type[Model], ...] = (UnitName, Placement, UnitFunction)
"""What a unit has only while it lives; each with `unit`, `valid_from` and `valid_to`."""


def act_faults(
    told: Iterable[Told], units: Mapping[str, UnitLife], ended: Mapping[str, date]
) -> list[RowFault]:
    """Return the faults of acts against the lives as these acts would leave them."""
    told = list(told)
    after = _after(units, ended)
    two_days = list(_two_days(told, ended))
    return two_days or [
        _blamed(number, fault) for number, act in told for fault in succession_faults(after, act)
    ]


def aftermath_faults(
    told: Iterable[Told], units: Mapping[str, UnitLife], ended: Mapping[str, date]
) -> Iterator[RowFault]:
    """Yield the faults between what the acts end and what is stored, each on the row that ends the unit."""
    if not ended:
        return
    rows: dict[str, int] = {}
    for number, act in told:
        for code in act.ended:
            rows.setdefault(code, number)
    for fault in (*left_behind(close_places(places(), ended), ended), *_outliving(ended)):
        yield _blamed(rows[str(fault.params["code"])], fault)
    yield from _later_acts(rows, _after(units, ended), ended)


def close_units(ended: Mapping[str, date]) -> None:
    """Close the open lives, names, placements and functions of units; call it inside a transaction."""
    by_day: dict[date, list[str]] = defaultdict(list)
    for code, on in ended.items():
        by_day[on].append(code)
    for on, codes in by_day.items():
        Unit.objects.filter(code__in=codes, valid_to=None).update(valid_to=on)
        for model in _DATED:
            model._default_manager.filter(unit__code__in=codes, valid_to=None).update(valid_to=on)
    if ended:
        refresh_ancestry()


def _after(units: Mapping[str, UnitLife], ended: Mapping[str, date]) -> dict[str, UnitLife]:
    return {life.code: life for life in close_lives(units.values(), ended)}


def _blamed(number: int, fault: Fault) -> RowFault:
    role = fault.params.get("role")
    return RowFault(number, str(role) if role else "effective_on", fault)


def _two_days(told: Iterable[Told], ended: Mapping[str, date]) -> Iterator[RowFault]:
    rows: dict[str, int] = {}
    for number, act in told:
        for code in act.ended:
            before = rows.setdefault(code, number)
            if code in ended and ended[code] != act.effective_on:
                fault = Fault(
                    N_(
                        "dòng %(before)d đã kết thúc “%(code)s” từ %(on)s, mỗi đơn vị chỉ kết thúc một lần. "
                        "Hãy sửa effective_on; nếu sau lần đầu nó còn hoạt động, "
                        "hãy ghi nó vào successors của lần đó."
                    ),
                    before=before,
                    code=code,
                    on=written(ended[code]),
                )
                yield RowFault(number, "predecessors", fault)


def _outliving(ended: Mapping[str, date]) -> Iterator[SuccessionFault]:
    """Names, places and functions that would outlive their unit; one fault for each unit."""
    found: dict[str, tuple[date, date | None]] = {}
    for model in _DATED:
        rows = model._default_manager.filter(unit__code__in=ended).order_by("valid_from")
        for code, start, stop in rows.values_list("unit__code", "valid_from", "valid_to"):
            if start >= ended[code] or (stop is not None and stop > ended[code]):
                found.setdefault(code, (start, stop))
    for code, (start, stop) in sorted(found.items()):
        yield SuccessionFault(
            N_(
                "Văn bản kết thúc “%(code)s” từ %(on)s nhưng nó đã có tên, cấp trên hoặc chức năng ghi từ "
                "%(start)s đến %(stop)s. Hãy sửa effective_on, hoặc nạp lại đơn vị (chức năng) "
                "với valid_to là %(on)s."
            ),
            code=code,
            role="predecessors",
            on=written(ended[code]),
            start=written(start),
            stop=written_last(stop),
        )


def _later_acts(
    rows: Mapping[str, int], after: Mapping[str, UnitLife], ended: Mapping[str, date]
) -> Iterator[RowFault]:
    """Stored acts that need a unit which would no longer live."""
    for act in acts():
        if ended.keys() & {*act.predecessors, *act.successors}:
            for fault in succession_faults(after, act):
                code = str(fault.params.get("code"))
                if code in ended:
                    yield RowFault(rows[code], "predecessors", fault)
