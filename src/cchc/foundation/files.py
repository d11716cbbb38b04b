"""Files kept by what is in them: the name of a file is the SHA-256 of its bytes."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from cchc.engine.faults import N_, Fault


class StoredFileFault(Fault):
    """A stored file is gone, or its bytes are no longer those that were stored."""


def keep(content: bytes) -> str:
    """Store the bytes and return their hash, 64 hexadecimal digits; bytes that are there already stay.

    The file is whole on the disk before this returns, so a database row written after it never points at
    half a file; a file whose row was never committed is harmless.
    """
    name = sha256(content).hexdigest()
    path = _path(name)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content)
    return name


def read(name: str) -> bytes:
    """Return the bytes stored under a hash; raise StoredFileFault if they are gone or not the same."""
    try:
        content = _path(name).read_bytes()
    except OSError as error:
        raise StoredFileFault(
            N_("Không mở được tệp đã lưu %(name)s (%(why)s). Hãy khôi phục thư mục tệp từ bản sao lưu."),
            name=name,
            why=error.strerror or "",
        ) from error
    if sha256(content).hexdigest() != name:
        raise StoredFileFault(
            N_("Tệp đã lưu %(name)s đã bị sửa: mã băm không khớp. Hãy khôi phục tệp từ bản sao lưu."),
            name=name,
        )
    return content


def _path(name: str) -> Path:
    return Path(settings.FILES) / name[:2] / name[2:]


def _write(path: Path, content: bytes) -> None:
    """Write beside, then rename: a process killed in between leaves no file of this name."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
