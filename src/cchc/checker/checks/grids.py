"""Tables with a column for each figure, as numbers under headers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from cchc.checker.appendix.matrix import Line, clean, matrix_of
from cchc.checker.checks.passages import Origin, Passage, Spot, whole
from cchc.checker.prose.plain import plain
from cchc.checker.prose.reading import Reading
from cchc.document.found import FoundDocument, FoundTable, Place
from cchc.engine.number_reading import Expect, NumberFault, read_number
from cchc.engine.text import label_key

MOST_COLUMNS, MOST_HEADERS, MOST_ROWS, LONGEST = 30, 5, 2000, 24
MOSTLY = Fraction(3, 5)
_NUMBER = re.compile(r"-?[0-9][0-9., ]*%?")
_NOTHING = frozenset({"", "-", "–", "—", "/", "x", "X"})
_ORDINAL = frozenset({"stt", "tt", "so tt", "so thu tu"})
_RATE = re.compile(r"%|\bty (?:le|trong)\b")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class GridRow:
    """A row: its words, its amounts by column (0 where a dash or nothing stands), as printed in `raw`."""

    passage: Passage
    label: str
    ordinal: str
    amounts: dict[int, Fraction]
    raw: dict[int, str]

    @property
    def spot(self) -> Spot:
        """The whole printed row."""
        return whole(self.passage)


@dataclass(frozen=True)
class Grid:
    """`heads`: for each column of numbers its headers, outermost first; `block`: the block it stands at."""

    rows: tuple[GridRow, ...]
    heads: dict[int, tuple[str, ...]]
    block: int
    place: Place
    title: str = ""

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns of numbers, left to right."""
        return tuple(sorted(self.heads))

    def is_rate(self, column: int) -> bool:
        """Whether a column holds percentages."""
        said = " ".join(self.heads[column])
        printed = [row.raw[column] for row in self.rows if row.raw.get(column)]
        marked = sum(one.endswith("%") for one in printed)
        return bool(_RATE.search(label_key(said)) or "%" in said) or 2 * marked > len(printed)


def grids(document: FoundDocument, first: int) -> tuple[Grid, ...]:
    """The tables with at least one column of numbers and two rows; `first` is the order of the first row."""
    found = []
    for block, table in enumerate(document.blocks):
        if isinstance(table, FoundTable):
            grid = _grid(table, document.name, first, block)
            first += len(table.rows)
            if grid is not None:
                found.append(grid)
    return tuple(found)


def _grid(table: FoundTable, file: str, first: int, block: int) -> Grid | None:
    lines = matrix_of(table)
    if not lines or len(lines[0].texts) > MOST_COLUMNS or len(lines) > MOST_ROWS:
        return None
    top = _headers(lines)
    body = [line for line in lines[top:] if any(_is_number(text) for text in line.texts[1:])]
    if not top or len(body) < 2 or _is_counting(body[0].texts):
        body = body[1:]
    if not top or len(body) < 2:
        return None
    heads = _heads(lines[:top])
    columns = {
        column: heads[column]
        for column in range(1, len(heads))
        if _holds_numbers(column, body) and label_key(" ".join(heads[column])) not in _ORDINAL
    }
    rows = tuple(_row(line, columns, file, first + index) for index, line in enumerate(body))
    return Grid(rows, columns, block, table.place, table.title) if columns else None


def _headers(lines: Sequence[Line]) -> int:
    """How many rows stand above the first row with numbers."""
    for index, line in enumerate(lines[: MOST_HEADERS + 1]):
        if any(_is_number(text) and not _YEAR.fullmatch(text) for text in line.texts):
            return index
    return 0


def _is_counting(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3)."""
    digits = [re.sub(r"\D", "", text) for text in texts if text.strip()]
    numbers = [int(one) for one in digits if one and len(one) < LONGEST]
    return len(numbers) > 2 and all(b - a == 1 for a, b in pairwise(numbers))


def _holds_numbers(column: int, body: Sequence[Line]) -> bool:
    said = [line.texts[column] for line in body if line.texts[column] not in _NOTHING]
    numbers = sum(_is_number(text) for text in said)
    return bool(numbers) and numbers >= MOSTLY * len(said)


def _is_number(text: str) -> bool:
    return len(text) <= LONGEST and bool(_NUMBER.fullmatch(text))


def _heads(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """For each column its headers; one that spans columns stands over all of them."""
    width = len(lines[0].texts)
    paths: list[list[str]] = [[] for _column in range(width)]
    for index, line in enumerate(lines):
        names = _spread(line, lines[index + 1 :])
        for column, name in enumerate(names):
            if name and name not in paths[column]:
                paths[column].append(name)
    return [tuple(path) for path in paths]


def _spread(line: Line, below: Sequence[Line]) -> list[str]:
    names = list(line.texts)
    for cell in line.row.cells:
        start = cell.place.column or 0
        for column in range(start, min(start + cell.column_span, len(names))):
            names[column] = clean(cell.text)
    for column in range(1, len(names)):
        goes_on = any(other.texts[column] for other in below)
        if not names[column] and names[column - 1] and goes_on and column not in line.covered:
            names[column] = names[column - 1]
    return names


def _aligned(line: Line, columns: dict[int, tuple[str, ...]]) -> Line:
    """A row whose first cells were merged may stand one column too far left."""
    first = min(columns)
    shifted = first > 1 and not line.texts[-1] and _is_number(line.texts[first - 1])
    return replace(line, texts=("", *line.texts[:-1])) if shifted else line


def _row(line: Line, columns: dict[int, tuple[str, ...]], file: str, order: int) -> GridRow:
    line = _aligned(line, columns)
    source = "\t".join(cell.text for cell in line.row.cells)
    passage = Passage(Reading(plain(source), (), ()), line.row.place, file, order, Origin.ROW)
    words = [text for column, text in enumerate(line.texts) if column not in columns and text]
    ordinal = words[0] if len(words) > 1 and len(words[0]) < len("1.1.1.1.1.") else ""
    label = " ".join(words[1:] if ordinal else words)
    amounts = dict(_amounts(line, columns))
    return GridRow(passage, label, ordinal, amounts, {column: line.texts[column] for column in columns})


def _amounts(line: Line, columns: dict[int, tuple[str, ...]]) -> Iterator[tuple[int, Fraction]]:
    for column in columns:
        text = line.texts[column]
        if text in _NOTHING:
            yield column, Fraction(0)
        elif _is_number(text):
            try:
                yield column, read_number(text, Expect.PERCENT if "%" in text else Expect.COUNT).amount
            except NumberFault:
                continue
