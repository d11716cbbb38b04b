"""The text of a Word body as it finally reads, with its bold and italic words and the bookmarks in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cchc.engine.text import nfc
from cchc.reading.wordprocessing.properties import run_properties
from cchc.reading.wordprocessing.styles import Styles
from cchc.reading.wordprocessing.theme import Theme
from cchc.reading.wordprocessing.xml import WORD, attribute, child, is_element, value

_DROPPED = {WORD + name for name in ("del", "moveFrom", "pPr", "sectPr", "tbl", "txbxContent")}
FOOTNOTE = "\u2063"
"""Stands in a text where a footnote hangs; it is not printed."""

_TEXTS = {
    "footnoteReference": FOOTNOTE,
    "t": None,
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}


UNSTYLED = Styles(None, Theme(None, vietnamese=False))
"""What stands for the style sheet where the look of words does not matter."""


@dataclass(frozen=True)
class Look:
    """Characters [start, stop) of a text that are set in bold or italic."""

    start: int
    stop: int
    bold: bool = False
    italic: bool = False


@dataclass
class Line:
    """The text of one paragraph; `marks` are the names of bookmarks with the span that they enclose.

    `looks` are what its runs are set in, by themselves or by their character style.
    """

    text: str = ""
    marks: list[tuple[str, int, int]] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    styles: Styles = UNSTYLED
    _open: dict[str, tuple[str, int]] = field(default_factory=dict)

    def open(self, number: str, name: str) -> None:
        """A bookmark begins here."""
        self._open[number] = (name, len(self.text))

    def close(self, number: str) -> None:
        """A bookmark that began in this paragraph ends here."""
        if number in self._open:
            name, start = self._open.pop(number)
            self.marks.append((name, start, len(self.text)))

    def look(self, run: etree._Element, start: int) -> None:
        """What was read from `start` is the text of a run."""
        properties = child(run, "rPr")
        said = {**self.styles.run_style(value(properties, "rStyle") or ""), **run_properties(properties)}
        if said.get("bold") or said.get("italic"):
            look = Look(start, len(self.text), bool(said.get("bold")), bool(said.get("italic")))
            self.looks.append(look)


def line_of(paragraph: etree._Element, styles: Styles = UNSTYLED) -> Line:
    """Return the paragraph of a `w:p`: tracked insertions taken in, tracked deletions left out."""
    line = Line(styles=styles)
    _walk(paragraph, line)
    return line


def _walk(element: etree._Element, line: Line) -> None:
    for item in element:
        if not is_element(item) or item.tag in _DROPPED:
            continue
        name = item.tag.removeprefix(WORD)
        if name == "bookmarkStart":
            line.open(attribute(item, "id") or "", attribute(item, "name") or "")
        elif name == "bookmarkEnd":
            line.close(attribute(item, "id") or "")
        elif name in _TEXTS:
            line.text += _TEXTS[name] or nfc(item.text or "")
        elif name == "r":
            start = len(line.text)
            _walk(item, line)
            line.look(item, start)
        else:
            _walk(item, line)


def blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a body or cell in order, also those inside content controls."""
    for item in element:
        if not is_element(item):
            continue
        if item.tag in (WORD + "p", WORD + "tbl"):
            yield item
        elif item.tag in (WORD + "sdt", WORD + "sdtContent", WORD + "customXml", WORD + "ins"):
            yield from blocks(item)


def cells_of(row: etree._Element) -> list[Line]:
    """Return the text of each cell of a row, its paragraphs under each other."""
    return [_cell(cell) for cell in row.iter(WORD + "tc")]


def _cell(cell: etree._Element) -> Line:
    whole = Line()
    for paragraph in cell.iter(WORD + "p"):
        line = line_of(paragraph)
        start = len(whole.text) + 1 if whole.text else 0
        whole.text = f"{whole.text}\n{line.text}" if whole.text else line.text
        whole.marks += [(name, begin + start, end + start) for name, begin, end in line.marks]
    return whole
