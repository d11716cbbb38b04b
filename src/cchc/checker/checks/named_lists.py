"""Counts of bodies that the sentence then names: “đã kiểm tra 03 cơ quan (Sở A, Sở B, UBND xã C)”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc.checker.appendix import AppendixFlag
from cchc.checker.checks.misprints import misprinted
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.names import NameCount, count_names
from cchc.checker.prose.plain import plain
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.reading import Reading
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number

FEWEST, MOST, LONGEST, WIDEST, CLOSE, SHOWN = 2, 40, 150, 4000, 3, 30
_PLACE = (
    r"huyện|thị xã|thành phố|quận|xã(?! hội)|phường|thị trấn|đặc khu|thôn|ấp|tỉnh|khu phố|tổ dân phố|UBND"
)
_BODY = (
    r"cơ quan|đơn vị|địa phương|đầu mối|nơi|sở(?! hữu)|ban(?! hành| đầu)|ngành|trường(?! hợp)|bệnh viện"
    r"|phòng(?! họp| học| máy| làm)|doanh nghiệp|công ty|trung tâm|tổ chức|chi cục|cục(?! bộ)|văn phòng"
    r"|vụ(?! việc| án| vi)|hợp tác xã|HTX|viện(?! trợ)|ủy ban|hội(?! nghị| thi| thảo| đồng| chợ| diễn)"
    r"|quỹ(?! đất)|chi nhánh|khoa(?! học)|đảng bộ|đảng ủy|cơ sở(?! dữ liệu| vật chất)|trạm|kho bạc|tổng cục"
)
_NOUN = rf"(?:{_BODY}|{_PLACE})\b"
NOUNS = re.compile(rf"\s*{_NOUN}(?:,? (?:và )?{_NOUN})*", re.IGNORECASE)
_ONE_NOUN = re.compile(_NOUN, re.IGNORECASE)
_OF_PLACES = re.compile(rf"\s*(?:{_PLACE})\b", re.IGNORECASE)
_COUNT_OF = re.compile(rf"\s*(?:tổng )?số (?:lượng )?(?:các )?{_NOUN}", re.IGNORECASE)
_ANY = re.compile(r"\s*(?:cơ quan|đơn vị|địa phương|đầu mối|nơi|tổ chức|cơ sở)\b", re.IGNORECASE)
# A decision on what a body does is made for each body.
_ACT_FOR_EACH = re.compile(
    rf"\s*quyết định\b.*\b(?:chức năng|cơ cấu tổ chức)\b.*\bcủa (?:các )?{_NOUN}", re.IGNORECASE
)
OF_OTHERS = re.compile(
    r"\b(?:thuộc|của|tại|ở|do|cho|với|từ|giữa|về|theo|bởi)\b[^,]*\b(?:các|những|nhiều|mọi|từng)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf"\s*(?:{_NOUN}|nhiệm vụ|quyền hạn|cơ cấu|chức năng|$)", re.IGNORECASE)
_COMPRISES = r"(?:(?:bao )?gồm(?: có)?|(?:cụ thể |đó )?là|cụ thể|như sau)"
_OPENER = re.compile(
    rf"\((?:{_COMPRISES}(?!\w))?\s*:?|,?\s*(?:\b{_COMPRISES})?\s*:|,?\s*\b{_COMPRISES}(?=\s)", re.IGNORECASE
)
_PHRASE = re.compile(rf"[^;:()\[\].!?…\n]{{2,{LONGEST}}}[(:]?")
# What is listed may be some of the counted, or those that are not counted.
CHOSEN = re.compile(
    r"\b(?:nhất|đầu|cuối|hạng|điển hình|tiêu biểu|như|trong đó(?: có)?|không|chưa|trừ|ngoài|riêng|thiếu"
    r"|kể cả)\W*$",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:trong|trên|trong (?:tổng )?số|tốp|top|nhóm)\s*$", re.IGNORECASE)
_AND = re.compile(r"(?:,|\+|\b(?:và|cùng|với))\s*$", re.IGNORECASE)
_AND_MORE = re.compile(r"\)?\s*(?:,|\b(?:và|cùng))\s+(?![0-9])")
_AND_COUNTED = re.compile(rf"\)?\s*(?:,|\b(?:và|cùng))\s+([0-9]{{1,2}}) {_NOUN}", re.IGNORECASE)
_CUT_NAME = re.compile(r"\b(?:TP|TX|TT|Tp|Q|P|H)$")


@dataclass(frozen=True)
class _Claim:
    """A count, the phrase after it, its list, and how many names that holds read in each way.

    `certain`: the list can only be of what is counted.
    """

    count: Quantity
    phrase: str
    start: int
    stop: int
    ways: tuple[NameCount, ...]
    certain: bool

    @property
    def holds(self) -> bool:
        """Whether one way to count gives what is stated."""
        return any(way.fits(int(self.count.amount)) for way in self.ways)


def named_list_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Compare each small count of bodies with the names that the same sentence lists right after it."""
    for index, quantity in enumerate(passage.reading.quantities):
        claim = _claim(passage.reading, index) if is_small(quantity) else None
        if claim is None:
            continue
        spot = Spot(passage, quantity.start, claim.stop + passage.text.startswith(")", claim.stop))
        if claim.holds:
            yield Verdict(Kind.SUM, spot)
        elif claim.certain and _is_near(claim) and not _is_otherwise(claim, passage.text):
            yield _accused(spot, claim)


def named_row_verdicts(rows: Sequence[Node]) -> Iterator[Verdict]:
    """Compare each row that counts bodies with the names in its note, where that holds nothing else."""
    for node in rows:
        value = node.value if node.is_count and _COUNT_OF.match(node.row.label) else None
        way = count_names(plain(node.row.note).text) if value is not None else None
        if value is None or way is None or not (way.sure and way.headed and FEWEST <= value <= MOST):
            continue
        if value.denominator == 1 and way.fits(int(value)):
            yield Verdict(Kind.SUM, node.spot)
        elif AppendixFlag.NOTE_MERGED not in node.row.flags and is_close(int(value), way):
            yield _row_accused(node, int(value), way)


def is_close(count: int, way: NameCount) -> bool:
    """Whether a note that names at least three lacks, or has, few more than are counted."""
    nearest = way.least if count < way.least else way.most
    return nearest >= CLOSE and abs(nearest - count) <= max(2, count // 5)


def _row_accused(node: Node, stated: int, way: NameCount) -> Verdict:
    template = N_(
        "Dòng ghi %(stated)s nhưng ghi chú kể tên %(computed)s. Số ghi phải bằng số tên được kể. Hãy đếm lại "
        "rồi sửa số, hoặc bổ sung, bớt tên."
    )
    params = {"stated": str(stated), "computed": way.printed}
    message = Message(template, params)
    return Verdict(Kind.SUM, node.spot, (), Severity.WARNING, str(stated), way.printed, message)


def is_small(quantity: Quantity) -> bool:
    """Whether a quantity is a whole exact count of so few that they may be named."""
    whole = quantity.amount.denominator == 1 and FEWEST <= quantity.amount <= MOST
    return whole and quantity.unit is Unit.COUNT and quantity.is_exact


def _claim(reading: Reading, index: int) -> _Claim | None:
    """The count with the first list after it that begins with a name."""
    count, after = reading.quantities[index], reading.quantities[index + 1 : index + 2]
    limit = after[0].start if after else len(reading.text)
    phrase = _PHRASE.match(reading.text, count.stop, limit)
    if phrase is None or not (NOUNS.match(phrase.group()) or _ACT_FOR_EACH.match(phrase.group())):
        return None
    for opener in _OPENER.finditer(reading.text, count.stop, phrase.end()):
        said = reading.text[count.stop : opener.start()]
        stop = _list_end(reading, index, opener)
        texts = _ways(reading.text[opener.end() : stop], opener)
        places = bool(_OF_PLACES.match(said))
        ways = tuple(way for text in texts if (way := count_names(text, places)) is not None)
        if ways and said.strip():
            certain = all(way.sure for way in ways) and _is_certain(reading, index, opener, stop)
            return _Claim(count, said.strip(), opener.end(), stop, ways, certain)
    return None


def _ways(text: str, opener: re.Match[str]) -> Iterator[str]:
    """The list as it stands, and without a bracket up to its first semicolon."""
    if len(text) > WIDEST:
        return
    yield text
    if ";" in text and "(" not in opener.group():
        yield text.partition(";")[0]


def _list_end(reading: Reading, index: int, opener: re.Match[str]) -> int:
    """The end of the bracket or sentence; of a list without a bracket also where the next count begins."""
    at = opener.end()
    if "(" in opener.group():
        return reading.brackets[reading.owner(at)].stop
    end = reading.region_end(at, reading.owner(at))
    after = reading.quantities[index + 1 : index + 2]
    if not after or not at <= after[0].start < end:
        return end
    listed = reading.text[at : after[0].start].rstrip()
    if not listed.endswith((",", ";", " và")):
        return end
    return at + len(listed.removesuffix("và").rstrip(" ,;"))


def _is_certain(reading: Reading, index: int, opener: re.Match[str], stop: int) -> bool:
    """Whether nothing but the names of what is counted, and all of them, can be listed."""
    count, text = reading.quantities[index], reading.text
    said, listed = text[count.stop : opener.start()], text[opener.end() : stop]
    if CHOSEN.search(said) or _AMONG.search(text[max(count.start - 20, 0) : count.start]):
        return False
    if not all(_GOES_ON.match(part) for part in said.split(",")[1:]) or _CUT_NAME.search(listed):
        return False
    if _is_added(reading, index) or _goes_on(reading, index, opener, stop):
        return False
    return bool(_ACT_FOR_EACH.match(said)) or _suits(said, listed)


def _is_added(reading: Reading, index: int) -> bool:
    """Whether another count of bodies stands right before: “05 sở và 03 xã (…)” may list all eight."""
    count, before = reading.quantities[index], reading.quantities[index - 1] if index else None
    if before is None or not _ONE_NOUN.match(before.noun):
        return False
    between = reading.text[before.stop : count.start]
    return bool(_AND.search(between)) and not re.search(r"[;:().]", between)


def _goes_on(reading: Reading, index: int, opener: re.Match[str], stop: int) -> bool:
    """Whether the list may go on where it was cut: with bodies only counted, or after the bracket."""
    after = reading.text[stop : stop + LONGEST]
    more = _AND_MORE.match(after)
    if more is not None and count_names(after[more.end() :]) is not None:
        return True
    cut = "(" not in opener.group() and stop < reading.region_end(opener.end(), reading.owner(opener.end()))
    kind = _ONE_NOUN.match(reading.text[reading.quantities[index].stop :].lstrip()) if cut else None
    return cut and (kind is None or _ANY.match(kind.group()) is not None)


def _suits(said: str, listed: str) -> bool:
    """Whether what is listed is of the kind that is counted: any body, names that say so, or bare names."""
    nouns = NOUNS.match(said)
    if nouns is None:
        return False
    told = _ONE_NOUN.findall(nouns.group())
    if any(_named(listed, noun) for noun in told):
        return True
    named = count_names(listed)
    headless = named is not None and not named.headed
    return not OF_OTHERS.search(said) and (headless or any(map(_ANY.match, told)))


def _named(listed: str, noun: str) -> int:
    """How many names of a list begin with a noun."""
    return len(
        re.findall(
            rf"(?:^|[,;:]|\bvà\b)\s*(?:[0-9]+ )?(?:UBND )?(?:các )?{noun}(?!\w)", listed, re.IGNORECASE
        )
    )


def _is_near(claim: _Claim) -> bool:
    """Whether the difference may be a slip: up to twice as many or half as many, or one digit."""
    return any(
        (way.most * 2 >= claim.count.amount and way.least <= claim.count.amount * 2)
        or misprinted(claim.count.amount, Fraction(way.least))
        for way in claim.ways
    )


def _is_otherwise(claim: _Claim, text: str) -> bool:
    """Whether the list may be read in another way.

    As the rest of “x/W”, as names with the place they are in, or as some of which more are counted after it.
    """
    count = claim.count
    more = _AND_COUNTED.match(text, claim.stop)
    left = (
        count.below - count.amount if count.below else None,
        count.amount - int(more[1]) if more else None,
    )
    if any(way.fits(int(one)) for one in left if one is not None for way in claim.ways):
        return True
    noun = _ONE_NOUN.match(claim.phrase)
    return noun is not None and _named(text[claim.start : claim.stop], noun.group()) == count.amount


def _short(listed: str) -> str:
    """The beginning of a list."""
    words = listed.split()
    return " ".join(words) if len(words) <= SHOWN else " ".join(words[:SHOWN]).rstrip(",;") + "…"


def _accused(spot: Spot, claim: _Claim) -> Verdict:
    template = N_(
        "Câu nêu %(stated)s %(noun)s nhưng kể tên %(computed)s (“%(listed)s”). Số nêu phải bằng số tên được "
        "kể. Hãy đếm lại rồi sửa số, hoặc bổ sung, bớt tên."
    )
    way, stated = claim.ways[0], print_number(claim.count.amount)
    computed = way.printed
    params = {
        "stated": stated,
        "noun": " ".join(claim.phrase.split()[:6]).rstrip(" ,"),
        "computed": computed,
        "listed": _short(spot.passage.text[claim.start : claim.stop]),
    }
    others = (Spot(spot.passage, claim.start, claim.stop),)
    return Verdict(Kind.SUM, spot, others, Severity.WARNING, stated, computed, Message(template, params))
