"""Two versions of a form, row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cchc.catalogue.matching import WrittenRow, match_rows
from cchc.catalogue.queries.tables import TableRow, form_tables
from cchc.engine.text import label_key


@dataclass(frozen=True)
class RowChange:
    """What became of a row: `what` is the names of the things that differ, in the order of `DIFFERENCES`.

    `before` is None for a row that came in, `after` for one that went out; then `what` is empty.
    """

    before: TableRow | None
    after: TableRow | None
    what: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """`same`, `changed`, `added` or `removed`."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "removed"
        return "changed" if self.what else "same"


DIFFERENCES: dict[str, Callable[[TableRow], object]] = {
    "number": lambda row: row.stt,
    "label": lambda row: label_key(row.label),
    "unit": lambda row: row.unit,
    "meaning": lambda row: tuple(map(str, row.values)),
    "choices": lambda row: row.choices,
    "owner": lambda row: row.owner,
    "place": lambda row: row.parent_key,
}


def compare_forms(before: str, after: str) -> tuple[RowChange, ...]:
    """Return the rows of `after` in printed order, then those of `before` that are gone.

    Rows of the same key are the same; where keys differ, rows under the same label. Raises UnknownFormFault.
    """
    old, new = form_tables(before).rows, form_tables(after).rows
    pairs = _pairs(old, new)
    kept = {row.key for row in pairs.values()}
    changes = [RowChange(pairs.get(row.key), row, _what(pairs.get(row.key), row)) for row in new]
    return (*changes, *(RowChange(row, None) for row in old if row.key not in kept))


def _pairs(old: tuple[TableRow, ...], new: tuple[TableRow, ...]) -> dict[str, TableRow]:
    by_key = {row.key: row for row in old}
    pairs = {row.key: by_key[row.key] for row in new if row.key in by_key}
    taken = {row.key for row in pairs.values()}
    free = [row for row in old if row.key not in taken]
    unpaired = [row for row in new if row.key not in pairs]
    for row, match in zip(unpaired, match_rows(_written(unpaired), free), strict=True):
        if match.row is not None and match.row.key not in taken:
            pairs[row.key] = match.row
            taken.add(match.row.key)
    return pairs


def _written(rows: list[TableRow]) -> list[WrittenRow]:
    return [WrittenRow(row.stt, row.label, row.unit) for row in rows]


def _what(before: TableRow | None, after: TableRow) -> tuple[str, ...]:
    return () if before is None else tuple(_differing(before, after))


def _differing(before: TableRow, after: TableRow) -> Iterator[str]:
    yield from (name for name, said in DIFFERENCES.items() if said(before) != said(after))
