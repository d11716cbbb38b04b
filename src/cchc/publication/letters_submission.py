"""The submission letter (tờ trình): the department lays a report before the People’s Committee."""

from collections.abc import Iterator

from cchc.document.decree30 import kind_of_code
from cchc.document.frame import day_written
from cchc.document.tree import Block, Document, Paragraph, ParagraphKind
from cchc.engine.numbers import print_count
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.publication.issuers import lowered
from cchc.publication.letters import Letter, letter_document, section_heading
from cchc.publication.letters_sender import Given, Sender, moment_written
from cchc.publication.letters_words import listed, said
from cchc.reporting.queries.round_status import FormStatus, RoundStatus

_CODE = "TTr"
_NAMED = 12


def submission_letter(status: RoundStatus, sender: Sender, clerk: Given) -> Document:
    """Return the letter: what came in, who is missing, what the checks say. Raises DocumentFault."""
    period = Period.parse(status.round.period).written()
    kind = kind_of_code(_CODE)
    letter = Letter(
        about=said("submission", "about", period=period, host=sender.host),
        addressees=(sender.board,),
        body=(*_grounds(), *_body(status, sender, period)),
        recipients=("Như trên", f"Lưu: VT, {clerk.field}"),
        kind=(_CODE, kind.title if kind else ""),
    )
    return letter_document(letter, status.round, sender, clerk)


def _grounds() -> Iterator[Block]:
    grounds = listed("submission", "grounds")
    for place, ground in enumerate(grounds, 1):
        end = "." if place == len(grounds) else ";"
        yield Paragraph.of(f"{ground}{end}", ParagraphKind.LEGAL_BASIS)


def _body(status: RoundStatus, sender: Sender, period: str) -> Iterator[Block]:
    short, board = sender.name, sender.board
    opening = said("submission", "opening", sender=short, period=period, host=sender.host, board=board)
    yield Paragraph.of(opening)
    parts = (
        ("collected_title", tuple(_collected(status))),
        ("checked_title", (_checked(status), *_provisional(status))),
        ("proposal_title", (said("submission", "proposal", sender=short, board=board),)),
    )
    for number, (title, texts) in enumerate(parts, 1):
        yield section_heading(number, said("submission", title))
        yield from (Paragraph.of(text) for text in texts)
    yield Paragraph.of(said("submission", "enclosed"))


def _collected(status: RoundStatus) -> Iterator[str]:
    forms, one = status.collected, status.round
    window = Window(one.window_from, one.window_to)
    yield said(
        "submission",
        "collected",
        moment=moment_written(status.at),
        sent=sum(form.is_sent for form in forms),
        forms=len(forms),
        units=len({form.unit for form in forms}),
        in_time=_in_time([form for form in forms if form.is_sent]),
        start=day_written(window.start),
        last=day_written(window.last_day),
    )
    unsent = [form for form in forms if not form.is_sent]
    if unsent:
        overdue = sum(form.late is not None for form in unsent)
        yield said("submission", "unsent" if overdue else "unsent_yet", unsent=len(unsent), overdue=overdue)
    extended = sum(form.extension is not None for form in forms)
    if extended:
        yield said("submission", "extended", extended=extended)
    names = list(dict.fromkeys(lowered(form.name) for form in unsent))
    yield said("submission", "missing", units=_named(names)) if names else said("submission", "complete")


def _in_time(sent: list[FormStatus]) -> str:
    late = sum(form.late is not None for form in sent)
    if not late:
        return said("submission", "all_in_time") if sent else ""
    return said("submission", "some_late", in_time=len(sent) - late, late=late)


def _named(names: list[str]) -> str:
    more = len(names) - _NAMED
    return f"{', '.join(names[:_NAMED])}{f' và {print_count(more)} đơn vị khác' if more > 0 else ''}"


def _provisional(status: RoundStatus) -> Iterator[str]:
    found = _counted(
        estimates=sum(form.cells.estimates for form in status.expected),
        preliminary=sum(form.cells.preliminary for form in status.expected),
    )
    if found:
        yield said("submission", "provisional", found=found)


def _counted(**counts: int) -> str:
    return " và ".join(said("submission", name, count=count) for name, count in counts.items() if count)


def _checked(status: RoundStatus) -> str:
    found: list[FormStatus] = [form for form in status.expected if form.cells.errors or form.cells.warnings]
    if not found:
        return said("submission", "checked_clean")
    told = _counted(
        errors=sum(form.cells.errors for form in found), warnings=sum(form.cells.warnings for form in found)
    )
    return said("submission", "checked", found=told, with_findings=len(found))
