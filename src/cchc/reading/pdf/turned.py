"""Boxes of a page turned so that they stand as the page is seen."""

from dataclasses import dataclass

import pypdfium2

_Box = tuple[float, float, float, float]
_UPSIDE_DOWN, _ANTICLOCKWISE = 2, 3


@dataclass(frozen=True)
class Turned:
    """The frame of a page in the coordinates of the file, and its quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> "Turned":
        """The frame of a page."""
        left, bottom, right, top = page.get_mediabox()
        return cls(left, bottom, right, top, page.get_rotation() // 90)

    def box(self, left: float, bottom: float, right: float, top: float) -> _Box:
        """Left, right, top, bottom as seen, in points from the top left corner."""
        if self.turns == 0:
            return left - self.left, right - self.left, self.top - top, self.top - bottom
        if self.turns == _UPSIDE_DOWN:
            return self.right - right, self.right - left, bottom - self.bottom, top - self.bottom
        if self.turns == _ANTICLOCKWISE:
            return self.top - top, self.top - bottom, self.right - right, self.right - left
        return bottom - self.bottom, top - self.bottom, left - self.left, right - self.left
