"""The ruled lines of a page: thin boxes, edges of boxes, straight pieces of drawings; and its backgrounds."""

import ctypes
from collections.abc import Iterator
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from cchc.reading.limits import LIMITS
from cchc.reading.pdf.ink import Rule
from cchc.reading.pdf.turned import Turned

_THIN = 3.0
_SHORTEST = 4.0
_DEEP = 4
_BOX = 5


def rules_of(page: pypdfium2.PdfPage, turned: Turned) -> Iterator[Rule]:
    """The ruled lines in the order of the file; past the bound it is a drawing, and the rest is left."""
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEP)
    few = islice(paths, LIMITS.rules)
    return islice((rule for item in few for rule in _path_rules(item, turned)), LIMITS.rules)


def _path_rules(item: pypdfium2.PdfObject, turned: Turned) -> Iterator[Rule]:
    count = pdfium.FPDFPath_CountSegments(item.raw)
    left, right, top, bottom = turned.box(*item.get_bounds())
    thin = min(right - left, bottom - top) <= _THIN
    if not thin and not _is_stroked(item):
        if right - left >= _SHORTEST:
            yield Rule.edge_at(top, left, right)
            yield Rule.edge_at(bottom, left, right)
        return
    if thin or count <= _BOX:
        yield from _edges(left, right, top, bottom)
        return
    yield from _pieces(item, min(count, LIMITS.rules), turned)


def _is_stroked(item: pypdfium2.PdfObject) -> bool:
    """Whether the outline is drawn; what is only filled is a background."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item.raw, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _pieces(item: pypdfium2.PdfObject, count: int, turned: Turned) -> Iterator[Rule]:
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        if last and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            across, up = sorted((last[0], point[0])), sorted((last[1], point[1]))
            left, right, top, bottom = turned.box(across[0], up[0], across[1], up[1])
            if min(right - left, bottom - top) <= _THIN:
                yield from _edges(left, right, top, bottom)
        last = point


def _edges(left: float, right: float, top: float, bottom: float) -> Iterator[Rule]:
    """A thin box is one rule, a wider one has four."""
    flat, upright = right - left >= _SHORTEST, bottom - top >= _SHORTEST
    if bottom - top <= _THIN:
        if flat:
            yield Rule.flat_at((top + bottom) / 2, left, right)
    elif right - left <= _THIN:
        if upright:
            yield Rule.upright_at((left + right) / 2, top, bottom)
    else:
        yield from (Rule.flat_at(top, left, right), Rule.flat_at(bottom, left, right))
        yield from (Rule.upright_at(left, top, bottom), Rule.upright_at(right, top, bottom))
