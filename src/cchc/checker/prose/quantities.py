"""Number phrases: an amount, perhaps out of how many, of what, and what is said right before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from itertools import islice

from cchc.checker.prose.references import Covered, references
from cchc.checker.prose.words import APPROXIMATE, COMPARED, ENDS_NOUN, WORD
from cchc.engine.number_reading import Expect, NumberFault, NumberReading, read_number

_NUMBER = r"(?:[0-9]+(?:[.,][0-9]+)*|[0-9]{1,3}(?: [0-9]{3})+)"
_UNIT = r"(?:(?P<{0}>%|đ(?![\w])|điểm(?! cầu| trường| bưu| giao| tiếp| truy| đo| bán| thi)))?"
_PHRASE = re.compile(
    rf"(?P<sign>(?<![\w%)])[-−–](?=[0-9]))?(?P<number>[0-9]+(?:[.,][0-9]+)*) ?{_UNIT.format('unit')}"
    rf"(?: ?/ ?(?P<below>[0-9]+(?:[.,][0-9]+)*)(?![./-]?[0-9]) ?{_UNIT.format('unit_below')})?"
)
_SPACED = re.compile(r"(?<![0-9.,/])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.,/]*[0-9])")
_MONEY = re.compile(
    r" ?(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)(?: (?P<dong>đồng|đ\b|VNĐ))?(?!\w)| ?(?P<plain>đồng|VNĐ|VND)(?!\w)",
    re.IGNORECASE,
)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_RANGE_AFTER = re.compile(r" ?%? ?(?:[-–—]|đến(?: dưới| nhỏ hơn)?|tới) ?(?:<|≤)? ?[0-9]")
_RANGE_BEFORE = re.compile(r"[0-9]%? ?(?:[-–—]|đến(?: dưới| nhỏ hơn)?|tới) ?(?:<|≤)? ?$")
_RANK = re.compile(r"(?:xếp|đứng|hạng|vị trí)(?: thứ| hạng| vị trí)*(?: thứ)? ?$|\bthứ ?$", re.IGNORECASE)
_EDGE = re.compile(r"[;,.:()\n\[\]–]|(?<= )-(?= )")
_CLAUSE_EDGE = re.compile(r"[;:(\n\[]|[.!?](?= )|(?<=[ \n])[-+–](?= )")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_NOUN_GAP = re.compile(r"[^\w]+")
MAX_NOUN, MAX_LABEL, LONGEST_NUMBER = 5, 160, 24


class Unit(StrEnum):
    """What a quantity is measured in; COUNT stands for anything that is counted."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    RANK = "rank"


@dataclass(frozen=True)
class Quantity:
    """One number phrase of a plain text; all spans are of that text.

    `amount` and `below` (of `9.484/11.047`) are exact, money in đồng; `decimals` counts the digits after the
    comma as printed; `noun` is what is counted, `label` the words before it up to the last mark of
    punctuation; at `label_start` its clause begins. `others` are further readings of `amount` where the
    printed digits allow one.
    """

    amount: Fraction
    start: int
    stop: int
    end: int
    unit: Unit = Unit.COUNT
    below: Fraction | None = None
    decimals: int = 0
    noun: str = ""
    label: str = ""
    label_start: int = 0
    approximate: bool = False
    bounded: bool = False
    others: tuple[Fraction, ...] = field(default=())
    below_others: tuple[Fraction, ...] = field(default=())

    @property
    def is_exact(self) -> bool:
        """Neither “about” nor an end of a range."""
        return not (self.approximate or self.bounded)


def quantities(text: str, most: int | None = None) -> tuple[Quantity, ...]:
    """The amounts in a plain text in reading order, at most so many; names and days are left out."""
    covered = references(text)
    return tuple(islice(_quantities(_joined_groups(text, covered), covered), most))


def _joined_groups(text: str, covered: Covered) -> str:
    """Write `12 345` as `12.345`: same length, so that spans stay true."""
    return _SPACED.sub(
        lambda found: found.group() if covered.overlaps(*found.span()) else found.group().replace(" ", "."),
        text,
    )


def _quantities(text: str, covered: Covered) -> Iterator[Quantity]:
    last = 0
    for found in _PHRASE.finditer(text):
        span = found.span("number")
        if span[1] - span[0] > LONGEST_NUMBER or covered.overlaps(*span) or _inside_word(text, found):
            continue
        quantity = _quantity(text, found, last, covered)
        if quantity is not None:
            yield quantity
            last = quantity.end


def _inside_word(text: str, found: re.Match[str]) -> bool:
    before = text[found.start("number") - 1 : found.start("number")]
    return (
        before.isalpha()
        or before == "_"
        or (before in {".", ","} and text[found.start() - 2 :][:1].isdigit())
    )


def _quantity(text: str, found: re.Match[str], last: int, covered: Covered) -> Quantity | None:
    below_span = found.span("below")
    paired = found["below"] is not None and not covered.overlaps(*below_span)
    paired = paired and below_span[1] - below_span[0] <= LONGEST_NUMBER
    number_end = found.end() if paired else max(found.end("number"), found.end("unit"))
    unit = _unit(text, found, number_end, paired)
    try:
        expect = _expected(text, number_end, unit)
        if (
            paired
            and expect is Expect.PERCENT
            and _THOUSANDS.fullmatch(found["below"])
            and "," in found["number"]
        ):
            expect = Expect.COUNT
        above = read_number(found["number"], expect)
        below = read_number(found["below"], expect) if paired else None
    except NumberFault:
        return None
    scale, stop = _scaled(text, number_end) if unit is Unit.COUNT else (None, number_end)
    end, noun = (stop, "") if unit in {Unit.PERCENT, Unit.POINTS} else _noun(text, stop)
    if scale is not None and (scale[1] or not noun or unit is Unit.MONEY):
        unit = Unit.MONEY
    factor = scale[0] if scale is not None else 1
    start = found.start("sign") if found["sign"] else found.start("number")
    label_start, label = _label(text, last, start)
    sign = -1 if found["sign"] else 1
    return Quantity(
        amount=sign * above.amount * factor,
        below=None if below is None else below.amount * factor,
        start=start,
        stop=stop,
        end=end,
        unit=Unit.RANK if paired and _RANK.search(text[max(start - 30, 0) : start]) else unit,
        decimals=_decimals(found["number"], above),
        noun=noun,
        label=label,
        label_start=label_start,
        approximate=_approximate(label),
        bounded=_bounded(text, start, stop),
        others=tuple(other * factor for other in _readings(found["number"], above.amount)),
        below_others=()
        if below is None
        else tuple(o * factor for o in _readings(found["below"], below.amount)),
    )


def _unit(text: str, found: re.Match[str], stop: int, paired: bool) -> Unit:
    mark = (found["unit_below"] if paired else None) or found["unit"] or ""
    if mark == "%":
        return Unit.PERCENT if not paired or found["unit"] == "%" else Unit.COUNT
    if mark != "điểm" and text[stop : stop + 11].lstrip().startswith("phần trăm"):
        return Unit.PERCENT
    if mark == "điểm" or (mark == "đ" and _looks_like_points(found)):
        return Unit.POINTS
    return Unit.MONEY if mark == "đ" else Unit.COUNT


def _looks_like_points(found: re.Match[str]) -> bool:
    longest = max(
        len(part.replace(".", ",").partition(",")[0]) for part in (found["number"], found["below"] or "")
    )
    return longest <= 3 and not re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}(?:\.[0-9]{3})+", found["number"])


def _expected(text: str, stop: int, unit: Unit) -> Expect:
    if unit in {Unit.PERCENT, Unit.POINTS}:
        return Expect.PERCENT
    return Expect.MONEY if unit is Unit.MONEY or _MONEY.match(text, stop) else Expect.COUNT


def _decimals(number: str, reading: NumberReading) -> int:
    if reading.amount.denominator == 1 and "," not in number:
        return 0 if reading.amount * 10 >= int(re.sub(r"\D", "", number)) else len(number.rpartition(".")[2])
    return len(re.split(r"[.,]", number)[-1])


def _readings(number: str, amount: Fraction) -> tuple[Fraction, ...]:
    """Other amounts that the same digits may mean: 76.2 is 76.200 cut short, 9,484 may be 9.484."""
    found = re.fullmatch(r"([1-9][0-9]{0,2})(?:\.(?=[0-9]{1,2}$)|,(?=[0-9]{3}$))([0-9]+)", number)
    if found is None:
        return ()
    grouped = Fraction(int(found[1] + found[2].ljust(3, "0")))
    decimal = Fraction(int(found[1] + found[2]), 10 ** len(found[2]))
    return tuple(reading for reading in (grouped, decimal) if reading != amount)


def _scaled(text: str, stop: int) -> tuple[tuple[int, bool] | None, int]:
    """The scale of money or of large counts after a number: ((factor, names đồng), where it ends)."""
    found = _MONEY.match(text, stop)
    if found is None:
        return None, stop
    if found["plain"]:
        return (1, True), found.end()
    after = WORD.match(text, found.end() + 1)
    if found["scale"].lower() in {"tỷ", "tỉ"} and after is not None and after.group() in {"lệ", "trọng"}:
        return None, stop
    return (_SCALES[found["scale"].lower()], bool(found["dong"])), found.end()


def _noun(text: str, stop: int) -> tuple[int, str]:
    """Where the noun after a number ends, and its words."""
    at = stop
    words: list[str] = []
    while len(words) < MAX_NOUN:
        gap = _NOUN_GAP.match(text, at)
        begin = gap.end() if gap else at
        if (gap is not None and gap.group() not in {" ", " (", "/"}) or (gap is None and words):
            break
        word = WORD.match(text, begin)
        if word is None or word.group().casefold() in ENDS_NOUN or (gap is not None and gap.group() == " ("):
            break
        words.append(word.group().casefold())
        at = word.end()
    return at, " ".join(words)


def _label(text: str, last: int, start: int) -> tuple[int, str]:
    """Where the clause of a number begins, and the words before it since the last mark of punctuation.

    A colon right before the number is passed over.
    """
    first = max(last, start - MAX_LABEL)
    head = text[first:start].rstrip(" :–-")
    edges = [edge.end() for edge in _EDGE.finditer(head)]
    begin = first + (edges[-1] if edges else 0)
    strong = [edge.end() for edge in _CLAUSE_EDGE.finditer(head)]
    clause = first + (strong[-1] if strong else 0)
    clause += len(text[clause:start]) - len(text[clause:start].lstrip(" +*-\n,)%/"))
    return min(clause, start), " ".join(text[begin:start].strip(' :–-*"“”,)').split())


def _approximate(label: str) -> bool:
    words = label.casefold().split()[-2:]
    compared = len(words) > 1 and words[1] == "hơn" and words[0] in COMPARED
    return bool(words) and (
        (words[-1] in APPROXIMATE and not compared)
        or " ".join(words) in {"ít nhất", "tối thiểu", "tối đa", "không quá", "xấp xỉ"}
    )


def _bounded(text: str, start: int, stop: int) -> bool:
    after = text[stop : stop + 14]
    return bool(
        _RANGE_AFTER.match(after)
        or _RANGE_BEFORE.search(text[max(start - 16, 0) : start])
        or after.lstrip(" %").startswith("trở lên")
        or text[max(start - 2, 0) : start].strip() in {"<", ">", "≥", "≤"}
    )
