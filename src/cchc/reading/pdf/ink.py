"""What lies on a page of a PDF: words and ruled lines with their positions, in points from the top left."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter


@dataclass(slots=True)
class Word:
    """Letters without space between. `top` and `bottom` are about those of the font, `font` its set size.

    Never changed once made; not frozen, for a long report has a hundred thousand and freezing takes time.
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
    """Words that stand side by side."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Left end."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Right end."""
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        """Top of the highest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Bottom of the lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        """Height of the middle."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """Height of most of its letters."""
        sizes = sorted(word.size for word in self.words)
        return sizes[len(sizes) // 2]

    @property
    def font(self) -> float:
        """Set size of most of its letters."""
        sizes = sorted(word.font for word in self.words)
        return sizes[len(sizes) // 2]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    def segments(self, gap: float) -> list["TextLine"]:
        """The line cut wherever more than `gap` times the height of its letters is left free."""
        cut: list[TextLine] = []
        free = gap * self.size
        for word in self.words:
            if cut and word.left - cut[-1].words[-1].right <= free:
                cut[-1].words.append(word)
            else:
                cut.append(TextLine([word]))
        return cut


_SAME_LINE = 0.45
_MIDDLE = itemgetter(0)
_LEFT = attrgetter("left")


def lines_of(words: Iterable[Word]) -> list[TextLine]:
    """Words gathered into lines from top to bottom, each from left to right."""
    lines: list[TextLine] = []
    first_middle = first_size = 0.0
    for middle, size, word in sorted(_measured(words), key=_MIDDLE):
        if lines and middle - first_middle < _SAME_LINE * min(size, first_size):
            lines[-1].words.append(word)
        else:
            lines.append(TextLine([word]))
            first_middle, first_size = middle, size
    for line in lines:
        if len(line.words) > 1:
            line.words.sort(key=_LEFT)
    return lines


def _measured(words: Iterable[Word]) -> Iterator[tuple[float, float, Word]]:
    return (((word.top + word.bottom) / 2, word.bottom - word.top, word) for word in words)


def lines_without(lines: Iterable[TextLine], taken: Callable[[Word], bool]) -> list[TextLine]:
    """The lines without the words that are taken; a line that loses all is gone."""
    kept = ([word for word in line.words if not taken(word)] for line in lines)
    return [TextLine(words) for words in kept if words]
