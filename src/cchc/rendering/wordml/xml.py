"""Elements of WordprocessingML as text, with everything that comes from outside escaped."""

from xml.sax.saxutils import escape, quoteattr

from cchc.document.letters import printable

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def tag(name: str, /, *content: str, **attributes: str | int) -> str:
    """Element `w:name` with attributes `w:…`; the content is finished XML."""
    named = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    inner = "".join(content)
    return f"<w:{name}{named}>{inner}</w:{name}>" if inner else f"<w:{name}{named}/>"


def escaped(text: str) -> str:
    """Text for the content of an element."""
    return escape(printable(text))


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def half_points(points: float) -> int:
    """The unit of letter sizes."""
    return round(points * 2)
