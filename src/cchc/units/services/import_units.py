"""Units out of a CSV or Excel file: all of it, or nothing and every fault named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from cchc.engine.faults import Fault
from cchc.engine.territory import (
    LifeFault,
    PlacementFault,
    SuccessionFault,
    TerritoryFault,
    faults_of,
)
from cchc.foundation.audit import record
from cchc.foundation.faults import ManyFaults
from cchc.reading.tables import read_table
from cchc.units.models import Placement, Unit, UnitName
from cchc.units.queries.snapshot import acts, lives, places
from cchc.units.services.ancestry import refresh_ancestry
from cchc.units.services.drafts import COLUMNS, Draft, Span, UnitRow, drafts_of
from cchc.units.services.rows import RowFault

_BATCH = 2_000
_COLUMN_OF = {LifeFault: "valid_to", PlacementFault: "parent", SuccessionFault: "valid_to"}


@dataclass(frozen=True)
class UnitsImported:
    """Codes by what happened to them, each in the order of the file."""

    created: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]


@transaction.atomic
def import_units(path: Path, actor: str) -> UnitsImported:
    """Take over the units of a file; the rows of a code tell its whole life and replace what was stored.

    An empty `valid_to` does not reopen a life that a stored act ended. Raises ManyFaults with a RowFault for
    each fault, or a TableFault; then nothing is written.
    """
    table = read_table(path, COLUMNS)
    faults: list[Fault] = []
    stored = stored_drafts()
    told, rows = drafts_of(table.rows, stored, faults)
    ends = {code: act.effective_on for act in acts() for code in act.ended}
    drafts = [draft.ended(ends.get(draft.code)) for draft in told]
    if not faults:
        faults.extend(_territory_faults(drafts, rows))
    if faults:
        raise ManyFaults(faults)
    imported = _sorted_out(drafts, stored)
    if imported.created or imported.updated:
        _write([one for one in drafts if stored.get(one.code) != one], stored)
        counts = f"+{len(imported.created)} ~{len(imported.updated)} ={len(imported.unchanged)}"
        record(actor, "units.import", path.name, counts)
    return imported


def stored_drafts() -> dict[str, Draft]:
    """Return all units of the database as drafts, by code."""
    names: dict[int, list[Span]] = {}
    for unit, name, start, stop in UnitName.objects.order_by("valid_from").values_list(
        "unit_id", "name", "valid_from", "valid_to"
    ):
        names.setdefault(unit, []).append((name, start, stop))
    parents: dict[int, list[Span]] = {}
    for unit, parent, start, stop in Placement.objects.order_by("valid_from").values_list(
        "unit_id", "parent__code", "valid_from", "valid_to"
    ):
        parents.setdefault(unit, []).append((parent, start, stop))
    return {
        one.code: Draft(
            one.code,
            one.kind,
            one.level,
            one.valid_from,
            one.valid_to,
            tuple(names.get(one.pk, ())),
            tuple(parents.get(one.pk, ())),
        )
        for one in Unit.objects.order_by("code")
    }


def _sorted_out(drafts: Iterable[Draft], stored: Mapping[str, Draft]) -> UnitsImported:
    created = tuple(one.code for one in drafts if one.code not in stored)
    updated = tuple(one.code for one in drafts if one.code in stored and stored[one.code] != one)
    unchanged = tuple(one.code for one in drafts if stored.get(one.code) == one)
    return UnitsImported(created, updated, unchanged)


def _territory_faults(drafts: Sequence[Draft], rows: Mapping[str, list[UnitRow]]) -> list[Fault]:
    """Check the whole territory as it would be, and blame the rows of the file."""
    told = {one.code for one in drafts}
    all_lives = [life for life in lives() if life.code not in told]
    all_places = [place for place in places() if place.child not in told]
    all_lives.extend(draft.life() for draft in drafts)
    all_places.extend(place for draft in drafts for place in draft.places())
    return [_blamed(fault, rows) for fault in faults_of(all_lives, all_places, acts())]


def _blamed(fault: TerritoryFault, rows: Mapping[str, list[UnitRow]]) -> Fault:
    column = _COLUMN_OF.get(type(fault), "parent")
    named = (fault.params.get(name) for name in ("child", "code", "parent"))
    code = next((str(code) for code in named if code in rows), None)
    if code is None:
        return fault
    start = fault.params.get("start")
    row = next((row for row in rows[code] if row.valid_from.strftime("%d/%m/%Y") == start), rows[code][-1])
    return RowFault(row.number, column, fault)


def _write(drafts: Sequence[Draft], stored: Mapping[str, Draft]) -> None:
    new = [Unit(code=one.code, **_life(one)) for one in drafts if one.code not in stored]
    Unit.objects.bulk_create(new, batch_size=_BATCH)
    keys = dict(Unit.objects.values_list("code", "pk"))
    known = [one for one in drafts if one.code in stored]
    changed = [
        Unit(pk=keys[one.code], **_life(one)) for one in known if _life(one) != _life(stored[one.code])
    ]
    Unit.objects.bulk_update(changed, ["kind", "level", "valid_from", "valid_to"], batch_size=_BATCH // 10)
    told_anew = [keys[one.code] for one in known]
    UnitName.objects.filter(unit__in=told_anew).delete()
    Placement.objects.filter(unit__in=told_anew).delete()
    UnitName.objects.bulk_create(
        (
            UnitName(unit_id=keys[one.code], name=name, valid_from=start, valid_to=stop)
            for one in drafts
            for name, start, stop in one.names
        ),
        batch_size=_BATCH,
    )
    Placement.objects.bulk_create(
        (
            Placement(unit_id=keys[one.code], parent_id=keys[parent], valid_from=start, valid_to=stop)
            for one in drafts
            for parent, start, stop in one.parents
        ),
        batch_size=_BATCH,
    )
    refresh_ancestry()


def _life(draft: Draft) -> dict[str, object]:
    return {
        "kind": draft.kind,
        "level": draft.level,
        "valid_from": draft.valid_from,
        "valid_to": draft.valid_to,
    }
