"""Acts of succession out of a CSV or Excel file: all of it, or nothing and every fault named."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from django.db import transaction

from cchc.engine.faults import N_, Fault
from cchc.engine.territory import Succession as Act
from cchc.engine.territory import UnitLife, endings
from cchc.foundation.audit import record
from cchc.foundation.faults import ManyFaults
from cchc.reading.tables import Row, read_table
from cchc.units.enums import Role
from cchc.units.models import Succession, SuccessionMember, SuccessionWeight, Unit
from cchc.units.queries.snapshot import acts, lives
from cchc.units.services.endings import Told, act_faults, aftermath_faults, close_units
from cchc.units.services.rows import RowFault, RowReader

COLUMNS = ("effective_on", "decree", "kind", "predecessors", "successors")
_WEIGHT = re.compile(
    r"(?P<one>[^>\s=]+)>(?P<other>[^>\s=]+)=(?P<share>\d+(?:[.,]\d+)?|\d+/[1-9]\d*)(?P<cent>%?)"
)
_Key = tuple[date, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class RowsImported:
    """How many rows were new, changed, and as before."""

    created: int
    updated: int
    unchanged: int


@dataclass(frozen=True)
class SuccessionsImported(RowsImported):
    """Acts by what happened to them, and the codes of the units whose open life they ended."""

    ended: tuple[str, ...] = ()


@transaction.atomic
def import_successions(path: Path, actor: str) -> SuccessionsImported:
    """Take over the acts of a file. An act is known again by its date, predecessors and successors.

    A predecessor ends on `effective_on`, unless it is a successor too (it gave a part away): an open life is
    closed by the act, a stored end must be that day. A successor must live on that day, and nobody may be
    left under a unit that ended. Raises ManyFaults with a RowFault for each fault, or a TableFault.
    """
    table = read_table(path, COLUMNS)
    faults: list[Fault] = []
    units = {life.code: life for life in lives()}
    read = [(row.number, _read(row, units, faults)) for row in table.rows]
    told = [(number, act) for number, act in read if act is not None]
    ended = endings(units.values(), (act for _number, act in told))
    faults.extend(act_faults(told, units, ended))
    faults.extend(_twice(told))
    if not faults:
        faults.extend(aftermath_faults(told, units, ended))
    if faults:
        raise ManyFaults(faults)
    return _take_over(path, [act for _number, act in told], ended, actor)


def _take_over(path: Path, told: Sequence[Act], ended: Mapping[str, date], actor: str) -> SuccessionsImported:
    stored = {_key(act): act for act in acts()}
    changed = [act for act in told if _key(act) in stored and stored[_key(act)] != act]
    created = [act for act in told if _key(act) not in stored]
    if created or changed or ended:
        _write(told, {*map(_key, created), *map(_key, changed)})
        close_units(ended)
        counts = f"+{len(created)} ~{len(changed)}"
        record(actor, "units.succession", path.name, " ".join([counts, *(f"-{code}" for code in ended)]))
    unchanged = len(told) - len(created) - len(changed)
    return SuccessionsImported(len(created), len(changed), unchanged, tuple(ended))


def _key(act: Act) -> _Key:
    return act.effective_on, tuple(sorted(act.predecessors)), tuple(sorted(act.successors))


def _read(row: Row, units: Mapping[str, UnitLife], faults: list[Fault]) -> Act | None:
    before = len(faults)
    reader = RowReader(row, faults)
    effective_on = reader.day("effective_on", required=True)
    decree = reader.text("decree", 300)
    kind = reader.text("kind", 60)
    predecessors = reader.known("predecessors", units, many=True)
    successors = reader.known("successors", units, many=True)
    weights = _weights(reader)
    source = reader.text("weights_source", 300)
    if len(predecessors) == 1 and predecessors == successors:
        fault = Fault(N_("văn bản không đổi gì: đơn vị giao và đơn vị nhận là một. Hãy bỏ dòng này."))
        reader.blame("successors", fault)
    if effective_on is None or len(faults) > before:
        return None
    return Act(effective_on, decree, kind, predecessors, successors, weights, source)


def _weights(reader: RowReader) -> dict[tuple[str, str], Fraction]:
    weights: dict[tuple[str, str], Fraction] = {}
    for written in reader.text("weights", 10_000).split():
        found = _WEIGHT.fullmatch(written)
        if found is None:
            fault = Fault(
                N_("không hiểu tỷ lệ “%(text)s”. Hãy viết cũ>mới=0.6 hoặc cũ>mới=3/5 hoặc cũ>mới=60%%."),
                text=written,
            )
            reader.blame("weights", fault)
        else:
            share = Fraction(found["share"].replace(",", "."))
            weights[found["one"], found["other"]] = share / 100 if found["cent"] else share
    return weights


def _twice(told: Iterable[Told]) -> Iterable[Fault]:
    seen: dict[_Key, int] = {}
    for number, act in told:
        before = seen.setdefault(_key(act), number)
        if before != number:
            fault = Fault(N_("trùng với dòng %(before)d. Hãy bỏ bớt một dòng."), before=before)
            yield RowFault(number, "predecessors", fault)


def _write(told: Sequence[Act], chosen: set[_Key]) -> None:
    keys = dict(Unit.objects.values_list("code", "pk"))
    known = {
        _key(act): pk for act, pk in zip(acts(), Succession.objects.values_list("pk", flat=True), strict=True)
    }
    Succession.objects.filter(pk__in=[known[key] for key in chosen if key in known]).delete()
    for order, act in enumerate(told):
        if _key(act) in chosen:
            _write_act(act, order, keys)


def _write_act(act: Act, order: int, keys: Mapping[str, int]) -> None:
    stored = Succession.objects.create(
        effective_on=act.effective_on,
        decree=act.decree,
        kind=act.kind,
        weights_source=act.weights_source,
        sort_order=order,
    )
    sides = ((Role.PREDECESSOR, act.predecessors), (Role.SUCCESSOR, act.successors))
    SuccessionMember.objects.bulk_create(
        SuccessionMember(succession=stored, unit_id=keys[code], role=role, sort_order=place)
        for role, codes in sides
        for place, code in enumerate(codes)
    )
    SuccessionWeight.objects.bulk_create(
        SuccessionWeight(
            succession=stored,
            predecessor_id=keys[one],
            successor_id=keys[other],
            numerator=share.numerator,
            denominator=share.denominator,
        )
        for (one, other), share in act.weights.items()
    )
