"""Reading: places of characters, quantities, brackets; hostile texts."""

from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.checker.prose.breakdowns import breakdowns
from cchc.checker.prose.days import dated_acts, days, spans
from cchc.checker.prose.plain import plain
from cchc.checker.prose.quantities import Unit
from cchc.checker.prose.ratios import ratio_claims
from cchc.checker.prose.reading import OUTSIDE, read


def amounts(text: str) -> list[tuple[Fraction, Fraction | None, Unit]]:
    return [(one.amount, one.below, one.unit) for one in read(text).quantities]


@given(st.text(alphabet="aàă\u0300<>b/*&;sup1² \n(5%,.đ)", max_size=80))
def test_every_span_of_the_plain_text_is_a_span_of_the_source(source: str) -> None:
    text = plain(source)
    first, last = text.span(0, len(text.text))
    assert 0 <= first <= last <= len(source)
    for at in range(len(text.text)):
        assert text.quote(at, at + 1) in source


@given(st.text(alphabet="0123456789.,/%() ađhồsơ:;-", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    reading = read(text)
    for quantity in reading.quantities:
        assert 0 <= quantity.label_start <= quantity.start < quantity.stop <= quantity.end <= len(text)
    ratio_claims(reading, breakdowns(reading))


@pytest.mark.parametrize(
    "text",
    [
        "số 123/QĐ-UBND ngày 15/6/2024",
        "Quyết định số 01/2023/QĐ-UBND",
        "Quyết định số 1350-QĐ/HU",
        "Nghị định 68 của Chính phủ",
        "quý III/2021, tháng 5/2026, năm 2023, giai đoạn 2021-2025",
        "6 tháng đầu năm, 9 tháng năm 2024",
        "mức độ 3, 4; Điều 4, khoản 1; phiên bản 2.0",
        "TCVN ISO 9001:2015, Covid-19, 24/24h",
        "điện thoại 0283.822.333",
    ],
)
def test_names_days_and_levels_count_nothing(text: str) -> None:
    assert amounts(text) == []


def test_units_and_pairs() -> None:
    assert amounts("có 1.250 hồ sơ, 1,25 tỷ đồng, 6,981/10 điểm, 5 điểm cầu") == [
        (Fraction(1250), None, Unit.COUNT),
        (Fraction(1250000000), None, Unit.MONEY),
        (Fraction(6981, 1000), Fraction(10), Unit.POINTS),
        (Fraction(5), None, Unit.COUNT),
    ]
    assert amounts("1.495.067.435 /1.495.067.435 đồng")[0][1] == Fraction(1495067435)
    assert amounts("84 người/59 đơn vị") == [
        (Fraction(84), None, Unit.COUNT),
        (Fraction(59), None, Unit.COUNT),
    ]


def test_brackets_that_never_close_end_with_the_text() -> None:
    reading = read("Có 5 người (nam 2 người; nữ 3 người")
    assert reading.owners == (OUTSIDE, 0, 0)


def test_days_spans_and_acts() -> None:
    text = (
        "từ ngày 15/12/2023 đến hết ngày 14 tháng 3 năm 2024; Quyết định số 12/2024/QĐ-UBND ngày 05-02-2024"
    )
    assert [str(one.day) for one in days(text)] == ["2023-12-15", "2024-03-14", "2024-02-05"]
    (span,) = spans(text)
    assert (span.first.day, span.last.day) == (days(text)[0].day, days(text)[1].day)
    (act,) = dated_acts(text)
    assert (act.key, act.year) == ("12/2024/QĐ-UBND", 2024)


@pytest.mark.parametrize(
    "text",
    ["9" * 20_000, "(" * 5_000 + "5 hồ sơ" + ")" * 5_000, "1/A" + "-A" * 5_000, "5 hồ sơ: " * 2_000,
     "còn 5 hồ sơ " * 2_000, " " * 50_000 + "5", "từ ngày 1/1/2020 đến " * 1_000, "tăng giảm " * 5_000 + "5"],
)  # fmt: skip
def test_hostile_texts_cost_little(text: str) -> None:
    started = process_time()
    reading = read(text)
    ratio_claims(reading, breakdowns(reading))
    days(text), spans(text), dated_acts(text)
    assert process_time() - started < 3
