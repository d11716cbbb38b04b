"""Text begins at one place behind a border, not behind a space."""

from cchc.reading.pdf.aligned import are_aligned, said_behind
from cchc.reading.pdf.ink import TextLine, Word


def line(*words: tuple[str, float, float]) -> TextLine:
    return TextLine([Word(text, left, right, 0, 11, 10) for text, left, right in words])


def aligned(*lines: TextLine) -> bool:
    return are_aligned(said_behind((97, 100), 300, lines), len(lines))


def test_cells_begin_at_one_place() -> None:
    names = [("hạn", 60, 97), ("trả", 50, 90), ("xã", 30, 60), ("dự", 40, 97)]
    assert aligned(*[line(name, ("Người", 100, 130)) for name in names])


def test_words_behind_spaces_do_not() -> None:
    names = [("hạn", 60, 97), ("trả", 50, 90), ("xã", 30, 60), ("dự", 40, 97)]
    assert not aligned(*[line(name, ("Người", 100 + 5 * n, 130)) for n, name in enumerate(names)])


def test_one_text_said_again_has_no_border() -> None:
    assert not aligned(*[line(("Văn", 80, 97), ("bản", 100, 120))] * 6)


def test_bullets_are_no_column() -> None:
    assert not aligned(*[line((bullet, 90, 97), ("Số", 100, 120)) for bullet in "-+•-+•"])


def test_few_of_many_lines_prove_nothing() -> None:
    names = [("hạn", 60, 97), ("trả", 50, 90), ("xã", 30, 60), ("dự", 40, 97)]
    rest = [line(("Số", 10, 40))] * 40
    assert not aligned(*[line(name, ("Người", 100, 130)) for name in names], *rest)


def test_what_stands_behind_the_next_column_is_not_asked() -> None:
    assert not said_behind((97, 100), 300, [line(("Số", 10, 40), ("9", 310, 320)), line(("Số", 10, 40))])
