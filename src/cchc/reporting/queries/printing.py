"""How a row prints its figures: Vietnamese numbers, half-up at the printed digits, blanks empty."""

from fractions import Fraction

from cchc.catalogue.queries.tables import TableRow
from cchc.document.decree30 import BLANK_MARK
from cchc.engine.figures import Figure
from cchc.engine.numbers import print_number, round_half_up

PRINTED_DECIMALS = 2


def print_row(row: TableRow, figures: tuple[Figure, ...]) -> str:
    """Return the text of the value cell; a blank prints as nothing.

    A pair row prints by its template, a dash for the one that is blank.
    """
    texts = [print_figure(row, figure) for figure in figures]
    if row.shown and any(texts):
        return row.shown.format(*(text or BLANK_MARK for text in texts))
    return texts[0] if texts else ""


def print_figure(row: TableRow, figure: Figure) -> str:
    """Return one figure as the row prints it: amounts in the row's scale, at most its decimals."""
    if figure.amount is None:
        return figure.text or ""
    if row.scale == 1 and figure.amount.denominator == 1:
        return print_number(figure.amount, 0)
    return print_number(printed_amount(row, figure.amount))


def printed_amount(row: TableRow, amount: Fraction) -> Fraction:
    """Return the amount in the row's scale, rounded half-up to its printed decimals (two unless it says)."""
    decimals = PRINTED_DECIMALS if row.decimals is None else row.decimals
    return round_half_up(amount / row.scale, decimals)
