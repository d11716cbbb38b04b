"""Tables drawn on top of each other are cut where their upright lines contradict each other."""

from cchc.reading.pdf.ink import Rule
from cchc.reading.pdf.stacks import unstacked


def drawing(*rows: tuple[float, ...]) -> tuple[list[Rule], list[Rule]]:
    """Rows of 20 points each, given the places of their upright lines between 0 and 100."""
    flats = [Rule.flat_at(20.0 * row, 0, 100) for row in range(len(rows) + 1)]
    uprights = [
        Rule.upright_at(at, 20.0 * row, 20.0 * row + 20)
        for row, own in enumerate(rows)
        for at in (0, *own, 100)
    ]
    return flats, uprights


def heights(*rows: tuple[float, ...]) -> list[list[float]]:
    return [[rule.at for rule in flats] for flats, _ in unstacked(*drawing(*rows))]


def test_other_columns_are_another_table() -> None:
    assert heights((30, 60), (30, 60), (40, 70), (40, 70)) == [[0, 20, 40], [40, 60, 80]]


def test_merged_cells_are_no_other_columns() -> None:
    assert heights((30, 60, 80), (30,), (), (30, 60), (60, 80)) == [[0, 20, 40, 60, 80, 100]]


def test_one_odd_row_with_fewer_cells_stays_in_its_table() -> None:
    assert len(heights((30, 60, 80), (45,), (30, 60, 80), (30, 60, 80))) == 1


def test_a_line_through_both_tables_is_cut_with_them() -> None:
    flats, uprights = drawing((30, 60), (40, 70))
    long = Rule.upright_at(0, 0, 40)
    cut = list(unstacked(flats, [*[rule for rule in uprights if rule.at], long]))
    assert [[(rule.start, rule.stop) for rule in own if not rule.at] for _, own in cut] == [
        [(0, 20)],
        [(20, 40)],
    ]
