"""Tables drawn with lines: rules that touch make a grid; slots without a line between them are one cell."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cchc.document.found import FoundCell, FoundRow, FoundTable, Place
from cchc.reading.limits import LIMITS
from cchc.reading.markup import marker_of
from cchc.reading.pdf.ink import Box, Rule, TextLine, Word, lines_of
from cchc.reading.pdf.stacks import NEAR, positions, unstacked

_SAME_LINE = 1.6
_TOUCH = 4.0
_COVERED = 0.6
_FEWEST = 3
_FEW_ROWS = 3
_SOME, _MANY = 3, 4
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*\.?%?")
_PART_OF_FIGURE = re.compile(r"[0-9.,/%]+")
_FIGURE = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?%?|[0-9]+(?:,[0-9]+)?%?|[0-9]+/[0-9]+"
    r"|(?:[0-9]{1,2}\.){2,}[0-9]{0,2}"
)


@dataclass(frozen=True)
class Region:
    """A table with the stretch of the page it takes.

    `edges` of its columns where lines make them; `coarse`: lines between its rows are missing.
    """

    left: float
    right: float
    top: float
    bottom: float
    table: FoundTable
    edges: tuple[float, ...] = ()
    coarse: bool = False

    @property
    def reach(self) -> Box:
        """Left, right, top, bottom: what has its middle between belongs to it."""
        return self.left - NEAR, self.right + NEAR, self.top - NEAR, self.bottom + NEAR

    def spans(self, rule: Rule) -> bool:
        """Whether a rule begins within its heights."""
        return self.top - NEAR <= (rule.at if rule.flat else rule.start) <= self.bottom + NEAR


def merged_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Rules of one direction on one line that touch or overlap, as one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (rule.flat, round(rule.at), rule.start)):
        last = merged[-1] if merged else None
        if last and _continues(last, rule):
            merged[-1] = Rule(rule.flat, last.at, min(last.start, rule.start), max(last.stop, rule.stop))
        else:
            merged.append(rule)
    return merged


def _continues(last: Rule, rule: Rule) -> bool:
    if last.flat != rule.flat or abs(last.at - rule.at) > _SAME_LINE:
        return False
    return rule.start <= last.stop + _TOUCH and rule.stop >= last.start - _TOUCH


def grid_regions(
    rules: Sequence[Rule], words: Sequence[Word], page: int, edges: Sequence[Rule] = ()
) -> list[Region]:
    """Tables of a page that have lines in both directions; `edges` of backgrounds part rows without lines.

    A table that lacks lines between its rows is coarse.
    """
    regions: list[Region] = []
    for group in _touching(rules):
        flats = [rule for rule in group if rule.flat]
        uprights = [rule for rule in group if not rule.flat]
        if not flats or len(flats) + len(uprights) < _FEWEST:
            continue
        for lying, standing in unstacked(flats, uprights):
            inside = [edge for edge in edges if lying[0].at < edge.at < lying[-1].at]
            found = _region(lying, standing, words, page)
            if found and found.coarse:
                found = _region([*lying, *inside], standing, words, page)
            if found:
                regions.append(found)
    return regions


def _region(
    flats: Sequence[Rule], uprights: Sequence[Rule], words: Sequence[Word], page: int
) -> Region | None:
    return _Grid(flats, uprights).region(words, page)


def without_coarse(pages: Sequence[Sequence[Region]]) -> list[list[Region]]:
    """The tables of all pages but those that lack lines between their rows, and such of few rows beside."""
    coarse = [region.edges for regions in pages for region in regions if region.coarse]
    return [
        [region for region in regions if not (region.coarse or _is_like(region, coarse))] for regions in pages
    ]


def _is_like(region: Region, coarse: Sequence[Sequence[float]]) -> bool:
    """Whether a table of next to no rows has the columns of one that lacks lines between its rows."""
    return len(region.table.rows) <= _FEW_ROWS and any(
        len(edges) == len(region.edges)
        and all(abs(one - other) <= NEAR for one, other in zip(edges, region.edges, strict=True))
        for edges in coarse
    )


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups whose members cross or touch each other."""
    flats = sorted((rule for rule in rules if rule.flat), key=lambda rule: rule.at)
    heights = [rule.at for rule in flats]
    uprights = [rule for rule in rules if not rule.flat]
    groups = _Groups(len(flats) + len(uprights))
    for place, upright in enumerate(uprights, start=len(flats)):
        first = bisect_left(heights, upright.start - _TOUCH)
        for index in range(first, bisect_right(heights, upright.stop + _TOUCH)):
            if _cross(flats[index], upright):
                groups.join(index, place)
    gathered: dict[int, list[Rule]] = {}
    for place, rule in enumerate([*flats, *uprights]):
        gathered.setdefault(groups.head(place), []).append(rule)
    return list(gathered.values())


class _Groups:
    """Numbers joined into groups, each known by its head."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def head(self, place: int) -> int:
        """The head of a number's group."""
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        self._above[self.head(one)] = self.head(other)


def _cross(flat: Rule, upright: Rule) -> bool:
    return (
        flat.start - _TOUCH <= upright.at <= flat.stop + _TOUCH
        and upright.start - _TOUCH <= flat.at <= upright.stop + _TOUCH
    )


def _ends(uprights: Sequence[Rule]) -> tuple[float, ...]:
    """Where at least two upright rules begin and end: a row that the page cuts may have no line there."""
    if len(uprights) == 1:
        return (uprights[0].start,)
    return sorted(rule.start for rule in uprights)[1], sorted(rule.stop for rule in uprights)[-2]


class _Grid:
    """The slots between the rules of one table."""

    def __init__(self, flats: Sequence[Rule], uprights: Sequence[Rule]) -> None:
        left, right = min(rule.start for rule in flats), max(rule.stop for rule in flats)
        self.rows = positions([*(rule.at for rule in flats), *_ends(uprights)])
        self.columns = positions([*(rule.at for rule in uprights), left, right])
        self._flats = [_near(flats, at) for at in self.rows]
        self._uprights = [_near(uprights, at) for at in self.columns]

    def region(self, words: Sequence[Word], page: int) -> Region | None:
        """The table with its words; None for a frame around something."""
        height, width = len(self.rows) - 1, len(self.columns) - 1
        if width < 2 or height < 1 or width > LIMITS.columns or height * width > LIMITS.cells:
            return None
        inside = self._sorted_in(words)
        if not inside:
            return None
        rows = [self._row(row, inside, page) for row in range(height)]
        filled = tuple(row for row in rows if row.cells)
        table = FoundTable(filled, Place(page=page))
        edges = tuple(self.columns)
        return Region(edges[0], edges[-1], self.rows[0], self.rows[-1], table, edges, _are_several(inside))

    def _sorted_in(self, words: Sequence[Word]) -> dict[tuple[int, int], list[Word]]:
        """Words by the slot in which their cell begins."""
        owners = self._owners()
        rows, columns = self.rows, self.columns
        found: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            row = bisect_right(rows, (word.top + word.bottom) / 2) - 1
            # A long word may reach over its cell's right edge, never begin before its left one.
            column = bisect_right(columns, word.left + (word.right - word.left) / 4) - 1
            owner = owners.get((row, column))
            if owner:
                found.setdefault(owner, []).append(word)
        self._cells: dict[tuple[int, int], list[tuple[int, int]]] = {owner: [] for owner in owners.values()}
        for slot, owner in owners.items():
            self._cells[owner].append(slot)
        return found

    def _owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each slot the first slot of the cell that covers it."""
        owners: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self.rows) - 1):
            for column in range(len(self.columns) - 1):
                owner = (row, column)
                if column and not self._upright_between(row, column):
                    owner = owners[row, column - 1]
                elif row and not self._flat_between(row, column):
                    owner = owners[row - 1, column]
                owners[row, column] = owner
        return owners

    def _upright_between(self, row: int, column: int) -> bool:
        return _drawn(self._uprights[column], self.rows[row], self.rows[row + 1])

    def _flat_between(self, row: int, column: int) -> bool:
        return _drawn(self._flats[row], self.columns[column], self.columns[column + 1])

    def _row(self, row: int, words: dict[tuple[int, int], list[Word]], page: int) -> FoundRow:
        cells = []
        for column in range(len(self.columns) - 1):
            slots = self._cells.get((row, column))
            if slots:
                place = Place(page=page, column=column)
                text = cell_text(words.get((row, column), []))
                down = max(slot[0] for slot in slots) - row + 1
                across = max(slot[1] for slot in slots) - column + 1
                cells.append(FoundCell(text, place, down, across))
        return FoundRow(tuple(cells), Place(page=page))


def _are_several(cells: Mapping[tuple[int, int], Sequence[Word]]) -> bool:
    """Whether in some row a cell has four lines that are numbers, or two cells have three."""
    listed: dict[int, list[int]] = {}
    for (row, _column), words in cells.items():
        if len(words) >= _SOME and sum(map(_is_number, words)) >= _SOME:
            texts = (line.text for line in lines_of(words))
            listed.setdefault(row, []).append(sum(bool(_NUMBER.fullmatch(text)) for text in texts))
    return any(max(lines) >= _MANY or sum(count >= _SOME for count in lines) > 1 for lines in listed.values())


def _is_number(word: Word) -> bool:
    return word.text[0].isdigit() and bool(_NUMBER.fullmatch(word.text))


def _near(rules: Sequence[Rule], at: float) -> list[tuple[float, float]]:
    """From where to where the rules at a place run."""
    return [(rule.start, rule.stop) for rule in rules if abs(rule.at - at) <= NEAR]


def _drawn(spans: Sequence[tuple[float, float]], start: float, stop: float) -> bool:
    """Whether rules cover most of a stretch."""
    covered = sum([max(0.0, min(other, stop) - max(one, start)) for one, other in spans])
    return covered >= _COVERED * (stop - start)


def cell_text(words: Sequence[Word]) -> str:
    """The words of a cell as one text; a line that begins a list item stays a line."""
    return words[0].text if len(words) == 1 else joined_lines(lines_of(words))


def joined_lines(lines: Sequence[TextLine]) -> str:
    """Lines as one text; a line that begins a list item stays a line."""
    texts = [line.text for line in lines]
    if len(texts) > 1 and all(map(_PART_OF_FIGURE.fullmatch, texts)) and _are_one_figure(texts):
        return "".join(texts)
    text = ""
    for part in texts:
        if text and not _runs_on(text):
            text += "\n" if marker_of(part) in ("-", "+", "•", "–") else " "
        text += part
    return text


def _are_one_figure(texts: Sequence[str]) -> bool:
    """Whether a narrow column broke one figure: its parts are none, but together they are."""
    figure = bool(_FIGURE.fullmatch("".join(texts)))
    return figure and not ("/" not in texts[0] and all(map(_FIGURE.fullmatch, texts)))


def _runs_on(text: str) -> bool:
    """Whether a line was broken inside a word: after a hyphen or a slash without a space before."""
    return len(text) > 1 and text[-1] in "-/" and not text[-2].isspace()
