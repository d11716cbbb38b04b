"""Read one paragraph: its runs, fields, drawn objects, automatic number and effective formatting."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cchc.reading.wordprocessing.model import Paragraph, Place, Run, Shape
from cchc.reading.wordprocessing.numbering import Numbering
from cchc.reading.wordprocessing.properties import Properties, paragraph_properties, run_properties
from cchc.reading.wordprocessing.shapes import shapes_of
from cchc.reading.wordprocessing.styles import Styles
from cchc.reading.wordprocessing.xml import COMPATIBILITY, WORD, attribute, child, is_element, number, value

_INSIDE = tuple(
    WORD + name for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml")
)
# A raised digit marks a note: it must never read as the last digit of a number.
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_OBJECTS = tuple(WORD + name for name in ("drawing", "pict", "object"))


@dataclass
class _Found:
    runs: list[Run] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    page_breaks: int = 0


class ParagraphReader:
    """Reads the paragraphs of one part in order; a complex field may run over several of them."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._open_fields: list[str] = []
        self._in_instruction = False
        self._style = ""
        self._table_style = ""

    def read(self, element: etree._Element, place: Place, table_style: str = "") -> Paragraph:
        """The paragraph of a `w:p` element."""
        properties = child(element, "pPr")
        self._style = self._styles.paragraph_style_id(value(properties, "pStyle"))
        self._table_style = table_style
        found = _Found()
        self._walk(element, found)
        label, numbered = self._number(properties)
        return Paragraph(
            place=place,
            runs=_joined(found.runs),
            format=self._styles.paragraph(
                paragraph_properties(properties), self._style, table_style, numbered
            ),
            label=label,
            fields=tuple(found.fields),
            shapes=tuple(found.shapes),
            page_breaks=found.page_breaks,
        )

    def _number(self, properties: etree._Element | None) -> tuple[str, Properties]:
        own = child(properties, "numPr")
        inherited = self._styles.elements(self._style, "pPr")
        candidates = [child(element, "numPr") for element in inherited] + [own]
        stated = [element for element in candidates if element is not None]
        if not stated:
            return "", {}
        list_id = next(
            (
                found
                for element in stated[::-1]
                if (found := number(child(element, "numId"), "val")) is not None
            ),
            None,
        )
        level = number(child(stated[-1], "ilvl"), "val") or 0
        return self._numbering.label(list_id, level), self._numbering.level_properties(list_id, level)

    def _walk(self, element: etree._Element, found: _Found) -> None:
        for item in element:
            if not is_element(item):
                continue
            if item.tag == WORD + "r":
                self._run(item, found)
            elif item.tag == WORD + "fldSimple":
                self._simple_field(item, found)
            elif item.tag in _INSIDE:
                self._walk(item, found)
            elif item.tag == COMPATIBILITY + "AlternateContent":
                self._walk(_chosen(item), found)

    def _simple_field(self, element: etree._Element, found: _Found) -> None:
        name = _field_name(attribute(element, "instr") or "")
        found.fields.append(name)
        self._open_fields.append(name)
        self._walk(element, found)
        self._open_fields.pop()

    def _run(self, element: etree._Element, found: _Found) -> None:
        direct = run_properties(child(element, "rPr"))
        known = len(found.fields)
        text = "".join(self._pieces(element, found))
        if direct.get("raised") == "superscript":
            text = text.translate(_SUPERSCRIPTS)
        named = found.fields[-1] if len(found.fields) > known else ""
        field_name = named or (self._open_fields[-1] if self._open_fields else "")
        if text or named:
            found.runs.append(self._styles.run(text, direct, self._style, self._table_style, field_name))

    def _pieces(self, element: etree._Element, found: _Found) -> Iterator[str]:
        for item in element:
            if not is_element(item):
                continue
            name = item.tag.removeprefix(WORD)
            if item.tag in _OBJECTS:
                found.shapes.extend(shapes_of(item))
            elif item.tag == COMPATIBILITY + "AlternateContent":
                yield from self._pieces(_chosen(item), found)
            elif name == "br":
                yield _break(item, found)
            elif name in ("fldChar", "instrText"):
                self._complex_field(item, name, found)
            elif name == "lastRenderedPageBreak":
                found.page_breaks += 1
            elif name == "t" and not self._in_instruction:
                yield item.text or ""
            else:
                yield _CHARACTERS.get(name, "")

    def _complex_field(self, item: etree._Element, name: str, found: _Found) -> None:
        kind = attribute(item, "fldCharType") if name == "fldChar" else "instruction"
        if kind == "begin":
            self._open_fields.append("")
            self._in_instruction = True
        elif kind == "instruction" and self._open_fields:
            self._name_field(item.text or "", found)
        elif kind == "separate":
            self._in_instruction = False
        elif kind == "end" and self._open_fields:
            self._open_fields.pop()
            self._in_instruction = False

    def _name_field(self, instruction: str, found: _Found) -> None:
        if not self._open_fields[-1] and instruction.strip():
            self._open_fields[-1] = _field_name(instruction)
            found.fields.append(self._open_fields[-1])


def _chosen(element: etree._Element) -> etree._Element:
    """Of alternative contents the one that a current Word shows."""
    choice = element.find(COMPATIBILITY + "Choice")
    fallback = element.find(COMPATIBILITY + "Fallback")
    return choice if choice is not None else fallback if fallback is not None else element


def _field_name(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""


def _break(item: etree._Element, found: _Found) -> str:
    if attribute(item, "type") == "page":
        found.page_breaks += 1
        return ""
    return "\n"


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs of one look put together: Word cuts text at will."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].looks_like(run):
            joined[-1] = run.saying(joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
