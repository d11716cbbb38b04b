"""The process that opens a PDF: bytes on stdin, JSON on stdout, under limits of time, memory and files.

Run as `python -m cchc.reading.pdf.process` by `cchc.reading.found.pdf`; see docs/adr/0010.
"""

import gc
import json
import os
import resource
import sys
from typing import BinaryIO, TextIO

from cchc.document.found import FoundBlock, FoundParagraph
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.reading.faults import NotPdfFault, UnreadableFault
from cchc.reading.limits import LIMITS
from cchc.reading.pdf.flow import flow
from cchc.reading.pdf.pages import pages_of


def confine() -> None:
    """Set the limits that no bug below can pass: memory, processor time, no file written, no core dump."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (LIMITS.seconds, LIMITS.seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(data: bytes) -> dict[str, object]:
    """What a PDF says, as plain JSON; or the fault that ends its reading."""
    try:
        pages = list(pages_of(data))
        if not any(page.words for page in pages):
            raise NotPdfFault(
                N_("Tệp PDF không có chữ (có thể là bản quét). Hãy dùng bản gốc Word, Excel hoặc PDF có chữ.")
            )
        silent = [page.number for page in pages if not page.words]
        return {"blocks": [_plain(block) for block in flow(pages)], "silent": silent}
    except UnreadableFault as fault:
        return {"fault": [type(fault).__name__, fault.template, _params(fault)]}


def _params(fault: UnreadableFault) -> dict[str, object]:
    return {name: str(value) if isinstance(value, Message) else value for name, value in fault.params.items()}


def _plain(block: FoundBlock) -> list[object]:
    if isinstance(block, FoundParagraph):
        return [block.text, block.place.page, block.place.part, block.marker]
    rows = [
        [[cell.text, cell.place.column, cell.row_span, cell.column_span] for cell in row.cells]
        for row in block.rows
    ]
    return [rows, block.place.page]


def serve(source: BinaryIO, target: TextIO) -> None:
    """Answer one file; what it leaves behind ends with the process, so nobody looks for it."""
    gc.disable()
    target.write(json.dumps(answer(source.read()), ensure_ascii=False))
    target.flush()


if __name__ == "__main__":
    confine()
    serve(sys.stdin.buffer, sys.stdout)
    # All is told. To take ten thousand words apart one by one would need a tenth of the whole time.
    os._exit(0)
