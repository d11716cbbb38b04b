"""The rounds of the invented province, played through the use cases that officials use."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.db import transaction

from cchc.demo.inventing import FormSense, Reporter, invented, sense_of
from cchc.demo.script import RoundScript
from cchc.demo.writing import write_up
from cchc.engine.kinds import Quality
from cchc.engine.periods import Period
from cchc.reporting.enums import CellSource, SubmissionState
from cchc.reporting.models import Round, RoundTemplate, Submission, Transition
from cchc.reporting.services.approve import approve
from cchc.reporting.services.attach_signed_copy import Signed, attach_signed_copy
from cchc.reporting.services.choose_basis import choose_basis
from cchc.reporting.services.choosing import RowAt
from cchc.reporting.services.consolidate import consolidate
from cchc.reporting.services.extend_deadline import extend_deadline
from cchc.reporting.services.load_template import load_template
from cchc.reporting.services.open_round import open_round
from cchc.reporting.services.return_submission import return_submission
from cchc.reporting.services.save_cells import CellSave, save_cells
from cchc.reporting.services.set_guidance import set_guidance
from cchc.reporting.services.submit import submit

ACTOR = "demo"


def play(script: RoundScript) -> Round:
    """Play a round from its opening to where the script leaves it; one that was played stays as it is."""
    with transaction.atomic():
        template = load_template(script.plan, script.host, actor=ACTOR).code
        plan = RoundTemplate.objects.select_related("host").get(code=template)
        one = open_round(plan, script.period, actor=ACTOR).round
        if not Transition.objects.filter(submission__round=one).exclude(name="opened").exists():
            _Play(one, script).run()
    return one


class _Play:
    """One round being played."""

    def __init__(self, one: Round, script: RoundScript) -> None:
        self._one = one
        self._script = script
        stored = one.submissions.select_related("unit", "form").order_by("unit__code")
        self._own = [submission for submission in stored if submission.unit.code == script.host]
        self._below = [submission for submission in stored if submission.unit.code != script.host]
        self._senses = {code: sense_of(code) for code in {one.form.code for one in stored}}

    def run(self) -> None:
        script = self._script
        set_guidance(self._one, script.guidance_number, script.guidance_date, actor=ACTOR)
        self._extend()
        self._type_in()
        self._send()
        self._give_back()
        self._approve()
        for submission in self._own:
            self._consolidate(submission)
        for submission in (*self._own, *self._apart()):
            write_up(submission.form.code, submission.unit.code, self._script)

    def _apart(self) -> list[Submission]:
        """The submissions that are added up from units of their own and issued by themselves."""
        return [one for one in self._below if one.unit.code in self._script.consolidated]

    def _extend(self) -> None:
        given = self._script.extended
        if given is not None:
            extend_deadline(self._one, given.units, given.until, reason=given.reason, actor=ACTOR)

    def _type_in(self) -> None:
        script = self._script
        typing = [one for one in self._below if one.unit.code not in script.silent]
        saves = [
            save for one in typing if one.unit.code not in script.consolidated for save in self._saves(one)
        ]
        save_cells(saves, source=CellSource.TYPED, actor=ACTOR)
        for one in typing:
            if one.unit.code in script.consolidated:
                complete(one, self._senses[one.form.code])

    def _saves(self, submission: Submission) -> Iterator[CellSave]:
        code = submission.unit.code
        written = _invented(submission, self._senses[submission.form.code])
        estimates = self._script.estimates.get(code, ())
        for key, text in (written | self._script.amended.get(code, {})).items():
            quality = Quality.ESTIMATE if key in estimates else Quality.OFFICIAL
            yield CellSave(submission.pk, key, text, quality=quality.value)

    def _send(self) -> None:
        """Submit what is ready; what breaks a rule stays where it is, unless a reason was given."""
        script = self._script
        held = script.silent | script.unsent | script.overridden.keys()
        for form, units in self._by_form(one for one in self._below if one.unit.code not in held):
            submit(form, units, script.period, actor=ACTOR)
        for unit, reason in script.overridden.items():
            for form, units in self._by_form(one for one in self._below if one.unit.code == unit):
                submit(form, units, script.period, actor=ACTOR, reason=reason)
        self._sign()

    def _sign(self) -> None:
        for place, submission in enumerate(self._in_states(SubmissionState.SUBMITTED), 1):
            if submission.due_at is None:
                continue
            sent = self._script.sent(submission.unit.code, submission.due_at)
            number = f"{100 + place}/BC-{'UBND' if submission.unit.level != 'department' else 'SBN'}"
            signed = Signed(number, sent.sent_at.date(), sent.sent_at, ground=sent.ground)
            attach_signed_copy(submission, signed, actor=ACTOR)

    def _give_back(self) -> None:
        for unit, back in self._script.returned.items():
            for submission in (one for one in self._below if one.unit.code == unit):
                form, period = submission.form.code, self._script.period
                return_submission(form, [unit], period, actor=ACTOR, reason=back.reason)
                if back.row:
                    save = CellSave(submission.pk, back.row, back.text)
                    save_cells([save], source=CellSource.TYPED, actor=ACTOR)
                    submit(form, [unit], period, actor=ACTOR)

    def _approve(self) -> None:
        for form, units in self._by_form(self._in_states(SubmissionState.SUBMITTED)):
            approve(form, units, self._script.period, actor=ACTOR)

    def _consolidate(self, submission: Submission) -> None:
        """Offices give their figures, the rest is added up; what nobody below can say is typed in."""
        script, form = self._script, submission.form.code
        owned = {key: text for cells in script.owners.values() for key, text in cells.items()}
        saves = [CellSave(submission.pk, key, text) for key, text in owned.items()]
        save_cells(saves, source=CellSource.TYPED, actor=ACTOR)
        complete(submission, self._senses[form])
        for row, choice in script.choices.items():
            at = RowAt(form, script.host, script.period, row)
            choose_basis(at, choice.basis, reason=choice.reason, actor=ACTOR)
        if script.choices:
            consolidate(form, script.host, script.period, actor=ACTOR)
        if script.finished:
            submit(form, [script.host], script.period, actor=ACTOR)
            approve(form, [script.host], script.period, actor=ACTOR)

    def _in_states(self, *states: SubmissionState) -> list[Submission]:
        keys = [one.pk for one in self._below]
        stored = Submission.objects.filter(pk__in=keys, state__in=states)
        return list(stored.select_related("unit", "form").order_by("unit__code"))

    def _by_form(self, submissions: Iterable[Submission]) -> Iterator[tuple[str, list[str]]]:
        units: dict[str, list[str]] = defaultdict(list)
        for one in submissions:
            units[one.form.code].append(one.unit.code)
        yield from units.items()


def complete(submission: Submission, form: FormSense) -> None:
    """Consolidate the form of a unit from those below it, and type in what they cannot say."""
    unit = _reporter(submission)
    done = consolidate(form.tables.code, unit.code, unit.period, actor=ACTOR)
    known = {
        row.row.key: int(figure.amount / row.row.scale)
        for row in done.reconciliation.rows
        for figure in row.chosen.figures[:1]
        if row.chosen.basis is not None and figure.amount is not None
    }
    stand = {row.row.key for row in done.reconciliation.rows if row.chosen.basis is not None}
    written = _invented(submission, form, known)
    saves = [CellSave(submission.pk, key, text) for key, text in written.items() if key not in stand]
    save_cells(saves, source=CellSource.TYPED, actor=ACTOR)


def _invented(
    submission: Submission, form: FormSense, given: Mapping[str, int] | None = None
) -> dict[str, str]:
    return invented(form, _reporter(submission), given)


def _reporter(submission: Submission) -> Reporter:
    return Reporter(submission.unit.code, submission.unit.level, Period.parse(submission.period))
