"""A table with a column for each figure: dossiers by level or field, received, finished and open."""

from dataclasses import replace

from benchmarks.corpus import judge
from benchmarks.corpus.figures import DIGIT_SLIPS, Shown, count
from benchmarks.corpus.model import Row, Table
from benchmarks.corpus.pen import Pen

COLUMNS = ("received", "online", "direct", "done", "early", "on_time", "late", "open")
HEADS = (
    ("STT", "Cấp, lĩnh vực", "Tiếp nhận", "", "", "Đã giải quyết", "", "", "", "Đang giải quyết"),
    ("", "", "Tổng số", "Trực tuyến", "Trực tiếp", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", ""),
)
SUMS = ((0, (1, 2)), (3, (4, 5, 6)))


def write(pen: Pen) -> None:
    """Write the table; its sums hold along rows and down columns, but for a misprinted cell."""
    look = pen.look
    pen.look = replace(look, bold=False)
    first = pen.words.random() < 0.5
    slip = pen.slip("column_misprinted")
    names = [*pen.world.issuer.parts, "Tổng cộng"]
    keys = [*(f".{level}" for level in pen.world.levels), ""]
    figures = [
        [count(f"{name}{key}", pen.world.now[name + key], pen.look) for name in COLUMNS] for key in keys
    ]
    if slip:
        row, column = pen.chance().randrange(len(keys)), pen.chance().randrange(len(COLUMNS))
        figures[row][column] = pen.spoiled(figures[row][column], pen.chance().choice(DIGIT_SLIPS))
    order = [len(keys) - 1, *range(len(keys) - 1)] if first else list(range(len(keys)))
    labels = {place: "" if place == len(keys) - 1 else str(place + 1) for place in order}
    rows = [Row(head, head=True) for head in HEADS]
    quotes: dict[int, str] = {}
    for place in order:
        cells = (labels[place], names[place][0].upper() + names[place][1:], *map(str, figures[place]))
        rows.append(Row(cells))
        quotes[place] = "\t".join(cells).lstrip("\t")
    _facts(pen, figures, quotes, slip)
    title = ("Biểu tổng hợp", f"Tình hình tiếp nhận, giải quyết hồ sơ {pen.world.span.name}")
    pen.table(Table(title, tuple(rows)))
    pen.look = look


def _facts(pen: Pen, figures: list[list[Shown]], quotes: dict[int, str], slip: str) -> None:
    last = len(figures) - 1
    for place, row in enumerate(figures):
        pen.tell(quotes[place], row, table=True)
        for whole, parts in SUMS:
            verdict = judge.total(row[whole], [row[part] for part in parts])
            pen.fact(quotes[place], "sum", verdict, trick=slip * (not verdict.consistent) or "along_row")
    for column in range(len(COLUMNS)):
        verdict = judge.total(figures[last][column], [row[column] for row in figures[:last]])
        trick = slip * (not verdict.consistent) or "down_column"
        pen.fact(quotes[last], "sum", verdict, quotes[0], trick=trick)
