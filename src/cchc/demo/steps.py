"""The main job in steps: figures in, one truth, one report out."""

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.core.management import call_command
from django.utils.translation import gettext as _

from cchc.catalogue.queries.tables import form_tables
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.demo import province
from cchc.demo.published import published_reports
from cchc.engine.rules.findings import Finding
from cchc.publication.compose import Particulars
from cchc.publication.report import FORMATS, Asked, make_report, write_report
from cchc.reading.lint.linter import lint_docx
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
    """What the job left: files, and what the figures of each report say against each other."""

    files: list[Path] = field(default_factory=list)
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)


def run(out: Path, outcome: Outcome) -> Iterator[Done]:
    """Run the steps one after the other; files and findings are gathered in the outcome."""
    steps: tuple[tuple[str, Callable[[], str]], ...] = (
        ("migrate", _migrate),
        ("catalogue", _catalogue),
        ("units", _units),
        ("published", _published),
        ("quarter", _quarter),
        ("sum", _sum),
        ("issue", lambda: _issue(out, outcome)),
        ("lint", lambda: _lint(outcome)),
    )
    for name, step in steps:
        begun = time.perf_counter()
        result = step()
        yield Done(name, result, time.perf_counter() - begun)


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


def _quarter() -> str:
    submitted = province.record_quarter(ACTOR)[0]
    return _("%(figures)s số liệu") % {"figures": submitted.appended + submitted.unchanged}


def _sum() -> str:
    """Every row of the form at every unit of the tree."""
    refs = tuple(sorted(form_tables(province.FORM).refs, key=str))
    answers = totals(Question(province.PROVINCE, province.PERIOD.window(), refs))
    summed = sum(1 for unit in answers.values() for ref in refs if not unit[ref].is_missing)
    counts = {"units": len(answers), "refs": len(refs), "known": summed}
    return _("%(units)s đơn vị × %(refs)s số liệu, đã biết %(known)s") % counts


def _issue(out: Path, outcome: Outcome) -> str:
    published = published_reports()
    asked = [Asked(one.form, one.unit, one.period) for one in published]
    given = [Particulars(one.number.partition("/")[0], one.issued_on) for one in published]
    asked.append(Asked(province.FORM, province.PROVINCE, province.PERIOD))
    given.append(Particulars())
    for one, particulars in zip(asked, given, strict=True):
        report = make_report(one, particulars)
        outcome.files += write_report(report, FORMATS, out)
        outcome.findings[f"{one.unit} {one.period} {one.form}"] = report.findings
    return _("%(files)s tệp") % {"files": len(outcome.files)}


def _lint(outcome: Outcome) -> str:
    words = [path for path in outcome.files if path.suffix == ".docx"]
    found = sum(len(lint_docx(path).findings) for path in words)
    return _("%(documents)s văn bản, %(findings)s phát hiện") % {"documents": len(words), "findings": found}
