"""Texts put one after the other, on disk once they are many."""

import tempfile
from collections.abc import Iterator

_IN_MEMORY = 1_000_000
_CHUNK = 65_536


class Spool:
    """Written from front to back, then read from front to back; `close` gives its place back."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - it stays open until `close`
            max_size=_IN_MEMORY, mode="w+", encoding="utf-8", newline=""
        )
        self.count = 0
        """How many texts were written."""

    def write(self, text: str) -> None:
        """Put a text behind the others."""
        self._file.write(text)
        self.count += 1

    def chunks(self) -> Iterator[str]:
        """Everything written, in pieces of a bounded length."""
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield chunk

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
