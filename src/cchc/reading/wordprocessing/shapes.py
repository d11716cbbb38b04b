"""Drawn objects of a run: DrawingML and VML lines with their lengths, pictures with their files."""

import re
from collections.abc import Iterator

from lxml import etree

from cchc.reading.wordprocessing.model import Shape
from cchc.reading.wordprocessing.xml import (
    DRAWING,
    EMU_PER_MM,
    PICTURE,
    POSITION,
    RELATION,
    SHAPE,
    VML,
    WORD,
    whole,
)

_LINES = ("line", "straightConnector1")
_FLAT_MM = 0.8
_LENGTH = re.compile(r"^\s*(-?[\d.]+)\s*(pt|in|mm|cm|px)?\s*$")
_UNIT_MM = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "px": 25.4 / 96, "": 25.4 / 96}


def shapes_of(element: etree._Element) -> Iterator[Shape]:
    """Shapes inside a `w:drawing`, `w:pict` or `w:object` element."""
    if element.tag == WORD + "drawing":
        for frame in element:
            if frame.tag in (POSITION + "inline", POSITION + "anchor"):
                yield _drawing(frame)
    else:
        yield from _vml(element)


def _emu_mm(text: str | None) -> float:
    return _round_emu(text) or 0.0


def _round_emu(text: str | None) -> float | None:
    try:
        return int(text) / EMU_PER_MM if text is not None and len(text) < 15 else None
    except ValueError:
        return None


def _drawing(frame: etree._Element) -> Shape:
    extent = frame.find(POSITION + "extent")
    width = _emu_mm(None if extent is None else extent.get("cx"))
    height = _emu_mm(None if extent is None else extent.get("cy"))
    horizontal = frame.find(POSITION + "positionH")
    vertical = frame.find(POSITION + "positionV")
    return Shape(
        kind=_drawing_kind(frame, height),
        width_mm=width,
        height_mm=height,
        target=_drawing_target(frame),
        inline=frame.tag == POSITION + "inline",
        align=_text(horizontal, "align"),
        relative="" if horizontal is None else horizontal.get("relativeFrom", ""),
        x_mm=_round_emu(_text(horizontal, "posOffset") or None),
        y_mm=_round_emu(_text(vertical, "posOffset") or None),
    )


def _text(element: etree._Element | None, name: str) -> str:
    found = None if element is None else element.find(POSITION + name)
    return "" if found is None else (found.text or "").strip()


def _drawing_kind(frame: etree._Element, height: float) -> str:
    if frame.find(f".//{PICTURE}pic") is not None:
        return "image"
    if frame.find(f".//{SHAPE}txbx") is not None:
        return "box"
    presets = {geometry.get("prst") for geometry in frame.iter(DRAWING + "prstGeom")}
    return "line" if presets & set(_LINES) or (presets and height <= _FLAT_MM) else "box"


def _drawing_target(frame: etree._Element) -> str:
    picture = frame.find(f".//{DRAWING}blip")
    return "" if picture is None else picture.get(RELATION + "embed", "")


def _vml(element: etree._Element) -> Iterator[Shape]:
    for item in element.iter(VML + "line", VML + "shape", VML + "rect"):
        style = _style(item)
        if item.tag == VML + "line":
            yield _vml_line(item, style)
        else:
            yield _vml_shape(item, style)


def _style(element: etree._Element) -> dict[str, str]:
    pairs = (pair.split(":", 1) for pair in element.get("style", "").split(";") if ":" in pair)
    return {name.strip().lower(): text.strip() for name, text in pairs}


def _length_mm(text: str | None) -> float | None:
    match = _LENGTH.match(text or "")
    if match is None or whole(match[1]) is None:
        return None
    return float(match[1]) * _UNIT_MM[match[2] or ""]


def _vml_line(element: etree._Element, style: dict[str, str]) -> Shape:
    start = [_length_mm(part) for part in (element.get("from") or "0,0").split(",")]
    stop = [_length_mm(part) for part in (element.get("to") or "0,0").split(",")]
    x1, y1, x2, y2 = [*start, 0, 0][:2] + [*stop, 0, 0][:2]
    shape = _vml_shape(element, style)
    return Shape(
        "line",
        abs((x2 or 0) - (x1 or 0)),
        abs((y2 or 0) - (y1 or 0)),
        inline=shape.inline,
        align=shape.align,
        relative=shape.relative,
        x_mm=shape.x_mm if shape.x_mm is not None else x1,
    )


def _vml_shape(element: etree._Element, style: dict[str, str]) -> Shape:
    height = _length_mm(style.get("height")) or 0.0
    picture = element.find(VML + "imagedata")
    line = element.get("type", "").endswith("_t32") or (element.tag == VML + "rect" and height <= _FLAT_MM)
    return Shape(
        kind="image" if picture is not None else "line" if line else "box",
        width_mm=_length_mm(style.get("width")) or 0.0,
        height_mm=height,
        target="" if picture is None else picture.get(RELATION + "id", ""),
        inline=style.get("position") != "absolute",
        align=style.get("mso-position-horizontal", ""),
        relative=style.get("mso-position-horizontal-relative", "column"),
        x_mm=_length_mm(style.get("margin-left")),
        y_mm=_length_mm(style.get("margin-top")),
    )
