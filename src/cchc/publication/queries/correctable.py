"""Whether a further edition of a report says anything else (Decree 30/2020/NĐ-CP, article 18)."""

from collections.abc import Iterator
from dataclasses import replace

from cchc.document.frame import day_written
from cchc.document.tree import AnnexHeading, Block, Document, Letterhead, SignatureBlock
from cchc.engine.faults import N_, Fault
from cchc.engine.messages import Message
from cchc.foundation.words import spoken
from cchc.publication.compose import Particulars
from cchc.publication.correction_annex import uncorrected
from cchc.publication.models import Edition
from cchc.publication.queries import editions


class NothingDiffersFault(Fault):
    """A correction of which nothing differs from the edition that it would replace."""


def check_differs(earlier: Edition, document: Document, given: Particulars) -> None:
    """Refuse to replace an edition by a report of the same content. Raises NothingDiffersFault.

    What was issued is replaced where its content was wrong. A wrong number, day or signer is put right by a
    letter of the issuer, not by issuing the same content again.
    """
    before = editions.record(earlier).document
    if _content(before) != _content(document):
        return
    beside = ", ".join(spoken(one) for one in _beside(earlier, before, document, given))
    raise NothingDiffersFault(
        N_(
            "Báo cáo này đã ban hành: %(code)s, số %(number)s ngày %(day)s, và không có nội dung nào khác "
            "(chỉ khác: %(beside)s). Bản thay thế chỉ dùng khi nội dung sai; sai số, ngày, thể thức thì "
            "đính chính bằng công văn (Điều 18 Nghị định số 30/2020/NĐ-CP). "
            "Hãy xem lại số liệu đã được duyệt chưa, hoặc lấy lại tệp bằng “cchc edition export”."
        ),
        code=earlier.code,
        number=earlier.document_number,
        day=day_written(earlier.document_date),
        beside=beside,
    )


def _content(document: Document) -> list[list[Block]]:
    """What a report says, without what its frame says of number, day and signer."""
    return [[*_said(blocks)] for blocks in uncorrected(document)]


def _said(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, AnnexHeading):
            yield replace(block, label="", reference="")
        elif not isinstance(block, Letterhead | SignatureBlock):
            yield block


def _beside(earlier: Edition, before: Document, now: Document, given: Particulars) -> Iterator[Message]:
    """What differs though the content does not."""
    if earlier.document_number != given.number:
        yield Message(N_("số văn bản"))
    if earlier.document_date != given.issued_on:
        yield Message(N_("ngày văn bản"))
    old, new = (_signature(one) for one in (before, now))
    if (old.lines, old.name) != (new.lines, new.name):
        yield Message(N_("người ký"))
    if old.recipients != new.recipients:
        yield Message(N_("nơi nhận"))
    if _letterhead(before) != _letterhead(now):
        yield Message(N_("tên cơ quan, địa danh"))


def _signature(document: Document) -> SignatureBlock:
    return next(block for block in document.sections[0].blocks if isinstance(block, SignatureBlock))


def _letterhead(document: Document) -> tuple[str, ...]:
    head = next(block for block in document.sections[0].blocks if isinstance(block, Letterhead))
    return head.issuer, head.parent, head.symbol, head.place
