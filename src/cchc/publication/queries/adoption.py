"""What a returned Word file makes of the sections of a report: new text with its figures still bound."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cchc.document.markup import BlockKind, Bound, Cited, Note, TextBlock, escape_markup
from cchc.document.markup_writing import join_blocks, write_block, write_pieces
from cchc.document.text import NumberedList, Paragraph, Runs
from cchc.publication.narrative import NarrativePrinter
from cchc.reading.readback import AlteredFigure, BoundSpan, DraftParagraph, FileReading, ParagraphReading
from cchc.reading.readback.flow import FOOTNOTE
from cchc.reporting.queries.narrative_texts import SectionText

_DASH = "- "


@dataclass(frozen=True)
class Adoption:
    """A section that the returned file changed; `text` is its new markup. `refused` figures keep their value.

    `moved_on`: the section is no longer what the draft printed, so nothing is adopted and `text` is empty;
    `is_adopted`: it says what the returned file says already, and `text` is empty too.
    `unbound`: numbers that no figure of the ledger stands behind.
    """

    section: str
    text: str
    refused: tuple[AlteredFigure, ...]
    unbound: tuple[str, ...]
    moved_on: bool = False
    is_adopted: bool = False


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
    printed = [_template(runs) for runs in _printed(printer, text)]
    drafted = [_draft_template(one.draft) for one in paragraphs if one.before]
    key = text.section.key
    refused = tuple(figure for one in paragraphs for figure in one.altered)
    unbound = tuple(number for one in paragraphs for number in one.unbound)
    if printed != drafted:
        is_adopted = printed == [_returned_template(one) for one in paragraphs if one.after]
        return Adoption(key, "", refused, unbound, moved_on=not is_adopted, is_adopted=is_adopted)
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
    return _named(draft.text, draft.figures)


def _returned_template(read: ParagraphReading) -> str:
    altered = (BoundSpan(one.start, one.start + len(one.after), one.key) for one in read.altered if one.after)
    return _named(read.after, (*read.kept, *altered))


def _named(text: str, figures: Iterable[BoundSpan]) -> str:
    """A text with its figures named, as `_template` names them."""
    for span in sorted(figures, key=lambda one: one.start, reverse=True):
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
        begin = len(_DASH) if kind is BlockKind.ITEM and after.startswith(_DASH) else 0
        pieces = self._pieces(after, begin)
        plain = kind is BlockKind.TITLE
        return kind, write_block(kind, "".join(one.markup for one in pieces) if plain else self._set(pieces))

    def _set(self, pieces: Iterable[_Piece]) -> str:
        """The markup of pieces with stars wherever bold or italic begins or ends."""
        text, bold, italic = "", False, False
        for piece in pieces:
            looks = [one for one in self.reading.looks if one.start <= piece.start < one.stop]
            is_bold, is_italic = any(one.bold for one in looks), any(one.italic for one in looks)
            text += "**" * (is_bold != bold) + "*" * (is_italic != italic) + piece.markup
            bold, italic = is_bold, is_italic
        return text + "**" * bold + "*" * italic

    def _pieces(self, after: str, begin: int) -> list[_Piece]:
        """The new text in pieces: figures, footnotes, and words between them, cut where looks change."""
        named = sorted((*self._figures(), *self._notes(after)), key=lambda one: one.start)
        ends = {place for one in self.reading.looks for place in (one.start, one.stop)}
        pieces: list[_Piece] = []
        for piece in (*named, _Piece(len(after), len(after), "")):
            cuts = sorted({begin, *(place for place in ends if begin < place < piece.start), piece.start})
            pieces += [_Piece(a, b, escape_markup(after[a:b])) for a, b in pairwise(cuts)]
            pieces.append(piece)
            begin = piece.stop
        return [one for one in pieces if one.markup]

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
        """Footnotes hang where they hung, in order; one that is gone is gone, that of a figure is its own."""
        hung = self._hung()
        for place, letter in enumerate(after):
            if letter == FOOTNOTE:
                yield _Piece(place, place + 1, next(hung, ""))

    def _hung(self) -> Iterator[str]:
        """The footnotes of the block as markup, in printed order; nothing for the note of a figure."""
        for piece in self.block.pieces if self.block else ():
            if isinstance(piece, Cited | Note):
                yield write_pieces([piece])
            elif isinstance(piece, Bound) and self.printer.narrative.book.print(piece).note:
                yield ""
