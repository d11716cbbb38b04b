"""What the cells of one row say of each other: codes of a choice, a pair and its percentage, notes that tell
the figure again."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.appendix.values import is_figure
from cchc.checker.checks.ratios import fits
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity, Unit, quantities
from cchc.checker.prose.words import bare_words
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number

_COMPARES = re.compile(r"%|so sánh|tăng|giảm|ghi chú|tỷ lệ|lũy kế", re.IGNORECASE)


def cell_row_verdicts(listed: Sequence[Node]) -> Iterator[Verdict]:
    """Judge each row of a table by itself."""
    for node in listed:
        yield from _codes(node)
        yield from _share(node)
        if _is_told_again(node):
            yield Verdict(Kind.DUPLICATE, node.spot)


def _codes(node: Node) -> Iterator[Verdict]:
    codes = [code for code, _name in node.row.choices]
    if len(codes) < 2:
        return
    if len(set(codes)) < len(codes):
        template = N_(
            "Dòng “%(label)s” dùng một mã cho nhiều lựa chọn (%(codes)s) nên không biết ô số liệu nói "
            "điều gì. Hãy sửa mã rồi kiểm tra ô số liệu; nếu biểu mẫu in sẵn như vậy thì ghi rõ lựa chọn ở "
            "cột ghi chú và báo cơ quan ban hành biểu mẫu."
        )
        params = {"label": node.row.label, "codes": node.row.unit}
        yield Verdict(Kind.CODE, node.spot, (), Severity.ERROR, node.row.unit, "", Message(template, params))
        return
    for chosen in _chosen(node):
        yield Verdict(Kind.CODE, node.spot) if chosen in codes else _no_code(node, chosen, codes)


def _chosen(node: Node) -> Iterator[str]:
    """The codes that a row gives: its figure, and those of further columns that compare nothing."""
    if node.value is not None:
        yield print_number(node.value)
    for header, raw in node.row.others:
        if is_figure(raw) and raw.strip().isdecimal() and not _COMPARES.search(header):
            yield print_number(Fraction(int(raw)))


def _no_code(node: Node, chosen: str, codes: Sequence[str]) -> Verdict:
    template = N_(
        "Dòng “%(label)s” ghi %(stated)s, không phải mã nào trong “%(codes)s”. Hãy chọn một trong các mã ấy."
    )
    written = "; ".join(f"{name} = {code}" for code, name in node.row.choices)
    params = {"label": node.row.label, "codes": written, "stated": chosen}
    return Verdict(
        Kind.CODE, node.spot, (), Severity.ERROR, chosen, ", ".join(codes), Message(template, params)
    )


def _share(node: Node) -> Iterator[Verdict]:
    """“5.716/5.847 (97,76%)” in the cell of the figure."""
    told = quantities(node.row.raw) if "%" in node.row.raw and "/" in node.row.raw else ()
    pairs = [one for one in told if one.below]
    rates = [one for one in told if one.unit is Unit.PERCENT and one.below is None]
    if len(pairs) != 1 or len(rates) != 1:
        return
    yield _judged(node, pairs[0], rates[0])


def _judged(node: Node, pair: Quantity, stated: Quantity) -> Verdict:
    below = pair.below or Fraction(1)
    if fits(stated.amount, stated.decimals, pair.amount, below):
        return Verdict(Kind.RATIO, node.spot)
    template = N_(
        "Ô số liệu của dòng “%(label)s” ghi %(above)s/%(below)s và %(stated)s, nhưng tỷ lệ ấy là "
        "%(computed)s. Hãy kiểm tra lại ba số trong ô."
    )
    params = {
        "label": node.row.label,
        "above": print_number(pair.amount),
        "below": print_number(below),
        "stated": print_number(stated.amount, stated.decimals) + "%",
        "computed": print_number(100 * pair.amount / below, max(stated.decimals, 2)) + "%",
    }
    return Verdict(
        Kind.RATIO, node.spot, (), Severity.ERROR,
        params["stated"], params["computed"], Message(template, params),
    )  # fmt: skip


def _is_told_again(node: Node) -> bool:
    """Whether the note begins with the figure of the row and what it counts: “38 | 38 key tasks”."""
    told = quantities(node.row.note) if node.row.note[:1].isdigit() and node.value is not None else ()
    if not told or told[0].start or told[0].amount != node.value:
        return False
    noun, unit = bare_words(told[0].noun), bare_words(node.row.unit)
    return bool(noun) and noun[0] in unit
