"""What one `rPr` or `pPr` element states, as a flat mapping; absent means "says nothing"."""

from lxml import etree

from cchc.reading.wordprocessing.xml import WORD, attribute, child, number, switch, value

Properties = dict[str, object]

_SWITCHES = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "vanish"}
_ALIGNMENTS = {"start": "left", "end": "right", "distribute": "both"}


def run_properties(element: etree._Element | None) -> Properties:
    """Font, size, weight, colour… of a run or style. Fonts are "font:NAME" or "theme:SLOT"."""
    if element is None:
        return {}
    found: Properties = {name: switch(element, tag) for tag, name in _SWITCHES.items()}
    found["size"] = number(child(element, "sz"), "val")
    found["underline"] = value(element, "u")
    found["color"] = value(element, "color")
    found["highlight"] = value(element, "highlight")
    found["style"] = value(element, "rStyle")
    found.update(_fonts(child(element, "rFonts")))
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
    alignment = value(element, "jc")
    borders = child(element, "pBdr")
    found: Properties = {
        "alignment": _ALIGNMENTS.get(alignment, alignment) if alignment else None,
        "contextual": switch(element, "contextualSpacing"),
        "page_break_before": switch(element, "pageBreakBefore"),
        "frame_alignment": attribute(child(element, "framePr"), "xAlign"),
        "center_tabs": _center_tabs(child(element, "tabs")),
        "border_below": _border(borders, "bottom"),
        "border_above": _border(borders, "top"),
    }
    found.update(_indents(child(element, "ind")))
    found.update(_spacing(child(element, "spacing")))
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
    hanging = number(element, "hanging")
    first_line = -hanging if hanging is not None else number(element, "firstLine")
    return {
        "left": _first(number(element, "start"), number(element, "left")),
        "right": _first(number(element, "end"), number(element, "right")),
        "first_line": first_line,
    }


def _spacing(element: etree._Element | None) -> Properties:
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
