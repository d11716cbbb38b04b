"""Runs and paragraphs; footnotes are collected in the order in which they are met."""

from dataclasses import dataclass, field

from cchc.document.text import Footnote, Run, Runs
from cchc.rendering.wordml.xml import escaped, tag


@dataclass
class Notes:
    """Footnotes met so far; the number printed at the reference is their place, from 1."""

    met: list[Footnote] = field(default_factory=list)

    def reference(self, note: Footnote) -> str:
        """The run that refers to a new footnote."""
        self.met.append(note)
        look = tag("rPr", tag("rStyle", val="FootnoteReference"))
        return tag("r", look, tag("footnoteReference", id=len(self.met)))


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
    return tag("r", _look(run), inner) + note


def paragraph(style: str, content: Runs, notes: Notes, *extra: str) -> str:
    """A paragraph in a named style; `extra` are further properties in their schema order."""
    properties = tag("pPr", tag("pStyle", val=style), *extra)
    return tag("p", properties, *(run_of(run, notes) for run in content))


def line(style: str, text: str, *extra: str) -> str:
    """A paragraph of plain text."""
    return paragraph(style, (Run(text),) if text else (), Notes(), *extra)
