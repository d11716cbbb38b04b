"""The same answers in SQL written by hand, and added up by pandas.

The SQL takes the newest entry of each coordinate and adds up over the closure table. It knows nothing of
reported wholes that shadow, adjustments, tiling, clipped windows, blanks beyond "counts 0", who is missing,
or provenance.
"""

from typing import Any

import pandas
from django.db import connection

from benchmarks.measured.rows import Form, form_of
from cchc.engine.windows import Window

FROM = """
FROM statistics_slice s
JOIN catalogue_indicator i ON i.id = s.indicator_id
JOIN statistics_coordinate c ON c.slice_id = s.id
JOIN statistics_entry e ON e.coordinate_id = c.id
"""
WHERE = """
WHERE s.window_from = %s AND s.window_to = %s AND c.reach = 'own' AND e.kind = 'figure'
  AND NOT EXISTS (
    SELECT 1 FROM statistics_entry n WHERE n.coordinate_id = c.id AND n.revision_id > e.revision_id)
"""
APPROVED = "AND s.lane = 'approved'"
BELOW = """
JOIN units_ancestry a ON a.unit_id = c.subject_id AND a.valid_from < %s
  AND (a.valid_to IS NULL OR a.valid_to >= %s)
JOIN units_unit u ON u.id = a.ancestor_id
"""
INSIDE = """
AND c.subject_id IN (
    SELECT a.unit_id FROM units_ancestry a JOIN units_unit u ON u.id = a.ancestor_id
    WHERE a.valid_from < %s AND (a.valid_to IS NULL OR a.valid_to >= %s) AND u.code = %s)
"""
OF_ONE = f"""
SELECT i.code, c.breakdown, COALESCE(e.amount, 0) {FROM} {WHERE} {APPROVED}
AND c.reporter_id = (SELECT id FROM units_unit WHERE code = %s) AND c.subject_id = c.reporter_id
"""
OF_ALL_BELOW = f"""
SELECT i.code, c.breakdown, SUM(COALESCE(e.amount, 0)) {FROM} {WHERE} {APPROVED} {INSIDE}
GROUP BY i.code, c.breakdown
"""
WITH_LANES = f"""
SELECT code, breakdown, SUM(amount) FROM (
  SELECT i.code, c.breakdown, COALESCE(e.amount, 0) AS amount, ROW_NUMBER() OVER (
    PARTITION BY i.code, s.definition_version, c.breakdown, c.subject_id, c.reporter_id, c.reach
    ORDER BY CASE s.lane WHEN 'approved' THEN 1 ELSE 2 END) AS place
  {FROM} {WHERE} AND s.lane IN ('approved', 'issued') {INSIDE}) AS known
WHERE place = 1 GROUP BY code, breakdown
"""
OF_EVERY_UNIT = f"""
SELECT u.code, i.code, c.breakdown, SUM(COALESCE(e.amount, 0)) {FROM} {BELOW} {WHERE} {APPROVED}
GROUP BY u.code, i.code, c.breakdown
"""
FACTS = f"SELECT c.subject_id, i.code, c.breakdown, COALESCE(e.amount, 0) {FROM} {WHERE} {APPROVED}"
ABOVE = """
SELECT a.unit_id, u.code FROM units_ancestry a JOIN units_unit u ON u.id = a.ancestor_id
WHERE a.valid_from < %s AND (a.valid_to IS NULL OR a.valid_to >= %s)
"""


def one_unit(window: Window, unit: str) -> Form:
    """Return the form of a unit with nothing below it."""
    rows = _fetched(OF_ONE, [window.start, window.stop, unit])
    return form_of({(code, breakdown): int(amount) for code, breakdown, amount in rows})


def all_below(window: Window, unit: str, sql: str = OF_ALL_BELOW) -> Form:
    """Return the form of a unit, added up over all below it."""
    rows = _fetched(sql, [window.start, window.stop, window.stop, window.stop, unit])
    return form_of({(code, breakdown): int(amount) for code, breakdown, amount in rows})


def every_unit(window: Window) -> dict[str, Form]:
    """Return the form of every unit."""
    sums: dict[str, dict[tuple[str, str], int]] = {}
    for unit, code, breakdown, amount in _fetched(
        OF_EVERY_UNIT, [window.stop, window.stop, window.start, window.stop]
    ):
        sums.setdefault(unit, {})[code, breakdown] = int(amount)
    return {unit: form_of(own) for unit, own in sums.items()}


def frame(window: Window) -> pandas.DataFrame:
    """Load the figures of a round."""
    rows = _fetched(FACTS, [window.start, window.stop])
    return pandas.DataFrame(rows, columns=["unit", "indicator", "breakdown", "amount"])


def grouped(facts: pandas.DataFrame) -> Form:
    """Return the form of the province, added up by pandas."""
    sums = facts.groupby(["indicator", "breakdown"])["amount"].sum()
    return form_of({key: int(amount) for key, amount in sums.items()})


def grouped_by_unit(facts: pandas.DataFrame, window: Window) -> dict[str, Form]:
    """Return the form of every unit, added up by pandas over the closure table."""
    above = pandas.DataFrame(_fetched(ABOVE, [window.stop, window.stop]), columns=["unit", "ancestor"])
    joined = facts.merge(above, on="unit")
    found: dict[str, dict[tuple[str, str], int]] = {}
    for (unit, code, breakdown), amount in (
        joined.groupby(["ancestor", "indicator", "breakdown"])["amount"].sum().items()
    ):
        found.setdefault(unit, {})[code, breakdown] = int(amount)
    return {unit: form_of(sums) for unit, sums in found.items()}


def _fetched(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
