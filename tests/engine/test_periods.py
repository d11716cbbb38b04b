"""Periods are read as reports write them, and their windows follow the decree."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.periods import Basis, Period, PeriodFault, PeriodKind, read_period
from cchc.engine.windows import tiling

COUNTS = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF: 2,
    PeriodKind.NINE_MONTHS: 1,
    PeriodKind.YEAR: 1,
}
PERIODS = st.sampled_from(list(PeriodKind)).flatmap(
    lambda kind: st.builds(Period, st.integers(1901, 2199), st.just(kind), st.integers(1, COUNTS[kind]))
)
WAYS = {
    "quý III/2021": "2021-Q3",
    "QUÝ III NĂM 2021": "2021-Q3",
    "Quý 3 năm 2021": "2021-Q3",
    "QUÝ III/2024**": "2024-Q3",
    "Quý I/2023": "2023-Q1",
    "6 tháng đầu năm 2024": "2024-H1",
    "06\u00a0tháng  đầu năm 2024": "2024-H1",
    "6 THÁNG CUỐI NĂM NĂM 2022": "2022-H2",
    "06 THÁNG CUỐI NĂM 2020**": "2020-H2",
    "9 tháng năm 2025": "2025-9M",
    "9 tháng đầu năm 2025": "2025-9M",
    "năm 2023": "2023",
    "2023": "2023",
    "tháng 5/2026": "2026-05",
    "tháng 01 năm 2023": "2023-01",
    "2025-9m": "2025-9M",
}


@pytest.mark.parametrize(("written", "label"), WAYS.items())
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_ways_of_writing(written: str, label: str, form: str) -> None:
    text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", written)
    assert str(read_period(text)) == label


@given(PERIODS)
def test_label_and_written_form_read_back(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert read_period(period.written()) == period
    assert read_period(period.written().upper()) == period


@given(PERIODS, st.sampled_from(Basis))
def test_parts_tile_and_neighbours_meet(period: Period, basis: Basis) -> None:
    whole = period.window(basis)
    parts = [part.window(basis) for part in period.parts()]
    assert not parts or tiling(whole, parts) == tuple(parts)
    if period.kind is not PeriodKind.NINE_MONTHS:
        assert period.previous().window(basis).stop == whole.start
    assert period.last_year().window(basis).last_day < whole.start


def test_windows_of_the_decree() -> None:
    windows = {
        label: str(Period.parse(label).window()) for label in ("2023", "2021-Q1", "2025-9M", "2026-01")
    }
    assert windows == {
        "2023": "2022-12-15/2023-12-15",
        "2021-Q1": "2020-12-15/2021-03-15",
        "2025-9M": "2024-12-15/2025-09-15",
        "2026-01": "2025-12-15/2026-01-15",
    }


@pytest.mark.parametrize(
    "text", ["giai đoạn 2021 - 2025", "2016-2021", "quý I-III/2021", "từ quý I đến quý III năm 2021"]
)
def test_spans_of_several_periods_are_refused_by_name(text: str) -> None:
    with pytest.raises(PeriodFault, match="khoảng nhiều kỳ"):
        read_period(text)


@pytest.mark.parametrize(
    "text", ["", "quý V năm 2021", "9 tháng 11 năm 2023", "tháng 13/2021", "9 tháng cuối năm 2021"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodFault):
        read_period(text)


def test_year_left_out_needs_a_default() -> None:
    assert str(read_period("9 tháng", year=2025)) == "2025-9M"
    assert str(read_period("quý IV", year=2025)) == "2025-Q4"
    with pytest.raises(PeriodFault, match="không nói năm nào"):
        read_period("06 tháng đầu năm")
