"""What units state of themselves in slices: one by one, or added up by the database place by place.

The statements are written by hand: every form is read by them, and that of a commune takes little longer than
the database itself.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import connection

from cchc.statistics.resolution.ground import Sum

TERMS = 100
"""How many places one statement adds up at most; SQLite takes 500 terms."""

FACTS = """
SELECT c.slice_id, c.subject_id, c.reach, c.breakdown, e.amount, e.blank, e.revision_id
FROM statistics_coordinate c CROSS JOIN statistics_entry e
WHERE {current}
"""
SUMS = """
SELECT c.slice_id, {place}, c.reach, c.breakdown, COUNT(*), COUNT(e.amount), SUM(e.amount),
    SUM(CASE WHEN e.blank = 'none_arose' THEN 1 ELSE 0 END),
    SUM(CASE WHEN e.blank = 'not_yet_due' OR e.text <> '' THEN 1 ELSE 0 END),
    MAX(e.revision_id)
FROM statistics_coordinate c CROSS JOIN statistics_entry e
WHERE {current}
GROUP BY c.slice_id, c.reach, c.breakdown
"""
SUBJECTS = """
SELECT DISTINCT c.slice_id, c.subject_id
FROM statistics_coordinate c
WHERE c.slice_id IN ({slices}) AND c.reporter_id IN ({units}) AND c.subject_id = c.reporter_id
"""
CURRENT = """
e.coordinate_id = c.id AND c.slice_id IN ({slices}) AND c.reporter_id IN ({units})
AND c.subject_id = c.reporter_id AND e.kind = 'figure' AND e.revision_id <= {as_of} AND NOT EXISTS (
    SELECT 1 FROM statistics_entry n
    WHERE n.coordinate_id = c.id AND n.revision_id > e.revision_id AND n.revision_id <= {as_of})
"""
NOW = """
e.coordinate_id = c.id AND c.slice_id IN ({slices}) AND c.reporter_id IN ({units})
AND c.subject_id = c.reporter_id AND e.kind = 'figure' AND NOT EXISTS (
    SELECT 1 FROM statistics_entry n WHERE n.coordinate_id = c.id AND n.revision_id > e.revision_id)
"""


Row = tuple[Any, ...]


def stated_by(slices: str, units: Collection[int], as_of: int | None) -> list[Row]:
    """Return slice, unit, reach, breakdown, scaled amount, blank and revision of what units state; one query.

    `slices` are keys with commas between.
    """
    if not slices or not units:
        return []
    return _rows(FACTS.format(current=_current(slices, units, as_of)))


def sums_of(slices: str, places: Mapping[int, Collection[int]], as_of: int | None) -> list[Sum]:
    """Return by place what its units state together; one query for every hundred places."""
    if not slices:
        return []
    terms = [
        SUMS.format(place=place, current=_current(slices, units, as_of)) for place, units in places.items()
    ]
    batches = (terms[first : first + TERMS] for first in range(0, len(terms), TERMS))
    return [Sum(*row) for batch in batches for row in _rows(" UNION ALL ".join(batch))]


def subjects_of(slices: Collection[int], units: Collection[int]) -> dict[int, set[int]]:
    """Return by slice which of some units ever stated something in it; one query."""
    found: dict[int, set[int]] = {pk: set() for pk in slices}
    if slices and units:
        for pk, unit in _rows(SUBJECTS.format(slices=listed(slices), units=listed(units))):
            found[pk].add(unit)
    return found


def listed(keys: Iterable[int]) -> str:
    """Return keys of the database with commas between; anything but a number is refused by int()."""
    return ",".join(str(int(key)) for key in keys)


def _current(slices: str, units: Collection[int], as_of: int | None) -> str:
    template = NOW if as_of is None else CURRENT
    return template.format(slices=slices, units=listed(units), as_of=None if as_of is None else int(as_of))


def _rows(sql: str) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
