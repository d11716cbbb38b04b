"""The guidance letter (công văn hướng dẫn): window, forms, deadlines by level, owners, forms as annexes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cchc.catalogue.queries.tables import FormTables, form_tables
from cchc.document.frame import day_written
from cchc.document.tree import (
    Align,
    AnnexHeading,
    Block,
    Column,
    Document,
    Marker,
    NumberedList,
    Paragraph,
    runs,
)
from cchc.engine.kinds import Level
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.publication.annexes import annex_sections
from cchc.publication.letters import Annex, Letter, annex_label, letter_document, listing, section_heading
from cchc.publication.letters_sender import Given, Sender, full_name, level_name, moment_short
from cchc.publication.letters_words import listed, said
from cchc.reporting.models import Round, RoundForm, Section
from cchc.reporting.queries.fill import FilledForm, FilledRow
from cchc.reporting.queries.round_expected import Ended, Expected, ended_in, expected_in
from cchc.reporting.queries.round_listing import plan_of
from cchc.reporting.queries.standing import validity_of
from cchc.statistics.enums import View

_OWN_NUMBER = re.compile(r"phụ lục( [ivxlc\d]+)?", re.IGNORECASE)
_FORM_COLUMNS = (Column(10, Align.CENTRE), Column(58), Column(65), Column(32, Align.CENTRE))
_FORM_HEADS = ("TT", "Đối tượng báo cáo", "Biểu", "Thời hạn gửi")
_OWNER_COLUMNS = (Column(10, Align.CENTRE), Column(58), Column(77), Column(20, Align.CENTRE))
_OWNER_HEADS = ("TT", "Cơ quan", "Biểu", "Số dòng")
_FILE_COLUMNS = (Column(10, Align.CENTRE), Column(35), Column(75), Column(50))
_FILE_HEADS = ("TT", "Ký hiệu", "Tên biểu", "Tệp Excel kèm theo")


@dataclass(frozen=True)
class Guiding:
    """What a guidance letter is made from."""

    one: Round
    lines: tuple[RoundForm, ...]
    expected: Expected
    ended: tuple[Ended, ...]
    tables: dict[str, FormTables]
    owners: tuple[tuple[str, str, str], ...]
    copies_asked: bool

    @property
    def period(self) -> Period:
        """The period of the round."""
        return Period.parse(self.one.period)


def guiding(one: Round) -> Guiding:
    """Return what the guidance letter of a round has to say."""
    lines = tuple(one.forms.select_related("form").order_by("due_at", "pk"))
    plan = plan_of(one)
    sections = Section.objects.filter(submission__round=one, submission__unit=one.host).exclude(function="")
    rows = sections.order_by("office__code", "function")
    return Guiding(
        one=one,
        lines=lines,
        expected=expected_in(one, lines),
        ended=ended_in(one),
        tables={code: form_tables(code) for code in dict.fromkeys(line.form.code for line in lines)},
        owners=tuple(rows.values_list("office__code", "function", "submission__form__code")),
        copies_asked=plan is None or plan.signed_copies,
    )


def guidance_letter(
    given: Guiding, names: dict[str, str], sender: Sender, clerk: Given, *, with_forms: bool = False
) -> Document:
    """Return the letter; `names` are those of the offices by code. Raises DocumentFault.

    With `with_forms` the empty forms follow as further annexes, else their workbooks are listed.
    """
    period = given.period.written()
    files = Annex(
        said("guidance", "annex_title", period=period), (listing(_FILE_COLUMNS, _FILE_HEADS, _files(given)),)
    )
    forms = tuple(_blank_annexes(given)) if with_forms else ()
    letter = Letter(
        about=said("guidance", "about", period=period),
        addressees=_addressees(given, sender),
        body=tuple(_body(given, names, sender, clerk, annex_label(0, 1 + len(forms)))),
        recipients=_recipients(sender, clerk),
        annexes=(files, *forms),
    )
    return letter_document(letter, given.one, sender, clerk)


def _addressees(given: Guiding, sender: Sender) -> tuple[str, ...]:
    levels = {line.level for line in given.lines if line.level != given.one.host.level}
    above_first = [level for level in Level if level in levels]
    return tuple(level_name(level, _names_of(given, level), sender.host) for level in above_first)


def _names_of(given: Guiding, level: str) -> list[str]:
    return [unit.name for unit in given.expected.units.values() if unit.level == level]


def _recipients(sender: Sender, clerk: Given) -> tuple[str, ...]:
    above = () if sender.is_host else (f"{sender.board} (b/c)",)
    return ("Như trên", *above, f"Lưu: VT, {clerk.field}")


def _body(given: Guiding, names: dict[str, str], sender: Sender, clerk: Given, annex: str) -> Iterator[Block]:
    short, period = sender.name, given.period.written()
    yield Paragraph.of(said("guidance", "opening", period=period, host=sender.host, sender=short))
    parts = [
        (said("guidance", "window_title"), tuple(_window(given))),
        (said("guidance", "forms_title"), tuple(_forms(given, sender, annex))),
        (said("guidance", "how_title"), tuple(_how(given))),
        (said("guidance", "owners_title", host=sender.host), tuple(_owners(given, names, sender))),
        (said("guidance", "duty_title"), (Paragraph.of(said("guidance", "duty", sender=short)),)),
    ]
    for number, (title, blocks) in enumerate((part for part in parts if part[1]), 1):
        yield section_heading(number, title)
        yield from blocks
    yield Paragraph.of(said("guidance", "closing", sender=short, contact=clerk.contact_words))


def _window(given: Guiding) -> Iterator[Block]:
    window = Window(given.one.window_from, given.one.window_to)
    days = {
        "start": day_written(window.start),
        "last": day_written(window.last_day),
        "cut_off": day_written(given.one.cut_off),
    }
    yield NumberedList(tuple(runs(text) for text in listed("guidance", "window", **days)), Marker.LETTER)
    if given.ended:
        yield Paragraph.of(said("guidance", "ended", units=", ".join(one.name for one in given.ended)))


def _forms(given: Guiding, sender: Sender, annex: str) -> Iterator[Block]:
    yield Paragraph.of(said("guidance", "forms", annex=annex))
    rows = (
        (str(place), _who(given, line, sender), line.form.name_vi, _until(line.due_at))
        for place, line in enumerate(given.lines, 1)
    )
    yield listing(_FORM_COLUMNS, _FORM_HEADS, rows)


def _who(given: Guiding, line: RoundForm, sender: Sender) -> str:
    """All units of a level, or the units of the one kind that the line is for."""
    same = [unit for unit in given.expected.units.values() if unit.level == line.level]
    if line.kind:
        return ", ".join(full_name(unit.name, Level(unit.level)) for unit in same if unit.kind == line.kind)
    apart = {other.kind for other in given.lines if (other.level, other.form) == (line.level, line.form)}
    return level_name(line.level, [unit.name for unit in same if unit.kind not in apart], sender.host)


def _until(due_at: datetime) -> str:
    return f"Trước {moment_short(due_at)}"


def _how(given: Guiding) -> Iterator[Block]:
    items = listed("guidance", "how") + ((said("guidance", "signed"),) if given.copies_asked else ())
    yield NumberedList(tuple(runs(text) for text in items), Marker.LETTER)


def _owners(given: Guiding, names: dict[str, str], sender: Sender) -> Iterator[Block]:
    if not given.owners:
        return
    yield Paragraph.of(said("guidance", "owners", host=sender.host))
    yield listing(_OWNER_COLUMNS, _OWNER_HEADS, _owner_rows(given, names))


def _owner_rows(given: Guiding, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    counted: dict[tuple[str, str], int] = {}
    for office, function, form in given.owners:
        rows = sum(row.owner == function and not row.is_heading for row in given.tables[form].rows)
        counted[office, form] = counted.get((office, form), 0) + rows
    for place, ((office, form), rows) in enumerate(counted.items(), 1):
        yield str(place), names.get(office, office), given.tables[form].name, str(rows)


def _files(given: Guiding) -> Iterator[tuple[str, ...]]:
    """The workbooks as `cchc workbook` names them."""
    period = {"period": given.one.period}
    for place, tables in enumerate(given.tables.values(), 1):
        yield str(place), tables.code, tables.name, said("guidance", "file", form=tables.code, **period)


def _blank_annexes(given: Guiding) -> Iterator[Annex]:
    """The forms as they are printed, with nothing filled in, under the name of the form."""
    for tables in given.tables.values():
        for section in annex_sections(_blank(tables, given), "", ""):
            heading, *blocks = section.blocks
            if isinstance(heading, AnnexHeading):
                yield Annex(_blank_title(tables, heading.title), tuple(blocks))


def _blank_title(tables: FormTables, title: str) -> str:
    """The form's name above the title of the table, whose own number would contradict that of the annex."""
    lines = [line for line in title.split("\n") if not _OWN_NUMBER.fullmatch(line.strip())]
    named = [] if len(tables.tables) == 1 and tables.name.upper() in lines else [tables.name]
    return "\n".join([*named, *lines])


def _blank(tables: FormTables, given: Guiding) -> FilledForm:
    rows = tuple(FilledRow(row, (), as_written="") for row in tables.rows)
    return FilledForm(
        form=tables,
        unit=given.one.host.code,
        period=given.period,
        window=Window(given.one.window_from, given.one.window_to),
        view=View.AS_REPORTED,
        rows=rows,
        day=given.one.cut_off,
        validity=validity_of(tables.code),
    )
