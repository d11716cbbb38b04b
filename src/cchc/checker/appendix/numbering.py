"""Where a row stands by its number, and the number it should have where the printed one slipped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc.checker.appendix.model import AppendixFlag

_ROMAN = re.compile(r"[IVX]+|[IVXLC]{2,}")
_DECIMAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_LOOKED_AHEAD = 12

_Number = tuple[int, ...]


@dataclass(frozen=True)
class Standing:
    """A row's way down from the outermost heading: numbers and labels; see `AppendixRow`."""

    path: tuple[str, ...]
    headings: tuple[str, ...]
    stt_meant: str = ""
    flags: tuple[str, ...] = ()


def standings(rows: Sequence[tuple[str, str]]) -> list[Standing]:
    """The standing of each row, given as printed number and label, in printed order."""
    walk = _Walk()
    decimals = [decimal_of(stt) for stt, _ in rows]
    return [
        walk.step(stt, label, decimals[index + 1 : index + _LOOKED_AHEAD])
        for index, (stt, label) in enumerate(rows)
    ]


def bare(stt: str) -> str:
    """A printed number without the marks around it: "1.2.", "(1.2)" → "1.2"."""
    return stt.strip(" .,:)(/")


def decimal_of(stt: str) -> _Number | None:
    """A dotted number as a tuple, None where it is none."""
    text = bare(stt)
    if not _DECIMAL.fullmatch(text):
        return None
    return tuple(int(part) for part in re.split(r"[.,]", text))


def _kind(text: str) -> str:
    if _ROMAN.fullmatch(text):
        return "roman"
    if len(text) == 1 and text.isupper():
        return "upper"
    return "lower" if len(text) <= 2 and text[:1].islower() and text[1:] in "0123456789" else ""


class _Walk:
    """Reads the numbers of a table in order. `outer`: headings numbered by letters or Roman numerals."""

    def __init__(self) -> None:
        self._outer: list[tuple[str, str, str]] = []
        self._last: _Number | None = None
        self._printed: _Number | None = None
        self._labels: dict[_Number, str] = {}
        self._seen: set[_Number] = set()
        self._path: tuple[str, ...] = ()
        self._headings: tuple[str, ...] = ()

    def step(self, stt: str, label: str, ahead: Sequence[_Number | None]) -> Standing:
        decimal, kind = decimal_of(stt), _kind(bare(stt))
        if decimal is not None:
            return self._decimal(decimal, label, ahead)
        if kind == "lower" and self._path:
            return Standing((*self._path, bare(stt)), self._headings)
        if kind:
            return self._outer_heading(kind, bare(stt), label)
        return Standing(self._path, self._headings, flags=(AppendixFlag.NO_NUMBER,))

    def _outer_heading(self, kind: str, text: str, label: str) -> Standing:
        kinds = [found for found, _, _ in self._outer]
        repeated = any(found[:2] == (kind, text) for found in self._outer)
        del self._outer[kinds.index(kind) if kind in kinds else len(kinds) :]
        above = tuple(found for _, _, found in self._outer)
        self._outer.append((kind, text, label))
        self._last = self._printed = None
        self._labels, self._seen = {}, set()
        self._path = tuple(found for _, found, _ in self._outer)
        self._headings = (*above, label)
        return Standing(self._path, above, flags=(AppendixFlag.NUMBER_REPEATED,) if repeated else ())

    def _decimal(self, printed: _Number, label: str, ahead: Sequence[_Number | None]) -> Standing:
        meant = self._meant(printed, ahead)
        flags: tuple[str, ...] = (AppendixFlag.NUMBER_REPEATED,) if printed in self._seen else ()
        flags += (AppendixFlag.NUMBER_SLIPPED,) if meant != printed else ()
        self._seen.add(printed)
        self._last, self._printed = meant, printed
        self._labels[meant] = label
        outer = [found for _, _, found in self._outer]
        prefixes = (meant[:length] for length in range(1, len(meant)))
        above = (*outer, *(self._labels[prefix] for prefix in prefixes if prefix in self._labels))
        self._path = (*(found for _, found, _ in self._outer), _dotted(printed))
        self._headings = (*above, label)
        return Standing(self._path, above, _dotted(meant) if meant != printed else "", flags)

    def _meant(self, printed: _Number, ahead: Sequence[_Number | None]) -> _Number:
        last = self._last
        if last is None or (printed > last and not self._strays(printed, last, ahead)):
            return printed
        if self._printed != last and self._printed and printed[:-1] == self._printed[:-1]:
            return (*last[:-1], max(printed[-1], last[-1] + 1))
        if len(printed) > len(last):
            return (*last, *printed[len(last) :])
        return (*last[: len(printed) - 1], last[len(printed) - 1] + 1)

    def _strays(self, printed: _Number, last: _Number, ahead: Sequence[_Number | None]) -> bool:
        """Whether a number leaps to a place nobody opened, while those after it go on from the last one."""
        if len(printed) == 1 or printed[:-1] in self._labels or printed[:-1] == last[: len(printed) - 1]:
            return False
        return any(later is not None and last < later < printed for later in ahead)


def _dotted(number: _Number) -> str:
    return ".".join(map(str, number))
