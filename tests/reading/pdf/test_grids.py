"""Tables that lines make, on pages that cut their rows."""

from cchc.document.found import FoundTable
from cchc.reading.pdf.grids import grid_regions
from cchc.reading.pdf.ink import Rule, Word

WIDTH = 40.0


def word(text: str, column: int, top: float) -> Word:
    return Word(text, column * WIDTH + 4, column * WIDTH + 4 + 5 * len(text), top, top + 10)


def texts(table: FoundTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def uprights(start: float, stop: float) -> list[Rule]:
    return [Rule.upright_at(column * WIDTH, start, stop) for column in range(4)]


def flats(*heights: float) -> list[Rule]:
    return [Rule.flat_at(height, 0, 3 * WIDTH) for height in heights]


def test_a_row_without_a_line_at_the_edge_of_the_page_ends_where_the_upright_lines_end() -> None:
    words = [word("1", 0, 105), word("Số", 1, 105), word("7", 2, 105), word("2", 0, 125), word("Tỷ", 1, 125)]
    (region,) = grid_regions([*flats(100, 120), *uprights(100, 140)], words, 1)
    assert texts(region.table) == [["1", "Số", "7"], ["2", "Tỷ", ""]]
    (region,) = grid_regions([*flats(120, 140), *uprights(100, 140)], words, 1)
    assert texts(region.table) == [["1", "Số", "7"], ["2", "Tỷ", ""]]


def test_a_line_alone_above_a_cut_row_still_makes_a_table() -> None:
    (region,) = grid_regions([*flats(100), *uprights(100, 120)], [word("Số", 1, 105)], 1)
    assert texts(region.table) == [["", "Số", ""]]


def test_one_upright_line_that_juts_out_makes_no_row() -> None:
    rules = [*flats(100, 120), *uprights(100, 120)[:3], Rule.upright_at(3 * WIDTH, 100, 160)]
    (region,) = grid_regions(rules, [word("Số", 1, 105), word("Hết", 1, 145)], 1)
    assert texts(region.table) == [["", "Số", ""]]
