"""The rounds of the demonstration: who is late, what the rules caught, what was chosen and issued."""

from collections import Counter

import pytest

from cchc.demo.playing import play
from cchc.demo.script import rounds
from cchc.foundation.models import AuditLine
from cchc.reporting.models import Round, Submission, Transition
from cchc.statistics.queries.revisions import newest_revision
from tests.demo.conftest import Job

pytestmark = [pytest.mark.django_db]


@pytest.mark.usefixtures("job")
def test_four_periods_are_collected_and_a_district_collected_its_own() -> None:
    stored = [f"{one.host.code} {one.period}" for one in Round.objects.select_related("host")]
    assert sorted(stored) == ["ah 2024", "ah 2025-H1", "ah 2025-Q3", "ah 2026-Q3", "ah-khegiang 2024"]


def test_units_of_the_open_round_are_late_returned_and_missing(job: Job) -> None:
    owing = {one["unit"]: one for one in job.answer["owing"]}
    states = Counter(one["state"] for one in owing.values())
    assert states == {"open": 7, "returned": 3, "approved": 3}
    assert owing["ah-mykhe"]["working_days_late"] == 1
    assert owing["ah-longtrach"]["working_days_late"] is None
    assert owing["ah-hoadien"]["extended"]
    assert owing["ah-tayson"]["sent_at"] is None


def test_rules_catch_every_planted_error_and_nothing_else(job: Job) -> None:
    caught = {(one["unit"], one["rule"], one["rows"][0]) for one in job.answer["caught"]}
    assert caught == {
        ("ah-hoatrach", "not_understood", "directives"),
        ("ah-phuson", "partition", "autonomy"),
        ("ah-taykhe", "part", "civil_posts_filled"),
        ("ah-vinhdien", "thousandfold", "investment_planned"),
        ("ah-vinhdien", "thousandfold", "investment_disbursed"),
        ("ah-xuandien", "ratio", "documents_electronic_rate"),
    }


@pytest.mark.usefixtures("job")
def test_what_blocks_is_not_sent_and_what_was_accepted_with_a_reason_is() -> None:
    states = dict(Submission.objects.filter(period="2026-Q3").values_list("unit__code", "state"))
    assert {states[unit] for unit in ("ah-hoatrach", "ah-phuson", "ah-taykhe", "ah-xuandien")} == {"open"}
    assert states["ah-tandien"] == "approved"


def test_an_office_disagrees_with_the_sum_and_the_choice_has_a_reason(job: Job) -> None:
    chosen = {one["key"]: one for one in job.answer["chosen"]}
    row = chosen["documents_sent"]
    assert row["sum"]["value"] != row["owner"]["value"] == row["value"]
    assert (row["basis"], row["to_choose"], row["office"]) == ("owner", False, "ah-khcn")
    assert row["reason"]


@pytest.mark.usefixtures("job")
def test_what_was_given_back_and_corrected_has_its_log() -> None:
    steps = Transition.objects.filter(submission__unit__code="ah-xuanlach", submission__period="2025-Q3")
    assert list(steps.values_list("name", flat=True)) == [
        "opened",
        "submitted",
        "returned",
        "submitted",
        "approved",
    ]


@pytest.mark.usefixtures("job")
def test_one_unit_gives_estimates() -> None:
    stored = Submission.objects.get(unit__code="ah-binhson", period="2026-Q3")
    assert stored.cells.filter(quality="estimate").count() == 4


def test_a_merged_commune_is_compared_across_the_merger(job: Job) -> None:
    compared = {(one["period"], one["view"]): one for one in job.answer["compared"]}
    assert compared["2024", "as-reported"]["amount"] is None
    assert compared["2024", "today"]["present"] == ["ah-haikhe", "ah-kimkhe", "ah-lockhe"]
    assert compared["2024", "today"]["amount"] == compared["2024", "crosswalk"]["amount"] > 0
    assert compared["2025-Q3", "today"]["missing"] == ["ah-haikhe", "ah-kimkhe", "ah-lockhe"]
    assert len({compared["2026-Q3", view]["amount"] for view in ("as-reported", "today", "crosswalk")}) == 1


def test_what_was_issued_holds(job: Job) -> None:
    editions = job.answer["editions"]
    assert sorted(editions) == ["ah-khegiang/2024/tk-2023-huyen/1", "ah/2025-Q3/tk-2026-tinh/1"]
    assert all(one["held"] == one["checks"] > 0 for one in editions.values())


@pytest.mark.usefixtures("job")
def test_playing_again_writes_nothing() -> None:
    before = (newest_revision(), AuditLine.objects.count(), Transition.objects.count())
    for script in rounds():
        play(script)
    assert (newest_revision(), AuditLine.objects.count(), Transition.objects.count()) == before
