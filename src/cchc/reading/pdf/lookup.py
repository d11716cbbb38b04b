"""What PDFium knows of the letters of a page, asked for many letters at once.

A long report has some ten thousand words; PDFium's functions are called over plain addresses, which takes a
third of the time that a call takes whose arguments are looked at one by one.
"""

import ctypes
from collections.abc import Sequence
from itertools import repeat
from struct import iter_unpack
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, top, right, bottom as the file has them, heights counted upwards."""

_BOX, _DOUBLE = 16, 8
_Address = ctypes.c_void_p


def _address(held: Any) -> int:
    return ctypes.cast(held, _Address).value or 0


_BOX_OF = ctypes.PYFUNCTYPE(ctypes.c_int, _Address, ctypes.c_int, _Address)(
    _address(pdfium.FPDFText_GetLooseCharBox)
)
_SIZE_OF = ctypes.PYFUNCTYPE(ctypes.c_double, _Address, ctypes.c_int)(_address(pdfium.FPDFText_GetFontSize))
_ORIGIN_OF = ctypes.PYFUNCTYPE(ctypes.c_int, _Address, ctypes.c_int, _Address, _Address)(
    _address(pdfium.FPDFText_GetCharOrigin)
)


class Letters:
    """The letters of a page by their index; never asked for more at once than the page has."""

    def __init__(self, text: pypdfium2.PdfTextPage, count: int) -> None:
        self._raw = text.raw
        self._text = _address(text.raw)
        self._room = memoryview(bytearray(_BOX * (count + 1)))
        self._start = ctypes.addressof(ctypes.c_char.from_buffer(self._room))
        self._tight = tuple(ctypes.c_double() for _ in range(4))

    def boxes(self, indexes: Sequence[int]) -> list[Box | None]:
        """The boxes, as high as the font where the file tells its height; None where there is no letter."""
        places = range(self._start, self._start + _BOX * len(indexes), _BOX)
        told = [*map(_BOX_OF, repeat(self._text), indexes, places)]
        found: list[Box | None] = [*iter_unpack("4f", self._room[: _BOX * len(indexes)])]
        return found if all(told) else [box if ok else None for box, ok in zip(found, told, strict=True)]

    def sizes(self, indexes: Sequence[int]) -> list[float]:
        """The set sizes of their fonts."""
        return [*map(_SIZE_OF, repeat(self._text), indexes)]

    def bases(self, indexes: Sequence[int]) -> list[float]:
        """The heights of the lines they stand on."""
        size = _DOUBLE * len(indexes)
        across = ctypes.c_double()
        heights = range(self._start, self._start + size, _DOUBLE)
        all(map(_ORIGIN_OF, repeat(self._text), indexes, repeat(ctypes.addressof(across)), heights))
        return [height for (height,) in iter_unpack("d", self._room[:size])]

    def drawn(self, index: int) -> tuple[float, float] | None:
        """From what height to what height a letter's ink reaches."""
        left, right, bottom, top = self._tight
        places = (ctypes.byref(edge) for edge in (left, right, bottom, top))
        if not pdfium.FPDFText_GetCharBox(self._raw, index, *places):
            return None
        return bottom.value, top.value
