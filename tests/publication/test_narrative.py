"""The text in the document: numbered headings, anchors, real footnotes, proposals; and `cchc narrative`."""

import io
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from django.core.management import CommandError, call_command
from lxml import etree
from pypdf import PdfReader

from cchc.document.canonical import from_json, to_json
from cchc.document.tree import Document, Heading, NumberedList, Paragraph, Run, plain
from cchc.engine.periods import Period
from cchc.publication.compose import Particulars
from cchc.publication.report import Asked, Report, make_report
from cchc.reading.lint.linter import lint_docx
from cchc.rendering import docx as word
from cchc.rendering import pdf
from tests.reporting.loading import submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelf")]

FORM, Q3 = "tk-2021-tinh", Period.parse("2021-Q3")
TH = ("--unit", "th", "--period", "2021-Q3", "--form", FORM)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = (
    "Trong kỳ ban hành **{legal_documents_issued unit}** quy phạm pháp luật[^qd-1]; rà soát "
    "{legal_documents_reviewed rate legal_documents_issued}[^qd-1, kh-76].\n\n"
    "- Mục một;\n- Mục hai ^[Gồm ba sở]."
)


def narrative(*words: str) -> Any:
    stdout = io.StringIO()
    call_command("narrative", *words, "--json", stdout=stdout)
    return json.loads(stdout.getvalue())


def enter(folder: Path, text: str = TEXT, section: str = "institutions") -> None:
    """Enter figures, two documents, a section and three proposals for Thanh Hóa."""
    submit(Q3, {"th": {"legal_document.issued^whole": 8, "legal_document.reviewed^whole": 2}})
    named = ("--number", "1187/QĐ-UBND", "--date", "2021-07-02", "--issuer", "UBND tỉnh", "--title", "về mẫu")
    narrative("cite", "--unit", "th", "--key", "qd-1", "--kind", "Quyết định", *named)
    narrative("cite", "--unit", "th", "--key", "kh-76", "--kind", "Kế hoạch", "--number", "76/KH-UBND")
    file = folder / "text.md"
    file.write_text(text, "utf-8")
    narrative("set", *TH, "--section", section, str(file))
    narrative("propose", *TH, "--to", "Bộ Nội vụ", "--basis", "Nghị định số 1", "Hướng dẫn mẫu.")
    narrative("propose", *TH, "--to", "Bộ Tư pháp", "Mở dữ liệu.")
    narrative("propose", *TH, "--to", "Bộ Nội vụ", "--from", "th-stp", "Sửa mẫu.")


def made() -> Report:
    return make_report(Asked(FORM, "th", Q3), Particulars())


def runs_of(document: Document) -> list[Run]:
    return [
        run for block in document.sections[0].blocks if isinstance(block, Paragraph) for run in block.runs
    ]


def test_headings_are_numbered_without_gaps(tmp_path: Path) -> None:
    enter(tmp_path)
    headings = [one for one in made().document.sections[0].blocks if isinstance(one, Heading)]
    assert [(one.label, one.text) for one in headings] == [
        ("I.", "KẾT QUẢ THỰC HIỆN CÁC LĨNH VỰC"),
        ("1.", "Cải cách thể chế"),
        ("II.", "KIẾN NGHỊ, ĐỀ XUẤT"),
        ("1.", "Đối với Bộ Nội vụ"),
        ("2.", "Đối với Bộ Tư pháp"),
    ]


def test_each_printed_figure_keeps_its_anchor_and_has_two_digits(tmp_path: Path) -> None:
    enter(tmp_path)
    report = made()
    bound = [(run.text, run.anchor, run.bold) for run in runs_of(report.document) if run.anchor]
    assert bound == [
        ("08", "legal_documents_issued", True),
        ("25", "legal_documents_reviewed rate legal_documents_issued", False),
    ]
    assert report.filled.row("legal_documents_issued").shown == "8"
    assert "ban hành 08 văn bản quy phạm" in "".join(run.text for run in runs_of(report.document))
    assert from_json(to_json(report.document)) == report.document


def test_documents_are_cited_in_full_once_then_in_brief(tmp_path: Path) -> None:
    enter(tmp_path)
    notes = [plain(run.footnote.runs) for run in runs_of(made().document) if run.footnote]
    assert notes == [
        "Quyết định số 1187/QĐ-UBND ngày 02/7/2021 của UBND tỉnh về mẫu.",
        "Quyết định số 1187/QĐ-UBND; Kế hoạch số 76/KH-UBND.",
    ]


def test_proposals_stand_by_addressee_with_basis_and_origin(tmp_path: Path) -> None:
    enter(tmp_path)
    lists = [one for one in made().document.sections[0].blocks if isinstance(one, NumberedList)]
    assert [[plain(item) for item in one.items] for one in lists[1:]] == [
        ["Hướng dẫn mẫu (căn cứ Nghị định số 1).", "Sửa mẫu (đề xuất của Sở Tư pháp)."],
        ["Mở dữ liệu."],
    ]


def test_word_has_real_footnotes(tmp_path: Path) -> None:
    enter(tmp_path)
    content = word.render(made().document)
    with ZipFile(io.BytesIO(content)) as package:
        body, notes = (
            etree.fromstring(package.read(f"word/{name}.xml")) for name in ("document", "footnotes")
        )
    referred = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    written = [one.get(f"{W}id") for one in notes.iter(f"{W}footnote") if one.get(f"{W}type") is None]
    assert referred == written == ["1", "2", "3"]
    assert {one.get(f"{W}type") for one in notes} >= {"separator", "continuationSeparator"}
    opened = docx.Document(io.BytesIO(content))
    assert opened.styles["footnote text"].font.size.pt == 10
    assert opened.styles["footnote reference"].font.superscript
    assert lint_docx(content).findings == ()


def test_pages_have_the_notes_at_their_foot(tmp_path: Path) -> None:
    enter(tmp_path)
    page = PdfReader(io.BytesIO(pdf.render(made().document))).pages[0].extract_text()
    assert page.index("Mục hai") < page.index("về mẫu.") < page.index("Gồm ba sở.")


def test_the_command_shows_what_is_stored_offered_and_missing(tmp_path: Path) -> None:
    enter(tmp_path)
    told = narrative("show", *TH, "--section", "institutions", "--section", "proposals")
    first, _ = told["sections"]
    assert (first["state"], first["version"], first["office"]) == ("written", 1, "th-stp")
    assert first["text"].startswith("Trong kỳ ban hành **{")
    assert first["printed"][0].startswith("Trong kỳ ban hành 08 văn bản quy phạm pháp luật; rà soát 25%")
    assert "proposals" not in told["missing"]
    with pytest.raises(CommandError, match="không có mục “nowhere”"):
        narrative("show", *TH, "--section", "nowhere")


def test_a_folder_of_sections_is_written_at_once_and_a_stale_one_ends_with_1(tmp_path: Path) -> None:
    for name in ("institutions.md", "apparatus.txt"):
        (tmp_path / name).write_text("Lời.", "utf-8")
    assert narrative("set", *TH, str(tmp_path))["saved"] == ["apparatus", "institutions"]
    file = str(tmp_path / "institutions.md")
    with pytest.raises(SystemExit) as caught:
        call_command("narrative", "set", *TH, file, "--base-version", "0", stdout=io.StringIO())
    assert caught.value.code == 1


def test_faults_of_a_text_are_all_named(tmp_path: Path) -> None:
    (tmp_path / "institutions.md").write_text("Có {directive} và {x.", "utf-8")
    with pytest.raises(CommandError, match="Dòng 1, cột 19"):
        narrative("set", *TH, str(tmp_path / "institutions.md"))
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        narrative("set", *TH, str(tmp_path / "none.md"))


def test_drafts_of_many_units_in_one_call() -> None:
    submit(Q3, {unit: {"directive.issued^own": 3, "document.sent^whole": 5} for unit in ("th", "kh-skhcn")})
    told = narrative("draft", "--unit", "th", *TH[2:], "--unit", "th-stp")
    assert [one["unit"] for one in told["units"]] == ["th", "th-stp"]
    assert "direction.plan" in told["units"][0]["saved"]


def test_changes_and_outlines_are_listed() -> None:
    assert narrative("changes", *TH) == {"last": None, "figures": [], "sections": []}
    codes = [one["code"] for one in narrative("outline", "list")["outlines"]]
    assert codes == ["commune", "department", "district", "province-quarter", "province-year"]
    with pytest.raises(CommandError, match="cần tệp và đơn vị"):
        narrative("outline", "load")
