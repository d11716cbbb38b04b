"""The lines above a signature (Decree 30/2020/NĐ-CP, article 13 and annex I, part II, item 7)."""

from dataclasses import dataclass
from enum import StrEnum

from cchc.document.faults import DocumentFault
from cchc.engine.faults import N_


class Authority(StrEnum):
    """Kinds of issuer; they differ in who heads them and in whether they act as a body."""

    PEOPLES_COMMITTEE = "peoples_committee"
    PEOPLES_COMMITTEE_CHAIR = "peoples_committee_chair"
    MINISTRY = "ministry"
    DEPARTMENT = "department"
    DIVISION = "division"
    OFFICE = "office"
    INSPECTORATE = "inspectorate"
    BOARD = "board"


class Capacity(StrEnum):
    """In what capacity a person signs: head, Q., KT., TL., TUQ."""

    HEAD = "head"
    ACTING_HEAD = "acting_head"
    DEPUTY = "deputy"
    BY_ORDER = "by_order"
    AUTHORISED = "authorised"


@dataclass(frozen=True)
class _Posts:
    head: str
    deputy: str
    body: str = ""


_POSTS = {
    Authority.PEOPLES_COMMITTEE: _Posts("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "ỦY BAN NHÂN DÂN"),
    Authority.PEOPLES_COMMITTEE_CHAIR: _Posts("CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    Authority.MINISTRY: _Posts("BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    Authority.DEPARTMENT: _Posts("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    Authority.DIVISION: _Posts("TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
    Authority.OFFICE: _Posts("CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    Authority.INSPECTORATE: _Posts("CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA"),
    Authority.BOARD: _Posts("TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
}


def _own_post(posts: _Posts, capacity: Capacity, post: str) -> tuple[str, ...]:
    if capacity is Capacity.HEAD:
        return (posts.head,)
    if capacity is Capacity.ACTING_HEAD:
        return (f"Q. {posts.head}",)
    if capacity is Capacity.DEPUTY:
        return (f"KT. {posts.head}", post.upper() or posts.deputy)
    if not post.strip():
        raise DocumentFault(
            N_(
                "Ký %(mark)s %(head)s phải ghi chức vụ của người ký; hãy nhập chức vụ, ví dụ Chánh Văn phòng."
            ),
            mark="TL." if capacity is Capacity.BY_ORDER else "TUQ.",
            head=posts.head,
        )
    mark = "TL." if capacity is Capacity.BY_ORDER else "TUQ."
    return (f"{mark} {posts.head}", post.upper())


def signature_lines(authority: Authority, capacity: Capacity, post: str = "") -> tuple[str, ...]:
    """The lines in capitals, from the top: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").

    A body signs with "TM." before its name, except by order or authorisation, which its head gives. `post` is
    the signer's own: needed for TL. and TUQ., and for a deputy who is called otherwise than usual.
    """
    posts = _POSTS[authority]
    lines = _own_post(posts, capacity, post)
    collective = posts.body and capacity not in (Capacity.BY_ORDER, Capacity.AUTHORISED)
    return (f"TM. {posts.body}", *lines) if collective else lines
