"""What a territory is made of: lives, placements, successions; and the image of a unit at a later date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from cchc.engine.kinds import Level


def within(day: date, valid_from: date, valid_to: date | None) -> bool:
    """Tell whether a day lies in the half-open life [valid_from, valid_to)."""
    return valid_from <= day and (valid_to is None or day < valid_to)


@dataclass(frozen=True)
class UnitLife:
    """A unit and the half-open span of days it lived; `valid_to` None means that it still lives."""

    code: str
    name: str
    level: Level
    kind: str
    valid_from: date
    valid_to: date | None = None

    def alive(self, on: date) -> bool:
        """Tell whether the unit lived on a day."""
        return within(on, self.valid_from, self.valid_to)


@dataclass(frozen=True)
class Placement:
    """The parent a unit stands under from a day on; `parent` None says that it stands at the top."""

    child: str
    parent: str | None
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Succession:
    """One act by which predecessors pass into successors at the start of `effective_on`.

    A unit that lives on but gives a part away is a predecessor and one of its own successors.
    `weights[predecessor, successor]` are typed by a person and need a source; they serve the crosswalk only.
    """

    effective_on: date
    decree: str
    kind: str
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    weights: Mapping[tuple[str, str], Fraction] = field(default_factory=dict)
    weights_source: str = ""

    @property
    def ended(self) -> tuple[str, ...]:
        """The predecessors that are not successors: their lives end with the act."""
        return tuple(code for code in self.predecessors if code not in self.successors)

    def weights_of(self, predecessor: str) -> dict[str, Fraction] | None:
        """Return the shares of all successors of a predecessor, or None where they were not given."""
        if not self.weights_source or any((predecessor, one) not in self.weights for one in self.successors):
            return None
        return {one: self.weights[predecessor, one] for one in self.successors}


class ImageKind(StrEnum):
    """How far the facts of a unit can be told at a later date."""

    WHOLE = "whole"
    UNALLOCATED = "unallocated"
    NOT_COMPARABLE = "not_comparable"
    WEIGHTED = "weighted"


@dataclass(frozen=True)
class Share:
    """A part of a unit's facts and where it stands: wholly, not allocated below `unit`, or nowhere (None)."""

    unit: str | None
    weight: Fraction
    kind: ImageKind


@dataclass(frozen=True)
class Image:
    """Where the facts of a unit stand at a later date.

    `unit` is None when not comparable or weighted. `shares` always add up to 1: one share, or several when
    weighted. `links` are the successions that were followed, by date.
    """

    kind: ImageKind
    unit: str | None
    shares: tuple[Share, ...]
    links: tuple[Succession, ...] = ()

    @property
    def since(self) -> date | None:
        """The date of the first link: "before DATE, not allocated"; None when nothing was followed."""
        return self.links[0].effective_on if self.links else None
