"""Files made to break a reader end in a plain fault or a document, soon; nothing is fetched or run."""

import io
import socket
import zipfile
import zlib
from contextlib import suppress
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.reading.faults import (
    BrokenXmlFault,
    EncryptedFault,
    MissingFileFault,
    NotDocxFault,
    NotPdfFault,
    NotTextFault,
    NotWorkbookFault,
    NotZipFault,
    TooBigFault,
    UnreadableFault,
)
from cchc.reading.found import read_document
from cchc.reading.limits import LIMITS
from tests.reading.found import reports
from tests.reading.found.reports import Sample

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def relation(kind: str, target: str) -> str:
    inner = f'<Relationship Id="r" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def word(body: str, head: str = "") -> bytes:
    document = f'{head}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    start = relation("officeDocument", "word/document.xml")
    return package({"_rels/.rels": start, "word/document.xml": document})


def workbook(sheet: str) -> bytes:
    sheets = '<sheets><sheet name="a" r:id="r"/></sheets>'
    book = f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">{sheets}</workbook>'
    return package(
        {
            "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/s.xml"),
            "xl/worksheets/s.xml": f'<worksheet xmlns="{_SHEET}">{sheet}</worksheet>',
        }
    )


def pdf(content: bytes) -> bytes:
    packed = zlib.compress(content)
    resources = b"/Resources<</Font<</F 5 0 R>>>>"
    objects = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R" + resources + b">>endobj",
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj" % (len(packed), packed),
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
        b"trailer<</Root 1 0 R>>",
    )
    return b"\n".join((b"%PDF-1.4", *objects))


_DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
_DEEP = "<w:tbl><w:tr><w:tc>"
_DEEP_END = "</w:tc></w:tr></w:tbl>"

FAULTS: dict[str, tuple[bytes, type[UnreadableFault]]] = {
    "binary": (bytes(range(255, 0, -1)) * 20, NotTextFault),
    "zeros": (b"\0" * 1_000, NotTextFault),
    "rtf": (b"{\\rtf1 x}", NotTextFault),
    "old word": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, NotDocxFault),
    "password": (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), EncryptedFault),
    "torn zip": (reports.as_word(Sample())[:3_000], NotZipFault),
    "other zip": (package({"a.txt": "x"}), NotDocxFault),
    "no workbook": (package({"xl/a.xml": "<a/>", "_rels/.rels": relation("x", "y")}), NotWorkbookFault),
    "too big": (b"a" * (LIMITS.file + 1), TooBigFault),
    "too much text": (b"a" * (LIMITS.text + 1), TooBigFault),
    "endless lines": (b"\n" * (LIMITS.lines + 2), TooBigFault),
    "endless table": (b"1\tA\tB\t4\n" * (LIMITS.cells // 4 + 1), TooBigFault),
    "wide table": (b"\t".join([b"x"] * (LIMITS.columns + 2)), TooBigFault),
    "zip bomb": (word("<w:p/>" * 1_000_000), TooBigFault),
    "entities": (word("&b;", _DOCTYPE), BrokenXmlFault),
    "deep xml": (word(_DEEP * 3_000 + _DEEP_END * 3_000), BrokenXmlFault),
    "wide page": (b"<html><table><tr>" + b"<td>1" * 1_000, TooBigFault),
    "torn pdf": (b"%PDF-1.4 x", NotPdfFault),
    "empty pdf": (pdf(b" " * 20_000_000), NotPdfFault),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_hostile_file_ends_in_its_fault(name: str) -> None:
    data, fault = FAULTS[name]
    with pytest.raises(fault) as caught:
        read_document(data, "a")
    assert str(caught.value)


HARMLESS = {
    "deep page": b"<html>" + b"<div>" * 50_000 + b"x",
    "page with entities": b'<!DOCTYPE html [<!ENTITY a "aaaa">]><html><body>&a;&a;x',
    "huge spans": b"<html><table><tr><td colspan=99999999 rowspan=99999>1<td>2</table>",
    "one line": b"a" * 1_000_000,
    "many marks": b"*" * 500_000 + b"a",
    "dashes": b"-" * 500_000 + b"x",
    "deep tables": word(_DEEP * 60 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + _DEEP_END * 60),
    "far cell": workbook(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    ),
    "odd numbers": workbook(
        '<sheetData><row r="x"><c r="?" s="99"><v>1e99999999</v></c><c t="s"><v>99</v></c></row></sheetData>'
    ),
    "drawing": pdf(
        b"BT /F 12 Tf 50 700 Td (Hello 5) Tj ET "
        + b"".join(b"%d %d m %d %d l S " % (i % 500, i % 700, i % 500 + 50, i % 700) for i in range(5_000))
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_an_odd_file_is_read_as_far_as_it_says_something(name: str) -> None:
    assert read_document(HARMLESS[name], "a").blocks is not None


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> NoReturn:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    page = b'<html><base href="http://127.0.0.1:9/"><link href=x><img src=y><iframe src=z></iframe>ok'
    assert [paragraph.text for paragraph in read_document(page).paragraphs] == ["ok"]


def test_a_missing_file_is_named(tmp_path: object) -> None:
    with pytest.raises(MissingFileFault, match="khong-co"):
        read_document(tmp_path / "khong-co.docx")  # type: ignore[operator]


_SOUND = [
    reports.as_text(Sample()),
    reports.as_word(Sample()),
    reports.as_workbook(Sample()),
    reports.as_page(Sample()),
]


@given(st.sampled_from(_SOUND), st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), max_size=20))
def test_fuzzed_bytes_end_in_a_document_or_a_fault(sound: bytes, changes: list[tuple[int, int]]) -> None:
    data = bytearray(sound)
    for place, value in changes:
        data[place % len(data)] = value
    with suppress(UnreadableFault):
        assert read_document(bytes(data), "a").format
