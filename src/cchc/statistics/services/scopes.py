"""What a write replaces: coordinates that are in a scope and are not written again get a tombstone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cchc.engine.kinds import Lane, Reach
from cchc.engine.members import figure_key
from cchc.engine.windows import Window
from cchc.statistics.models import Slice
from cchc.statistics.services.inputs import Address, Interpreter, SliceKey
from cchc.statistics.services.interning import Interned


class Place(NamedTuple):
    """What a figure is about, but for its unit: one cell of a form."""

    indicator: str
    window: Window
    reach: Reach
    breakdown: str


@dataclass(frozen=True)
class Scope:
    """What one reporter states: all of it about some windows, or, with `places`, what stands at these only.

    `subject` narrows it to figures about one unit; an office answers for several.
    """

    reporter: str
    windows: tuple[Window, ...] = ()
    subject: str = ""
    places: frozenset[Place] | None = None

    @property
    def indicators(self) -> frozenset[str]:
        """The indicators that its places name."""
        return frozenset(place.indicator for place in self.places or ())


class _Inside(NamedTuple):
    """A scope in the keys of the database; None: any."""

    windows: frozenset[Window]
    subject: int | None
    places: frozenset[tuple[int, Window, str, str]] | None

    def holds(self, address: Address) -> bool:
        """Tell whether a coordinate of its reporter is in it; the list of a figure goes with the figure."""
        if self.subject is not None and address.subject != self.subject:
            return False
        window = Window(address.slice.start, address.slice.stop)
        if self.places is None:
            return window in self.windows
        key = figure_key(address.breakdown)
        return (address.slice.indicator, window, address.reach, key) in self.places


def coordinates_in(
    scopes: Collection[Scope],
    written: Collection[Address],
    interned: Interned,
    lane: Lane,
    interpreter: Interpreter,
) -> set[int]:
    """Return the stored coordinates of some scopes in a lane that are not written; two queries at most.

    `written` are all among the interned ones.
    """
    inside = _by_reporter(scopes, interpreter)
    slices = _slices(_windows(scopes), lane)
    known = interned.within(slices, inside) if slices else {}
    if len(known) == len(written) and known is interned.keys:
        return set()
    return {
        known[address]
        for address in known.keys() - set(written)
        if any(one.holds(address) for one in inside.get(address.reporter, ()))
    }


def _by_reporter(scopes: Collection[Scope], interpreter: Interpreter) -> Mapping[int, list[_Inside]]:
    found: dict[int, list[_Inside]] = defaultdict(list)
    shared: dict[frozenset[Place], frozenset[tuple[int, Window, str, str]]] = {}
    for scope in scopes:
        if scope.places is not None and scope.places not in shared:
            shared[scope.places] = frozenset(_keys(scope.places, interpreter))
        found[interpreter.unit(scope.reporter)].append(
            _Inside(
                frozenset(scope.windows),
                interpreter.unit(scope.subject) if scope.subject else None,
                None if scope.places is None else shared[scope.places],
            )
        )
    return found


def _keys(places: frozenset[Place], interpreter: Interpreter) -> Iterator[tuple[int, Window, str, str]]:
    for place in places:
        indicator = interpreter.slice_key(place.indicator, place.window).indicator
        yield indicator, place.window, place.reach.value, place.breakdown


def _windows(scopes: Iterable[Scope]) -> set[Window]:
    """Return the windows that scopes speak of; those of many units share their places."""
    given = {window for scope in scopes for window in scope.windows}
    shared = {scope.places for scope in scopes if scope.places is not None}
    return given.union(*({place.window for place in places} for places in shared))


def _slices(windows: Collection[Window], lane: Lane) -> dict[SliceKey, int]:
    rows = Slice.stored().filter(
        lane=lane,
        window_from__in={window.start for window in windows},
        window_to__in={window.stop for window in windows},
    )
    fields = ("pk", "indicator_id", "definition_version", "window_from", "window_to")
    found = {SliceKey(*key): pk for pk, *key in rows.order_by().values_list(*fields)}
    return {key: pk for key, pk in found.items() if Window(key.start, key.stop) in windows}
