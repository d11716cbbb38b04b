"""Put a table together out of plain rows, and find the table in paragraphs whose cells are held by tabs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cchc.document.found import FoundBlock, FoundCell, FoundParagraph, FoundRow, FoundTable, Place
from cchc.engine.faults import N_
from cchc.reading.limits import LIMITS, too_many

_RULE = frozenset("|:-–—=_+ \t")
_BULLET = re.compile(r"[-–+•▪●*]|\(?\w{1,3}[.)]")
_TABS = 2
_RUN = 3


def plain_row(texts: Sequence[str], place: Place) -> FoundRow:
    """A row without merges; cells stand in the columns in their order."""
    if len(texts) > LIMITS.columns:
        raise too_many(N_("cột trong một bảng"), LIMITS.columns)
    cells = (FoundCell(text, replace(place, column=column)) for column, text in enumerate(texts))
    return FoundRow(tuple(cells), place)


def plain_table(rows: Iterable[FoundRow]) -> FoundTable | None:
    """A table of the rows that say something, None without one. TooBigFault past the bound on cells."""
    said = tuple(row for row in bounded(rows) if any(cell.text.strip() for cell in row.cells))
    return FoundTable(said, said[0].place) if said else None


def bounded(rows: Iterable[FoundRow]) -> Iterator[FoundRow]:
    """The rows as they come, as long as they do not hold too many cells."""
    cells = 0
    for row in rows:
        cells += len(row.cells)
        if cells > LIMITS.cells:
            raise too_many(N_("ô trong bảng"), LIMITS.cells)
        yield row


def is_rule(line: str) -> bool:
    """Whether a line only draws: "---", "|---|:--:|", "--- -- ---"."""
    return "-" in line and _RULE.issuperset(line)


def tab_tables(blocks: Iterable[FoundBlock]) -> list[FoundBlock]:
    """Turn runs of paragraphs whose text is held apart by tabs into tables, row by row.

    Tabs at the ends of a paragraph hold empty cells; those of a paragraph that is no row are left out.
    """
    found: list[FoundBlock] = []
    run: list[FoundParagraph] = []
    for block in _by_lines(blocks):
        if isinstance(block, FoundParagraph) and "\t" in block.text.strip("\n"):
            run.append(block)
            continue
        found.extend(_settled(run))
        run = []
        found.append(block)
    return [*found, *_settled(run)]


def _by_lines(blocks: Iterable[FoundBlock]) -> Iterator[FoundBlock]:
    """The blocks, a paragraph that holds rows of a table between its line breaks cut into its lines."""
    for block in blocks:
        lines = block.text.split("\n") if isinstance(block, FoundParagraph) else []
        if isinstance(block, FoundParagraph) and sum(line.count("\t") >= _TABS for line in lines) >= _TABS:
            yield from (replace(block, text=line) for line in lines if line.strip(" "))
        else:
            yield block


def _settled(run: list[FoundParagraph]) -> list[FoundBlock]:
    if not is_tab_table([paragraph.text for paragraph in run]):
        return [replace(paragraph, text=paragraph.text.strip()) for paragraph in run]
    table = plain_table(
        plain_row(paragraph.text.split("\t"), paragraph.place)
        for paragraph in run
        if not is_rule(paragraph.text)
    )
    return [table] if table else []


def is_tab_table(lines: Sequence[str]) -> bool:
    """Whether adjacent lines with tabs are rows of a table rather than indented or labelled prose."""
    if not lines:
        return False
    tabs = [line.count("\t") for line in lines]
    if max(tabs) >= _TABS:
        return not all(not line.strip("\t ").count("\t") and _indented(line) for line in lines)
    return len(lines) >= _RUN and sum(not _indented(line) for line in lines) * 2 > len(lines)


def _indented(line: str) -> bool:
    head = line.partition("\t")[0].strip()
    return not head or bool(_BULLET.fullmatch(head))
