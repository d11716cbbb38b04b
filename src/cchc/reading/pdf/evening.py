"""Words as high as their font, where a file only tells how high their letters are."""

from collections.abc import Iterator, Sequence

from cchc.reading.pdf.ink import Word

_MOST = 0.9
_SAME = 0.5
_FEW = 8
_LEAST, _LARGEST = 0.7, 1.5
_ABOVE, _BELOW = 0.75, 0.22


def evened(words: Sequence[Word], bases: Sequence[float]) -> Iterator[Word]:
    """The words of a page, given the height of the line that each stands on, all of one font equally high."""
    fonts: dict[float, list[tuple[float, float]]] = {}
    for word, base in zip(words, bases, strict=True):
        fonts.setdefault(word.font, []).append((base - word.top, word.bottom - base))
    heights = {font: _height(font, found) for font, found in fonts.items()}
    for word, base in zip(words, bases, strict=True):
        height = heights[word.font]
        yield word.between(base - height[0], base + height[1]) if height else word


def _height(font: float, found: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """How far a font reaches above and below the line; None where all words do alike, or few are."""
    above, below = (sorted(column) for column in zip(*found, strict=True))
    most = int(len(found) * _MOST)
    if len(found) < _FEW or (above[most] - above[0] < _SAME and below[most] - below[0] < _SAME):
        return None
    # A file may set its letters in a unit of its own; then the font's size says nothing.
    if _LEAST * font < above[most] + below[most] < _LARGEST * font:
        return _ABOVE * font, _BELOW * font
    return above[most], below[most]
