"""The report of a unit for a period: one page that is signed, and its appendices."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from cchc.document.frame import day_words
from cchc.document.signature import Capacity, signature_lines
from cchc.document.tree import (
    Addressees,
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
from cchc.publication.issuers import Issuer, bare_name
from cchc.reporting.queries.fill import FilledForm

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


def compose(filled: FilledForm, issuer: Issuer, level: Level, province: str, given: Particulars) -> Document:
    """Return the report as a document tree, ready to be rendered."""
    subject = f"Số liệu thống kê kết quả cải cách hành chính {filled.period.written()}"
    footer = _footer(filled, issuer)
    return Document(
        metadata=Metadata(
            title=f"Báo cáo {subject[0].lower()}{subject[1:]}",
            author=issuer.short_name,
            subject=filled.form.name,
            keywords=(filled.form.code, str(filled.period)),
            created=_created(filled, given),
        ),
        sections=(
            _report(filled, issuer, level, province, subject, given),
            *annex_sections(filled, _reference(filled, issuer, given), footer),
        ),
    )


def _created(filled: FilledForm, given: Particulars) -> datetime:
    """A moment that depends on the report alone, so that the same report has the same bytes."""
    day = given.issued_on or filled.window.stop
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _report(
    filled: FilledForm, issuer: Issuer, level: Level, province: str, subject: str, given: Particulars
) -> Section:
    day = given.issued_on
    addressee = _ADDRESSEES.get(level, "").format(province=f"tỉnh {bare_name(province)}")
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
        DocumentTitle("BÁO CÁO", subject),
        *((Addressees((addressee,)),) if addressee else ()),
        *_body(filled, issuer),
        SignatureBlock(
            lines=signature_lines(issuer.authority, given.capacity, given.post),
            name=given.signer,
            recipients=Recipients(("Như trên", "Lưu: VT, CCHC")),
        ),
    )
    return Section(blocks)


def _body(filled: FilledForm, issuer: Issuer) -> tuple[Paragraph, ...]:
    last = filled.window.last_day
    opening = (
        f"Thực hiện chế độ báo cáo định kỳ, {issuer.short_name} báo cáo số liệu thống kê kết quả cải cách "
        f"hành chính {filled.period.written()}. Số liệu tính từ ngày {filled.window.start:%d/%m/%Y} "
        f"đến hết ngày {last:%d/%m/%Y}. Một số kết quả chính như sau:"
    )
    annexes = "các Phụ lục" if len(filled.form.tables) > 1 else "Phụ lục"
    closing = f"Số liệu chi tiết tại {annexes} kèm theo. {issuer.short_name} kính báo cáo./."
    return (Paragraph.of(opening), *highlights(filled), Paragraph.of(closing))


def _reference(filled: FilledForm, issuer: Issuer, given: Particulars) -> str:
    day = given.issued_on
    number = f" {given.number.zfill(2)}" if given.number else "\u00a0" * 6
    words = day_words(day.year, day.month, day.day) if day else day_words(filled.window.stop.year)
    return f"(Kèm theo Báo cáo số{number}/BC-{issuer.symbol} {words} của {issuer.short_name})"


def _footer(filled: FilledForm, issuer: Issuer) -> str:
    revision = max(
        (answer.revision or 0 for row in filled.rows for answer in row.answers.values()), default=0
    )
    return f"{issuer.short_name}, biểu {filled.form.code}, số liệu đến lần ghi {revision}"
