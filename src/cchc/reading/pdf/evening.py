"""Words as high as their font, where a file only tells how high their letters are."""

from collections.abc import Callable, Sequence

from cchc.reading.pdf.ink import Word

_MOST = 0.9
_SAME = 0.5
_FEW = 8
_LEAST, _LARGEST = 0.7, 1.5
_ABOVE, _BELOW = 0.75, 0.22


def even(words: Sequence[Word], bases: Callable[[Sequence[int]], Sequence[float]]) -> None:
    """Make the words of a page that are of one font equally high; `bases`: the heights of their lines."""
    fonts: dict[float, list[int]] = {}
    for number, word in enumerate(words):
        fonts.setdefault(word.font, []).append(number)
    for font, numbers in fonts.items():
        sizes = sorted([words[number].bottom - words[number].top for number in numbers])
        if len(numbers) < _FEW or sizes[int(len(sizes) * _MOST)] - sizes[0] < _SAME:
            continue
        own = [*zip(bases(numbers), [words[number] for number in numbers], strict=True)]
        height = _height(font, [(at - word.top, word.bottom - at) for at, word in own])
        if height:
            for at, word in own:
                word.top, word.bottom = at - height[0], at + height[1]


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
