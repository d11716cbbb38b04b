"""Numbers as people write them in reports, read exactly; every departure from the convention is named."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cchc.engine.faults import N_, Fault
from cchc.engine.text import nfc


class NumberFault(Fault):
    """A text that has no reading as a number."""


class Expect(StrEnum):
    """What a cell should hold; it settles what `61.733` means: thousands, but a decimal for per cent."""

    ANY = "any"
    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"


class Guess(StrEnum):
    """A departure from the convention that the reader settled by itself."""

    DOT_AS_DECIMAL = "dot_as_decimal"
    DOT_AS_THOUSANDS = "dot_as_thousands"
    COMMA_AS_THOUSANDS = "comma_as_thousands"
    SPACE_AS_THOUSANDS = "space_as_thousands"
    NO_SEPARATOR = "no_separator"


@dataclass(frozen=True)
class NumberReading:
    """An amount as written (91.46 with unit `%`, not 0.9146), its denominator where a pair was written."""

    amount: Fraction
    denominator: Fraction | None = None
    unit: str = ""
    guesses: tuple[Guess, ...] = ()


_Part = tuple[Fraction, tuple[Guess, ...]]
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*|[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?"
_UNIT = r"(?:%[^0-9/]*|[^\W\d_][^0-9/]*)?"
_CELL = re.compile(
    rf"(?P<sign>[-−–+]?) ?(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT}(?:/(?![0-9 ])[^0-9/]+)?)"
    rf"(?: ?/ ?(?P<below>{_NUMBER}) ?(?P<unit_below>{_UNIT}))?"
)
_GROUPED = re.compile(r"0*[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+")
_ONE_COMMA_GROUP = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?")
_COMMA_DECIMAL = re.compile(r"[0-9]+,[0-9]+")
_DOT_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")


def read_number(text: str, expect: Expect = Expect.ANY) -> NumberReading:
    """Read one number, or a pair `101/119`, with the unit after it. Raises NumberFault naming the text."""
    cell = " ".join(nfc(text).split()).rstrip("* ")
    found = _CELL.fullmatch(cell)
    if found is None:
        raise NumberFault(
            N_(
                "Không đọc được số “%(text)s”. Hãy viết như “1.901”, “91,46%%” hoặc “101/119”, hoặc để trống."
            ),
            text=cell,
        )
    unit = found["unit"].strip()
    settled = _settle(found, expect, unit)
    amount, guesses = _amount(found["number"], settled, cell)
    signed = -amount if found["sign"] in {"-", "−", "–"} else amount
    if found["below"] is None:
        return NumberReading(signed, None, unit, guesses)
    below, more = _amount(found["below"], settled, cell)
    return NumberReading(signed, below, _joined(unit, found["unit_below"].strip()), _once(guesses + more))


def _settle(found: re.Match[str], expect: Expect, unit: str) -> Expect:
    """Take `%` or the plain decimal on the other side of a pair as the expectation where none is given."""
    if expect is not Expect.ANY:
        return expect
    sides = [side for side in (found["number"], found["below"]) if side]
    plainly = any(_DOT_DECIMAL.fullmatch(side) and not _GROUPED.fullmatch(side) for side in sides)
    return Expect.PERCENT if unit.startswith("%") or plainly else expect


def _joined(unit: str, below: str) -> str:
    return f"{unit}/{below}" if unit and below and unit != below else unit or below


def _once(guesses: tuple[Guess, ...]) -> tuple[Guess, ...]:
    return tuple(dict.fromkeys(guesses))


def _amount(number: str, expect: Expect, cell: str) -> _Part:
    if number.isdigit():
        return Fraction(int(number)), ((Guess.NO_SEPARATOR,) if len(number.lstrip("0")) > 3 else ())
    if _GROUPED.fullmatch(number):
        return _grouped(number, expect)
    if _ENGLISH.fullmatch(number) or (expect is Expect.COUNT and _ONE_COMMA_GROUP.fullmatch(number)):
        dotted = (Guess.DOT_AS_DECIMAL,) if "." in number else ()
        return _decimal(number.replace(",", ""), "."), (Guess.COMMA_AS_THOUSANDS, *dotted)
    if _SPACED.fullmatch(number):
        return _decimal(number.replace(" ", ""), ","), (Guess.SPACE_AS_THOUSANDS,)
    if _COMMA_DECIMAL.fullmatch(number):
        ungrouped = len(number.partition(",")[0].lstrip("0")) > 3
        return _decimal(number, ","), ((Guess.NO_SEPARATOR,) if ungrouped else ())
    if _DOT_DECIMAL.fullmatch(number):
        return _decimal(number, "."), (Guess.DOT_AS_DECIMAL,)
    raise NumberFault(
        N_("Dấu chấm, phẩy trong số “%(number)s” (“%(text)s”) không rõ. Hãy viết như “1.901” hoặc “91,46”."),
        number=number,
        text=cell,
    )


def _grouped(number: str, expect: Expect) -> _Part:
    single = number.count(".") == 1 and "," not in number
    if single and expect is Expect.PERCENT:
        return _decimal(number, "."), (Guess.DOT_AS_DECIMAL,)
    guesses = (Guess.DOT_AS_THOUSANDS,) if single and expect is Expect.ANY else ()
    return _decimal(number.replace(".", ""), ","), guesses


def _decimal(number: str, mark: str) -> Fraction:
    whole, _, rest = number.partition(mark)
    return Fraction(int(whole + rest), 10 ** len(rest))
