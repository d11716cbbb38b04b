"""The cells of a table of columns against the rows of other tables and the sentences."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc.checker.checks.columns import is_total
from cchc.checker.checks.grids import Grid, GridRow
from cchc.checker.checks.meaning import alike, meaning, size
from cchc.checker.checks.mentions import ON_THE_DAY, Mention
from cchc.checker.checks.passages import Spot
from cchc.checker.checks.told_rows import Figure, agree, told_otherwise
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.families import Family, memberships
from cchc.checker.prose.quantities import Unit

FEWEST_COLUMNS, LEAST, SAME, SMALLEST, MOST = 3, 3, 0.8, 10, 300
_SUM = re.compile(r"\b(?:tổng (?:số|cộng)|trong đó|số lượng|cộng)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Cell:
    """One amount with the words of its row, its column and its table's title."""

    spot: Spot
    amount: Fraction
    words: frozenset[str]
    title: frozenset[str]
    families: dict[Family, str]
    is_total: bool

    def likeness(self, words: frozenset[str]) -> float:
        """The share of syllables in common; words of the title count where the other side says them, too."""
        return alike(words, self.words | (self.title & words))


def cell_verdicts(
    tables: Sequence[Grid], rows: Sequence[Figure], told: Sequence[Mention]
) -> Iterator[Verdict]:
    """For each cell the row, and the figure of a sentence, of the same words."""
    cells = [cell for grid in tables if len(grid.columns) >= FEWEST_COLUMNS for cell in _cells(grid)]
    by_word: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        for word in cell.words:
            by_word[word].append(cell)
    for row in rows:
        if row.unit is Unit.COUNT and len(row.amounts) == 1:
            yield from _compared(_near(by_word, row.words), row)
    for mention in told:
        if mention.quantity.unit is Unit.COUNT and not mention.is_whole and mention.amount >= SMALLEST:
            yield from _mentioned(_near(by_word, mention.words), mention)


def _cells(grid: Grid) -> Iterator[Cell]:
    title = meaning(grid.title)
    early = any(memberships(_head(grid, column)).get(Family.TIME) == "early" for column in grid.columns)
    heads = {column: _head(grid, column) for column in grid.columns if not grid.is_rate(column)}
    for row in grid.rows:
        for column, amount in row.amounts.items():
            if column in heads:
                cell = _cell(row, amount, heads[column], title)
                if early and cell.families.get(Family.TIME) == "on":
                    cell.families[Family.TIME] = ON_THE_DAY
                if size(cell.words) >= LEAST:
                    yield cell


def _head(grid: Grid, column: int) -> str:
    return _SUM.sub(" ", " ".join(grid.heads[column]))


def _cell(row: GridRow, amount: Fraction, head: str, title: frozenset[str]) -> Cell:
    label = "" if is_total(row) else row.label
    said = f"{label} {head}"
    return Cell(row.spot, amount, meaning(said), title, memberships(said), is_total(row))


def _near(by_word: dict[str, list[Cell]], words: frozenset[str]) -> list[Cell]:
    """The cells that share the rarest word; none where too many do to tell anything."""
    shared = [by_word[word] for word in words if word in by_word]
    found = min(shared, key=len, default=[])
    return found if len(found) <= MOST else []


def _compared(cells: Sequence[Cell], row: Figure) -> Iterator[Verdict]:
    alike_cells = [cell for cell in cells if cell.spot.passage.place != row.node.passage.place]
    found = _same(alike_cells, row.words, row.families)
    if found is None:
        return
    if found.amount == row.amounts[0]:
        yield Verdict(Kind.DUPLICATE, found.spot, (row.node.spot,))
        yield Verdict(Kind.DUPLICATE, row.node.spot, (found.spot,))
    else:
        yield told_otherwise(found.spot, row.node.spot, (found.amount, row.amounts[0], Unit.COUNT))


def _mentioned(cells: Sequence[Cell], mention: Mention) -> Iterator[Verdict]:
    found = _same(cells, mention.words, mention.scope) or _same(cells, mention.own, mention.scope)
    if found is None:
        return
    if found.amount == mention.amount:
        yield Verdict(Kind.DUPLICATE, mention.spot, (found.spot,))
    elif not mention.years and not found.is_total:
        yield told_otherwise(mention.spot, found.spot, (mention.amount, found.amount, Unit.COUNT))


def _same(cells: Sequence[Cell], words: frozenset[str], families: dict[Family, str]) -> Cell | None:
    """The one cell with these words; none where two with different amounts are as like."""
    scored = [(cell.likeness(words), cell) for cell in cells if agree(families, cell.families)]
    best = max((score for score, _cell in scored), default=0.0)
    likely = [cell for score, cell in scored if score == best]
    return likely[0] if best > SAME and len({cell.amount for cell in likely}) == 1 else None
