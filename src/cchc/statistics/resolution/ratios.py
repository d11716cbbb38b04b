"""A ratio is computed from the sums of its two parts, never from ratios (resolve.md, rule 8)."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from cchc.engine.bindings.breakdown import BreakdownFault
from cchc.engine.bindings.refs import AT_END, MomentKind, Ref
from cchc.engine.figures import NONE_AROSE, NOT_APPLICABLE, Blank, Figure
from cchc.engine.kinds import ValueType
from cchc.statistics.enums import Basis, BasisChoice
from cchc.statistics.resolution.answer import Answer
from cchc.statistics.resolution.joining import joined
from cchc.statistics.resolution.plan import Target


def parts_of_ratio(target: Target) -> tuple[Ref, Ref] | None:
    """Return numerator and denominator narrowed to the ref's breakdown; None if they exclude each other."""
    definition = target.definition
    if definition.numerator is None or definition.denominator is None:
        return None
    try:
        return _narrowed(definition.numerator, target.ref), _narrowed(definition.denominator, target.ref)
    except BreakdownFault:
        return None


def ratio_answer(
    target: Target,
    basis: BasisChoice,
    answer_plainly: Callable[[BasisChoice], Answer],
    answer_part: Callable[[Ref], Answer],
) -> Answer:
    """Choose between the computed and the reported ratio of one unit."""
    reported = answer_plainly(BasisChoice.REPORTED)
    if basis is BasisChoice.REPORTED:
        return reported
    computed = _computed(target, answer_part)
    alternatives = replace(reported.alternatives, computed=computed.figure if computed else None)
    if computed is None:
        return reported if basis is BasisChoice.AUTO else answer_plainly(BasisChoice.PARTS)
    is_preferred = basis is not BasisChoice.AUTO or computed.coverage.is_complete or reported.is_missing
    return replace(computed if is_preferred else reported, alternatives=alternatives)


def _narrowed(part: Ref, ref: Ref) -> Ref:
    """Ask a part like the ratio; a stock that the definition reads at the end is still read there."""
    keeps_end = part.moment == AT_END and ref.moment.kind is not MomentKind.AT
    moment = AT_END if keeps_end else ref.moment
    return Ref(part.indicator, part.breakdown.narrowed(ref.breakdown), moment, ref.reach)


def _computed(target: Target, answer_part: Callable[[Ref], Answer]) -> Answer | None:
    refs = parts_of_ratio(target)
    if refs is None:
        return None
    above, below = (answer_part(ref) for ref in refs)
    figure = divided(above.figure, below.figure, target.definition.value_type)
    return None if figure is None else joined(figure, Basis.COMPUTED, (above, below))


def divided(above: Figure, below: Figure, value_type: ValueType) -> Figure | None:
    """Return the ratio of two figures as rule 8 has it; None where it cannot be computed."""
    if any(part.text is not None or part.blank in _OPEN for part in (above, below)):
        return None
    over, under = _amount(above), _amount(below)
    if over is None or under is None:
        return NOT_APPLICABLE
    if not under.numerator:
        return None if over.numerator else NONE_AROSE
    factor = 100 if value_type is ValueType.PERCENT else 1
    return Figure(Fraction(factor * over.numerator * under.denominator, over.denominator * under.numerator))


_OPEN = {Blank.MISSING, Blank.NOT_YET_DUE}


def _amount(figure: Figure) -> Fraction | None:
    return Fraction(0) if figure.blank is Blank.NONE_AROSE else figure.amount
