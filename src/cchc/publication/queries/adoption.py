"""What a returned Word file makes of the sections of a report: new text with its figures still bound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.document.markup import BlockKind, Bound, Cited, Note, TextBlock, escape_markup
from cchc.document.markup_writing import join_blocks, write_block, write_pieces
from cchc.document.text import NumberedList, Paragraph, Runs
from cchc.publication.narrative import NarrativePrinter
from cchc.reading.readback import AlteredFigure, DraftParagraph, FileReading, ParagraphReading
from cchc.reading.readback.flow import FOOTNOTE
from cchc.reporting.queries.narrative_texts import SectionText

_DASH = "- "


@dataclass(frozen=True)
class Adoption:
    """A section that the returned file changed; `text` is its new markup. `refused` figures keep their value.

    `moved_on`: the section is no longer what the draft printed, so nothing is adopted and `text` is empty.
    `unbound`: numbers that no figure of the ledger stands behind.
    """

    section: str
    text: str
    refused: tuple[AlteredFigure, ...]
    unbound: tuple[str, ...]
    moved_on: bool = False


def adoptions(printer: NarrativePrinter, read: FileReading) -> tuple[Adoption, ...]:
    """Return the changed sections of a narrative, in the order of its outline. Raises TextFault."""
    changed = {one.section for one in read.changed if one.section}
    texts = {one.section.key: one for one in printer.narrative.sections}
    return tuple(
        _adoption(printer, text, [one for one in read.paragraphs if one.section == key])
        for key, text in texts.items()
        if key in changed
    )


def _adoption(printer: NarrativePrinter, text: SectionText, paragraphs: list[ParagraphReading]) -> Adoption:
    printed = list(_printed(printer, text))
    drafted = [one for one in paragraphs if one.before]
    key = text.section.key
    refused = tuple(figure for one in paragraphs for figure in one.altered)
    unbound = tuple(number for one in paragraphs for number in one.unbound)
    if [_template(runs) for runs in printed] != [_draft_template(one.draft) for one in drafted]:
        return Adoption(key, "", refused, unbound, moved_on=True)
    blocks = iter(text.blocks)
    told = (_Told(one, next(blocks) if one.before else None, printer) for one in paragraphs)
    return Adoption(key, join_blocks(one.written() for one in told if one.reading.after), refused, unbound)


def _printed(printer: NarrativePrinter, text: SectionText) -> Iterator[Runs]:
    """The runs of each block of a section, items one by one."""
    for part in printer.text_of(text):
        match part:
            case Paragraph(runs=runs):
                yield runs
            case NumberedList(items=items):
                yield from items


def _template(runs: Runs) -> str:
    """A printed block with its figures named: "Đã giải quyết {finished} hồ sơ"."""
    parts = ("{" + run.anchor + "}" if run.anchor else run.text for run in runs)
    notes = (FOOTNOTE if run.footnote else "" for run in runs)
    return "".join(part + note for part, note in zip(parts, notes, strict=True)).strip()


def _draft_template(draft: DraftParagraph) -> str:
    text = draft.text
    for span in reversed(draft.figures):
        text = text[: span.start] + "{" + span.key + "}" + text[span.stop :]
    return text.removeprefix(_DASH).strip()


@dataclass(frozen=True)
class _Piece:
    """A piece of the new text: [start, stop) is written as `markup`."""

    start: int
    stop: int
    markup: str


@dataclass(frozen=True)
class _Told:
    """One paragraph of the returned file; `block` is what it was in the section, None if it was added."""

    reading: ParagraphReading
    block: TextBlock | None
    printer: NarrativePrinter

    def written(self) -> tuple[BlockKind, str]:
        """Return the paragraph as a block of markup."""
        after = self.reading.after
        if self.block is None:
            kind = BlockKind.ITEM if after.startswith(_DASH) else BlockKind.PARAGRAPH
        elif self.reading.state == "unchanged":
            return self.block.kind, write_block(self.block.kind, write_pieces(self.block.pieces))
        else:
            kind = self.block.kind
        content = self._content(after).removeprefix(_DASH) if kind is BlockKind.ITEM else self._content(after)
        return kind, write_block(kind, content)

    def _content(self, after: str) -> str:
        text, stop = "", 0
        for piece in sorted((*self._figures(), *self._notes(after)), key=lambda one: one.start):
            text += escape_markup(after[stop : piece.start]) + piece.markup
            stop = piece.stop
        return text + escape_markup(after[stop:])

    def _figures(self) -> Iterator[_Piece]:
        """Kept figures stay bound; in place of an altered one the ledger's figure is bound again."""
        bounds = self._bounds()
        read = self.reading
        for span in read.kept:
            yield self._bound(bounds, span.key, span.start, span.stop)
        for figure in read.altered:
            if figure.after:
                yield self._bound(bounds, figure.key, figure.start, figure.start + len(figure.after))

    def _bounds(self) -> dict[str, list[Bound]]:
        """The bound figures of the block by what they print, in order."""
        found: dict[str, list[Bound]] = {}
        for piece in self.block.pieces if self.block else ():
            if isinstance(piece, Bound):
                found.setdefault(self.printer.narrative.book.print(piece).anchor, []).append(piece)
        return found

    def _bound(self, bounds: dict[str, list[Bound]], key: str, start: int, stop: int) -> _Piece:
        """The figure as it was bound, with the words it prints around itself where they still stand there."""
        bound = bounds[key].pop(0)
        printed = self.printer.narrative.book.print(bound)
        after = self.reading.after
        before, behind = start - len(printed.lead), stop + len(printed.tail)
        whole = after[max(0, before) : start] == printed.lead and after[stop:behind] == printed.tail
        if whole:
            return _Piece(before, behind, "{" + bound.written + "}")
        return _Piece(
            start, stop, "{" + bound.target + "}" if " " not in key else escape_markup(after[start:stop])
        )

    def _notes(self, after: str) -> Iterator[_Piece]:
        """Footnotes hang where they hung, in order; one that is gone is gone."""
        pieces = self.block.pieces if self.block else ()
        notes: Sequence[Cited | Note] = [one for one in pieces if isinstance(one, Cited | Note)]
        places = [place for place, letter in enumerate(after) if letter == FOOTNOTE]
        for place, note in zip(places, notes, strict=False):
            yield _Piece(place, place + 1, write_pieces([note]))
        for place in places[len(notes) :]:
            yield _Piece(place, place + 1, "")
