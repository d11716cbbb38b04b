"""Many units' forms at once: lanes, open units, owners, windows."""

from fractions import Fraction

import pytest

from cchc.catalogue.queries.tables import UnknownFormFault
from cchc.engine.bindings.refs import parse_ref
from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.engine.territory import UnknownUnit
from cchc.engine.windows import Window
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Submission
from cchc.reporting.queries.fill import fill
from cchc.reporting.services.record_submissions import UnitFigures, record_submissions
from cchc.statistics.resolve import Basis
from cchc.statistics.services.set_reporting_window import set_reporting_window
from tests.reporting.loading import KHANH_HOA, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

FORM = "tk-2021-tinh"
Q3 = Period.parse("2021-Q3")
SENT = "document.sent^whole"


def states(period: Period = Q3) -> dict[str, str]:
    return dict(Submission.objects.filter(period=str(period)).values_list("unit__code", "state"))


def test_units_with_figures_have_submitted_and_the_others_are_open() -> None:
    written = submit(Q3, {"th-snv": {SENT: 5}, "th-stp": {}})
    assert (written.appended, written.unchanged) == (1, 0)
    assert states() == {
        "kh": SubmissionState.ISSUED,
        "th-snv": SubmissionState.SUBMITTED,
        "th-stp": SubmissionState.OPEN,
    }


def test_twice_changes_nothing() -> None:
    submit(Q3, {"th-snv": {SENT: 5}})
    again = submit(Q3, {"th-snv": {SENT: 5}})
    assert (again.revision, again.appended, again.unchanged) == (None, 0, 1)
    assert Submission.objects.filter(unit__code="th-snv").count() == 1


def test_a_state_never_falls_back() -> None:
    submit(Q3, {"th-snv": {SENT: 5}})
    submit(Q3, {"th-snv": {}, "kh": {"directive.issued^own": 3}})
    assert states()["th-snv"] == SubmissionState.SUBMITTED
    assert states()["kh"] == SubmissionState.ISSUED


def test_the_submitted_lane_is_not_read_as_approved() -> None:
    submit(Q3, {"th-snv": {SENT: 5}}, lane=Lane.SUBMITTED)
    assert fill(FORM, "th", Q3).row("documents_sent").shown == ""
    assert fill(FORM, "th", Q3, lane=Lane.SUBMITTED).row("documents_sent").shown == "5"


def test_an_owner_answers_for_another_unit_and_opens_no_submission() -> None:
    ref = parse_ref("department.count@end^whole")
    boards = parse_ref("management_board.count@end^whole")
    reports = [
        UnitFigures("th-snv", {parse_ref(SENT): Figure(amount=Fraction(7))}),
        UnitFigures("th-snv", {ref: Figure(amount=Fraction(20))}, subject="th"),
        UnitFigures("th-snv", {boards: Figure(amount=Fraction(2))}, subject="th"),
        UnitFigures(
            "th-stp", {parse_ref("digital.meeting@end^whole"): Figure(amount=Fraction(1))}, subject="th"
        ),
    ]
    record_submissions(FORM, Q3, reports, lane=Lane.APPROVED, actor="test")
    row = fill(FORM, "th", Q3).row("departments")
    assert (row.shown, row.answer(ref).basis) == ("20", Basis.OWNER)
    assert states().keys() == {"kh", "th-snv"}


def test_each_unit_reports_over_its_own_window() -> None:
    own = Window.parse("2021-06-15/2021-09-01")
    set_reporting_window(Q3, own, unit="th-snv", actor="test")
    submit(Q3, {"th-stp": {SENT: 1}, "th-snv": {SENT: 2}})
    assert fill(FORM, "th-snv", Q3).window == own
    stored = Submission.objects.get(unit__code="th-snv")
    assert (stored.window_from, stored.window_to) == (own.start, own.stop)
    row = fill(FORM, "th", Q3).row("documents_sent")
    assert row.shown == "1"
    assert [one.unit for one in row.answer(parse_ref(SENT)).coverage.other_window] == ["th-snv"]


def test_figures_of_a_unit_are_about_what_it_lived_of_the_window() -> None:
    quarter = Period.parse("2025-Q1")
    submit(quarter, {"kh-skhcn": {SENT: 3}, "kh-snv": {SENT: 4}})
    assert fill(FORM, "kh", quarter).row("documents_sent").shown == "7"


def test_nobody_is_nothing() -> None:
    assert submit(Q3, {}).revision is None


def test_unknown_units_and_forms_are_refused_and_nothing_is_written() -> None:
    before = Submission.objects.count()
    with pytest.raises(UnknownUnit):
        submit(Q3, {"th-snv": {SENT: 5}, "th-zzz": {}})
    with pytest.raises(UnknownFormFault):
        submit(Q3, {"th-snv": {SENT: 5}}, form="tk-2021")
    assert Submission.objects.count() == before


def test_what_was_issued_is_not_touched_by_what_is_approved() -> None:
    shown = fill(*KHANH_HOA).row("directives").shown
    submit(Q3, {"kh": {"directive.issued^own": 1}})
    assert fill(*KHANH_HOA, lane=Lane.ISSUED).row("directives").shown == shown
