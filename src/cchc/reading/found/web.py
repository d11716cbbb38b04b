"""Read an HTML page as found: visible text, tables with their spans; nothing is fetched, nothing is run."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from cchc.document.found import FoundBlock, FoundCell, FoundParagraph, FoundRow, FoundTable, Place
from cchc.engine.faults import N_
from cchc.reading.faults import NotTextFault
from cchc.reading.found.cells import bounded
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.markup import marker_of

_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "select"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead",
    "tfoot", "tr", "td", "th", "ul",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def web_blocks(text: str) -> list[FoundBlock]:
    """Paragraphs and tables of a page in their order."""
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NotTextFault(N_("Không đọc được trang HTML: %(reason)s."), reason=str(error)) from error
    walk = _Walk()
    walk.read(root)
    return walk.found


@dataclass
class _Walk:
    """Goes through the page once, in order, without recursion: pages may nest without end."""

    found: list[FoundBlock] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    heading: int | None = None
    line: int | None = None

    def read(self, root: etree._Element) -> None:
        """Collect the blocks below an element."""
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            name = element.tag if isinstance(element.tag, str) else ""
            is_table = name == "table" and element.find(".//table") is None
            if event == "start" and is_table:
                self._flush()
                self._table(element)
            if event == "start" and (name in _SILENT or is_table or not name):
                events.skip_subtree()
            elif event == "start":
                self._open(element, name)
            else:
                self._close(element, name)
        self._flush()

    def _open(self, element: etree._Element, name: str) -> None:
        if name in _BLOCKS:
            self._flush()
            self.heading = _HEADINGS.get(name)
        if name == "br":
            self.pieces.append("\n")
        self._say(element.text, _line(element))

    def _close(self, element: etree._Element, name: str) -> None:
        if name in _BLOCKS:
            self._flush()
        self._say(element.tail, _line(element))

    def _say(self, text: str | None, line: int | None) -> None:
        if text and text.strip():
            self.line = self.line or line
        if text:
            self.pieces.append(_edges(text, " ".join(text.split())))

    def _flush(self) -> None:
        text = _tidy("".join(self.pieces))
        if text:
            self.found.append(FoundParagraph(text, Place(line=self.line), self.heading, marker_of(text)))
        if len(self.found) > LIMITS.blocks:
            raise too_many(N_("đoạn"), LIMITS.blocks)
        self.pieces, self.line, self.heading = [], None, None

    def _table(self, table: etree._Element) -> None:
        rows = list(bounded(_rows(table)))
        if any(cell.text for row in rows for cell in row.cells):
            self.found.append(FoundTable(tuple(rows), Place(line=_line(table)), _caption(table)))


def _line(element: etree._Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _edges(text: str, bare: str) -> str:
    """Spaces at the ends of a piece count: the next piece may go on with the same word."""
    if not bare.strip():
        return " "
    return (" " if text[0].isspace() else "") + bare + (" " if text[-1].isspace() else "")


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def _caption(table: etree._Element) -> str:
    element = table.find("caption")
    return "" if element is None else _tidy("".join(map(str, element.itertext())))


def _rows(table: etree._Element) -> Iterator[FoundRow]:
    """Rows of a table with the columns that spans from above take counted."""
    taken: dict[int, int] = {}
    for row in table.iter("tr"):
        place = Place(line=_line(row))
        cells = list(_cells(row, taken))
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        for cell in cells:
            for column in range(cell.place.column or 0, (cell.place.column or 0) + cell.column_span):
                if cell.row_span > 1:
                    taken[column] = cell.row_span - 1
        yield FoundRow(tuple(cells), place)


def _cells(row: etree._Element, taken: dict[int, int]) -> Iterator[FoundCell]:
    column = 0
    for element in row:
        if element.tag not in ("td", "th"):
            continue
        while column in taken:
            column += 1
        span = _span(element, "colspan")
        if column + span > LIMITS.columns:
            raise too_many(N_("cột trong một bảng"), LIMITS.columns)
        place = Place(line=_line(element), column=column)
        yield FoundCell(_cell_text(element), place, _span(element, "rowspan"), span, element.tag == "th")
        column += span


def _span(element: etree._Element, name: str) -> int:
    text = element.get(name, "1").strip()
    return (
        min(max(int(text), 1), LIMITS.columns) if text.isascii() and text.isdigit() and len(text) < 5 else 1
    )


def _cell_text(element: etree._Element) -> str:
    """The text of a cell, its paragraphs and broken lines on lines of their own."""
    pieces = []
    events = etree.iterwalk(element, events=("start", "end"))
    for event, below in events:
        name = below.tag if isinstance(below.tag, str) else ""
        if event == "start" and (not name or name in _SILENT):
            events.skip_subtree()
            continue
        if below is not element and ((name == "br" and event == "start") or name in _BLOCKS):
            pieces.append("\n")
        text = below.text if event == "start" else below.tail if below is not element else None
        if text:
            pieces.append(_edges(text, " ".join(text.split())))
    return _tidy("".join(pieces))
