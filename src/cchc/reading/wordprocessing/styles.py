"""Effective formatting: defaults → table style → paragraph style → character style → the run itself."""

from collections.abc import Mapping

from lxml import etree

from cchc.reading.wordprocessing.model import ParagraphFormat, Run
from cchc.reading.wordprocessing.properties import (
    Properties,
    paragraph_properties,
    run_properties,
)
from cchc.reading.wordprocessing.theme import Theme
from cchc.reading.wordprocessing.xml import WORD, attribute, child, value

_DEEPEST = 40
_DEFAULT_SIZE = 20
_DEFAULT_FONT = "Times New Roman"
_TOGGLES = ("bold", "italic", "caps", "vanish")


class Styles:
    """The style sheet of a document; unknown style ids simply say nothing."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self._theme = theme
        found = [] if root is None else root.findall(WORD + "style")
        self._elements = {attribute(style, "styleId") or "": style for style in found}
        self._default_ids = {
            attribute(style, "type"): attribute(style, "styleId") or ""
            for style in found
            if attribute(style, "default") in ("1", "true", "on")
        }
        defaults = child(root, "docDefaults")
        self._run_defaults = run_properties(child(child(defaults, "rPrDefault"), "rPr"))
        self._paragraph_defaults = paragraph_properties(child(child(defaults, "pPrDefault"), "pPr"))
        self._run_cache: dict[str, Properties] = {}
        self._paragraph_cache: dict[str, Properties] = {}
        self._looks: dict[tuple[object, ...], tuple[Run, bool]] = {}
        self._formats: dict[tuple[object, ...], ParagraphFormat] = {}

    def _chain(self, style_id: str) -> list[etree._Element]:
        """The style and all it is based on, most basic first; a circle is cut."""
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen and len(chain) < _DEEPEST:
            seen.add(style_id)
            chain.append(self._elements[style_id])
            style_id = value(chain[-1], "basedOn") or ""
        return chain[::-1]

    def elements(self, style_id: str, name: str) -> list[etree._Element]:
        """The child `name` of each style of the chain that has one, most basic first."""
        found = [child(style, name) for style in self._chain(style_id)]
        return [element for element in found if element is not None]

    def run_style(self, style_id: str) -> Properties:
        """What a style and its ancestors say about runs."""
        if style_id not in self._run_cache:
            merged: Properties = {}
            for element in self.elements(style_id, "rPr"):
                merged.update(run_properties(element))
            self._run_cache[style_id] = merged
        return self._run_cache[style_id]

    def paragraph_style(self, style_id: str) -> Properties:
        """What a style and its ancestors say about paragraphs."""
        if style_id not in self._paragraph_cache:
            merged: Properties = {}
            for element in self.elements(style_id, "pPr"):
                merged.update(paragraph_properties(element))
            self._paragraph_cache[style_id] = merged
        return self._paragraph_cache[style_id]

    def paragraph_style_id(self, style_id: str | None) -> str:
        """The style id itself, or the default paragraph style."""
        return style_id if style_id in self._elements else self._default_ids.get("paragraph", "")

    def run(self, text: str, direct: Properties, paragraph_style: str, table_style: str, field: str) -> Run:
        """Effective formatting of a run. `direct` is what the run's own properties say."""
        key = (paragraph_style, table_style, field, *direct.items())
        known = self._looks.get(key)
        if known is None:
            known = self._looks[key] = self._look(direct, paragraph_style, table_style, field)
        look, hidden = known
        return look.saying("" if hidden else text)

    def _look(
        self, direct: Properties, paragraph_style: str, table_style: str, field: str
    ) -> tuple[Run, bool]:
        """The formatting of a run without its text, and whether it is hidden."""
        in_paragraph = self.run_style(paragraph_style)
        in_character = self.run_style(str(direct.get("style", "")))
        in_table = self.run_style(table_style)
        merged = {**self._run_defaults, **in_table, **in_paragraph, **in_character, **direct}
        for name in _TOGGLES:
            merged[name] = _toggle(name, self._run_defaults, (in_table, in_paragraph, in_character), direct)
        return self._build_run(merged, field), bool(merged["vanish"])

    def _build_run(self, merged: Properties, field: str) -> Run:
        color = merged.get("color")
        return Run(
            text="",
            ascii_font=self._font(merged.get("ascii")),
            other_font=self._font(merged.get("hAnsi")),
            size=_whole(merged, "size", _DEFAULT_SIZE),
            bold=bool(merged["bold"]),
            italic=bool(merged["italic"]),
            underline=merged.get("underline", "none") != "none",
            caps=bool(merged["caps"]),
            color=None if color in (None, "auto") else str(color).upper(),
            highlight=merged.get("highlight", "none") != "none",
            field=field,
        )

    def _font(self, stated: object) -> str:
        if stated is None:
            return _DEFAULT_FONT
        kind, _, name = str(stated).partition(":")
        return name if kind == "font" else self._theme.font(name) or _DEFAULT_FONT

    def paragraph(
        self, direct: Properties, style_id: str, table_style: str, numbered: Properties
    ) -> ParagraphFormat:
        """Effective formatting of a paragraph; `numbered` is what its list level says."""
        key = (style_id, table_style, tuple(direct.items()), tuple(numbered.items()))
        known = self._formats.get(key)
        if known is None:
            known = self._formats[key] = self._format(direct, style_id, table_style, numbered)
        return known

    def _format(
        self, direct: Properties, style_id: str, table_style: str, numbered: Properties
    ) -> ParagraphFormat:
        merged = {
            **self._paragraph_defaults,
            **self.paragraph_style(table_style),
            **self.paragraph_style(style_id),
            **numbered,
            **direct,
        }
        known = ParagraphFormat.__dataclass_fields__
        kept = {name: merged[name] for name in merged if name in known}
        return ParagraphFormat(**{**kept, "style": style_id})  # type: ignore[arg-type]


def _whole(properties: Mapping[str, object], name: str, default: int) -> int:
    found = properties.get(name)
    return found if isinstance(found, int) else default


def _toggle(name: str, defaults: Properties, styles: tuple[Properties, ...], direct: Properties) -> bool:
    """Bold set by two levels of styles is not bold: toggles cancel out (ECMA-376 part 1, 17.7.3)."""
    if name in direct:
        return bool(direct[name])
    if defaults.get(name):
        return True
    return sum(bool(style.get(name)) for style in styles) % 2 == 1
