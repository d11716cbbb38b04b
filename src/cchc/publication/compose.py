"""The report of a unit for a period: the text that is signed, whole or in brief, and its appendices."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from cchc.document.frame import day_words, day_written
from cchc.document.signature import Capacity, signature_lines
from cchc.document.tree import (
    Addressees,
    Block,
    Document,
    DocumentTitle,
    Letterhead,
    Metadata,
    Paragraph,
    Recipients,
    Section,
    SignatureBlock,
)
from cchc.engine.kinds import Level
from cchc.publication.annexes import annex_sections
from cchc.publication.highlights import highlights
from cchc.publication.issuers import Issuer, located
from cchc.publication.localities import surroundings
from cchc.publication.narrative import NarrativePrinter
from cchc.reporting.outlines import following
from cchc.reporting.queries.fill import FilledForm
from cchc.reporting.queries.narrative_texts import Narrative
from cchc.units.queries.listing import names_on

_ADDRESSEES = {
    Level.PROVINCE: "Bộ Nội vụ",
    Level.DEPARTMENT: "Sở Nội vụ {province}",
    Level.DISTRICT: "Sở Nội vụ {province}",
    Level.COMMUNE: "Sở Nội vụ {province}",
}


@dataclass(frozen=True)
class Particulars:
    """What the clerk of the issuing unit gives; what is not known yet is left blank in the document."""

    number: str = ""
    issued_on: date | None = None
    signer: str = ""
    capacity: Capacity = Capacity.HEAD
    post: str = ""


@dataclass(frozen=True)
class _Words:
    """What the text says around its sections: subject, blocks of the body, recipients."""

    subject: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]


def compose(
    filled: FilledForm,
    issuer: Issuer,
    level: Level,
    province: str,
    given: Particulars,
    narrative: Narrative | None = None,
) -> Document:
    """Return the report as a document tree: with the narrative, or without one a brief page of figures.

    Raises TextFault where a section's text names what is not there.
    """
    words = _brief(filled, issuer) if narrative is None else _whole(filled, issuer, level, given, narrative)
    footer = _footer(filled, issuer)
    return Document(
        metadata=Metadata(
            title=f"Báo cáo {words.subject[0].lower()}{words.subject[1:]}".replace("\n", " "),
            author=issuer.short_name,
            subject=filled.form.name,
            keywords=(filled.form.code, str(filled.period)),
            created=_created(filled, given),
        ),
        sections=(
            _report(filled, issuer, _addressee(level, province), words, given),
            *annex_sections(filled, _reference(filled, issuer, given), footer),
        ),
    )


def _created(filled: FilledForm, given: Particulars) -> datetime:
    """A moment that depends on the report alone, so that the same report has the same bytes."""
    day = given.issued_on or filled.window.stop
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _addressee(level: Level, province: str) -> str:
    return _ADDRESSEES.get(level, "").format(province=located(province))


def _report(filled: FilledForm, issuer: Issuer, addressee: str, words: _Words, given: Particulars) -> Section:
    day = given.issued_on
    blocks = (
        Letterhead(
            issuer="\n".join(issuer.name),
            parent=issuer.parent,
            symbol=f"BC-{issuer.symbol}",
            place=issuer.place,
            year=day.year if day else filled.window.stop.year,
            month=day.month if day else None,
            day=day.day if day else None,
            number=given.number,
        ),
        DocumentTitle("BÁO CÁO", words.subject),
        *((Addressees((addressee,)),) if addressee else ()),
        *words.body,
        SignatureBlock(
            lines=signature_lines(issuer.authority, given.capacity, given.post),
            name=given.signer,
            recipients=Recipients(words.recipients),
        ),
    )
    return Section(blocks)


def _brief(filled: FilledForm, issuer: Issuer) -> _Words:
    opening = (
        f"Thực hiện chế độ báo cáo định kỳ, {issuer.short_name} báo cáo số liệu thống kê kết quả cải cách "
        f"hành chính {filled.period.written()}. Số liệu được tính từ ngày {day_written(filled.window.start)} "
        f"đến hết ngày {day_written(filled.window.last_day)}."
    )
    told = highlights(filled)
    if told:
        opening += " Một số kết quả chính như sau:"
    closing = f"Số liệu chi tiết tại {_annexes(filled)} kèm theo. {issuer.short_name} kính báo cáo./."
    return _Words(
        subject=f"Số liệu thống kê kết quả cải cách hành chính {filled.period.written()}",
        body=(Paragraph.of(opening), *told, Paragraph.of(closing)),
        recipients=("Như trên", "Lưu: VT, CCHC"),
    )


def _whole(
    filled: FilledForm, issuer: Issuer, level: Level, given: Particulars, narrative: Narrative
) -> _Words:
    outline = narrative.outline
    day = given.issued_on or filled.window.last_day
    fields = surroundings(filled.unit, issuer.short_name.removeprefix("UBND "), level, day) | {
        "period": filled.period.written(),
        "next": following(filled.period).written(),
        "start": day_written(filled.window.start),
        "end": day_written(filled.window.last_day),
        "issuer": issuer.short_name,
        "annexes": _annexes(filled),
    }
    names = names_on(filled.day, {one.unit.code for one in narrative.proposals})
    text = NarrativePrinter(narrative, fields, names).blocks()
    opening, closing = (Paragraph.of(words.format(**fields)) for words in (outline.opening, outline.closing))
    return _Words(
        subject=outline.subject.format(**fields),
        body=(opening, *text, closing),
        recipients=tuple(one.format(**fields) for one in outline.recipients) or ("Như trên", "Lưu: VT"),
    )


def _annexes(filled: FilledForm) -> str:
    return "các Phụ lục" if len(filled.form.tables) > 1 else "Phụ lục"


def _reference(filled: FilledForm, issuer: Issuer, given: Particulars) -> str:
    day = given.issued_on
    number = f" {given.number.zfill(2)}" if given.number else "\u00a0" * 6
    words = day_words(day.year, day.month, day.day) if day else day_words(filled.window.stop.year)
    return f"(Kèm theo Báo cáo số{number}/BC-{issuer.symbol} {words} của {issuer.short_name})"


def _footer(filled: FilledForm, issuer: Issuer) -> str:
    revision = max(
        (reading.revision or 0 for row in filled.rows for reading in row.readings.values()), default=0
    )
    return f"{issuer.short_name}, biểu {filled.form.code}, phiên bản số liệu {revision}"
