"""Hostile and broken files end in a clear Fault, quickly; nothing else is ever raised."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.reading.faults import (
    BrokenXmlFault,
    EncryptedFault,
    MissingFileFault,
    NotDocxFault,
    NotZipFault,
    TooBigFault,
    UnreadableFault,
)
from cchc.reading.lint.linter import lint_docx
from cchc.reading.package import Limits, open_package
from tests.reading.documents import letter
from tests.reading.images import png

GOOD = letter().save()
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&c;</w:body></w:document>"""
OUTSIDE = LAUGHS.replace(b'<!ENTITY a "ha">', b'<!ENTITY a SYSTEM "file:///etc/passwd">')


def replaced(name: str, content: bytes) -> bytes:
    """The good document with one part replaced."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.namelist():
            target.writestr(entry, content if entry == name else source.read(entry))
    return stream.getvalue()


def encrypted() -> bytes:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "fault", "words"),
    [
        (b"", NotZipFault, "0 byte"),
        (png(1, 2, 3), NotZipFault, "không phải là văn bản Word"),
        (GOOD[: len(GOOD) // 2], NotZipFault, "cắt cụt"),
        (b"PK\x03\x04", NotZipFault, "hỏng"),
        (OLE + b"\0" * 600, NotDocxFault, "Word 97"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFault, "mật khẩu"),
        (encrypted(), EncryptedFault, "mật khẩu"),
        (replaced("word/document.xml", b"<w:document"), BrokenXmlFault, "word/document.xml"),
        (replaced("word/document.xml", b""), BrokenXmlFault, "word/document.xml"),
        (replaced("word/document.xml", b"<html/>"), NotDocxFault, "không chứa văn bản Word"),
        (replaced("word/document.xml", LAUGHS), BrokenXmlFault, "DOCTYPE"),
        (replaced("word/document.xml", LAUGHS.decode().encode("utf-16")), BrokenXmlFault, "document.xml"),
        (replaced("word/document.xml", OUTSIDE), BrokenXmlFault, "DOCTYPE"),
        (replaced("word/styles.xml", b"<" * 500), BrokenXmlFault, "word/styles.xml"),
        (replaced("word/document.xml", b"<a>" * 10_000), BrokenXmlFault, "word/document.xml"),
        (replaced("word/document.xml", b" " * 40_000_000), TooBigFault, "bom nén"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, fault: type[UnreadableFault], words: str) -> None:
    with pytest.raises(fault, match=words):
        lint_docx(data)


def test_a_zip_without_word_is_no_docx() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(NotDocxFault, match="Excel"):
        lint_docx(stream.getvalue())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileFault, match=r"khong-co\.docx"):
        lint_docx(tmp_path / "khong-co.docx")
    with pytest.raises(MissingFileFault):
        lint_docx(tmp_path)


def test_limits_hold_for_size_count_and_lying_headers(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(GOOD)
    with pytest.raises(TooBigFault):
        open_package(path, Limits(file=100))
    with pytest.raises(TooBigFault, match="quá giới hạn 3"):
        open_package(GOOD, Limits(entries=3))
    with pytest.raises(TooBigFault):
        open_package(GOOD, Limits(total=100))
    with pytest.raises(TooBigFault):
        open_package(GOOD, Limits(part=100)).read("word/document.xml")


def test_parts_and_relations_are_read() -> None:
    package = open_package(GOOD)
    assert "word/document.xml" in package.parts
    assert "officeDocument" in {relation.kind for relation in package.relations("").values()}
    assert package.relations("word/none.xml") == {}
    assert package.optional_xml("word/none.xml") is None


@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_any_bytes_end_in_a_fault(data: bytes) -> None:
    with pytest.raises(UnreadableFault):
        lint_docx(b"PK\x03\x04" + data)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=30))
@settings(max_examples=40)
def test_a_scratched_file_is_judged_or_refused(scratches: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for position, byte in scratches:
        data[position] = byte
    with suppress(UnreadableFault):
        assert len(lint_docx(bytes(data)).verdicts) == 45


VALUES = st.sampled_from(["", "-1", "1e400", "nan", "99999999999", "abc", "0", "65535", "\u0660"])


@given(st.lists(st.tuples(st.integers(0, 400), VALUES), min_size=1, max_size=20))
@settings(max_examples=40)
def test_senseless_attributes_never_raise(changes: list[tuple[int, str]]) -> None:
    for part in ("word/document.xml", "word/styles.xml"):
        text = zipfile.ZipFile(io.BytesIO(GOOD)).read(part).decode()
        pieces = text.split('"')
        for index, value in changes:
            pieces[(2 * index + 1) % (len(pieces) // 2 * 2)] = value
        with suppress(UnreadableFault):
            assert len(lint_docx(replaced(part, '"'.join(pieces).encode())).verdicts) == 45
