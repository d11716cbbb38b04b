"""Opening a round: who is expected, by when; what opening again does; what stands in the way."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.foundation.models import AuditLine
from cchc.reporting.models import Round, RoundRowBasis, Section, Submission
from cchc.reporting.queries.round_listing import RoundFault
from cchc.reporting.round_plan import PlanFault
from cchc.reporting.services.close_round import close_round
from cchc.reporting.services.open_round import open_round
from cchc.reporting.services.open_submissions import open_submissions
from cchc.statistics.queries.reporting_windows import window_for
from cchc.units.services import import_successions
from tests.reporting.rounds.small import QUARTER, UNITS, load_units, opened, sent, small_template

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def _due(unit: str) -> str:
    due = Submission.objects.get(unit__code=unit, period="2026-Q3").due_at
    assert due is not None
    return f"{timezone.localtime(due):%Y-%m-%d %H:%M}"


def test_each_kind_of_unit_gets_its_deadline(tmp_path: Path) -> None:
    done = opened(tmp_path)
    assert done.created
    assert len(done.opened) == 6
    assert [_due(unit) for unit in ("q-a", "q-c", "q-nv", "q")] == [
        "2026-09-16 17:00",
        "2026-09-18 17:00",
        "2026-09-17 11:30",
        "2026-09-23 17:00",
    ]
    assert (done.round.window_from, done.round.window_to) == (date(2026, 6, 15), date(2026, 9, 15))
    assert done.round.cut_off == date(2026, 9, 14)
    assert done.round.title == "Báo cáo công tác cải cách hành chính quý III năm 2026"
    assert RoundRowBasis.objects.get(round=done.round).basis == "owner"


def test_the_host_has_a_section_for_each_owner_of_its_rows(tmp_path: Path) -> None:
    opened(tmp_path)
    offices = Section.objects.filter(submission__unit__code="q").values_list("function", "office__code")
    assert list(offices) == [("", "q"), ("finance", "q-tc")]


def test_opening_twice_changes_nothing_and_a_new_unit_is_taken_in(tmp_path: Path) -> None:
    template = small_template(tmp_path)
    open_round(template, QUARTER, actor="test")
    lines = AuditLine.objects.count()
    again = open_round(template, QUARTER, actor="test")
    assert (again.created, again.opened, again.taken_in, AuditLine.objects.count()) == (False, (), (), lines)
    load_units(tmp_path, f"{UNITS}q-d,Xã Dương Liễu,commune,commune,q,2026-01-01,\n")
    assert open_round(template, QUARTER, actor="test").opened == (("q-d", "nho"),)
    assert _due("q-d") == "2026-09-16 17:00"


def test_a_merger_by_the_cut_off_changes_who_is_expected(tmp_path: Path) -> None:
    template = small_template(tmp_path)
    open_round(template, QUARTER, actor="test")
    load_units(tmp_path, f"{UNITS}q-ab,Xã An Bình,commune,commune,q,2026-09-10,\n")
    acts = tmp_path / "acts.csv"
    acts.write_text(
        "effective_on,decree,kind,predecessors,successors\n2026-09-10,Nghị quyết,merger,q-a q-b,q-ab\n"
    )
    import_successions(acts, "test")
    again = open_round(template, QUARTER, actor="test")
    assert again.opened == (("q-ab", "nho"),)
    assert again.gone == ("q-a", "q-b")
    assert [(one.unit, one.name, one.successors) for one in again.ended] == [
        ("q-a", "Xã An Hòa", ("q-ab",)),
        ("q-b", "Phường Bình Minh", ("q-ab",)),
    ]


def test_a_submission_opened_before_the_round_is_taken_in(tmp_path: Path) -> None:
    template = small_template(tmp_path)
    open_submissions("nho", ["q-a"], QUARTER, actor="test")
    done = open_round(template, QUARTER, actor="test")
    assert done.taken_in == (("q-a", "nho"),)
    assert len(done.opened) == 5
    assert _due("q-a") == "2026-09-16 17:00"


def test_an_own_window_holds_for_the_host_and_all_below_it(tmp_path: Path) -> None:
    template = small_template(tmp_path)
    own = Window(date(2026, 6, 1), date(2026, 9, 1))
    done = open_round(template, QUARTER, actor="test", window=own)
    assert done.round.cut_off == date(2026, 8, 31)
    assert window_for("q-a", QUARTER) == own
    # 1 and 2 September 2026 are holidays.
    assert _due("q-a") == "2026-09-04 17:00"


def test_figures_sent_over_another_window_stand_in_the_way(tmp_path: Path) -> None:
    template = small_template(tmp_path)
    sent(open_submissions("nho", ["q-a"], QUARTER, actor="test")["q-a"])
    own = Window(date(2026, 6, 1), date(2026, 9, 1))
    with pytest.raises(RoundFault, match="khoảng khác với đợt này: q-a"):
        open_round(template, QUARTER, actor="test", window=own)
    assert not Round.objects.filter(period="2026-Q3", host__code="q").exists()
    assert window_for("q-a", QUARTER) == QUARTER.window()


def test_what_was_fixed_at_the_first_opening_stays(tmp_path: Path) -> None:
    template = small_template(tmp_path)
    open_round(template, QUARTER, actor="test")
    with pytest.raises(RoundFault, match="đã mở với số liệu từ 15/06/2026 đến 14/09/2026"):
        open_round(template, QUARTER, actor="test", cut_off=date(2026, 9, 30))


def test_a_plan_that_is_not_for_the_period_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanFault, match=r"không dùng cho quý II năm 2026\..*quý I, III; 6 tháng"):
        open_round(small_template(tmp_path), Period.parse("2026-Q2"), actor="test")


def test_closing_needs_a_reason_while_forms_are_unsent_and_so_does_opening_again(tmp_path: Path) -> None:
    template = small_template(tmp_path)
    one = open_round(template, QUARTER, actor="test").round
    with pytest.raises(RoundFault, match="còn 6 biểu chưa gửi"):
        close_round(one, actor="test")
    assert close_round(one, actor="test", reason="Đã tổng hợp xong")
    assert not close_round(one, actor="test")
    with pytest.raises(RoundFault, match="đã khóa"):
        open_round(template, QUARTER, actor="test")
    open_round(template, QUARTER, actor="test", reason="Nhận báo cáo bổ sung")
    assert Round.objects.get(pk=one.pk).state == "open"
