"""How a round stands: for each unit and form count, content and deadline, and what changed since."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cchc.engine.calendar import WorkingCalendar
from cchc.reporting.models import Round, Submission
from cchc.reporting.queries.round_answers import (
    Answer,
    Sending,
    content_answer,
    count_answer,
    deadline_answer,
)
from cchc.reporting.queries.round_content import Content, contents_of
from cchc.reporting.queries.round_expected import Expected, expected_in
from cchc.reporting.queries.round_facts import (
    SENT,
    Changed,
    Facts,
    Granted,
    Reminded,
    SectionFact,
    SignedFact,
    facts_of,
)
from cchc.reporting.queries.round_lateness import Lateness
from cchc.reporting.queries.round_listing import plan_of
from cchc.reporting.round_plan import national_calendar


@dataclass(frozen=True)
class FormStatus:
    """One form of one unit; `due_at` is the deadline that holds, `first_due_at` the one before extensions."""

    unit: str
    name: str
    level: str
    form: str
    expected: bool
    state: str
    sections: tuple[SectionFact, ...]
    first_due_at: datetime | None
    due_at: datetime | None
    extension: Granted | None
    signed: SignedFact | None
    sent_at: datetime | None
    late: Lateness | None
    count: Answer
    content: Answer
    deadline: Answer
    cells: Content
    changed: Changed | None
    reminded: Reminded | None

    @property
    def is_sent(self) -> bool:
        """Whether the whole form has been sent."""
        return self.state in SENT


@dataclass(frozen=True)
class RoundStatus:
    """A round at a moment; `forms` are in tree order of their units, units no longer expected come last."""

    round: Round
    at: datetime
    copies_asked: bool
    forms: tuple[FormStatus, ...]

    def unit_forms(self) -> dict[str, tuple[FormStatus, ...]]:
        """Return the forms of each expected unit."""
        found: dict[str, tuple[FormStatus, ...]] = {}
        for form in self.expected:
            found[form.unit] = (*found.get(form.unit, ()), form)
        return found

    @property
    def expected(self) -> tuple[FormStatus, ...]:
        """The forms that count: those of units that are expected."""
        return tuple(form for form in self.forms if form.expected)

    @property
    def collected(self) -> tuple[FormStatus, ...]:
        """The forms that others owe the host; its own is what comes of them."""
        return tuple(form for form in self.expected if form.unit != self.round.host.code)


@dataclass(frozen=True)
class _Judge:
    """What all forms of a round are judged by."""

    one: Round
    now: datetime
    calendar: WorkingCalendar
    copies_asked: bool
    expected: Expected
    facts: Facts
    contents: dict[int, Content]

    def status(self, submission: Submission) -> FormStatus:
        """Return how one form stands."""
        facts, key, code = self.facts, submission.pk, submission.unit.code
        granted, signed = facts.granted.get(key), facts.signed.get(key)
        due_at = granted.due_at if granted else submission.due_at
        sending = Sending(due_at, self._sent_at(key), signed.ground if signed else "")
        deadline, late = deadline_answer(sending, self.now, self.calendar)
        over = due_at is not None and self.now > due_at
        unit, sent = self.expected.units.get(code), submission.state in SENT
        content, sections = self.contents[key], facts.sections.get(key, ())
        return FormStatus(
            unit=code,
            name=unit.name if unit else code,
            level=submission.unit.level,
            form=submission.form.code,
            expected=submission.form.code in self.expected.due.get(code, {}),
            state=submission.state,
            sections=sections,
            first_due_at=submission.due_at,
            due_at=due_at,
            extension=granted,
            signed=signed,
            sent_at=sending.sent_at,
            late=late,
            count=count_answer(sent, signed is not None, self.copies_asked, over),
            content=content_answer(content, sections, ripe=sent or over),
            deadline=deadline,
            cells=content,
            changed=facts.changed.get(key),
            reminded=facts.reminded.get(key),
        )

    def _sent_at(self, key: int) -> datetime | None:
        """The signed copy tells; where none is asked for, the first submission in the system stands in."""
        signed = self.facts.signed.get(key)
        if signed is not None:
            return signed.sent_at
        return None if self.copies_asked else self.facts.first_sent.get(key)


def round_status(
    one: Round, *, now: datetime | None = None, since: datetime | None = None, checked: bool = True
) -> RoundStatus:
    """Return how the round stands at a moment (now), in a number of queries that does not grow with units.

    `since` stands in for the baselines that changes are told from; unless `checked`, cells are counted but
    not read, and no rule is looked at. Raises CalendarFault.
    """
    plan = plan_of(one)
    facts = facts_of(one, since)
    at = now or timezone.now()
    judge = _Judge(
        one=one,
        now=at,
        calendar=plan.calendar if plan else national_calendar(),
        copies_asked=plan is not None and plan.signed_copies,
        expected=expected_in(one, one.forms.select_related("form")),
        facts=facts,
        contents=contents_of(one, facts.submissions, checked=checked),
    )
    forms = [judge.status(submission) for submission in facts.submissions]
    order = {code: place for place, code in enumerate(judge.expected.units)}
    forms.sort(key=lambda form: (not form.expected, order.get(form.unit, 0), form.unit, form.form))
    return RoundStatus(one, at, judge.copies_asked, tuple(forms))
