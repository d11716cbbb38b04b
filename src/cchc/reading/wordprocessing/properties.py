"""What one `rPr` or `pPr` element states, as a flat mapping; absent means "says nothing"."""

from lxml import etree

from cchc.reading.wordprocessing.xml import WORD, attribute, children, is_on, number, value

Properties = dict[str, object]

_SWITCHES = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "vanish"}
_VALUES = {
    "u": "underline",
    "color": "color",
    "highlight": "highlight",
    "rStyle": "style",
    "vertAlign": "raised",
}
_ALIGNMENTS = {"start": "left", "end": "right", "distribute": "both"}


def run_properties(element: etree._Element | None) -> Properties:
    """Font, size, weight, colour… of a run or style. Fonts are "font:NAME" or "theme:SLOT"."""
    if element is None:
        return {}
    said = children(element)
    found: Properties = {name: is_on(said.get(tag)) for tag, name in _SWITCHES.items()}
    found["size"] = number(said.get("sz"), "val")
    found |= {name: attribute(said.get(tag), "val") for tag, name in _VALUES.items()}
    found.update(_fonts(said.get("rFonts")))
    return _stated(found)


def _stated(found: Properties) -> Properties:
    return {name: stated for name, stated in found.items() if stated is not None}


def _fonts(element: etree._Element | None) -> Properties:
    return {slot: _font(element, slot) for slot in ("ascii", "hAnsi")}


def _font(element: etree._Element | None, slot: str) -> str | None:
    theme = attribute(element, slot + "Theme")
    name = attribute(element, slot)
    if theme:
        return "theme:" + theme
    return "font:" + name if name else None


def paragraph_properties(element: etree._Element | None) -> Properties:
    """Alignment, indents, spacing… of a paragraph or style, named as the fields of ParagraphFormat."""
    if element is None:
        return {}
    said = children(element)
    alignment = attribute(said.get("jc"), "val")
    borders = said.get("pBdr")
    found: Properties = {
        "alignment": _ALIGNMENTS.get(alignment, alignment) if alignment else None,
        "contextual": is_on(said.get("contextualSpacing")),
        "page_break_before": is_on(said.get("pageBreakBefore")),
        "frame_alignment": attribute(said.get("framePr"), "xAlign"),
        "center_tabs": _center_tabs(said.get("tabs")),
        "border_below": _border(borders, "bottom"),
        "border_above": _border(borders, "top"),
    }
    found.update(_indents(said.get("ind")))
    found.update(_spacing(said.get("spacing")))
    return _stated(found)


def _border(borders: etree._Element | None, side: str) -> bool | None:
    kind = value(borders, side)
    return None if kind is None else kind not in ("nil", "none")


def _center_tabs(tabs: etree._Element | None) -> int | None:
    if tabs is None:
        return None
    return sum(attribute(tab, "val") == "center" for tab in tabs.findall(WORD + "tab"))


def _first(*numbers: int | None) -> int | None:
    return next((found for found in numbers if found is not None), None)


def _indents(element: etree._Element | None) -> Properties:
    if element is None:
        return {}
    hanging = number(element, "hanging")
    first_line = -hanging if hanging is not None else number(element, "firstLine")
    return {
        "left": _first(number(element, "start"), number(element, "left")),
        "right": _first(number(element, "end"), number(element, "right")),
        "first_line": first_line,
    }


def _spacing(element: etree._Element | None) -> Properties:
    if element is None:
        return {}
    rule = attribute(element, "lineRule")
    line = number(element, "line")
    return {
        "before": _gap(element, "before"),
        "after": _gap(element, "after"),
        "line": line,
        "line_rule": rule or ("auto" if line is not None else None),
    }


def _gap(element: etree._Element | None, side: str) -> int | None:
    """Space before or after; "automatic" is what Word makes of it, 14 pt."""
    if attribute(element, side + "Autospacing") in ("1", "true", "on"):
        return 280
    return number(element, side)
