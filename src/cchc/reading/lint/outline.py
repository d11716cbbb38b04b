"""Recognise the numbered levels of a text: Phần, Chương, Mục, Điều, I., 1., a)."""

import re
from dataclasses import dataclass

from cchc.document.decree30 import POINT_LETTERS
from cchc.engine.numerals import roman_value
from cchc.reading.lint.lines import Line, broken_lines
from cchc.reading.wordprocessing.model import Paragraph

_PATTERNS = (
    ("part", re.compile(r"^(?:Phần|PHẦN) (?P<n>[IVXLC]+|\d+)[.:]?\s*(?P<rest>.*)$")),
    ("chapter", re.compile(r"^(?:Chương|CHƯƠNG) (?P<n>[IVXLC]+|\d+)[.:]?\s*(?P<rest>.*)$")),
    ("section", re.compile(r"^(?:Mục|MỤC) (?P<n>[IVXLC]+|\d+)[.:]?\s*(?P<rest>.*)$")),
    ("subsection", re.compile(r"^(?:Tiểu mục|TIỂU MỤC) (?P<n>[IVXLC]+|\d+)[.:]?\s*(?P<rest>.*)$")),
    ("article", re.compile(r"^(?:Điều|ĐIỀU) (?P<n>\d+)[.:]?\s*(?P<rest>.*)$")),
    ("roman", re.compile(r"^(?P<n>(?:X{0,3})(?:IX|IV|V?I{0,3}))\.\s+(?P<rest>.+)$")),
    ("arabic", re.compile(r"^(?P<n>\d{1,3})\.\s+(?P<rest>.+)$")),
    ("letter", re.compile(r"^(?P<n>[a-zđ])\)\s*(?P<rest>.+)$")),
)
RANKS = {
    "part": 0,
    "chapter": 0,
    "section": 1,
    "subsection": 2,
    "article": 3,
    "roman": 3,
    "arabic": 4,
    "letter": 5,
}
_HEADED = ("part", "chapter", "section", "subsection")
_TITLE_LENGTH = 100


@dataclass(frozen=True)
class Mark:
    """A numbered paragraph. `ordinal` is None for a letter outside the Vietnamese order, such as f)."""

    kind: str
    written: str
    ordinal: int | None
    rest: str
    line: Line
    following: Line | None

    @property
    def is_headed(self) -> bool:
        """Whether its title has to stand on the next line."""
        return self.kind in _HEADED

    @property
    def is_title(self) -> bool:
        """Whether "1. …" is a title of its own rather than the text of a clause."""
        return len(self.line.text) < _TITLE_LENGTH and not self.rest.endswith((".", ",", ";", ":", "/"))


def _ordinal(kind: str, text: str) -> int | None:
    if kind == "letter":
        return POINT_LETTERS.index(text) + 1 if text in POINT_LETTERS else None
    return int(text) if text.isdigit() else roman_value(text)


def marks_of(paragraphs: tuple[Paragraph, ...]) -> list[Mark]:
    """The numbered paragraphs among some, in order."""
    lines = [line for paragraph in paragraphs for line in broken_lines(paragraph)]
    found = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        mark = _mark(line, following)
        if mark is not None:
            found.append(mark)
    return found


def _mark(line: Line, following: Line | None) -> Mark | None:
    for kind, pattern in _PATTERNS:
        match = pattern.match(line.text)
        if match is not None and match["n"]:
            number = match["n"]
            return Mark(kind, number, _ordinal(kind, number), match["rest"].strip(), line, following)
    return None
