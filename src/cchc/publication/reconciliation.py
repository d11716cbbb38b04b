"""The reconciliation of a form as an annex to a submission letter, signed by who prepared it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from cchc.document.decree30 import ANNEX_LABEL, kind_of_code
from cchc.document.frame import day_written
from cchc.document.tree import (
    AnnexHeading,
    Block,
    Document,
    Metadata,
    Orientation,
    Paragraph,
    ParagraphKind,
    Section,
    SignatureBlock,
)
from cchc.engine.faults import N_
from cchc.engine.kinds import Level
from cchc.engine.numbers import print_count
from cchc.publication.issuers import Issuer, issuer_of, lowered
from cchc.publication.letters import date_words
from cchc.publication.letters_sender import full_name, home_affairs_of
from cchc.publication.reconciliation_rows import named, reconciled_table
from cchc.publication.report import ReportFault
from cchc.reporting.queries.reconciliation import ReconciledRow, Reconciliation
from cchc.reporting.queries.standing import standing_day
from cchc.statistics.enums import View
from cchc.units.queries.listing import UnitOn, unit, units_on

_LETTER = "TTr"
_PREPARED = "NGƯỜI LẬP BẢNG"
_MATCHING = "Các nguồn khớp nhau, không thiếu đơn vị nào."


@dataclass(frozen=True)
class Preparing:
    """Who prepared the table; number, day and signing unit of the letter that it goes with."""

    preparer: str = ""
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True)
class _Sender:
    """The unit that signs the letter: its letterhead, and its name in running text."""

    issuer: Issuer
    name: str


def reconciliation_document(
    found: Reconciliation, rows: Sequence[ReconciledRow], given: Preparing
) -> Document:
    """Return some rows of a reconciliation as an annex in landscape. Raises UnknownUnit, ReportFault.

    Decree 30/2020/NĐ-CP, annex I, part III: label, title, and the letter that it goes with.
    """
    day = standing_day(unit(found.unit), found.window, View.AS_REPORTED)
    listed = {one.code: one for one in units_on(day)}
    sender = _sender(listed, given.issuer or home_affairs_of(found.unit, day), day)
    whose = f"{lowered(listed[found.unit].name)}, {found.period.written()}"
    subject = f"Bảng đối chiếu số liệu\n{found.tables.name}\n{whose}"
    moment = given.issued_on or day
    heading = AnnexHeading(ANNEX_LABEL, subject.upper(), _reference(sender, given, moment))
    body = reconciled_table(found, rows) if rows else Paragraph.of(_MATCHING)
    signature = SignatureBlock((_PREPARED,), given.preparer)
    return Document(
        metadata=Metadata(
            title=", ".join(subject.split("\n")),
            author=sender.issuer.short_name,
            created=datetime(moment.year, moment.month, moment.day, tzinfo=UTC),
        ),
        sections=(
            Section(
                (heading, _scope(found), body, *_notes(found), signature),
                name="Đối chiếu",
                orientation=Orientation.LANDSCAPE,
            ),
        ),
    )


def _sender(listed: dict[str, UnitOn], code: str, day: date) -> _Sender:
    own = listed.get(unit(code).code)
    if own is None:
        raise ReportFault(
            N_("Đơn vị %(unit)s không có vào ngày %(day)s. Hãy chọn đơn vị khác bằng --issuer."),
            unit=code,
            day=day_written(day),
        )
    above = own
    while above.level != Level.PROVINCE and above.parent:
        above = listed[above.parent]
    issuer = issuer_of(own.name, Level(own.level), above.name)
    committee = full_name(own.name, Level(own.level))
    return _Sender(issuer, committee if committee != own.name else issuer.short_name)


def _reference(sender: _Sender, given: Preparing, moment: date) -> str:
    kind = kind_of_code(_LETTER)
    number = f" {given.number.zfill(2)}" if given.number else "\u00a0" * 6
    words = date_words(given.issued_on, moment.year)
    title = kind.title.capitalize() if kind else _LETTER
    return f"(Kèm theo {title} số{number}/{_LETTER}-{sender.issuer.symbol} {words} của {sender.name})"


def _scope(found: Reconciliation) -> Paragraph:
    start, last = day_written(found.window.start), day_written(found.window.last_day)
    return Paragraph.of(f"(Số liệu từ ngày {start} đến hết ngày {last})", ParagraphKind.CENTRED)


def _notes(found: Reconciliation) -> Iterator[Block]:
    """Who is missing, who is correcting, and what is still to be chosen or given."""
    missing = [found.names.get(code, code) for code in found.missing]
    correcting = [found.names.get(code, code) for code in found.correcting]
    to_choose = sum(one.is_open for one in found.rows)
    to_give = sum(one.is_to_give for one in found.rows)
    if missing:
        yield Paragraph.of(f"Đơn vị chưa có đủ số liệu: {named(missing)}.")
    if correcting:
        yield Paragraph.of(f"Đơn vị đang sửa, tạm lấy số đã gửi: {named(correcting)}.")
    if to_choose:
        yield Paragraph.of(f"Còn {print_count(to_choose)} chỉ tiêu có các nguồn khác nhau, chưa chọn số.")
    if to_give:
        words = "chỉ tiêu không cộng được, cần danh sách của các đơn vị hoặc số của cơ quan chủ trì"
        yield Paragraph.of(f"Còn {print_count(to_give)} {words}.")
