"""Small readers for WordprocessingML elements and attributes; a senseless value counts as absent."""

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
POSITION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
VML = "{urn:schemas-microsoft-com:vml}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36_000
_LARGEST = 10_000_000


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """First child element of the Word namespace with this local name."""
    return None if element is None else next(element.iterchildren(WORD + name), None)


def children(element: etree._Element) -> dict[str, etree._Element]:
    """The first child of each name of the Word namespace, by local name; quicker than one look for each."""
    found: dict[str, etree._Element] = {}
    for item in element.iterchildren(WORD + "*"):
        found.setdefault(item.tag.removeprefix(WORD), item)
    return found


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Attribute of the Word namespace, None where absent."""
    return None if element is None else element.get(WORD + name)


def value(element: etree._Element | None, name: str) -> str | None:
    """`w:val` of a named child."""
    return attribute(child(element, name), "val")


def whole(text: str | None) -> int | None:
    """A whole number of reasonable size, rounding what is written with a fraction; else None."""
    try:
        number = float(text) if text is not None else None
    except ValueError:
        return None
    if number is None or not abs(number) < _LARGEST:
        return None
    return round(number)


def number(element: etree._Element | None, name: str) -> int | None:
    """A whole number in a Word attribute."""
    return whole(attribute(element, name))


def switch(parent: etree._Element | None, name: str) -> bool | None:
    """An on/off property as a child element: None absent, False if switched off explicitly."""
    return is_on(child(parent, name))


def is_on(element: etree._Element | None) -> bool | None:
    """Whether an on/off property that is present is on; None for one that is absent."""
    return None if element is None else element.get(WORD + "val") not in ("0", "false", "off", "none")


def is_element(element: etree._Element) -> bool:
    """False for comments and processing instructions, whose tag is a function."""
    return isinstance(element.tag, str)
