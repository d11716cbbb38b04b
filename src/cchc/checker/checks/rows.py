"""What the rows of one appendix say of each other."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from cchc.checker.appendix import AppendixFlag
from cchc.checker.checks.ratios import fits
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.families import dividing_family
from cchc.checker.prose.words import bare_words
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number
from cchc.engine.rules.slips import ratio_slip, sum_slip

_BASE = re.compile(
    r"^tong so|^tong |ke hoach|de ra|duoc giao|phat hien|can phai|phai xu ly|yeu cau|du dieu kien"
    r"|tiep nhan|phai|^so luong tong"
)
_SHARE = re.compile(
    r"da hoan thanh|da xu ly|da giai quyet|dung han|da thuc hien|truc tuyen|dang cung cap|da duoc|xong"
    r"|da tich hop|da thanh toan|da so hoa|da ky so|da giai ngan|da su dung|gui qua|co mat"
)
_MAY_EXCEED = re.compile(r"ke hoach|giai ngan|thu ngan sach|du toan|chi tieu giao|tang|vuot")
_OF_WHICH = re.compile(r"trong do|chia theo|bao gom|gom")
_STARTS_TOTAL = re.compile(r"^(?:tong|so luong tong)\b")
NEAR, TELLING = Fraction(4, 5), 2


def is_share(node: Node) -> bool:
    """Whether a label says that the row counts what was done of something, not what there is in all."""
    return bool(_SHARE.search(node.key)) and not _STARTS_TOTAL.search(node.key)


def row_verdicts(listed: Sequence[Node]) -> Iterator[Verdict]:
    """Judge percentages, totals and bounds of the rows of one table."""
    for node in listed:
        yield from _bounds(node)
        yield from _printing(node)
        if node.is_rate:
            yield from _rate(node)
        elif _total_of(node) is not None:
            yield from _total(node)


def _rate(node: Node) -> Iterator[Verdict]:
    stated = node.value if node.value is not None else _swapped_rate(node)
    if stated is None:
        return
    if node.pair is not None and node.pair.below:
        part, below = node.pair.amount, node.pair.below
        yield _ratio(node, stated, [("", part), ("", below)], ())
        return
    counts = _counts_below(node)
    if len(counts) > 1:
        yield from _rate_of_rows(node, stated, counts)


def _swapped_rate(node: Node) -> Fraction | None:
    found = re.fullmatch(r"\s*([0-9]{1,3})(?:[.,]([0-9]+))?\s*%\s*", node.row.unit)
    return Fraction(f"{found[1]}.{found[2] or 0}") if found else None


def _counts_below(node: Node) -> list[Node]:
    """The rows a percentage is made of: those under it, else those that follow it up to the next "
    "percentage."""
    counted = [one for one in node.children if one.is_count]
    if node.children:
        return counted
    following = []
    for one in node.siblings_after:
        if one.is_rate or one.row.stt.strip(". "):
            break
        if one.is_count:
            following.append(one)
    return following if not node.row.stt.strip(". ") else []


def _rate_of_rows(node: Node, stated: Fraction, counts: list[Node]) -> Iterator[Verdict]:
    bases = _bases(counts)
    fitting = [
        (above, below)
        for above, below in permutations(counts[:4], 2)
        if below.value and above.value is not None and fits(stated, node.decimals, above.value, below.value)
        if above.value <= below.value or stated > 100
    ]
    upright = [
        pair
        for pair in fitting
        if len(bases) != 1 or pair[0] is not bases[0] or pair[0].value == pair[1].value
    ]
    if upright:
        yield Verdict(Kind.RATIO, node.spot, tuple(one.spot for one in upright[0]))
        return
    total = _total_elsewhere(node, stated, counts) if not fitting else None
    if total is not None:
        yield Verdict(Kind.RATIO, node.spot, (total.spot,))
        return
    if not fitting and any(_BASE.search(one.key) and one.value is None for one in node.children):
        return
    base = bases[0] if bases else counts[0]
    share = next((one for one in counts if one is not base and _SHARE.search(one.key)), None)
    share = share or next(one for one in counts if one is not base)
    if base.value and share.value is not None:
        pairs = [(share.row.label, share.value), (base.row.label, base.value)]
        yield _ratio(node, stated, pairs, (share, base))
        if fitting and share.value > base.value:
            yield _larger(base, share)


def _total_elsewhere(node: Node, stated: Fraction, counts: list[Node]) -> Node | None:
    """A total of the rows beside or above that one of the counts is the stated share of, to two decimals."""
    if node.decimals < TELLING:
        return None
    above = node.parent.children if node.parent is not None else []
    totals = [one for one in _near(above) if one.is_count and one.value and _STARTS_TOTAL.search(one.key)]
    return next(
        (
            one
            for one in totals
            if one not in counts
            and any(
                part.value and fits(stated, node.decimals, part.value, one.value or Fraction(1))
                for part in counts
            )
        ),
        None,
    )


def _near(rows: Sequence[Node]) -> Iterator[Node]:
    for row in rows:
        yield row
        yield from row.children


def _bases(counts: list[Node]) -> list[Node]:
    """The rows that may be what the others are a share of, as their labels say."""
    totals = [one for one in counts if _STARTS_TOTAL.search(one.key)]
    named = totals or [one for one in counts if _BASE.search(one.key)]
    rest = [one for one in counts if not _SHARE.search(one.key)]
    return named or (rest if len(counts) == 2 and len(rest) == 1 else [])


def _ratio(
    node: Node, stated: Fraction, pairs: list[tuple[str, Fraction]], others: tuple[Node, ...]
) -> Verdict:
    (above_name, above), (below_name, below) = pairs
    spots = tuple(one.spot for one in others)
    if fits(stated, node.decimals, above, below):
        return Verdict(Kind.RATIO, node.spot, spots)
    exact = 100 * above / below
    params = {
        "label": node.row.label,
        "stated": print_number(stated, node.decimals) + "%",
        "above": print_number(above),
        "below": print_number(below),
        "computed": print_number(exact, max(node.decimals, 2)) + "%",
    }
    template = N_(
        "Dòng “%(label)s” ghi %(stated)s nhưng %(above)s/%(below)s = %(computed)s. Tỷ lệ phải bằng tử số "
        "chia mẫu số. "
        "Hãy kiểm tra lại ba số của các dòng này."
    )
    names = (above_name or params["above"], above), (below_name or params["below"], below)
    slip = ratio_slip(stated, node.decimals, *names)
    return Verdict(
        Kind.RATIO,
        node.spot,
        spots,
        Severity.ERROR,
        params["stated"],
        params["computed"],
        Message(template, params),
        slip,
    )


def _total_of(node: Node) -> Fraction | None:
    """The amount of a row; of “54/55” under its number, the 54."""
    if node.value is None and node.pair is not None and "/" in node.row.raw and not node.row.choices:
        return node.pair.amount
    return node.value


def _total(node: Node) -> Iterator[Verdict]:
    yield from _pair_within(node)
    children = [one for one in node.children if one.is_count and _same_unit(node, one)]
    if len(children) > 1:
        yield from _sum(node, children, [one for one in node.children if not one.is_rate])
    elif children and children[0].row.unit and _shares_noun(node, children[0]):
        yield from _parts_within(node, children)
    if _STARTS_TOTAL.search(node.key) and not children:
        yield from _siblings(node)


def _pair_within(node: Node) -> Iterator[Verdict]:
    pair = node.pair
    if pair is not None and pair.below and "/" in node.row.raw and pair.amount <= pair.below:
        yield Verdict(Kind.SUBSET, node.spot)


def _same_unit(one: Node, other: Node) -> bool:
    return (
        not one.row.unit
        or not other.row.unit
        or one.row.unit.casefold()[:4] == other.row.unit.casefold()[:4]
        or not set(bare_words(one.row.unit)).isdisjoint(bare_words(other.row.unit))
        or (one.key.split()[:2] == other.key.split()[:2])
    )


def _sum(node: Node, parts: list[Node], rows: list[Node]) -> Iterator[Verdict]:
    total = _total_of(node) or Fraction(0)
    if _STARTS_TOTAL.search(parts[0].key) and len(parts) > 2 and parts[0].value == total:
        parts, rows = parts[1:], [one for one in rows if one is not parts[0]]
    added = sum((one.value or Fraction(0) for one in parts), Fraction(0))
    if added == total:
        yield Verdict(Kind.SUM, node.spot, tuple(one.spot for one in parts))
        yield from _parts_within(node, parts)
        return
    divides = (
        _OF_WHICH.search(node.key) or _is_grouped(rows) or dividing_family([one.row.label for one in parts])
    )
    overlapping = not dividing_family([one.row.label for one in parts]) and any(
        one.value == total for one in parts
    )
    complete = len(parts) == len(rows)
    leaves_out = complete and len(parts) == 2 and 0 < min(one.value or 0 for one in parts) <= total
    if overlapping and leaves_out and _STARTS_TOTAL.search(node.key):
        yield _not_the_sum(node, parts, Severity.WARNING)
    near = complete and bool(node.row.unit) and total * NEAR <= added <= total / NEAR
    if (
        overlapping
        or not (divides or near or _STARTS_TOTAL.search(node.key))
        or (added < total and not complete)
    ):
        yield from _parts_within(node, parts)
        return
    yield _not_the_sum(node, parts, Severity.ERROR if divides else Severity.WARNING)
    if max((one.value or Fraction(0)) for one in parts) <= total:
        yield from _parts_within(node, parts)


def _is_grouped(rows: list[Node]) -> bool:
    return any(
        _OF_WHICH.search(
            f"{one.row.stt} {' '.join(one.row.headings[-1:])}".casefold().replace("đ", "d").replace("ó", "o")
        )
        for one in rows[:1]
    )


def _siblings(node: Node) -> Iterator[Verdict]:
    """“Total X” and then, on the same level, what X is divided into."""
    total = _total_of(node) or Fraction(0)
    following = [one for one in node.siblings_after if one.is_count and _same_unit(node, one)][:8]
    for count in range(len(following), 1, -1):
        if sum(one.value or 0 for one in following[:count]) == total and total:
            yield Verdict(Kind.SUM, node.spot, tuple(one.spot for one in following[:count]))
            break
    alike = [one for one in following if _about_same(node, one)]
    yield from _parts_within(node, alike)
    family = dividing_family([one.row.label for one in alike])
    added = sum((one.value or Fraction(0) for one in alike), Fraction(0))
    if family is not None and added > total:
        yield _not_the_sum(node, alike, Severity.ERROR)


def _about_same(node: Node, other: Node) -> bool:
    """Whether a row counts some of what a total counts: its label has the total's nouns."""
    if _STARTS_TOTAL.search(other.key):
        return False
    return _shares_noun(node, other)


def _shares_noun(node: Node, other: Node) -> bool:
    words = {"tong", "so", "luong", "cac", "da", "duoc"}
    nouns = [word for word in node.key.split() if word not in words][:2]
    return bool(nouns) and all(word in other.key.split() for word in nouns)


def _parts_within(node: Node, parts: list[Node]) -> Iterator[Verdict]:
    total = _total_of(node) or Fraction(0)
    for part in parts:
        value = part.value or Fraction(0)
        if value <= total:
            yield Verdict(Kind.SUBSET, part.spot, (node.spot,))
        else:
            yield _larger(node, part)


def _larger(node: Node, part: Node) -> Verdict:
    params = {
        "part": part.row.label,
        "whole": node.row.label,
        "stated": print_number(part.value or 0),
        "computed": print_number(_total_of(node) or 0),
    }
    template = N_(
        "Dòng “%(part)s” là %(stated)s, lớn hơn dòng “%(whole)s” là %(computed)s. Phần không thể lớn hơn "
        "tổng. "
        "Có thể hai ô bị đảo chỗ hoặc một ô ghi số của chỉ tiêu khác. Hãy kiểm tra cả hai ô."
    )
    return Verdict(
        Kind.SUBSET,
        node.spot,
        (part.spot,),
        Severity.ERROR,
        params["stated"],
        params["computed"],
        Message(template, params),
    )


def _not_the_sum(node: Node, parts: list[Node], severity: Severity) -> Verdict:
    total = _total_of(node) or Fraction(0)
    amounts = {one.row.label: one.value or Fraction(0) for one in parts}
    added = sum((one.value or Fraction(0) for one in parts), Fraction(0))
    params = {
        "total": node.row.label,
        "written": " + ".join(print_number(one.value or 0) for one in parts),
        "computed": print_number(added),
        "stated": print_number(total),
        "difference": print_number(abs(added - total)),
    }
    template = N_(
        "Các dòng con của “%(total)s” cộng lại là %(written)s = %(computed)s, nhưng dòng tổng ghi %(stated)s "
        "(lệch %(difference)s). Tổng phải bằng các dòng con cộng lại. Hãy kiểm tra từng dòng."
    )
    slip = sum_slip((node.row.label, total), amounts, lambda whole, sums: whole == sums)
    return Verdict(
        Kind.SUM, node.spot, tuple(one.spot for one in parts), severity,
        params["stated"], params["computed"], Message(template, params), slip,
    )  # fmt: skip


def _bounds(node: Node) -> Iterator[Verdict]:
    if node.value is None:
        return
    params = {"label": node.row.label, "stated": node.row.raw}
    if node.value < 0:
        template = N_("Dòng “%(label)s” ghi %(stated)s, nhỏ hơn 0. Hãy kiểm tra dấu trừ hoặc sửa số liệu.")
        yield Verdict(Kind.RANGE, node.spot, (), Severity.ERROR, node.row.raw, "0", Message(template, params))
    elif node.is_rate and node.value > 100 and not _MAY_EXCEED.search(node.key):
        template = N_(
            "Dòng “%(label)s” ghi %(stated)s, vượt 100%%. Một phần của toàn bộ không thể vượt 100%%. "
            "Hãy kiểm tra tử số, mẫu số và dấu thập phân."
        )
        yield Verdict(
            Kind.RANGE, node.spot, (), Severity.ERROR, node.row.raw, "0–100%", Message(template, params)
        )
    elif node.is_rate:
        yield Verdict(Kind.RANGE, node.spot)


def _printing(node: Node) -> Iterator[Verdict]:
    params = {
        "label": node.row.label,
        "stt": node.row.stt,
        "meant": node.row.stt_meant,
        "unit": node.row.unit,
        "raw": node.row.raw,
    }
    if AppendixFlag.UNIT_VALUE_SWAPPED in node.row.flags:
        template = N_(
            "Dòng “%(label)s” có ô đơn vị tính ghi “%(unit)s” và ô số liệu ghi “%(raw)s”: hai ô bị đổi chỗ. "
            "Hãy ghi đơn vị tính và số liệu vào đúng cột."
        )
        yield Verdict(Kind.CELL, node.spot, (), Severity.WARNING, node.row.raw, "", Message(template, params))
    if node.row.stt_meant:
        template = N_(
            "Dòng “%(label)s” mang số thứ tự “%(stt)s” nhưng theo vị trí phải là “%(meant)s”. "
            "Hãy đánh lại số để người đọc đối chiếu đúng chỉ tiêu."
        )
        yield Verdict(
            Kind.NUMBERING,
            node.spot,
            (),
            Severity.NOTE,
            node.row.stt,
            node.row.stt_meant,
            Message(template, params),
        )
