"""Tables without upright lines, found on all pages at once.

Stretches of lines (`runs`) that only a page's end or a stray line parts are one table: its columns are looked
for in all of them (`fits`, `rivers`), then each takes in the lines around it that keep to the columns, and
`rows` tells how they make rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.document.found import FoundCell, FoundRow, FoundTable, Place
from cchc.reading.markup import is_caption
from cchc.reading.pdf.fits import Fitting, fitted
from cchc.reading.pdf.grids import Region, cell_text
from cchc.reading.pdf.ink import Page, Rule, TextLine, Word
from cchc.reading.pdf.joints import Joint, jointed
from cchc.reading.pdf.rivers import Columns, columns_of
from cchc.reading.pdf.rows import Placed, Setting, placed, row_groups
from cchc.reading.pdf.runs import HEAD_LINES, ITEM, is_head, runs
from cchc.reading.pdf.shifts import unshifted

_PIECES = 3
_NEAR = 1.5
_STRAY = 2
_MOST = 0.7
_SAME = 1.0
_FAR = 2.6
_AHEAD = 6
_OUTSIDE = 4.0
_LAST = 3


@dataclass(frozen=True)
class Sheet:
    """A page with its lines that no grid holds, its flat rules, and where rules or backgrounds meet."""

    page: Page
    lines: Sequence[TextLine]
    flats: Sequence[Rule]
    joints: Sequence[Joint] = ()


@dataclass
class _Stretch:
    """Lines of a sheet from `start` up to `stop`."""

    sheet: int
    start: int
    stop: int


@dataclass
class _Table:
    """Stretches that make one table, and its columns once they are known."""

    stretches: list[_Stretch]
    columns: Columns | None = None


def gutter_regions(sheets: Sequence[Sheet]) -> list[list[Region]]:
    """The tables on each sheet, from top to bottom."""
    regions: list[list[Region]] = [[] for _ in sheets]
    tables = _fitting(sheets)
    taken = {(s.sheet, i) for table in tables for s in table.stretches for i in range(s.start, s.stop)}
    for table in tables:
        for sheet, region in _read(table, sheets, taken):
            regions[sheet].append(region)
    return [sorted(found, key=lambda region: region.top) for found in regions]


def _chained(sheets: Sequence[Sheet]) -> list[_Table]:
    tables: list[_Table] = []
    for number, sheet in enumerate(sheets):
        for start, stop in runs(sheet.lines):
            stretch = _Stretch(number, start, stop)
            if tables and _goes_on(tables[-1], stretch, sheets):
                tables[-1].stretches.append(stretch)
            else:
                tables.append(_Table([stretch]))
    return tables


def _fitting(sheets: Sequence[Sheet]) -> list[_Table]:
    """The tables with their columns; the last part of one that was cut may go on in the next one."""
    tables: list[_Table] = []
    cut = False
    for table in _chained(sheets):
        parts = [*_parted(table, sheets)]
        if cut and _goes_on(tables[-1], parts[0].stretches[0], sheets):
            joined = [*_parted(_Table([*tables[-1].stretches, *parts[0].stretches]), sheets)]
            if len(joined) == 1 and _count(joined[0]) <= max(_count(tables[-1]), _count(parts[0])):
                tables[-1:], parts = joined, parts[1:]
        tables += parts
        cut = len(parts) > 1
    return tables


def _count(table: _Table) -> int:
    """How many columns a table has."""
    return table.columns.count if table.columns else 0


def _parted(table: _Table, sheets: Sequence[Sheet]) -> Iterator[_Table]:
    """The table with its columns, or the tables of other columns that it holds."""
    table.columns = _drawn_columns(table.stretches, sheets)
    if table.columns:
        yield table
        return
    for part in fitted([_lines(stretch, sheets) for stretch in table.stretches]):
        yield _Table([*_within(table.stretches, part)], part.columns)


def _within(stretches: Sequence[_Stretch], part: Fitting) -> Iterator[_Stretch]:
    """What stretches have of a part of their lines."""
    seen = 0
    for stretch in stretches:
        start = stretch.start + max(part.start - seen, 0)
        stop = min(stretch.stop, stretch.start + part.stop - seen)
        if start < stop:
            yield _Stretch(stretch.sheet, start, stop)
        seen += stretch.stop - stretch.start


def _goes_on(table: _Table, below: _Stretch, sheets: Sequence[Sheet]) -> bool:
    """Whether few stray lines or the end of a page part a stretch from a table whose columns it has."""
    above = table.stretches[-1]
    head = _head(below, sheets)
    if head and any(_is_same(head, _head(stretch, sheets)) for stretch in table.stretches):
        return True
    if below.sheet - above.sheet > 1 or _is_apart(table, below, sheets, headed=head is not None):
        return False
    between = _between(above, below, sheets)
    own = _lines(below, sheets)
    largest = max((_lines(stretch, sheets) for stretch in table.stretches), key=len)
    small, large = sorted((largest, own), key=len)
    columns = columns_of([large])
    agree = len(small) <= _AHEAD or _agree(columns, columns_of([small]))
    if not agree and columns_of([large, small]).count < columns.count:
        return False
    strays = sum(not _keeps(line, columns) for line in between)
    return strays <= _STRAY and sum(_keeps(line, columns) for line in small) >= _MOST * len(small)


def _is_apart(table: _Table, below: _Stretch, sheets: Sequence[Sheet], *, headed: bool) -> bool:
    """Whether a caption, a header of its own or other columns tell a stretch from a table above it."""
    above = table.stretches[-1]
    between = _between(above, below, sheets)
    if any(is_caption(line.text) for line in between):
        return True
    if headed and (between or below.sheet == above.sheet):
        return True
    if _differ(_drawn_columns(table.stretches[-_LAST:], sheets), _drawn_columns([below], sheets)):
        return True
    last = _lines(above, sheets)
    return any(start == len(last) for start, _stop in unshifted([*last, *_lines(below, sheets)]))


def _head(stretch: _Stretch, sheets: Sequence[Sheet]) -> TextLine | None:
    """The line of a header with STT, among the first lines of a stretch."""
    return next((line for line in _lines(stretch, sheets)[:HEAD_LINES] if is_head(line)), None)


def _is_same(head: TextLine, other: TextLine | None) -> bool:
    """Whether a header is printed again: the same words at the same places."""
    return (
        other is not None
        and head.text == other.text
        and all(abs(one.left - two.left) < _SAME for one, two in zip(head.words, other.words, strict=True))
    )


def _differ(one: Columns | None, other: Columns | None) -> bool:
    """Whether lines or backgrounds draw other columns for the one stretch than for the other."""
    if one is None or other is None:
        return False
    starts = [river[1] for river in other.rivers]
    return len(starts) != len(one.rivers) or any(
        river[0] > start + _SAME or river[1] < other.rivers[place][0] - _SAME
        for place, (river, start) in enumerate(zip(one.rivers, starts, strict=True))
    )


def _agree(one: Columns, other: Columns) -> bool:
    """Whether the text of three columns begins at the same places."""
    starts = [river[1] for river in one.rivers]
    return sum(any(abs(river[1] - at) < _SAME for at in starts) for river in other.rivers) >= _PIECES


def _between(above: _Stretch, below: _Stretch, sheets: Sequence[Sheet]) -> Sequence[TextLine]:
    lines = sheets[above.sheet].lines
    if below.sheet == above.sheet:
        return lines[above.stop : below.start]
    return [*lines[above.stop :], *sheets[below.sheet].lines[: below.start]]


def _lines(stretch: _Stretch, sheets: Sequence[Sheet]) -> Sequence[TextLine]:
    return sheets[stretch.sheet].lines[stretch.start : stretch.stop]


def _read(
    table: _Table, sheets: Sequence[Sheet], taken: set[tuple[int, int]]
) -> Iterator[tuple[int, Region]]:
    """The regions of a table with the sheets they lie on."""
    columns = table.columns
    if columns is None or columns.count < _PIECES:
        return
    for stretch in table.stretches:
        _grow(stretch, columns, sheets, taken)
    pages = [[placed(line, columns) for line in _lines(stretch, sheets)] for stretch in table.stretches]
    heads = _header_lengths([_lines(stretch, sheets) for stretch in table.stretches])
    setting = Setting.of(pages, heads, columns)
    for stretch, lines, head in zip(table.stretches, pages, heads, strict=True):
        sheet = sheets[stretch.sheet]
        groups = row_groups(lines, head, setting, sheet.flats)
        yield stretch.sheet, _region(groups, columns, sheet.page)


def _drawn_columns(stretches: Sequence[_Stretch], sheets: Sequence[Sheet]) -> Columns | None:
    return jointed((_lines(stretch, sheets), sheets[stretch.sheet].joints) for stretch in stretches)


def _header_lengths(pages: Sequence[Sequence[TextLine]]) -> list[int | None]:
    """How many first lines of each page are a header that is printed on another page too; None: not known."""
    lengths: list[int | None] = [None] * len(pages)
    known: dict[str, tuple[int, int]] = {}
    for page, lines in enumerate(pages):
        place = next((index for index, line in enumerate(lines[:HEAD_LINES]) if is_head(line)), None)
        if place is None:
            continue
        other, at = known.setdefault(lines[place].text, (page, place))
        if other != page:
            below = _alike(lines[place:], pages[other][at:])
            lengths[page] = place + below
            lengths[other] = at + min(below, (lengths[other] or at + below) - at)
    return lengths


def _alike(one: Sequence[TextLine], other: Sequence[TextLine]) -> int:
    """How many first lines of two pages say the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (line, two) in pairs if line.text != two.text), min(len(one), len(other)))


def _grow(stretch: _Stretch, columns: Columns, sheets: Sequence[Sheet], taken: set[tuple[int, int]]) -> None:
    """Take in lines above and below that keep to the columns and stand as near as lines of a table do."""
    lines = sheets[stretch.sheet].lines
    while stretch.start > 0 and (stretch.sheet, stretch.start - 1) not in taken:
        line, below = lines[stretch.start - 1], lines[stretch.start]
        if not _keeps(line, columns) or below.middle - line.middle > _reach(line, columns):
            break
        stretch.start -= 1
        taken.add((stretch.sheet, stretch.start))
    while stretch.stop < len(lines) and (stretch.sheet, stretch.stop) not in taken:
        line, above = lines[stretch.stop], lines[stretch.stop - 1]
        if not _keeps(line, columns) or line.middle - above.middle > _reach(line, columns):
            break
        taken.add((stretch.sheet, stretch.stop))
        stretch.stop += 1


def _reach(line: TextLine, columns: Columns) -> float:
    """How far from its neighbour a line may stand: farther where only a table can explain its place."""
    first, second = line.words[0], line.words[1:2]
    named = ITEM.fullmatch(first.text) and second and abs(second[0].left - columns.rivers[0][1]) < _OUTSIDE
    if columns.of(first) or named:
        return _FAR * line.size
    return _NEAR * line.size


def _keeps(line: TextLine, columns: Columns) -> bool:
    """Whether a line lies within the table, and no word of it across a river."""
    if is_caption(line.text) or line.left < columns.left - _OUTSIDE or line.right > columns.right + _OUTSIDE:
        return False
    if any(columns.crossed(piece.left, piece.right) > 1 for piece in line.pieces):
        return False
    return not any(columns.crossed(word.left, word.right) for word in line.words)


def _region(groups: Sequence[Sequence[Placed]], columns: Columns, page: Page) -> Region:
    rows = tuple(_row(group, columns.count, page.number) for group in groups)
    lines = [line.line for group in groups for line in group]
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return Region(left, right, top, bottom, FoundTable(rows, Place(page=page.number)))


def _row(lines: Sequence[Placed], count: int, page: int) -> FoundRow:
    cells: dict[int, list[Word]] = {}
    for line in lines:
        for column, piece in line.cells.items():
            cells.setdefault(column, []).extend(piece.words)
    found = (
        FoundCell(cell_text(cells.get(column, [])), Place(page=page, column=column))
        for column in range(count)
    )
    return FoundRow(tuple(found), Place(page=page))
