"""Sums that the database may form itself, because every unit would answer them in the same plain way.

docs/algorithms/resolve.md, "Figures alone", says when that is so and why the sum is then the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from cchc.engine.figures import Blank
from cchc.engine.kinds import OverUnits, Reach
from cchc.engine.windows import Window
from cchc.statistics.enums import EntryKind
from cchc.statistics.models import Adjustment, Coordinate, Entry
from cchc.statistics.queries.entries import current
from cchc.statistics.queries.slices import SliceRow
from cchc.statistics.resolution.facts import NONE_AROSE, NOT_APPLICABLE, Details, Fact
from cchc.statistics.resolution.plan import Target
from cchc.statistics.resolution.standing import Standing
from cchc.statistics.resolution.windows import is_inside


class Group(NamedTuple):
    """What the units below state in one breakdown of one slice, added up by the database."""

    slice: int
    reach: str
    breakdown: str
    stated: int
    amounts: int
    total: int | None
    none_arose: int
    unfit: int
    revision: int


@dataclass(frozen=True)
class Below:
    """The unit that is asked about, all that count at it, and those of them with units below."""

    unit: int
    counted: frozenset[int]
    inner: frozenset[int]


def plain_slices(
    slices: Iterable[SliceRow],
    targets: Iterable[Target],
    unit: str,
    standings: Mapping[Window, Standing],
    codes: Mapping[int, str],
) -> list[SliceRow]:
    """Return the slices that only sums of whole reach ask for, in one lane, over one unclipped window."""
    rows = list(slices)
    asked: dict[tuple[str, int], list[Target]] = defaultdict(list)
    for target in targets:
        asked[target.definition.code, target.definition.version].append(target)
    held: dict[tuple[str, int], list[SliceRow]] = defaultdict(list)
    for row in rows:
        held[codes[row.indicator], row.version].append(row)
    return [
        row
        for key, found in held.items()
        for row in found
        if _is_plain(row, found, asked[key], unit, standings)
    ]


def _is_plain(
    row: SliceRow,
    found: list[SliceRow],
    targets: list[Target],
    unit: str,
    standings: Mapping[Window, Standing],
) -> bool:
    standing = standings.get(row.window)
    if standing is None or not all(_is_whole_sum(target) for target in targets):
        return False
    alone = sum(other.window == row.window for other in found) == 1
    tiled = any(is_inside(row.window, other.window) for other in found)
    counted = standing.at(unit)
    unclipped = counted.weights.keys() <= standing.variants.get(row.window, frozenset())
    return alone and not tiled and unclipped and counted.stands_for == unit


def _is_whole_sum(target: Target) -> bool:
    return target.definition.over_units is OverUnits.SUM and target.ref.reach is Reach.WHOLE


def summed_facts(slices: Collection[int], below: Below, as_of: int | None) -> dict[int, list[Fact]]:
    """Return by slice the sums of what the units state, as facts of the unit asked about; four queries.

    A slice is left out unless every unit in it states the same breakdowns, in the same reach, as plain
    amounts or blanks that add, with no adjustment and no reported whole of a unit that has units below.
    """
    groups: dict[int, list[Group]] = defaultdict(list)
    for group in _groups(slices, below, as_of):
        groups[group.slice].append(group)
    subjects = _subjects([pk for pk, found in groups.items() if len(found) > 1], below)
    refused = _adjusted(groups) | _with_inner_wholes(groups, below)
    return {
        pk: [_fact(group, below) for group in found]
        for pk, found in groups.items()
        if pk not in refused and _is_even(found, subjects.get(pk))
    }


def _is_even(found: list[Group], subjects: int | None) -> bool:
    fit = not any(group.unfit for group in found) and len({group.reach for group in found}) == 1
    return fit and (subjects is None or all(group.stated == subjects for group in found))


def _own(below: Below) -> Q:
    return Q(reporter_id=F("subject_id"), reporter_id__in=below.counted)


def _groups(slices: Collection[int], below: Below, as_of: int | None) -> Iterable[Group]:
    if not slices:
        return ()
    unfit = Q(blank=Blank.NOT_YET_DUE) | ~Q(text="")
    rows: QuerySet[Entry] = current(as_of).filter(
        coordinate__slice_id__in=slices,
        coordinate__reporter_id=F("coordinate__subject_id"),
        coordinate__reporter_id__in=below.counted,
        kind=EntryKind.FIGURE,
    )
    place = ("coordinate__slice_id", "coordinate__reach", "coordinate__breakdown")
    grouped = rows.values_list(*place).annotate(
        stated=Count("pk"),
        amounts=Count("amount"),
        total=Sum("amount"),
        none_arose=Count("pk", filter=Q(blank=Blank.NONE_AROSE)),
        unfit=Count("pk", filter=unfit),
        newest=Max("revision_id"),
    )
    return [Group(*row) for row in grouped]


def _subjects(slices: Collection[int], below: Below) -> dict[int, int]:
    """How many units ever stated anything in a slice: no fewer than state something now."""
    rows = Coordinate.stored().filter(_own(below), slice_id__in=slices).order_by()
    return dict(rows.values_list("slice_id").annotate(subjects=Count("subject_id", distinct=True)))


def _adjusted(slices: Collection[int]) -> set[int]:
    return set(Adjustment.stored().filter(slice_id__in=slices).values_list("slice_id", flat=True))


def _with_inner_wholes(slices: Collection[int], below: Below) -> set[int]:
    rows = Coordinate.stored().filter(
        slice_id__in=slices, reach=Reach.WHOLE, reporter_id__in=below.inner, subject_id=F("reporter_id")
    )
    return set(rows.order_by().values_list("slice_id", flat=True).distinct())


def _fact(group: Group, below: Below) -> Fact:
    blank = NONE_AROSE if group.none_arose else NOT_APPLICABLE
    return Fact(
        slice=group.slice,
        subject=below.unit,
        reporter=below.unit,
        reach=Reach.OWN,
        breakdown=group.breakdown,
        entry=0,
        revision=group.revision,
        amount=int(group.total or 0) if group.amounts else None,
        details=None if group.amounts else Details(blank=blank),
    )
