"""Use case: keep the signed PDF of an edition, after it was held against what was issued."""

from django.db import transaction

from cchc.engine.faults import N_, Fault
from cchc.foundation import audit, files
from cchc.publication.enums import FileRole
from cchc.publication.models import EditionFile
from cchc.publication.queries import editions
from cchc.publication.queries.signed_copy import SignedComparison, compare_signed


class SignedCopyFault(Fault):
    """The signed copy is not kept."""


def attach_signed_copy(code: str, signed: bytes, *, actor: str, reason: str = "") -> SignedComparison:
    """Keep a signed PDF with an edition; the same bytes twice change nothing.

    A copy that lost or altered words is refused without a reason, and a second, different copy always is.
    Raises SignedCopyFault, UnknownEditionFault, NotPdfFault; then nothing was written.
    """
    with transaction.atomic():
        edition = editions.edition(code)
        issued = editions.content(edition, FileRole.PDF)
        compared = compare_signed(issued or b"", signed)
        kept = editions.content(edition, FileRole.SIGNED)
        if kept == signed:
            return compared
        _check(code, compared, kept, reason)
        EditionFile.objects.create(
            edition=edition,
            role=FileRole.SIGNED,
            name=f"{code.replace('/', '-')}.signed.pdf",
            content=files.keep(signed),
            size=len(signed),
        )
        audit.record(actor, "publication.attach_signed_copy", code, reason)
    return compared


def _check(code: str, compared: SignedComparison, kept: bytes | None, reason: str) -> None:
    if kept is not None:
        raise SignedCopyFault(
            N_(
                "Lần ban hành %(code)s đã có một bản ký khác. Bản đã ban hành không thay được; "
                "nếu nội dung phải sửa, hãy ban hành bản thay thế."
            ),
            code=code,
        )
    if compared.altered and not reason:
        first = compared.altered[0]
        raise SignedCopyFault(
            N_(
                "Bản ký khác bản đã ban hành ở %(count)s chỗ, trước hết ở trang %(page)s: "
                "“%(before)s” thành “%(after)s”. Hãy ký lại đúng bản đã ban hành, "
                "hoặc nêu lý do bằng --reason."
            ),
            count=len(compared.altered),
            page=first.page,
            before=first.before[:80],
            after=first.after[:80],
        )
