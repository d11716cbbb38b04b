"""What the database knows of all submissions of a round, in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min, OuterRef, Q, Subquery

from cchc.reporting.enums import SubmissionState, TransitionName
from cchc.reporting.models import (
    Extension,
    Reminder,
    Round,
    Section,
    SignedCopy,
    Submission,
    SubmissionChange,
    Transition,
)
from cchc.units.queries.listing import names_on

SENT = frozenset({SubmissionState.SUBMITTED, SubmissionState.APPROVED, SubmissionState.ISSUED})
_BASELINES = [TransitionName.SUBMITTED, TransitionName.APPROVED, TransitionName.ISSUED]


@dataclass(frozen=True)
class SectionFact:
    """A section: the office that answers for it, and how far it has come."""

    function: str
    office: str
    office_name: str
    state: str

    @property
    def is_sent(self) -> bool:
        """Whether the office has sent it."""
        return self.state in SENT


@dataclass(frozen=True)
class SignedFact:
    """The first signed copy, which tells the time, and the number of the latest."""

    number: str
    signed_on: date
    sent_at: datetime
    ground: str
    copies: int


@dataclass(frozen=True)
class Granted:
    """The latest extension of a submission."""

    due_at: datetime
    reason: str


@dataclass(frozen=True)
class Letter:
    """A letter that reminded of a submission: when it was written, its number where it had one by then."""

    at: datetime
    number: str


@dataclass(frozen=True)
class Reminded:
    """The letters that reminded of a submission, the latest last, and what was owed by then."""

    letters: tuple[Letter, ...]
    owed: tuple[str, ...]

    @property
    def last(self) -> Letter:
        """The latest letter."""
        return self.letters[-1]

    @property
    def times(self) -> int:
        """How often it was reminded."""
        return len(self.letters)


@dataclass(frozen=True)
class Changed:
    """What was saved after a moment: rows, who, when last."""

    since: datetime
    rows: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    last_at: datetime | None = None


@dataclass(frozen=True)
class Facts:
    """All of it, by the key of the submission; `first_sent` is when a whole submission was first sent."""

    submissions: tuple[Submission, ...]
    sections: Mapping[int, tuple[SectionFact, ...]]
    signed: Mapping[int, SignedFact]
    granted: Mapping[int, Granted]
    reminded: Mapping[int, Reminded]
    first_sent: Mapping[int, datetime]
    changed: Mapping[int, Changed]


def facts_of(one: Round, since: datetime | None = None) -> Facts:
    """Return what happened in a round; `since` stands in for each submission's own baseline."""
    stored = one.submissions.select_related("unit", "form").order_by("unit__code", "form__code")
    return Facts(
        submissions=tuple(stored),
        sections=_sections(one),
        signed=_signed(one),
        granted={
            granted.submission_id: Granted(granted.due_at, granted.reason)
            for granted in Extension.objects.filter(submission__round=one).order_by("pk")
        },
        reminded=_reminded(one),
        first_sent=_first_sent(one),
        changed=_changed(one, since),
    )


def _sections(one: Round) -> dict[int, tuple[SectionFact, ...]]:
    rows = list(
        Section.objects.filter(submission__round=one)
        .order_by("submission_id", "function")
        .values_list("submission_id", "function", "office__code", "state")
    )
    names = names_on(one.cut_off, {office for _, _, office, _ in rows})
    found: dict[int, list[SectionFact]] = defaultdict(list)
    for submission, function, office, state in rows:
        found[submission].append(SectionFact(function, office, names.get(office, office), state))
    return {submission: tuple(sections) for submission, sections in found.items()}


def _signed(one: Round) -> dict[int, SignedFact]:
    copies: dict[int, list[SignedCopy]] = defaultdict(list)
    for copy in SignedCopy.objects.filter(submission__round=one).order_by("sent_at", "pk"):
        copies[copy.submission_id].append(copy)
    return {
        submission: SignedFact(
            given[-1].number, given[-1].signed_on, given[0].sent_at, given[0].ground, len(given)
        )
        for submission, given in copies.items()
    }


def _reminded(one: Round) -> dict[int, Reminded]:
    found: dict[int, Reminded] = {}
    for line in Reminder.objects.filter(submission__round=one).order_by("pk"):
        earlier = found[line.submission_id].letters if line.submission_id in found else ()
        letters = (*earlier, Letter(line.at, line.number))
        found[line.submission_id] = Reminded(letters, tuple(line.owed))
    return found


def _first_sent(one: Round) -> dict[int, datetime]:
    """When a submission first was sent as a whole: the log has a line without section for it."""
    sent = Transition.objects.filter(
        submission__round=one, name=TransitionName.SUBMITTED, after=SubmissionState.SUBMITTED
    )
    rows = sent.values("submission_id").annotate(
        whole=Min("at", filter=Q(section__isnull=True)), last=Max("at")
    )
    return {row["submission_id"]: row["whole"] or row["last"] for row in rows}


def _changed(one: Round, since: datetime | None) -> dict[int, Changed]:
    """Saves after each baseline, by submission; submissions without a baseline are left out."""
    baselines = _baselines(one, since)
    last = Transition.objects.filter(submission=OuterRef("submission"), name__in=_BASELINES).order_by("-at")
    saves = SubmissionChange.objects.filter(submission__round=one)
    after = saves.filter(at__gt=since) if since else saves.filter(at__gt=Subquery(last.values("at")[:1]))
    by_submission: dict[int, list[SubmissionChange]] = defaultdict(list)
    for save in after.order_by("submission_id", "version"):
        by_submission[save.submission_id].append(save)
    return {
        submission: _summed(baseline, by_submission.get(submission, ()))
        for submission, baseline in baselines.items()
    }


def _baselines(one: Round, since: datetime | None) -> dict[int, datetime]:
    if since is not None:
        return dict.fromkeys(one.submissions.values_list("pk", flat=True), since)
    steps = Transition.objects.filter(submission__round=one, name__in=_BASELINES)
    return dict(steps.values_list("submission_id").annotate(Max("at")))


def _summed(since: datetime, saves: Iterable[SubmissionChange]) -> Changed:
    given = list(saves)
    return Changed(
        since=since,
        rows=tuple(dict.fromkeys(row for save in given for row in save.changes)),
        actors=tuple(dict.fromkeys(save.actor for save in given)),
        last_at=given[-1].at if given else None,
    )
