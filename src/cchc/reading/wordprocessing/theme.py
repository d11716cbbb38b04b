"""Theme fonts: what "minorHAnsi" means in this document."""

from dataclasses import dataclass

from lxml import etree

from cchc.reading.wordprocessing.xml import DRAWING


@dataclass(frozen=True)
class Theme:
    """Fonts of a theme. `vietnamese` says whether the document's theme language is Vietnamese."""

    root: etree._Element | None
    vietnamese: bool

    def font(self, slot: str) -> str | None:
        """Font of a slot such as minorHAnsi or majorAscii: the entry for the Vietnamese script first."""
        family = "majorFont" if slot.startswith("major") else "minorFont"
        scheme = None if self.root is None else self.root.find(f".//{DRAWING}{family}")
        if scheme is None:
            return None
        return (self._script(scheme) if self.vietnamese else None) or _typeface(scheme, slot)

    def _script(self, scheme: etree._Element) -> str | None:
        entries = scheme.findall(DRAWING + "font")
        return next((entry.get("typeface") for entry in entries if entry.get("script") == "Viet"), None)


def _typeface(scheme: etree._Element, slot: str) -> str | None:
    name = "ea" if slot.endswith("EastAsia") else "cs" if slot.endswith("Bidi") else "latin"
    entry = scheme.find(DRAWING + name)
    return None if entry is None else entry.get("typeface") or None
