"""Printed lines of a document: paragraphs cut at line breaks and at the tabs that make columns."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cchc.document.metrics import text_width_mm
from cchc.engine.text import search_key
from cchc.reading.wordprocessing.model import Block, Cell, Paragraph, Run, Table

_SPACES = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " "})
_CUT = re.compile(r"([\n\t])")


@dataclass(frozen=True, eq=False)
class Line:
    """One piece of a printed line. `block` counts the top-level blocks; `column` the cells or tab stops."""

    runs: tuple[Run, ...]
    paragraph: Paragraph
    block: int
    row: int = -1
    column: int = 0
    cell: Cell | None = None
    tabbed: bool = False
    room_mm: float | None = None

    @cached_property
    def text(self) -> str:
        """Printed text in NFC, ordinary spaces, trimmed; the automatic number is in it."""
        label = self.paragraph.label
        shown = "".join(run.shown for run in self.runs)
        return normal(f"{label} {shown}" if label and not self.tabbed else shown).strip()

    @cached_property
    def key(self) -> str:
        """The text without marks and capitals, for recognition."""
        return search_key(self.text)

    @cached_property
    def visible(self) -> tuple[Run, ...]:
        """Runs that print something."""
        return tuple(run for run in self.runs if run.text.strip())

    @property
    def sizes(self) -> frozenset[int]:
        """Sizes in half points of its visible letters."""
        return frozenset(run.size for run in self.visible)

    @property
    def all_bold(self) -> bool:
        """Whether every visible letter is bold."""
        return all(run.bold for run in self.visible)

    @property
    def any_bold(self) -> bool:
        """Whether a visible letter is bold."""
        return any(run.bold for run in self.visible)

    @property
    def all_italic(self) -> bool:
        """Whether every visible letter is italic."""
        return all(run.italic for run in self.visible)

    @property
    def any_italic(self) -> bool:
        """Whether a visible letter is italic."""
        return any(run.italic for run in self.visible)

    @property
    def is_caps(self) -> bool:
        """Whether it is printed in capitals only."""
        return is_caps(self.text)

    @property
    def centred(self) -> bool | None:
        """Whether it is centred; None where tabs place it and the file does not say."""
        if self.tabbed:
            return None
        style = self.paragraph.format
        return style.alignment == "center" and abs(style.first_line) < 30

    @property
    def width_mm(self) -> float:
        """Length of the text on one line."""
        return sum(text_width_mm(run.shown, run.size / 2, run.bold, run.italic) for run in self.trimmed)

    @cached_property
    def trimmed(self) -> tuple[Run, ...]:
        """Runs without the spaces at both ends."""
        runs = list(self.runs)
        while runs and not runs[0].text.strip():
            runs.pop(0)
        while runs and not runs[-1].text.strip():
            runs.pop()
        if runs:
            runs[0] = replace(runs[0], text=runs[0].text.lstrip())
            runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
        return tuple(runs)

    def wrapped_mm(self) -> list[float]:
        """Lengths of the printed lines after wrapping words into the room there is, last one last."""
        if self.room_mm is None or self.width_mm <= self.room_mm or not self.visible:
            return [self.width_mm]
        look = self.visible[0]
        lengths = [0.0]
        for word in self.text.split():
            width = text_width_mm(word + " ", look.size / 2, look.bold, look.italic)
            if lengths[-1] and lengths[-1] + width > self.room_mm:
                lengths.append(0.0)
            lengths[-1] += width
        return lengths


def normal(text: str) -> str:
    """NFC with ordinary spaces."""
    return unicodedata.normalize("NFC", text).translate(_SPACES)


def is_caps(text: str) -> bool:
    """Whether there are letters and all of them are capitals."""
    return text.upper() == text and text.lower() != text


def _pieces(paragraph: Paragraph) -> Iterator[tuple[tuple[Run, ...], int]]:
    """Stretches between line breaks and tabs, with the number of the tab column."""
    runs: list[Run] = []
    column = 0
    for run in paragraph.runs:
        for part in _CUT.split(run.text):
            if part not in ("\n", "\t"):
                runs.append(replace(run, text=part))
                continue
            yield tuple(runs), column
            runs = []
            column = column + 1 if part == "\t" else 0
    yield tuple(runs), column


def lines_of(paragraph: Paragraph, block: int, **place: object) -> list[Line]:
    """The non-empty lines of a paragraph."""
    columns = int(str(place.pop("column", 0)))
    tabbed = "\t" in paragraph.text.strip()
    found = [
        Line(runs, paragraph, block, column=columns + tab, tabbed=tabbed, **place)  # type: ignore[arg-type]
        for runs, tab in _pieces(paragraph)
    ]
    return [line for line in found if line.text]


def broken_lines(paragraph: Paragraph) -> list[Line]:
    """The non-empty lines of a paragraph, cut at line breaks only; the first keeps the automatic number."""
    pieces: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split("\n")
        pieces[-1].append(replace(run, text=first))
        pieces.extend([replace(run, text=other)] for other in others)
    bare = replace(paragraph, label="")
    found = [Line(tuple(runs), bare if number else paragraph, 0) for number, runs in enumerate(pieces)]
    return [line for line in found if line.text]


def all_lines(blocks: tuple[Block, ...], room_mm: float | None) -> list[Line]:
    """Lines of top-level blocks in reading order; those of tables know their row, cell and room."""
    found: list[Line] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            found.extend(lines_of(block, index, room_mm=room_mm))
        else:
            found.extend(_table_lines(block, index))
    return found


def _table_lines(table: Table, index: int) -> Iterator[Line]:
    for row_index, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            for paragraph in cell.paragraphs:
                yield from lines_of(
                    paragraph, index, row=row_index, column=column, cell=cell, room_mm=cell.inner_mm
                )
