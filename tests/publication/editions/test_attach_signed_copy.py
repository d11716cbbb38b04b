"""The signed copy: kept when it says what was issued, named word by word when it does not."""

from dataclasses import replace

import pytest

from cchc.document.tree import Document, Paragraph, Section
from cchc.publication.enums import FileRole
from cchc.publication.models import Edition
from cchc.publication.queries import editions
from cchc.publication.queries.signed_copy import compare_signed
from cchc.publication.services.attach_signed_copy import SignedCopyFault, attach_signed_copy
from cchc.reading.faults import NotPdfFault
from cchc.rendering import pdf
from tests.publication.editions.issuing import issued

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]


def signed_otherwise(edition: Edition, before: str, after: str) -> bytes:
    """Return the PDF of the edition with one piece of its text replaced in the first section."""
    document = editions.record(edition).document
    first, *annexes = document.sections
    blocks = tuple(
        replace(block, runs=tuple(replace(run, text=run.text.replace(before, after)) for run in block.runs))
        if isinstance(block, Paragraph)
        else block
        for block in first.blocks
    )
    return pdf.render(Document(document.metadata, (Section(blocks), *annexes)))


def test_the_issued_pdf_itself_is_accepted_once() -> None:
    edition = issued()
    content = editions.content(edition, FileRole.PDF) or b""
    for _ in range(2):
        assert attach_signed_copy(edition.code, content, actor="test").differences == ()
    assert editions.content(editions.edition(edition.code), FileRole.SIGNED) == content


def test_an_altered_word_is_named_and_refused() -> None:
    edition = issued()
    other = signed_otherwise(edition, "báo cáo", "thông báo")
    with pytest.raises(SignedCopyFault, match="trang 1"):
        attach_signed_copy(edition.code, other, actor="test")
    assert editions.content(editions.edition(edition.code), FileRole.SIGNED) is None


def test_with_a_reason_the_altered_copy_is_kept() -> None:
    edition = issued()
    other = signed_otherwise(edition, "báo cáo", "thông báo")
    compared = attach_signed_copy(edition.code, other, actor="test", reason="Lãnh đạo sửa khi ký")
    assert any("thông" in one.after for one in compared.differences)
    assert editions.content(editions.edition(edition.code), FileRole.SIGNED) == other


def test_a_second_other_copy_is_refused() -> None:
    edition = issued()
    attach_signed_copy(edition.code, editions.content(edition, FileRole.PDF) or b"", actor="test")
    with pytest.raises(SignedCopyFault, match="đã có một bản ký khác"):
        attach_signed_copy(
            edition.code, signed_otherwise(edition, "báo cáo", "x"), actor="test", reason="thử"
        )


def test_what_a_seal_adds_alters_nothing() -> None:
    edition = issued()
    plain = editions.content(edition, FileRole.PDF) or b""
    stamped = signed_otherwise(edition, "./.", "./. Ký bởi: Sở Tài chính")
    compared = compare_signed(plain, stamped)
    assert compared.differences
    assert compared.altered == ()


def test_what_is_no_pdf_is_refused() -> None:
    edition = issued()
    with pytest.raises(NotPdfFault):
        attach_signed_copy(edition.code, b"PK\x03\x04", actor="test")
