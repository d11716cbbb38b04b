"""Figures as printed, and the ways in which they are misprinted."""

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from benchmarks.corpus.model import BOLD, PLAIN

DIGIT_SLIPS = ("digit_added", "digit_dropped", "digits_transposed")


@dataclass(frozen=True)
class Look:
    """How a report prints its figures."""

    grouping: bool = True
    pad: bool = True
    bold: bool = False
    space: bool = False
    decimals: int = 1


@dataclass(frozen=True)
class Shown:
    """A figure at one place: what it is (`key`), what is printed, what that says and what was meant.

    `step` is one unit of the last printed digit, `scale` what one printed unit is worth.
    """

    key: str
    text: str
    value: Fraction
    truth: Fraction
    step: Fraction = Fraction(1)
    scale: int = 1
    percent: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def slipped(self) -> bool:
        """Whether something else is printed than was meant."""
        return abs(self.value - self.truth) > self.step

    @property
    def amount(self) -> Fraction:
        """The value in plain units."""
        return self.value * self.scale


def digits(value: Fraction, decimals: int) -> int:
    """The printed digits as one whole number, half up."""
    scaled = value * int(10**decimals)
    return (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)


def printed(value: Fraction, decimals: int, look: Look) -> str:
    """A number in Vietnamese writing."""
    whole, rest = divmod(digits(value, decimals), 10**decimals)
    head = f"{whole:,}".replace(",", ".") if look.grouping or whole >= 10_000 else str(whole)
    if look.pad and not decimals:
        head = head.zfill(2) if whole else head
    return f"{head},{rest:0{decimals}}" if decimals else head


def count(key: str, value: int, look: Look) -> Shown:
    """A whole number of things."""
    text = printed(Fraction(value), 0, look)
    return Shown(key, f"{BOLD}{text}{PLAIN}" if look.bold else text, Fraction(value), Fraction(value))


def decimal(key: str, value: Fraction, decimals: int, look: Look, scale: int = 1) -> Shown:
    """A number with decimals; `value` counts units of `scale`."""
    said = Fraction(digits(value, decimals), 10**decimals)
    text = printed(value, decimals, replace(look, grouping=True))
    return Shown(key, text, said, value, Fraction(1, 10**decimals), scale)


def per_cent(key: str, value: Fraction, decimals: int, look: Look, *, cut: bool = False) -> Shown:
    """A percentage, half up or cut off after its last digit."""
    step = Fraction(1, 10**decimals)
    said = Fraction(int(value / step)) * step if cut else Fraction(digits(value, decimals)) * step
    text = printed(said, decimals, replace(look, pad=False)) + (" %" if look.space else "%")
    return Shown(key, text, said, value, step, percent=True)


def reprinted(shown: Shown, value: Fraction, look: Look) -> Shown:
    """The same figure with another value printed in its place."""
    decimals = len(str(shown.step.denominator)) - 1
    text = printed(value, decimals, replace(look, pad=look.pad and not shown.percent))
    if shown.percent:
        text += " %" if look.space else "%"
    elif shown.text.startswith(BOLD):
        text = f"{BOLD}{text}{PLAIN}"
    return replace(shown, text=text, value=Fraction(digits(value, decimals)) * shown.step)


def misprinted(shown: Shown, slip: str, chance: Random, look: Look) -> Shown:
    """The figure with a digit too many, one too few, or two that changed places."""
    text = str(int(shown.value / shown.step))
    spoiled = text
    for _ in range(20):
        spoiled = _spoil(text, slip, chance)
        if int(spoiled) not in (0, int(text)):
            break
    return reprinted(shown, Fraction(int(spoiled)) * shown.step, look)


def _spoil(text: str, slip: str, chance: Random) -> str:
    place = chance.randrange(len(text))
    if slip == "digit_dropped" and len(text) > 1:
        return text[:place] + text[place + 1 :]
    if slip == "digits_transposed" and len(text) > 1:
        place = chance.randrange(len(text) - 1)
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[: place + 1] + chance.choice("123456789") + text[place + 1 :]
