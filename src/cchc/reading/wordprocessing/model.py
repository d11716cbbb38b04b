"""What is read out of a Word document. Lengths are twips (1/20 pt) unless a name ends in `_mm`."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter


@dataclass(frozen=True)
class Place:
    """Where a paragraph stands; numbers count from 1, 0: not in a table. `part`: body, header, footer."""

    part: str = "body"
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0

    def as_dict(self) -> dict[str, str | int]:
        """The numbers that say something, for JSON."""
        numbers = {"paragraph": self.paragraph, "table": self.table, "row": self.row, "cell": self.cell}
        return {"part": self.part, **{name: number for name, number in numbers.items() if number}}


@dataclass(frozen=True)
class Run:
    """A stretch of text with one effective formatting. `size` in half points; `color` None is automatic."""

    text: str
    ascii_font: str
    other_font: str
    size: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    color: str | None = None
    highlight: bool = False
    field: str = ""

    def saying(self, text: str) -> "Run":
        """Another text with this formatting."""
        return Run(text, *_LOOK(self))

    def looks_like(self, other: "Run") -> bool:
        """Whether both have one formatting."""
        return _LOOK(self) == _LOOK(other)

    @property
    def fonts(self) -> tuple[str, ...]:
        """Fonts that its letters really use."""
        visible = self.text.strip()
        plain = {self.ascii_font} if any(letter.isascii() for letter in visible) else set()
        other = {self.other_font} if any(not letter.isascii() for letter in visible) else set()
        return tuple(sorted(plain | other))

    @property
    def shown(self) -> str:
        """The text as printed: "all caps" applied."""
        return self.text.upper() if self.caps else self.text


_LOOK = attrgetter(*(one.name for one in fields(Run) if one.name != "text"))


@dataclass(frozen=True)
class ParagraphFormat:
    """Effective paragraph formatting. `line` is 240ths of a line for rule "auto", twips otherwise."""

    alignment: str = "left"
    left: int = 0
    right: int = 0
    first_line: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    line_rule: str = "auto"
    contextual: bool = False
    style: str = ""
    frame_alignment: str = ""
    center_tabs: int = 0
    page_break_before: bool = False
    border_below: bool = False
    border_above: bool = False


@dataclass(frozen=True)
class Shape:
    """A drawn line, a picture or another object. `x_mm`, `y_mm` are its anchor offsets where known."""

    kind: str
    width_mm: float
    height_mm: float
    target: str = ""
    inline: bool = True
    align: str = ""
    relative: str = ""
    x_mm: float | None = None
    y_mm: float | None = None


@dataclass(frozen=True, eq=False)
class Paragraph:
    """One paragraph. `label` is its automatic number; `fields` the field names in it (PAGE, …)."""

    place: Place
    runs: tuple[Run, ...]
    format: ParagraphFormat
    label: str = ""
    fields: tuple[str, ...] = ()
    shapes: tuple[Shape, ...] = ()
    page_breaks: int = 0

    @cached_property
    def text(self) -> str:
        """Typed text, without the automatic number."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def shown(self) -> str:
        """Printed text: automatic number, then the text with "all caps" applied."""
        body = "".join(run.shown for run in self.runs)
        return f"{self.label} {body}" if self.label else body


@dataclass(frozen=True, eq=False)
class Cell:
    """A table cell. `width` None where the file does not say; `padding` is left plus right."""

    blocks: "tuple[Paragraph | Table, ...]"
    width: int | None
    padding: int
    span: int = 1
    continues_above: bool = False

    @property
    def paragraphs(self) -> "tuple[Paragraph, ...]":
        """All paragraphs in it, those of nested tables too."""
        return tuple(walk(self.blocks))

    @property
    def inner_mm(self) -> float | None:
        """Width for text in millimetres."""
        return None if self.width is None else (self.width - self.padding) * 25.4 / 1440


@dataclass(frozen=True, eq=False)
class Row:
    """A table row; `skipped`: columns of the grid before its first cell."""

    cells: tuple[Cell, ...]
    is_header: bool = False
    skipped: int = 0


@dataclass(frozen=True, eq=False)
class Table:
    """A table; `number` counts from 1 through the document."""

    number: int
    rows: tuple[Row, ...]


Block = Paragraph | Table


def walk(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """All paragraphs of some blocks in reading order, those in tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from walk(cell.blocks)


@dataclass(frozen=True)
class Section:
    """A stretch of pages. Margins, page size in twips; headers, footers by kind default, first, even."""

    blocks: tuple[Block, ...]
    width: int | None
    height: int | None
    landscape: bool
    margins: dict[str, int]
    title_page: bool = False
    page_start: int | None = None
    page_format: str = "decimal"
    starts_page: bool = True
    headers: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    footers: dict[str, tuple[Block, ...]] = field(default_factory=dict)

    @property
    def text_width_mm(self) -> float | None:
        """Width between the side margins."""
        if self.width is None:
            return None
        return (self.width - self.margins.get("left", 0) - self.margins.get("right", 0)) * 25.4 / 1440


@dataclass(frozen=True)
class WordDocument:
    """A whole document. `pages` is an estimate: the larger of what Word stored and what the breaks imply."""

    sections: tuple[Section, ...]
    pages: int
    images: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Body of all sections."""
        return tuple(block for section in self.sections for block in section.blocks)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of the body, those in tables included."""
        return tuple(walk(self.blocks))
