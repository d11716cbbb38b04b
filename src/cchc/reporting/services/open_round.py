"""Use case: open the round of a period from a template; opening again takes in what was added since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.catalogue.models import Form
from cchc.engine.faults import N_
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.foundation import audit
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Round, RoundForm, RoundRowBasis, RoundTemplate, Submission
from cchc.reporting.queries.round_expected import Ended, Expected, ended_in, expected_in
from cchc.reporting.queries.round_listing import RoundFault
from cchc.reporting.queries.standing import Validity
from cchc.reporting.round_plan import PlanFault, RoundPlan
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.reopen_round import reopen_round
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.services.set_reporting_window import set_reporting_window

Pair = tuple[str, str]


@dataclass(frozen=True)
class RoundOpened:
    """What opening did: unit and form of new submissions, of those taken in, of those left elsewhere.

    `gone` are units of the round that are expected no longer; `ended` units that ended within the window;
    `out_of_force` forms that are not in force at the cut-off, which are collected all the same.
    """

    round: Round
    created: bool
    expected: Expected
    opened: tuple[Pair, ...]
    taken_in: tuple[Pair, ...]
    elsewhere: tuple[Pair, ...]
    gone: tuple[str, ...]
    ended: tuple[Ended, ...]
    out_of_force: tuple[str, ...]


def open_round(
    template: RoundTemplate,
    period: Period,
    *,
    actor: str,
    window: Window | None = None,
    cut_off: date | None = None,
    reason: str = "",
) -> RoundOpened:
    """Open the round with a submission for each expected unit and form; done twice it changes nothing.

    `window` and `cut_off` stand in for those of the plan; `reason` opens a closed round again. Raises
    PlanFault, RoundFault, CalendarFault and what open_submissions raises; then nothing was written.
    """
    plan = RoundPlan.of(template.plan)
    with transaction.atomic():
        one, created = _round(template, plan, period, window, cut_off)
        reopen_round(one, actor=actor, reason=reason)
        _lines(one, plan, period)
        _bases(one, plan)
        _window(one, period, actor)
        expected = expected_in(one, one.forms.select_related("form"))
        done = _opened(one, created, expected, period, actor)
        if created or reason or done.opened or done.taken_in:
            told = f"{len(done.opened)} opened, {len(done.taken_in)} taken in. {reason}".strip()
            audit.record(actor, "reporting.open_round", str(one), told)
    return done


def _round(
    template: RoundTemplate, plan: RoundPlan, period: Period, window: Window | None, cut_off: date | None
) -> tuple[Round, bool]:
    """The round as it stands, or a new one; what was fixed at the first opening is not changed silently."""
    served = plan.serving(period)
    about = window or served.window
    last = cut_off or (about.last_day if window else served.cut_off)
    stored = Round.objects.select_related("host").filter(host=template.host, period=str(period)).first()
    if stored is None:
        return _new(template, plan, period, about, last)
    asked = (window or Window(stored.window_from, stored.window_to), cut_off or stored.cut_off)
    if asked != (Window(stored.window_from, stored.window_to), stored.cut_off):
        raise RoundFault(
            N_(
                "Đợt báo cáo %(period)s đã mở với số liệu %(window)s, chốt ngày %(cut_off)s; "
                "không đổi được nữa."
            ),
            period=period.phrase(),
            window=Window(stored.window_from, stored.window_to).phrase(),
            cut_off=f"{stored.cut_off:%d/%m/%Y}",
        )
    return stored, False


def _new(
    template: RoundTemplate, plan: RoundPlan, period: Period, window: Window, cut_off: date
) -> tuple[Round, bool]:
    """A new round, unless somebody else opened it in this very moment."""
    return Round.objects.get_or_create(
        host=template.host,
        period=str(period),
        defaults={
            "template": template,
            "title": plan.titled(period),
            "window_from": window.start,
            "window_to": window.stop,
            "cut_off": cut_off,
            "opened_at": timezone.now(),
        },
    )


def _lines(one: Round, plan: RoundPlan, period: Period) -> None:
    """Fix the deadline of every line that the round does not have yet."""
    there = {(line.level, line.kind, line.form.code) for line in one.forms.select_related("form")}
    forms = Form.objects.in_bulk({line.form for line in plan.forms}, field_name="code")
    missing = sorted({line.form for line in plan.forms} - forms.keys())
    if missing:
        raise PlanFault(
            N_("Mẫu đợt “%(plan)s” dùng biểu chưa có: %(forms)s. Hãy nạp danh mục hoặc sửa mẫu đợt."),
            plan=plan.code,
            forms=", ".join(missing),
        )
    RoundForm.objects.bulk_create(
        [
            RoundForm(
                round=one,
                level=line.level,
                kind=line.kind,
                form=forms[line.form],
                due_at=line.due.moment(one.cut_off, plan.calendar),
            )
            for line in plan.forms
            if line.serves(period) and (line.level, line.kind, line.form) not in there
        ],
        ignore_conflicts=True,
    )


def _bases(one: Round, plan: RoundPlan) -> None:
    forms = Form.objects.in_bulk({rule.form for rule in plan.bases}, field_name="code")
    RoundRowBasis.objects.bulk_create(
        [
            RoundRowBasis(round=one, form=forms[rule.form], row_key=rule.row, basis=rule.basis)
            for rule in plan.bases
        ],
        ignore_conflicts=True,
    )


def _window(one: Round, period: Period, actor: str) -> None:
    """Give the period its window for the host and all below it, where it has another one."""
    window = Window(one.window_from, one.window_to)
    if window_for(one.host.code, period) != window:
        set_reporting_window(period, window, unit=one.host.code, actor=actor)


def _opened(one: Round, created: bool, expected: Expected, period: Period, actor: str) -> RoundOpened:
    forms = expected.forms()
    before = _known(forms, period)
    opened: list[Pair] = []
    taken_in: list[Pair] = []
    elsewhere: list[Pair] = []
    for form, due in forms.items():
        found = open_submissions(form, due, period, actor=actor)
        free = [found[unit] for unit in due if found[unit].round_id is None]
        elsewhere += [(unit, form) for unit in due if found[unit].round_id not in {None, one.pk}]
        _take_in(one, free, due)
        pairs = [(submission.unit.code, form) for submission in free]
        opened += [pair for pair in pairs if pair not in before]
        taken_in += [pair for pair in pairs if pair in before]
    return RoundOpened(
        round=one,
        created=created,
        expected=expected,
        opened=tuple(opened),
        taken_in=tuple(taken_in),
        elsewhere=tuple(elsewhere),
        gone=_gone(one, expected),
        ended=ended_in(one),
        out_of_force=_out_of_force(one),
    )


def _known(forms: Mapping[str, Iterable[str]], period: Period) -> set[Pair]:
    stored = Submission.objects.filter(form__code__in=list(forms), period=str(period))
    return set(stored.values_list("unit__code", "form__code"))


def _take_in(one: Round, free: list[Submission], due: Mapping[str, datetime]) -> None:
    """Make submissions the round's; those that said figures of another window already stand in the way."""
    window = (one.window_from, one.window_to)
    other = [submission for submission in free if (submission.window_from, submission.window_to) != window]
    said = sorted(submission.unit.code for submission in other if submission.state != SubmissionState.OPEN)
    if said:
        raise RoundFault(
            N_("Đã có số liệu gửi theo khoảng khác với đợt này: %(units)s. Hãy mở lại các báo cáo đó trước."),
            units=", ".join(said),
        )
    for submission in free:
        submission.round = one
        submission.due_at = due[submission.unit.code]
        submission.window_from, submission.window_to = window
    Submission.objects.bulk_update(free, ["round", "due_at", "window_from", "window_to"], batch_size=500)


def _out_of_force(one: Round) -> tuple[str, ...]:
    forms = {line.form.code: line.form for line in one.forms.select_related("form")}
    return tuple(
        code
        for code, form in forms.items()
        if not Validity(form.valid_from, form.valid_to).holds(one.cut_off)
    )


def _gone(one: Round, expected: Expected) -> tuple[str, ...]:
    there = one.submissions.exclude(unit__code__in=list(expected.due))
    return tuple(sorted(there.values_list("unit__code", flat=True).distinct()))
