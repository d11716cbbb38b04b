"""Open a file as grids by what is in it, whatever its name says."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from cchc.engine.faults import N_
from cchc.reading.faults import NotTextFault, NotWorkbookFault
from cchc.reading.grids.model import CellKind, Grid, GridCell, Place
from cchc.reading.grids.xlsx import clean, read_xlsx
from cchc.reading.limits import LIMITS, too_many
from cchc.reading.package import Limits, first_bytes

WORKBOOK_LIMITS = Limits(file=20_000_000, total=120_000_000, entries=2_000)
_SEPARATORS = ("\t", ";", ",")
_LOOKED_AT = 200
_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")


def file_bytes(path: Path) -> bytes:
    """Return the content of a file that is not too big. Raises MissingFileFault, TooBigFault."""
    content = first_bytes(path, WORKBOOK_LIMITS.file + 1)
    if len(content) > WORKBOOK_LIMITS.file:
        raise too_many(N_("byte"), WORKBOOK_LIMITS.file)
    return content


def read_grids(content: bytes) -> tuple[Grid, ...]:
    """Return the sheets of an .xlsx, or the one sheet of a CSV. Raises UnreadableFault and nothing else."""
    if content.startswith(b"PK"):
        return read_xlsx(content, WORKBOOK_LIMITS)
    if content.startswith(_OLD_EXCEL):
        raise NotWorkbookFault(
            N_(
                "Tệp là Excel 97–2003 (.xls) hoặc có mật khẩu. "
                "Hãy mở bằng Excel, bỏ mật khẩu và lưu lại dạng .xlsx."
            )
        )
    return (_csv_grid(_decoded(content)),)


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise NotTextFault(
            N_(
                "Tệp không phải bảng tính .xlsx, cũng không phải CSV dạng UTF-8 (dòng %(line)d). Hãy lưu lại."
            ),
            line=line,
        ) from error
    if "\0" in text:
        raise NotTextFault(N_("Tệp không phải bảng tính .xlsx, cũng không phải CSV. Hãy lưu lại dạng .xlsx."))
    return text


def _csv_grid(text: str) -> Grid:
    cells: dict[Place, GridCell] = {}
    for row, values in enumerate(_lines(text)):
        for column, value in enumerate(values[: LIMITS.columns]):
            if shown := clean(value):
                cells[row, column] = GridCell(CellKind.TEXT, shown)
        if len(cells) > LIMITS.cells:
            raise too_many(N_("ô"), LIMITS.cells)
    return Grid("CSV", cells)


def _lines(text: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        yield from reader
    except csv.Error as error:
        raise NotTextFault(
            N_("Tệp CSV không đọc được ở dòng %(line)d: %(why)s. Hãy lưu lại dạng “CSV UTF-8”."),
            line=reader.line_num,
            why=str(error),
        ) from error


def _separator(text: str) -> str:
    """The sign that stands alike often in most lines; titles above the table have none of it."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    held = {sign: sum(line.count(sign) >= 2 for line in lines) for sign in _SEPARATORS}
    return max(_SEPARATORS, key=lambda sign: held[sign])
