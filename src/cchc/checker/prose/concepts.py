"""What reports of administrative reform count, by whatever words: documents of direction, tasks, inspections,
dossiers by their state, staff.

A figure that names none of them, or several, is of no concept; docs/algorithms/told-again.md tells the use.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from cchc.checker.prose.words import bare_words

NUMBER = "#"
_NOUNS = {
    "document": r"van ban",
    "task": r"(?:nhiem vu|dau viec|cong viec|viec)",
    "unit": r"(?:co quan|don vi|xa|phuong|thi tran|dia phuong|huyen)",
    "rule": r"(?:vbqppl|van ban (?:quy pham phap luat|qppl)|qppl)",
    "dossier": r"(?:ho so|truong hop|luot ho so)",
    "person": r"(?:nguoi|cong chuc|vien chuc|bien che|can bo)",
    "procedure": r"(?:tthc|thu tuc)",
    "petition": r"(?:pakn|phan anh|kien nghi)",
    "meeting": r"(?:cuoc|buoi|hoi nghi|lan|luot)",
    "draft": r"(?:du thao|van ban|vbqppl)",
}


@dataclass(frozen=True)
class Concept:
    """A thing that is counted: its noun, what must be said of it, what must not, and what tells two apart.

    `says` and `forbids` are searched for in words without case and marks, the figure itself written as “#”.
    """

    name: str
    noun: str
    says: re.Pattern[str]
    forbids: re.Pattern[str]
    apart: tuple[re.Pattern[str], ...]

    def marks(self, words: str) -> frozenset[str]:
        """What tells this figure from others of the concept; of tasks, also that nothing does."""
        found = frozenset(mark.pattern for mark in self.apart if mark.search(words))
        return found or frozenset({""} if self.noun == _NOUNS["task"] else ())


def _concept(name: str, noun: str, says: str, forbids: str = "", apart: str = "") -> Concept:
    words = [rf"\b(?:{group})\b" for group in apart.split(" & ") if group]
    return Concept(
        name,
        _NOUNS[noun],
        re.compile(rf"\b(?:{says})\b"),
        re.compile(rf"\b(?:{forbids})\b" if forbids else r"(?!)"),
        tuple(re.compile(one) for one in words),
    )


_GIVERS = "chinh phu|thu tuong|ttgcp & ubnd tinh|chu tich|tinh giao & ke hoach & quy"
_LATE = "linh vuc|qua han|tre|cham|muon|dung han|dung hen|truoc han|som han|trong han|con han"
_OTHERS = "truc tuyen & buu chinh|bcci & cap huyen & cap xa & cap tinh|so nganh"
_STAFF = "vien chuc|su nghiep & hop dong & cap xa"
_CONCEPTS = (
    _concept(
        "direction documents",
        "document",
        "ban hanh|chi dao|dieu hanh",
        "quy pham|qppl|ky so|dien tu|du thao|tham dinh|ra soat|kiem tra|xin loi|hop nhat|bai bo|trai",
    ),
    _concept(
        "tasks done",
        "task",
        "hoan thanh|thuc hien xong|lam xong|xong",
        "chua|phai|can|mot phan|cham|khong|dung han|truoc han|qua han|tre|ty le|con lai",
        _GIVERS,
    ),
    _concept(
        "tasks set",
        "task",
        "de ra|dat ra|giao|trong ke hoach|ke hoach|tong so|da nhan|nhan",
        "hoan thanh|hoan tat|san pham|xong|chua|con|dang|qua han|tre|trong han",
        _GIVERS,
    ),
    _concept(
        "units inspected",
        "unit",
        "kiem tra",
        "van ban|ho so|ton tai|tu kiem tra|khac phuc|ke hoach|phai kiem tra|phat hien|vi pham|sau kiem tra",
        "cong vu|ky luat & dot xuat & xa|phuong|thi tran & so nganh|bo phan|phong chuyen mon",
    ),
    _concept(
        "rules issued",
        "rule",
        "ban hanh|thong qua",
        "tham dinh|gop y|kiem tra|ra soat|bai bo|du thao|du kien|dang ky|trien khai",
        "hdnd|hoi dong|nghi quyet & ubnd|quyet dinh",
    ),
    _concept(
        "dossiers new",
        "dossier",
        "(?:tiep nhan|nhan) moi|moi (?:tiep nhan|nhan)|ho so moi|# moi|moi #",
        f"{_LATE}|giai quyet|tra",
        _OTHERS,
    ),
    _concept(
        "dossiers carried over",
        "dossier",
        r"(?:ky|nam|quy|thang) truoc|ton|nam \S+ (?:chuyen|mang)|chuyen (?:sang|qua)",
        f"{_LATE}|giai quyet xong|da tra|tiep nhan moi",
        _OTHERS,
    ),
    _concept(
        "dossiers received",
        "dossier",
        "tiep nhan",
        f"{_LATE}|moi|giai quyet|tra|ky truoc|nam truoc|chuyen|so hoa|thanh toan|linh vuc|trien khai",
        _OTHERS,
    ),
    _concept(
        "dossiers pending",
        "dossier",
        "dang (?:giai quyet|xu ly|lam|thu ly)|do dang|chua giai quyet",
        "qua han|tre|chuyen sang ky",
        _OTHERS,
    ),
    _concept(
        "dossiers late",
        "dossier",
        "qua han|tre han|tre hen|cham|muon|tre",
        "dang|chua den han|xin loi|khong",
        _OTHERS,
    ),
    _concept(
        "posts given",
        "person",
        "duoc giao|giao|chi tieu",
        "co mat|hien co|su dung|tinh gian|thieu|tuyen",
        _STAFF,
    ),
    _concept("posts filled", "person", "co mat|hien co", "giao #|tinh gian|thieu|it hon", _STAFF),
    _concept("post reductions", "person", "tinh gian", "co mat|giao|luy ke", _STAFF),
    _concept(
        "procedures in force",
        "procedure",
        "thuoc tham quyen|co hieu luc|niem yet",
        "cong bo|ban hanh moi|sua doi|bai bo|thay the|don gian|toan trinh|mot phan|lien thong"
        "|truc tuyen|cat giam|noi bo|ho so|nghia vu|tich hop",
        "huyen & xa & tinh",
    ),
    _concept(
        "public service units",
        "unit",
        "su nghiep",
        "tu chu|bao dam|dam bao|chuyen doi|giam|kiem tra|sap xep|cap pho|vi tri viec lam|tu danh gia",
        "huyen & xa",
    ),
    _concept("people trained", "person", "tap huan|boi duong|dao tao", "ke hoach|so voi", "xa & huyen"),
    _concept(
        "drafts appraised",
        "draft",
        "tham dinh",
        "gop y|kiem tra|ra soat|dung han|tre",
        "hdnd|hoi dong|nghi quyet & ubnd|quyet dinh",
    ),
    _concept(
        "dossiers solved",
        "dossier",
        "da giai quyet|tra ket qua|da tra|giai quyet xong|duoc giai quyet",
        f"{_LATE}|dang|chua|tiep nhan|so hoa",
        _OTHERS,
    ),
    _concept("petitions received", "petition", "tiep nhan|nhan", "xu ly|tra loi|giai quyet|chuyen"),
    _concept(
        "dialogues",
        "meeting",
        "doi thoai|tiep xuc",
        "ke hoach|du kien",
        "doanh nghiep & nong dan|dan & thanh nien",
    ),
)

_EITHER = re.compile(r"\bca (?:truc tiep va truc tuyen|truc tuyen va truc tiep)\b")


@lru_cache(maxsize=16384)
def concept_of(before: str, after: str) -> tuple[str, frozenset[str]] | None:
    """The one concept that the words around a figure name, with what tells it apart; else None."""
    words = _EITHER.sub("", " ".join((*bare_words(before), NUMBER, *bare_words(after))))
    found = [one for one in _CONCEPTS if _names(one, words)]
    if len(found) != 1:
        return None
    return found[0].name, found[0].marks(words)


def counted_in(name: str, unit: str) -> bool:
    """Whether a unit of measure, if a row has one, is what the figures of a concept count."""
    noun = next(one.noun for one in _CONCEPTS if one.name == name)
    return not unit.strip() or bool(re.search(rf"\b{noun}\b", " ".join(bare_words(unit))))


def _names(one: Concept, words: str) -> bool:
    counted = re.search(rf"{NUMBER} {one.noun}\b|^{NUMBER}.*\b{one.noun}\b", words)
    return bool(counted and one.says.search(words) and not one.forbids.search(words))
