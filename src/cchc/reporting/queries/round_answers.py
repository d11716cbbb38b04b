"""Count, content and deadline of a submission, asked apart, each with its reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cchc.engine.calendar import WorkingCalendar
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.reporting.queries.round_content import Content
from cchc.reporting.queries.round_facts import SectionFact
from cchc.reporting.queries.round_lateness import Lateness, lateness

_NAMED = 6


@dataclass(frozen=True)
class Answer:
    """Yes, no, or None where it cannot be said yet; `reasons` say why it is not yes."""

    yes: bool | None
    reasons: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Sending:
    """When a submission was due and when it was sent (None: not yet); `ground` excuses a late one."""

    due_at: datetime | None
    sent_at: datetime | None
    ground: str = ""


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """Return no if one says no, else None if one cannot say, else yes."""
    given = list(answers)
    if False in given:
        return False
    return None if None in given else True


def count_answer(sent: bool, signed: bool, copies_asked: bool, due: bool) -> Answer:
    """Whether the documents came: the form, and its signed copy where one is asked for.

    `due`: whether the deadline is over; until then what has not come cannot be told.
    """
    reasons = []
    if not sent:
        reasons.append(Message(N_("chưa gửi biểu")))
    if copies_asked and not signed:
        reasons.append(Message(N_("chưa có văn bản đã ký")))
    if not reasons:
        return Answer(yes=True)
    return Answer(False if due else None, tuple(reasons))


def content_answer(content: Content, sections: Iterable[SectionFact], *, ripe: bool) -> Answer:
    """Whether nothing is missing from what was, or is to be, sent.

    `ripe`: whether it was sent or the deadline is over; until then gaps are work in progress.
    """
    unsent = dict.fromkeys(one.office_name for one in sections if one.function and not one.is_sent)
    reasons = [Message(N_("phần của %(offices)s chưa gửi"), {"offices": ", ".join(unsent)})] if unsent else []
    if content.missing:
        reasons.append(_missing(content))
    if content.errors:
        reasons.append(Message(N_("%(count)d lỗi số liệu chưa giải trình"), {"count": content.errors}))
    return Answer(False if reasons and ripe else None if reasons else True, tuple(reasons))


def _missing(content: Content) -> Message:
    if not content.filled:
        return Message(N_("chưa có số liệu (%(count)d dòng)"), {"count": content.expected})
    numbers = [row.number for row in content.missing[:_NAMED]]
    more = len(content.missing) - len(numbers)
    params = {"count": len(content.missing), "rows": ", ".join(numbers), "more": more}
    if more:
        return Message(N_("thiếu %(count)d dòng (%(rows)s và %(more)d dòng khác)"), params)
    return Message(N_("thiếu %(count)d dòng (%(rows)s)"), params)


def deadline_answer(
    sending: Sending, now: datetime, calendar: WorkingCalendar
) -> tuple[Answer, Lateness | None]:
    """Whether it was sent in time, and how late it is: when sent, or until now."""
    if sending.due_at is None:
        return Answer(None, (Message(N_("chưa ấn định thời hạn")),)), None
    late = lateness(sending.due_at, sending.sent_at or now, calendar)
    if late is None:
        return (Answer(yes=True) if sending.sent_at else Answer(None, (Message(N_("chưa đến hạn")),))), None
    if sending.sent_at and sending.ground:
        ground = Message(N_("gửi sau hạn, có lý do: %(ground)s"), {"ground": sending.ground})
        return Answer(yes=True, reasons=(ground,)), None
    words = late_words(late, sent=sending.sent_at is not None)
    return Answer(yes=False, reasons=(words,)), late


def late_words(late: Lateness, *, sent: bool) -> Message:
    """Return "gửi muộn 2 ngày làm việc"; within the day of the deadline in hours."""
    if late.working_days:
        return Message(
            N_("gửi muộn %(days)d ngày làm việc") if sent else N_("quá hạn %(days)d ngày làm việc"),
            {"days": late.working_days},
        )
    if late.working_minutes >= 60:
        return Message(
            N_("gửi muộn %(hours)d giờ làm việc") if sent else N_("quá hạn %(hours)d giờ làm việc"),
            {"hours": late.working_minutes // 60},
        )
    return Message(N_("gửi muộn ngoài giờ làm việc") if sent else N_("quá hạn chưa tới 1 giờ làm việc"))
