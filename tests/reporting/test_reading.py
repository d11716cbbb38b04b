"""What cells say, as they stand in the published reports and as people spoil them."""

from datetime import date
from fractions import Fraction

import pytest

from cchc.reporting.enums import CellStatus
from cchc.reporting.queries.reading import (
    CellReading,
    read_cell,
    read_note_date,
    read_note_parts,
    read_value_parts,
)
from tests.reporting.loading import row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def read(form: str, key: str, text: str) -> CellReading:
    row, known = row_of(form, key)
    return read_cell(row, text, known)


def amounts(reading: CellReading) -> list[Fraction | None]:
    return [one.figure.amount for one in reading.figures]


def test_a_pair_row_gives_two_figures_in_the_order_of_its_bindings() -> None:
    reading = read("tk-2023-huyen", "training", "549/8")
    assert [str(one.ref.indicator) for one in reading.figures] == ["outreach.trainee", "outreach.class"]
    assert amounts(reading) == [549, 8]
    assert reading.status == CellStatus.KEPT


@pytest.mark.parametrize("text", ["549", "549/", "549/8/2"])
def test_half_a_pair_is_not_understood(text: str) -> None:
    assert read("tk-2023-huyen", "training", text) == CellReading(CellStatus.NOT_UNDERSTOOD)


def test_a_count_written_as_a_share_keeps_its_denominator() -> None:
    (one,) = read("tk-2021-tinh", "job_positions_service", "101/119").figures
    assert [one.figure.amount, one.denominator] == [101, 119]


def test_units_and_zeros_before_a_count_do_not_matter() -> None:
    assert amounts(read("tk-2022-so-kh", "procedures_abolished", "07 TTHC")) == [7]
    assert amounts(read("tk-2022-so-kh", "procedures_in_force", " 54\u00a0TTHC ")) == [54]


@pytest.mark.parametrize(
    ("text", "amount"), [("Có", 1), ("CÓ", 1), ("Đã", 1), ("Không", 0), ("chưa", 0), ("1", 1)]
)
def test_yes_and_no(text: str, amount: int) -> None:
    assert amounts(read("tk-2023-huyen", "commune_criteria", text)) == [amount]


def test_a_choice_is_its_code() -> None:
    assert amounts(read("tk-2021-tinh", "survey_method", "2")) == [2]


def test_money_printed_in_millions_is_kept_in_dong() -> None:
    assert amounts(read("tk-2023-huyen", "investment_planned", "403.186")) == [403_186_000_000]
    assert amounts(read("tk-2023-huyen", "investment_planned", "403,5")) == [403_500_000]


def test_a_share_where_a_per_cent_belongs_is_the_per_cent_it_makes() -> None:
    reading = read("tk-2022-so-kh", "documents_electronic_departments", "732VBĐT/876VBD")
    assert amounts(reading) == [Fraction("83.5616")]
    assert reading.figures[0].denominator == 876


def test_per_cent_with_and_without_its_sign() -> None:
    assert amounts(read("tk-2021-tinh", "processes_approved_rate", "91,46%")) == [Fraction("91.46")]
    assert amounts(read("tk-2021-tinh", "processes_approved_rate", "91,46")) == [Fraction("91.46")]


def test_words_are_kept_where_words_belong() -> None:
    (one,) = read("tk-2024-so-ht", "portal_quality", "Đảm bảo").figures
    assert one.figure.text == "Đảm bảo"


def test_a_row_without_an_indicator_has_words() -> None:
    assert read("tk-2021-tinh", "direction", "xem trên").status == CellStatus.WORDS


@pytest.mark.parametrize("text", ["", " ", "\u00a0\n"])
def test_a_blank_cell_is_empty(text: str) -> None:
    assert read("tk-2021-tinh", "directives", text) == CellReading(CellStatus.EMPTY)


@pytest.mark.parametrize(
    ("form", "key", "text"),
    [
        ("tk-2021-tinh", "directives", "khoảng chục"),
        ("tk-2021-tinh", "directives", "7,5"),
        ("tk-2021-tinh", "directives", "9" * 20),
        ("tk-2021-tinh", "job_positions_service", "101/1,5"),
        ("tk-2021-tinh", "processes_approved_rate", "5/0"),
        ("tk-2021-tinh", "processes_approved_rate", "91,46789%"),
        ("tk-2023-huyen", "investment_planned", "0,0000001"),
    ],
)
def test_what_the_ledger_cannot_hold_is_not_understood(form: str, key: str, text: str) -> None:
    assert read(form, key, text) == CellReading(CellStatus.NOT_UNDERSTOOD)


def test_guesses_are_named() -> None:
    assert read("tk-2021-tinh", "service_posts_streamlined", "4246").guesses == ("no_separator",)


def test_a_note_gives_the_parts_of_a_ratio() -> None:
    row, _ = row_of("tk-2021-tinh", "on_time_land")
    over, under = read_note_parts(row, "31.972/32.279 hồ sơ")
    assert [over.figure.amount, under.figure.amount] == [31_972, 32_279]
    assert str(over.ref) == "dossier.finished[outcome=early|on_time,sector=land]^whole"
    assert str(under.ref) == "dossier.finished[sector=land]^whole"


@pytest.mark.parametrize("note", ["", "31.972 hồ sơ", "Theo báo cáo số 12/BC-STNMT ngày 3/9/2021"])
def test_other_notes_have_no_parts(note: str) -> None:
    row, _ = row_of("tk-2021-tinh", "on_time_land")
    assert read_note_parts(row, note) == ()


def test_only_a_row_that_prints_its_parts_in_the_note_has_them_there() -> None:
    row, _ = row_of("tk-2021-tinh", "on_time_departments")
    assert read_note_parts(row, "31.972/32.279 hồ sơ") == ()


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Tính đến tháng 3/2021", date(2021, 3, 31)),
        ("(tính đến 02/2024)", date(2024, 2, 29)),
        ("tính đến tháng 13/2021", None),
        ("", None),
    ],
)
def test_a_note_may_say_until_when_was_counted(note: str, day: date | None) -> None:
    assert read_note_date(note) == day


def test_a_ratio_filled_in_as_two_numbers_gives_its_parts() -> None:
    row, _ = row_of("tk-2021-tinh", "on_time_departments")
    over, under = read_value_parts(row, "101/119")
    assert [one.figure.amount for one in (over, under)] == [101, 119]
    assert over.ref.breakdown.key == "outcome=early|on_time;receiver_level=province"
    assert under.ref.breakdown.key == "receiver_level=province"


@pytest.mark.parametrize("text", ["84,87%", "101/0", "tốt", ""])
def test_a_ratio_filled_in_otherwise_gives_no_parts(text: str) -> None:
    row, _ = row_of("tk-2021-tinh", "on_time_departments")
    assert read_value_parts(row, text) == ()


def test_a_ratio_with_rows_for_its_parts_takes_them_from_there() -> None:
    row, _ = row_of("tk-2023-huyen", "plan_completion_rate")
    assert read_value_parts(row, "43/43") == ()
