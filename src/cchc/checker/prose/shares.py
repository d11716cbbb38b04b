"""Percentages with the words for what they are of: “the pharmacy group makes 47.3 % of new dossiers”."""

import re
from dataclasses import dataclass

from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.ratios import follows, is_change
from cchc.checker.prose.reading import OUTSIDE, Reading

_LINKS = (
    r"(?:mới (?:chỉ )?đạt|đạt|chiếm|bằng|là|ở|mức|được|tương đương|tương ứng|tức|với|khoảng|tỷ lệ|tỉ lệ"
    r"|tỷ trọng|tỉ trọng|chỉ|lên|có)"
)
_ENDS = re.compile(rf"(?:[\s,:–-]|\b{_LINKS})+$", re.IGNORECASE)
_BEGINS = re.compile(
    r"^(?:[\s,:–+*-]|\b(?:và|còn|riêng|trong đó|như vậy|như thế|theo đó|tính ra|nếu|thì|các|những|số|có"
    r"|phần)\b)+",
    re.IGNORECASE,
)
_RATE = re.compile(r"\b(?:tỷ|tỉ) (?:lệ|trọng)\s+(?!(?:là|đạt|bằng|chiếm|tương)\b)", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\b(?:trên|trong|so với)\s+(?:tổng (?:số |cộng |lượng )?|số (?!đó|này|ấy)|toàn bộ (?:số )?)",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s*\)?\s*(?:(?:so với(?= tổng| toàn| số)|trên|trong|của)\s+)?"
    r"(?:tổng (?:số |cộng |lượng )?|toàn bộ (?:số )?)?"
    r"(?P<of>[^\W\d][^,;.:()\[\]\d\n%]{1,90})",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:và|còn|nhưng|cao hơn|thấp hơn|tăng|giảm|vượt|xếp|đứng|gồm|trong đó|là|đạt|chiếm|bằng|nhiều hơn"
    r"|ít hơn|kém|hơn|do|để|nhờ|vì|nên|mà|sau khi|trước khi|tức|theo|khi|thì|cùng kỳ|như)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"(?:(?<=[.,:] )|(?<=\n)|^[\s*+-]*)(?:trên|trong|so với)\s+(?:tổng (?:số |cộng )?|toàn bộ (?:số )?"
    r"|các |số (?!đó|này|ấy)|(?=kế hoạch|dự toán|chỉ tiêu))(?P<of>[^,;.:()\d]{3,90})(?=[,\d])",
    re.IGNORECASE,
)
_LEADS = re.compile(r"[\s*+–-]*(?:(?:đến nay|hiện|đã|có|hiện nay|hiện có|đến nay đã)[\s,]*)*", re.IGNORECASE)
_TO_FIGURE = re.compile(
    r"\s*(?:trên|trong|của|so với|/)\s*(?:tổng (?:số |cộng )?|toàn bộ (?:số )?|số )?\s*", re.IGNORECASE
)
_POINTS_BACK = re.compile(r"(?:số |những |các )?(?:đó|này|ấy|trên|nêu trên|kể trên)\b", re.IGNORECASE)
_COMPARED = re.compile(r"\bso (?:với|cùng kỳ)\b", re.IGNORECASE)
_AIM = re.compile(
    r"\b(?:phấn đấu|mục tiêu|tối thiểu|ít nhất|tối đa|không quá|mức trần|yêu cầu|quy định|dự kiến|sẽ|đặt ra"
    r"|hướng tới|đăng ký|chỉ tiêu(?: đề ra| giao)? là|ước)\b",
    re.IGNORECASE,
)
_SPARES = re.compile(r"\b(?:tiết kiệm|cắt giảm)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\s*(?:[^\W\d]+\s+){0,3}?(?:và|với|cùng)\s+(?:[^\W\d]+\s+){0,3}$", re.IGNORECASE)
_MOVES = re.compile(r"\b(?:tăng|giảm|tỷ lệ|mức)\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:tăng|giảm|thêm|bớt|vượt|hụt|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: \w+){0,2}$", re.IGNORECASE
)
REACH, BESIDE, FAR = 70, 4, 250


@dataclass(frozen=True)
class ShareClaim:
    """“`subject` makes `stated` per cent of `of`”.

    `part` and `base` are the figures that the sentence itself puts in their place; "" and None where it says
    nothing. `moved`: the percentage tells by how much something rose or fell since `base`. The words of the
    claim stand from `start` to `stop`.
    """

    stated: Quantity
    subject: str
    of: str
    part: Quantity | None
    base: Quantity | None
    moved: bool
    start: int
    stop: int


def share_claim(reading: Reading, index: int) -> ShareClaim | None:
    """The claim of one percentage of a text; None where its words name nothing, or an aim."""
    stated = reading.quantities[index]
    if stated.unit is not Unit.PERCENT or not stated.is_exact or stated.below is not None:
        return None
    first, _stop = reading.sentence(stated.start)
    lead = reading.text[first : stated.start]
    if _AIM.search(re.split("[;.]", lead)[-1]) or _SPARES.search(lead[-REACH:]):
        return None
    if is_change(reading, stated):
        return _moved(reading, index)
    subject, of = _subject(reading, stated)
    after, base, stop = _base(reading, index)
    if not (after or base or of):
        of, base = _ahead(reading, index)
    part = None if subject else _part(reading, index)
    if not subject and part is None and _LEADS.fullmatch(lead):
        subject, after, base = _predicate(reading, stated), "", None
    if (part is None and not subject) or (after and of):
        return None
    start = min(stated.label_start, part.label_start if part else stated.label_start)
    return ShareClaim(stated, subject, of or after, part, base, moved=False, start=start, stop=stop)


def _subject(reading: Reading, stated: Quantity) -> tuple[str, str]:
    """The words right before a percentage, and of these what follows “out of all”."""
    clause = reading.text[stated.label_start : stated.start]
    rates = list(_RATE.finditer(clause))
    told = clause[rates[-1].end() :] if rates else re.split("[,:]", clause.rstrip(" :,"))[-1]
    told = _ENDS.sub("", told)
    parts = _OUT_OF.split(told, maxsplit=1)
    return _BEGINS.sub("", parts[0]).strip(), parts[1].strip() if len(parts) > 1 else ""


def _base(reading: Reading, index: int) -> tuple[str, Quantity | None, int]:
    """The words after a percentage that name its whole, the figure right after them, and where they end."""
    stated = reading.quantities[index]
    beyond = reading.quantities[index + 1] if index + 1 < len(reading.quantities) else None
    if beyond is not None and _TO_FIGURE.fullmatch(reading.text, stated.stop, beyond.start):
        return "", beyond, beyond.end
    found = _OF.match(reading.text, stated.stop)
    if found is None or _COMPARED.match(found["of"]):
        return "", None, stated.stop
    told = _GOES_ON.split(found["of"], maxsplit=1)[0]
    if _POINTS_BACK.match(told) or not told.strip():
        return "", None, stated.stop
    stop = found.start("of") + len(told.rstrip())
    gap = reading.text[stop : beyond.start] if beyond is not None else "."
    base = beyond if gap.strip(" (") == "" and len(gap) < BESIDE else None
    return told.strip(), base, base.end if base is not None else stop


def _ahead(reading: Reading, index: int) -> tuple[str, Quantity | None]:
    """“of all dossiers received, …”: the words before a percentage in its sentence that name its whole."""
    stated = reading.quantities[index]
    first, _stop = reading.sentence(stated.start)
    found = list(_OF_ALL.finditer(reading.text, first, stated.start))
    if not found:
        return "", None
    start, stop = found[-1].span("of")
    told = [one for one in reading.quantities[:index] if start <= one.start]
    if not told:
        return reading.text[start:stop].strip(), None
    alone = len(told) == 1 and told[0].start <= stop and told[0].unit in {Unit.COUNT, Unit.MONEY}
    return "", told[0] if alone and told[0].below is None else None


def _predicate(reading: Reading, stated: Quantity) -> str:
    """“p % of dossiers are solved early”: the words after a percentage that begins its sentence."""
    found = _OF.match(reading.text, stated.stop)
    return found["of"].strip() if found is not None else ""


def _part(reading: Reading, index: int) -> Quantity | None:
    """The amount right before a percentage, if nothing but links stands between."""
    before, stated = reading.quantities[index - 1] if index else None, reading.quantities[index]
    if before is None or before.unit not in {Unit.COUNT, Unit.MONEY} or not before.is_exact:
        return None
    if before.below is not None or reading.owner(before.start) not in _around(reading, stated):
        return None
    if _COMPARED.search(reading.text, before.label_start, before.start):
        return None
    return before if follows(reading, before, stated) and not _is_listed(reading, index - 1) else None


def _around(reading: Reading, stated: Quantity) -> tuple[int, ...]:
    """The bracket that a percentage stands in, and, where it opens the bracket, the one around that."""
    owner = reading.owner(stated.start)
    if owner == OUTSIDE:
        return (owner,)
    opened = reading.text[reading.brackets[owner].start : stated.start]
    return (owner,) if _ENDS.sub("", opened).strip() else (owner, reading.brackets[owner].around)


def _is_listed(reading: Reading, at: int) -> bool:
    """Whether a figure is the last of some that are told together: “5 offices and 6 communes”."""
    one, other = reading.quantities[at], reading.quantities[at - 1] if at else None
    if other is None or other.unit is not one.unit or reading.ends_between(other.stop, one.start):
        return False
    return bool(_TOGETHER.match(reading.text, other.end, one.start))


def _moved(reading: Reading, index: int) -> ShareClaim | None:
    """“against W, x rose by p %”: W stands right after “against”."""
    stated = reading.quantities[index]
    first, last = reading.sentence(stated.start)
    for found in _COMPARED.finditer(reading.text, first, last):
        base = _compared(reading, found.end())
        if base is None:
            continue
        clause = re.split("[,;:()]", reading.text[stated.label_start : stated.start].rstrip(" :,"))[-1]
        subject = _BEGINS.sub("", _ENDS.sub("", _MOVES.sub(" ", clause))).strip()
        part = None if subject else _part(reading, index) or _difference(reading, base)
        start, stop = min(found.start(), stated.label_start), max(stated.stop, base.end)
        return ShareClaim(stated, subject, "", part, base, moved=True, start=start, stop=stop)
    return None


def _compared(reading: Reading, start: int) -> Quantity | None:
    """The amount right after “against”."""
    told = next((one for one in reading.quantities if one.start >= start), None)
    if told is None or told.unit not in {Unit.COUNT, Unit.MONEY} or told.below is not None:
        return None
    gap = reading.text[start : told.start]
    return told if len(gap) < REACH and not set(gap) & set(";.") and told.is_exact else None


def _difference(reading: Reading, base: Quantity) -> Quantity | None:
    """The last amount before a base that tells how much it rose or fell: “down by 4 units”."""
    for one in reversed(reading.quantities):
        if one.stop <= base.start and base.start - one.stop < FAR and one.unit is base.unit:
            alike = one.noun.split()[:1] == base.noun.split()[:1]
            if alike and is_difference(one):
                return one
    return None


def is_difference(one: Quantity) -> bool:
    """Whether the words before an amount say that something rose or fell by it."""
    return bool(_BY.search(one.label))
