"""Use case: issue a report: freeze what it prints, the figures behind it and its files under a number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from cchc.catalogue.models import Form
from cchc.document.frame import day_written
from cchc.document.tree import Document, Letterhead
from cchc.engine.faults import N_, Fault
from cchc.foundation import audit, files
from cchc.publication.compose import Particulars
from cchc.publication.correction_annex import as_correction, uncorrected
from cchc.publication.edition_record import read_record, write_record
from cchc.publication.enums import FileRole
from cchc.publication.models import Edition, EditionFile
from cchc.publication.queries import editions
from cchc.publication.queries.correctable import check_differs
from cchc.publication.queries.edition_differences import differences
from cchc.publication.queries.issuable import check_issuable
from cchc.publication.queries.report_check import ReportError, errors_of
from cchc.publication.report import FORMATS, Asked, Report, make_report, render
from cchc.reporting.services.mark_issued import mark_issued
from cchc.statistics.queries.revisions import newest_revision
from cchc.units.models import Unit


class IssueFault(Fault):
    """The report cannot be issued as it is."""


@dataclass(frozen=True)
class Issued:
    """The edition, and whether it is new: the same report issued twice is one edition."""

    edition: Edition
    is_new: bool


def issue_edition(asked: Asked, given: Particulars, *, actor: str, reason: str = "") -> Issued:
    """Issue the report as the ledger stands, or at `asked.as_of`.

    A report that was issued before is corrected: that takes a reason, and the new edition lists what changed;
    where nothing of its content differs, it is not issued again.
    A report that breaks a rule with severity error, or in which the checker finds an error, is issued only
    with a reason; the record keeps these errors. The form is locked until somebody reopens it.
    Raises IssueFault, NothingDiffersFault, NotIssuableFault for a report without figures or with a draft that
    nobody approved, what `make_report` raises, and StoredFileFault; then nothing was written.
    """
    issued_on = _issued_on(given)
    with transaction.atomic():
        earlier = _latest(asked)
        revision = asked.as_of if asked.as_of is not None else newest_revision()
        report = make_report(replace(asked, as_of=revision), given)
        if earlier and _is_same(earlier, report, given):
            _lock(earlier, report, actor)
            return Issued(earlier, is_new=False)
        check_issuable(report.filled)
        if earlier:
            check_differs(earlier, report.document, given)
        errors = errors_of(report)
        _check_reasons(errors, earlier, reason)
        document = _document(report, earlier, revision)
        edition = _edition(report, earlier, ordinal=earlier.ordinal + 1 if earlier else 1)
        edition.document_number, edition.document_date = given.number, issued_on
        edition.revision, edition.actor, edition.reason = revision, actor, reason
        edition.save()
        accepted = [vars(replace(one, reason=one.reason or reason)) for one in errors]
        record = write_record(report, document, revision, accepted)
        EditionFile.objects.bulk_create(_files(edition, replace(report, document=document), record))
        _lock(edition, report, actor)
        audit.record(actor, "publication.issue_edition", edition.code, reason)
    return Issued(edition, is_new=True)


def _lock(edition: Edition, report: Report, actor: str) -> None:
    """Lock what the unit said on the form; also again where it was reopened and nothing came of that."""
    mark_issued(
        edition.form.code,
        edition.unit.code,
        report.filled.period,
        actor=actor,
        reason=edition.reason,
        revision=edition.revision,
    )


def _issued_on(given: Particulars) -> date:
    if not given.number or given.issued_on is None:
        raise IssueFault(
            N_("Ban hành phải có số và ngày văn bản. Hãy cho biết bằng --number và --date, ví dụ 2026-10-02.")
        )
    return given.issued_on


def _latest(asked: Asked) -> Edition | None:
    before = editions.editions(asked.unit, str(asked.period), asked.form)
    return before.order_by("-ordinal").first()


def _is_same(earlier: Edition, report: Report, given: Particulars) -> bool:
    """Whether this very report was issued already, under this number and date."""
    named = (earlier.document_number, earlier.document_date) == (given.number, given.issued_on)
    return named and uncorrected(editions.record(earlier).document) == uncorrected(report.document)


def _check_reasons(errors: Sequence[ReportError], earlier: Edition | None, reason: str) -> None:
    if reason:
        return
    if earlier:
        raise IssueFault(
            N_(
                "Báo cáo này đã ban hành: %(code)s, số %(number)s. Bản thay thế phải nêu lý do "
                "bằng --reason; nếu chỉ muốn lấy lại tệp, hãy dùng “cchc edition export”."
            ),
            code=earlier.code,
            number=earlier.document_number,
        )
    standing = [one for one in errors if not one.reason]
    if standing:
        raise IssueFault(
            N_(
                "Báo cáo còn %(count)s lỗi về số liệu, trước hết ở %(rows)s: %(first)s "
                "Hãy sửa số liệu, hoặc nêu lý do bằng --reason."
            ),
            count=len(standing),
            rows=standing[0].where,
            first=standing[0].message,
        )


def _document(report: Report, earlier: Edition | None, revision: int) -> Document:
    """The report; a correction says what it replaces, and lists what it changes."""
    if earlier is None:
        return report.document
    now = read_record(write_record(report, report.document, revision))
    changed = differences(editions.record(earlier), now)
    number = f"{earlier.document_number.zfill(2)}/{_symbol(report.document)}"
    corrected = f"Báo cáo số {number} ngày {day_written(earlier.document_date)}"
    return as_correction(report.document, changed, corrected)


def _symbol(document: Document) -> str:
    return next(block.symbol for block in document.sections[0].blocks if isinstance(block, Letterhead))


def _edition(report: Report, earlier: Edition | None, ordinal: int) -> Edition:
    filled = report.filled
    return Edition(
        code=f"{filled.unit}/{filled.period}/{filled.form.code}/{ordinal}",
        unit=Unit.objects.get(code=filled.unit),
        form=Form.objects.get(code=filled.form.code),
        period=str(filled.period),
        ordinal=ordinal,
        corrects=earlier,
    )


def _files(edition: Edition, printed: Report, record: bytes) -> Iterator[EditionFile]:
    """Files with their bytes stored before the rows that name them."""
    stem = edition.code.replace("/", "-")
    contents = {FileRole(name): (f"{stem}.{name}", render(printed, name)) for name in FORMATS}
    contents[FileRole.RECORD] = (f"{stem}.record.json", record)
    for role, (name, content) in contents.items():
        yield EditionFile(
            edition=edition, role=role, name=name, content=files.keep(content), size=len(content)
        )
