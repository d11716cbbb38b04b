"""Members of a list, of which each is counted once: they are an axis of the breakdown, named by their codes.

A figure that counts distinct members (159 procedures) may stand together with its list. Each member is then
one fact in the breakdown of the figure narrowed by `member=CODE`, so that lists have revisions, lanes and
tombstones like figures, and are never added up.
"""

from typing import NamedTuple

from cchc.engine.bindings.breakdown import VALUE, Breakdown
from cchc.engine.faults import N_, Fault
from cchc.engine.text import search_key

AXIS = "member"
"""The axis of members; the catalogue has no axis of this name."""
LONGEST = 80
_START = f"{AXIS}="


class MemberFault(Fault):
    """A code by which no member can be known again."""


class MemberKey(NamedTuple):
    """A breakdown key taken apart: the key of the figure, and the code of the member."""

    figure: str
    code: str


def member_code(text: str) -> str:
    """Return the code as it is compared: no spaces, marks or capitals, a slash as a dash. Raises MemberFault.

    "1.000082.H32 " and "1.000082.h32" are one procedure, "76/KH-UBND" and "76/kh-ubnd" one document.
    """
    code = search_key(text).replace(" ", "").replace("/", "-")
    if len(code) > LONGEST or not VALUE.fullmatch(code):
        raise MemberFault(
            N_(
                "“%(code)s” không dùng làm mã được. "
                "Hãy ghi mã bằng chữ, chữ số, “.”, “-”, “_”, “/”, nhiều nhất %(longest)d ký tự."
            ),
            code=text,
            longest=LONGEST,
        )
    return code


def of_member(breakdown: Breakdown, code: str) -> Breakdown:
    """Return the breakdown of one member of a figure's list; `code` is one that `member_code` gave."""
    return Breakdown((*breakdown.axes, (AXIS, (code,))))


def member_key(key: str) -> MemberKey | None:
    """Take the key of a member's breakdown apart; None for the key of a figure.

    >>> member_key("authority_level=commune;member=1.000082")
    MemberKey(figure='authority_level=commune', code='1.000082')
    """
    if _START not in key:
        return None
    pieces = key.split(";")
    codes = [piece.removeprefix(_START) for piece in pieces if piece.startswith(_START)]
    figure = ";".join(piece for piece in pieces if not piece.startswith(_START))
    return MemberKey(figure, codes[0]) if codes else None


def figure_key(key: str) -> str:
    """Return the key of the figure that a breakdown key, perhaps of a member, belongs to."""
    found = member_key(key)
    return key if found is None else found.figure
