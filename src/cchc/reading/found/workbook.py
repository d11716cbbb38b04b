"""Read an Excel workbook as found: every sheet with its merges, numbers as the cell shows them.

Formulas are not computed: the value that Excel stored last is read. Rows of one cell are prose unless a merge
makes them a heading of the table they stand in; an empty row or prose ends a table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from cchc.document.found import FoundBlock, FoundCell, FoundParagraph, FoundRow, FoundTable, Place
from cchc.engine.faults import N_
from cchc.reading.faults import NotWorkbookFault
from cchc.reading.found.cell_formats import Formats, shown
from cchc.reading.found.cells import tab_tables
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.markup import is_caption, marker_of
from cchc.reading.package import Package, open_package

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_LAST_ROW = 1_048_576
_LONG = 60


@dataclass(frozen=True)
class _Cell:
    text: str
    row: int
    column: int
    name: str


@dataclass(frozen=True)
class _Sheet:
    name: str
    rows: dict[int, list[_Cell]]
    spans: dict[tuple[int, int], tuple[int, int]]


def workbook_blocks(data: bytes) -> list[FoundBlock]:
    """Paragraphs and tables of all sheets, hidden ones too, in the workbook's order."""
    package = open_package(data)
    main = _main_part(package)
    relations = package.relations(main)
    strings = _strings(package, next((r.target for r in relations.values() if r.kind == "sharedStrings"), ""))
    styles = next((r.target for r in relations.values() if r.kind == "styles"), "")
    formats = Formats(package.optional_xml(styles))
    reader = _SheetReader(strings, formats)
    sheets: list[_Sheet] = []
    for element in package.xml(main).iter(_MAIN + "sheet"):
        relation = relations.get(element.get(_RELATION, ""))
        if relation and relation.kind == "worksheet" and relation.target in package.parts:
            sheets.append(reader.read(element.get("name", ""), package.xml(relation.target)))
    first = _first_column(sheets)
    return [block for sheet in sheets for block in tab_tables(_blocks(sheet, first))]


def _first_column(sheets: Sequence[_Sheet]) -> int:
    """The leftmost column in which a row of a table begins anywhere; those left of it are margins."""
    return min((row[0].column for sheet in sheets for row in sheet.rows.values() if len(row) > 1), default=0)


def _main_part(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and not relation.external and relation.target in package.parts:
            return relation.target
    raise NotWorkbookFault(N_("Tệp nén không chứa bảng tính Excel. Hãy lưu lại bằng Excel ở dạng .xlsx."))


def _strings(package: Package, part: str) -> list[str]:
    root = package.optional_xml(part)
    return [] if root is None else [_text(item) for item in root.iter(_MAIN + "si")]


def _text(element: etree._Element) -> str:
    """The text of a cell or shared string, without the readings that East Asian files add."""
    return "".join(
        piece.text or "" for piece in element.iter(_MAIN + "t") if not _is_phonetic(piece.getparent())
    )


def _is_phonetic(element: etree._Element | None) -> bool:
    return element is not None and element.tag == _MAIN + "rPh"


class _SheetReader:
    """Reads sheets one by one; the bound on cells holds for the workbook."""

    def __init__(self, strings: Sequence[str], formats: Formats) -> None:
        self._strings = strings
        self._formats = formats
        self._cells = 0

    def read(self, name: str, root: etree._Element) -> _Sheet:
        rows: dict[int, list[_Cell]] = {}
        for cell in self._all(root):
            if cell.text.strip():
                rows.setdefault(cell.row, []).append(cell)
        return _Sheet(name, _without_frame(dict(sorted(rows.items()))), dict(_spans(root)))

    def _all(self, root: etree._Element) -> Iterator[_Cell]:
        row = 0
        for line in root.iter(_MAIN + "row"):
            row = _number(line.get("r"), row + 1)
            column = -1
            for element in line.iter(_MAIN + "c"):
                self._cells += 1
                if self._cells > LIMITS.cells:
                    raise too_many(N_("ô"), LIMITS.cells)
                place = _position(element.get("r", ""))
                row, column = place or (row, column + 1)
                if column < LIMITS.columns:
                    yield _Cell(self._value(element), row, column, element.get("r", ""))

    def _value(self, element: etree._Element) -> str:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return _text(element)
        stored = element.findtext(_MAIN + "v") or ""
        if kind == "s":
            index = _number(stored, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "b":
            return "Có" if stored == "1" else "Không"
        return stored if kind in ("str", "e") else shown(stored, self._formats.of(element.get("s")))


def _without_frame(rows: dict[int, list[_Cell]]) -> dict[int, list[_Cell]]:
    """The rows without the 0, 1, 2, … that programs write above the columns and left of the rows of data."""
    lines = list(rows.values())
    if not lines or not all(_counts_up(line) for line in (lines[0], [line[0] for line in lines[1:]])):
        return rows
    first = lines[1][0].column
    if lines[0][0].column != first + 1 or any(line[0].column != first for line in lines[1:]):
        return rows
    return {number: line[1:] for number, line in list(rows.items())[1:] if line[1:]}


def _counts_up(cells: Sequence[_Cell]) -> bool:
    return len(cells) > 1 and all(cell.text == str(place) for place, cell in enumerate(cells))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and int(text) <= _LAST_ROW else otherwise


def _position(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column - 1


def _spans(root: etree._Element) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for merge in root.iter(_MAIN + "mergeCell"):
        first, _, last = merge.get("ref", "").partition(":")
        start, stop = _position(first), _position(last)
        if start and stop and stop >= start:
            rows = min(stop[0] - start[0] + 1, LIMITS.cells)
            yield start, (rows, min(stop[1] - start[1] + 1, LIMITS.columns))


def _blocks(sheet: _Sheet, first: int) -> Iterator[FoundBlock]:
    """Cut a sheet into prose and tables, reading down; columns are counted from `first`."""
    open_rows: list[FoundRow] = []
    above = reach = 0
    below_table = False
    ends = _span_ends(sheet)
    for number, cells in sheet.rows.items():
        apart = number > max(above, reach) + 1
        reach = max(reach, ends.get(number, 0))
        inside = below_table and (not apart or cells[0].column > first)
        prose = _is_prose(sheet, cells, inside, first)
        below_table = not prose
        if open_rows and (prose or apart):
            yield FoundTable(tuple(open_rows), open_rows[0].place)
            open_rows = []
        above = number
        if prose:
            text = cells[0].text.strip(" \n\r")
            place = Place(part=sheet.name, cell=cells[0].name)
            yield FoundParagraph(text, place, marker=marker_of(text.strip()))
        else:
            open_rows.append(_row(sheet, number, cells, first))
    if open_rows:
        yield FoundTable(tuple(open_rows), open_rows[0].place)


def _span_ends(sheet: _Sheet) -> dict[int, int]:
    """For each row in which merged cells begin, the last row they cover."""
    ends: dict[int, int] = {}
    for (row, _), (rows, _) in sheet.spans.items():
        ends[row] = max(ends.get(row, 0), row + rows - 1)
    return ends


def _is_prose(sheet: _Sheet, cells: Sequence[_Cell], in_table: bool, first: int) -> bool:
    if len(cells) > 1:
        return False
    cell = cells[0]
    if is_caption(cell.text) or not in_table:
        return True
    merged = (cell.row, cell.column) in sheet.spans
    return cell.column <= first and not merged and len(cell.text) > _LONG


def _row(sheet: _Sheet, number: int, cells: Sequence[_Cell], first: int) -> FoundRow:
    found = []
    for cell in cells:
        rows, columns = sheet.spans.get((cell.row, cell.column), (1, 1))
        place = Place(part=sheet.name, column=max(cell.column - first, 0), cell=cell.name)
        found.append(FoundCell(cell.text.strip(), place, rows, columns))
    return FoundRow(tuple(found), Place(part=sheet.name, cell=f"A{number}"))
