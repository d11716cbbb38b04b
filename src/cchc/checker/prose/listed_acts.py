"""How many documents a list holds: “Kế hoạch số 12/KH-UBND ngày …; Công văn số 345/UBND-NC ngày …”."""

import re
from dataclasses import dataclass

_TITLE = (
    r"(?:kế hoạch|quyết định|công văn|chỉ thị|thông báo|báo cáo|tờ trình|văn bản|hướng dẫn|nghị quyết"
    r"|kết luận|chương trình|công điện|quy chế|đề án|giấy mời|QĐ|KH|CV|TB|BC|CT|HD|NQ|TTr)"
)
_SIGN = r"[0-9]{1,5}[a-z]? ?(?:/ ?(?:19|20)[0-9]{2} ?)?(?:/ ?|-)[A-ZĐ][\w&]*(?:[-/][A-ZĐ][\w&]*){0,4}"
# Titled, or, in a row of one kind, with the number alone.
_ONE = re.compile(
    r"(?P<after>^|[;,\n]|\bvà\b|(?<=\s)[-+])\s*(?:[-+*]\s*|\(?[0-9]{1,2}[.)]\s*)?"
    rf"(?:{_TITLE}(?: [^\W\d]+){{0,3}}?)? ?(?:số ?:? ?)?(?P<sign>{_SIGN})",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"{_TITLE}\b", re.IGNORECASE)
_SAMPLE = re.compile(r"\.\.\.|…|\bv\.? ?v\b\.*(?=\s*(?:[;,)]|$))|\bvân vân\b", re.IGNORECASE)
_WAYS = (("", ";"), ("", ";", ","), ("", ";", ",", "và", "Và"))
FEWEST = 2


@dataclass(frozen=True)
class ListedActs:
    """How many documents a list holds: each number in `ways` is one way to count, `least` to `most`.

    Not `whole`: the list says that it names some only.
    """

    ways: frozenset[int]
    whole: bool

    @property
    def least(self) -> int:
        """The fewest."""
        return min(self.ways)

    @property
    def most(self) -> int:
        """The most."""
        return max(self.ways)


def listed_acts(text: str) -> ListedActs | None:
    """Count the documents with a number that a text lists; None where it lists fewer than two.

    A title may cite further documents after a comma or “và”, so that what semicolons part, what commas do
    and what all of them do are three ways to count.
    """
    bare = text.lstrip(" .:-–")
    found = [(one["after"].strip(), re.sub(r"\s", "", one["sign"])) for one in _ONE.finditer(bare)]
    if len(found) < FEWEST or not _TITLED.match(bare):
        return None
    listed = [[sign for after, sign in found if after in {*marks, "-", "+"}] for marks in _WAYS]
    ways = {count for signs in listed for count in (len(signs), len(set(signs))) if count >= FEWEST}
    return ListedActs(frozenset(ways), not _SAMPLE.search(text))
