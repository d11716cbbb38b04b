"""Tables that lines make, on pages that cut their rows."""

from cchc.document.found import FoundTable
from cchc.reading.pdf.grids import grid_regions, without_coarse
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


def column(at: int, *numbers: str) -> list[Word]:
    return [word(text, at, 105 + 20 * row) for row, text in enumerate(numbers)]


def test_a_table_without_lines_between_its_rows_is_coarse_unless_backgrounds_part_them() -> None:
    rules = [*flats(100, 180), *uprights(100, 180)]
    words = [*column(0, "1", "2", "3", "4"), *column(1, "Một", "Hai", "Ba", "Bốn"), *column(2, "7", "8", "9")]
    (region,) = grid_regions(rules, words, 1)
    assert region.coarse
    edges = [Rule.edge_at(height, 0, 3 * WIDTH) for height in (120, 140, 160)]
    (region,) = grid_regions(rules, words, 1, edges)
    assert not region.coarse
    assert texts(region.table)[1] == ["2", "Hai", "8"]


def test_what_remains_of_a_coarse_table_on_the_next_page_is_left_too() -> None:
    long = grid_regions([*flats(100, 180), *uprights(100, 180)], column(0, "1", "2", "3", "4"), 1)
    rest = grid_regions([*flats(40, 80), *uprights(40, 80)], [word("5", 0, 45), word("6", 0, 65)], 2)
    other = grid_regions([*flats(40, 80), *uprights(40, 80)[::2]], [word("5", 1, 45)], 3)
    assert without_coarse([long, rest, other]) == [[], [], other]


def test_a_figure_broken_by_a_narrow_column_is_no_list_of_rows() -> None:
    words = [word("3.4", 0, 105), word(".1", 0, 120), word("10", 2, 105), word("5", 2, 120)]
    (region,) = grid_regions([*flats(100, 140), *uprights(100, 140)], words, 1)
    assert not region.coarse
