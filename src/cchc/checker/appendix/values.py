"""What a cell holds: a number, a pair, codes of a choice, a unit of measure, an item number."""

import re
from fractions import Fraction

from cchc.checker.appendix.model import AppendixFlag
from cchc.engine.number_reading import Expect, NumberFault, read_number
from cchc.engine.text import label_key

_CHOICE = re.compile(r"([^=;,]*?[^=;,\s])\s*[=:]\s*([0-9]{1,2})(?![0-9.,]*[0-9])")
_CODE_FIRST = re.compile(r"(?:^|[;,]\s*)\(?([0-9]{1,2})\s*[):=.-]\s*([^0-9;,:=][^;,:=]*)")
_STT = re.compile(
    r"\(?(?:[IVXLC]{1,7}|[A-ZĐ]|[a-zđ][0-9]?|[0-9]{1,3}(?:[.,][0-9a-zđ]{1,3})*)\s*[.,)/:]*", re.ASCII
)
_HEADED = re.compile(
    r"\s*((?:[IVXLC]{1,7}|[A-ZĐ]|[0-9]{1,3}(?:\.[0-9]{1,3})*)[.)]|[0-9]+(?:\.[0-9]+)+)\s+(.+)"
)
_BULLET = re.compile(r"[-–—+•*]")
_NOTHING = re.compile(r"[-–—_.…/\s]*[⁰¹²³⁴-⁹]?")
_PER_CENT = re.compile(r"%|ty le|phan tram")
_DECIMAL_UNIT = re.compile(r"diem|%|ha|km|ty le|lan\b")
_MONEY = re.compile(r"\b(?:dong|trieu|ty)\b")
_KNOWN_UNIT = re.compile(
    r"%|(?:so |luot |don vi|co quan|to chuc|van ban|nguoi|nhiem vu|ho so|thu tuc|tthc|vbqppl|cuoc|lop|buoi"
    r"|ban|tin|bai|quyet dinh|ke hoach|phieu|trieu|ty|dong|diem|lan|dich vu|quy trinh|van de|xa|huyen|cap"
    r"|chi tieu|bien che|pakn|he thong|chuyen muc|hoi nghi|thon|sang kien|mo hinh|to|doan|phong|cai|bo|may"
    r"|ngay|gio|thang)\b.{0,40}"
)


def is_number_like(text: str) -> bool:
    """Whether a text can be the number of an item: "1", "2.1.", "I", "a)", "A"."""
    return bool(_STT.fullmatch(text))


def is_bullet(text: str) -> bool:
    """Whether a text is a bullet and nothing more."""
    return bool(_BULLET.fullmatch(text))


def split_number(text: str) -> tuple[str, str]:
    """Number and label of a text that holds both: "1.1. Số hồ sơ" → ("1.1.", "Số hồ sơ")."""
    found = _HEADED.match(text)
    return (found[1], found[2]) if found else ("", text)


def choices_of(unit: str) -> tuple[tuple[str, str], ...]:
    """Codes of a choice with their names: "Không = 0 Có = 1" → (("0", "Không"), ("1", "Có"))."""
    if "=" not in unit and ":" not in unit:
        return ()
    first = tuple((found[1], " ".join(found[2].split())) for found in _CODE_FIRST.finditer(unit))
    return first or tuple((found[2], " ".join(found[1].split())) for found in _CHOICE.finditer(unit))


def is_figure(text: str) -> bool:
    """Whether a text reads as a number or a pair of numbers, perhaps with a unit behind it."""
    if not any(letter.isdigit() for letter in text):
        return False
    try:
        read_number(text)
    except NumberFault:
        return False
    return True


def is_unit(text: str) -> bool:
    """Whether a text looks like a unit of measure or a list of codes."""
    return bool(choices_of(text)) or bool(_KNOWN_UNIT.fullmatch(label_key(text)))


def is_nothing(text: str) -> bool:
    """Whether a cell is left empty, or says so by a dash or dots, perhaps with the raised mark of a note."""
    return bool(_NOTHING.fullmatch(text))


def parsed(raw: str, unit: str, label: str) -> tuple[Fraction | None, tuple[str, ...]]:
    """The value of a cell as printed (91.46 for "91,46%"), and what is odd about it."""
    if is_nothing(raw):
        return None, ()
    if not any(letter.isdigit() for letter in raw):
        return None, (AppendixFlag.TEXT,)
    try:
        reading = read_number(raw, _expected(unit, label))
    except NumberFault:
        return None, (AppendixFlag.UNREAD,)
    if reading.denominator is not None:
        return None, (AppendixFlag.PAIR,)
    return reading.amount, ()


def _expected(unit: str, label: str) -> Expect:
    key = label_key(unit)
    if "%" in unit or (not key and _PER_CENT.match(label_key(label))):
        return Expect.PERCENT
    if not key or _DECIMAL_UNIT.match(key):
        return Expect.ANY
    return Expect.MONEY if _MONEY.search(key) else Expect.COUNT
