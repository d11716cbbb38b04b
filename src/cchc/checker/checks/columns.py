"""Tables with a column for each figure: along each row, down each column, and what the text above says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from cchc.checker.checks.grids import Grid, GridRow
from cchc.checker.checks.passages import Origin, Passage, Spot
from cchc.checker.checks.ratios import fits
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import amounts
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.text import label_key

MOST_PARTS, MOST_PAIRED = 8, 12
USUALLY, NEAR = Fraction(3, 5), Fraction(1, 5)
_TOTAL = re.compile(r"^(?:tong|cong)\b|^toan (?:tinh|huyen|xa|nganh|thanh pho)\b")
_TOTAL_ROW = re.compile(
    r"(?:tong(?: cong| so| hop)?|cong)(?: (?:toan|chung|ca|[a-z]+ cap)(?: \w+){0,3})?"
    r"|toan (?:tinh|huyen|xa|nganh|thanh pho)(?: \w+){0,3}"
)
_OPENS = (":", "như sau", "cụ thể", "bảng sau", "dưới đây")


@dataclass(frozen=True)
class Relation:
    """`total` is the sum of `parts` (columns); `titled` where the headers say so."""

    total: int
    parts: tuple[int, ...]
    titled: bool = False

    def evidence(self, rows: Sequence[GridRow]) -> list[GridRow]:
        """The rows that can speak for or against it: all amounts there, two parts that are not 0."""
        return [
            row
            for row in rows
            if row.amounts.get(self.total) and sum(bool(row.amounts.get(part)) for part in self.parts) > 1
        ]

    def added(self, row: GridRow) -> Fraction:
        """What the parts of a row add up to."""
        return sum((row.amounts.get(part, Fraction(0)) for part in self.parts), Fraction(0))

    def holds(self, row: GridRow) -> bool:
        """Whether the parts of a row are its total."""
        return self.added(row) == row.amounts.get(self.total)


def column_verdicts(grid: Grid, above: Sequence[Passage]) -> Iterator[Verdict]:
    """Judge one table; `above`: the passages right before it, the nearest last."""
    counts = [column for column in grid.columns if not grid.is_rate(column)]
    for relation in _relations(grid, counts):
        yield from _along(grid, relation)
    for column in grid.columns:
        if grid.is_rate(column):
            yield from _rates(grid, column, counts)
    yield from _down(grid, counts)
    if above:
        yield from _announced(grid, counts, above[-1])


def _relations(grid: Grid, counts: Sequence[int]) -> Iterator[Relation]:
    """For each column the way in which most rows make it out of others."""
    for total in counts:
        candidates = [*_runs(grid, counts, total), *_pairs(counts, total)]
        judged = []
        for order, one in enumerate(candidates):
            told = one.evidence(grid.rows)
            held = sum(one.holds(row) for row in told)
            if told and (held > 1 or one.titled) and (held >= USUALLY * len(told) or one.titled):
                judged.append((held, -order, one))
        if judged:
            yield max(judged, key=lambda found: found[:2])[2]


def _runs(grid: Grid, counts: Sequence[int], total: int) -> Iterator[Relation]:
    """Neighbouring columns after or before it, under the same header first."""
    at = list(counts).index(total)
    under = [one for one in counts[at + 1 :] if grid.heads[one][:-1] == grid.heads[total][:-1]]
    named = len(grid.heads[total]) > 1 and bool(_TOTAL.match(label_key(grid.heads[total][-1])))
    if named and 1 < len(under) <= MOST_PARTS:
        yield Relation(total, tuple(under), titled=True)
    for count in range(MOST_PARTS, 1, -1):
        for run in (counts[at + 1 : at + 1 + count], counts[max(at - count, 0) : at]):
            if len(run) == count:
                yield Relation(total, tuple(run))


def _pairs(counts: Sequence[int], total: int) -> Iterator[Relation]:
    others = [one for one in counts if one != total][:MOST_PAIRED]
    for pair in combinations(others, 2):
        yield Relation(total, pair)


def _along(grid: Grid, relation: Relation) -> Iterator[Verdict]:
    told = relation.evidence(grid.rows)
    held = [row for row in told if relation.holds(row)]
    proven = len(held) > 1 and len(held) >= USUALLY * len(told)
    for row in told:
        if relation.holds(row):
            yield Verdict(Kind.SUM, row.spot)
        elif proven or relation.titled:
            severity = Severity.ERROR if proven and relation.titled else Severity.WARNING
            yield _row_differs(grid, relation, row, severity)


def _row_differs(grid: Grid, relation: Relation, row: GridRow, severity: Severity) -> Verdict:
    added = relation.added(row)
    params = {
        "row": row.label,
        "column": " – ".join(grid.heads[relation.total]),
        "stated": print_number(row.amounts[relation.total]),
        "written": " + ".join(print_number(row.amounts.get(part, Fraction(0))) for part in relation.parts),
        "computed": print_number(added),
        "difference": print_number(abs(added - row.amounts[relation.total])),
    }
    template = N_(
        "Dòng “%(row)s”, cột “%(column)s” ghi %(stated)s, nhưng các cột thành phần cộng lại là "
        "%(written)s = %(computed)s (lệch %(difference)s); ở các dòng khác thì khớp. Hãy kiểm tra từng ô của "
        "dòng này."
    )
    return _wrong(Kind.SUM, (row.spot, ()), severity, (template, params))


def _rates(grid: Grid, column: int, counts: Sequence[int]) -> Iterator[Verdict]:
    """A column of percentages that most rows make of the same two columns."""
    best: tuple[int, int, int] | None = None
    told = [row for row in grid.rows if row.raw.get(column) and column in row.amounts]
    for above in counts[:MOST_PAIRED]:
        for below in counts[:MOST_PAIRED]:
            held = sum(_is_rate_of(row, column, above, below) for row in told) if above != below else 0
            if held > 1 and held >= USUALLY * len(told) and (best is None or held > best[0]):
                best = held, above, below
    if best is None:
        return
    _held, above, below = best
    for row in told:
        if _is_rate_of(row, column, above, below):
            yield Verdict(Kind.RATIO, row.spot)
        elif row.amounts.get(below) and above in row.amounts:
            yield _rate_differs(row, column, above, below)


def _is_rate_of(row: GridRow, column: int, above: int, below: int) -> bool:
    if not row.amounts.get(below) or above not in row.amounts:
        return False
    return fits(row.amounts[column], _decimals(row.raw[column]), row.amounts[above], row.amounts[below])


def _decimals(raw: str) -> int:
    return len(raw.rstrip("% ").partition(",")[2] or raw.rstrip("% ").partition(".")[2])


def _rate_differs(row: GridRow, column: int, above: int, below: int) -> Verdict:
    decimals = _decimals(row.raw[column])
    params = {
        "row": row.label,
        "stated": print_number(row.amounts[column], decimals) + "%",
        "above": print_number(row.amounts[above]),
        "below": print_number(row.amounts[below]),
        "computed": print_number(100 * row.amounts[above] / row.amounts[below], max(decimals, 2)) + "%",
    }
    template = N_(
        "Dòng “%(row)s” ghi %(stated)s nhưng %(above)s/%(below)s = %(computed)s; ở các dòng khác tỷ lệ này "
        "khớp với hai cột ấy. Hãy kiểm tra ba ô của dòng này."
    )
    return _wrong(Kind.RATIO, (row.spot, ()), Severity.ERROR, (template, params))


def _down(grid: Grid, counts: Sequence[int]) -> Iterator[Verdict]:
    """A row that says it is the total, first or last, against the rows it may total."""
    ends = (grid.rows[0], grid.rows[-1]) if len(counts) > 1 else (grid.rows[-1],)
    total = next((row for row in ends if is_total(row)), None)
    rest = [row for row in grid.rows if row is not total and not is_total(row)]
    if total is None or len(rest) < 2:
        return
    told = [column for column in counts if total.amounts.get(column)]
    parts = max(_groupings(rest), key=lambda rows: sum(_sums(total, rows, column) for column in told))
    held = [column for column in told if _sums(total, parts, column)]
    if held:
        yield Verdict(Kind.SUM, total.spot, tuple(row.spot for row in parts))
    proven = 2 * len(held) >= len(told) and len(told) > 1
    for column in told:
        added = _added(parts, column)
        near = abs(added - total.amounts[column]) <= total.amounts[column] * NEAR and len(told) == 1
        if column not in held and (proven or near):
            severity = Severity.ERROR if proven and len(held) > 1 else Severity.WARNING
            yield _column_differs(grid, column, (total, parts), severity)


def is_total(row: GridRow) -> bool:
    """Whether a row says that it adds up others."""
    return bool(_TOTAL_ROW.fullmatch(label_key(row.label)))


def _groupings(rest: Sequence[GridRow]) -> Iterator[list[GridRow]]:
    """All rows; those of the outer numbering; those that have no number."""
    yield list(rest)
    outer = [row for row in rest if re.fullmatch(r"[IVX]+\.?", row.ordinal)]
    if 1 < len(outer) < len(rest):
        yield outer
        yield [row for row in rest if row not in outer]
    inner = [row for row in rest if row.ordinal.rstrip(".").count(".") == 0 and row.ordinal]
    if 1 < len(inner) < len(rest):
        yield inner


def _added(rows: Sequence[GridRow], column: int) -> Fraction:
    return sum((row.amounts.get(column, Fraction(0)) for row in rows), Fraction(0))


def _sums(total: GridRow, rows: Sequence[GridRow], column: int) -> bool:
    return _added(rows, column) == total.amounts.get(column)


def _column_differs(
    grid: Grid, column: int, said: tuple[GridRow, list[GridRow]], severity: Severity
) -> Verdict:
    total, parts = said
    added = _added(parts, column)
    params = {
        "row": total.label,
        "column": " – ".join(grid.heads[column]),
        "stated": print_number(total.amounts[column]),
        "computed": print_number(added),
        "difference": print_number(abs(added - total.amounts[column])),
    }
    template = N_(
        "Cột “%(column)s”: dòng “%(row)s” ghi %(stated)s nhưng các dòng cộng lại là %(computed)s "
        "(lệch %(difference)s). Tổng phải bằng các dòng cộng lại. Hãy kiểm tra từng ô của cột này."
    )
    spots = total.spot, tuple(row.spot for row in parts)
    return _wrong(Kind.SUM, spots, severity, (template, params))


def _announced(grid: Grid, counts: Sequence[int], lead: Passage) -> Iterator[Verdict]:
    """“… 54 people attended:” and then a table of them."""
    text = lead.text.rstrip(" *_").casefold()
    if lead.origin is not Origin.BODY or not text.endswith(_OPENS) or not counts:
        return
    start, _stop = lead.reading.sentence(max(len(text) - 2, 0))
    told = [one for one in amounts(list(lead.reading.quantities)) if one.start >= start and _may_total(one)]
    if not told:
        return
    rows = [row for row in grid.rows if not is_total(row)]
    single = [column for column in counts if column == counts[0] or len(counts) > 1]
    sums = {_added(rows, column) for column in single} | {
        sum((_added(rows, one) for one in counts), Fraction(0))
    }
    sums |= {amount for row in grid.rows if row not in rows for amount in row.amounts.values()}
    whole = next((one for one in told if one.amount in sums or len(rows) == one.amount), told[-1])
    spot = Spot(lead, whole.label_start, whole.end)
    others = tuple(row.spot for row in rows)
    if whole.amount in sums:
        yield Verdict(Kind.SUM, spot, others)
    elif len(rows) != whole.amount:
        nearest = min(sums, key=lambda one: abs(one - whole.amount))
        if abs(nearest - whole.amount) <= whole.amount * NEAR:
            yield _not_announced(spot, others, whole, nearest)


def _may_total(one: Quantity) -> bool:
    return one.unit in {Unit.COUNT, Unit.MONEY} and one.below is None and one.is_exact and one.amount > 1


def _not_announced(spot: Spot, others: tuple[Spot, ...], whole: Quantity, nearest: Fraction) -> Verdict:
    params = {
        "stated": print_number(whole.amount),
        "computed": print_number(nearest),
        "difference": print_number(abs(whole.amount - nearest)),
    }
    template = N_(
        "Câu dẫn ghi %(stated)s nhưng bảng ngay sau cộng lại là %(computed)s (lệch %(difference)s). "
        "Nếu bảng kể đủ thì một trong hai số sai; nếu bảng chỉ kể một phần thì hãy nói rõ."
    )
    return _wrong(Kind.SUM, (spot, others), Severity.WARNING, (template, params))


def _wrong(
    kind: Kind, spots: tuple[Spot, tuple[Spot, ...]], severity: Severity, said: tuple[str, dict[str, str]]
) -> Verdict:
    template, params = said
    return Verdict(
        kind, spots[0], spots[1], severity, params["stated"], params["computed"], Message(template, params)
    )
