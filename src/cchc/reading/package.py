"""Open an Office package (ZIP of XML parts) without trusting it.

Nothing is unpacked to disk, nothing is fetched, no DTD or entity is honoured, and every read is bounded: see
`Limits`. Whatever is wrong ends in a subclass of `UnreadableFault`.
"""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from cchc.engine.faults import N_
from cchc.reading.faults import (
    BrokenXmlFault,
    EncryptedFault,
    MissingFileFault,
    NotDocxFault,
    NotZipFault,
    TooBigFault,
)

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_TORN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    RuntimeError,  # a wrong password, and NotImplementedError for a compression method Word never uses
    OverflowError,
    AssertionError,  # raised inside zipfile on impossible offsets
)


@dataclass(frozen=True)
class Limits:
    """Bounds in bytes and counts; a 60-page report is about 5 MB unpacked."""

    file: int = 100_000_000
    total: int = 400_000_000
    part: int = 32_000_000
    ratio: int = 200
    ratio_from: int = 4_000_000
    entries: int = 4_000


@dataclass(frozen=True)
class Relation:
    """One relationship of a part: kind (last word of the type), target part, whether it points outside."""

    kind: str
    target: str
    external: bool


class Package:
    """A ZIP of parts: `parts` names them, `read` and `xml` load one, `relations` follows its links."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._zip = _open_zip(data)
        self._check_entries()

    def _check_entries(self) -> None:
        entries = self._zip.infolist()
        limits = self._limits
        if len(entries) > limits.entries:
            raise TooBigFault(
                N_("Tệp chứa %(count)d mục, quá giới hạn %(limit)d. Hãy lưu lại tệp bằng Word rồi thử lại."),
                count=len(entries),
                limit=limits.entries,
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise EncryptedFault(N_("Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi thử lại."))
        if sum(entry.file_size for entry in entries) > limits.total:
            raise _too_big("*", limits.total)
        for entry in entries:
            if entry.file_size > limits.ratio_from and entry.file_size > limits.ratio * entry.compress_size:
                raise _too_big(entry.filename, limits.ratio_from)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Names of all parts, without a leading slash."""
        return frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """Content of one part; NotDocxFault if there is none, TooBigFault past the limit."""
        if name not in self.parts:
            raise NotDocxFault(
                N_("Tệp thiếu phần “%(part)s” của một văn bản Word. Hãy lưu lại bằng Word ở dạng .docx."),
                part=name,
            )
        try:
            with self._zip.open(name) as stream:
                data = stream.read(self._limits.part + 1)
        except _TORN as error:
            raise _torn() from error
        if len(data) > self._limits.part:
            raise _too_big(name, self._limits.part)
        return data

    def xml(self, name: str) -> etree._Element:
        """Root of one XML part, parsed without DTD, entities, network or unbounded trees."""
        return parse_xml(self.read(name), name)

    def optional_xml(self, name: str) -> etree._Element | None:
        """As `xml`, but None where the part does not exist."""
        return self.xml(name) if name in self.parts else None

    def relations(self, part: str) -> dict[str, Relation]:
        """Relationships of a part by id; empty where it has none. `part` "" means the package itself."""
        folder, name = posixpath.split(part)
        root = self.optional_xml(posixpath.join(folder, "_rels", name + ".rels"))
        if root is None:
            return {}
        found = root.iter(_RELATIONSHIPS)
        return {element.get("Id", ""): _relation(element, folder) for element in found}


def _relation(element: etree._Element, folder: str) -> Relation:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relation(element.get("Type", "").rsplit("/", 1)[-1], target, external)


def _torn() -> NotZipFault:
    return NotZipFault(
        N_("Tệp bị hỏng hoặc bị cắt cụt nên không mở được. Hãy lấy lại bản gốc hoặc lưu lại bằng Word.")
    )


def _too_big(part: str, limit: int) -> TooBigFault:
    return TooBigFault(
        N_(
            "Phần “%(part)s” của tệp giải nén ra quá lớn (giới hạn %(limit)d MB), có thể là bom nén. "
            "Hãy lưu lại tệp bằng Word rồi thử lại."
        ),
        part=part,
        limit=limit // 1_000_000,
    )


def _open_zip(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        raise _ole_fault(data)
    if not data.startswith(b"PK"):
        raise NotZipFault(
            N_(
                "Tệp không phải là văn bản Word .docx (%(size)d byte, sai dấu hiệu đầu tệp). "
                "Hãy lưu lại bằng Word."
            ),
            size=len(data),
        )
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _TORN as error:
        raise _torn() from error


def _ole_fault(data: bytes) -> EncryptedFault | NotDocxFault:
    if _ENCRYPTED_STREAM in data:
        return EncryptedFault(N_("Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi thử lại."))
    return NotDocxFault(N_("Tệp là định dạng Word 97–2003 (.doc). Hãy lưu lại ở dạng .docx rồi thử lại."))


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Parse bytes that nobody vouches for; BrokenXmlFault names the part and what the parser said."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
    )
    if b"<!DOCTYPE" in data:
        raise _broken(name, "DOCTYPE")
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise _broken(name, str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _broken(name, "DOCTYPE")
    return root


def _broken(name: str, reason: str) -> BrokenXmlFault:
    return BrokenXmlFault(
        N_(
            "Phần “%(part)s” của tệp không phải XML hợp lệ (%(reason)s). "
            "Hãy lưu lại tệp bằng Word rồi thử lại."
        ),
        part=name,
        reason=reason,
    )


def open_package(source: Path | bytes, limits: Limits | None = None) -> Package:
    """Open a path or bytes as a package. Raises a subclass of `UnreadableFault`, and nothing else."""
    limits = limits or Limits()
    return Package(source if isinstance(source, bytes) else file_bytes(source, limits), limits)


def file_bytes(path: Path, limits: Limits | None = None) -> bytes:
    """Return the content of a file that is not too big; raise MissingFileFault or TooBigFault."""
    limits = limits or Limits()
    data = first_bytes(path, limits.file + 1)
    if len(data) > limits.file:
        raise _too_big(path.name, limits.file)
    return data


def first_bytes(path: Path, count: int) -> bytes:
    """Return at most so many bytes of a file; raise MissingFileFault."""
    try:
        with path.open("rb") as stream:
            return stream.read(count)
    except (OSError, ValueError) as error:
        raise MissingFileFault(
            N_("Không mở được tệp “%(path)s”. Hãy kiểm tra đường dẫn và quyền đọc."), path=str(path)
        ) from error
