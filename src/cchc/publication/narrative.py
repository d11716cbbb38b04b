"""The text of a report as blocks of the tree: numbered headings, bound figures, footnotes, proposals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from cchc.document.decree30 import POINT_LETTERS
from cchc.document.markup import BlockKind, Bound, Cited, Note, Piece, TextBlock, Words
from cchc.document.text import (
    Footnote,
    Heading,
    HeadingLevel,
    NumberedList,
    Paragraph,
    Run,
    Runs,
    runs,
)
from cchc.engine.faults import Fault
from cchc.engine.numerals import roman
from cchc.reporting.models import Proposal
from cchc.reporting.outlines import PROPOSALS, OutlineSection
from cchc.reporting.queries.narrative_documents import citation
from cchc.reporting.queries.narrative_texts import Narrative, SectionText, text_fault

_LEVELS = (HeadingLevel.ROMAN, HeadingLevel.ARABIC, HeadingLevel.LETTER)

SAME_NOTE = "Số liệu so sánh như đã chú thích ở trên."

TextPart = Heading | Paragraph | NumberedList


@dataclass
class NarrativePrinter:
    """Prints one narrative; `fields` are what titles and words may say, `names` those of units by code.

    A document is cited in full the first time, by kind and number after that.
    """

    narrative: Narrative
    fields: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    _cited: set[str] = field(default_factory=set)

    def blocks(self) -> tuple[TextPart, ...]:
        """Return the sections that have something to say, numbered without gaps. Raises TextFault."""
        return tuple(self._sections(self.narrative.outline.sections, 0))

    def text_of(self, one: SectionText) -> tuple[TextPart, ...]:
        """Return the own text of one section. Raises TextFault."""
        return tuple(self._text(one.section, one.blocks))

    def _sections(self, sections: Iterable[OutlineSection], depth: int) -> Iterator[TextPart]:
        place = 0
        for section in sections:
            content = tuple(self._content(section, depth))
            if content:
                place += 1
                yield _heading(section.title.format(**self.fields), depth, place)
                yield from content

    def _content(self, section: OutlineSection, depth: int) -> Iterator[TextPart]:
        text = self._text_of(section)
        said = tuple(self._text(section, text.blocks)) if text else ()
        proposed = tuple(self._proposals(depth)) if section.gathers == PROPOSALS else ()
        below = tuple(self._sections(section.sections, depth + 1))
        if section.empty and not (said or proposed or below):
            said = (Paragraph.of(section.empty.format(**self.fields)),)
        yield from (*said, *proposed, *below)

    def _text_of(self, section: OutlineSection) -> SectionText | None:
        return next((one for one in self.narrative.sections if one.section.key == section.key), None)

    def _text(self, section: OutlineSection, blocks: tuple[TextBlock, ...]) -> Iterator[TextPart]:
        try:
            for kind, some in groupby(blocks, key=lambda block: block.kind):
                printed = [self.runs(block.pieces) for block in some]
                if kind is BlockKind.ITEM:
                    yield NumberedList(tuple(printed), key=section.key)
                else:
                    yield from (_paragraph(one, kind, section.key) for one in printed)
        except Fault as fault:
            raise text_fault(section, fault) from fault

    def runs(self, pieces: Iterable[Piece]) -> Runs:
        """Return pieces of text as runs; footnotes hang on the run before them."""
        printed: list[Run] = []
        for piece in pieces:
            match piece:
                case Words():
                    printed.append(Run(piece.text, bold=piece.bold, italic=piece.italic))
                case Bound():
                    printed.extend(self._figure(piece))
                    self._remark(printed, self.narrative.book.print(piece).note)
                case Cited():
                    _hang(printed, self._citation(piece))
                case Note():
                    _hang(printed, piece.text if piece.text.endswith(".") else f"{piece.text}.")
        return tuple(printed)

    def _figure(self, bound: Bound) -> Iterator[Run]:
        figure = self.narrative.book.print(bound)
        parts = (Run(figure.lead), Run(figure.number, anchor=figure.anchor), Run(figure.tail))
        return (replace(one, bold=bound.bold, italic=bound.italic) for one in parts if one.text)

    def _remark(self, printed: list[Run], note: str) -> None:
        """Hang the note of a figure on it, in full the first time."""
        if note:
            _hang(printed, SAME_NOTE if note in self._cited else note)
            self._cited.add(note)

    def _citation(self, cited: Cited) -> str:
        told = []
        for one in self.narrative.library.find(cited):
            name = f"{one.unit_id}/{one.key}"
            told.append(citation(one, short=name in self._cited))
            self._cited.add(name)
        return "; ".join(told) + "."

    def _proposals(self, depth: int) -> Iterator[TextPart]:
        grouped: dict[str, list[Proposal]] = {}
        for one in self.narrative.proposals:
            grouped.setdefault(one.addressee, []).append(one)
        for place, (addressee, some) in enumerate(grouped.items(), 1):
            yield _heading(f"Đối với {addressee}", depth + 1, place)
            yield NumberedList(tuple(runs(self._proposal(one)) for one in some))

    def _proposal(self, one: Proposal) -> str:
        own = one.unit_id == one.submission.unit_id
        from_whom = "" if own else f"đề xuất của {self.names.get(one.unit.code, one.unit.code)}"
        basis = f"căn cứ {one.legal_basis}" if one.legal_basis else ""
        remark = "; ".join(part for part in (basis, from_whom) if part)
        text = one.text.rstrip(" .;")
        return f"{text} ({remark})." if remark else f"{text}."


def _heading(title: str, depth: int, place: int) -> Heading:
    level = _LEVELS[min(depth, 2)]
    if level is HeadingLevel.ROMAN:
        return Heading(level, title.upper(), f"{roman(place)}.")
    label = f"{place}." if level is HeadingLevel.ARABIC else f"{POINT_LETTERS[place - 1]})"
    return Heading(level, title, label)


def _paragraph(printed: Runs, kind: BlockKind, key: str) -> Paragraph:
    if kind is BlockKind.TITLE:
        printed = tuple(replace(run, bold=True, italic=True) for run in printed)
    return Paragraph(printed, key=key)


def _hang(printed: list[Run], words: str) -> None:
    """Hang a footnote on the last run; on an empty one of its own where there is none or it has a note."""
    if not printed or printed[-1].footnote:
        printed.append(Run(""))
    last = printed[-1]
    printed[-1] = replace(last, text=last.text.rstrip(), footnote=Footnote(runs(words)))
