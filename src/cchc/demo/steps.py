"""The main job in steps: figures in, one truth, rounds collected and reports issued."""

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.core.management import call_command
from django.utils.translation import gettext as _

from cchc.catalogue.queries.tables import form_tables
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.demo import papers, province
from cchc.demo.playing import play
from cchc.demo.published import published_reports
from cchc.demo.script import RoundScript, rounds
from cchc.demo.telling import FORM, Told, told
from cchc.engine.rules.findings import Finding
from cchc.engine.windows import Window
from cchc.publication.compose import Particulars
from cchc.publication.queries.verify_edition import Check, verify
from cchc.publication.report import FORMATS, Asked, make_report, write_report
from cchc.reading.lint.linter import lint_docx
from cchc.reporting.enums import SubmissionState
from cchc.reporting.models import Submission
from cchc.reporting.services.import_published import import_published
from cchc.statistics.resolve import Question, totals
from cchc.units.services.worked_examples import load_worked_examples

ACTOR = "demo"


@dataclass(frozen=True)
class Done:
    """One step with what it did and how long it took, in seconds."""

    name: str
    result: str
    seconds: float


@dataclass
class Outcome:
    """What the job left: files, what the figures of each report say against each other, editions, rounds."""

    files: list[Path] = field(default_factory=list)
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    editions: dict[str, tuple[Check, ...]] = field(default_factory=dict)
    told: Told | None = None


Step = tuple[str, Callable[[], str]]


def run(out: Path, outcome: Outcome) -> Iterator[Done]:
    """Run the steps one after the other; files and findings are gathered in the outcome."""
    for name, step in _steps(out, outcome):
        begun = time.perf_counter()
        result = step()
        yield Done(name, result, time.perf_counter() - begun)


def _steps(out: Path, outcome: Outcome) -> tuple[Step, ...]:
    played = (
        (f"round {script.host} {script.period}", lambda script=script: _round(script)) for script in rounds()
    )
    return (
        ("migrate", _migrate),
        ("catalogue", _catalogue),
        ("units", _units),
        ("published", _published),
        *played,
        ("sum", _sum),
        ("reprint", lambda: _reprint(out, outcome)),
        ("report", lambda: _report(out, outcome)),
        ("edition", lambda: _edition(out, outcome)),
        ("letters", lambda: _letters(out, outcome)),
        ("look", lambda: _look(outcome)),
        ("lint", lambda: _lint(outcome)),
    )


def _migrate() -> str:
    call_command("migrate", verbosity=0)
    return ""


def _catalogue() -> str:
    loaded = load_catalogue(actor=ACTOR)
    return _("%(indicators)s chỉ tiêu, %(forms)s biểu, %(rows)s dòng") % asdict(loaded)


def _units() -> str:
    examples = load_worked_examples(ACTOR)["units"]
    counts = {"real": examples.created + examples.unchanged, "invented": province.load_units(ACTOR)}
    return _("%(real)s đơn vị thật, %(invented)s đơn vị minh họa") % counts


def _published() -> str:
    results = [import_published(report, actor=ACTOR) for report in published_reports()]
    cells, figures = (
        sum(counts) for counts in zip(*((one.cells, one.figures) for one in results), strict=True)
    )
    return _("%(cells)s ô, %(figures)s số liệu") % {"cells": cells, "figures": figures}


def _round(script: RoundScript) -> str:
    one = play(script)
    states = Submission.objects.filter(round=one).order_by().values_list("state", flat=True)
    counts = {state: sum(1 for each in states if each == state) for state in SubmissionState}
    told = ", ".join(f"{state.label.lower()} {count}" for state, count in counts.items() if count)
    return _("%(forms)s biểu: %(states)s") % {"forms": len(states), "states": told}


def _sum() -> str:
    """Every row of the form at every unit of the tree."""
    refs = tuple(sorted(form_tables(FORM).refs, key=str))
    one = papers.current_round()
    answers = totals(Question(one.host.code, Window(one.window_from, one.window_to), refs))
    summed = sum(1 for unit in answers.values() for ref in refs if not unit[ref].is_missing)
    counts = {"units": len(answers), "refs": len(refs), "known": summed}
    return _("%(units)s đơn vị × %(refs)s số liệu, đã biết %(known)s") % counts


def _reprint(out: Path, outcome: Outcome) -> str:
    written = 0
    for one in published_reports():
        number = Particulars(one.number.partition("/")[0], one.issued_on)
        report = make_report(Asked(one.form, one.unit, one.period), number)
        files = write_report(report, FORMATS, out)
        outcome.files += files
        outcome.findings[f"{one.unit} {one.period} {one.form}"] = report.findings
        written += len(files)
    return _("%(files)s tệp") % {"files": written}


def _report(out: Path, outcome: Outcome) -> str:
    written = 0
    for asked, report, files in papers.reports(out):
        outcome.files += files
        outcome.findings[f"{asked.unit} {asked.period} {asked.form}"] = report.findings
        written += len(files)
    return _("%(files)s tệp") % {"files": written}


def _edition(out: Path, outcome: Outcome) -> str:
    for edition, files in papers.issue(out):
        outcome.files += files
        outcome.editions[edition.code] = verify(edition)
    checks = [check for one in outcome.editions.values() for check in one]
    return _("%(editions)s bản ban hành, %(held)s/%(checks)s điểm kiểm tra đúng") % {
        "editions": len(outcome.editions),
        "held": sum(check.holds for check in checks),
        "checks": len(checks),
    }


def _letters(out: Path, outcome: Outcome) -> str:
    written = [*papers.letters(out), papers.workbook(out)]
    outcome.files += written
    return _("%(files)s tệp") % {"files": len(written)}


def _look(outcome: Outcome) -> str:
    outcome.told = told()
    counts = {"owing": len(outcome.told.owing), "caught": len(list(outcome.told.caught))}
    return _("%(owing)s biểu muộn, bị trả lại hoặc chưa gửi; quy tắc phát hiện %(caught)s chỗ") % counts


def _lint(outcome: Outcome) -> str:
    words = [path for path in outcome.files if path.suffix == ".docx"]
    found = sum(len(lint_docx(path).findings) for path in words)
    return _("%(documents)s văn bản, %(findings)s phát hiện") % {"documents": len(words), "findings": found}
