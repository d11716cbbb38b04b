"""Who holds which function, out of a CSV or Excel file: all of it, or nothing and every fault named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from django.db import transaction

from cchc.engine.faults import N_, Fault
from cchc.engine.territory.checks import written, written_last
from cchc.foundation.audit import record
from cchc.foundation.faults import ManyFaults
from cchc.reading.tables import read_table
from cchc.units.models import Unit, UnitFunction
from cchc.units.services.import_successions import RowsImported
from cchc.units.services.rows import RowFault, RowReader

COLUMNS = ("function", "unit", "valid_from", "valid_to")


@dataclass(frozen=True)
class _Held:
    number: int
    function: str
    unit: str
    valid_from: date
    valid_to: date | None


@transaction.atomic
def import_functions(path: Path, actor: str) -> RowsImported:
    """Take over which unit holds which function. A row is known again by function, unit and valid_from.

    A unit holds a function only while it lives, and once at a time. Raises ManyFaults or TableFault.
    """
    faults: list[Fault] = []
    units = {unit.code: unit for unit in Unit.objects.all()}
    keys = {code: unit.pk for code, unit in units.items()}
    read = [_read(RowReader(row, faults), keys, units) for row in read_table(path, COLUMNS).rows]
    told = [one for one in read if one is not None]
    stored = {
        (held.function, held.unit.code, held.valid_from): held
        for held in UnitFunction.objects.select_related("unit")
    }
    faults.extend(_overlaps(told, stored.values()))
    if faults:
        raise ManyFaults(faults)
    return _take_over(path, told, stored, keys, actor)


def _read(reader: RowReader, keys: dict[str, int], units: dict[str, Unit]) -> _Held | None:
    function = reader.text("function", 60, required=True)
    codes = reader.known("unit", keys)
    start = reader.day("valid_from", required=True)
    stop = reader.day("valid_to")
    if not codes or start is None:
        return None
    life = units[codes[0]]
    stop = stop or life.valid_to
    if start < life.valid_from or (life.valid_to is not None and (stop is None or stop > life.valid_to)):
        fault = Fault(
            N_("“%(unit)s” chỉ hoạt động từ %(start)s đến %(stop)s. Hãy sửa ngày giữ chức năng."),
            unit=life.code,
            start=written(life.valid_from),
            stop=written_last(life.valid_to),
        )
        reader.blame("valid_from", fault)
    if stop is not None and stop <= start:
        reader.blame("valid_to", Fault(N_("phải sau valid_from.")))
    return _Held(reader.number, function, life.code, start, stop)


def _overlaps(told: Iterable[_Held], stored: Iterable[UnitFunction]) -> Iterable[Fault]:
    new = {(one.function, one.unit, one.valid_from) for one in told}
    kept = [
        _Held(0, one.function, one.unit.code, one.valid_from, one.valid_to)
        for one in stored
        if (one.function, one.unit.code, one.valid_from) not in new
    ]
    ordered = sorted([*told, *kept], key=lambda one: (one.function, one.unit, one.valid_from))
    for one, after in pairwise(ordered):
        same = (one.function, one.unit) == (after.function, after.unit)
        if same and (one.valid_to is None or after.valid_from < one.valid_to):
            fault = Fault(
                N_("“%(unit)s” đã giữ chức năng “%(function)s” từ %(start)s. Hãy sửa để không chồng ngày."),
                unit=one.unit,
                function=one.function,
                start=written(one.valid_from),
            )
            yield RowFault(after.number or one.number, "valid_from", fault)


def _take_over(
    path: Path,
    told: list[_Held],
    stored: dict[tuple[str, str, date], UnitFunction],
    keys: dict[str, int],
    actor: str,
) -> RowsImported:
    created = [one for one in told if (one.function, one.unit, one.valid_from) not in stored]
    changed: list[UnitFunction] = []
    for one in told:
        held = stored.get((one.function, one.unit, one.valid_from))
        if held is not None and held.valid_to != one.valid_to:
            held.valid_to = one.valid_to
            changed.append(held)
    UnitFunction.objects.bulk_create(
        UnitFunction(
            function=one.function, unit_id=keys[one.unit], valid_from=one.valid_from, valid_to=one.valid_to
        )
        for one in created
    )
    UnitFunction.objects.bulk_update(changed, ["valid_to"])
    if created or changed:
        record(actor, "units.functions", path.name, f"+{len(created)} ~{len(changed)}")
    return RowsImported(len(created), len(changed), len(told) - len(created) - len(changed))
