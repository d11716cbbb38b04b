"""What the words of a share name, so that the figure they mean is found elsewhere.

The words of a division (on time, online, district) are compared as members of their family, so that other
words for the same member count as the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from cchc.checker.checks.meaning import meaning
from cchc.checker.checks.mentions import ON_THE_DAY
from cchc.checker.checks.told_rows import NARROW
from cchc.checker.prose.families import Family, memberships, phrases
from cchc.checker.prose.words import WORD, bare_words, words_of

# Words that only say what kind of thing follows.
_KINDS = frozenset(words_of("nhom linh vuc khoi loai hinh kenh luong rieng he thong ubnd hdnd"))
_KINDS_MARKED = frozenset(
    words_of("nhóm lĩnh vực khối loại hình kênh lượng riêng hệ thống số tổng của các cả trong tất")
)
# What comes in online or at the desk is handed in, sent or received; what is in time is done.
_BESIDE = {
    Family.CHANNEL: frozenset({"nop", "nhan", "tiep", "gui"}),
    Family.TIME: frozenset({"tra", "ket", "qua", "giai", "quyet", "xu", "ly", "hoanthanh"}),
}
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_NEW = re.compile(r"\b(?:mới|phát sinh|trong (?:kỳ|quý|tháng|năm))\b", re.IGNORECASE)
# What comes in online or at the desk is handed in, sent or received; what is in time is done.
_BESIDE = {
    Family.CHANNEL: frozenset({"nop", "nhan", "tiep", "gui"}),
    Family.TIME: frozenset({"tra", "ket", "qua", "giai", "quyet", "xu", "ly", "hoanthanh"}),
}
_SAYS_NOTHING = re.compile(
    r"\b(?:cả(?: (?:năm|kỳ|quý|tháng)\b|$)|(?:đề nghị|được|phải|hiện nay|hiện|trường hợp)\b)", re.IGNORECASE
)
_ELSEWHEN = re.compile(
    r"\b(?:chuyển (?:qua|sang|tiếp)|mang sang|kỳ trước|lũy kế|luỹ kế|cộng dồn|cùng kỳ|năm trước|nhiệm kỳ"
    r"|tồn từ|quý trước|tháng trước|cùng quý|riêng (?:quý|tháng)|giai đoạn)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """What a phrase names: words that tell something, members of divisions, and the time it is told of.

    `marked`: whether the words are taken with their marks, because without them they tell nothing; `written`:
    all its words with their marks; `years`: those it names; `members`: the words that name members.
    """

    words: frozenset[str]
    families: Mapping[Family, str] = field(default_factory=dict)
    new: bool = False
    times: frozenset[str] = frozenset()
    marked: bool = False
    written: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it names nothing, or only whose figure it is."""
        return not self.words and self.families.keys() <= {Family.LEVEL}


@lru_cache(maxsize=8192)
def named_by(phrase: str) -> Named:
    """What a phrase names."""
    phrase = _SAYS_NOTHING.sub(" ", phrase)
    families = {family: member for family, member in memberships(phrase).items() if family in NARROW}
    said = meaning(phrase) - _KINDS
    words = said.difference(*(words_of_family(family) for family in families))
    written = marked_words(phrase)
    marked = not words and not families
    if marked:
        words = written - _KINDS_MARKED
    new, years = bool(_NEW.search(phrase)), frozenset(_YEAR.findall(phrase))
    return Named(words, families, new, times_of(phrase), marked, written, years, said - words)


@lru_cache(maxsize=1024)
def marked_words(text: str) -> frozenset[str]:
    """The words of a text as they are written."""
    return frozenset(found.group().casefold() for found in WORD.finditer(text))


def times_of(text: str) -> frozenset[str]:
    """The words of a text that tell of another time than the report's."""
    return frozenset(found.casefold() for found in _ELSEWHEN.findall(text))


@cache
def words_of_family(family: Family) -> frozenset[str]:
    """The words by which members of a family are named, and those that go with all of them."""
    return _BESIDE.get(family, frozenset()).union(*(meaning(phrase) for phrase in phrases(family)))


def member(one: str | None) -> str | None:
    """A member of a division; “on time” beside “early” is on time, too."""
    return "on" if one == ON_THE_DAY else one


def names_both_times(phrase: str) -> bool:
    """Whether a phrase names what was early and what was on time: “trước và đúng hạn”."""
    words = bare_words(phrase)
    return bool({"truoc", "som"} & set(words)) and "dung" in words and bool({"han", "hen"} & set(words))
