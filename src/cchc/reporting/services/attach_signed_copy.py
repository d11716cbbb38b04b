"""Use case: keep the signed document that came with a submission, and when it was sent."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cchc.engine.faults import N_
from cchc.foundation import audit, files
from cchc.reporting.models import SignedCopy, Submission
from cchc.reporting.queries.round_listing import RoundFault


@dataclass(frozen=True)
class Signed:
    """What is known of a signed document; `content` is empty where only number and date are.

    `ground` says why it counts as in time though it was sent late (the system was out of order).
    """

    number: str
    signed_on: date
    sent_at: datetime
    content: bytes = b""
    file_name: str = ""
    ground: str = ""


def attach_signed_copy(submission: Submission, signed: Signed, *, actor: str) -> SignedCopy:
    """Keep the copy beside those that are there; the same one twice changes nothing.

    The file is on the disk before the row is written. Raises RoundFault for a copy sent before it was
    signed, or in the future, or without a number; then no row was written.
    """
    _check(signed)
    name = files.keep(signed.content) if signed.content else ""
    values = {
        "number": signed.number.strip(),
        "signed_on": signed.signed_on,
        "sent_at": signed.sent_at,
        "file": name,
        "ground": signed.ground.strip(),
    }
    with transaction.atomic():
        there = submission.signed_copies.filter(**values).first()
        if there is not None:
            return there
        copy = SignedCopy.objects.create(
            submission=submission, file_name=signed.file_name[:200], actor=actor, **values
        )
        Submission.objects.filter(pk=submission.pk).update(
            document_number=copy.number, document_date=copy.signed_on
        )
        audit.record(actor, "reporting.attach_signed_copy", str(submission), f"{copy.number} {name}".strip())
    return copy


def _check(signed: Signed) -> None:
    if not signed.number.strip():
        raise RoundFault(N_("Bản đã ký phải có số, ký hiệu. Hãy ghi bằng --number."))
    sent = timezone.localtime(signed.sent_at)
    if sent.date() < signed.signed_on:
        raise RoundFault(
            N_("Bản %(number)s ký ngày %(signed)s nhưng gửi ngày %(sent)s, trước khi ký. Hãy sửa một ngày."),
            number=signed.number,
            signed=f"{signed.signed_on:%d/%m/%Y}",
            sent=f"{sent:%d/%m/%Y}",
        )
    if signed.sent_at > timezone.now():
        raise RoundFault(
            N_("Bản %(number)s ghi gửi lúc %(sent)s, chưa tới. Hãy ghi đúng lúc đã gửi."),
            number=signed.number,
            sent=f"{sent:%H:%M %d/%m/%Y}",
        )
