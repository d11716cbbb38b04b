"""Runs and paragraphs; footnotes and origins are collected in the order in which they are met."""

from dataclasses import dataclass, field

from cchc.document.text import Footnote, Run, Runs
from cchc.rendering.wordml.xml import escaped, tag


@dataclass
class Notes:
    """Footnotes met so far; the number printed at the reference is their place, from 1.

    `origins` are those of figures ("figure:KEY") and paragraphs ("text:KEY") met so far: each has a hidden
    bookmark named by `origin_name` with its place from 1, but not inside footnotes.
    """

    met: list[Footnote] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    in_footnote: bool = False

    def reference(self, note: Footnote) -> str:
        """The run that refers to a new footnote."""
        self.met.append(note)
        look = tag("rPr", tag("rStyle", val="FootnoteReference"))
        return tag("r", look, tag("footnoteReference", id=len(self.met)))

    def marked(self, kind: str, key: str, content: str) -> str:
        """The content in a bookmark of its origin; without a key, the content."""
        if not key or self.in_footnote:
            return content
        self.origins.append(f"{kind}:{key}")
        number = len(self.origins)
        start = tag("bookmarkStart", id=number, name=origin_name(number))
        return start + content + tag("bookmarkEnd", id=number)


def origin_name(number: int) -> str:
    """The name of a bookmark, and of the document variable that holds its origin; Word hides such names."""
    return f"_origin{number}"


_CHARACTER = {(True, False): "Strong", (False, True): "Emphasis", (True, True): "StrongEmphasis"}


def _look(run: Run) -> str:
    style = _CHARACTER.get((run.bold, run.italic))
    named = tag("rStyle", val=style) if style else ""
    raised = tag("vertAlign", val="superscript") if run.superscript else ""
    return tag("rPr", named, raised) if named or raised else ""


def _line(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""


def run_of(run: Run, notes: Notes) -> str:
    """A run, its line breaks, and the reference to its footnote."""
    inner = tag("br").join(_line(part) for part in run.text.split("\n"))
    note = notes.reference(run.footnote) if run.footnote else ""
    return notes.marked("figure", run.anchor, tag("r", _look(run), inner)) + note


def paragraph(style: str, content: Runs, notes: Notes, *extra: str, origin: str = "") -> str:
    """A paragraph in a named style; `extra` are further properties in their schema order."""
    properties = tag("pPr", tag("pStyle", val=style), *extra)
    return tag("p", properties, notes.marked("text", origin, "".join(run_of(run, notes) for run in content)))


def line(style: str, text: str, *extra: str) -> str:
    """A paragraph of plain text."""
    return paragraph(style, (Run(text),) if text else (), Notes(), *extra)
