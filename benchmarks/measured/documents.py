"""The catalogue, units from a file, the demonstration, and reports in every format."""

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from benchmarks.measured.timing import Timer
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.demo.steps import Outcome, run
from cchc.document.tree import Document, Footnote, Heading, HeadingLevel, Paragraph, Run, Section, runs
from cchc.engine.periods import Period
from cchc.publication.compose import Particulars
from cchc.publication.report import FORMATS, RENDERERS, Asked, Report, make_report, write_report
from cchc.units.services.import_units import import_units

ACTOR = "benchmark"
UNITS = 4_000
KHANH_HOA = Asked("tk-2021-tinh", "kh", Period.parse("2021-Q3"))
ANNEXES = 15
PARTS = 9
SENTENCE = (
    "Trong kỳ báo cáo, các cơ quan, đơn vị đã tiếp nhận và giải quyết hồ sơ thủ tục hành chính theo cơ chế "
    "một cửa, một cửa liên thông; kết quả được công khai trên Cổng dịch vụ công và được người dân đánh giá. "
)


def measure(timer: Timer, *, quick: bool) -> None:
    """Load, import, run the demonstration, then make reports from what it left."""
    with tempfile.TemporaryDirectory(prefix="cchc-benchmark-") as folder:
        loading(timer, Path(folder), 400 if quick else UNITS)
        timer.head("The demonstration, step by step")
        for step in run(Path(folder) / "demo", Outcome()):
            print(f"{step.name:<64} {1000 * step.seconds:10,.1f}  {step.result}", flush=True)
        one_report(timer, Path(folder))
        long_document(timer)


def loading(timer: Timer, folder: Path, units: int) -> None:
    """Time the catalogue and a file of units, each into an empty database and again."""
    timer.head("Loading")
    timer.once("the catalogue", lambda: load_catalogue(actor=ACTOR))
    timer.take("the catalogue again, nothing to change", lambda: load_catalogue(actor=ACTOR))
    file = folder / "units.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(unit_rows(units))
    timer.once(f"{units:,} units", lambda: import_units(file, ACTOR))
    timer.take("the same units again, nothing to change", lambda: import_units(file, ACTOR))


def unit_rows(count: int) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a file: ten provinces, their departments and communes."""
    yield ("code", "name", "kind", "level", "parent", "valid_from", "valid_to")
    for number in range(count):
        province = f"bench-{number % 10}"
        if number < 10:
            yield (province, f"Tỉnh thử {number}", "", "province", "", "2025-07-01", "")
        elif number < 210:
            yield (f"{province}-s{number}", f"Sở thử {number}", "", "department", province, "2025-07-01", "")
        else:
            yield (f"{province}-x{number}", f"Xã thử {number}", "", "commune", province, "2025-07-01", "")


def one_report(timer: Timer, folder: Path) -> None:
    """Time the report of Khánh Hòa: filling, putting together, and each format."""
    timer.head("The report of Khánh Hòa for quarter III/2021")
    report = timer.take("filled and put together", lambda: make_report(KHANH_HOA, Particulars()))[1]
    for name in FORMATS:
        timer.take(name, partial(write_report, report, (name,), folder))


def long_document(timer: Timer) -> None:
    """Time a document of about a hundred pages with footnotes and fifteen appendices."""
    document = lengthened(make_report(KHANH_HOA, Particulars()))
    pages = len(PdfReader(BytesIO(RENDERERS["pdf"](document))).pages)
    timer.head(f"A document of {pages} pages with {ANNEXES} appendices")
    for name, render in RENDERERS.items():
        timer.take(name, partial(render, document))


def lengthened(report: Report) -> Document:
    """Return the report's document with a long text and its appendices repeated."""
    document = report.document
    head, *annexes = document.sections
    title, text = head.blocks[:2], tuple(long_text())
    copies = [annexes[number % len(annexes)] for number in range(ANNEXES)]
    named = [replace(annex, name=f"Phụ lục {number}") for number, annex in enumerate(copies, 1)]
    return Document(document.metadata, (Section((*title, *text, *head.blocks[2:])), *named))


def long_text() -> Iterator[Heading | Paragraph]:
    """Yield numbered parts of running text, a bound figure and a footnote in each paragraph."""
    for part in range(1, PARTS + 1):
        yield Heading(HeadingLevel.ARABIC, f"Kết quả thực hiện nhiệm vụ thứ {part}", f"{part}.")
        for place in range(4):
            note = Footnote(runs(f"Kế hoạch số {part}{place}/KH-UBND ngày 15/01/2021 của UBND tỉnh."))
            figure = Run(f"{part}.{place}97", anchor=f"row_{part}_{place}")
            yield Paragraph((Run(SENTENCE * 3), figure, Run(" hồ sơ", footnote=note), Run(".")))
