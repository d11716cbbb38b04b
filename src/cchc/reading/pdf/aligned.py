"""Whether text begins at one place right of a narrow river, as cells do and words behind spaces do not."""

from collections import Counter
from collections.abc import Sequence

from cchc.reading.pdf.ink import TextLine, Word

_AGAIN, _MOSTLY = 4, 0.6
_DIFFERENT = 3
_BULLETS = frozenset("-–—+•▪●*")

_PART = 0.15
Said = Sequence[tuple[Word | None, Word]]
"""For each line the last word left of a river, None for none, and the first one right of it."""


def said_behind(river: tuple[float, float], end: float, lines: Sequence[TextLine]) -> Said:
    """What lines say between a river and the end of the next one."""
    said: list[tuple[Word | None, Word]] = []
    for line in lines:
        last = None
        for word in line.words:
            if word.left + word.right > 2 * river[1]:
                if word.left < end:
                    said.append((last, word))
                break
            last = word
    return said


def are_aligned(said: Said, lines: int) -> bool:
    """Whether most begin at one place, not too few of all lines, behind words that differ.

    Where one word stands before all, both may be one text said again; where a bullet does, they are a list.
    """
    places = Counter(round(first.left) for _, first in said)
    place, count = places.most_common(1)[0] if said else (0, 0)
    if count < max(_AGAIN, _MOSTLY * len(said), _PART * lines):
        return False
    before = {word.text for word, first in said if word and round(first.left) == place}
    return len(before - _BULLETS) >= _DIFFERENT
