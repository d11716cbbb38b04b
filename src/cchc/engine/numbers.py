"""Numbers and money in and out, gathered: reading, rounding, printing."""

from cchc.engine.money import MoneyScale, money_reading, print_money, read_money
from cchc.engine.number_printing import print_count, print_number, round_half_up
from cchc.engine.number_reading import Expect, Guess, NumberFault, NumberReading, read_number

__all__ = [
    "Expect",
    "Guess",
    "MoneyScale",
    "NumberFault",
    "NumberReading",
    "money_reading",
    "print_count",
    "print_money",
    "print_number",
    "read_money",
    "read_number",
    "round_half_up",
]
