"""Which letters may be printed, and how words are broken into lines of even length."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from cchc.document.metrics import text_width_mm

# What XML 1.0 cannot hold: controls other than tab and line feed, lone surrogates, two non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

VIETNAMESE_LETTERS = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
)


def printable(text: str) -> str:
    """The text in NFC, with line feeds only, without letters that no file format may hold."""
    return _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


def _greedy(words: list[str], room_mm: float, size_pt: float, bold: bool) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width_mm(longer, size_pt, bold) > room_mm:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@lru_cache(maxsize=8192)
def line_count(text: str, room_mm: float, size_pt: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes; words are kept whole, except those wider than the room."""
    return sum(_count(part.split(), room_mm, size_pt, bold) for part in text.split("\n"))


def _count(words: list[str], room_mm: float, size_pt: float, bold: bool) -> int:
    lines, used = 1, 0.0
    space = text_width_mm(" ", size_pt, bold)
    for word in words:
        width = text_width_mm(word, size_pt, bold)
        if used and used + space + width > room_mm:
            lines, used = lines + 1, 0.0
        lines += int(width / room_mm)
        used += width % room_mm + (space if used else 0.0)
    return lines


def even_lines(text: str, room_mm: float, size_pt: float, *, bold: bool = False) -> tuple[str, ...]:
    """Lines of nearly equal length, as few as the room allows; a "\\n" in the text always breaks."""
    lines: list[str] = []
    for part in printable(text).split("\n"):
        words = part.split(" ")
        best = _greedy(words, room_mm, size_pt, bold)
        widths = [room_mm * share / 20 for share in range(20, 5, -1)]
        for wide, narrow in pairwise(widths):
            tried = _greedy(words, narrow, size_pt, bold)
            if len(tried) > len(best) or narrow >= wide:
                break
            best = tried
        lines.extend(best)
    return tuple(lines)
