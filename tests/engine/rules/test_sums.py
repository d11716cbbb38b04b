"""Parts and totals; the facts are those of published reports."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.engine.figures import MISSING, NONE_AROSE, NOT_APPLICABLE, Figure
from cchc.engine.rules.findings import Finding, Said
from cchc.engine.rules.slips import SlipKind
from cchc.engine.rules.sums import Partition, PartOfTotal


def check(total: Said, *parts: Said, rounded: bool = False) -> Finding | None:
    figures = {f"part{number}": part for number, part in enumerate(parts)}
    return Partition("total", tuple(figures), rounded=rounded).check({"total": total, **figures})


def counts(total: int, *parts: int) -> Finding | None:
    return check(Said.of(total), *map(Said.of, parts))


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        (11047, (2128, 8919)),
        (10687, (381, 10205, 101)),
        (471, (284, 175, 12)),
        (718794, (694719, 24075)),
        (1318, (14, 8, 348, 176, 752, 20)),
    ],
)
def test_sums_that_hold(total: int, parts: tuple[int, ...]) -> None:
    assert counts(total, *parts) is None


@pytest.mark.parametrize(
    ("total", "parts"),
    [(624, (4, 36, 83, 535)), (9484, (1118, 7776)), (51, (19, 25, 6, 5)), (471, (284, 175)), (0, (2,))],
)
def test_sums_that_do_not_hold(total: int, parts: tuple[int, ...]) -> None:
    finding = counts(total, *parts)
    assert finding is not None
    assert (finding.stated, finding.computed) == (Fraction(total), Fraction(sum(parts)))
    assert "Hãy" in str(finding)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.integers(1, 10**6))
def test_a_partition_holds_exactly_or_not_at_all(parts: list[int], off: int) -> None:
    assert counts(sum(parts), *parts) is None
    assert counts(sum(parts) + off, *parts) is not None


@pytest.mark.parametrize(
    ("total", "parts", "kind"),
    [
        (459, (284, 175, 12), SlipKind.LEFT_OUT),
        (634, (284, 175), SlipKind.TWICE),
        (2104, (2950, 1809), SlipKind.DIGIT),
        (495, (284, 175), SlipKind.TRANSPOSED),
        (624, (4, 36, 83, 535), None),
    ],
)
def test_likely_slips(total: int, parts: tuple[int, ...], kind: SlipKind | None) -> None:
    finding = counts(total, *parts)
    assert finding is not None
    assert (finding.slip.kind if finding.slip else None) is kind


def test_rounded_percentages_may_miss_a_hundred_by_their_last_digits() -> None:
    parts = [Said.of(text) for text in ("4.2", "93.1", "2.8")]
    whole = Said.of("100", decimals=1)
    assert check(whole, *parts, rounded=True) is None
    assert check(whole, *parts) is not None
    assert check(whole, Said.of("94.4"), Said.of("3.9"), rounded=True) is not None


def test_blanks_are_not_accused() -> None:
    assert check(Said(MISSING), Said.of(3)) is None
    assert check(Said.of(3), Said(NONE_AROSE), Said(NOT_APPLICABLE), Said.of(3)) is None
    assert check(Said.of(3), Said.of(1), Said(MISSING)) is None
    assert check(Said.of(3), Said(MISSING)) is None
    assert check(Said.of(3), Said(Figure(text="Có")), Said.of(1)) is None


def test_parts_already_too_much_are_found_while_one_is_missing() -> None:
    assert check(Said.of(3), Said.of(5), Said(MISSING)) is not None


def test_nothing_arose_but_parts_did() -> None:
    assert check(Said(NONE_AROSE), Said.of(2)) is not None


def test_a_part_is_not_larger_than_its_total() -> None:
    rule = PartOfTotal("online", "all")
    figures = {"online": Said.of(2949, label="Trực tuyến"), "all": Said.of(2475, label="Tổng số")}
    finding = rule.check(figures)
    assert finding is not None
    assert finding.slip is not None
    assert finding.slip.kind is SlipKind.SWAPPED
    assert str(finding.message).startswith("“Trực tuyến” là 2.949, lớn hơn “Tổng số” là 2.475.")
    assert rule.check({"online": Said.of(2475), "all": Said.of(2949)}) is None
    assert rule.check({"online": Said.of(5), "all": Said(MISSING)}) is None
    assert rule.check({"online": Said.of(5), "all": Said(NONE_AROSE)}) is not None
    assert rule.check({"all": Said.of(5)}) is None
