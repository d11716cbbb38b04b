"""What was known in a lane as of a revision: facts and the adjustments in force (rule 2, ledger.md)."""

from dataclasses import dataclass
from datetime import date

from cchc.engine.figures import Figure
from cchc.engine.kinds import Lane, Quality, Reach
from cchc.engine.windows import Window
from tests.statistics.oracle.events import Adjusted, Cited, Confirmed, Place, Said, Withdrawn, World

READS = {
    Lane.ISSUED: (Lane.ISSUED,),
    Lane.APPROVED: (Lane.APPROVED, Lane.ISSUED),
    Lane.SUBMITTED: (Lane.APPROVED, Lane.ISSUED, Lane.SUBMITTED),
    Lane.LIVE: (Lane.APPROVED, Lane.ISSUED, Lane.SUBMITTED, Lane.LIVE),
}


@dataclass(frozen=True)
class Fact:
    """A figure that holds, with all that is known of it."""

    figure: Figure
    place: Place
    revision: int
    quality: Quality
    as_of: date | None


Told = dict[Window, dict[str, Fact]]
"""By window, then by breakdown key."""
_Who = tuple[str, int, str, str, Reach]


class Replay:
    """Goes through the events up to a revision, once."""

    def __init__(self, world: World, lane: Lane, as_of: int) -> None:
        self.order = READS[lane]
        self._current: dict[Place, Said] = {}
        self._made: dict[int, Adjusted] = {}
        self._cited: dict[int, dict[Place, int]] = {}
        for event in sorted(world.events, key=lambda one: one.revision):
            if event.revision <= as_of:
                self._apply(event)
        self.facts: dict[_Who, Told] = {}
        for said in self._current.values():
            self._keep(said)
        self.in_force: dict[_Who, list[Adjusted]] = {}
        for made in self._made.values():
            if made.place.lane in self.order and self._holds(made):
                self.in_force.setdefault(_who(made.place), []).append(made)

    def _apply(self, event: Said | Adjusted | Confirmed | Withdrawn) -> None:
        match event:
            case Said():
                self._current[event.place] = event
            case Adjusted():
                self._made[event.name] = event
                self._cite(event.name, event.cited)
            case Confirmed():
                self._cite(event.name, event.cited)
            case Withdrawn():
                del self._made[event.name]

    def _cite(self, name: int, cited: Cited) -> None:
        self._cited.setdefault(name, {}).update(dict(cited))

    def _holds(self, made: Adjusted) -> bool:
        cited = self._cited[made.name]
        return all(self._current[place].revision == revision for place, revision in cited.items())

    def _keep(self, said: Said) -> None:
        place = said.place
        if said.figure is None or place.lane not in self.order:
            return
        by_key = self.facts.setdefault(_who(place), {}).setdefault(place.window, {})
        known = by_key.get(place.breakdown)
        if known is None or self.order.index(place.lane) < self.order.index(known.place.lane):
            by_key[place.breakdown] = Fact(said.figure, place, said.revision, said.quality, said.as_of)


def _who(place: Place) -> _Who:
    return (place.indicator, place.version, place.subject, place.reporter, place.reach)
