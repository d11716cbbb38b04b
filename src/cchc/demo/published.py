"""The published reports that ship with the demonstration, as data."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.reporting.published import PublishedReport, WrittenCell

FOLDER = Path(__file__).parent / "data" / "published"


def published_reports() -> tuple[PublishedReport, ...]:
    """Return the shipped reports in the order of the manifest."""
    entries = yaml.safe_load((FOLDER / "manifest.yaml").read_text("utf-8"))
    return tuple(_report(entry) for entry in entries)


def _report(entry: dict[str, Any]) -> PublishedReport:
    day = entry["date"]
    return PublishedReport(
        unit=entry["unit"],
        form=entry["form"],
        period=Period.parse(entry["period"]),
        source=entry["source"],
        cells=tuple(_cells(FOLDER / entry["folder"], entry["form"])),
        window=Window.parse(entry["window"]) if "window" in entry else None,
        number=entry["number"],
        issued_on=day if isinstance(day, date) else None,
    )


def _cells(folder: Path, form: str) -> Iterator[WrittenCell]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["form"] == form:
                    yield WrittenCell(row["key"], row["as_written"], row["note"])
