"""A report that nobody has rendered yet as the checker reads reports, and where its figures come from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cchc.checker.findings import Quote
from cchc.document.decree30 import ADDRESSEE_LABEL
from cchc.document.found import (
    FoundBlock,
    FoundCell,
    FoundDocument,
    FoundParagraph,
    FoundRow,
    FoundTable,
    Place,
)
from cchc.document.grid import Placed, place
from cchc.document.tree import (
    Addressees,
    AnnexHeading,
    Block,
    Document,
    DocumentTitle,
    Heading,
    HeadingLevel,
    Letterhead,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    SignatureBlock,
    Table,
    plain,
)
from cchc.rendering.marks import heading_text, marker

FORMAT = "draft"
"""What `FoundDocument.format` says of a report that has no file yet."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEVELS = {level: number for number, level in enumerate(HeadingLevel, 1)}


@dataclass(frozen=True)
class Origin:
    """Letters `start` to `stop` of a paragraph, or a whole row of a table, that print figures of these keys.

    `row` is None in a paragraph; keys are those of rows of the form, or refs where no row prints the figure.
    """

    block: int
    row: int | None
    start: int
    stop: int
    keys: frozenset[str]


@dataclass(frozen=True)
class DraftFound:
    """A report as it would be found in a file, and the origins of its figures in reading order."""

    document: FoundDocument
    origins: tuple[Origin, ...]

    def keys(self, quotes: Iterable[Quote]) -> frozenset[str]:
        """Return the keys of the figures that quotes of this report touch."""
        places = [quote.place for quote in quotes if quote.file == self.document.name]
        touched = (origin.keys for origin in self.origins if any(_touches(origin, one) for one in places))
        return frozenset().union(*touched)


def _touches(origin: Origin, at: Place) -> bool:
    if (origin.block, origin.row) != (at.block, at.row):
        return False
    if origin.row is not None or at.start is None or at.stop is None:
        return True
    return origin.start < at.stop and at.start < origin.stop


def as_found(document: Document, name: str) -> DraftFound:
    """Return the report as it would be found in a file that prints it; `name` is what quotes call it.

    Footnotes follow the body, as they do when a Word file is read. Raises DocumentFault for a table whose
    cells do not fit its columns.
    """
    walk = _Walk()
    for section in document.sections:
        for block in section.blocks:
            walk.add(block)
    walk.close()
    return DraftFound(FoundDocument(name, FORMAT, tuple(walk.blocks)), tuple(walk.origins))


@dataclass
class _Walk:
    """The blocks found so far, the caption for the next table, the notes that wait for the end."""

    blocks: list[FoundBlock] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    caption: str = ""
    notes: list[str] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Add the paragraphs or the table that a block prints."""
        match block:
            case Table():
                self._table(block)
            case Paragraph():
                self._line(block.runs)
            case Heading():
                self._text(heading_text(block), _LEVELS[block.level], block.label)
            case NumberedList():
                for number, item in enumerate(block.items, block.start):
                    self._line((Run(marker(block.marker, number)), *item), marker(block.marker, number))
            case AnnexHeading():
                self.caption = "\n".join(part for part in (block.label, block.title) if part)
                self._texts((block.label, *block.title.split("\n"), block.reference))
            case _:
                self._texts(_framed(block))

    def close(self) -> None:
        """Add the footnotes."""
        for number, note in enumerate(self.notes, 1):
            self.blocks.append(FoundParagraph(note, Place(part=f"footnote {number}", block=len(self.blocks))))

    def _texts(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._text(text)

    def _text(self, text: str, heading: int | None = None, label: str = "") -> None:
        if text.strip():
            self.blocks.append(FoundParagraph(text, Place(block=len(self.blocks)), heading, label))

    def _line(self, printed: Runs, label: str = "") -> None:
        """A paragraph of runs; each run that prints a figure is an origin."""
        self.notes += [plain(run.footnote.runs) for run in printed if run.footnote]
        text = _shown(printed)
        if not text.strip():
            return
        at = 0
        for run in printed:
            if run.anchor:
                keys = frozenset(run.anchor.split())
                self.origins.append(Origin(len(self.blocks), None, at, at + len(run.text), keys))
            at += len(run.text)
        self._text(text, label=label.strip())

    def _table(self, table: Table) -> None:
        number = len(self.blocks)
        rows = place((*table.header, *table.rows), len(table.columns))
        found = tuple(_row(row, number, at) for at, row in enumerate(rows))
        self.blocks.append(FoundTable(found, Place(block=number), self.caption))
        self.caption = ""
        for at, row in enumerate(table.rows, len(table.header)):
            if row.key:
                self.origins.append(Origin(number, at, 0, 0, frozenset({row.key})))
        for line in table.legend:
            self._line(line)


def _row(cells: Sequence[Placed], block: int, number: int) -> FoundRow:
    return FoundRow(tuple(_cell(one, block) for one in cells), Place(block=block, row=number))


def _cell(placed: Placed, block: int) -> FoundCell:
    cell = placed.cell
    at = Place(block=block, row=placed.row, column=placed.column)
    return FoundCell(_shown(cell.runs), at, cell.row_span, cell.column_span, bool(cell.bold))


def _shown(printed: Runs) -> str:
    """The text of runs; a raised number is a mark and must not pass for a digit."""
    return "".join(run.text.translate(_RAISED) if run.superscript else run.text for run in printed)


def _framed(block: Letterhead | DocumentTitle | Addressees | SignatureBlock) -> Iterator[str]:
    match block:
        case Letterhead():
            yield from (
                block.parent,
                block.issuer,
                block.number_line,
                block.about_line,
                block.place_date_line,
            )
        case DocumentTitle():
            yield from (block.kind, block.subject)
        case Addressees():
            yield f"{ADDRESSEE_LABEL} {'; '.join(block.names)}"
        case SignatureBlock():
            yield from (block.recipients.label, *block.recipients.printed) if block.recipients else ()
            yield from (*block.lines, block.name)
