"""Rows of one table whose labels alone say how they belong together.

“X” and “X that …”; what was given and what of it is there; the degrees of financial autonomy and the units.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.families import Family, memberships
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number

LEAST_WORDS, NEIGHBOURS, LEAST_DEGREES, TIMELY = 4, 12, 3, 3
_SAID = frozenset({"so", "tong", "luong", "cac", "da", "duoc", "xong", "trong", "ky", "nam", "tra"})
_ALLOCATED = re.compile(r"\bbien che\b.*\bgiao\b")
_PRESENT = re.compile(r"\bco mat\b")
_STILL = re.compile(
    r"\bcòn (?:thiếu |trống )?(?P<count>[0-9]{1,3}) (?:chỉ tiêu|biên chế|người|vị trí)", re.IGNORECASE
)
_QUALIFIES = re.compile(r"^(?:co|da|dang|duoc|bi|phat sinh|thuoc|trong do|chua|khong|dung han|qua han)\b")
_GIVEN = re.compile(r"\b(?:duoc giao|de ra|giao trong|tiep nhan|phat hien|duoc phe duyet|phai)\b")
_THERE = re.compile(
    r"\b(?:co mat|da hoan thanh|hoan thanh|da xu ly|da giai quyet|da thuc hien|su dung|dung han)\b"
)
_PLAN = re.compile(r"ke hoach von|giai ngan|du toan|kinh phi|von dau tu|thu ngan sach")
_DEGREE = re.compile(r"\b(?:tu chu|tu bao dam|tu dam bao|nha nuoc (?:bao dam|dam bao)|ngan sach (?:bao|dam))")
_SPENDING = re.compile(r"\bchi (?:thuong xuyen|dau tu|hoat dong)\b")
_UNITS = re.compile(r"^(?:tong )?(?:so )?(?:luong )?(?:cac )?(?:dvsn|don vi (?:su nghiep|sncl|sn)\b)")
_PART_ONLY = re.compile(r"\b(?:tu [0-9]|duoi [0-9]|thuoc|cap (?:tinh|huyen|xa)|so nganh)\b|[0-9] ?%? ?[-–]")
_STEP = re.compile(r"\btu (?:chu|bao dam|dam bao) tu [0-9]")


def kin_verdicts(listed: Sequence[Node]) -> Iterator[Verdict]:
    """Judge the rows of all appendices, table by table."""
    counted = [node for node in listed if node.is_count and node.value is not None]
    for index, node in enumerate(counted):
        near = [one for one in counted[index + 1 : index + 1 + NEIGHBOURS] if one.table == node.table]
        yield from _narrowed(node, near)
        yield from _given(node, near)
        yield from _timely(node, near)
        yield from _left(node, near)
    for table in sorted({node.table for node in counted}):
        yield from _degrees([node for node in counted if node.table == table])


def _narrowed(node: Node, near: Sequence[Node]) -> Iterator[Verdict]:
    """“X” and then “X that …”: the second counts some of the first."""
    if len(node.key.split()) < LEAST_WORDS:
        return
    for one in near:
        rest = one.key.removeprefix(node.key).strip()
        together = one.parent is node.parent or one.parent is node
        if together and rest and rest != one.key and _QUALIFIES.match(rest):
            yield _within(node, one, Severity.ERROR)


def _given(node: Node, near: Sequence[Node]) -> Iterator[Verdict]:
    """“… given” and the next row “… there” of the same thing, or of the same heading."""
    if not _GIVEN.search(node.key) or _THERE.search(node.key) or _PLAN.search(_around(node)):
        return
    for one in near[:3]:
        same = one.parent is node.parent or one.parent is node
        if same and _THERE.search(one.key) and _same_thing(node, one):
            yield _within(node, one, Severity.WARNING)


def _timely(node: Node, near: Sequence[Node]) -> Iterator[Verdict]:
    """“solved …” and beside it “solved on time …”: the second counts some of the first."""
    words = set(node.key.split()) - _SAID
    if Family.TIME in memberships(node.row.label) or not _THERE.search(node.key):
        return
    for one in near[:TIMELY]:
        beside = one.parent is node.parent or one.parent is node
        if beside and Family.TIME in memberships(one.row.label) and words <= set(one.key.split()):
            yield _within(node, one, Severity.WARNING)


def _left(node: Node, near: Sequence[Node]) -> Iterator[Verdict]:
    """Staff given, staff there and a note of how many are still to be filled."""
    if not _ALLOCATED.search(node.key):
        return
    for one in near[:TIMELY]:
        note = _STILL.search(one.row.note)
        if not _PRESENT.search(one.key) or note is None or node.value is None or one.value is None:
            continue
        left = node.value - one.value
        if left == int(note["count"]):
            yield Verdict(Kind.SUM, one.spot, (node.spot,))
            continue
        template = N_(
            "Giao %(given)s, có mặt %(there)s thì còn %(computed)s, nhưng ghi chú nói còn %(stated)s. Hãy "
            "kiểm tra hai dòng và ghi chú."
        )
        params = {
            "given": print_number(node.value),
            "there": print_number(one.value),
            "computed": print_number(left),
            "stated": note["count"],
        }
        yield Verdict(
            Kind.SUM, one.spot, (node.spot,), Severity.WARNING,
            params["stated"], params["computed"], Message(template, params),
        )  # fmt: skip


def _around(node: Node) -> str:
    above = node.parent.key if node.parent is not None else ""
    return f"{above} {node.key} {node.row.unit.casefold()}"


def _same_thing(node: Node, other: Node) -> bool:
    said = {"so", "tong", "luong", "cac", "da", "duoc", "trong", "ky", "nam"}
    one, two = ([word for word in kin.key.split() if word not in said] for kin in (node, other))
    return one[:2] == two[:2] and node.row.unit.casefold() == other.row.unit.casefold()


def _within(node: Node, part: Node, severity: Severity) -> Verdict:
    if (part.value or 0) <= (node.value or 0):
        return Verdict(Kind.SUBSET, part.spot, (node.spot,))
    params = {
        "part": part.row.label,
        "whole": node.row.label,
        "stated": print_number(part.value or 0),
        "computed": print_number(node.value or 0),
    }
    template = N_(
        "Dòng “%(part)s” ghi %(stated)s, lớn hơn dòng “%(whole)s” ghi %(computed)s, tuy chỉ đếm một phần của "
        "dòng ấy. Hãy kiểm tra cả hai ô, nhất là xem ô này có ghi nhầm số của chỉ tiêu khác không."
    )
    return Verdict(
        Kind.SUBSET, part.spot, (node.spot,), severity, params["stated"], params["computed"],
        Message(template, params),
    )  # fmt: skip


def _degrees(listed: Sequence[Node]) -> Iterator[Verdict]:
    """The units of each degree of autonomy are all units: against every row that counts them."""
    degrees = [node for node in listed if _DEGREE.search(node.key) and _SPENDING.search(node.key)]
    degrees = [node for node in degrees if not _STEP.search(node.key) and _UNITS.match(node.key)]
    if len(degrees) < LEAST_DEGREES or degrees[-1].row.place == degrees[0].row.place:
        return
    added = sum((node.value or Fraction(0) for node in degrees), Fraction(0))
    for node in listed:
        all_units = _UNITS.match(node.key) and "tong so" in node.key and not _PART_ONLY.search(node.key)
        if all_units and node not in degrees and "da chuyen doi" not in node.key:
            yield _of_all(node, degrees, added)


def _of_all(node: Node, degrees: Sequence[Node], added: Fraction) -> Verdict:
    spots = tuple(one.spot for one in degrees)
    if added == node.value:
        return Verdict(Kind.SUM, node.spot, spots)
    params = {
        "label": node.row.label,
        "stated": print_number(node.value or 0),
        "written": " + ".join(print_number(one.value or 0) for one in degrees),
        "computed": print_number(added),
    }
    template = N_(
        "Dòng “%(label)s” ghi %(stated)s đơn vị, nhưng các dòng về mức độ tự chủ cộng lại là %(written)s = "
        "%(computed)s. Mỗi đơn vị sự nghiệp thuộc đúng một mức tự chủ; nếu hai chỗ khác phạm vi, thời "
        "điểm thì hãy ghi chú, nếu không hãy sửa số sai."
    )
    return Verdict(
        Kind.SUM, node.spot, spots, Severity.WARNING, params["stated"], params["computed"],
        Message(template, params),
    )  # fmt: skip
