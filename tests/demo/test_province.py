"""The invented province: its units through time, and sums that are the sums of what its units wrote."""

from datetime import date
from fractions import Fraction
from functools import cache

import pytest

from cchc.demo.inventing import Reporter, invented, sense_of
from cchc.engine.periods import Period
from cchc.reporting.models import Cell
from cchc.reporting.queries.fill import FilledForm, fill
from cchc.reporting.queries.rules import broken_rules
from cchc.statistics.enums import Basis
from cchc.units.queries.listing import units_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("job")]

FIRST = Period.parse("2025-Q3")
CURRENT = Period.parse("2026-Q3")


@cache
def filled(period: Period) -> FilledForm:
    """The province's form; the world of the job stays as it is."""
    return fill("tk-2026-tinh", "ah", period)


def added(key: str, period: Period) -> int:
    """The plain sum of what approved units wrote into a row."""
    cells = Cell.objects.filter(submission__period=str(period), row_key=key, submission__state="approved")
    written = cells.exclude(submission__unit__code="ah").values_list("as_written", flat=True)
    return sum(int(text.replace(".", "")) for text in written)


def levels(day: date) -> dict[str, int]:
    found = [unit.level for unit in units_on(day, under="ah")]
    return {level: found.count(level) for level in sorted(set(found))}


def test_the_province_had_three_tiers_and_has_two() -> None:
    assert levels(date(2024, 11, 14)) == {"commune": 120, "department": 22, "district": 5, "province": 1}
    assert levels(date(2025, 6, 14)) == {"commune": 120, "department": 17, "district": 5, "province": 1}
    assert levels(date(2026, 9, 14)) == {"commune": 60, "department": 20, "province": 1}


@pytest.mark.parametrize("period", [FIRST, CURRENT], ids=str)
@pytest.mark.parametrize(
    "key", ["civil_posts_assigned", "issues_found", "legal_documents_issued", "labour_contracts"]
)
def test_a_sum_at_the_top_is_the_sum_of_what_approved_units_wrote(key: str, period: Period) -> None:
    row = filled(period).row(key)
    assert row.figures[0].amount == added(key, period) > 0
    assert {answer.basis for answer in row.answers.values()} == {Basis.PARTS}


def test_a_rate_at_the_top_is_the_rate_of_the_sums() -> None:
    over = added("on_time_communes_dossiers", CURRENT)
    under = added("finished_communes_dossiers", CURRENT)
    assert filled(CURRENT).row("on_time_communes").figures[0].amount == Fraction(100 * over, under)


def test_where_the_office_was_chosen_its_figure_stands() -> None:
    row = filled(FIRST).row("documents_sent")
    assert row.figures[0].amount == 71_386 != added("documents_sent", FIRST)


@pytest.mark.parametrize("period", [FIRST, CURRENT], ids=str)
def test_the_provinces_figures_hold_together(period: Period) -> None:
    assert broken_rules(filled(period)) == ()


def test_what_a_unit_invents_is_the_same_again_and_keeps_to_what_is_given() -> None:
    form, unit = sense_of("tk-2026-xa"), Reporter("ah-phukhe", "commune", CURRENT)
    assert invented(form, unit) == invented(form, unit)
    given = invented(form, unit, {"autonomy": 90, "autonomy_state": 40})
    parts = ("autonomy_investment", "autonomy_recurrent", "autonomy_partial")
    assert "autonomy" not in given
    assert sum(int(given[key]) for key in parts) == 50
