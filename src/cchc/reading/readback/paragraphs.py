"""One paragraph of a draft against what it became: which figures were kept, altered or removed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from cchc.reading.readback.flow import Look

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|\w+|[^\w\s]")
_Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class BoundSpan:
    """A figure in a text: [start, stop) in characters, and the key of the row that it prints."""

    start: int
    stop: int
    key: str


@dataclass(frozen=True)
class DraftParagraph:
    """A paragraph of the draft; `section` is the key of the section it came from, "" if from none."""

    text: str
    section: str = ""
    figures: tuple[BoundSpan, ...] = ()


@dataclass(frozen=True)
class AlteredFigure:
    """A figure of the draft that reads otherwise now; `after` is empty where it was removed.

    `start` is where `after` begins in the new text of the paragraph.
    """

    key: str
    before: str
    after: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True)
class ParagraphReading:
    """What became of a paragraph. `kept` are the figures that stand unchanged, by their place in `after`.

    The draft is empty for an added paragraph, `after` for a removed one. `unbound` are numbers that stand
    only in the new text and are no figure of the ledger. `looks` are the bold and italic words of `after`.
    """

    draft: DraftParagraph
    after: str
    kept: tuple[BoundSpan, ...] = ()
    altered: tuple[AlteredFigure, ...] = ()
    unbound: tuple[str, ...] = ()
    looks: tuple[Look, ...] = ()

    @property
    def section(self) -> str:
        """The section it came from."""
        return self.draft.section

    @property
    def before(self) -> str:
        """What the draft said."""
        return self.draft.text

    @property
    def state(self) -> str:
        """`unchanged`, `changed`, `added` or `removed`."""
        if self.before == self.after:
            return "unchanged"
        if not self.before:
            return "added"
        return "changed" if self.after else "removed"


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    stop: int

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()


def _tokens(text: str) -> list[_Token]:
    return [_Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]


class _Alignment:
    """The words of two texts side by side."""

    def __init__(self, before: str, after: str) -> None:
        self.after = after
        self.old, self.new = _tokens(before), _tokens(after)
        texts = [token.text for token in self.old], [token.text for token in self.new]
        self.opcodes: Sequence[_Opcode] = SequenceMatcher(None, *texts, autojunk=False).get_opcodes()

    def indices(self, span: BoundSpan) -> range:
        """The words of the draft that a span covers."""
        touched = [
            n for n, token in enumerate(self.old) if token.start < span.stop and token.stop > span.start
        ]
        return range(touched[0], touched[-1] + 1) if touched else range(0)

    def kept(self, span: BoundSpan) -> BoundSpan | None:
        """The span in the new text if all its words stand there unchanged, one after the other."""
        words = self.indices(span)
        for verb, start, stop, begin, _ in self.opcodes:
            if verb == "equal" and len(words) and start <= words[0] and words[-1] < stop:
                first, last = (self.new[begin + place - start] for place in (words[0], words[-1]))
                return BoundSpan(first.start, last.stop, span.key)
        return None

    def instead(self, span: BoundSpan) -> range:
        """The new words in the place of a span: its own and the numbers, or all if there are none."""
        words = self.indices(span)
        own = {place for code in self.opcodes if code[0] == "equal" for place in _counterparts(code, words)}
        other = {place for code in self.opcodes if code[0] != "equal" for place in _counterparts(code, words)}
        numbers = {place for place in other if self.new[place].is_number}
        places = sorted(own | numbers or other)
        return range(places[0], places[-1] + 1) if places else range(0)

    def text(self, words: range) -> str:
        """The new text that some of its words make."""
        return self.after[self.new[words[0]].start : self.new[words[-1]].stop] if len(words) else ""

    def start(self, words: range) -> int:
        """Where some of the new words begin."""
        return self.new[words[0]].start if len(words) else 0

    def added(self) -> Iterator[int]:
        """The words that stand only in the new text."""
        for verb, _, _, begin, end in self.opcodes:
            if verb != "equal":
                yield from range(begin, end)


def _counterparts(code: _Opcode, words: range) -> range:
    verb, start, stop, begin, end = code
    if not len(words) or start > words[-1] or stop <= words[0]:
        return range(0)
    if verb == "equal":
        return range(begin + max(words[0], start) - start, begin + min(words[-1] + 1, stop) - start)
    return range(begin, end)


def compare_paragraph(draft: DraftParagraph, after: str) -> ParagraphReading:
    """Return what became of the figures of a paragraph in its new text."""
    aligned = _Alignment(draft.text, after)
    kept = {span: aligned.kept(span) for span in draft.figures}
    lost = {span: aligned.instead(span) for span, place in kept.items() if place is None}
    told = {place for words in lost.values() for place in words}
    unbound = [aligned.new[place] for place in aligned.added() if place not in told]
    return ParagraphReading(
        draft=draft,
        after=after,
        kept=tuple(place for place in kept.values() if place),
        altered=tuple(
            AlteredFigure(
                span.key, draft.text[span.start : span.stop], aligned.text(words), aligned.start(words)
            )
            for span, words in lost.items()
        ),
        unbound=tuple(token.text for token in unbound if token.is_number),
    )
