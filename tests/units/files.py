"""Small files and a small province for the tests of units."""

from datetime import date
from pathlib import Path
from unicodedata import normalize

import xlsxwriter

from cchc.foundation.faults import ManyFaults, said
from cchc.units.services import import_successions, import_units

UNITS = """code,name,kind,level,parent,valid_from,valid_to
p,Tỉnh Một,province,province,,2015-01-01,
d,Huyện Hai,district,district,p,2015-01-01,2025-07-01
x,Xã Ba,commune,commune,d,2015-01-01,2025-07-01
y,Xã Bốn,commune,commune,p,2025-07-01,
z,Xã Năm,commune,commune,p,01/07/2025,
"""
ACTS = "effective_on,decree,kind,predecessors,successors\n2025-07-01,Luật,dissolution,d x,y z p\n"
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def saved(folder: Path, text: str, name: str = "file.csv", encoding: str = "utf-8") -> Path:
    """Write a text file and return its path."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def decomposed(text: str) -> str:
    """Return the text with its marks apart, as some keyboards and phones write it."""
    return normalize("NFD", text)


def workbook(folder: Path, rows: list[list[object]]) -> Path:
    """Write an Excel file; dates become real dates."""
    path = folder / "file.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        shown = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, shown)
                else:
                    sheet.write(row, column, cell)
    return path


def load_province(folder: Path, *, acts: bool = False) -> None:
    """Load the small province, with the end of its district if asked."""
    import_units(saved(folder, UNITS, "province.csv"), "test")
    if acts:
        import_successions(saved(folder, ACTS, "acts.csv"), "test")


def sentences(found: ManyFaults) -> list[str]:
    """Return the sentences of several faults."""
    return [said(fault) for fault in found.faults]
