"""The markup of a report's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.document.markup import (
    BlockKind,
    Cited,
    MarkupFault,
    Mode,
    Note,
    Words,
    bounds_of,
    escape_markup,
    parse_markup,
)


def test_blocks_are_told_apart_by_empty_lines_and_by_how_they_open() -> None:
    blocks = parse_markup("một\nhai\n\n- ba\n- bốn\ntiếp\n# Năm\nsáu")
    said = [(block.kind, "".join(piece.text for piece in block.pieces)) for block in blocks]  # type: ignore[union-attr]
    assert said == [
        (BlockKind.PARAGRAPH, "một hai"),
        (BlockKind.ITEM, "ba"),
        (BlockKind.ITEM, "bốn tiếp"),
        (BlockKind.TITLE, "Năm"),
        (BlockKind.PARAGRAPH, "sáu"),
    ]


def test_looks_reach_over_lines_and_figures() -> None:
    (block,) = parse_markup("a **b\n{c}** *d*")
    words = [piece for piece in block.pieces if isinstance(piece, Words)]
    assert [(one.text, one.bold, one.italic) for one in words] == [
        ("a ", False, False),
        ("b ", True, False),
        (" ", False, False),
        ("d", False, True),
    ]
    assert bounds_of((block,))[0].bold


@pytest.mark.parametrize(
    ("written", "mode", "other"),
    [
        ("{a.b[c=d|e]@end^whole}", Mode.PLAIN, ""),
        ("{a unit}", Mode.UNIT, ""),
        ("{a  rate   b}", Mode.RATE, "b"),
        ("{a minus b}", Mode.MINUS, "b"),
        ("{a change last_year}", Mode.CHANGE, "last_year"),
    ],
)
def test_bound_figures(written: str, mode: Mode, other: str) -> None:
    ((bound,),) = ((bounds_of(parse_markup(written))),)
    assert (bound.mode, bound.other) == (mode, other)
    assert bound.written == " ".join(written.strip("{}").split())


def test_footnotes_side_by_side_are_one() -> None:
    (block,) = parse_markup("theo[^a][^b, x/c] và ^[gồm ba xã]")
    assert [piece.keys for piece in block.pieces if isinstance(piece, Cited)] == [("a", "b", "x/c")]
    assert [piece.text for piece in block.pieces if isinstance(piece, Note)] == ["gồm ba xã"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("một\n\n  hai {a rate}", 3, 7),
        ("một\nhai } ba", 2, 5),
        ("- mục **đậm", 1, 7),
        ("{a b c d}", 1, 1),
        ("{}", 1, 1),
    ],
)
def test_faults_point_at_their_place(text: str, line: int, column: int) -> None:
    with pytest.raises(MarkupFault) as caught:
        parse_markup(text)
    assert (caught.value.params["line"], caught.value.params["column"]) == (line, column)


@given(st.text(alphabet="aă{}[]^*\\ đ-#", min_size=1).filter(lambda text: text.strip() == text and text))
def test_escaped_words_say_just_themselves(text: str) -> None:
    words = text.lstrip("-# ")
    if not words:
        return
    (block,) = parse_markup(escape_markup(words))
    assert "".join(piece.text for piece in block.pieces if isinstance(piece, Words)) == words


def place_of_fault(text: str) -> int | None:
    try:
        parse_markup(text)
    except MarkupFault as fault:
        return int(str(fault.params["line"]))
    return None


@given(st.text(alphabet="ab {}[]^*\\\n-#rate"))
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    lines = text.splitlines()
    line = place_of_fault(text)
    assert line is None or 1 <= line <= len(lines)
    for bound in bounds_of(parse_markup(text)) if line is None else ():
        assert lines[bound.spot.line - 1][bound.spot.column - 1] == "{"
