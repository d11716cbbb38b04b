"""A quote is found where its place says, in a paragraph, a cell, or over the cells of a row."""

from cchc.checker.outputs.spots import Spot, spots_of
from tests.checker.outputs.findings import RATIO, SENTENCE, document, quote


def test_quote_of_a_paragraph() -> None:
    start = SENTENCE.index(RATIO)
    assert spots_of(document(), quote(RATIO, block=1)) == (Spot(1, -1, -1, start, start + len(RATIO)),)


def test_the_place_decides_between_two_equal_quotes() -> None:
    last = SENTENCE.rindex("hồ sơ")
    assert spots_of(document(), quote("hồ sơ", block=1, start=last))[0].start == last


def test_quote_over_cells_is_one_stretch_for_each_cell() -> None:
    found = spots_of(document(), quote("hồ sơ trực tuyến\tHồ sơ\t2.949", block=2, row=2))
    assert found == (Spot(2, 2, 1, 3, 19), Spot(2, 2, 2, 0, 5), Spot(2, 2, 3, 0, 5))


def test_quote_of_a_cell_is_looked_for_in_its_column() -> None:
    assert spots_of(document(), quote("Hồ sơ", block=2, row=1, column=2)) == (Spot(2, 1, 2, 0, 5),)


def test_words_of_a_row_that_are_not_there_point_to_its_first_cell() -> None:
    assert spots_of(document(), quote("khác hẳn", block=2, row=1)) == (Spot(2, 1, 0, 0, 1),)


def test_what_stands_nowhere_has_no_spots() -> None:
    assert spots_of(document(), quote("khác hẳn", block=1)) == ()
    assert spots_of(document(), quote("khác hẳn")) == ()
    assert spots_of(document(), quote("khác hẳn", block=9, row=1)) == ()
