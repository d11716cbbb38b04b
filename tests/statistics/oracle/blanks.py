"""Adding figures that may be blank, the two ways of resolve.md: of one unit (rule 3), over units (rule 7)."""

from collections.abc import Iterable
from fractions import Fraction

from cchc.engine.figures import MISSING, NONE_AROSE, NOT_APPLICABLE, Blank, Figure

NOT_YET_DUE = Figure(blank=Blank.NOT_YET_DUE)


def counts(figure: Figure | None) -> bool:
    """Tell whether a figure is an amount or none arose, which alone deltas act on."""
    return figure is not None and (figure.amount is not None or figure == NONE_AROSE)


def of_one_unit(figures: Iterable[Figure]) -> Figure:
    """Add the facts of one unit."""
    given = list(figures)
    if NOT_YET_DUE in given:
        return NOT_YET_DUE
    amounts = [figure.amount for figure in given if figure.amount is not None]
    if amounts:
        return Figure(amount=sum(amounts, Fraction(0)))
    return NONE_AROSE if NONE_AROSE in given else NOT_APPLICABLE


def blank_of(figures: Iterable[Figure]) -> Figure:
    """Return what parts without an amount come to."""
    given = list(figures)
    for blank in (NONE_AROSE, NOT_APPLICABLE, NOT_YET_DUE):
        if blank in given:
            return blank
    return MISSING


def with_delta(figure: Figure | None, deltas: Iterable[Fraction]) -> Figure | None:
    """Let deltas act on a figure; without a delta it stays what it is."""
    given = list(deltas)
    if figure is None or not given or not counts(figure):
        return figure
    return Figure(amount=sum(given, figure.amount or Fraction(0)))
