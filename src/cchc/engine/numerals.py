"""Roman numerals, as headings, annexes and quarters are numbered."""

_SIZES = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
LARGEST = 399


def roman(count: int) -> str:
    """Return the numeral of 1…399; digits for any other number."""
    if not 0 < count <= LARGEST:
        return str(count)
    text = ""
    for size, letters in _SIZES:
        times, count = divmod(count, size)
        text += letters * times
    return text


def roman_value(text: str) -> int:
    """Return what a numeral of I, V, X, L and C stands for; raises KeyError for any other letter."""
    values = [_VALUES[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
