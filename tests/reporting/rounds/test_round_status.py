"""How a round stands: count, content and deadline apart; totals, filters, a fixed number of queries."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cchc.reporting.enums import TransitionName
from cchc.reporting.models import Round, RoundTemplate, RuleOverride, SubmissionChange, Transition
from cchc.reporting.queries.draft_findings import fingerprint
from cchc.reporting.queries.round_listing import RoundFault, find_round
from cchc.reporting.queries.round_status import FormStatus, RoundStatus, round_status
from cchc.reporting.queries.round_totals import Filter, shown, totals_of
from cchc.reporting.services.attach_signed_copy import Signed, attach_signed_copy
from cchc.reporting.services.extend_deadline import extend_deadline
from cchc.reporting.services.load_template import load_template
from cchc.reporting.services.open_round import open_round
from tests.reporting.rounds.small import (
    PLAN,
    QUARTER,
    UNITS,
    load_units,
    moment,
    opened,
    plan_file,
    sent,
    small_template,
    submission,
    write,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]
AFTER = moment("2026-09-17 09:00")


@pytest.fixture
def one(tmp_path: Path) -> Round:
    """A round that was just opened; communes are due on 16 September at 17:00."""
    return opened(tmp_path).round


def _of(status: RoundStatus, unit: str) -> FormStatus:
    return next(form for form in status.forms if form.unit == unit)


def _now(one: Round, unit: str) -> FormStatus:
    return _of(round_status(one, now=AFTER), unit)


def _sign(one: Round, unit: str, at: str, ground: str = "") -> None:
    sent_at = moment(at)
    signed = Signed("86/BC-UBND", sent_at.date(), sent_at, b"%PDF-", "86.pdf", ground)
    attach_signed_copy(submission(one, unit), signed, actor="test")


def _words(form: FormStatus) -> list[list[str]]:
    return [[str(reason) for reason in one.reasons] for one in (form.count, form.content, form.deadline)]


def _yes(form: FormStatus) -> tuple[bool | None, bool | None, bool | None]:
    return form.count.yes, form.content.yes, form.deadline.yes


def test_before_the_deadline_nothing_can_be_said_yet(one: Round) -> None:
    form = _of(round_status(one, now=moment("2026-09-16 17:00")), "q-a")
    assert _yes(form) == (None, None, None)
    assert form.late is None


def test_after_the_deadline_everything_that_lacks_is_named(one: Round) -> None:
    write(one, "q-a", issued="4")
    form = _now(one, "q-a")
    assert _yes(form) == (False, False, False)
    assert _words(form) == [
        ["chưa gửi biểu", "chưa có văn bản đã ký"],
        ["thiếu 2 dòng (2, 2.1)"],
        ["quá hạn 1 ngày làm việc"],
    ]
    assert (form.cells.filled, form.cells.expected) == (1, 3)


def test_sent_in_time_and_complete(one: Round) -> None:
    sent(write(one, "q-a", issued="4", plan="40", done="?none_arose"))
    _sign(one, "q-a", "2026-09-16 16:59")
    assert _yes(_now(one, "q-a")) == (True, True, True)


def test_the_signed_copy_tells_the_time_not_the_typing(one: Round) -> None:
    sent(write(one, "q-a", issued="4", plan="40", done="30"))
    assert _yes(_now(one, "q-a")) == (False, True, False)
    _sign(one, "q-a", "2026-09-18 09:30")
    form = _now(one, "q-a")
    assert _yes(form) == (True, True, False)
    assert form.late is not None
    assert (form.late.working_days, form.late.working_hours) == (2, 9.5)


def test_a_ground_excuses_a_late_copy_and_the_first_copy_counts(one: Round) -> None:
    sent(write(one, "q-a", issued="4", plan="40", done="30"))
    _sign(one, "q-a", "2026-09-17 08:15", ground="mất kết nối từ 15:00")
    _sign(one, "q-a", "2026-09-25 10:00")
    form = _now(one, "q-a")
    assert (form.deadline.yes, form.late) == (True, None)
    assert _words(form)[2] == ["gửi sau hạn, có lý do: mất kết nối từ 15:00"]
    assert form.signed is not None
    assert form.signed.copies == 2


def test_without_signed_copies_the_first_sending_in_the_system_tells(tmp_path: Path) -> None:
    small_template(tmp_path)
    load_template(plan_file(tmp_path, {**PLAN, "signed_copies": False}), "q", actor="test")
    template = RoundTemplate.objects.get(code="q-thu")
    one = open_round(template, QUARTER, actor="test").round
    given = write(one, "q-a", issued="4", plan="40", done="30")
    sent(given)
    Transition.objects.create(
        submission=given,
        name=TransitionName.SUBMITTED,
        before="open",
        after="submitted",
        actor="a",
        at=moment("2026-09-16 10:00"),
    )
    assert _yes(_now(one, "q-a")) == (True, True, True)


def test_an_extension_moves_the_deadline_and_keeps_the_first(one: Round) -> None:
    changed = extend_deadline(one, ["q-a"], moment("2026-09-21 17:00"), reason="Bão số 5", actor="test")
    assert [given.unit.code for given in changed] == ["q-a"]
    form = _now(one, "q-a")
    assert form.late is None
    assert form.extension is not None
    assert form.extension.reason == "Bão số 5"
    assert form.first_due_at == moment("2026-09-16 17:00")
    again = extend_deadline(one, ["q-a"], moment("2026-09-21 17:00"), reason="Bão số 5", actor="test")
    assert again == ()
    assert Transition.objects.filter(name=TransitionName.EXTENDED).count() == 1


def test_an_extension_needs_a_reason_a_unit_of_the_round_and_a_later_moment(one: Round) -> None:
    later = moment("2026-09-21 17:00")
    with pytest.raises(RoundFault, match="phải có lý do"):
        extend_deadline(one, ["q-a"], later, reason=" ", actor="test")
    with pytest.raises(RoundFault, match="của: nobody"):
        extend_deadline(one, ["q-a", "nobody"], later, reason="Bão", actor="test")
    with pytest.raises(RoundFault, match="sớm hơn hạn đang có 17:00 16/09/2026 của q-a"):
        extend_deadline(one, ["q-a"], moment("2026-09-15 17:00"), reason="Bão", actor="test")
    assert not one.submissions.filter(extensions__isnull=False).exists()


def test_a_signed_copy_is_kept_once_and_must_make_sense(one: Round) -> None:
    _sign(one, "q-a", "2026-09-16 16:00")
    _sign(one, "q-a", "2026-09-16 16:00")
    given = submission(one, "q-a")
    assert (given.signed_copies.count(), given.document_number) == (1, "86/BC-UBND")
    for wrong, why in (
        (Signed(" ", AFTER.date(), AFTER), "phải có số"),
        (Signed("1", AFTER.date() + timedelta(days=1), AFTER), "trước khi ký"),
        (Signed("1", AFTER.date(), timezone.now() + timedelta(days=1)), "chưa tới"),
    ):
        with pytest.raises(RoundFault, match=why):
            attach_signed_copy(given, wrong, actor="test")


def test_an_office_that_has_not_sent_its_section_is_named(one: Round) -> None:
    given = write(one, "q", issued="4", plan="40", done="30", spent="5")
    given.sections.filter(function="").update(state="submitted")
    form = _of(round_status(one, now=moment("2026-09-24 09:00")), "q")
    assert _words(form)[1] == ["phần của Sở Tài chính chưa gửi"]
    assert [(part.function, part.office, part.state) for part in form.sections] == [
        ("", "q", "submitted"),
        ("finance", "q-tc", "open"),
    ]


def test_a_broken_rule_is_counted_until_it_is_accepted_with_a_reason(one: Round) -> None:
    given = write(one, "q-a", issued="4", plan="40", done="52")
    form = _now(one, "q-a")
    assert _words(form)[1] == ["1 lỗi số liệu chưa giải trình"]
    (finding,) = form.cells.findings
    RuleOverride.objects.create(
        submission=given,
        finding=fingerprint(finding),
        rule=finding.rule,
        row_keys=list(finding.keys),
        reason="Giao bổ sung sau khi lập kế hoạch",
        actor="test",
    )
    assert _now(one, "q-a").content.yes is True


def test_estimates_and_preliminary_figures_are_counted(one: Round) -> None:
    given = write(one, "q-a", issued="4", plan="40", done="30")
    given.cells.filter(row_key="issued").update(quality="estimate")
    given.cells.filter(row_key="plan").update(quality="preliminary")
    cells = _now(one, "q-a").cells
    assert (cells.filled, cells.estimates, cells.preliminary) == (3, 1, 1)


def test_what_was_saved_after_the_last_sending_is_told(one: Round) -> None:
    given = submission(one, "q-a")
    assert _now(one, "q-a").changed is None
    SubmissionChange.objects.create(
        submission=given, version=1, actor="a", source="typed", changes={"plan": {}}
    )
    Transition.objects.create(
        submission=given, name="submitted", before="open", after="submitted", actor="a", at=timezone.now()
    )
    SubmissionChange.objects.create(
        submission=given, version=2, actor="b", source="typed", changes={"done": {}, "issued": {}}
    )
    changed = _now(one, "q-a").changed
    assert changed is not None
    assert (changed.rows, changed.actors) == (("done", "issued"), ("b",))
    since = round_status(one, now=AFTER, since=moment("2026-01-01 00:00"))
    told = _of(since, "q-a").changed
    assert told is not None
    assert told.rows == ("plan", "done", "issued")


def test_totals_leave_out_units_that_are_no_longer_expected(tmp_path: Path) -> None:
    one = opened(tmp_path).round
    load_units(tmp_path, UNITS.replace("ward,commune,q,2025-07-01,", "ward,commune,q,2025-07-01,2026-09-01"))
    sent(write(one, "q-a", issued="4", plan="40", done="30"))
    _sign(one, "q-a", "2026-09-16 16:00")
    status = round_status(one, now=AFTER)
    assert not _of(status, "q-b").expected
    assert status.forms[-1].unit == "q-b"
    totals = totals_of(status)
    assert (totals.units, totals.forms, totals.by_state) == (5, 5, {"open": 4, "submitted": 1})
    assert totals.count == {"yes": 1, "no": 0, "open": 4}
    assert totals.late == 0


def test_filters_add_up_and_orders_hold(one: Round) -> None:
    sent(write(one, "q-a", issued="4", plan="40"))
    _sign(one, "q-a", "2026-09-16 16:00")
    status = round_status(one, now=moment("2026-09-22 09:00"))

    def units(order: str = "tree", **wanted: object) -> list[str]:
        return [form.unit for form in shown(status, Filter(**wanted), order)]  # type: ignore[arg-type]

    assert units(late=True) == ["q-b", "q-c", "q-nv", "q-tc"]
    assert units(incomplete=True, level="commune") == ["q-a", "q-b", "q-c"]
    assert units(missing=True, level="department") == ["q-nv", "q-tc"]
    assert units(units=frozenset({"q-c"})) == ["q-c"]
    assert units("name")[:2] == ["q-c", "q-b"]
    assert units("late")[0] == "q-b"
    assert units("due")[0] == "q-a"


def test_the_number_of_queries_does_not_grow_with_units(tmp_path: Path) -> None:
    template = small_template(tmp_path)
    one = open_round(template, QUARTER, actor="test").round
    with CaptureQueriesContext(connection) as few:
        round_status(one, now=AFTER)
    more = "".join(f"q-x{place},Xã Số {place},commune,commune,q,2025-07-01,\n" for place in range(20))
    load_units(tmp_path, UNITS + more)
    open_round(template, QUARTER, actor="test")
    for place in range(20):
        sent(write(one, f"q-x{place}", issued="1", plan="2", done="3"))
        _sign(one, f"q-x{place}", "2026-09-16 10:00")
    with CaptureQueriesContext(connection) as many:
        round_status(one, now=AFTER)
    assert len(many) <= len(few) <= 32


def test_a_round_is_found_by_its_period_where_there_is_but_one(one: Round) -> None:
    assert find_round(QUARTER).pk == one.pk
    with pytest.raises(RoundFault, match="Chưa mở đợt báo cáo quý III năm 2026 \\(kh\\)"):
        find_round(QUARTER, "kh")
    Round.objects.create(
        host=submission(one, "q-a").unit,
        period="2026-Q3",
        window_from=one.window_from,
        window_to=one.window_to,
        cut_off=one.cut_off,
        opened_at=timezone.now(),
    )
    with pytest.raises(RoundFault, match="q, q-a"):
        find_round(QUARTER)
