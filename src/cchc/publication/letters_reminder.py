"""The reminder letter (công văn đôn đốc): who is late or incomplete in a round, and what is missing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from cchc.catalogue.models import Form
from cchc.document.tree import Align, Block, Column, Document, Marker, NumberedList, Paragraph, runs
from cchc.engine.faults import N_
from cchc.engine.kinds import Level
from cchc.engine.periods import Period
from cchc.publication.letters import Annex, Letter, date_words, letter_document, listing
from cchc.publication.letters_sender import Given, Sender, full_name, moment_short, moment_written
from cchc.publication.letters_words import said
from cchc.reporting.enums import SubmissionState
from cchc.reporting.queries.round_listing import RoundFault, plan_of
from cchc.reporting.queries.round_status import FormStatus, RoundStatus
from cchc.reporting.round_plan import USUAL_HOUR, DueRule, national_calendar

_NAMED = 6
_COUNT = re.compile(r"(?<![\w.,/])([1-9])(?= (?:ngày|giờ|lỗi|dòng)\b)")
_COLUMNS = (
    Column(10, Align.CENTRE),
    Column(42),
    Column(24, Align.CENTRE),
    Column(34, Align.CENTRE),
    Column(60),
)
_HEADS = ("TT", "Đơn vị", "Biểu", "Thời hạn", "Nội dung chưa hoàn thành")


@dataclass(frozen=True)
class Reminding:
    """A reminder: the round as it stands, the forms to name, until when, the names of forms by code."""

    status: RoundStatus
    forms: tuple[FormStatus, ...]
    until: datetime
    form_names: dict[str, str]

    @property
    def period(self) -> str:
        """The period as written."""
        return Period.parse(self.status.round.period).written()


def must_be_reminded(form: FormStatus) -> bool:
    """Whether something is still owed: not sent and over the deadline, given back, sent but incomplete.

    What was sent late and is complete owes nothing any more.
    """
    if not form.expected:
        return False
    given_back = form.state == SubmissionState.RETURNED
    return given_back or form.count.yes is False or (form.is_sent and form.content.yes is False)


def reminding(status: RoundStatus, until: datetime | None = None) -> Reminding:
    """Return what a reminder has to say; by default until the end of the next working day.

    Raises RoundFault when nobody owes anything.
    """
    forms = tuple(form for form in status.forms if must_be_reminded(form))
    if not forms:
        raise RoundFault(
            N_("Đợt %(round)s không có đơn vị nào phải đôn đốc: chưa đến hạn hoặc đã gửi đủ."),
            round=str(status.round),
        )
    plan = plan_of(status.round)
    calendar = plan.calendar if plan else national_calendar()
    names = dict(Form.objects.filter(code__in={form.form for form in forms}).values_list("code", "name_vi"))
    last = until or DueRule(1, USUAL_HOUR).moment(status.at.date(), calendar)
    return Reminding(status, forms, last, names)


def reminder_to_all(given: Reminding, sender: Sender, clerk: Given) -> Document:
    """Return one letter to all, with an annex that names each unit and what it owes."""
    units = _units(given.forms)
    letter = Letter(
        about=said("reminder", "about", period=given.period),
        addressees=_addressees(units),
        body=_paragraphs(
            _counted(given, sender),
            said("reminder", "demand", sender=sender.name, until=moment_written(given.until)),
            said("reminder", "late"),
            _closing(sender, clerk),
        ),
        recipients=_recipients(sender, clerk),
        annexes=(
            Annex(
                said("reminder", "annex_title", period=given.period),
                (*_codes(given), listing(_COLUMNS, _HEADS, _rows(given))),
            ),
        ),
    )
    return letter_document(letter, given.status.round, sender, clerk)


def reminders_to_each(given: Reminding, sender: Sender, clerk: Given) -> dict[str, Document]:
    """Return a letter for each unit, by its code, that names what it owes."""
    return {
        unit: letter_document(_to_one(given, forms, sender, clerk), given.status.round, sender, clerk)
        for unit, forms in _units(given.forms).items()
    }


def _to_one(given: Reminding, forms: list[FormStatus], sender: Sender, clerk: Given) -> Letter:
    unit = full_name(forms[0].name, Level(forms[0].level))
    items = tuple(runs(_item(given, form)) for form in forms)
    body: tuple[Block, ...] = (
        Paragraph.of(said("reminder", "each", opening=_opening(given, sender), unit=unit)),
        NumberedList(items, Marker.DASH),
        *_paragraphs(
            said(
                "reminder",
                "demand_each",
                sender=sender.name,
                unit=unit,
                until=moment_written(given.until),
            ),
            _closing(sender, clerk),
        ),
    )
    about = said("reminder", "about", period=given.period)
    return Letter(about, (unit,), body, _recipients(sender, clerk))


def _paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph.of(text) for text in texts)


def _units(forms: Iterable[FormStatus]) -> dict[str, list[FormStatus]]:
    found: dict[str, list[FormStatus]] = {}
    for form in forms:
        found.setdefault(form.unit, []).append(form)
    return found


def _addressees(units: dict[str, list[FormStatus]]) -> tuple[str, ...]:
    if len(units) > _NAMED:
        return (said("reminder", "summary_recipients"),)
    return tuple(full_name(forms[0].name, Level(forms[0].level)) for forms in units.values())


def _opening(given: Reminding, sender: Sender) -> str:
    one = given.status.round
    params = {"period": given.period, "moment": moment_written(given.status.at)}
    if not one.guidance_number:
        return said("reminder", "opening", **params)
    day = date_words(one.guidance_date, one.cut_off.year)
    short = sender.name
    return said("reminder", "opening_guided", number=one.guidance_number, date=day, sender=short, **params)


def _counted(given: Reminding, sender: Sender) -> str:
    status = given.status
    units = _units(status.collected)
    owing = _units(given.forms)
    unsent = [forms for forms in owing.values() if any(not form.is_sent and form.late for form in forms)]
    return said(
        "reminder",
        "all",
        opening=_opening(given, sender),
        host=sender.name,
        sent=sum(form.is_sent for form in status.collected),
        forms=len(status.collected),
        done=sum(all(form.is_sent for form in forms) for forms in units.values()),
        units=len(units),
        named=len(owing),
        unsent=len(unsent),
    )


def _closing(sender: Sender, clerk: Given) -> str:
    return said("reminder", "closing", sender=sender.name, contact=clerk.contact_words)


def _recipients(sender: Sender, clerk: Given) -> tuple[str, ...]:
    above = () if sender.is_host else (f"{sender.board} (b/c)",)
    return ("Như trên", *above, f"Lưu: VT, {clerk.field}")


def _codes(given: Reminding) -> tuple[Block, ...]:
    """What the codes in the table mean; the names of forms are too long for each row."""
    forms = dict.fromkeys(form.form for form in given.forms)
    return tuple(
        Paragraph.of(said("reminder", "code", code=code, name=given.form_names[code])) for code in forms
    )


def _rows(given: Reminding) -> Iterator[tuple[str, ...]]:
    for place, form in enumerate(given.forms, 1):
        name = full_name(form.name, Level(form.level))
        yield (str(place), name, form.form, _due(form), _capital(f"{_gaps(form)}."))


def _item(given: Reminding, form: FormStatus) -> str:
    return said("reminder", "form", form=given.form_names[form.form], due=_due(form), gaps=_gaps(form))


def _due(form: FormStatus) -> str:
    return moment_short(form.due_at) if form.due_at else "–"


def _gaps(form: FormStatus) -> str:
    """What is not done, from all three questions: the form, its content, its lateness."""
    given_back = ["bị trả lại để hoàn thiện"] if form.state == SubmissionState.RETURNED else []
    late = [] if form.deadline.yes is not False else [str(reason) for reason in form.deadline.reasons]
    said_so = [*given_back, *map(str, (*form.count.reasons, *form.content.reasons)), *late]
    return _COUNT.sub(r"0\1", "; ".join(said_so))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
