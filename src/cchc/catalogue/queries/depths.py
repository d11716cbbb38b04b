"""How deep the rows of somebody's table stand, from their numbers."""

import re
from collections.abc import Sequence

_DOTTED = re.compile(r"\s*\d+(?:\.\d+)*\.?\s*")
_ROMAN = re.compile(r"\s*[IVX]+[.)]?\s*")


def depth_by_number(stt: str) -> int | None:
    """Return the depth that a printed number tells, 0 for the outermost; None if it tells none."""
    if _DOTTED.fullmatch(stt):
        return len(re.findall(r"\d+", stt)) - 1
    return 0 if _ROMAN.fullmatch(stt) else None


def depths(numbers: Sequence[str], known: Sequence[int | None]) -> list[int]:
    """Return the depth of each row of one table: by its number, else that of the known row it is.

    A row with neither stands below the last numbered one; below Roman headings Arabic numbers are one deeper.
    """
    roman = any(_ROMAN.fullmatch(stt) for stt in numbers)
    found: list[int] = []
    numbered = -1
    for stt, of_known in zip(numbers, known, strict=True):
        told = depth_by_number(stt)
        if told is not None:
            told = numbered = told + (roman and not _ROMAN.fullmatch(stt))
        elif of_known is not None:
            told = of_known
        found.append(min(numbered + 1 if told is None else told, found[-1] + 1 if found else 0))
    return found
