"""The markup of a report's text: paragraphs, items, looks, bound figures, footnotes, each with its place.

docs/algorithms/narrative.md, rule 2, says what is written how.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cchc.document.faults import DocumentFault
from cchc.engine.faults import N_
from cchc.engine.text import nfc

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\{}*\[\]^#-])"
    r"|\{(?P<bound>[^{}]*)\}"
    r"|(?P<cited>(?:\[\^[^\]\[]*\])+)"
    r"|\^\[(?P<note>[^\]\[]*)\]"
    r"|(?P<bold>\*\*)|(?P<italic>\*)|(?P<stray>[{}])"
)
_KEYS = re.compile(r"\[\^([^\]]*)\]")
_BOUND = re.compile(r"(?P<target>\S+)(?: (?P<mode>\S+)(?: (?P<other>\S+))?)?")


class MarkupFault(DocumentFault):
    """A text that is not written as the markup asks; `line` and `column` count from 1."""


class BlockKind(StrEnum):
    """A paragraph, an item of a list, a title inside a section."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    TITLE = "title"


class Mode(StrEnum):
    """How a bound figure is printed: alone, with its unit, as a share of another, less another, compared."""

    PLAIN = ""
    UNIT = "unit"
    RATE = "rate"
    MINUS = "minus"
    CHANGE = "change"


PAIRED = frozenset({Mode.RATE, Mode.MINUS, Mode.CHANGE})


@dataclass(frozen=True)
class Spot:
    """A place in the text, from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Words:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Bound:
    """A figure named by the key of a row or by a ref; `other`: the second one, or the time compared with."""

    target: str
    mode: Mode
    other: str
    spot: Spot
    bold: bool = False
    italic: bool = False

    @property
    def written(self) -> str:
        """The canonical text between the braces; it is the anchor of the printed figure."""
        return " ".join(part for part in (self.target, self.mode.value, self.other) if part)


@dataclass(frozen=True)
class Cited:
    """Documents named in one footnote."""

    keys: tuple[str, ...]
    spot: Spot


@dataclass(frozen=True)
class Note:
    """A footnote in words."""

    text: str


Piece = Words | Bound | Cited | Note


@dataclass(frozen=True)
class TextBlock:
    """One block of a text with its pieces."""

    kind: BlockKind
    pieces: tuple[Piece, ...]


def parse_markup(text: str) -> tuple[TextBlock, ...]:
    """Return the blocks of a text, in NFC. Raises MarkupFault naming line and column."""
    return tuple(
        TextBlock(kind, tuple(_Reader(body, line, column).pieces()))
        for kind, body, line, column in _blocks(text)
    )


def bounds_of(blocks: tuple[TextBlock, ...]) -> tuple[Bound, ...]:
    """Return the bound figures of a text, in order."""
    return tuple(piece for block in blocks for piece in block.pieces if isinstance(piece, Bound))


def escape_markup(text: str) -> str:
    """Return plain words as markup that says just these words."""
    return re.sub(r"([\\{}*\[\]^])", r"\\\1", text)


def read_bound(written: str, spot: Spot) -> Bound:
    """Return what stands between braces; raises MarkupFault."""
    found = _BOUND.fullmatch(" ".join(written.split()))
    if found is None or (found["mode"] or "") not in list(Mode):
        raise _fault(
            spot,
            N_(
                "Dòng %(line)d, cột %(column)d: không hiểu số liệu “{%(written)s}”. Hãy viết “{khóa}”, "
                "“{khóa unit}”, “{khóa rate khóa}”, “{khóa minus khóa}” hoặc “{khóa change last_year}”."
            ),
            written=written,
        )
    mode = Mode(found["mode"] or "")
    if (mode in PAIRED) != bool(found["other"]):
        raise _fault(
            spot,
            N_(
                "Dòng %(line)d, cột %(column)d: “{%(written)s}” thừa hoặc thiếu phần sau “%(mode)s”. "
                "Hãy sửa cho đủ."
            ),
            written=written,
            mode=mode.value or found["target"],
        )
    return Bound(found["target"], mode, found["other"] or "", spot)


def _blocks(text: str) -> Iterator[tuple[BlockKind, str, int, int]]:
    """Yield kind, source, and where the source begins; an item or a title ends with its line's paragraph."""
    kind, held, begun, margin = BlockKind.PARAGRAPH, "", 1, 1
    for number, raw in enumerate(nfc(text).splitlines(), 1):
        line = raw.strip()
        opened, mark = _opening(line)
        if held and (not line or opened is not BlockKind.PARAGRAPH or kind is BlockKind.TITLE):
            yield kind, held, begun, margin
            held = ""
        if line and not held:
            kind, begun, margin = opened, number, len(raw) - len(raw.lstrip()) + mark + 1
            held = line[mark:]
        elif line:
            held += f"\n{line}"
    if held:
        yield kind, held, begun, margin


def _opening(line: str) -> tuple[BlockKind, int]:
    if line.startswith("- "):
        return BlockKind.ITEM, 2
    return (BlockKind.TITLE, 2) if line.startswith("# ") else (BlockKind.PARAGRAPH, 0)


class _Reader:
    """Reads the pieces of one block."""

    def __init__(self, body: str, line: int, column: int) -> None:
        self.body = body
        self.line = line
        self.column = column
        self.bold: Spot | None = None
        self.italic: Spot | None = None

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces; raises MarkupFault."""
        words = ""
        stop = 0
        for found in _TOKEN.finditer(self.body):
            words += self.body[stop : found.start()]
            stop = found.end()
            if found["escaped"]:
                words += found["escaped"]
                continue
            yield from self._words(words)
            words = ""
            yield from self._token(found)
        yield from self._words(words + self.body[stop:])
        unclosed = self.bold or self.italic
        if unclosed:
            raise _fault(
                unclosed,
                N_("Dòng %(line)d, cột %(column)d: dấu * mở mà không đóng. Hãy thêm dấu * ở cuối."),
            )

    def _words(self, text: str) -> Iterator[Words]:
        if text:
            yield Words(text.replace("\n", " "), bool(self.bold), bool(self.italic))

    def _token(self, found: re.Match[str]) -> Iterator[Piece]:
        spot = self._spot(found.start())
        if found["bound"] is not None:
            one = read_bound(found["bound"], spot)
            yield Bound(one.target, one.mode, one.other, spot, bool(self.bold), bool(self.italic))
        elif found["cited"]:
            keys = (key.strip() for part in _KEYS.findall(found["cited"]) for key in part.split(","))
            yield Cited(tuple(keys), spot)
        elif found["note"] is not None:
            yield Note(found["note"].replace("\n", " ").strip())
        elif found["bold"]:
            self.bold = None if self.bold else spot
        elif found["italic"]:
            self.italic = None if self.italic else spot
        else:
            raise _fault(
                spot,
                N_("Dòng %(line)d, cột %(column)d: dấu %(mark)s lẻ. Hãy viết \\%(mark)s nếu là chữ."),
                mark=found["stray"],
            )

    def _spot(self, offset: int) -> Spot:
        before = self.body[:offset]
        lines = before.count("\n")
        column = offset - before.rfind("\n") if lines else self.column + offset
        return Spot(self.line + lines, column)


def _fault(spot: Spot, template: str, **params: object) -> MarkupFault:
    return MarkupFault(template, line=spot.line, column=spot.column, **params)
