"""A province whose communes' workbooks are filled in, and the commands that carry them to an edition."""

import csv
import json
from pathlib import Path

from django.core.management import call_command

from benchmarks.filling import fill
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.engine.periods import Period
from cchc.reporting.workbook.export import workbooks
from cchc.units.services.import_units import import_units

PERIOD = "2026-Q3"
FORM, TOP_FORM = "tk-2026-xa", "tk-2026-tinh"
TOP = "tp"
_REASON = ("--reason", "Số liệu thử")


def load(folder: Path, communes: int) -> None:
    """Make the database, load catalogue and units, and write the filled workbooks to a folder."""
    call_command("migrate", verbosity=0)
    load_catalogue(actor="benchmark")
    codes = [f"c{number:03}" for number in range(communes)]
    units = folder / "units.csv"
    with units.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(["code", "name", "kind", "level", "parent", "valid_from", "valid_to"])
        rows.writerow([TOP, "Tỉnh Thử", "tinh", "province", "", "2000-01-01", ""])
        rows.writerows([code, f"Xã {code}", "xa", "commune", TOP, "2000-01-01", ""] for code in codes)
    import_units(units, "benchmark")
    for seed, (code, content) in enumerate(workbooks(FORM, codes, Period.parse(PERIOD))):
        (folder / f"{code}.xlsx").write_bytes(fill(content, seed).content())


def steps(folder: Path) -> dict[str, list[str]]:
    """Return the commands in order, by name."""
    files = sorted(str(path) for path in folder.glob("c*.xlsx"))
    asked = ["--form", FORM, "--period", PERIOD, "--all-under", TOP]
    top = ["--form", TOP_FORM, "--period", PERIOD, "--unit", TOP]
    return {
        "import": ["import", *files, "--accept-doubts"],
        "submit": ["submit", *asked, *_REASON],
        "approve": ["approve", *asked],
        "consolidate": ["consolidate", *top],
        "submit the sum": ["submit", *top, *_REASON],
        "approve the sum": ["approve", *top],
        "issue": ["edition", "issue", *top, "--number", "1", "--date", "2026-10-01", *_REASON],
    }


def as_json(answer: object) -> str:
    """One text for one state."""
    return json.dumps(answer, ensure_ascii=False, sort_keys=True, default=str)
