"""The appendix: one table with numbers like 1.1.1., or seven with numbers of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from benchmarks.corpus import judge
from benchmarks.corpus.figures import DIGIT_SLIPS, Shown, count, per_cent, reprinted
from benchmarks.corpus.model import Row, Table
from benchmarks.corpus.pen import Pen
from benchmarks.corpus.rows import AREAS, Code, Count, Entry, Group, Ratio, Sum, Title, entries

SEVEN = ("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu của kỳ báo cáo", "Ghi chú")
ONE = (
    ("STT", "Chỉ tiêu thống kê", "Kết quả thống kê", "", "Ghi chú"),
    ("", "", "Đơn vị tính", "Số liệu", ""),
)
FACTORS = {"wrong_base": Fraction(4, 5), "over_100": Fraction(6, 5), "stale_rate": Fraction(9, 10)}


@dataclass
class Writer:
    """Rows of one table being written; `trail` is the number of the row before, `dot` follows each number."""

    pen: Pen
    dot: str
    rows: list[Row] = field(default_factory=list)
    trail: list[int] = field(default_factory=list)
    last: str = ""

    def number(self, level: int) -> str:
        """The next number at a level, from 0."""
        del self.trail[level + 1 :]
        self.trail += [0] * (level + 1 - len(self.trail))
        self.trail[level] += 1
        return ".".join(map(str, self.trail)) + self.dot

    def row(self, level: int, label: str, unit: str, value: str, note: str = "") -> str:
        """Write a row and give its quote: number, label, unit and value with tabs between."""
        cells = (self.number(level), label, unit, value, note)
        self.rows.append(Row(cells))
        return "\t".join(cells[:4])

    def figure(
        self, level: int, label: str, unit: str, shown: Shown, slips: bool = True
    ) -> tuple[str, Shown]:
        """Write a row with a figure, perhaps misprinted or with unit and value in each other's place."""
        slip = self.pen.slip(*DIGIT_SLIPS, "old_figure", "unit_and_value_swapped") * slips
        if slip == "unit_and_value_swapped":
            quote = self.row(level, label, str(shown), unit)
            self.pen.fact(quote, "cell", judge.wrong(unit, f"{unit} | {shown}", "soft"), trick=slip)
            self.pen.tainted.append(quote)
            return quote, shown
        if slip == "old_figure":
            look = replace(self.pen.look, bold=False)
            shown = reprinted(shown, Fraction(self.pen.world.old[shown.key]), look)
        elif slip:
            shown = self.pen.spoiled(shown, slip)
        quote = self.row(level, label, unit, str(shown))
        self.pen.tell(quote, [shown], table=True)
        return quote, shown

    def count(self, key: str) -> Shown:
        """A count as tables print it."""
        return count(key, self.pen.world.now[key], replace(self.pen.look, bold=False))


def write(pen: Pen, base: int, chosen: int) -> None:
    """Write the appendix of one generation (0: one table, 1: seven) in the wording of the report."""
    look = pen.look
    pen.look = replace(look, grouping=look.grouping and pen.words.random() < 0.8, bold=False)
    areas = [(name, tuple(entries(pen.world, area, chosen))) for area, name in enumerate(AREAS)]
    if base:
        for number, (name, rows) in enumerate(areas, 1):
            _seven(pen, number, name, rows)
    else:
        _one(pen, areas)
    pen.look = look


def _one(pen: Pen, areas: Sequence[tuple[str, tuple[Entry, ...]]]) -> None:
    writer = Writer(pen, ".", [Row(cells, head=True) for cells in ONE])
    for name, rows in areas:
        writer.row(0, name, "", "")
        for entry in rows:
            _entry(writer, entry, 1)
    title = ("PHỤ LỤC", f"Thống kê kết quả cải cách hành chính {pen.world.span.name}")
    pen.table(Table(title, tuple(writer.rows)))


def _seven(pen: Pen, number: int, name: str, rows: Sequence[Entry]) -> None:
    writer = Writer(pen, "", [Row(SEVEN, head=True)])
    for entry in rows:
        _entry(writer, entry, 0)
    title = (f"Phụ lục {number}", f"Thống kê các chỉ tiêu về {name[0].lower()}{name[1:]}")
    pen.table(Table(title, tuple(writer.rows)))


def _entry(writer: Writer, entry: Entry, level: int) -> None:
    match entry:
        case Title():
            writer.row(level, entry.label, "", "")
        case Group():
            writer.row(level, entry.label, "", "")
            for inner in entry.entries:
                _entry(writer, inner, level + 1)
        case Count():
            writer.figure(level, entry.label, entry.unit, writer.count(entry.key))
        case Sum():
            _sum(writer, entry, level)
        case Ratio():
            _ratio(writer, entry, level)
        case Code():
            _code(writer, entry, level)


def _sum(writer: Writer, entry: Sum, level: int) -> None:
    pen = writer.pen
    slip = pen.slip("missing_part", "rows_swapped")
    whole = writer.count(entry.key)
    pieces = [writer.count(key) for _, key in entry.parts]
    if slip == "missing_part":
        whole = reprinted(whole, whole.value - pieces[-1].value, pen.look)
    elif slip:
        first = pieces[0]
        pieces[0] = reprinted(first, whole.value, pen.look)
        whole = reprinted(whole, first.value, pen.look)
    quote, whole = writer.figure(level, entry.label, entry.unit, whole, slips=not slip)
    told = [
        writer.figure(level + 1, label, entry.unit, piece, slips=not slip)
        for (label, _), piece in zip(entry.parts, pieces, strict=True)
    ]
    verdict = judge.total(whole, [shown for _, shown in told])
    pen.fact(quote, "sum", verdict, told[0][0], trick=slip)
    for part, shown in told:
        if shown.value > whole.value:
            pen.fact(part, "subset", judge.subset(shown, whole), quote, trick=slip)


def _ratio(writer: Writer, entry: Ratio, level: int) -> None:
    pen = writer.pen
    slip = pen.slip("wrong_base", "rows_swapped", "over_100", "stale_rate")
    part, whole = writer.count(entry.part[1]), writer.count(entry.whole[1])
    percent = per_cent("", 100 * part.value / whole.value, pen.look.decimals, pen.look)
    percent = replace(percent, text=percent.text.rstrip("% ")) if pen.look.space else percent
    if slip == "rows_swapped":
        part, whole = reprinted(part, whole.value, pen.look), reprinted(whole, part.value, pen.look)
    elif slip:
        least = Fraction(101 if slip == "over_100" else 0)
        percent = reprinted(percent, max(percent.value * FACTORS[slip], least), pen.look)
    head = writer.row(level, entry.label, "%", percent.text)
    pen.tell(head, [percent], table=True)
    below, whole = writer.figure(level + 1, entry.whole[0], entry.unit, whole, slips=not slip)
    under, part = writer.figure(level + 1, entry.part[0], entry.unit, part, slips=not slip)
    pen.fact(head, "ratio", judge.ratio(part, whole, percent), below, trick=slip)
    pen.fact(under, "subset", judge.subset(part, whole), below, trick=slip)


def _code(writer: Writer, entry: Code, level: int) -> None:
    pen = writer.pen
    slip = pen.slip("codes_alike", "code_unknown")
    codes = list(range(len(entry.choices)))
    chosen = codes[-1] if slip != "code_unknown" else codes[-1] + 4
    if slip == "codes_alike":
        codes[-1] = codes[-2]
        chosen = codes[-1]
    listed = " ".join(f"{choice} = {code}" for choice, code in zip(entry.choices, codes, strict=True))
    quote = writer.row(level, entry.label, listed, str(chosen))
    verdict = judge.wrong(str(chosen), listed) if slip else judge.right(str(chosen), listed)
    pen.fact(quote, "code", verdict, trick=slip)
    if slip:
        pen.tainted.append(quote)
