"""Automatic numbers of paragraphs ("1.", "a)", "-"), counted as Word counts them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from cchc.engine.numerals import LARGEST, roman
from cchc.reading.wordprocessing.properties import Properties, paragraph_properties
from cchc.reading.wordprocessing.xml import WORD, attribute, child, number, value

_PLACE = re.compile(r"%(\d)")
_LEVELS = 9


def _letter(count: int) -> str:
    if not 0 < count <= LARGEST:
        return str(count)
    repeats, index = divmod(count - 1, 26)
    return chr(ord("a") + index) * (repeats + 1)


_WRITERS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda count: roman(count).lower(),
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "decimalZero": lambda count: f"{count:02d}",
    "none": lambda _count: "",
}


def _written(count: int, kind: str) -> str:
    return _WRITERS.get(kind, str)(count)


@dataclass
class _Level:
    start: int
    kind: str
    text: str
    properties: Properties


@dataclass
class _List:
    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document. Call `label` for each numbered paragraph in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        abstract = [] if root is None else root.findall(WORD + "abstractNum")
        lists = {attribute(element, "abstractNumId"): _List(_levels(element)) for element in abstract}
        instances = [] if root is None else root.findall(WORD + "num")
        self._lists = {
            number(instance, "numId"): lists[value(instance, "abstractNumId")]
            for instance in instances
            if value(instance, "abstractNumId") in lists
        }

    def level_properties(self, list_id: int | None, level: int) -> Properties:
        """What the list level says about paragraphs (indents)."""
        found = self._level(list_id, level)
        return found.properties if found else {}

    def _level(self, list_id: int | None, level: int) -> _Level | None:
        numbered = self._lists.get(list_id)
        return numbered.levels.get(level) if numbered else None

    def label(self, list_id: int | None, level: int) -> str:
        """Count one paragraph and return its printed number, "" where the list is unknown."""
        found = self._level(list_id, level)
        if found is None:
            return ""
        if found.kind == "bullet":
            return "-" if found.text in ("-", "–", "\uf02d") else "•"
        numbered = self._lists[list_id]
        _advance(numbered, level, found.start)
        return _PLACE.sub(lambda match: _place(numbered, int(match[1]) - 1), found.text)


def _advance(numbered: _List, level: int, start: int) -> None:
    counters = numbered.counters
    counters[level] = counters.get(level, start - 1) + 1
    for deeper in range(level + 1, _LEVELS):
        counters.pop(deeper, None)


def _place(numbered: _List, level: int) -> str:
    found = numbered.levels.get(level)
    if found is None:
        return ""
    return _written(numbered.counters.get(level, found.start), found.kind)


def _levels(element: etree._Element) -> dict[int, _Level]:
    levels = {}
    for item in element.findall(WORD + "lvl"):
        index = number(item, "ilvl")
        if index is not None:
            levels[index] = _Level(
                start=number(child(item, "start"), "val") or 1,
                kind=value(item, "numFmt") or "decimal",
                text=value(item, "lvlText") or "",
                properties=paragraph_properties(child(item, "pPr")),
            )
    return levels
