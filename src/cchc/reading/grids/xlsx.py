"""An Excel workbook as grids: ECMA-376 part 1, chapter 18, as far as cells, merges and hiding go."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from unicodedata import normalize

from lxml import etree

from cchc.engine.faults import N_
from cchc.engine.numbers import print_number
from cchc.reading.faults import BrokenXmlFault, NotDocxFault, NotWorkbookFault, NotZipFault
from cchc.reading.grids.model import CellKind, Grid, GridCell, Merge, Place
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.package import Limits, Package, Relation, open_package

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_PERCENT = {9, 10}
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\u2009\t", " ") | dict.fromkeys("\u200b\ufeff", ""))
_DIGITS = 15
_DAY_ZERO = date(1899, 12, 30)
_AFTER_LAST_DAY = 2_958_466
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576


@dataclass(frozen=True)
class _Book:
    """What all sheets share."""

    texts: Sequence[str]
    dates: frozenset[int]
    percents: frozenset[int]


def read_xlsx(content: bytes, limits: Limits | None = None) -> tuple[Grid, ...]:
    """Return the sheets of a workbook in their order. Raises UnreadableFault and nothing else."""
    try:
        return _grids(open_package(content, limits))
    except (NotZipFault, NotDocxFault, BrokenXmlFault) as fault:
        # The package speaks of Word.
        raise NotWorkbookFault(
            N_(
                "Tệp Excel bị hỏng hoặc bị cắt cụt nên không mở được. "
                "Hãy lấy lại bản gốc, hoặc mở bằng Excel, LibreOffice rồi lưu lại dạng .xlsx."
            )
        ) from fault


def _grids(package: Package) -> tuple[Grid, ...]:
    if _BOOK not in package.parts:
        raise NotWorkbookFault(N_("Tệp không phải bảng tính Excel (.xlsx). Hãy lưu lại dạng .xlsx hoặc CSV."))
    relations = package.relations(_BOOK)
    shared = _part_of(relations, "sharedStrings")
    styles = _part_of(relations, "styles")
    book = _Book(
        _texts(package, shared) if shared in package.parts else (),
        *(_formats(package.xml(styles)) if styles in package.parts else (frozenset(), frozenset())),
    )
    grids = []
    for sheet in package.xml(_BOOK).iter(f"{_MAIN}sheet"):
        relation = relations.get(sheet.get(_LINK, ""))
        if relation is not None and relation.kind == "worksheet" and relation.target in package.parts:
            shown = sheet.get("state", "visible") == "visible"
            grids.append(_grid(package.xml(relation.target), clean(sheet.get("name", "")), shown, book))
    return tuple(grids)


def _part_of(relations: Mapping[str, Relation], kind: str) -> str:
    """The part that the workbook's first relation of a kind points to; empty if there is none."""
    return next((one.target for one in relations.values() if one.kind == kind), "")


def clean(text: str) -> str:
    """Return text NFC, with ordinary spaces, without spaces at the ends and without control characters."""
    return normalize("NFC", text).translate(_SPACES).strip()


def _texts(package: Package, part: str) -> tuple[str, ...]:
    return tuple(clean(_runs(item)) for item in package.xml(part).iter(f"{_MAIN}si"))


def _runs(item: etree._Element) -> str:
    """The text of a string, with its runs joined, without readings of Asian letters."""
    parts = []
    for text in item.iter(f"{_MAIN}t"):
        above = text.getparent()
        if above is None or above.tag != f"{_MAIN}rPh":
            parts.append(text.text or "")
    return "".join(parts)


def _formats(styles: etree._Element) -> tuple[frozenset[int], frozenset[int]]:
    """Which cell styles show a date, and which show times 100."""
    codes = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in styles.iter(f"{_MAIN}numFmt")
    }
    dates, percents = set(), set()
    for style, one in enumerate(styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")):
        number = int(one.get("numFmtId", "0"))
        bare = _QUOTED.sub("", codes.get(number, "")).lower()
        if number in _BUILT_IN_DATES or (number in codes and re.search(r"[dyhs]|(?<![a-z])m", bare)):
            dates.add(style)
        elif number in _BUILT_IN_PERCENT or "%" in bare:
            percents.add(style)
    return frozenset(dates), frozenset(percents)


def _grid(root: etree._Element, name: str, shown: bool, book: _Book) -> Grid:
    cells: dict[Place, GridCell] = {}
    hidden = set()
    row_number = -1
    for row in root.iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
        row_number = _row_number(row, row_number)
        if row.get("hidden") in {"1", "true"}:
            hidden.add(row_number)
        cells.update(_row_cells(row, row_number, book))
        if len(cells) > LIMITS.cells:
            raise too_many(N_("ô"), LIMITS.cells)
    return Grid(name, cells, tuple(_merges(root)), frozenset(hidden), shown)


def _row_number(row: etree._Element, before: int) -> int:
    """The number of a row from 0; where the file leaves it out, the one after the row before."""
    given = row.get("r", "")
    number = int(given) - 1 if given.isdigit() else before + 1
    return min(number, LAST_ROW)


def _row_cells(row: etree._Element, number: int, book: _Book) -> Iterator[tuple[Place, GridCell]]:
    column = -1
    for one in row.iterfind(f"{_MAIN}c"):
        found = _REFERENCE.fullmatch(one.get("r", ""))
        column = column_number(found[1]) if found else column + 1
        cell = _cell(one, book)
        if cell is not None and column < LAST_COLUMN:
            yield (number, column), cell


def column_number(letters: str) -> int:
    """Return the number of a column from 0: `A` is 0, `AA` is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _merges(root: etree._Element) -> Iterator[Merge]:
    for one in root.iterfind(f"{_MAIN}mergeCells/{_MAIN}mergeCell"):
        ends = [_REFERENCE.fullmatch(end) for end in one.get("ref", "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            first, last = ends[0], ends[1]
            yield Merge(int(first[2]) - 1, column_number(first[1]), int(last[2]) - 1, column_number(last[1]))


def _cell(one: etree._Element, book: _Book) -> GridCell | None:
    if not len(one):
        return None
    formula = one.find(f"{_MAIN}f") is not None
    kind = one.get("t", "n")
    value = (one.findtext(f"{_MAIN}v") or "").strip()
    if kind in {"s", "inlineStr", "str", "d"}:
        return _text(_stored_text(one, kind, value, book), formula)
    if not value:
        return GridCell(CellKind.UNCOUNTED, "", formula=True) if formula else None
    if kind == "e":
        return GridCell(CellKind.ERROR, value, formula=formula)
    if kind == "b":
        return GridCell(CellKind.TRUTH, "TRUE" if value == "1" else "FALSE", formula=formula)
    return _number(value, int(one.get("s", "0")), formula, book)


def _stored_text(one: etree._Element, kind: str, value: str, book: _Book) -> str:
    if kind == "inlineStr":
        inline = one.find(f"{_MAIN}is")
        return clean(_runs(inline)) if inline is not None else ""
    return _shared(value, book) if kind == "s" and value else clean(value)


def _shared(value: str, book: _Book) -> str:
    number = int(value) if value.isdigit() else len(book.texts)
    if number >= len(book.texts):
        raise NotWorkbookFault(
            N_("Tệp Excel bị hỏng: một ô trỏ tới chuỗi %(number)s không có. Hãy lưu lại tệp."), number=value
        )
    return book.texts[number]


def _text(text: str, formula: bool) -> GridCell | None:
    return GridCell(CellKind.TEXT, text, formula=formula) if text else None


def _number(value: str, style: int, formula: bool, book: _Book) -> GridCell:
    number = exact(value)
    if style in book.dates:
        return GridCell(CellKind.DATE, day_text(number), number, formula=formula)
    percent = style in book.percents
    shown = print_number(100 * number if percent else number, places(number * (100 if percent else 1)))
    return GridCell(CellKind.NUMBER, f"{shown}%" if percent else shown, number, percent, formula)


def exact(value: str) -> Fraction:
    """Return a stored number without the noise of binary fractions: 0.91459999999999997 is 0.9146."""
    try:
        return Fraction(f"{float(value):.{_DIGITS}g}")
    except (ValueError, OverflowError) as error:
        raise NotWorkbookFault(
            N_("Tệp Excel bị hỏng: “%(value)s” không phải là số. Hãy lưu lại tệp."), value=value[:40]
        ) from error


def places(number: Fraction) -> int:
    """Return how many decimals write a number exactly, at most six."""
    return next((digits for digits in range(6) if (number * 10**digits).denominator == 1), 6)


def day_text(number: Fraction) -> str:
    """Return a stored day as people read it: `01/02/2026`; the number itself where it is no day."""
    if not 1 <= number < _AFTER_LAST_DAY:
        return str(number)
    return f"{_DAY_ZERO + timedelta(days=int(number)):%d/%m/%Y}"
