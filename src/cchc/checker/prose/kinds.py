"""Nouns that count as another: a decision is a document, a ward is a unit, a teacher is a person."""

from functools import lru_cache

from cchc.checker.prose.words import bare_words

_DOCUMENTS = (
    "nghi quyet", "quyet dinh", "chi thi", "ke hoach", "cong van", "bao cao", "thong bao", "to trinh",
    "thong tu", "nghi dinh", "luat", "huong dan", "chuong trinh", "ket luan", "cong dien", "quy che",
    "quy dinh", "giay moi", "van ban", "du thao", "phap lenh", "de an",
)  # fmt: skip
_UNITS = (
    "so", "phong", "ban", "chi cuc", "tong cuc", "cuc", "vu", "huyen", "xa", "phuong", "thi tran", "thi xa",
    "thanh pho", "truong", "trung tam", "tram", "benh vien", "van phong", "thanh tra", "vien", "don vi",
    "co quan", "to chuc", "doanh nghiep", "ubnd", "chi nhanh", "dac khu", "quan", "bo", "nganh",
)  # fmt: skip
_PEOPLE = (
    "nguoi", "can bo", "cong chuc", "vien chuc", "nam", "nu", "dang vien", "lanh dao", "lao dong", "hop dong",
    "truong hop", "thi sinh", "dai bieu", "thanh vien", "giao vien", "hoc vien", "bien che", "chi tieu",
)  # fmt: skip
_KINDS: dict[str, tuple[str, ...]] = {
    "van ban": _DOCUMENTS,
    "don vi": _UNITS,
    "co quan": _UNITS,
    "phong": _UNITS,
    "tthc": ("dich vu", "dvc", "thu tuc"),
    "thu tuc": ("dich vu", "dvc", "tthc"),
    "nguoi": _PEOPLE,
    "truong hop": _PEOPLE,
    "thanh vien": _PEOPLE,
    "can bo": _PEOPLE,
    "cong chuc": _PEOPLE,
    "vien chuc": _PEOPLE,
    "bien che": _PEOPLE,
    "chi tieu": _PEOPLE,
}


@lru_cache(maxsize=16384)
def counts_as(part: str, whole: str) -> bool:
    """Whether what a noun phrase counts may be some of what another counts; a missing noun may be any."""
    one, other = bare_words(part), bare_words(whole)
    if not one or not other or one[0] == other[0]:
        return True
    kinds = _KINDS.get(" ".join(other[:2])) or _KINDS.get(other[0]) or ()
    return " ".join(one[:2]) in kinds or one[0] in kinds
