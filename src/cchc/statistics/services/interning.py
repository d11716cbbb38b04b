"""Slices and coordinates are written once; here they are found, and made where they are new."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from cchc.engine.kinds import Lane
from cchc.statistics.models import Coordinate, Slice
from cchc.statistics.services.appending import append
from cchc.statistics.services.inputs import Address, SliceKey

BATCH = 2000


def find_slices(keys: Collection[SliceKey], lane: Lane) -> dict[SliceKey, int]:
    """Return the stored slices among some keys of a lane; one query."""
    rows = Slice.stored().filter(
        lane=lane,
        indicator_id__in={key.indicator for key in keys},
        window_from__in={key.start for key in keys},
    )
    fields = ("pk", "indicator_id", "definition_version", "window_from", "window_to")
    found = {SliceKey(*key): pk for pk, *key in rows.values_list(*fields)}
    return {key: found[key] for key in keys if key in found}


def intern_slices(keys: Collection[SliceKey], lane: Lane) -> dict[SliceKey, int]:
    """Return the key in the database of every slice, making those that are new."""
    found = find_slices(keys, lane)
    new = [
        Slice(
            indicator_id=key.indicator,
            definition_version=key.version,
            window_from=key.start,
            window_to=key.stop,
            lane=lane.value,
        )
        for key in sorted(set(keys) - found.keys())
    ]
    if not new:
        return found
    Slice.stored().bulk_create(new, batch_size=BATCH)
    return find_slices(keys, lane)


def find_coordinates(slices: Mapping[SliceKey, int], reporters: Iterable[int]) -> dict[Address, int]:
    """Return the stored coordinates of some reporters in some slices; one query."""
    keys = {pk: key for key, pk in slices.items()}
    rows = Coordinate.stored().filter(slice_id__in=keys, reporter_id__in=set(reporters))
    fields = ("pk", "slice_id", "reporter_id", "subject_id", "reach", "breakdown")
    return {
        Address(keys[slice_pk], *rest): pk for pk, slice_pk, *rest in rows.order_by().values_list(*fields)
    }


class Interned(NamedTuple):
    """The key in the database of each coordinate of reporters in slices; `old` are those there before."""

    keys: Mapping[Address, int]
    old: Collection[int]
    slices: frozenset[int]
    reporters: frozenset[int]

    def within(self, slices: Mapping[SliceKey, int], reporters: Collection[int]) -> Mapping[Address, int]:
        """Return the coordinates of reporters in slices; one query where others are asked for."""
        if self.slices.issuperset(slices.values()) and self.reporters.issuperset(reporters):
            return self.keys
        return find_coordinates(slices, reporters)


def intern_coordinates(addresses: Collection[Address], slices: Mapping[SliceKey, int]) -> Interned:
    """Return the key in the database of every coordinate, making those that are new."""
    reporters = frozenset(address.reporter for address in addresses)
    known = frozenset(slices.values())
    found = find_coordinates(slices, reporters)
    new = sorted(
        (slices[address.slice], address.reporter, address.subject, address.reach, address.breakdown)
        for address in addresses
        if address not in found
    )
    old = [found[address] for address in addresses if address in found] if found else []
    if not new:
        return Interned(found, old, known, reporters)
    append(Coordinate, ("slice", "reporter", "subject", "reach", "breakdown"), new)
    return Interned(find_coordinates(slices, reporters), old, known, reporters)


NONE = Interned({}, (), frozenset(), frozenset())
