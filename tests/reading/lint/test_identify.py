"""Parts are recognised in documents laid out with tabs, with tables of one row, and in annexes alone."""

import io
from typing import Any

import docx
import pytest
from docx.shared import Pt

from cchc.reading.lint.identify import identify
from cchc.reading.lint.linter import lint_docx
from cchc.reading.lint.parts import Parts
from cchc.reading.wordprocessing.document import read_docx
from tests.reading.documents import MOTTO, NATIONAL, SENTENCE, letter, report, write


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def tabbed() -> bytes:
    document = docx.Document()
    for left, right in (
        ("UBND TỈNH KHÁNH HÒA", NATIONAL),
        ("SỞ NỘI VỤ", MOTTO),
        ("Số: 05/BC-SNV", "Khánh Hòa, ngày 05 tháng 9 năm 2021"),
    ):
        write(document.add_paragraph(), f"{left}\t{right}", 13)
    write(document.add_paragraph(), "BÁO CÁO", 14, "b")
    write(document.add_paragraph(), "Kết quả cải cách hành chính", 14, "b")
    document.add_paragraph(f"{SENTENCE}./.")
    document.add_paragraph("Nơi nhận:\tGIÁM ĐỐC")
    document.add_paragraph("- Như trên;")
    document.add_paragraph("- Lưu: VT.\tNguyễn Văn An")
    return saved(document)


def parts_of(data: bytes) -> Parts:
    return identify(read_docx(data))


def test_a_letterhead_of_tabs_is_read() -> None:
    parts = parts_of(tabbed())
    assert parts.letterhead is not None
    assert parts.letterhead.number is not None
    assert parts.letterhead.place_date is not None
    assert [line.text for line in parts.letterhead.superior] == ["UBND TỈNH KHÁNH HÒA"]
    assert [line.text for line in parts.letterhead.issuer] == ["SỞ NỘI VỤ"]
    assert parts.letterhead.number.text == "Số: 05/BC-SNV"
    assert parts.letterhead.place_date.text.startswith("Khánh Hòa, ngày")


def test_a_signature_of_tabs_is_read() -> None:
    parts = parts_of(tabbed())
    assert parts.signature is not None
    assert [line.text for line in parts.signature.titles] == ["GIÁM ĐỐC"]
    assert parts.signature.name is not None
    assert parts.signature.name.text == "Nguyễn Văn An"
    assert parts.recipients is not None
    assert [line.text for line in parts.recipients.entries] == ["- Như trên;", "- Lưu: VT."]


def test_with_tabs_the_fit_of_columns_is_not_checked() -> None:
    verdict = lint_docx(tabbed()).verdicts[15]
    assert (verdict.status, "bảng" in verdict.reason) == ("not_checked", True)


def test_a_letter_is_told_from_a_report() -> None:
    assert parts_of(letter().save()).is_letter
    parts = parts_of(report().save())
    assert not parts.is_letter
    assert parts.title is not None
    assert parts.title.code == "BC"


def test_an_annex_alone_has_no_letterhead() -> None:
    document = docx.Document()
    write(document.add_paragraph(), "Phụ lục I", 14, "b")
    write(document.add_paragraph(), "SỐ LIỆU", 14, "b")
    answer = lint_docx(saved(document))
    assert answer.verdicts[9].status == "not_applicable"
    assert {finding.check.number for finding in answer.findings} >= {42}


@pytest.mark.parametrize("size", [8, 40])
def test_an_empty_document_is_judged(size: int) -> None:
    document = docx.Document()
    document.add_paragraph().add_run(" ").font.size = Pt(size)
    assert len(lint_docx(saved(document)).verdicts) == 45
