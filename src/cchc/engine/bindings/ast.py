"""What a binding says, as a tree; `str()` of a tree reads back as an equal tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import Literal, TypeAlias

from cchc.engine.bindings.faults import BindingFault, nearest
from cchc.engine.bindings.refs import Ref
from cchc.engine.faults import N_


class Function(StrEnum):
    """The functions of the grammar."""

    RATIO = "ratio"
    CUT = "cut"
    SHARE = "share"
    DISTINCT = "distinct"


ARITY = {Function.RATIO: 2, Function.CUT: 2, Function.SHARE: 1, Function.DISTINCT: 1}
OVER_UNITS = frozenset({Function.SHARE, Function.DISTINCT})


@dataclass(frozen=True)
class Number:
    """A whole or decimal number, never negative: `12`, `0.5`."""

    value: Fraction

    def __post_init__(self) -> None:
        if self.value < 0 or 10**12 % self.value.denominator:
            raise BindingFault(
                N_("Số “%(value)s” không viết được trong biểu thức. Hãy dùng số thập phân không âm."),
                value=str(self.value),
            )

    def __str__(self) -> str:
        decimals = next(places for places in range(13) if 10**places % self.value.denominator == 0)
        digits = str(self.value.numerator * 10**decimals // self.value.denominator).rjust(decimals + 1, "0")
        return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


@dataclass(frozen=True)
class Reference:
    """A figure looked up by its reference."""

    ref: Ref

    def __str__(self) -> str:
        return str(self.ref)


@dataclass(frozen=True)
class Row:
    """A sibling row of the same form, by its key."""

    key: str

    def __str__(self) -> str:
        return f"${self.key}"


@dataclass(frozen=True)
class Combined:
    """Left plus or minus right."""

    sign: Literal["+", "-"]
    left: "Expression"
    right: "Expression"

    def __str__(self) -> str:
        right = f"({self.right})" if isinstance(self.right, Combined) else str(self.right)
        return f"{self.left} {self.sign} {right}"


@dataclass(frozen=True)
class Call:
    """A function of its arguments; `share` and `distinct` take one reference and nothing else."""

    function: Function
    arguments: tuple["Expression", ...]

    def __post_init__(self) -> None:
        wrong = len(self.arguments) != ARITY[self.function]
        if wrong or (self.function in OVER_UNITS and not isinstance(self.arguments[0], Reference)):
            raise BindingFault(
                N_("“%(function)s” nhận %(arity)d đối số; share, distinct chỉ nhận một tham chiếu."),
                function=self.function.value,
                arity=ARITY[self.function],
            )

    def __str__(self) -> str:
        return f"{self.function.value}({', '.join(map(str, self.arguments))})"


Expression: TypeAlias = Number | Reference | Row | Combined | Call


class CircularRows(BindingFault):
    """Rows computed from one another; `cycle` names them in order, first and last the same."""

    def __init__(self, cycle: tuple[str, ...]) -> None:
        self.cycle = cycle
        super().__init__(
            N_("Các dòng tính vòng tròn: %(cycle)s. Hãy sửa một công thức để cắt vòng này."),
            cycle=" → ".join(f"${key}" for key in cycle),
        )


class UnknownRow(BindingFault):
    """A formula names a row that the form does not have."""

    def __init__(self, key: str, used_by: str, near: str | None) -> None:
        template = N_("Dòng “%(used_by)s” dùng “$%(key)s” mà biểu mẫu không có. Hãy sửa khóa của dòng.")
        if near is not None:
            template = N_(
                "Dòng “%(used_by)s” dùng “$%(key)s” mà biểu mẫu không có. Có phải ý là “$%(near)s”?"
            )
        super().__init__(template, key=key, used_by=used_by, near=near or "")


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside, in printed order."""
    match expression:
        case Combined(left=left, right=right):
            return (left, right)
        case Call(arguments=arguments):
            return arguments
        case _:
            return ()


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and all inside it, in printed order."""
    yield expression
    for part in parts_of(expression):
        yield from walk(part)


def refs_of(expression: Expression) -> tuple[Ref, ...]:
    """The references used, each once, in printed order."""
    return tuple(dict.fromkeys(part.ref for part in walk(expression) if isinstance(part, Reference)))


def rows_of(expression: Expression) -> tuple[str, ...]:
    """The keys of sibling rows used, each once, in printed order."""
    return tuple(dict.fromkeys(part.key for part in walk(expression) if isinstance(part, Row)))


def order_of(rows: Mapping[str, Expression]) -> tuple[str, ...]:
    """The keys, always in the same order, each row after all that it uses.

    Raises UnknownRow and CircularRows.
    """
    needs = {key: rows_of(expression) for key, expression in rows.items()}
    for key, used in needs.items():
        for other in used:
            if other not in rows:
                raise UnknownRow(other, key, nearest(other, rows))
    try:
        return tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        # graphlib names a cycle against the direction of use.
        raise CircularRows(tuple(reversed(error.args[1]))) from None
