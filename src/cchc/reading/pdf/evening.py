"""Words as high as their font, where a file only tells how high their letters are."""

from collections.abc import Callable, Iterator, Sequence

from cchc.reading.pdf.ink import Word

_MOST = 0.9
_SAME = 0.5
_FEW = 8
_LEAST, _LARGEST = 0.7, 1.5
_ABOVE, _BELOW = 0.75, 0.22


def evened(words: Sequence[Word], base: Callable[[int], float]) -> Iterator[Word]:
    """The words of a page, all of one font equally high; `base`: the height of the line a word stands on."""
    fonts: dict[float, list[int]] = {}
    for number, word in enumerate(words):
        fonts.setdefault(word.font, []).append(number)
    bases: dict[int, float] = {}
    heights: dict[float, tuple[float, float] | None] = {}
    for font, numbers in fonts.items():
        sizes = sorted(words[number].size for number in numbers)
        if len(numbers) < _FEW or sizes[int(len(sizes) * _MOST)] - sizes[0] < _SAME:
            continue
        own = {number: base(number) for number in numbers}
        bases |= own
        heights[font] = _height(font, [(at - words[n].top, words[n].bottom - at) for n, at in own.items()])
    for number, word in enumerate(words):
        height = heights.get(word.font)
        yield word.between(bases[number] - height[0], bases[number] + height[1]) if height else word


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
