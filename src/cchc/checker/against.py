"""Appendix rows of a report against the facts in the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc.catalogue.matching import MatchKind, RowMatch, WrittenRow, match_rows
from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import Table, TableRow, every_form
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.engine.bindings.ast import Reference
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_
from cchc.engine.kinds import OverUnits
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.periods import Period
from cchc.engine.rules.agreement import agrees
from cchc.statistics.resolve import Basis, Question, Reading, readings, window_for

_CERTAIN = frozenset({MatchKind.EXACT, MatchKind.LABEL})
LEAST = 3


@dataclass(frozen=True)
class Facts:
    """The unit and period whose facts a report is compared with."""

    unit: str
    period: Period

    def readings(self, refs: Sequence[Ref]) -> Mapping[Ref, Reading]:
        """The figures as the ledger knows them now. Raises the faults of `cchc.statistics.resolve`.

        A share of units that was counted from below is left out: it hangs on which units are expected, which
        the round knows and the ledger does not.
        """
        found = readings(Question(self.unit, window_for(self.unit, self.period), tuple(refs)))
        known = definitions({ref.indicator for ref in found})
        return {ref: one for ref, one in found.items() if not _hangs_on_units(one, known.get(ref.indicator))}

    def __call__(self, tables: Sequence[Sequence[Node]]) -> Iterator[Verdict]:
        """What the ledger says of the rows of appendices."""
        return fact_verdicts(tables, self)


def _hangs_on_units(reading: Reading, known: Definition | None) -> bool:
    return reading.basis is Basis.PARTS and known is not None and known.over_units is OverUnits.SHARE


def fact_verdicts(tables: Sequence[Sequence[Node]], facts: Facts) -> Iterator[Verdict]:
    """Compare each row that is told for certain as a row of a form with the fact it is bound to.

    A row computed from others is left to the checks within the report.
    """
    matched = [(node, row) for listed in tables for node, row in _matched(listed)]
    known = facts.readings(sorted({_ref(row) for _node, row in matched}, key=str)) if matched else {}
    for node, row in matched:
        fact = known.get(_ref(row))
        if fact is not None and fact.figure.amount is not None and node.value is not None:
            amount = fact.figure.amount / row.scale
            yield _judged(node, _Fact(amount, fact.revision, facts))


def _matched(listed: Sequence[Node]) -> list[tuple[Node, TableRow]]:
    """The rows with a counterpart, in the appendix of the form that knows most of them."""
    written = [WrittenRow(node.row.stt, node.row.label, node.row.unit) for node in listed]
    best: list[RowMatch] = []
    for table in _every_table():
        certain = [match for match in match_rows(written, table.rows) if match.how in _CERTAIN]
        best = max(best, certain, key=len)
    if len(best) < LEAST:
        return []
    return [
        (listed[match.written], match.row) for match in best if match.row is not None and _is_bound(match.row)
    ]


def _every_table() -> Iterator[Table]:
    return (table for form in every_form() for table in form.tables)


def _is_bound(row: TableRow) -> bool:
    return len(row.values) == 1 and isinstance(row.values[0], Reference)


def _ref(row: TableRow) -> Ref:
    value = row.values[0]
    if not isinstance(value, Reference):
        raise TypeError(f"row {row.key} is computed")
    return value.ref


@dataclass(frozen=True)
class _Fact:
    """An amount in the unit that the row prints, the newest write of the ledger in it, and whose it is."""

    amount: Fraction
    revision: int | None
    facts: Facts


def _judged(node: Node, fact: _Fact) -> Verdict:
    stated, known = node.value, fact.amount
    if stated is None or stated == known:
        return Verdict(Kind.DUPLICATE, node.spot)
    if node.is_rate and agrees(stated, known, node.decimals):
        return Verdict(Kind.DUPLICATE, node.spot)
    template = N_(
        "Dòng “%(label)s” ghi %(stated)s, nhưng số liệu trong hệ thống của đơn vị %(unit)s, %(period)s là "
        "%(computed)s (lần ghi sổ %(revision)s). "
        "Một trong hai nơi chưa đúng hoặc chưa cập nhật. Hãy đối chiếu nguồn rồi sửa báo cáo hoặc số liệu."
    )
    params: dict[str, object] = {
        "label": node.row.label,
        "stated": print_number(stated),
        "computed": print_number(known),
        "revision": "—" if fact.revision is None else str(fact.revision),
        "unit": fact.facts.unit,
        "period": fact.facts.period.phrase(),
    }
    return Verdict(
        Kind.DUPLICATE,
        node.spot,
        (),
        Severity.WARNING,
        print_number(stated),
        print_number(known),
        Message(template, params),
    )
