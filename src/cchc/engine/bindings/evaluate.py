"""Computing a binding, exactly, with blanks and with every step kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Literal

from cchc.engine.arithmetic import minus, percent, percent_cut, plus, without_value
from cchc.engine.bindings.ast import (
    Call,
    Combined,
    Expression,
    Function,
    Number,
    Reference,
    Row,
    order_of,
)
from cchc.engine.bindings.faults import BindingFault
from cchc.engine.bindings.refs import Ref
from cchc.engine.bindings.trace import Step, exactly, show
from cchc.engine.faults import N_, Fault
from cchc.engine.figures import MISSING, Figure
from cchc.engine.messages import Message

FigureOf = Callable[[Ref], Figure]
RowOf = Callable[[str], Figure]
OverUnitsOf = Callable[[Function, Ref], Figure]
Printed = Callable[[Fraction], str]
Sign = Literal["+", "-"]


@dataclass(frozen=True)
class Traced:
    """A computed figure, the step that explains it, and what could not be computed (then it is missing)."""

    figure: Figure
    step: Step
    faults: tuple[Fault, ...] = ()


def _no_units(function: Function, ref: Ref) -> Figure:
    raise BindingFault(
        N_("“%(function)s(%(ref)s)” cần số liệu của từng đơn vị cấp dưới. Hãy tính ở nơi có số liệu ấy."),
        function=function.value,
        ref=str(ref),
    )


def evaluate(
    expression: Expression,
    figure_of: FigureOf,
    row_of: RowOf,
    printed: Printed = exactly,
    over_units_of: OverUnitsOf = _no_units,
) -> Traced:
    """Compute a binding. `ratio` and `cut` are in per cent; a fault in the figures makes the result missing.

    `figure_of` looks up a reference, `row_of` a sibling row, `over_units_of` answers `share` and `distinct`,
    `printed` prints amounts in the explanation. Raises BindingFault only where `over_units_of` was needed.
    """
    return _Evaluation(
        figure_of, lambda key: _looked_up(f"${key}", row_of(key), printed), printed, over_units_of
    ).of(expression)


def evaluate_rows(
    rows: Mapping[str, Expression],
    figure_of: FigureOf,
    printed: Printed = exactly,
    over_units_of: OverUnitsOf = _no_units,
) -> dict[str, Traced]:
    """Compute the rows of a form, each after those it uses; a step of `$row` contains that row's steps."""
    done: dict[str, Traced] = {}

    def row(key: str) -> Traced:
        inner = done[key]
        return Traced(inner.figure, Step(f"${key}", inner.figure, inner.step.shown, None, (inner.step,)))

    evaluation = _Evaluation(figure_of, row, printed, over_units_of)
    for key in order_of(rows):
        done[key] = evaluation.of(rows[key])
    return {key: done[key] for key in rows}


@dataclass(frozen=True)
class _Evaluation:
    figure_of: FigureOf
    row: Callable[[str], Traced]
    printed: Printed
    over_units_of: OverUnitsOf

    def of(self, expression: Expression) -> Traced:
        match expression:
            case Number(value=value):
                return _looked_up(str(expression), Figure(amount=value), self.printed)
            case Reference(ref=ref):
                return _looked_up(str(expression), self.figure_of(ref), self.printed)
            case Row(key=key):
                return self.row(key)
            case Combined():
                return self._sum(expression)
            case Call():
                return self._call(expression)

    def _sum(self, expression: Combined) -> Traced:
        terms = _terms(expression)
        inner = [self.of(term) for _, term in terms]

        def combine() -> Figure:
            total = inner[0].figure
            for (sign, _), part in zip(terms[1:], inner[1:], strict=True):
                total = plus(total, part.figure) if sign == "+" else minus(total, part.figure)
            return total

        signs = ["", *(" + " if sign == "+" else " − " for sign, _ in terms[1:])]
        written = "".join(
            sign + self._bracketed(part.figure) for sign, part in zip(signs, inner, strict=True)
        )
        return self._computed(expression, combine, inner, Message("%(sum)s", {"sum": written}))

    def _call(self, expression: Call) -> Traced:
        first = expression.arguments[0]
        if isinstance(first, Reference) and expression.function in (Function.SHARE, Function.DISTINCT):
            return self._over_units(expression, first.ref)
        above, below = (self.of(argument) for argument in expression.arguments)
        written = {"a": self._bracketed(above.figure), "b": self._bracketed(below.figure)}
        if expression.function is Function.RATIO:
            how = Message(N_("100 × %(a)s ÷ %(b)s"), written)
            return self._computed(
                expression, lambda: percent(above.figure, below.figure), [above, below], how
            )
        how = Message(N_("100 × (%(b)s − %(a)s) ÷ %(b)s"), written)
        return self._computed(
            expression, lambda: percent_cut(above.figure, below.figure), [above, below], how
        )

    def _over_units(self, expression: Call, ref: Ref) -> Traced:
        figure = self.over_units_of(expression.function, ref)
        how = N_("số đơn vị đạt trên tổng số đơn vị, tính theo phần trăm")
        if expression.function is Function.DISTINCT:
            how = N_("mỗi thành viên chỉ đếm một lần dù có ở nhiều đơn vị")
        return Traced(figure, Step(str(expression), figure, show(figure, self.printed), Message(how)))

    def _computed(
        self, expression: Expression, work: Callable[[], Figure], inner: Iterable[Traced], how: Message
    ) -> Traced:
        inner = tuple(inner)
        faults = tuple(chain.from_iterable(part.faults for part in inner))
        children = tuple(part.step for part in inner)
        try:
            figure = work()
        except Fault as fault:
            figure, faults, how = MISSING, (*faults, fault), Message(fault.template, fault.params)
        if without_value(part.figure for part in inner) is not None:
            lacking = ", ".join(step.text for step in children if without_value((step.figure,)) is not None)
            how = Message(N_("chưa có số liệu của %(rows)s"), {"rows": lacking})
        return Traced(
            figure, Step(str(expression), figure, show(figure, self.printed), how, children), faults
        )

    def _bracketed(self, figure: Figure) -> str:
        shown = show(figure, self.printed)
        return f"({shown})" if figure.amount is None or figure.amount < 0 else shown


def _looked_up(text: str, figure: Figure, printed: Printed) -> Traced:
    return Traced(figure, Step(text, figure, show(figure, printed)))


def _terms(expression: Combined) -> list[tuple[Sign, Expression]]:
    """The terms of a chain of + and −, from left to right."""
    terms: list[tuple[Sign, Expression]] = []
    left: Expression = expression
    while isinstance(left, Combined):
        terms.append((left.sign, left.right))
        left = left.left
    return [("+", left), *reversed(terms)]
