"""Rows of an appendix whose numbers miss or repeat one: 3.1, 3.3; 11, 11, 13."""

from collections.abc import Iterator, Sequence

from cchc.checker.appendix.numbering import decimal_of
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.engine.faults import N_
from cchc.engine.messages import Message

Key = tuple[int, tuple[str, ...], tuple[int, ...]]
MOST_MISSED, FEWEST = 2, 3


def row_number_verdicts(trees: Sequence[Sequence[Node]]) -> Iterator[Verdict]:
    """Judge the numbers of rows that stand under one number, in their printed order.

    A table in which many numbers leap is part of a longer one; nothing is accused there.
    """
    for tree in trees:
        verdicts = list(_of_table(tree))
        wrong = [one for one in verdicts if not one.holds]
        if len(wrong) * FEWEST <= len(verdicts):
            yield from wrong


def _of_table(tree: Sequence[Node]) -> Iterator[Verdict]:
    last: dict[Key, tuple[int, Node]] = {}
    for node in tree:
        number = decimal_of(node.row.stt)
        if number is None:
            continue
        key = (node.table, node.row.path[: -len(number)] if len(number) == 1 else (), number[:-1])
        before = last.get(key)
        last[key] = (number[-1], node)
        if before is not None and number[-1] != before[0] + 1:
            yield from _leap(before, number[-1], node)
        elif before is not None:
            yield Verdict(Kind.NUMBERING, node.spot, (before[1].spot,))


def _leap(before: tuple[int, Node], number: int, node: Node) -> Iterator[Verdict]:
    missed = number - before[0] - 1
    if not -1 <= missed <= MOST_MISSED:
        return
    template = N_(
        "Sau dòng số %(before)s là dòng số %(stated)s (“%(label)s”): thiếu hoặc trùng số thứ tự. Hãy đánh "
        "lại số, hoặc bổ sung dòng còn thiếu."
    )
    params = {"before": before[1].row.stt, "stated": node.row.stt, "label": node.row.label}
    expected = f"{node.row.stt.rstrip('.').rpartition('.')[0]}.{before[0] + 1}".lstrip(".")
    yield Verdict(
        Kind.NUMBERING, node.spot, (before[1].spot,), Severity.WARNING,
        node.row.stt, expected, Message(template, params),
    )  # fmt: skip
