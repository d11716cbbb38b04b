"""Columns of a table without upright lines: rivers of white that run down through all its lines, on all
pages.

A river is a stretch from left to right that next to no line crosses. A line may cross it: a heading over
the whole row, a grouping of the header. Text that stands in a wide river by itself is a column with few
entries. A river that only chance made, where the spaces of some lines happen to meet, is told by its gaps:
they are no wider than the spaces between words.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc.reading.pdf.aligned import are_aligned, said_behind
from cchc.reading.pdf.heads import is_number_head
from cchc.reading.pdf.ink import PIECE_GAP, TextLine, Word

Span = tuple[float, float]

_STEP = 0.5
_NARROWEST = 1.4
_FEW = 8
_CROSSING_PART = 22
_WIDER = 1.7
_JOINED = 0.6
_WIDTH = 3.0
_WIDE = 1.8
_EASE = 1.0
_AGAIN, _OFTEN = 4, 0.15
_FILLED = 2
_HEAD = 7
_LONGEST_HEAD = 8
_TOGETHER = 0.1
_NUMBERS = 3
_FEW_SAID = 0.2
_STRETCHED = 1.2
_MARKED = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[IVX]{1,5}|[A-D])[.)]?")


@dataclass(frozen=True)
class Columns:
    """The free stretches between columns, and the ends of the table; in points from the left."""

    left: float
    right: float
    rivers: tuple[Span, ...]

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.rivers) + 1

    def of(self, word: Word) -> int:
        """The column in which the middle of a word lies."""
        center = word.center
        return sum(center > (one + other) / 2 for one, other in self.rivers)

    def crossed(self, left: float, right: float) -> int:
        """How many rivers a stretch covers from bank to bank."""
        return sum(left < one - _EASE and right > other + _EASE for one, other in self.rivers)

    def reach(self, column: int) -> float:
        """Where a column ends on the right."""
        return self.rivers[column][0] if column < len(self.rivers) else self.right


def columns_of(stretches: Sequence[Sequence[TextLine]]) -> Columns:
    """The columns of one table, given the lines of it on each page."""
    lines = list(_once(stretches))
    words = [word for line in lines for word in line.words]
    left, right = min(word.left for word in words), max(word.right for word in words)
    pieces = [piece for line in lines for piece in line.pieces]
    space = _WIDER * _space(lines)
    head = [piece for line in stretches[0][:_HEAD] for piece in _named_pieces(line, space)]
    few = 1 + len(lines) // _CROSSING_PART if len(lines) >= _FEW else len(lines) // 5
    found = [
        river
        for stretch in _free(words, left, right, few)
        for river in _banks(stretch, pieces, head, few)
        if river[1] - river[0] >= max(_NARROWEST, space / _WIDER)
    ]
    found = sorted([*found, *_banks_alone(lines, found, few)])
    proven = _proven(found, lines, space)
    halved = _without_halves(_named(proven, head), stretches, space)
    named = _without_nameless(halved, head, space)
    if not any(map(_is_headed, stretches)):
        named = tuple(sorted({*named, *_kept_aligned(proven, lines)}))
    return Columns(left, right, _without_halves(named, stretches, space))


def _named_pieces(line: TextLine, space: float) -> list[TextLine]:
    """What a line of the header names: STT is a name by itself, however close the next one stands."""
    pieces = line.segments(min(PIECE_GAP, space / line.size))
    words = pieces[0].words
    if len(words) > 1 and is_number_head(words[0].text):
        return [TextLine(words[:1]), TextLine(words[1:]), *pieces[1:]]
    return pieces


def _banks_alone(lines: Sequence[TextLine], rivers: Sequence[Span], few: int) -> Iterator[Span]:
    """Narrow rivers left of where text begins again and again, though the column before is full."""
    starts = Counter(round(piece.left) for line in lines for piece in line.pieces)
    words = [word for line in lines for word in line.words]
    last = float("-inf")
    for place, count in sorted(starts.items()):
        if count < max(_AGAIN, _OFTEN * len(lines)) or place - last <= _WIDTH:
            continue
        last = place
        at = min(word.left for word in words if round(word.left) == place)
        if any(one - _WIDTH < at < other + _WIDTH for one, other in rivers):
            continue
        filled = sum(at - PIECE_GAP * word.size < word.right <= at + _EASE for word in words)
        across = sum(word.left < at - _EASE and word.right > at + _EASE for word in words)
        if across <= few and filled >= _FILLED:
            yield at - _NARROWEST, at


def _once(stretches: Sequence[Sequence[TextLine]]) -> Iterator[TextLine]:
    """The lines of all pages, those of a header that is printed again only once."""
    seen: set[tuple[str, int]] = set()
    for stretch in stretches:
        for line in stretch[:_LONGEST_HEAD]:
            known = (line.text, round(line.left))
            if known not in seen:
                yield line
            seen.add(known)
        yield from stretch[_LONGEST_HEAD:]


def _free(words: Sequence[Word], left: float, right: float, few: int) -> Iterator[Span]:
    """Stretches that at most `few` words cover, between the first and the last text."""
    changes = [0] * (int((right - left) / _STEP) + 3)
    for word in words:
        changes[int((word.left - left) / _STEP)] += 1
        changes[int((word.right - left) / _STEP) + 1] -= 1
    covered, start = 0, None
    for place, change in enumerate(changes):
        covered += change
        if covered <= few and start is None:
            start = place
        elif covered > few and start is not None:
            yield left + start * _STEP, left + place * _STEP
            start = None
    if start is not None:
        yield left + start * _STEP, right


def _banks(stretch: Span, pieces: Sequence[TextLine], head: Sequence[TextLine], few: int) -> Iterator[Span]:
    """The rivers of a nearly free stretch: what juts in narrows it, what stands in it divides it."""
    inside: list[TextLine] = []
    jutting: list[Span] = []
    for piece in pieces:
        if piece.right <= stretch[0] or piece.left >= stretch[1]:
            continue
        if piece.left >= stretch[0] and piece.right <= stretch[1]:
            inside.append(piece)
        elif piece.left >= stretch[0] or piece.right <= stretch[1]:
            jutting.append((piece.left, piece.right))
    one, other = _widest(stretch, jutting, few)
    for island in _islands(inside, one, other):
        if any(island[0] <= piece.left and piece.right <= island[1] for piece in head):
            yield one, island[0]
            one = island[1]
    yield one, other


def _widest(stretch: Span, jutting: Sequence[Span], few: int) -> Span:
    """What is left free of a stretch, but for as few texts that jut in as can be."""
    for passed in range(few + 1):
        lefts = sorted(right for left, right in jutting if left < stretch[0])
        rights = sorted(left for left, right in jutting if right > stretch[1])
        choices = [
            (_end(lefts[::-1], beyond, stretch[0]), _end(rights, passed - beyond, stretch[1]))
            for beyond in range(passed + 1)
        ]
        widest = max(choices, key=lambda span: span[1] - span[0])
        if widest[1] - widest[0] > _WIDTH:
            return widest
    return stretch[0], stretch[0]


def _end(ends: Sequence[float], passed: int, otherwise: float) -> float:
    return ends[passed] if passed < len(ends) else otherwise


def _islands(pieces: Sequence[TextLine], left: float, right: float) -> list[Span]:
    """Bands of text in a river."""
    bands: list[Span] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if piece.left < left or piece.right > right:
            continue
        if bands and piece.left <= bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], piece.right))
        else:
            bands.append((piece.left, piece.right))
    return bands


def _named(rivers: Sequence[Span], head: Sequence[TextLine]) -> tuple[Span, ...]:
    """The rivers that the header does not deny: no text of it runs across, or some stand on both banks."""
    kept = list(rivers)
    for river in rivers:
        place = kept.index(river)
        start = kept[place - 1][1] if place else float("-inf")
        stop = kept[place + 1][0] if place + 1 < len(kept) else float("inf")
        across = any(_crosses(piece, river) for piece in head)
        before = any(start - _EASE < piece.left and piece.right < river[0] + _EASE for piece in head)
        behind = any(river[1] - _EASE < piece.left and piece.right < stop + _EASE for piece in head)
        if across and not (before and behind):
            del kept[place]
    return tuple(kept)


def _kept_aligned(rivers: Sequence[Span], lines: Sequence[TextLine]) -> Iterator[Span]:
    """The rivers right of which text begins at one place; where no header stands, none can deny them."""
    ends = [*(end for _, end in rivers[1:]), float("inf")]
    for river, end in zip(rivers, ends, strict=False):
        if are_aligned(said_behind(river, end, lines), len(lines)) or _is_numbering(river, lines):
            yield river


def _is_numbering(river: Span, lines: Sequence[TextLine]) -> bool:
    """Whether only item numbers stand left of a river."""
    left = {word.text for line in lines for word in line.words if word.left < river[0]}
    return len(left) >= _NUMBERS and all(map(_MARKED.fullmatch, left))


def _is_headed(lines: Sequence[TextLine]) -> bool:
    return any(is_number_head(line.words[0].text) for line in lines[:_HEAD])


def _without_nameless(rivers: Sequence[Span], head: Sequence[TextLine], space: float) -> tuple[Span, ...]:
    """The rivers but narrow ones beside which a column has no text in the header."""
    kept = list(rivers)
    while True:
        banks = [float("-inf"), *((one + other) / 2 for one, other in kept), float("inf")]
        narrow = [
            kept[place]
            for column, (start, stop) in enumerate(pairwise(banks))
            if not any(start < (piece.left + piece.right) / 2 < stop for piece in head)
            for place in (column - 1, column)
            if 0 <= place < len(kept) and kept[place][1] - kept[place][0] < _WIDE * space
        ]
        if not narrow:
            return tuple(kept)
        kept.remove(min(narrow, key=lambda river: river[1] - river[0]))


def _without_halves(
    rivers: Sequence[Span], stretches: Sequence[Sequence[TextLine]], space: float
) -> tuple[Span, ...]:
    """The rivers but those between the name of a column and its entries, set to another side than it."""
    head, body = _parted(stretches, rivers[0][1] if rivers else float("-inf"))
    kept = list(rivers)
    for river in rivers:
        place = kept.index(river)
        start = kept[place - 1][1] if place else float("-inf")
        stop = kept[place + 1][0] if place + 1 < len(kept) else float("inf")
        sides = (start - _EASE, river[0] + _EASE), (river[1] - _EASE, stop + _EASE)
        named = [_says(head, side) for side in sides]
        if not any(named) or _speak_together(body, sides):
            continue
        gaps = [gap for line in head if (gap := _gap(line, sides)) is not None]
        if not all(named) or (gaps and max(gaps) <= space):
            del kept[place]
    return tuple(kept)


def _speak_together(lines: Sequence[TextLine], sides: tuple[Span, Span]) -> bool:
    """Whether some lines have text on both sides: those are two columns."""
    said = [{index for index, line in enumerate(lines) if _says([line], side)} for side in sides]
    return len(said[0] & said[1]) > _TOGETHER * min(map(len, said))


def _parted(stretches: Sequence[Sequence[TextLine]], first: float) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the headers, and those from the first item number on; `first`: where its column ends."""
    head: list[TextLine] = []
    body: list[TextLine] = []
    for lines in stretches:
        marked = (i for i, line in enumerate(lines) if _is_marked(line.words[0], first))
        stop = min(next(marked, _HEAD), _LONGEST_HEAD) if _is_headed(lines) else 0
        head += lines[:stop]
        body += lines[stop:]
    return head, body


def _is_marked(word: Word, first: float) -> bool:
    return word.right <= first and bool(_MARKED.fullmatch(word.text))


def _says(lines: Sequence[TextLine], side: Span) -> bool:
    return any(side[0] < word.center < side[1] for line in lines for word in line.words)


def _gap(line: TextLine, sides: tuple[Span, Span]) -> float | None:
    """How much a line that speaks on both sides leaves free between them."""
    before = [word.right for word in line.words if sides[0][0] < word.center < sides[0][1]]
    behind = [word.left for word in line.words if sides[1][0] < word.center < sides[1][1]]
    return behind[0] - before[-1] if before and behind else None


def _crosses(piece: TextLine, river: Span) -> bool:
    return piece.left < river[0] - _EASE and piece.right > river[1] + _EASE


def _proven(rivers: Sequence[Span], lines: Sequence[TextLine], space: float) -> tuple[Span, ...]:
    """The rivers without those that are only spaces between words."""
    proven = list(rivers)
    for river in rivers:
        place = proven.index(river)
        start = proven[place - 1][0] if place else float("-inf")
        stop = proven[place + 1][1] if place + 1 < len(proven) else float("inf")
        if _is_chance(river, (start, stop), lines, space):
            del proven[place]
    return tuple(proven)


def _space(lines: Sequence[TextLine]) -> float:
    """How wide a space between words commonly is."""
    gaps = sorted(
        other.left - one.right
        for line in lines
        for piece in line.pieces
        for one, other in pairwise(piece.words)
    )
    return gaps[len(gaps) // 2] if gaps else 0.0


def _is_chance(river: Span, between: Span, lines: Sequence[TextLine], space: float) -> bool:
    """Whether most lines that say something right of a river run on from its left by a mere space.

    It is none where they begin at one place, for spaces do not.
    """
    said = said_behind(river, between[1], lines)
    joined = sum(
        before is not None and before.right > between[0] and first.left - before.right <= space
        for before, first in said
    )
    if len(said) <= _FEW_SAID * len(lines) and not are_aligned(said, len(lines)):
        firsts = {id(first) for _, first in said}
        joined = max(joined, sum(_is_stretched(line, firsts, between) for line in lines))
    return joined > _JOINED * len(said) and not are_aligned(said, len(lines))


def _is_stretched(line: TextLine, firsts: Collection[int], between: Span) -> bool:
    """Whether the first word right of a river stands as far from the one before as words beside do."""
    words = [word for word in line.words if word.right > between[0] and word.left < between[1]]
    gaps = [other.left - one.right for one, other in pairwise(words)]
    place = next((n for n, word in enumerate(words[1:]) if id(word) in firsts), None)
    if place is None:
        return False
    beside = gaps[max(place - 1, 0) : place] + gaps[place + 1 : place + 2]
    return any(gaps[place] <= _STRETCHED * gap for gap in beside)
