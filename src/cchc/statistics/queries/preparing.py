"""From a question to a resolver: everything it needs is read here, in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from cchc.engine.territory import Territory
from cchc.foundation.stamps import one_look
from cchc.statistics.enums import View
from cchc.statistics.queries.framing import Frame, frame_of
from cchc.statistics.queries.reading import read_ledger
from cchc.statistics.queries.slices import SliceRow
from cchc.statistics.resolution.elsewhere import Elsewhere
from cchc.statistics.resolution.ledger import Ledger
from cchc.statistics.resolution.plan import Plan
from cchc.statistics.resolution.question import Question
from cchc.statistics.resolution.resolver import Resolver


@dataclass(frozen=True)
class Prepared:
    """A resolver with the territory it stands on; `units` are those it can be asked about."""

    resolver: Resolver
    territory: Territory
    units: tuple[str, ...]


def prepare(question: Question, *, every_unit: bool = False) -> Prepared:
    """Read what answers a question, for its unit or for every unit of the tree."""
    with one_look():
        return _prepared(question, frame_of(question), every_unit=every_unit)


def _prepared(question: Question, frame: Frame, *, every_unit: bool) -> Prepared:
    if not every_unit:
        frame.territory.life(question.unit)
    reporters = None if every_unit else _reporters(question, frame)
    ledger, elsewhere = _read(question, frame, reporters)
    plans = {ref: Plan(target, ledger, frame.standing(target)) for ref, target in frame.targets.items()}
    resolver = Resolver(plans, frame.owners, elsewhere, question.basis, question.expected)
    return Prepared(resolver, frame.territory, _units(question, frame.territory))


def _units(question: Question, territory: Territory) -> tuple[str, ...]:
    if question.view is View.AS_REPORTED:
        return tuple(sorted(territory.tree(question.window)))
    return tuple(sorted(territory.tree_on(question.today or timezone.localdate())))


def _reporters(question: Question, frame: Frame) -> list[int]:
    """Return the keys of those whose reports can matter."""
    counted = [standing.at(question.unit) for standing in frame.standings.values()]
    below = {unit for one in counted for unit in (*one.weights, *one.not_comparable)}
    return frame.codes.unit_keys(below | frame.owners.units)


def _read(question: Question, frame: Frame, reporters: list[int] | None) -> tuple[Ledger, Elsewhere]:
    def read(slices: Iterable[SliceRow]) -> Ledger:
        return read_ledger(slices, frame.codes, reporters, question.lane, question.as_of)

    ledger = read(frame.needed)
    ledger.windows = frame.windows
    ledger.values = frame.values

    def read_rest() -> Ledger:
        rest = read(frame.beside)
        origins = rest.origins.with_those_of(ledger.origins)
        return Ledger({**rest.facts, **ledger.facts}, origins=origins, values=ledger.values)

    return ledger, Elsewhere(frame.windows, read_rest)
