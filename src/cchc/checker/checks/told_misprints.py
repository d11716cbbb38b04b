"""Figures of sentences and rows that are one slip of the pen apart and may well be of the same thing.

The longer two figures are, the less chance makes them so alike, and the fewer words they need in common. A
figure that is also told as it stands, on either side, is no slip.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.meaning import alike, size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.misprints import misprinted
from cchc.checker.checks.told_rows import SHORT, Figure, agree, apart_by_name, told_otherwise
from cchc.checker.checks.told_scopes import comparable, counts_alike, is_moved, of_another_scope, suits
from cchc.checker.checks.told_slips import LEAST_DIGITS, MOST_DIGITS, one_slip
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.prose.quantities import Unit

# By the number of digits: how much of a row's words must stand around a figure, and how like two labels are.
SAID = {2: 0.8, 3: 0.8, 4: 0.65, 5: 0.55}
LABELLED = {4: 0.6, 5: 0.45}
LONG, LIKELY, CLEAR, MANY = 6, 0.45, 5, 40


class Misprints:
    """Rows by their digits, so that those one slip away from a figure are found without trying all."""

    def __init__(self, rows: Sequence[Figure]) -> None:
        self._rows: dict[str, list[Figure]] = defaultdict(list)
        for row in rows:
            if len(row.amounts) == 1:
                for key in _keys(row.amounts[0]):
                    self._rows[key].append(row)

    def near(self, amount: Fraction) -> list[Figure]:
        """The rows whose figure is one slip away from an amount; none where too many look like it."""
        if not self._rows:
            return []
        listed = [self._rows[key] for key in _keys(amount) if key in self._rows]
        rows = {id(row): row for rows in listed if len(rows) <= MANY for row in rows}
        return [row for row in rows.values() if _apart(amount, row.amounts[0])]


def _keys(amount: Fraction) -> Iterator[str]:
    """What figures one slip apart share: the digits without one, or with one left open."""
    digits = _printed(amount)
    if not digits.isdecimal() or not 1 < len(digits) <= MOST_DIGITS:
        return
    yield digits
    if len(digits) < LEAST_DIGITS:
        yield "".join(sorted(digits)) + "~"
        return
    for index in range(len(digits)):
        yield digits[:index] + digits[index + 1 :]
        yield f"{digits[:index]}*{digits[index + 1 :]}"


def _apart(one: Fraction, other: Fraction) -> bool:
    """One slip apart; of two digits only these exchanged."""
    if _digits(one, other) < LEAST_DIGITS:
        return len(str(one)) == len(str(other)) and one_slip(one, other)
    return misprinted(one, other, LEAST_DIGITS)


def _digits(one: Fraction, other: Fraction) -> int:
    return max(len(_printed(one)), len(_printed(other)))


def may_be_slip(mention: Mention, row: Figure, score: float, known: Collection[Fraction]) -> bool:
    """Whether a figure one slip away from a row's is likely a slip; `known`: figures that both sides tell."""
    amount, digits = row.amounts[0], _digits(mention.amount, row.amounts[0])
    if size(row.words) <= SHORT or not comparable(mention.quantity, row) or not counts_alike(mention, row):
        return False
    if not one_slip(mention.amount, amount) and (amount in known or mention.amount in known):
        return False
    scoped = digits < CLEAR and of_another_scope(mention, row)
    if _exchanged(mention, row):
        return not scoped and not apart_by_name(mention.scope, {**row.inherited, **row.families})
    return not is_moved(mention) and not scoped and suits(mention, row) and score >= SAID.get(digits, LIKELY)


def _exchanged(mention: Mention, row: Figure) -> bool:
    """Whether two digits stand in the other's place, and two words tell that both are of one thing."""
    one, other = _printed(mention.amount), _printed(row.amounts[0])
    turned = len(one) == len(other) >= LEAST_DIGITS and one_slip(Fraction(one), Fraction(other))
    return turned and size(mention.words & row.words) >= SHORT


def _printed(amount: Fraction) -> str:
    """The digits of a whole number without the noughts of a scale."""
    return str(amount.numerator).rstrip("0") if amount.denominator == 1 and amount else "0"


def slipped_rows(rows: Sequence[Figure]) -> Iterator[Verdict]:
    """Rows of different tables, one slip apart, with like labels, whose figures no other row has."""
    counted = Counter(row.amounts[0] for row in rows if len(row.amounts) == 1)
    single = [row for row in rows if len(row.amounts) == 1 and counted[row.amounts[0]] == 1]
    misprints = Misprints(single)
    for row in single:
        for other in misprints.near(row.amounts[0]):
            if row.node.table < other.node.table and _labelled_alike(row, other):
                amounts = (other.amounts[0], row.amounts[0], row.unit)
                yield told_otherwise(other.node.spot, row.node.spot, amounts)


def _labelled_alike(row: Figure, other: Figure) -> bool:
    digits = _digits(row.amounts[0], other.amounts[0])
    needed = LABELLED.get(digits, LIKELY if digits >= LONG else 1)
    same = row.unit is other.unit is Unit.COUNT and agree(row.families, other.families)
    return same and alike(row.words, other.words) >= needed
