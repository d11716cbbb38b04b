"""Puts the answers of `resolve` and of the oracle side by side, readably."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import MISSING, Figure
from cchc.engine.territory import Placement, Succession, UnitLife
from cchc.statistics.enums import View
from cchc.statistics.resolution.answer import Answer
from cchc.statistics.resolve import Question, Reading, figures, readings_of, resolve, totals
from tests.statistics.oracle import Adjusted, Place, Reader, Said, Told, answer


@dataclass(frozen=True)
class Difference:
    """One ref that the two answer differently."""

    question: Question
    ref: Ref
    resolved: Told
    told: Told

    def lines(self, reader: Reader) -> Iterator[str]:
        """Tell the question, where the answers differ, and what was said by who may matter to it."""
        asked = self.question
        yield f"{self.ref} of {asked.unit} over {asked.window}; {asked.lane.value}, {asked.view.value}"
        yield f"  basis {asked.basis.value}, as of {asked.as_of} of {reader.world.last}"
        yield f"  year from {asked.year_start}, today {asked.today}"
        expected = (asked.expected or {}).get(self.ref.indicator)
        yield f"  expected {sorted(expected) if expected is not None else None}"
        for name in self.names:
            yield f"  {name}: resolve {_short(getattr(self.resolved, name))}"
            yield f"  {' ' * len(name)}  oracle  {_short(getattr(self.told, name))}"
        indicators, units = self._indicators(reader), self._units(reader)
        for event in reader.world.events:
            place = getattr(event, "place", None)
            if place is None or (place.indicator in indicators and place.subject in units):
                yield f"  {_written(event)}"
        yield from (f"  {_land(thing)}" for thing in _of_land(reader, units))

    @property
    def names(self) -> list[str]:
        """The fields that differ."""
        names = [one.name for one in fields(Told)]
        return [name for name in names if getattr(self.resolved, name) != getattr(self.told, name)]

    def _units(self, reader: Reader) -> set[str]:
        asked, units = self.question, {self.question.unit}
        assert asked.today is not None
        for view in View:
            units |= set(reader.members(reader.plain, asked.unit, asked.window, view, asked.today).weights)
        return units

    def _indicators(self, reader: Reader) -> set[str]:
        wanted, before = {self.ref.indicator}, set[str]()
        while wanted != before:
            before = set(wanted)
            for meaning in reader.world.meanings:
                for part in (meaning.numerator, meaning.denominator):
                    if meaning.code in wanted and part is not None:
                        wanted.add(part.indicator)
        return wanted


def differences(reader: Reader, question: Question) -> list[Difference]:
    """Ask both, and return where they differ."""
    return list(_differing(reader, question, resolve(question)))


def differences_of_totals(reader: Reader, question: Question) -> list[Difference]:
    """Ask `totals` for all units at once and the oracle for each of them."""
    return [
        one
        for unit, answers in totals(question).items()
        for one in _differing(reader, replace(question, unit=unit), answers)
    ]


def different_figures(reader: Reader, question: Question) -> dict[str, tuple[Figure, Figure]]:
    """Ask `figures` and the oracle; return by ref what differs."""
    given = figures(question)
    told = {ref: answer(reader, question, ref).figure for ref in question.refs}
    return {str(ref): (given[ref], told[ref]) for ref in question.refs if given[ref] != told[ref]}


def different_readings(
    reader: Reader, question: Question, units: Iterable[str]
) -> dict[tuple[str, str], tuple[Reading, Reading]]:
    """Ask `readings_of` for many units at once, the oracle for each; return by unit and ref what differs."""
    different = {}
    for unit, given in readings_of(units, question).items():
        for ref, reading in given.items():
            told = _as_reading(_plain(answer(reader, replace(question, unit=unit), ref)))
            if reading != told:
                different[unit, str(ref)] = (reading, told)
    return different


def _as_reading(told: Told) -> Reading:
    return Reading(told.figure, told.basis, told.missing, told.revision, told.computed)


def _differing(reader: Reader, question: Question, answers: Mapping[Ref, Answer]) -> Iterator[Difference]:
    for ref in question.refs:
        resolved, told = as_told(answers[ref]), _plain(answer(reader, question, ref))
        if resolved != told:
            yield Difference(question, ref, resolved, told)


def as_told(given: Answer) -> Told:
    """Return an answer of `resolve` in the words of the oracle."""
    covered, aside = given.coverage, given.alternatives
    return Told(
        figure=given.figure,
        basis=given.basis,
        expected=covered.expected,
        present=covered.present,
        missing=covered.missing,
        not_yet_due=covered.not_yet_due,
        not_allocated=tuple((one.unit, one.before) for one in covered.not_allocated),
        not_comparable=covered.not_comparable,
        other_window=tuple((one.unit, one.window) for one in covered.other_window),
        past_end=tuple((one.unit, one.window, one.end) for one in covered.past_end),
        left_off=tuple((one.unit, one.days) for one in covered.left_off),
        lane=given.lane,
        quality=given.quality,
        revision=given.revision,
        reported=_something(aside.reported),
        parts=_something(aside.parts),
        owner=_something(aside.owner),
        computed=_something(aside.computed),
        delta=given.delta,
    )


def _plain(told: Told) -> Told:
    return Told(**{one.name: getattr(told, one.name) for one in fields(Told)} | _aside(told))


def _aside(told: Told) -> dict[str, Figure | None]:
    return {name: _something(getattr(told, name)) for name in ("reported", "parts", "owner", "computed")}


def _something(figure: Figure | None) -> Figure | None:
    return None if figure == MISSING else figure


def _short(value: object) -> str:
    match value:
        case Figure():
            return str(value.amount if value.amount is not None else value.text or value.blank)
        case tuple():
            return " ".join(_short(one) for one in value) or "-"
    return str(value)


def _written(event: object) -> str:
    place = getattr(event, "place", None)
    if not isinstance(event, Said | Adjusted) or place is None:
        return str(event)
    about = f"{place.indicator} v{place.version} [{place.breakdown}]^{place.reach.value} {place.window}"
    head = f"r{event.revision} {place.lane.value} {place.subject}"
    if isinstance(event, Adjusted):
        cited = [f"{_about(one)}@r{number}" for one, number in event.cited]
        return f"{head}: adjustment {event.name} {about} {event.delta} on {cited}"
    by = "" if place.reporter == place.subject else f" by {place.reporter}"
    more = f"{event.quality.value} {event.as_of or ''}"
    return f"{head}{by}: {about} = {'removed' if event.figure is None else _short(event.figure)} {more}"


def _about(place: Place) -> str:
    return f"{place.indicator}[{place.breakdown}]^{place.reach.value} {place.subject} {place.window}"


def _of_land(reader: Reader, units: set[str]) -> Iterator[UnitLife | Placement | Succession]:
    yield from (life for life in reader.world.lives if life.code in units)
    yield from (place for place in reader.world.placements if place.child in units)
    for act in reader.world.acts:
        if units & {*act.predecessors, *act.successors}:
            yield act


def _land(thing: UnitLife | Placement | Succession) -> str:
    match thing:
        case UnitLife():
            return f"{thing.code} ({thing.level.value}) lived {thing.valid_from}..{thing.valid_to}"
        case Placement():
            return f"{thing.child} below {thing.parent} {thing.valid_from}..{thing.valid_to}"
    weights = {f"{one}>{other}": str(weight) for (one, other), weight in thing.weights.items()}
    return f"{thing.effective_on}: {thing.predecessors} > {thing.successors} {weights or ''}"
