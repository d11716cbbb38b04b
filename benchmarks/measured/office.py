"""What an office does today: all workbooks as sheets of one, added up by place in LibreOffice."""

import csv
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from benchmarks.filling import Filled, value_column

_SUMS = "Tong"


def office() -> str | None:
    """Return the program, if it is installed."""
    return shutil.which("soffice")


def gathered(filled: Sequence[Filled], blank: Filled, target: Path) -> None:
    """Write one workbook: a first sheet of sums over all others, cell by cell, and a sheet of each form.

    `blank`: a form as it was given out, which tells where each row stands.
    """
    book = Workbook(write_only=True)
    sums = book.create_sheet(_SUMS)
    names = [f"U{number:03}" for number in range(len(filled))]
    column, last = value_column(blank.sheets[0]), blank.sheets[0].max_row
    for row in range(1, last + 1):
        sums.append([f"=SUM({names[0]}:{names[-1]}!{chr(64 + column)}{row})"])
    for name, one in zip(names, filled, strict=True):
        sheet = book.create_sheet(name)
        for values in load_workbook(BytesIO(one.content())).worksheets[0].iter_rows(values_only=True):
            sheet.append(values)
    book.save(target)


def added_up(program: str, book: Path) -> list[float | None]:
    """Let LibreOffice work the sums out; return them by row, None for one that shows an error."""
    command = [program, "--headless", "--convert-to", "csv", "--outdir", str(book.parent), str(book)]
    subprocess.run(command, check=True, capture_output=True)
    with book.with_suffix(".csv").open(encoding="utf-8") as lines:
        return [_number(row[0] if row else "") for row in csv.reader(lines)]


def _number(text: str) -> float | None:
    return None if text.startswith(("#", "Err:")) else float(text or 0)


def wrong_sums(sums: Sequence[float | None], blank: Filled, meant: Sequence[Filled]) -> tuple[int, int, int]:
    """Return how many rows have numbers, how many of them another sum than was meant, how many none."""
    truth: dict[str, float] = defaultdict(float)
    for one in meant:
        for key, value in one.truth.items():
            if isinstance(value, float):
                truth[key] += value
    rows = {key: row for key, (_sheet, row) in blank.places().items()}
    added = {key: sums[rows[key] - 1] for key in truth}
    off = [key for key, value in added.items() if value is not None and abs(value - truth[key]) > 0.005]
    return len(truth), len(off), sum(value is None for value in added.values())
