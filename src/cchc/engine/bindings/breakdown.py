"""A breakdown: which values of which named axes a figure counts; the total has the empty breakdown."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cchc.engine.bindings.faults import BindingFault
from cchc.engine.faults import N_

AXIS = re.compile(r"[a-z][a-z0-9_]*")
VALUE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


class BreakdownFault(BindingFault):
    """Axes or values that do not make one breakdown."""


@dataclass(frozen=True, order=True)
class Breakdown:
    """Axes in order of name, each with its values in order; equal breakdowns have one key."""

    axes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __post_init__(self) -> None:
        names = [axis for axis, _ in self.axes]
        if len(set(names)) != len(names):
            raise BreakdownFault(
                N_("Một chiều phân tổ được ghi hai lần trong “%(key)s”. Hãy gộp các giá trị bằng dấu “|”."),
                key=_key(self.axes),
            )
        for axis, values in self.axes:
            _check(axis, values)
        ordered = tuple(sorted((axis, tuple(sorted(set(values)))) for axis, values in self.axes))
        object.__setattr__(self, "axes", ordered)

    @classmethod
    def of(cls, values: Mapping[str, str | Iterable[str]]) -> "Breakdown":
        """From axis → value or values: `Breakdown.of({"outcome": ["early", "on_time"]})`."""
        return cls(
            tuple(
                (axis, (chosen,) if isinstance(chosen, str) else tuple(chosen))
                for axis, chosen in values.items()
            )
        )

    @classmethod
    def parse(cls, key: str) -> "Breakdown":
        """From the text of `key`; "," serves for ";", order does not matter. Raises BreakdownFault."""
        return _parsed(key)

    @cached_property
    def key(self) -> str:
        """Canonical text, "outcome=early|on_time;receiver_level=district"; "" for the total."""
        return _key(self.axes)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The axes, in order of name."""
        return tuple(axis for axis, _ in self.axes)

    def values(self, axis: str) -> tuple[str, ...]:
        """The values asked for on an axis; empty when the axis is not named."""
        return dict(self.axes).get(axis, ())

    def narrowed(self, other: "Breakdown") -> "Breakdown":
        """Both filters at once; raises BreakdownFault when an axis is left without a value."""
        joined = dict(self.axes)
        for axis, values in other.axes:
            common = set(joined.get(axis, values)) & set(values)
            if not common:
                raise BreakdownFault(
                    N_(
                        "Phân tổ “%(mine)s” và “%(theirs)s” loại trừ nhau ở chiều “%(axis)s”. "
                        "Hãy bỏ bớt một điều kiện."
                    ),
                    mine=self.key,
                    theirs=other.key,
                    axis=axis,
                )
            joined[axis] = tuple(common)
        return Breakdown(tuple(joined.items()))

    def __str__(self) -> str:
        return self.key


TOTAL = Breakdown()


def _key(axes: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return ";".join(f"{axis}={'|'.join(values)}" for axis, values in axes)


@lru_cache(maxsize=4096)
def _parsed(key: str) -> Breakdown:
    axes = []
    for piece in re.split("[;,]", key) if key else ():
        axis, equals, values = piece.partition("=")
        if not equals:
            raise BreakdownFault(
                N_("“%(piece)s” không phải là phân tổ. Hãy viết dạng “chiều=giá_trị|giá_trị”."), piece=piece
            )
        axes.append((axis.strip(), tuple(value.strip() for value in values.split("|"))))
    return Breakdown(tuple(axes))


def _check(axis: str, values: tuple[str, ...]) -> None:
    if not AXIS.fullmatch(axis):
        raise BreakdownFault(
            N_("“%(axis)s” không phải tên chiều phân tổ. Hãy dùng chữ thường không dấu, chữ số và “_”."),
            axis=axis,
        )
    if not values:
        raise BreakdownFault(
            N_("Chiều “%(axis)s” không có giá trị nào. Hãy ghi ít nhất một giá trị."), axis=axis
        )
    for value in values:
        if not VALUE.fullmatch(value):
            raise BreakdownFault(
                N_(
                    "“%(value)s” không phải giá trị của chiều “%(axis)s”. "
                    "Hãy dùng chữ không dấu, chữ số, “_”, “-” và “.”."
                ),
                value=value,
                axis=axis,
            )
