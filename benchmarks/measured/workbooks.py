"""200 workbooks out and in, and 200 spoiled ones: how long it takes, and how many silent errors there are."""

import csv
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pandas

from benchmarks.filling import Filled, fill
from benchmarks.judging import silent_errors
from benchmarks.measured.office import added_up, gathered, office, wrong_sums
from benchmarks.measured.timing import Timer
from benchmarks.spoil import spoiled
from cchc.catalogue.queries.tables import form_tables
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.engine.periods import Period
from cchc.reporting.enums import CellSource
from cchc.reporting.models import Cell
from cchc.reporting.services.import_workbooks import Asked, GivenFile, import_workbooks
from cchc.reporting.services.open_submissions import open_submissions
from cchc.reporting.services.save_cells import CellSave, save_cells
from cchc.reporting.workbook.contents import content_of, meaning_of
from cchc.reporting.workbook.export import workbooks
from cchc.reporting.workbook.intake import Leave
from cchc.reporting.workbook.keys import CellContent
from cchc.reporting.workbook.reports import FileReport
from cchc.units.services.import_units import import_units

ACTOR = "benchmark"
FORM = "tk-2021-tinh"
CLEAN, SPOILED = Period.parse("2021-Q3"), Period.parse("2021-Q4")
Result = TypeVar("Result")


def measure(timer: Timer, *, quick: bool) -> None:
    """Load a province of communes, then time and judge."""
    count = 20 if quick else 200
    with tempfile.TemporaryDirectory() as folder:
        codes = _load(Path(folder), count)
        timer.head(f"{count} workbooks of {len(form_tables(FORM).rows)} rows")
        clean = _round_trip(codes)
        _beside(Path(folder), clean)
        _by_office("clean", Path(folder), clean[0], clean)
        bad = _spoiled(codes)
        _by_office("spoiled", Path(folder), clean[0], bad)


def _load(folder: Path, count: int) -> list[str]:
    load_catalogue(actor=ACTOR)
    codes = [f"c{number:03}" for number in range(count)]
    file = folder / "units.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(["code", "name", "kind", "level", "parent", "valid_from", "valid_to"])
        rows.writerow(["tp", "Tỉnh Thử", "tinh", "province", "", "2000-01-01", ""])
        rows.writerows([code, f"Xã {code}", "xa", "commune", "tp", "2000-01-01", ""] for code in codes)
    import_units(file, ACTOR)
    return codes


def _once(name: str, work: Callable[[], Result]) -> Result:
    start = time.perf_counter()
    result = work()
    print(f"{name:<64} {1000 * (time.perf_counter() - start):10,.0f} ms")
    return result


def _round_trip(codes: list[str]) -> list[Filled]:
    """Out, filled in at random, in, the same again, and as a dry run."""
    books = _once("written", lambda: dict(workbooks(FORM, codes, CLEAN)))
    filled = [fill(content, seed) for seed, content in enumerate(books.values())]
    files = [GivenFile(str(place), one.content()) for place, one in enumerate(filled)]
    _once("looked at without writing", lambda: _imported(files, dry_run=True))
    reports = _once("taken in", lambda: _imported(files))
    again = _once("the same again, nothing to change", lambda: _imported(files))
    assert all(report.whole and not report.taken for report in again)
    errors = _errors(codes, CLEAN, filled, reports)
    print(f"cells meant {sum(len(one.truth) for one in filled):,}, silent errors {len(errors)}", *errors[:5])
    return filled


def _imported(files: list[GivenFile], *, dry_run: bool = False) -> list[FileReport]:
    return import_workbooks(files, Asked(), Leave(), actor=ACTOR, dry_run=dry_run)


def _errors(codes: list[str], period: Period, filled: list[Filled], reports: list[FileReport]) -> list[str]:
    meaning = meaning_of(form_tables(FORM))
    stored: dict[str, dict[str, CellContent]] = {code: {} for code in codes}
    cells = Cell.objects.filter(submission__period=str(period), submission__unit__code__in=codes)
    for cell in cells.select_related("submission__unit"):
        stored[cell.submission.unit.code][cell.row_key] = content_of(cell)
    return [
        f"{code} {one.applied}: {error}"
        for code, one, report in zip(codes, filled, reports, strict=True)
        for error in silent_errors(one, report, stored[code], meaning)
    ]


def _beside(folder: Path, clean: list[Filled]) -> None:
    """What is done today: read every workbook, take the column of figures, add up."""
    paths = []
    for place, one in enumerate(clean):
        path = folder / f"{place:03}.xlsx"
        path.write_bytes(one.content())
        paths.append(path)
    _once("pandas reads them and adds the column up", lambda: _added(paths))


def _by_office(name: str, folder: Path, blank: Filled, filled: list[Filled]) -> None:
    """The sheets of all units in one workbook, added up by place; how many rows come out wrong."""
    program = office()
    if program is None:
        print("LibreOffice is not installed: its sums are left out")
        return
    book = folder / f"{name}.xlsx"
    _once(f"one workbook of all {name} ones", lambda: gathered(filled, blank, book))
    sums = _once("LibreOffice adds them up by place", lambda: added_up(program, book))
    rows, wrong, errors = wrong_sums(sums, blank, filled)
    print(f"LibreOffice on the {name} ones: of {rows} sums {wrong} wrong without a word, {errors} an error")


def _added(paths: list[Path]) -> float:
    frames = [pandas.read_excel(path, sheet_name=0, header=None) for path in paths]
    return float(sum(pandas.to_numeric(frame[3], errors="coerce").sum() for frame in frames))


def _spoiled(codes: list[str]) -> list[Filled]:
    """Spoiled workbooks, each after a period before with the figures that were meant."""
    books = dict(workbooks(FORM, codes, SPOILED))
    meant = [fill(content, seed) for seed, content in enumerate(books.values())]
    _period_before(codes, [one.truth for one in meant])
    filled = [spoiled(content, seed) for seed, content in enumerate(books.values())]
    reports = _once("spoiled ones taken in", lambda: _taken(codes, filled))
    errors = _errors(codes, SPOILED, filled, reports)
    named = Counter(name for one in filled for name in one.applied)
    print(
        f"spoiled: cells meant {sum(len(one.truth) for one in filled):,}, "
        f"taken {sum(len(report.taken) for report in reports):,}, "
        f"named {sum(len(r.not_understood) + len(r.doubts) + len(r.conflicts) for r in reports):,}, "
        f"silent errors {len(errors)}"
    )
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(named.items())))
    print("\n".join(f"  {error}" for error in errors[:20]))
    _naive(filled)
    return filled


def _taken(codes: list[str], filled: list[Filled]) -> list[FileReport]:
    reports = []
    for code, one in zip(codes, filled, strict=True):
        asked = Asked(FORM, code, str(SPOILED)) if one.plain else Asked()
        reports += import_workbooks([GivenFile(code, one.content())], asked, Leave(), actor=ACTOR)
    return reports


def _period_before(codes: list[str], truths: list[Mapping[str, float | str]]) -> None:
    opened = open_submissions(FORM, codes, SPOILED.previous(), actor=ACTOR)
    saves = [
        CellSave(opened[code].pk, key, f"{meant:g}".replace(".", ","))
        for code, truth in zip(codes, truths, strict=True)
        for key, meant in truth.items()
        if isinstance(meant, float)
    ]
    save_cells(saves, source=CellSource.TYPED, actor=ACTOR)


def _naive(filled: list[Filled]) -> None:
    """The same workbooks as pandas reads them: by place, whatever is a number; how many cells are wrong."""
    wrong = 0
    for one in filled:
        frame = pandas.read_excel(BytesIO(one.content()), sheet_name=0, header=None)
        numbers = Counter(round(float(n), 4) for n in pandas.to_numeric(frame[3], errors="coerce").dropna())
        wanted = Counter(round(meant, 4) for meant in one.truth.values() if isinstance(meant, float))
        wrong += sum((wanted - numbers).values()) + sum((numbers - wanted).values())
    print(f"pandas on the spoiled ones: {wrong:,} figures lost or made up, none of them named")
