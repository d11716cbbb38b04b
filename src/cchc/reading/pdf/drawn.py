"""The ruled lines of a page: thin boxes, edges of boxes, straight pieces of drawings; and its backgrounds."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import islice, repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from cchc.reading.limits import LIMITS
from cchc.reading.pdf.dots import dotted
from cchc.reading.pdf.ink import Box, Rule
from cchc.reading.pdf.turned import Turned

_THIN = 3.0
_SHORTEST = 4.0
_DEEP = 4
_BOX = 5
_DOTS = 10


def rules_of(page: pypdfium2.PdfPage, turned: Turned) -> Iterator[Rule]:
    """The ruled lines in the order of the file, dotted ones last.

    Past the bound it is a drawing, and the rest is left.
    """
    paths = _paths(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, 1)
    dots: list[Box] = []
    few = islice(paths, _DOTS * LIMITS.rules)
    drawn = (rule for path in few for rule in _path_rules(path, turned, dots))
    yield from islice(drawn, LIMITS.rules)
    yield from islice(dotted(dots), LIMITS.rules)


def _paths(parent: Any, count: Callable[..., int], get: Callable[..., Any], depth: int) -> Iterator[Any]:
    """The paths of a page or form in the order of the file, those of forms within too."""
    kind_of, path, form = pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
    for item in map(get, repeat(parent), range(count(parent))):
        kind = kind_of(item)
        if kind == path:
            yield item
        elif kind == form and depth < _DEEP:
            within = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
            yield from _paths(item, *within, depth + 1)


def _path_rules(path: Any, turned: Turned, dots: list[Box]) -> Iterator[Rule]:
    """The rules of a path; one too small for a rule is added to the dots."""
    bounds = tuple(ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(path, *bounds):
        return
    left, right, top, bottom = turned.box(*(edge.value for edge in bounds))
    if max(right - left, bottom - top) < _SHORTEST:
        dots.append((left, right, top, bottom))
        return
    count = pdfium.FPDFPath_CountSegments(path)
    thin = min(right - left, bottom - top) <= _THIN
    if not thin and not _is_stroked(path):
        if right - left >= _SHORTEST:
            yield Rule.edge_at(top, left, right)
            yield Rule.edge_at(bottom, left, right)
        return
    if thin or count <= _BOX:
        yield from _edges(left, right, top, bottom)
        return
    yield from _pieces(path, min(count, LIMITS.rules), turned)


def _is_stroked(path: Any) -> bool:
    """Whether the outline is drawn; what is only filled is a background."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _pieces(path: Any, count: int, turned: Turned) -> Iterator[Rule]:
    told = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, told)
    matrix = pypdfium2.PdfMatrix.from_raw(told)
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
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
