"""One question about one ref, answered after docs/algorithms/resolve.md."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from cchc.engine.bindings.refs import MomentKind, Ref
from cchc.engine.figures import MISSING, NONE_AROSE, NOT_APPLICABLE, Figure
from cchc.engine.kinds import Lane, Level, OverTime, OverUnits, Quality, Reach
from cchc.engine.periods import Basis as PeriodBasis
from cchc.engine.windows import Window
from cchc.statistics.enums import Basis, BasisChoice, View
from cchc.statistics.resolution.question import Question
from tests.statistics.oracle.blanks import NOT_YET_DUE, counts, with_delta
from tests.statistics.oracle.events import Meaning, World, meaning_on
from tests.statistics.oracle.land import Land
from tests.statistics.oracle.parts import HUNDRED, Below, Parts
from tests.statistics.oracle.replay import Replay
from tests.statistics.oracle.standing import Members, members
from tests.statistics.oracle.stated import Stated, Statements
from tests.statistics.oracle.told import Told

FINAL = (Lane.ISSUED, Lane.APPROVED, Lane.SUBMITTED, Lane.LIVE)
CERTAIN = (Quality.OFFICIAL, Quality.PRELIMINARY, Quality.ESTIMATE)
FOLDED = (OverUnits.SUM, OverUnits.MAX, OverUnits.LATEST)
NEVER_FROM_PARTS = (OverUnits.DISTINCT, OverUnits.NONE, OverUnits.OWNER, OverUnits.RATIO)


class Reader:
    """A world to be asked; what was read for a lane and a revision is remembered."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.plain = Land(world)
        self.at_end = self.plain.at_end()
        self.last = world.last
        self._replays: dict[tuple[Lane, int], Replay] = {}
        self._members: dict[tuple[Land, str, Window, View, date], Members] = {}
        self._statements: dict[tuple[Lane, int, str, int, str], Statements] = {}

    def land(self, meaning: Meaning) -> Land:
        """Return the units as they answer for figures of a meaning (rule 1)."""
        adds_up = meaning.over_time in (OverTime.YTD, OverTime.SINCE)
        return self.at_end if adds_up else self.plain

    def members(self, land: Land, unit: str, window: Window, view: View, today: date) -> Members:
        """Return S(U) and T."""
        key = (land, unit, window, view, today)
        if key not in self._members:
            self._members[key] = members(land, unit, window, view, today)
        return self._members[key]

    def statements(self, question: Question, meaning: Meaning, ref: Ref) -> Statements:
        """Return what units state for a ref in the question's lane as of its revision."""
        as_of = self.last if question.as_of is None else question.as_of
        key = (question.lane, as_of, meaning.code, meaning.version, ref.breakdown.key)
        if key not in self._statements:
            if key[:2] not in self._replays:
                self._replays[key[:2]] = Replay(self.world, question.lane, as_of)
            self._statements[key] = Statements(
                self._replays[key[:2]], meaning, ref.breakdown, self.world.axes
            )
        return self._statements[key]


def answer(reader: Reader, question: Question, ref: Ref) -> Told:
    """Return the figure of a ref, its basis and its coverage. `question.today` must be given."""
    asked = Asked.about(reader, question, ref)
    return asked.ratio() if asked.meaning.over_units is OverUnits.RATIO else asked.plain()


def window_of(question: Question, ref: Ref, meanings: list[Meaning]) -> tuple[Meaning, Window]:
    """Return the definition of a ref and the window it is read over (rule 1)."""
    reports = question.window.stop.day == 15
    year = question.window.last_day.year
    start = date(year - 1, 12, 15) if reports else date(year, 1, 1)
    start = question.year_start or start
    basis = PeriodBasis.REPORTING if reports else PeriodBasis.CALENDAR
    window = ref.moment.window(question.window, start, basis)
    meaning = meaning_on(meanings, ref.indicator, window.last_day)
    if ref.moment.kind is MomentKind.WINDOW and meaning.over_time is OverTime.STOCK:
        window = question.window.end
    if ref.moment.kind is MomentKind.WINDOW and meaning.over_time is OverTime.YTD:
        window = Window(start, question.window.stop)
    return meaning, window


@dataclass
class Asked:
    """One ref of one question with all that is needed to answer it."""

    reader: Reader
    question: Question
    ref: Ref
    meaning: Meaning
    below: Below
    members: Members
    today: date

    @classmethod
    def about(cls, reader: Reader, question: Question, ref: Ref) -> "Asked":
        """Look up the definition, the window and the units."""
        meaning, window = window_of(question, ref, reader.world.meanings)
        view = question.view
        if view is View.CROSSWALK and meaning.over_units is not OverUnits.SUM:
            view = View.TODAY
        assert question.today is not None
        land = reader.land(meaning)
        counted = reader.members(land, question.unit, window, view, question.today)
        statements = reader.statements(question, meaning, ref)
        below = Below(land, counted, statements, window, meaning.over_units)
        return cls(reader, question, ref, meaning, below, counted, question.today)

    @property
    def asks_own(self) -> bool:
        """Whether the ref is about the unit's own activity."""
        return self.ref.reach is Reach.OWN

    def plain(self) -> Told:
        """Answer every kind but ratio."""
        reported, owner, parts = self.reported(), self.owner(), self.parts()
        basis = self._chosen(reported, owner, parts)
        told = {Basis.REPORTED: reported, Basis.OWNER: owner}.get(basis)
        if basis is Basis.PARTS:
            figure, used = parts.figure, parts.used
        else:
            figure = MISSING if told is None else told.figure
            used = {} if told is None else {self.top or "": told}
        if basis is Basis.PARTS and not used:
            basis = Basis.NONE
        deltas = self.top_deltas()
        final = with_delta(figure, deltas)
        assert final is not None
        covered = self._coverage(basis, used, parts)
        if self.adds_own:
            return self._of_own(covered, final, owner)
        return replace(
            covered,
            figure=final,
            reported=None if reported is None else reported.figure,
            owner=None if owner is None else owner.figure,
            parts=parts.figure,
            delta=sum(deltas, Fraction(0)) if deltas and counts(figure) else None,
        )

    @property
    def top(self) -> str | None:
        """T; for a ref with reach own the only unit that stands exactly and wholly at U."""
        if not self.asks_own:
            return self.members.top
        exact = list(self.members.exact.items())
        return exact[0][0] if len(exact) == 1 and exact[0][1] == 1 else None

    def reported(self) -> Stated | None:
        """Return reported(U), or own(U) of a ref with reach own."""
        if self.top is None:
            return None
        return self.below.own(self.top) if self.asks_own else self.below.whole(self.top)

    @property
    def adds_own(self) -> bool:
        """Whether the figures of all units that stand exactly at U are put together."""
        return self.asks_own and self.meaning.over_units in FOLDED

    def parts(self) -> Parts:
        """Return parts(U), which some kinds never have."""
        if self.adds_own:
            return self.below.own_parts()
        if self.asks_own:
            return Parts()
        if self.meaning.over_units in NEVER_FROM_PARTS:
            return Parts()
        if self.meaning.over_units is OverUnits.SHARE:
            return self.below.share(self.expected())
        return self.below.parts()

    def expected(self) -> set[str] | None:
        """Return who must answer, as the question says."""
        named = (self.question.expected or {}).get(self.ref.indicator)
        return None if named is None else set(named)

    def merged(self) -> set[str]:
        """Return who must answer where several units became U and nobody says who must (views.md)."""
        from_parts = self.adds_own or (self.meaning.over_units is OverUnits.SHARE and not self.asks_own)
        from_parts = from_parts or self.meaning.over_units in FOLDED
        if not from_parts or self.top is not None or self.expected() is not None:
            return set()
        here = [unit for unit, weight in self.members.exact.items() if weight == 1]
        return {unit for unit in here if not any(self._was_below(unit, other) for other in here)}

    def _was_below(self, unit: str, other: str) -> bool:
        return other in self.below.land.above_reported(unit, self.below.window)

    def owner(self) -> Stated | None:
        """Return what the unit that holds the owning function says of T (rule 8)."""
        top = self.top
        holder = None if top is None else self._holder(top)
        if top is None or holder is None:
            return None
        if holder == top:
            return self.reported()
        return self.below.told(top, self.ref.reach, holder)

    def _holder(self, top: str) -> str | None:
        land = self.below.land
        day = land.position(top, self.below.window)
        if day is None or not self.meaning.owner:
            return None
        chain = [top, *land.above_on(top, day)]
        province = next((one for one in chain if land.lives[one].level is Level.PROVINCE), None)
        holders = sorted(
            held.unit
            for held in land.holdings
            if held.function == self.meaning.owner
            and held.valid_from <= day
            and (held.valid_to is None or day < held.valid_to)
            and province in land.above_on(held.unit, day)
        )
        return holders[0] if province is not None and holders else None

    def top_deltas(self) -> list[Fraction]:
        """Return T's whole-deltas; own-deltas are already in own(X)."""
        if self.members.top is None or self.asks_own:
            return []
        return self.below.deltas(self.members.top, Reach.WHOLE)

    def _chosen(self, reported: Stated | None, owner: Stated | None, parts: Parts) -> Basis:
        choice, kind = self.question.basis, self.meaning.over_units
        from_parts = Basis.NONE if parts.figure == MISSING else Basis.PARTS
        if choice is BasisChoice.OWNER or (kind is OverUnits.OWNER and choice is BasisChoice.AUTO and owner):
            return Basis.NONE if owner is None else Basis.OWNER
        if self.adds_own or choice is BasisChoice.PARTS:
            return from_parts
        if reported is None:
            return from_parts if choice is BasisChoice.AUTO else Basis.NONE
        waits = reported.figure == NOT_YET_DUE and kind is not OverUnits.SHARE
        if choice is BasisChoice.AUTO and waits and from_parts is Basis.PARTS:
            return Basis.PARTS
        return Basis.REPORTED

    def _of_own(self, covered: Told, figure: Figure, owner: Stated | None) -> Told:
        """Own activity is what the unit states, even where two that were merged are put together."""
        basis = Basis.REPORTED if covered.basis is Basis.PARTS else covered.basis
        stated = self.parts().figure
        return replace(
            covered,
            basis=basis,
            figure=figure,
            reported=stated,
            owner=None if owner is None else owner.figure,
        )

    def _coverage(self, basis: Basis, used: dict[str, Stated], parts: Parts) -> Told:
        counted = self.members.exact if self.asks_own else self.members.weights
        named = self.expected()
        merged = self._merged() if named is None else set()
        named = merged or named
        expected = None if named is None else tuple(sorted(named & set(counted)))
        present = {unit for unit, told in used.items() if told.figure != NOT_YET_DUE}
        waiting = parts.waiting if basis in (Basis.PARTS, Basis.NONE) else set()
        missing = set(waiting)
        if basis in (Basis.PARTS, Basis.NONE):
            heard = self._with_those_above(used) if merged else present
            missing |= set(expected or ()) - heard - parts.shadowed
        for unit in self.merged() - parts.shadowed:
            if not any(one == unit or self._was_below(one, unit) for one in present):
                missing.add(unit)
        facts = [fact for told in used.values() for fact in told.facts]
        return Told(
            basis=basis,
            expected=expected or tuple(sorted(self.merged())) or expected,
            present=tuple(sorted(present)),
            missing=tuple(sorted(missing)),
            not_yet_due=tuple(sorted(waiting)),
            not_allocated=tuple(
                (unit, day) for unit, day in sorted(self.members.not_allocated.items()) if unit in present
            ),
            not_comparable=self._nowhere(),
            other_window=self._other_windows(basis, parts),
            past_end=tuple(sorted((unit, *past) for unit, told in used.items() for past in told.past)),
            left_off=tuple(sorted((unit, told.left) for unit, told in used.items() if told.left)),
            lane=max((fact.place.lane for fact in facts), key=FINAL.index, default=None),
            quality=max((fact.quality for fact in facts), key=CERTAIN.index, default=None),
            revision=max((fact.revision for fact in facts), default=None),
        )

    def _merged(self) -> set[str]:
        """Return the several units that were merged into U, each of which is expected."""
        folded = self.meaning.over_units in FOLDED
        shared = self.meaning.over_units is OverUnits.SHARE and not self.asks_own
        if self.members.top is not None or not (folded or shared):
            return set()
        whole = {unit for unit, weight in self.members.exact.items() if weight == 1}
        merged = {unit for unit in whole if not whole & set(self._above(unit))}
        return merged if len(merged) > 1 else set()

    def _above(self, unit: str) -> tuple[str, ...]:
        return self.below.land.above_reported(unit, self.below.window)

    def _with_those_above(self, used: dict[str, Stated]) -> set[str]:
        return {one for unit in used for one in (unit, *self._above(unit))}

    def _reaches(self) -> tuple[Reach, ...]:
        if self.asks_own or self.meaning.over_units is OverUnits.SHARE:
            return (Reach.OWN,)
        if self.meaning.over_units in NEVER_FROM_PARTS:
            return (Reach.WHOLE,)
        return (Reach.OWN, Reach.WHOLE)

    def _nowhere(self) -> tuple[str, ...]:
        told, reaches = self.below.told, (Reach.OWN,) if self.asks_own else tuple(Reach)
        return tuple(
            unit for unit in self.members.nowhere if any(told(unit, reach) is not None for reach in reaches)
        )

    def _other_windows(self, basis: Basis, parts: Parts) -> tuple[tuple[str, Window], ...]:
        statements, found = self.below.statements, set()
        units = set(self.members.exact if self.asks_own else self.members.weights)
        if not self.asks_own:
            units -= parts.shadowed
            if basis not in (Basis.PARTS, Basis.NONE):
                units = set()
            elif self.meaning.over_units in NEVER_FROM_PARTS:
                units &= {self.members.top or ""}
        for unit in units:
            own = self.below.clipped(unit)
            if all(self.below.told(unit, reach) is None for reach in self._reaches()):
                for reach in self._reaches():
                    found |= {(unit, other) for other in statements.other_windows(unit, reach, own)}
        return tuple(sorted(found))

    def ratio(self) -> Told:
        """Answer a ratio from its two parts or as it was reported."""
        reported = self.reported()
        as_reported = replace(self, question=replace(self.question, basis=BasisChoice.REPORTED)).plain()
        choice = self.question.basis
        if choice is BasisChoice.REPORTED:
            return as_reported
        above, under = self._part(self.meaning.numerator), self._part(self.meaning.denominator)
        figure = _quotient(above.figure, under.figure, HUNDRED if self.meaning.percent else Fraction(1))
        complete = not above.missing and not under.missing
        stated = None if reported is None else reported.figure
        if choice is BasisChoice.AUTO and reported is not None and (figure is None or not complete):
            return replace(as_reported, computed=figure)
        if figure is None:
            covered = self._coverage(Basis.NONE, {}, Parts())
            return replace(covered, reported=stated)
        both = _together(above, under)
        return replace(both, figure=figure, basis=Basis.COMPUTED, reported=stated, computed=figure)

    def _part(self, ref: Ref | None) -> Told:
        assert ref is not None
        at = self.ref.moment.kind is MomentKind.AT
        moment = ref.moment if ref.moment.kind is MomentKind.END and not at else self.ref.moment
        narrowed = Ref(ref.indicator, ref.breakdown.narrowed(self.ref.breakdown), moment, self.ref.reach)
        asked = Asked.about(self.reader, self.question, narrowed)
        if asked.meaning.over_units is OverUnits.RATIO:
            return replace(asked, question=replace(self.question, basis=BasisChoice.REPORTED)).plain()
        return asked.plain()


def _quotient(above: Figure, under: Figure, times: Fraction) -> Figure | None:
    pair = (above, under)
    if any(one.text is not None or one in (MISSING, NOT_YET_DUE) for one in pair):
        return None
    if NOT_APPLICABLE in pair:
        return NOT_APPLICABLE
    numerator, denominator = above.amount or Fraction(0), under.amount or Fraction(0)
    if denominator == 0:
        return None if numerator else NONE_AROSE
    return Figure(amount=times * numerator / denominator)


def _together(one: Told, other: Told) -> Told:
    expected = None
    if one.expected is not None or other.expected is not None:
        expected = tuple(sorted({*(one.expected or ()), *(other.expected or ())}))
    return Told(
        expected=expected,
        present=tuple(sorted({*one.present, *other.present})),
        missing=tuple(sorted({*one.missing, *other.missing})),
        not_yet_due=tuple(sorted({*one.not_yet_due, *other.not_yet_due})),
        not_allocated=tuple(sorted({*one.not_allocated, *other.not_allocated})),
        not_comparable=tuple(sorted({*one.not_comparable, *other.not_comparable})),
        other_window=tuple(sorted({*one.other_window, *other.other_window})),
        past_end=tuple(sorted({*one.past_end, *other.past_end})),
        left_off=tuple(sorted({*one.left_off, *other.left_off})),
        lane=max((told.lane for told in (one, other) if told.lane), key=FINAL.index, default=None),
        quality=max((told.quality for told in (one, other) if told.quality), key=CERTAIN.index, default=None),
        revision=max((told.revision for told in (one, other) if told.revision), default=None),
    )
