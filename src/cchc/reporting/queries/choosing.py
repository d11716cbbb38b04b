"""Which of the figures that stand side by side is chosen for a row (docs/algorithms/consolidation.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from cchc.engine.figures import MISSING, Blank, Figure
from cchc.reporting.enums import RowBasis

Figures = tuple[Figure, ...]
"""The figures of a row: one, or the two of a pair."""


@dataclass(frozen=True)
class Sources:
    """What is known for a row; None: nothing. `missing` are the units that the sum lacks."""

    parts: Figures | None = None
    owner: Figures | None = None
    reported: Figures | None = None
    outside: Mapping[str, Figures] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether there is a sum that nobody is missing from."""
        return self.parts is not None and not self.missing

    @property
    def comparable(self) -> Iterator[Figures]:
        """The figures that can contradict one another: a partial sum contradicts nobody."""
        for figure in (self.parts if self.is_complete else None, self.owner, self.reported):
            if figure is not None:
                yield figure
        yield from self.outside.values()


@dataclass(frozen=True)
class Chosen:
    """The figures that stand, on which basis; None: none of them is there."""

    figures: Figures
    basis: RowBasis | None
    partial: bool = False
    disagree: bool = False


def choose(basis: RowBasis, sources: Sources, *, by_person: bool = False, system: str = "") -> Chosen:
    """Return the figure that stands for a row on a basis; a person's choice is not replaced by another."""
    order = (basis,) if by_person else _ORDER[basis]
    found = ((one, _figure(one, sources, system)) for one in order)
    chosen = next(((one, figure) for one, figure in found if figure is not None), None)
    if chosen is None and basis is RowBasis.PARTS:
        chosen = (RowBasis.PARTS, sources.parts) if sources.parts is not None else None
    disagree = len({_value(figure) for figure in sources.comparable}) > 1
    if chosen is None or chosen[1] is None:
        return Chosen((MISSING,), None, disagree=disagree)
    partial = chosen[0] is RowBasis.PARTS and bool(sources.missing)
    return Chosen(chosen[1], chosen[0], partial, disagree)


_ORDER = {
    RowBasis.PARTS: (RowBasis.PARTS, RowBasis.OWNER, RowBasis.REPORTED),
    RowBasis.OWNER: (RowBasis.OWNER, RowBasis.REPORTED),
    RowBasis.REPORTED: (RowBasis.REPORTED, RowBasis.OWNER),
    RowBasis.OUTSIDE: (RowBasis.OUTSIDE,),
}


def _figure(basis: RowBasis, sources: Sources, system: str) -> Figures | None:
    if basis is RowBasis.PARTS:
        return sources.parts if sources.is_complete else None
    if basis is RowBasis.OWNER:
        return sources.owner
    if basis is RowBasis.REPORTED:
        return sources.reported
    return _outside(sources.outside, system)


def _outside(figures: Mapping[str, Figures], system: str) -> Figures | None:
    """The figure of a system; without a name, of the only one."""
    if system:
        return figures.get(system)
    return next(iter(figures.values())) if len(figures) == 1 else None


def _value(figures: Figures) -> Figures:
    """What is compared: none arose is nothing, like 0."""
    return tuple(NOTHING if figure.blank is Blank.NONE_AROSE else figure for figure in figures)


NOTHING = Figure(amount=Fraction(0))
