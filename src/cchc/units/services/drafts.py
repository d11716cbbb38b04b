"""The rows of a units file put together: one draft of a life, its names and places for each code."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import Level
from cchc.engine.territory import Placement, UnitLife
from cchc.reading.tables import Row
from cchc.units.enums import LEVEL_WORDS, UnitLevel
from cchc.units.services.rows import RowReader

COLUMNS = ("code", "name", "kind", "level", "parent", "valid_from", "valid_to")

Span = tuple[str, date, date | None]


@dataclass(frozen=True)
class Draft:
    """A unit as a file or the database tells it: spans of names and of parents, none empty, joined."""

    code: str
    kind: str
    level: str
    valid_from: date
    valid_to: date | None
    names: tuple[Span, ...]
    parents: tuple[Span, ...]

    def life(self) -> UnitLife:
        """Return the life as the engine knows it."""
        name = self.names[-1][0]
        return UnitLife(self.code, name, Level(self.level), self.kind, self.valid_from, self.valid_to)

    def places(self) -> list[Placement]:
        """Return the placements as the engine knows them."""
        return [Placement(self.code, parent, start, stop) for parent, start, stop in self.parents]

    def ended(self, on: date | None) -> "Draft":
        """Return the draft with its open end closed on the day that an act gives.

        It stays as it is without such a day, with an end of its own, or where something of it begins later.
        """
        starts = [self.valid_from, *(start for _text, start, _stop in (*self.names, *self.parents))]
        if on is None or self.valid_to is not None or max(starts) >= on:
            return self
        return replace(self, valid_to=on, names=_closed(self.names, on), parents=_closed(self.parents, on))


@dataclass(frozen=True)
class UnitRow:
    """One row of a units file, read."""

    reader: RowReader
    code: str
    name: str
    kind: str
    level: str
    parent: str
    valid_from: date
    valid_to: date | None

    @property
    def number(self) -> int:
        """The number of the row as a spreadsheet shows it."""
        return self.reader.number


def drafts_of(
    rows: Iterable[Row], known: Iterable[str], faults: list[Fault]
) -> tuple[list[Draft], dict[str, list[UnitRow]]]:
    """Return the draft of every code and its rows by date; faults are appended.

    `known` are the codes in the database: a parent is one of them or any code of the file, even of a row
    that could not be read, so that one fault is not told again by every child.
    """
    rows = list(rows)
    read = [row for row in (_read(RowReader(row, faults)) for row in rows) if row is not None]
    by_code: dict[str, list[UnitRow]] = defaultdict(list)
    for row in read:
        by_code[row.code].append(row)
    codes = {*(row.cells.get("code", "") for row in rows), *known}
    for row in read:
        _check_parent(row, codes)
    for listed in by_code.values():
        listed.sort(key=lambda row: row.valid_from)
        _check_sequence(listed)
    return [_draft(listed) for listed in by_code.values()], by_code


def _read(reader: RowReader) -> UnitRow | None:
    code = reader.code("code")
    name = reader.text("name", 300, required=True)
    kind = reader.text("kind", 60)
    level = _level(reader)
    parent = reader.text("parent", 60)
    start = reader.day("valid_from", required=True)
    stop = reader.day("valid_to")
    if not code or start is None or level is None:
        return None
    if stop is not None and stop <= start:
        reader.blame(
            "valid_to",
            Fault(N_("phải sau valid_from. valid_to là ngày đầu tiên đơn vị không còn như dòng này.")),
        )
        return None
    return UnitRow(reader, code, name, kind, level, parent, start, stop)


def _level(reader: RowReader) -> UnitLevel | None:
    value = reader.text("level", 60, required=True)
    level = LEVEL_WORDS.get(value.lower())
    if value and level is None:
        fault = Fault(
            N_("không có cấp “%(level)s”. Các cấp: %(levels)s."),
            level=value,
            levels=", ".join(one.value for one in UnitLevel),
        )
        reader.blame("level", fault)
    return level


def _check_parent(row: UnitRow, codes: set[str]) -> None:
    if row.parent == row.code:
        row.reader.blame("parent", Fault(N_("đơn vị không thể nằm dưới chính nó. Hãy sửa mã cấp trên.")))
    elif row.parent and row.parent not in codes:
        row.reader.blame_unknown("parent", row.parent, codes)


def _check_sequence(rows: list[UnitRow]) -> None:
    for one, after in pairwise(rows):
        if one.valid_to is not None and one.valid_to != after.valid_from:
            fault = Fault(
                N_(
                    "dòng trước của “%(code)s” (dòng %(before)d) dừng ở %(stop)s, "
                    "dòng này bắt đầu %(start)s. Hãy nối liền."
                ),
                code=one.code,
                before=one.number,
                stop=one.valid_to.strftime("%d/%m/%Y"),
                start=after.valid_from.strftime("%d/%m/%Y"),
            )
            after.reader.blame("valid_from", fault)
        elif one.valid_from == after.valid_from:
            fault = Fault(
                N_("mã “%(code)s” đã có ở dòng %(before)d với cùng ngày bắt đầu. Hãy bỏ bớt một dòng."),
                code=one.code,
                before=one.number,
            )
            after.reader.blame("code", fault)
        _check_same(one, after)


def _check_same(one: UnitRow, after: UnitRow) -> None:
    for column in ("level", "kind"):
        before, now = getattr(one, column), getattr(after, column)
        if now and before and now != before:
            fault = Fault(
                N_(
                    "“%(now)s” khác dòng %(before)d (“%(was)s”). "
                    "Đổi loại hoặc cấp là một đơn vị mới: hãy dùng mã mới."
                ),
                now=str(now),
                before=one.number,
                was=str(before),
            )
            after.reader.blame(column, fault)


def _draft(rows: list[UnitRow]) -> Draft:
    stops = [*(row.valid_from for row in rows[1:]), rows[-1].valid_to]
    spans = list(zip(rows, stops, strict=True))
    return Draft(
        code=rows[0].code,
        kind=next((row.kind for row in rows if row.kind), ""),
        level=rows[0].level,
        valid_from=rows[0].valid_from,
        valid_to=rows[-1].valid_to,
        names=joined((row.name, row.valid_from, stop) for row, stop in spans),
        parents=joined((row.parent, row.valid_from, stop) for row, stop in spans),
    )


def _closed(spans: Iterable[Span], on: date) -> tuple[Span, ...]:
    return tuple((text, start, stop or on) for text, start, stop in spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans of one value that follow each other; spans of no value are left out."""
    found: list[Span] = []
    for value, start, stop in spans:
        if found and found[-1][0] == value and found[-1][2] == start:
            found[-1] = (value, found[-1][1], stop)
        else:
            found.append((value, start, stop))
    return tuple(span for span in found if span[0])
