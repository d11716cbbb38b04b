"""Windows tile exactly or say where they do not."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.windows import TilingFault, Window, WindowFault, tiling

START = date(2021, 1, 1)


def _window(start: int, stop: int) -> Window:
    return Window(START + timedelta(start), START + timedelta(stop))


PAIRS = st.lists(st.tuples(st.integers(-2, 12), st.integers(-2, 12)).map(sorted), max_size=12)


@given(st.sets(st.integers(1, 39)), PAIRS)
def test_cut_whole_is_tiled_whatever_else_lies_about(cuts: set[int], noise: list[list[int]]) -> None:
    points = [0, *sorted(cuts), 40]
    pieces = [_window(a, b) for a, b in itertools.pairwise(points)]
    offered = [*(_window(a, b) for a, b in noise), *pieces]
    chosen = tiling(_window(0, 40), offered)
    assert chosen[0].start == START
    assert chosen[-1].stop == START + timedelta(40)
    assert all(one.stop == after.start for one, after in itertools.pairwise(chosen))
    assert len(chosen) <= len(pieces)
    assert set(chosen) <= set(offered)
    assert tiling(_window(0, 40), reversed(offered)) == chosen


@given(PAIRS)
def test_refusal_names_days_within_the_whole(pairs: list[list[int]]) -> None:
    whole = _window(0, 10)
    try:
        chosen = tiling(whole, [_window(a, b) for a, b in pairs])
    except TilingFault as fault:
        named = fault.gaps or fault.overlaps
        assert named
        assert all(part.clip(whole.start, whole.stop) == part for part in named)
    else:
        assert sum(piece.days for piece in chosen) == 10


def test_gap_at_each_border_and_overlap_are_written_the_vietnamese_way() -> None:
    with pytest.raises(TilingFault, match=r"ngày 01/01/2021; từ 04/01/2021 đến 10/01/2021"):
        tiling(_window(0, 10), [_window(1, 3), _window(8, 12)])
    with pytest.raises(TilingFault, match=r"chồng nhau từ 05/01/2021 đến 06/01/2021") as caught:
        tiling(_window(0, 10), [_window(0, 6), _window(4, 10)])
    assert caught.value.overlaps == (_window(4, 6),)


def test_equal_choices_take_the_earliest_stop() -> None:
    offered = [_window(0, 7), _window(7, 10), _window(3, 10), _window(0, 3)]
    assert tiling(_window(0, 10), offered) == (_window(0, 3), _window(3, 10))


def test_instant_is_not_tiled_and_contains_no_day() -> None:
    instant = _window(0, 10).end
    assert (instant.is_instant, instant.days, instant.last_day) == (True, 0, date(2021, 1, 10))
    assert not instant.contains(instant.start)
    with pytest.raises(TilingFault, match="không có độ dài"):
        tiling(instant, [instant])


def test_clip_to_a_life() -> None:
    whole = _window(0, 10)
    assert whole.clip(START + timedelta(4), None) == _window(4, 10)
    assert whole.clip(START - timedelta(4), START) is None
    assert whole.end.clip(START, whole.stop) == whole.end
    assert whole.end.clip(whole.stop, None) is None


def test_text_round_trips_and_order_is_checked() -> None:
    assert Window.parse(str(_window(0, 10))) == _window(0, 10)
    with pytest.raises(WindowFault, match="10/01/2021"):
        _window(9, 0)
    with pytest.raises(WindowFault, match="2021-Q3"):
        Window.parse("2021-Q3")
