"""Text without marks of layout that still knows where each of its characters stood."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

_MARKUP = re.compile(
    r"(?P<note><sup>[^<>]{0,20}</sup>|[\u00b9\u00b2\u00b3\u2070-\u2079]+)"
    r"|(?P<edge></?(?:p|li|ul|ol|br|div|tr|td|h[1-6])\b[^<>]{0,200}>)"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,200}>|\*+|\\(?=\*))"
    r"|(?P<entity>&(?P<name>lt|gt|amp|nbsp|quot);)"
)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "nbsp": " ", "quot": '"'}
_SPACE = {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\u2044": "/", "\u2215": "/", "\u200b": ""}
_SPACES = str.maketrans(_SPACE)
# Line breaks that end nothing: no mark of punctuation before them, no mark of a list after them; several, as
# a page leaves them, only before a small letter.
_WRAPPED = re.compile(
    r"(?<![.;:!?\n\r])(?:[\r\n](?![\r\n])|[\r\n]+(?=[a-zà-ỹđ]))(?!\s*(?:[-+*•–]|[0-9a-zđ]{1,2}[.)]) )"
)


@dataclass(frozen=True)
class Plain:
    """The readable characters of a source text and the place of each in it.

    `starts` and `stops` hold, for each character of `text`, the span it came from.
    """

    source: str
    text: str
    starts: tuple[int, ...] | None = None
    stops: tuple[int, ...] | None = None

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """The span in the source of a span of the plain text; both are cut to what exists."""
        start, stop = max(start, 0), min(stop, len(self.text))
        if self.starts is None or self.stops is None:
            return start, stop
        if start >= stop:
            at = self.starts[start] if start < len(self.starts) else len(self.source)
            return at, at
        return self.starts[start], self.stops[stop - 1]

    def quote(self, start: int, stop: int) -> str:
        """The exact substring of the source behind a span of the plain text."""
        first, last = self.span(start, stop)
        return self.source[first:last]


def plain(source: str) -> Plain:
    """Drop markup and note marks, compose letters (NFC), make every odd space a plain one.

    The end of a paragraph or list item within a cell becomes a line break; a line that only wraps goes on.
    """
    if not _MARKUP.search(source) and "\u200b" not in source and unicodedata.is_normalized("NFC", source):
        return Plain(source, _unwrapped(source.translate(_SPACES)))
    letters: list[tuple[str, int, int]] = []
    at = 0
    for mark in _MARKUP.finditer(source):
        letters += _letters(source, at, mark.start())
        if mark["edge"]:
            letters.append(("\n", mark.start(), mark.end()))
        elif mark["entity"]:
            letters.append((_ENTITIES[mark["name"]], mark.start(), mark.end()))
        at = mark.end()
    letters += _letters(source, at, len(source))
    letters = [one for one in letters if one[0]]
    text = _unwrapped("".join(letter for letter, _start, _stop in letters))
    return Plain(
        source,
        text,
        tuple(start for _letter, start, _stop in letters),
        tuple(stop for _letter, _start, stop in letters),
    )


def _unwrapped(text: str) -> str:
    """A blank for each break that ends nothing, so that spans stay true."""
    return _WRAPPED.sub(lambda found: " " * len(found.group()), text)


def _letters(source: str, start: int, stop: int) -> list[tuple[str, int, int]]:
    """Each letter with its span; marks that stand by themselves are joined to the letter before."""
    piece = source[start:stop]
    if unicodedata.is_normalized("NFC", piece):
        return [(_SPACE.get(letter, letter), start + at, start + at + 1) for at, letter in enumerate(piece)]
    bounds = [at for at, letter in enumerate(piece) if at == 0 or not unicodedata.combining(letter)]
    spans = pairwise([*bounds, len(piece)])
    return [
        (_SPACE.get(letter, letter), start + first, start + last)
        for first, last in spans
        for letter in unicodedata.normalize("NFC", piece[first:last])
    ]
