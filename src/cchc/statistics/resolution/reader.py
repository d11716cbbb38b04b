"""Runs a program over what is known of one unit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import MISSING
from cchc.statistics.enums import Basis
from cchc.statistics.resolution.ground import Ground, Sight
from cchc.statistics.resolution.plainly import Reading, Value, figure_of
from cchc.statistics.resolution.program import Item, Plain, Program, Quotient, Span
from cchc.statistics.resolution.ratios import divided

Expected = Callable[[Ref, str], frozenset[str] | None]
"""Who is to report an indicator for a ref: its own, or that of a part of a ratio; None: nobody said."""

EVERYBODY_IN: tuple[str, ...] = ()


@dataclass
class Awaited:
    """Who is to report, by the keys of the database; `codes` and `keys` lead from these to codes and back."""

    expected: Expected | None
    codes: Mapping[int, str]
    keys: Mapping[str, int]
    _known: dict[frozenset[str], frozenset[int]] = field(default_factory=dict)

    def units(self, ref: Ref, code: str) -> frozenset[int]:
        """Return who is to report an indicator for a ref; nobody where nobody was named."""
        named = self.expected(ref, code) if self.expected else None
        if not named:
            return frozenset()
        if named not in self._known:
            self._known[named] = frozenset(self.keys[unit] for unit in named if unit in self.keys)
        return self._known[named]

    def names(self, units: frozenset[int]) -> tuple[str, ...]:
        """Return codes in order."""
        return tuple(sorted(self.codes[unit] for unit in units))


NOT_TOLD = Reading(MISSING, Basis.NONE)


class Reader:
    """What is known of one unit, spot by spot. `is_auto`: a reported whole goes before the parts."""

    def __init__(
        self,
        program: Program,
        ground: Ground,
        sights: Mapping[Span, Sight],
        awaited: Awaited,
        *,
        is_auto: bool,
    ) -> None:
        self._items = program.items
        self._awaited = awaited
        self._is_auto = is_auto
        self._seen = [sights[spot.span] for spot in program.spots]
        self._stocks = [
            ground.stock(spot.slices, one.below) if one.is_plain else None
            for spot, one in zip(program.spots, self._seen, strict=True)
        ]
        plain = [self._plain(item) if isinstance(item, Plain) else None for item in self._items]
        self._told = [
            self._divided(item, plain) if isinstance(item, Quotient) else told
            for item, told in zip(self._items, plain, strict=True)
        ]

    def read(self, refs: Sequence[Ref]) -> list[Reading | None]:
        """Return a reading for each of the refs, the first items; None where the short way does not hold."""
        if self._awaited.expected is None:
            return self._told[: len(refs)]
        return [
            told and told._replace(missing=self._missing(ref, item, told))
            for ref, item, told in zip(refs, self._items, self._told, strict=False)
        ]

    def _plain(self, item: Plain) -> Reading | None:
        stock = self._stocks[item.spot]
        if stock is None:
            return None
        if self._is_auto and stock.whole:
            value = item.choice.value(stock.whole)
            if value is not None:
                return _stated(value, item.scale, Basis.REPORTED)
        value = item.choice.value(stock.parts)
        return NOT_TOLD if value is None else _stated(value, item.scale, Basis.PARTS)

    def _divided(self, item: Quotient, plain: Sequence[Reading | None]) -> Reading | None:
        """Divide; of a ratio that somebody stated only where parts are asked for and can be divided."""
        over, under = plain[item.over], plain[item.under]
        if over is None or under is None or (self._is_auto and item.is_reported):
            return None
        figure = divided(over.figure, under.figure, item.value_type)
        if figure is None and item.is_reported:
            return None
        newest = max(over.revision or 0, under.revision or 0)
        if figure is None:
            return NOT_TOLD
        return Reading(figure, Basis.COMPUTED, revision=newest or None, computed=figure)

    def _missing(self, ref: Ref, item: Item, told: Reading) -> tuple[str, ...]:
        if isinstance(item, Plain):
            return self._awaited.names(self._silent(ref, item, told))
        if not isinstance(item, Quotient):
            return EVERYBODY_IN
        if told.basis is Basis.NONE:
            return self._awaited.names(self._awaited.units(ref, item.code) & self._of(item.over).counted)
        silent: frozenset[int] = frozenset()
        for place in (item.over, item.under):
            part, known = self._items[place], self._told[place]
            if isinstance(part, Plain) and known is not None:
                silent |= self._silent(ref, part, known)
        return self._awaited.names(silent)

    def _silent(self, ref: Ref, item: Plain, told: Reading) -> frozenset[int]:
        """Return the expected units whose facts are not in a figure; a reported one misses nobody."""
        stock = self._stocks[item.spot]
        if stock is None or told.basis is Basis.REPORTED:
            return frozenset()
        awaited = self._awaited.units(ref, item.code) & self._seen[item.spot].counted
        return awaited - stock.present if told.basis is Basis.PARTS else awaited

    def _of(self, place: int) -> Sight:
        item = self._items[place]
        return self._seen[item.spot if isinstance(item, Plain) else 0]


def _stated(value: Value, scale: int, basis: Basis) -> Reading:
    amount, revision = value
    return Reading(figure_of(amount, scale), basis, EVERYBODY_IN, revision)
