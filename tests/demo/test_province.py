"""The invented province: its sums are the sums of what its units said."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from cchc.catalogue.queries.definitions import definitions
from cchc.catalogue.queries.tables import form_tables
from cchc.demo import province
from cchc.demo.figures import Figures, figures_of
from cchc.engine.bindings.refs import MomentKind, Ref, parse_ref
from cchc.engine.kinds import Lane, Level
from cchc.reporting.queries.fill import FilledForm, fill
from cchc.reporting.queries.rules import broken_rules
from cchc.statistics.enums import Basis
from cchc.statistics.resolve import Question, resolve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("job")]


def said() -> dict[str, Figures]:
    """What each unit that has reported says, generated anew."""
    refs = form_tables(province.FORM).refs
    known = definitions({ref.indicator for ref in refs})
    return {
        unit.code: figures_of(unit, refs, known)
        for unit in province.reporters()
        if unit.code not in province.LATE
    }


def filled(lane: Lane = Lane.APPROVED) -> FilledForm:
    return fill(province.FORM, province.PROVINCE, province.PERIOD, lane=lane)


def added(wanted: Callable[[Ref], bool]) -> Fraction:
    """The plain sum over all units of the figures whose ref is wanted."""
    amounts = [figure.amount for one in said().values() for ref, figure in one.items() if wanted(ref)]
    return sum((amount for amount in amounts if amount is not None), Fraction(0))


def of(indicator: str, **values: str) -> Callable[[Ref], bool]:
    """Refs of an indicator in the quarter itself with just these axes, of these values where one is given."""

    def wanted(ref: Ref) -> bool:
        axes = dict(ref.breakdown.axes)
        if ref.moment.kind is MomentKind.AT:
            return False
        fits = all(not value or axes.get(axis) == (value,) for axis, value in values.items())
        return ref.indicator == indicator and axes.keys() == values.keys() and fits

    return wanted


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("documents_sent", of("document.sent")),
        ("issues_found", of("inspection.issue_found")),
        ("legal_documents_issued", of("legal_document.issued")),
        ("government_tasks_assigned", of("task.assigned", assigner="government")),
        ("civil_posts_assigned", of("civil_post.assigned")),
        ("civil_posts_filled", of("civil_post.filled")),
        ("labour_contracts", of("labour_contract.count")),
        ("service_units_department", of("service_unit.count", parent_kind="department")),
        ("service_posts_filled", of("service_post.filled")),
    ],
)
def test_a_sum_at_the_top_is_the_sum_of_what_the_units_said(key: str, wanted: Callable[[Ref], bool]) -> None:
    row = filled().row(key)
    assert row.figures[0].amount == added(wanted) > 0
    assert {answer.basis for answer in row.answers.values()} == {Basis.PARTS}


def test_a_rate_at_the_top_is_the_rate_of_the_sums() -> None:
    axes = {"receiver_level": "commune", "sector": ""}
    late = added(of("dossier.finished", outcome="late", **axes))
    every = added(of("dossier.finished", outcome="", **axes))
    assert every > late > 0
    assert filled().row("on_time_communes").figures[0].amount == 100 * (every - late) / every


def test_dossiers_are_known_in_all_by_level_and_by_sector() -> None:
    for key, values in (
        ("", {}),
        ("[sector=land]", {"sector": "land"}),
        ("[outcome=late]", {"outcome": "late"}),
    ):
        ref = parse_ref(f"dossier.finished{key}^whole")
        question = Question(province.PROVINCE, province.PERIOD.window(), (ref,))
        axes = {"receiver_level": "", "sector": "", "outcome": "", **values}
        assert resolve(question)[ref].figure.amount == added(of("dossier.finished", **axes)) > 0


def test_a_share_counts_the_units_that_were_to_answer() -> None:
    row = filled().row("document_system_departments")
    departments = [unit for unit in province.reporters() if unit.level is Level.DEPARTMENT]
    yes = added(of("document_system.connected", unit_level="department"))
    assert row.figures[0].amount == 100 * yes / len(departments)
    assert row.missing == ()


def test_communes_that_have_not_reported_are_named() -> None:
    form = filled()
    assert form.row("documents_sent").missing == tuple(sorted(province.LATE))
    assert form.row("on_time_departments").missing == ()
    assert form.row("procedures_in_force").missing == ()


def test_districts_are_no_more() -> None:
    form = filled()
    keys = [row.row.key for row in form.rows if "district" in row.row.key]
    assert keys
    assert {form.row(key).blank for key in keys} == {"not_applicable"}


def test_owners_answer_for_the_province() -> None:
    row = filled().row("departments")
    assert {answer.basis for answer in row.answers.values()} == {Basis.OWNER}


def test_the_provinces_figures_hold_together() -> None:
    assert broken_rules(filled()) == ()


def test_submitted_and_approved_say_the_same() -> None:
    shown = [[row.shown for row in filled(lane).rows] for lane in (Lane.SUBMITTED, Lane.APPROVED)]
    assert shown[0] == shown[1]


def test_recording_the_quarter_again_changes_nothing() -> None:
    assert [written.revision for written in province.record_quarter("test")] == [None, None]


def test_the_province_has_departments_and_communes() -> None:
    levels = [unit.level for unit in province.reporters()]
    assert (levels.count(Level.DEPARTMENT), levels.count(Level.COMMUNE)) == (20, 60)
    assert {unit.code for unit in province.reporters()} > province.LATE
