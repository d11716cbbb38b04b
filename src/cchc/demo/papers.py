"""What the demonstration writes to files: reports, editions, letters of the current round, a workbook."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cchc.demo.script import FOLDER
from cchc.engine.periods import Period
from cchc.publication.compose import Particulars
from cchc.publication.letters_sender import Given
from cchc.publication.models import Edition
from cchc.publication.queries import editions
from cchc.publication.report import Asked, Report, make_report, write_report
from cchc.publication.round_letters import guidance, reminders, submission, write_letters
from cchc.publication.services.export_edition import export_edition
from cchc.publication.services.issue_edition import issue_edition
from cchc.reporting.models import Round
from cchc.reporting.queries.round_listing import find_round
from cchc.reporting.round_plan import ZONE
from cchc.reporting.workbook.export import workbooks

ACTOR = "demo"
_LETTER_FORMATS = ("docx", "pdf")


@cache
def _papers() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((FOLDER / "papers.yaml").read_text("utf-8"))
    return read


def current_round() -> Round:
    """Return the round that is still open."""
    entry = _papers()["letters"]
    return find_round(Period.parse(entry["period"]), entry["host"])


def moment() -> datetime:
    """Return when the letters are written and the round is looked at; no clock is asked."""
    return datetime.fromisoformat(_papers()["letters"]["at"]).replace(tzinfo=ZONE)


def reports(out: Path) -> Iterator[tuple[Asked, Report, list[Path]]]:
    """Write the reports of the rounds that are not issued."""
    for entry in _papers()["reports"]:
        asked = _asked(entry)
        report = make_report(asked, Particulars())
        yield asked, report, write_report(report, entry["formats"], out)


def issue(out: Path) -> Iterator[tuple[Edition, list[Path]]]:
    """Issue reports, unless they were, and write the files of each edition as they are kept."""
    for entry in _papers()["issued"]:
        asked = _asked(entry)
        before = editions.editions(asked.unit, str(asked.period), asked.form).order_by("ordinal").first()
        issued = before or issue_edition(asked, _particulars(entry), actor=ACTOR).edition
        edition = editions.edition(issued.code)
        yield edition, export_edition(edition, out)


def letters(out: Path) -> list[Path]:
    """Write the letters of the current round: guidance, reminder to all who owe something, submission."""
    entry, one, now = _papers()["letters"], current_round(), moment()
    given = {
        name: Given(_particulars(entry[name]), contact=entry["contact"])
        for name in ("guidance", "reminder", "submission")
    }
    _, reminding = reminders(one, "", given["reminder"], each=False, until=None, now=now)
    documents = (
        guidance(one, "", given["guidance"], with_forms=False)
        | reminding
        | submission(one, "", given["submission"], now)
    )
    return [Path(file) for file in write_letters(documents, _LETTER_FORMATS, out)]


def workbook(out: Path) -> Path:
    """Write the workbook that a commune fills in."""
    entry = _papers()["workbook"]
    ((unit, content),) = workbooks(entry["form"], [entry["unit"]], Period.parse(entry["period"]))
    path = out / f"{entry['form']}_{unit}_{entry['period']}.xlsx"
    path.write_bytes(content)
    return path


def _asked(entry: dict[str, Any]) -> Asked:
    return Asked(entry["form"], entry["unit"], Period.parse(entry["period"]))


def _particulars(entry: dict[str, Any]) -> Particulars:
    return Particulars(entry["number"], entry["date"], entry["signer"])
