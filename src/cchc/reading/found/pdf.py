"""Read a PDF with text in a process of its own, so that no file can break or exhaust this one (ADR 0010)."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from cchc.document.found import FoundBlock, FoundCell, FoundParagraph, FoundRow, FoundTable, Place
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.reading.faults import EncryptedFault, NotPdfFault, TooBigFault, UnreadableFault
from cchc.reading.found.cells import tab_tables
from cchc.reading.limits import LIMITS

_FAULTS: dict[str, type[UnreadableFault]] = {
    fault.__name__: fault for fault in (EncryptedFault, NotPdfFault, TooBigFault)
}
_COMMAND = (sys.executable, "-m", "cchc.reading.pdf.process")


def pdf_blocks(data: bytes) -> tuple[list[FoundBlock], tuple[Message, ...]]:
    """Paragraphs and tables of a PDF, and a remark on pages without text. Raises an UnreadableFault."""
    try:
        ended = subprocess.run(
            _COMMAND, input=data, capture_output=True, timeout=LIMITS.seconds, check=True, encoding=None
        )
        said = json.loads(ended.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise NotPdfFault(
            N_(
                "Không đọc được tệp PDF trong giới hạn %(seconds)d giây và %(memory)d MB bộ nhớ; "
                "tệp có thể bị hỏng. Hãy xuất lại PDF hoặc dùng bản Word."
            ),
            seconds=LIMITS.seconds,
            memory=LIMITS.memory // 1_000_000,
        ) from error
    if "fault" in said:
        kind, template, params = said["fault"]
        raise _FAULTS.get(kind, NotPdfFault)(template, **params)
    return tab_tables(map(_block, said["blocks"])), _remarks(said["silent"])


def _remarks(silent: Sequence[int]) -> tuple[Message, ...]:
    if not silent:
        return ()
    pages = ", ".join(map(str, silent))
    return (
        Message(N_("Trang không có chữ (có thể là ảnh quét) nên không đọc: %(pages)s."), {"pages": pages}),
    )


def _block(plain: Sequence[Any]) -> FoundBlock:
    if isinstance(plain[0], str):
        text, page, part, marker = plain
        return FoundParagraph(text, Place(page=page, part=part), marker=marker)
    rows, page = plain
    return FoundTable(tuple(_row(row, page) for row in rows), Place(page=page))


def _row(cells: Sequence[Sequence[Any]], page: int) -> FoundRow:
    found = (
        FoundCell(text, Place(page=page, column=column), down, across) for text, column, down, across in cells
    )
    return FoundRow(tuple(found), Place(page=page))
