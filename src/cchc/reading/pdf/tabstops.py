"""Text whose cells only tabs hold, printed without a table: every cell begins at a tab stop.

Stops stand equally far apart from where the text begins. In a table the columns begin at few of them, in such
text at many, for the next cell begins behind the end of the one before.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cchc.reading.pdf.heads import is_number_head
from cchc.reading.pdf.ink import PIECE_GAP, TextLine, Word

# Half an inch, and a centimetre and a quarter, a centimetre, a centimetre and a half, two, one inch.
_PITCHES = (36.0, 35.43, 28.35, 42.52, 56.69, 72.0)
_NEAR = 0.75
_EXACT = 0.3
_LEAST = 12
_MOSTLY = 0.6
_MANY = 7
_SPACE = 0.3
_TWICE = 2
_WIDEST = 0.98
_UNLIKE = 0.35
_FEW = 4
_SHORT = 4
_LETTERS = 1.5
# A small letter before a capital, a digit or a per cent sign; a digit before a letter.
_TURN = re.compile(r"[^\W\d_A-ZĐÀ-Ỹ](?=[A-ZĐ0-9%])|[0-9](?=[^\W\d_])")
_ITEM = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[IVX]{1,5}|[A-Z])[.)]?")


@dataclass(frozen=True)
class TabStops:
    """Where text begins and ends, how far its stops stand apart, in points, and how many tabs a row has.

    `space`: how wide a space commonly is.
    """

    left: float
    right: float
    pitch: float
    space: float
    usual: int = 0

    def number(self, at: float, near: float) -> int | None:
        """Which stop a place is, None for none."""
        stop = round((at - self.left) / self.pitch)
        return stop if stop > 0 and abs(self.left + stop * self.pitch - at) <= near else None

    def passed(self, one: Word | None, other: Word, space: float) -> int:
        """How many tabs stand between two words of a line; `one` is None at its beginning."""
        start = self.left if one is None else one.right
        gap = other.left - start
        wide = gap > PIECE_GAP * other.size
        stop = self.number(other.left, _NEAR if wide else _EXACT)
        if stop is None or (not wide and not self._is_tab(one, gap, space)):
            return 0
        return max(1, stop - int((start - self.left + _EXACT) / self.pitch))

    def _is_tab(self, one: Word | None, gap: float, space: float) -> bool:
        """Whether a narrow gap before a stop is a tab: no common space, or behind an item number."""
        if one is None:
            return False
        return abs(gap - space) > _UNLIKE or (one.left - self.left < _NEAR and is_item(one.text))

    def has_room(self, above: TextLine, word: Word, *, tab: bool) -> bool:
        """Whether a word would have found room behind a line, after a space or a tab."""
        start = above.right + _SPACE * above.size
        if tab:
            start = self.left + (int((above.right - self.left) / self.pitch) + 1) * self.pitch
        return start + word.right - word.left < self.right


def tab_stops(pages: Iterable[Sequence[TextLine]]) -> TabStops | None:
    """The stops that the text of a document keeps to; None where it has no tables held by tabs."""
    lines = [line for page in pages for line in page]
    spaces, places = _gaps(lines)
    if len(places) < _LEAST:
        return None
    left = Counter(round(line.left, 1) for line in lines).most_common(1)[0][0]
    rights = sorted(line.right for line in lines)
    right = rights[int(_WIDEST * len(rights))]
    space = spaces[len(spaces) // 2] if spaces else 0.0
    for pitch in _PITCHES:
        stops = TabStops(left, right, pitch, space)
        met = Counter(stop for place in places if (stop := stops.number(place, _NEAR)))
        many = sum(count >= _TWICE for count in met.values()) >= _MANY
        if many and met.total() >= _MOSTLY * len(places):
            return stops
    return None


def _gaps(lines: Iterable[TextLine]) -> tuple[list[float], list[float]]:
    """How wide the spaces are, in order, and where text begins behind a gap wider than a space."""
    spaces: list[float] = []
    places: list[float] = []
    for line in lines:
        words = iter(line.words)
        end = next(words).right
        for word in words:
            gap, end = word.left - end, word.right
            if gap > PIECE_GAP * (word.bottom - word.top):
                places.append(word.left)
            else:
                spaces.append(gap)
    return sorted(spaces), places


def tabbed(pages: Sequence[Sequence[TextLine]]) -> tuple[TabStops, list[list[TextLine]]] | None:
    """The stops of a document and its lines with their tabs; None where it has no tables held by tabs."""
    stops = tab_stops(pages)
    if stops is None:
        return None
    lines = [[_with_tabs(line, stops) for line in page] for page in pages]
    return replace(stops, usual=_usual(line for page in lines for line in page)), lines


def _with_tabs(line: TextLine, stops: TabStops) -> TextLine:
    """The line with its tabs before the words behind them."""
    gaps = [other.left - one.right for one, other in pairwise(line.words)]
    space = min(gaps, key=lambda gap: abs(gap - stops.space)) if len(gaps) >= _FEW else stops.space
    words = [part for word in line.words for part in _apart(word, stops)]
    pairs = zip([None, *words], words, strict=False)
    return TextLine([_headed(word, "\t" * stops.passed(one, word, space)) for one, word in pairs])


def _headed(word: Word, tabs: str) -> Word:
    return replace(word, text=tabs + word.text) if tabs else word


def row_lines(group: Sequence[TextLine], line: TextLine, stops: TabStops) -> list[TextLine] | None:
    """The lines of a row with a further one, after a tab where one must have stood; None: it begins anew.

    A line goes on with the one above where its first word found no room there. A tab takes more room than a
    space: where a space would have sufficed there was a tab, and where a tab would have, a space.
    """
    first = line.words[0]
    if _begins_row(line) or not any(map(is_row, group)):
        return None
    tab = stops.has_room(group[-1], first, tab=True)
    if first.text.startswith("\t"):
        return None if tab else [*group, line]
    space = stops.has_room(group[-1], first, tab=False)
    if space and tab:
        return None
    if space or (not tab and _is_cell(line, _count([*group, line]), stops.usual)):
        line = TextLine([_headed(first, "\t"), *line.words[1:]])
    return [*group, line]


def is_row(line: TextLine) -> bool:
    """Whether a line has tabs."""
    return any(word.text.startswith("\t") for word in line.words)


def _begins_row(line: TextLine) -> bool:
    """Whether a line has a tab behind an item number."""
    words = line.words
    numbered = len(words) > 1 and words[1].text.startswith("\t")
    return numbered and (is_item(words[0].text) or is_number_head(words[0].text))


def is_item(text: str) -> bool:
    """Whether a word is the number of a row."""
    return bool(_ITEM.fullmatch(text))


def _is_cell(line: TextLine, tabs: int, usual: int) -> bool:
    """Whether a line begins with a cell: a row lacks one tab, or what stands there is short like a cell."""
    piece = line.text.partition("\t")[0].split()
    return tabs < usual and (tabs == usual - 1 or len(piece) <= _SHORT) and not piece[0][0].islower()


def _count(lines: Iterable[TextLine]) -> int:
    return sum(line.text.count("\t") for line in lines)


def _usual(lines: Iterable[TextLine]) -> int:
    """How many tabs the lines have that begin a row."""
    counted = Counter(_count([line]) for line in lines if _begins_row(line))
    return max((tabs for tabs in counted if tabs > 1), key=lambda tabs: counted[tabs], default=0)


def _apart(word: Word, stops: TabStops) -> list[Word]:
    """A word cut where a cell ends right at a stop and the next begins there, so that no white is left."""
    width = (word.right - word.left) / len(word.text)
    stop = stops.left + (int((word.left - stops.left) / stops.pitch) + 1) * stops.pitch
    if not word.left + width < stop < word.right:
        return [word]
    cuts = [found.start() + 1 for found in _TURN.finditer(word.text)]
    near = min(cuts, key=lambda cut: abs(word.left + cut * width - stop), default=0)
    if not cuts or abs(word.left + near * width - stop) > _LETTERS * width:
        return [word]
    return [
        replace(word, text=word.text[:near], right=stop),
        replace(word, text=word.text[near:], left=stop),
    ]
