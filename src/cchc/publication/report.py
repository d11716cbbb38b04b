"""One report: a form filled, put together as a document, rendered to the formats asked for."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cchc.document.tree import Document
from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import Lane, Level
from cchc.engine.periods import Period
from cchc.engine.rules.findings import Finding
from cchc.publication.compose import Particulars, compose
from cchc.publication.issuers import issuer_of
from cchc.publication.table_json import report_json
from cchc.rendering import docx, pdf, xlsx
from cchc.reporting.queries.fill import FilledForm, fill
from cchc.reporting.queries.narrative_outlines import outline_of_form
from cchc.reporting.queries.narrative_texts import Narrative, narrative_of
from cchc.reporting.queries.rules import broken_rules
from cchc.statistics.enums import View
from cchc.units.queries.listing import UnitOn, units_on

RENDERERS: dict[str, Callable[[Document], bytes]] = {
    "docx": docx.render,
    "pdf": pdf.render,
    "xlsx": xlsx.render,
}
FORMATS = (*RENDERERS, "json")
ENOUGH_SECTIONS = 3
"""Sections that the figures alone must fill for a whole report where nobody has written a word."""


class ReportFault(Fault):
    """The report cannot be made as asked."""


@dataclass(frozen=True)
class Asked:
    """Which report: form, unit, period, and from which figures; `brief` leaves its sections of text out."""

    form: str
    unit: str
    period: Period
    view: View = View.AS_REPORTED
    as_of: int | None = None
    lane: Lane = Lane.APPROVED
    brief: bool = False


@dataclass(frozen=True)
class Report:
    """A report ready to be rendered, with what its figures say of each other; no narrative if it is brief."""

    filled: FilledForm
    document: Document
    findings: tuple[Finding, ...]
    narrative: Narrative | None = None


def make_report(asked: Asked, given: Particulars) -> Report:
    """Fill the form and put the report together; raises what `fill` raises, TextFault and DocumentFault."""
    filled = fill(asked.form, asked.unit, asked.period, view=asked.view, as_of=asked.as_of, lane=asked.lane)
    own, province = _names(filled)
    level = Level(own.level)
    issuer = issuer_of(own.name, level, province)
    narrative = _narrative(filled, asked)
    document = compose(filled, issuer, level, province, given, narrative)
    return Report(filled, document, broken_rules(filled), narrative)


def _narrative(filled: FilledForm, asked: Asked) -> Narrative | None:
    """The text of the report; None where it is to be brief, or where there is next to nothing to say.

    A form of one matter, which speaks of few sections, makes no report on the whole reform by itself.
    """
    outline = None if asked.brief else outline_of_form(filled)
    if outline is None:
        return None
    narrative = narrative_of(filled, outline, lane=asked.lane, as_of=asked.as_of)
    offered = sum(1 for one in narrative.sections if one.text)
    written = any(one.is_written for one in narrative.sections) or narrative.proposals
    return narrative if written or offered >= ENOUGH_SECTIONS else None


def _names(filled: FilledForm) -> tuple[UnitOn, str]:
    """The unit and the name of its province, on the day that the unit stands in the tree."""
    listed = {one.code: one for one in units_on(filled.day)}
    own = above = listed[filled.unit]
    while above.level != Level.PROVINCE and above.parent:
        above = listed[above.parent]
    return own, above.name


def check_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """Return the formats asked for; raise ReportFault naming the one that does not exist."""
    chosen = tuple(dict.fromkeys(name.strip().lower() for name in formats))
    for name in chosen:
        if name not in FORMATS:
            raise ReportFault(
                N_("Không có định dạng %(name)s. Hãy chọn trong: %(known)s."),
                name=name,
                known=", ".join(FORMATS),
            )
    return chosen


def open_folder(folder: Path) -> None:
    """Make the folder if there is none; raise ReportFault if it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportFault(
            N_("Không ghi được vào thư mục %(folder)s (%(why)s). Hãy chọn thư mục khác bằng --out."),
            folder=str(folder),
            why=error.strerror or "",
        ) from error


def write_report(report: Report, formats: Iterable[str], folder: Path) -> list[Path]:
    """Write the report as UNIT-PERIOD-FORM.EXT in the folder and return the files, in the order asked."""
    filled = report.filled
    open_folder(folder)
    written = []
    for name in formats:
        path = folder / f"{filled.unit}-{filled.period}-{filled.form.code}.{name}"
        path.write_bytes(render(report, name))
        written.append(path)
    return written


def render(report: Report, name: str) -> bytes:
    """Return the bytes of the report in one of FORMATS."""
    if name == "json":
        answer = report_json(report.filled, report.findings)
        return json.dumps(answer, ensure_ascii=False, indent=2).encode()
    return RENDERERS[name](report.document)
