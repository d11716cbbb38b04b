"""Words that divide a whole between them: on time, early and late; districts and communes; online and at "
"the desk.

A family is a division that reports use; two parts that name different members of one family are known to
exclude each other, and together they are the whole unless a third member is missing.
"""

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from cchc.checker.prose.words import bare_words


class Family(StrEnum):
    """A way of dividing a whole."""

    LEVEL = "level"
    TIME = "time"
    STATE = "state"
    CHANNEL = "channel"
    SERVICE = "service"
    DEGREE = "degree"
    RATING = "rating"
    ENTRY = "entry"
    ISSUER = "issuer"
    ACT = "act"
    CONTENT = "content"


_MEMBERS: tuple[tuple[Family, str, tuple[str, ...]], ...] = (
    (
        Family.LEVEL,
        "province",
        ("cap tinh", "so nganh", "cac so", "cap thanh pho", "khoi tinh", "so ban nganh"),
    ),
    (Family.LEVEL, "district", ("cap huyen", "khoi huyen", "cac huyen")),
    (Family.LEVEL, "commune", ("cap xa", "khoi xa", "cac xa", "cap phuong")),
    (
        Family.TIME,
        "late",
        (
            "qua han",
            "tre han",
            "cham han",
            "nhung cham",
            "cham tien do",
            "tre hen",
            "qua hen",
            "sai hen",
            "lo hen",
            "muon han",
            "khong dung han",
        ),
    ),
    (
        Family.TIME,
        "both",
        ("dung va truoc han", "truoc va dung han", "truoc han va dung han", "dung han va truoc han"),
    ),
    (Family.TIME, "early", ("truoc han", "truoc hen", "som han", "som hen")),
    (Family.TIME, "on", ("dung han", "trong han", "chua den han", "dung hen", "con han")),
    (
        Family.STATE,
        "undone",
        (
            "dang giai quyet",
            "dang xu ly",
            "chua giai quyet",
            "chua hoan thanh",
            "chua xu ly",
            "dang thuc hien",
            "chua thuc hien",
            "dang trien khai",
            "con lai",
            "chua den thoi diem",
            "chua den han",
            "chua trien khai",
            "lui thoi han",
            "chuyen sang",
        ),
    ),
    (
        Family.STATE,
        "done",
        (
            "da giai quyet",
            "da xu ly",
            "da hoan thanh",
            "da thuc hien",
            "da tra",
            "giai quyet xong",
            "xu ly xong",
            "khac phuc xong",
            "da khac phuc",
            "khac phuc duoc",
            "hoan thanh",
        ),
    ),
    (Family.CHANNEL, "online", ("truc tuyen", "qua mang")),
    (Family.CHANNEL, "desk", ("truc tiep", "buu chinh", "bcci")),
    (Family.SERVICE, "partial", ("mot phan",)),
    (Family.SERVICE, "full", ("toan trinh",)),
    (Family.RATING, "failed", ("khong hoan thanh",)),
    (Family.RATING, "excellent", ("xuat sac",)),
    (Family.RATING, "good", ("hoan thanh tot",)),
    (Family.RATING, "plain", ("hoan thanh nhiem vu",)),
    (Family.ENTRY, "exam", ("thi tuyen",)),
    (Family.ENTRY, "review", ("xet tuyen",)),
    (Family.ISSUER, "council", ("hdnd", "hoi dong nhan dan", "nghi quyet")),
    (Family.ISSUER, "committee", ("ubnd", "uy ban nhan dan", "quyet dinh")),
    (Family.ACT, "resolution", ("nghi quyet",)),
    (Family.ACT, "decision", ("quyet dinh",)),
    (Family.ACT, "directive", ("chi thi",)),
    (Family.ACT, "plan", ("ke hoach",)),
    (Family.ACT, "letter", ("cong van",)),
    (Family.ACT, "report", ("bao cao",)),
    (Family.ACT, "notice", ("thong bao",)),
    (Family.ACT, "submission", ("to trinh",)),
    (Family.ACT, "circular", ("thong tu",)),
    (Family.ACT, "decree", ("nghi dinh",)),
    (Family.ACT, "guidance", ("huong dan",)),
    (Family.ACT, "programme", ("chuong trinh",)),
    (Family.ACT, "telegram", ("cong dien",)),
    (Family.ACT, "other", ("van ban khac", "loai khac", "hinh thuc khac")),
    (Family.CONTENT, "not", ("khong hai long", "chua hai long")),
    (Family.CONTENT, "very", ("rat hai long",)),
    (Family.CONTENT, "content", ("hai long",)),
    (Family.CONTENT, "plain", ("binh thuong", "chap nhan duoc")),
)


def _by_first_word() -> dict[str, frozenset[int]]:
    """Which members may be named where a word stands: those with a phrase that begins with it."""
    first: dict[str, set[int]] = defaultdict(set)
    for rank, (_family, _member, phrases) in enumerate(_MEMBERS):
        for phrase in phrases:
            first[phrase.split()[0]].add(rank)
    return {word: frozenset(ranks) for word, ranks in first.items()}


_RANKS = _by_first_word()


@lru_cache(maxsize=16384)
def memberships(text: str) -> dict[Family, str]:
    """Which member of which family a phrase names; the member written last within the phrase counts."""
    words = bare_words(text)
    key = f" {' '.join(words)} "
    found: dict[Family, tuple[int, str]] = {}
    for rank in sorted(frozenset().union(*(_RANKS[word] for word in set(words) if word in _RANKS))):
        family, member, phrases = _MEMBERS[rank]
        at, phrase = max(((key.rfind(f" {phrase} "), phrase) for phrase in phrases), default=(-1, ""))
        if at >= 0 and (family not in found or at >= found[family][0]):
            found[family] = (at + len(phrase), member)
    return {family: member for family, (_end, member) in found.items()}


def phrases(family: Family) -> Iterator[str]:
    """All phrases that name a member of a family, without marks."""
    return (one for its, _member, listed in _MEMBERS if its is family for one in listed)


def dividing_family(labels: list[str]) -> Family | None:
    """The family of which all labels name different members, if there is one."""
    named = [memberships(label) for label in labels]
    for family in Family:
        members = [one.get(family) for one in named]
        if len(members) > 1 and None not in members and len(set(members)) == len(members):
            return family
    return None
