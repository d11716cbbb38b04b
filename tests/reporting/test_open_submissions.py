"""Opening forms: who gets which sections, done twice, refusals."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.catalogue.queries.tables import UnknownFormFault
from cchc.engine.territory import UnknownUnit
from cchc.foundation.models import AuditLine
from cchc.reporting.enums import SubmissionState, TransitionName
from cchc.reporting.models import Section, Submission, Transition
from cchc.reporting.queries.standing import NotLivingFault
from cchc.reporting.services.open_submissions import open_submissions
from cchc.units.models import UnitFunction
from tests.reporting.round_world import COMMUNE_FORM, COMMUNES, PROVINCE_FORM, Q3, load_world
from tests.statistics.world import START, unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    load_world()


def sections(code: str) -> dict[str, str]:
    found = Section.objects.filter(submission__unit__code=code)
    return dict(found.values_list("function", "office__code"))


def test_each_unit_gets_its_form_and_its_own_section() -> None:
    found = open_submissions(COMMUNE_FORM, COMMUNES, Q3, actor="lan")
    assert tuple(found) == COMMUNES
    assert {one.state for one in found.values()} == {SubmissionState.OPEN}
    assert (found["c1"].window_from, found["c1"].window_to) == (date(2026, 6, 15), date(2026, 9, 15))
    assert [sections(code) for code in COMMUNES] == [{"": "c1"}, {"": "c2"}, {"": "c3"}]
    assert set(Transition.objects.values_list("name", "actor")) == {(TransitionName.OPENED, "lan")}


def test_a_unit_with_units_below_has_a_section_for_each_office_that_owns_rows() -> None:
    open_submissions(PROVINCE_FORM, ["p"], Q3, actor="lan")
    assert sections("p") == {"": "p", "finance": "fin", "science": "sci"}


def test_what_nobody_or_two_hold_stays_with_the_unit() -> None:
    UnitFunction.objects.filter(function="science").delete()
    other = unit("fin2", "p", level="department")
    UnitFunction.objects.create(unit=other, function="finance", valid_from=START)
    open_submissions(PROVINCE_FORM, ["p"], Q3, actor="lan")
    assert sections("p") == {"": "p"}


def test_an_office_above_does_not_fill_in_the_form_of_a_unit_below() -> None:
    unit("v1", "c1", level="other")
    open_submissions(PROVINCE_FORM, ["c1"], Q3, actor="lan")
    assert sections("c1") == {"": "c1"}


def test_twice_changes_nothing_and_what_is_new_joins() -> None:
    first = open_submissions(COMMUNE_FORM, ["c1"], Q3, actor="lan")
    Submission.objects.update(state=SubmissionState.APPROVED)
    again = open_submissions(COMMUNE_FORM, ["c1", "c2"], Q3, actor="lan")
    assert again["c1"].pk == first["c1"].pk
    assert again["c1"].state == SubmissionState.APPROVED
    counted = (Submission, Section, Transition, AuditLine)
    before = [model.objects.count() for model in counted]
    open_submissions(COMMUNE_FORM, ["c1", "c2"], Q3, actor="lan")
    assert [model.objects.count() for model in counted] == before == [2, 2, 2, 2]


def test_refusals_write_nothing() -> None:
    unit("old", "p", stop=date(2025, 7, 1))
    for form, codes, fault in (
        ("nowhere", ["c1"], UnknownFormFault),
        (COMMUNE_FORM, ["c1", "c9"], UnknownUnit),
        (COMMUNE_FORM, ["c1", "old"], NotLivingFault),
    ):
        with pytest.raises(fault):
            open_submissions(form, codes, Q3, actor="lan")
    assert not Submission.objects.exists()


def test_queries_do_not_grow_with_units() -> None:
    many = [unit(f"d{number}", "p").code for number in range(40)]
    with CaptureQueriesContext(connection) as few:
        open_submissions(COMMUNE_FORM, ["c1"], Q3, actor="lan")
    with CaptureQueriesContext(connection) as more:
        open_submissions(COMMUNE_FORM, many, Q3, actor="lan")
    assert len(more) <= len(few)
