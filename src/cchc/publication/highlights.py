"""The few sentences that open a report of figures, each filled from rows of the form or left out."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from cchc.document.tree import Paragraph, Run
from cchc.reporting.queries.fill import FilledForm, FilledRow
from cchc.reporting.queries.narrative_figures import count_in_text
from cchc.reporting.queries.printing import print_figure

_FILE = Path(__file__).parent / "data" / "highlights.yaml"
_PLAIN = re.compile(r"[\d.,/]+%?")
_FIGURE = re.compile(r"\{([^{}]+)\}")


def highlights(filled: FilledForm) -> tuple[Paragraph, ...]:
    """Return a paragraph for each area whose figures are all there, in the order of the areas."""
    rows = _rows_by_ref(filled)
    paragraphs: list[Paragraph] = []
    for area in _sentences():
        told = [runs for sentence in area["sentences"] if (runs := tuple(_told(sentence, rows)))]
        if told:
            opening = Run(f"{len(paragraphs) + 1}. {area['area']}: ", bold=True)
            paragraphs.append(Paragraph((opening, *_joined(told))))
    return tuple(paragraphs)


@cache
def _sentences() -> list[dict[str, list[str]]]:
    loaded: list[dict[str, list[str]]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return loaded


def _rows_by_ref(filled: FilledForm) -> dict[str, FilledRow]:
    found: dict[str, FilledRow] = {}
    for row in filled.rows:
        if row.shown and len(row.row.reported) == 1:
            found.setdefault(str(row.row.reported[0]), row)
    return found


def _told(sentence: str, rows: dict[str, FilledRow]) -> Iterator[Run]:
    """Yield the runs of a sentence, figures with the key of their row; nothing if one lacks or all are 0."""
    pieces = _FIGURE.split(sentence)
    refs = pieces[1::2]
    if any(ref not in rows for ref in refs) or all(rows[ref].shown.strip("0") == "" for ref in refs):
        return
    for place, piece in enumerate(pieces):
        if place % 2:
            row = rows[piece]
            rate = pieces[place + 1].startswith("%")
            yield Run(_number(row) if rate else count_in_text(_number(row)), anchor=row.row.key)
        elif piece:
            yield Run(piece)


def _number(row: FilledRow) -> str:
    """The figure as the row prints it, without a unit that stood in the cell ("54 TTHC")."""
    if _PLAIN.fullmatch(row.shown):
        return row.shown.removesuffix("%")
    return print_figure(row.row, row.figures[0])


def _joined(told: list[tuple[Run, ...]]) -> Iterator[Run]:
    for place, sentence in enumerate(told):
        yield from sentence
        yield Run("." if place == len(told) - 1 else "; ")
