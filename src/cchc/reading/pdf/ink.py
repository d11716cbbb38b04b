"""What lies on a page of a PDF: words and ruled lines with their positions, in points from the top left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter, itemgetter

PIECE_GAP = 0.62
"""From this part of the height of letters on, white between two words is more than a space."""


@dataclass(slots=True)
class Word:
    """Letters without space between. `top` and `bottom` are about those of the font, `font` its set size.

    Never changed once a page is read; not frozen, for a long report has a hundred thousand and freezing takes
    time.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    font: float = 0.0

    @property
    def middle(self) -> float:
        """Height of the middle of the letters."""
        return (self.top + self.bottom) / 2

    @property
    def center(self) -> float:
        """Middle from left to right."""
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        """Height of the font."""
        return self.bottom - self.top

    def between(self, top: float, bottom: float) -> "Word":
        """The same word with other edges above and below."""
        return Word(self.text, self.left, self.right, top, bottom, self.font)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, flat or upright: it lies at `at` across the other direction, from `start` to `stop`.

    `faint`: no line, but where the colour behind the text changes.
    """

    flat: bool
    at: float
    start: float
    stop: float
    faint: bool = False

    @classmethod
    def flat_at(cls, at: float, start: float, stop: float) -> "Rule":
        """A flat rule at a height."""
        return cls(flat=True, at=at, start=start, stop=stop)

    @classmethod
    def edge_at(cls, at: float, start: float, stop: float) -> "Rule":
        """The upper or lower edge of a background at a height."""
        return cls(flat=True, at=at, start=start, stop=stop, faint=True)

    @classmethod
    def upright_at(cls, at: float, start: float, stop: float) -> "Rule":
        """An upright rule at a distance from the left."""
        return cls(flat=False, at=at, start=start, stop=stop)


Box = tuple[float, float, float, float]
"""Left, right, top, bottom."""


@dataclass(frozen=True)
class Page:
    """One page as it is seen, turned upright. `edges`: the upper and lower ones of backgrounds."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    edges: tuple[Rule, ...] = ()


@dataclass
class TextLine:
    """Words that stand side by side; once it is asked for its place, no word is added."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Left end."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Right end."""
        return max([word.right for word in self.words])

    @cached_property
    def top(self) -> float:
        """Top of the highest word."""
        return min([word.top for word in self.words])

    @cached_property
    def bottom(self) -> float:
        """Bottom of the lowest word."""
        return max([word.bottom for word in self.words])

    @cached_property
    def middle(self) -> float:
        """Height of the middle."""
        return (self.top + self.bottom) / 2

    @cached_property
    def size(self) -> float:
        """Height of most of its letters."""
        sizes = sorted([word.bottom - word.top for word in self.words])
        return sizes[len(sizes) // 2]

    @cached_property
    def font(self) -> float:
        """Set size of most of its letters."""
        sizes = sorted([word.font for word in self.words])
        return sizes[len(sizes) // 2]

    @cached_property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join([word.text for word in self.words])

    @cached_property
    def pieces(self) -> list["TextLine"]:
        """The line cut wherever more is left free than between words."""
        return self.segments(PIECE_GAP)

    def segments(self, gap: float) -> list["TextLine"]:
        """The line cut wherever more than `gap` times the height of its letters is left free."""
        free = gap * self.size
        last = self.words[0]
        cut = [[last]]
        for word in self.words[1:]:
            if word.left - last.right <= free:
                cut[-1].append(word)
            else:
                cut.append([word])
            last = word
        return [TextLine(words) for words in cut] if len(cut) > 1 else [self]


_SAME_LINE = 0.45
_MIDDLE = itemgetter(0)
_LEFT = attrgetter("left")


def lines_of(words: Iterable[Word]) -> list[TextLine]:
    """Words gathered into lines from top to bottom, each from left to right."""
    measured = [((word.top + word.bottom) / 2, word.bottom - word.top, word) for word in words]
    measured.sort(key=_MIDDLE)
    lines: list[list[Word]] = []
    first_middle = first_size = 0.0
    for middle, size, word in measured:
        if lines and middle - first_middle < _SAME_LINE * (size if size < first_size else first_size):
            lines[-1].append(word)
        else:
            lines.append([word])
            first_middle, first_size = middle, size
    for line in lines:
        if len(line) > 1:
            line.sort(key=_LEFT)
    return [TextLine(line) for line in lines]


def lines_without(lines: Iterable[TextLine], taken: Sequence[Box]) -> list[TextLine]:
    """The lines without the words whose middle lies in a box that is taken; a line that loses all is gone."""
    left = list(lines)
    for box in taken:
        left = [line for whole in left if (line := _without(whole, *box))]
    return left


def _without(line: TextLine, left: float, right: float, top: float, bottom: float) -> TextLine | None:
    if line.bottom < top or line.top > bottom:
        return line
    # Twice the middle of a word against twice the edges of the box.
    left, right, top, bottom = 2 * left, 2 * right, 2 * top, 2 * bottom
    words = [
        word
        for word in line.words
        if not (left <= word.left + word.right <= right and top <= word.top + word.bottom <= bottom)
    ]
    if len(words) == len(line.words):
        return line
    return TextLine(words) if words else None
