"""Write figures: only what differs is appended."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from cchc.engine.faults import N_
from cchc.engine.kinds import Lane, Quality
from cchc.foundation.audit import record
from cchc.statistics.enums import EntryKind
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.models import Entry
from cchc.statistics.queries.entries import current
from cchc.statistics.services.appending import Row, append
from cchc.statistics.services.inputs import Address, FigureInput, Interpreter, Value
from cchc.statistics.services.interning import (
    BATCH,
    NONE,
    Interned,
    intern_coordinates,
    intern_slices,
)
from cchc.statistics.services.revisions import add_revision, lock_ledger, release_number
from cchc.statistics.services.scopes import Place, Scope, coordinates_in

__all__ = ["FigureInput", "Place", "Scope", "WriteResult", "record_figures"]


@dataclass(frozen=True)
class WriteResult:
    """The revision (None: nothing differed), and how many entries were appended, unchanged, tombstoned."""

    revision: int | None
    appended: int
    unchanged: int
    tombstoned: int


def record_figures(
    figures: Iterable[FigureInput],
    *,
    lane: Lane,
    actor: str,
    cause: str,
    note: str = "",
    replace_scope: Scope | Collection[Scope] = (),
) -> WriteResult:
    """Append the figures that differ from the current entries of the lane; with scopes, also tombstones.

    Raises StatisticsFault (two values for one coordinate, too many decimals, unknown indicator) and
    UnknownUnit before anything is written. The number of queries does not grow with the figures, except by
    batches of new rows.
    """
    given = list(figures)
    scopes = (replace_scope,) if isinstance(replace_scope, Scope) else replace_scope
    interpreter = Interpreter({one.indicator for one in given}.union(*(one.indicators for one in scopes)))
    wanted = _by_address(given, interpreter)
    with transaction.atomic():
        number = lock_ledger()
        coordinates = _coordinates(wanted, lane)
        stored = _stored(coordinates.old)
        new = _differing(wanted, coordinates.keys, stored, number)
        vanished = coordinates_in(scopes, wanted, coordinates, lane, interpreter) if scopes else ()
        gone = _tombstones(_stored(vanished), number)
        if not new and not gone:
            release_number()
            return WriteResult(None, 0, len(wanted), 0)
        add_revision(number, actor=actor, cause=cause, note=note)
        append(Entry, _COLUMNS, [*new, *gone])
        result = WriteResult(number, len(new), len(wanted) - len(new), len(gone))
        record(actor, "record_figures", f"revision {number}", _detail(result, lane, cause))
    return result


def _by_address(
    given: Iterable[FigureInput], interpreter: Interpreter
) -> dict[Address, tuple[FigureInput, Value]]:
    wanted: dict[Address, tuple[FigureInput, Value]] = {}
    for one in given:
        address, value = interpreter.read(one)
        if wanted.setdefault(address, (one, value))[1] != value:
            raise StatisticsFault(
                N_(
                    "Có hai giá trị khác nhau cho cùng một số liệu: "
                    "%(indicator)s[%(breakdown)s]^%(reach)s của "
                    "“%(subject)s” do “%(reporter)s” báo cáo, %(window)s. Hãy giữ lại một giá trị."
                ),
                indicator=one.indicator,
                breakdown=one.breakdown.key,
                reach=one.reach.value,
                subject=one.subject,
                reporter=one.reporter,
                window=one.window.phrase(),
            )
    return wanted


def _coordinates(wanted: Collection[Address], lane: Lane) -> Interned:
    if not wanted:
        return NONE
    slices = intern_slices({address.slice for address in wanted}, lane)
    return intern_coordinates(wanted, slices)


FIELDS = ("coordinate_id", "kind", "amount", "denominator", "text", "blank", "quality", "as_of")


def _stored(coordinates: Collection[int]) -> dict[int, Value]:
    """Return the current value of each coordinate that has one; several queries of bounded size."""
    keys = sorted(coordinates)
    found: dict[int, Value] = {}
    for start in range(0, len(keys), BATCH):
        rows = current(None).filter(coordinate_id__in=keys[start : start + BATCH])
        for coordinate, kind, *value in rows.values_list(*FIELDS):
            if kind == EntryKind.FIGURE:
                found[coordinate] = Value(*value)
    return found


_COLUMNS = ("coordinate", "revision", "kind", "as_written", "source", *Value._fields)


def _differing(
    wanted: Mapping[Address, tuple[FigureInput, Value]],
    coordinates: Mapping[Address, int],
    stored: Mapping[int, Value],
    revision: int,
) -> list[Row]:
    """Return the rows of new entries, in the order of `_COLUMNS`."""
    figure = EntryKind.FIGURE.value
    return [
        (coordinate, revision, figure, given.as_written, given.source, *value)
        for address, (given, value) in wanted.items()
        if stored.get(coordinate := coordinates[address]) != value
    ]


def _tombstones(coordinates: Iterable[int], revision: int) -> list[Row]:
    nothing = Value(None, None, "", "", Quality.OFFICIAL.value, None)
    return [(pk, revision, EntryKind.TOMBSTONE.value, "", "", *nothing) for pk in sorted(coordinates)]


def _detail(result: WriteResult, lane: Lane, cause: str) -> str:
    return f"{cause}; {lane.value}: {result.appended} appended, {result.tombstoned} tombstoned"
