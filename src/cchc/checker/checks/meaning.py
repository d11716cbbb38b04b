"""Which words tell what a figure is about, so that the same figure is known again elsewhere."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from cchc.checker.prose.words import bare_words, words_of

_SHORT = {
    "tthc": "thu tuc hanh chinh",
    "dvc": "dich vu cong",
    "dvctt": "dich vu cong truc tuyen",
    "dvcqg": "dich vu cong quoc gia",
    "vbqppl": "van ban quy pham phap luat",
    "qppl": "quy pham phap luat",
    "cchc": "cai cach hanh chinh",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "dvsn": "don vi su nghiep",
    "dvsncl": "don vi su nghiep cong lap",
    "sncl": "su nghiep cong lap",
    "bcci": "buu chinh cong ich",
    "pakn": "phan anh kien nghi",
    "qtnb": "quy trinh noi bo",
    "cntt": "cong nghe thong tin",
    "ttdt": "thong tin dien tu",
    "nsnn": "ngan sach nha nuoc",
    "vtvl": "vi tri viec lam",
    "cbccvc": "can bo cong chuc vien chuc",
    "cbcc": "can bo cong chuc",
    "htqlcl": "he thong quan ly chat luong",
    "cqhcnn": "co quan hanh chinh nha nuoc",
    "hs": "ho so",
    "vb": "van ban",
    "tt": "truc tuyen",
}
_EMPTY = frozenset(
    words_of(
        "so luong tong cac cua da duoc dang trong va la co tai theo cho ve den nay nam ky bao cao cung nhu "
        "moi tren"
        " dia ban phuong do boi voi tu muc nhung mot hai hien thuc gom thoi diem lien quan den qua it nhat "
        "giam tang xuong len con ty le"
        " dat chiem bang xong"
    )
)
_EVERYWHERE = re.compile(r"\btoan (?:tinh|huyen|xa|thanh pho|bo|nganh)\b")
# A dossier is always one of an administrative procedure.
_LONG = re.compile(r"\b(ho so) (?:giai quyet )?thu tuc hanh chinh\b")
# Terms of many syllables that tell one thing, and other words for the same: “cai cach hanh chinh” is what
# all of the report is about.
_TERMS = (
    ("cai cach hanh chinh", ""),
    ("quy pham phap luat", "qppl"),
    ("thu tuc hanh chinh", "thutuc"),
    ("thu tuc", "thutuc"),
    ("su nghiep cong lap", "sunghiep"),
    ("su nghiep", "sunghiep"),
    ("dich vu cong", "dichvucong"),
    ("can bo", "canbo"),
    ("cong chuc", "congchuc"),
    ("vien chuc", "vienchuc"),
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("giai quyet xong", "giai quyet"),
    ("ho so nop", "ho so tiep nhan"),
    ("da tra ket qua", "giai quyet"),
    ("khac phuc", "xu ly"),
    ("qua han", "quahan"),
    ("tre han", "quahan"),
    ("cham han", "quahan"),
    ("dung han", "dunghan"),
    ("truoc han", "truochan"),
    ("ra soat", "rasoat"),
    ("bao dam", "dam bao"),
    ("quoc gia", "quocgia"),
    ("hoan thanh", "hoanthanh"),
    ("truc tuyen", "tructuyen"),
    ("chi thuong xuyen", "thuongxuyen"),
    ("chi dau tu", "dautu"),
)
_UNKNOWN = 3000
_TERM = re.compile(rf"\b(?:{'|'.join(phrase for phrase, _term in _TERMS)})\b")
_NAMES = dict(_TERMS)
_SIZES = {term: len(phrase.split()) for phrase, term in reversed(_TERMS) if term and " " not in term}


@lru_cache(maxsize=32768)
def meaning(text: str) -> frozenset[str]:
    """The words of a text that tell something, abbreviations written out."""
    written = " ".join(_SHORT.get(word, word) for word in bare_words(text))
    plain = _LONG.sub(r"\1", _EVERYWHERE.sub(" ", written))
    words = _TERM.sub(lambda found: _NAMES[found.group()], plain).split()
    return frozenset(word for word in words if word not in _EMPTY and len(word) > 1)


def size(words: frozenset[str]) -> int:
    """How many syllables a meaning has, terms counted in full."""
    return sum(_SIZES.get(word, 1) for word in words)


class Weights(dict[str, int]):
    """How much each word tells, in thousandths: one that stands in many labels tells little.

    Whole numbers, so that a sum does not depend on the order of the words in a set.
    """

    def __init__(self, labels: Iterable[frozenset[str]]) -> None:
        listed = list(labels)
        counted = Counter(word for label in listed for word in label)
        super().__init__(
            {word: round(1000 * math.log(1 + len(listed) / count)) for word, count in counted.items()}
        )
        self._totals: dict[frozenset[str], int] = {}

    def __missing__(self, word: str) -> int:
        return _UNKNOWN

    def total(self, words: frozenset[str]) -> int:
        """How much all of the words tell."""
        if words not in self._totals:
            self._totals[words] = sum(map(self.__getitem__, words))
        return self._totals[words]


def coverage(inner: frozenset[str], outer: frozenset[str], weight: Weights) -> float:
    """The share of `inner`'s weight whose words stand in `outer`; 0 to 1, and 0 for no words."""
    if not (shared := inner & outer):
        return 0.0
    return sum(map(weight.__getitem__, shared)) / weight.total(inner)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of syllables that two texts have in common, 0 to 1."""
    return size(one & other) / size(one | other) if one or other else 0.0
