"""Marks may overlap, touch and nest; the letters stay the same."""

from hypothesis import given
from hypothesis import strategies as st

from cchc.checker.findings import Severity
from cchc.checker.outputs.marks import Mark, pieces

TEXTS = st.text("ab*<i> ", max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)


@given(TEXTS, SPANS, st.booleans())
def test_pieces_are_the_text_and_each_mark_covers_its_letters(
    text: str, spans: list[tuple[int, int]], markup: bool
) -> None:
    marks = [
        Mark(min(one, len(text)), min(other, len(text)), number)
        for number, (one, other) in enumerate(spans, 1)
    ]
    made = list(pieces(text, marks, markup=markup))
    assert "".join(piece.text for piece in made) == text
    for mark in marks:
        if mark.start < mark.stop:
            covered = "".join(piece.text for piece in made if mark in piece.marks)
            assert covered == text[mark.start : mark.stop]
            assert sum(mark in piece.ends for piece in made) == 1
            assert sum(mark in piece.begins for piece in made) == 1


def test_the_gravest_mark_of_a_piece_gives_its_colour() -> None:
    warning, error = Mark(0, 3, 1, Severity.WARNING), Mark(1, 2, 2, Severity.ERROR)
    made = list(pieces("abc", [warning, error], markup=False))
    assert [piece.gravest for piece in made] == [warning, error, warning]


def test_signs_of_markup_are_pieces_of_their_own() -> None:
    made = list(pieces("tổng **11** và <i>x</i> 2 * 3", [], markup=True))
    assert [piece.text for piece in made if piece.markup] == ["**", "**", "<i>", "</i>"]
