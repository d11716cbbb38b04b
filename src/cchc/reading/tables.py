"""A table with named columns out of a CSV or Excel file, tolerant of how offices save them."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook

from cchc.engine.faults import N_, Fault

_Cells = tuple[int, list[str]]
_SEPARATORS = (",", ";", "\t")


class TableFault(Fault):
    """A file that cannot be read as a table."""


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells by column; NFC, without outer spaces."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The named columns in their order, and the rows that are not empty."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, required: Sequence[str]) -> Table:
    """Read a .csv (UTF-8 or UTF-16; comma, semicolon or tab) or the first sheet of an .xlsx.

    Column names are compared in lower case; columns nobody asked for are kept for who wants them.
    Raises TableFault when the file is missing, unreadable, without a required column, or a row is too long.
    """
    if not path.is_file():
        raise TableFault(N_("Không tìm thấy tệp “%(file)s”. Hãy kiểm tra đường dẫn."), file=str(path))
    lines = _excel(path) if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods") else _csv(path)
    full = [(number, cells) for number, cells in lines if any(cells)]
    if not full:
        raise TableFault(N_("Tệp “%(file)s” không có dòng nào."), file=path.name)
    columns = tuple(name.lower() for name in full[0][1])
    _check_columns(path, columns, required)
    if not full[1:]:
        raise TableFault(
            N_("Tệp “%(file)s” chỉ có dòng tiêu đề. Hãy thêm ít nhất một dòng số liệu."), file=path.name
        )
    return Table(columns, tuple(_rows(path, columns, full[1:])))


def _check_columns(path: Path, columns: Sequence[str], required: Sequence[str]) -> None:
    missing = [name for name in required if name not in columns]
    if missing:
        raise TableFault(
            N_("Tệp “%(file)s” thiếu cột %(missing)s ở dòng đầu; các cột đọc được: %(columns)s."),
            file=path.name,
            missing=", ".join(missing),
            columns=", ".join(name for name in columns if name) or "-",
        )
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise TableFault(
            N_("Tệp “%(file)s” có cột lặp lại: %(columns)s. Hãy giữ mỗi cột một lần."),
            file=path.name,
            columns=", ".join(twice),
        )


def _rows(path: Path, columns: Sequence[str], lines: Iterable[_Cells]) -> Iterator[Row]:
    for number, cells in lines:
        if any(cells[len(columns) :]):
            raise TableFault(
                N_(
                    "Tệp “%(file)s”, dòng %(row)d có nhiều ô hơn số cột. "
                    "Nếu nội dung có dấu ngăn cách, hãy đặt nó trong dấu ngoặc kép."
                ),
                file=path.name,
                row=number,
            )
        padded = [*cells, *[""] * (len(columns) - len(cells))]
        yield Row(number, {name: cell for name, cell in zip(columns, padded, strict=False) if name})


def _csv(path: Path) -> Iterator[_Cells]:
    text = _decoded(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    start = 1
    try:
        for cells in reader:
            yield start, [_clean(cell) for cell in cells]
            start = reader.line_num + 1
    except csv.Error as error:
        raise TableFault(
            N_("Tệp “%(file)s”, dòng %(row)d không đọc được: %(error)s."),
            file=path.name,
            row=start,
            error=str(error),
        ) from error


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TableFault(
            N_("Tệp “%(file)s” không phải UTF-8 (dòng %(row)d). Hãy lưu lại dạng “CSV UTF-8”."),
            file=path.name,
            row=line,
        ) from error


def _separator(text: str) -> str:
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=head.count)


def _excel(path: Path) -> list[_Cells]:
    try:
        with path.open("rb") as file:
            sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0)
            rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, BadZipFile, OSError) as error:
        raise TableFault(
            N_("Không đọc được tệp Excel “%(file)s”: %(error)s. Hãy mở và lưu lại dạng .xlsx."),
            file=path.name,
            error=str(error),
        ) from error
    return [(number, [_written(cell) for cell in cells]) for number, cells in enumerate(rows, start=1)]


def _written(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _clean(str(cell))


def _clean(cell: str) -> str:
    return normalize("NFC", cell).replace("\u00a0", " ").strip()
