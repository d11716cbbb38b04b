"""Money in đồng, written at a scale."""

from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from cchc.engine.faults import N_
from cchc.engine.number_printing import print_number
from cchc.engine.number_reading import Expect, NumberFault, NumberReading, read_number
from cchc.engine.text import search_key


class MoneyScale(StrEnum):
    """The unit money is printed in; `.dong` tells how many đồng it is."""

    DONG = "đồng"
    THOUSAND = "nghìn đồng"
    MILLION = "triệu đồng"
    BILLION = "tỷ đồng"

    @property
    def dong(self) -> int:
        """How many đồng one of it is."""
        return {"đồng": 1, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}[self.value]


_WORDS = {
    "": MoneyScale.DONG,
    "dong": MoneyScale.DONG,
    "d": MoneyScale.DONG,
    "vnd": MoneyScale.DONG,
    "nghin": MoneyScale.THOUSAND,
    "ngan": MoneyScale.THOUSAND,
    "trieu": MoneyScale.MILLION,
    "ty": MoneyScale.BILLION,
    "ti": MoneyScale.BILLION,
}


def print_money(dong: Fraction | int, scale: MoneyScale, decimals: int | None = None) -> str:
    """Print đồng at a scale with its name: “366,23 tỷ đồng”; decimals as in `print_number`."""
    return f"{print_number(Fraction(dong) / scale.dong, decimals)} {scale.value}"


def read_money(text: str, scale: MoneyScale = MoneyScale.DONG) -> Fraction:
    """Read an amount in đồng; `scale` counts where the text names none. Raises NumberFault."""
    return money_reading(text, scale).amount


def money_reading(text: str, scale: MoneyScale = MoneyScale.DONG) -> NumberReading:
    """Read like `read_money`, in đồng, keeping the unit written and the guesses. Raises NumberFault."""
    reading = read_number(text, Expect.MONEY)
    key = search_key(reading.unit).strip(" .")
    word = _WORDS.get(key.removesuffix(" dong"))
    if word is None or reading.denominator is not None:
        raise NumberFault(
            N_("Không đọc được số tiền “%(text)s”. Hãy viết như “366,23 tỷ đồng” hoặc “403.186 triệu đồng”."),
            text=text,
        )
    named = word if key else scale
    return replace(reading, amount=reading.amount * named.dong)
