"""What goes out comes back the same; what is filled in comes back as it was meant."""

import random
from io import BytesIO

import pytest
from django.db import transaction
from openpyxl import load_workbook

from benchmarks.filling import fill
from benchmarks.judging import silent_errors
from benchmarks.spoil import each_spoiling, spoiled, thousand_times
from cchc.engine.periods import Period
from cchc.reporting.enums import CellSource
from cchc.reporting.models import Submission
from cchc.reporting.services.import_workbooks import Asked
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.save_cells import CellSave, save_cells
from tests.reporting.loading import HA_TINH_FINANCE, KHANH_HOA, KHANH_HOA_SCIENCE, XIN_MAN, Report
from tests.reporting.workbook.small_form import FORM, Q3, meaning, out, stored, take

pytestmark = pytest.mark.django_db

ASKED = Asked(FORM, "zc1", str(Q3))
LEAFLETS: Report = ("tt-2024-so-ht", "ht-stc", Period.parse("2024-H1"))


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "report", [KHANH_HOA, XIN_MAN, KHANH_HOA_SCIENCE, HA_TINH_FINANCE, LEAFLETS], ids=lambda one: one[0]
)
def test_a_published_report_goes_out_and_comes_back_unchanged(report: Report) -> None:
    form, unit, period = report
    result = take(out(unit, form, period))
    assert (result.taken, result.conflicts, result.not_understood, result.doubts) == ([], [], [], [])
    assert result.unchanged > 5


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("form", ["tk-2021-tinh", "tk-2023-huyen"])
def test_a_shipped_form_filled_in_by_hand_is_taken_whole(form: str) -> None:
    period = Period.parse("2019-Q2")
    one = fill(out("kh", form, period), seed=7)
    result = take(one.content())
    assert result.whole
    assert silent_errors(one, result, stored("kh", form, period), meaning(form)) == []
    assert len(result.taken) == len(one.truth) > 70
    assert take(out("kh", form, period)).taken == []


@pytest.mark.usefixtures("small_form")
@pytest.mark.parametrize("spoiling", [*each_spoiling()], ids=lambda one: one.__name__)
def test_no_spoiling_leads_to_a_silent_error(spoiling: object) -> None:
    one = fill(out(), seed=3)
    before = dict(one.truth)
    assert callable(spoiling)
    assert spoiling(one)
    _period_before(before)
    result = take(one.content(), ASKED if one.plain else None)
    assert silent_errors(one, result, stored(), meaning()) == []


@pytest.mark.usefixtures("small_form")
def test_random_fills_and_spoilings_never_lead_to_a_silent_error() -> None:
    content = out()
    for seed in range(8):
        with transaction.atomic():
            one = spoiled(content, seed)
            _period_before(fill(content, seed).truth)
            result = take(one.content(), ASKED if one.plain else None)
            assert silent_errors(one, result, stored(), meaning()) == [], (seed, one.applied)
            transaction.set_rollback(True)


@pytest.mark.usefixtures("small_form")
def test_random_fills_come_back_cell_by_cell() -> None:
    content = out()
    for seed in random.Random(5).sample(range(10**6), 2):  # noqa: S311 - the same fills every time
        with transaction.atomic():
            one = fill(content, seed)
            result = take(one.content())
            assert result.whole
            assert len(result.taken) == len(one.truth)
            assert silent_errors(one, result, stored(), meaning()) == []
            assert take(out()).taken == []
            transaction.set_rollback(True)


@pytest.mark.usefixtures("small_form")
@pytest.mark.parametrize("before", ["2021-Q2", "2021-Q1", "2020-Q3"])
def test_a_thousand_times_too_much_is_told_from_the_latest_report_of_its_kind(before: str) -> None:
    one = fill(out(), seed=3)
    truth = dict(one.truth)
    assert thousand_times(one)
    _period_before(truth, Period.parse(before))
    assert any("lệch khoảng 1.000 lần" in str(said.why) for said in take(one.content()).doubts)


@pytest.mark.usefixtures("small_form")
def test_a_round_of_another_size_is_taken_with_warnings_and_holds_nothing_back() -> None:
    one = fill(out(), seed=3)
    chance = random.Random(8)  # noqa: S311 - the same figures every time
    counted = [key for key in one.filled() if one.kinds[key] in {"Số đếm", "Số tiền"}]
    for place, key in enumerate(counted):
        one.cell(key).value = one.truth[key] = float(chance.randint(2000, 9000) + place)
    _period_before({key: float(chance.randint(1, 12)) for key in counted})
    result = take(one.content())
    assert (result.doubts, result.not_understood, result.conflicts) == ([], [], [])
    assert set(counted) <= {cell.row for cell in result.taken}
    assert sum("hàng trăm lần" in str(said.why) for said in result.warnings) > len(counted) / 2


def _period_before(truth: dict[str, float | str], period: Period | None = None) -> None:
    opened = open_submissions(FORM, ["zc1"], period or Q3.previous(), actor="lan")
    save_cells(
        [
            CellSave(opened["zc1"].pk, key, f"{meant:.2f}".rstrip("0").rstrip(".").replace(".", ","))
            for key, meant in truth.items()
            if isinstance(meant, float)
        ],
        source=CellSource.TYPED,
        actor="lan",
    )


@pytest.mark.usefixtures("small_form")
def test_the_workbook_holds_formulas_locks_and_hidden_keys() -> None:
    book = load_workbook(BytesIO(out()))
    sheet = book.worksheets[0]
    by_key = {row[6].value: row for row in sheet.iter_rows(min_row=1) if row[6].value}
    assert by_key["rate"][3].value.startswith("=IF(COUNT(")
    assert by_key["rate"][3].protection.locked
    assert not by_key["on_time"][3].protection.locked
    assert by_key["above"][3].protection.locked
    assert "SUM(" in by_key["finished"][5].value
    assert sheet.protection.sheet
    assert sheet.column_dimensions["G"].hidden
    assert (book["_cchc"].sheet_state, book.sheetnames[1]) == ("veryHidden", "Hướng dẫn")
    assert sheet.print_title_rows
    assert sheet.freeze_panes


@pytest.mark.usefixtures("small_form")
def test_the_same_form_gives_the_same_bytes() -> None:
    assert out() == out()
    assert not Submission.objects.filter(unit__code="zc1").exists()
