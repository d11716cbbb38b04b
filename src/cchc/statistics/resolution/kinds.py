"""How the figure of one unit is chosen, kind by kind (resolve.md, rules 7 and 8)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from cchc.engine.aggregation import REFUSALS
from cchc.engine.kinds import OverUnits, Reach
from cchc.statistics.enums import Basis, BasisChoice
from cchc.statistics.resolution.distinct import listed, tally
from cchc.statistics.resolution.facts import NONE_AROSE, NOT_APPLICABLE, NOT_YET_DUE, blank_of
from cchc.statistics.resolution.folds import FOLDS, NOTHING, Result, single, with_deltas
from cchc.statistics.resolution.outcome import Chosen
from cchc.statistics.resolution.owners import Owners
from cchc.statistics.resolution.parts import NO_PARTS, Parts, own_parts, parts_of
from cchc.statistics.resolution.plan import Plan
from cchc.statistics.resolution.standing import ONE, Counted

ADDED = FOLDS.keys() - {OverUnits.OWNER}


@dataclass(frozen=True)
class Asked:
    """One ref asked about one unit on a basis."""

    plan: Plan
    counted: Counted
    basis: BasisChoice
    owners: Owners
    expected: frozenset[str] | None

    @property
    def is_own(self) -> bool:
        """Whether only the unit's own activity is asked for."""
        return self.plan.ref.reach is Reach.OWN

    @property
    def stands_for(self) -> str | None:
        """The one unit whose facts are the facts of the unit asked about."""
        if not self.is_own:
            return self.counted.stands_for
        units = list(self.counted.exactly.items())
        return units[0][0] if len(units) == 1 and units[0][1] == ONE else None

    @property
    def merged(self) -> frozenset[str]:
        """The units that are to be heard where they were merged and nobody was said to report."""
        kind = self.plan.definition.over_units
        from_parts = kind in ADDED or (kind is OverUnits.SHARE and not self.is_own)
        is_said = self.expected is not None or self.stands_for is not None
        return self.counted.merged if from_parts and not is_said else frozenset()

    @property
    def office(self) -> str | None:
        """The office that answers for the indicator about that unit, if it has one."""
        unit, function = self.stands_for, self.plan.definition.owner
        if unit is None or not function:
            return None
        return self.owners.office(function, unit, self.plan.standing.windows[unit].last_day)


@dataclass(frozen=True)
class Found:
    """What is known on each basis, and what was chosen."""

    chosen: Chosen
    reported: Result = NOTHING
    parts: Result = NOTHING
    owner: Result = NOTHING


def found_for(asked: Asked) -> Found:
    """Return what the ledger knows of a ref for a unit, a ratio only as reported."""
    kind = asked.plan.definition.over_units
    if asked.is_own and kind in ADDED:
        return _own(asked)
    return KINDS[kind](asked)


def _own(asked: Asked) -> Found:
    parts = own_parts(asked.counted, asked.plan.columns.own)
    weights = asked.counted.exactly if asked.counted.is_weighted else None
    result = FOLDS[asked.plan.definition.over_units](parts, weights, asked.plan.origins)
    words = _reported(asked)
    result = words if words.text else result
    owner = _owner(asked)
    if asked.basis is BasisChoice.OWNER:
        return Found(_given(owner, Basis.OWNER, parts), result, owner=owner)
    return Found(_added(result, Basis.REPORTED, parts), result, owner=owner)


def _folded(asked: Asked) -> Found:
    plan, counted = asked.plan, asked.counted
    parts = parts_of(counted, plan.columns, plan.standing.above)
    weights = counted.weights if counted.is_weighted else None
    added = FOLDS[plan.definition.over_units](parts, weights, plan.origins)
    reported, owner = _reported(asked), _owner(asked)
    choice = asked.basis
    if choice is BasisChoice.AUTO:
        silent = reported.is_missing or (reported.is_waiting and not added.is_missing)
        choice = BasisChoice.PARTS if silent else BasisChoice.REPORTED
    if choice is BasisChoice.PARTS:
        chosen = _added(added, Basis.PARTS, parts)
    elif choice is BasisChoice.REPORTED:
        chosen = _given(reported, Basis.REPORTED, parts)
    else:
        chosen = _given(owner, Basis.OWNER, parts)
    return Found(_with_own_deltas(asked, chosen), reported, added, owner)


def _only_reported(asked: Asked) -> Found:
    reported, owner = _reported(asked), _owner(asked)
    if asked.basis is BasisChoice.OWNER:
        return Found(_given(owner, Basis.OWNER), reported, owner=owner)
    if asked.basis is BasisChoice.PARTS or reported.is_missing:
        reason = REFUSALS.get(asked.plan.definition.over_units, "")
        return Found(Chosen(NOTHING, Basis.NONE, reason=reason), reported, owner=owner)
    return Found(Chosen(reported, Basis.REPORTED), reported, owner=owner)


def _distinct(asked: Asked) -> Found:
    """Choose between what the unit reported and the members of all lists below it, each counted once."""
    if asked.is_own:
        return _only_reported(asked)
    plan = asked.plan
    scale = 10**plan.definition.decimals
    reported, owner = _reported(asked), _owner(asked)
    if reported.is_missing:
        reported = listed(asked.stands_for, plan.lists, plan.origins, scale)
    figures = {**plan.columns.own, **plan.columns.whole}
    found = tally(asked.counted, plan.lists, figures, plan.standing.above, plan.origins, scale)
    counted = replace(
        _added(found.result, Basis.PARTS, Parts({}, (), found.not_yet_due, found.shadowed)),
        unlisted=found.unlisted,
        reason=REFUSALS[OverUnits.DISTINCT] if found.result.is_missing else "",
    )
    silent = reported.is_missing or (reported.is_waiting and not found.result.is_missing)
    is_counted = asked.basis is BasisChoice.PARTS or (asked.basis is BasisChoice.AUTO and silent)
    given = (owner, Basis.OWNER) if asked.basis is BasisChoice.OWNER else (reported, Basis.REPORTED)
    return Found(counted if is_counted else _given(*given), reported, found.result, owner)


def _by_owner(asked: Asked) -> Found:
    reported, owner = _reported(asked), _owner(asked)
    chosen = {
        BasisChoice.REPORTED: _given(reported, Basis.REPORTED),
        BasisChoice.OWNER: _given(owner, Basis.OWNER),
        BasisChoice.PARTS: Chosen(NOTHING, Basis.NONE),
        BasisChoice.AUTO: _given(reported, Basis.REPORTED)
        if owner.is_missing
        else _given(owner, Basis.OWNER),
    }[asked.basis]
    return Found(_with_own_deltas(asked, chosen), reported, owner=owner)


def _share(asked: Asked) -> Found:
    if asked.is_own:
        return _only_reported(asked)
    reported, owner = _reported(asked), _owner(asked)
    shared, parts = _shared(asked)
    if asked.basis is BasisChoice.OWNER:
        chosen = _given(owner, Basis.OWNER, parts)
    elif asked.basis is BasisChoice.REPORTED or (asked.basis is BasisChoice.AUTO and not reported.is_missing):
        chosen = _given(reported, Basis.REPORTED, parts)
    else:
        chosen = _added(shared, Basis.PARTS, parts)
    return Found(chosen, reported, shared, owner)


def _shared(asked: Asked) -> tuple[Result, Parts]:
    """Return 100 × units saying yes / units expected, scaled; see resolve.md, rule 8."""
    own = asked.plan.columns.own
    units = asked.counted.weights.keys() - {asked.counted.stands_for}
    if asked.expected is not None:
        units = units & asked.expected
    held = {unit: own[unit] for unit in units if unit in own}
    waiting = frozenset(unit for unit, fact in held.items() if fact.known.blank == NOT_YET_DUE)
    answered = {unit: fact for unit, fact in held.items() if unit not in waiting}
    parts = Parts(answered, (), waiting, frozenset())
    if not answered:
        return Result(None, "", blank_of({NOT_YET_DUE} if waiting else set()), {}), parts
    silent = units - answered.keys() if asked.expected is not None else set()
    base = len(silent) + sum(
        fact.known.blank != NOT_APPLICABLE and not fact.known.text for fact in answered.values()
    )
    if not base:
        return Result(None, "", NONE_AROSE, answered), parts
    yes = sum(bool(fact.amount) for fact in answered.values())
    percent = Fraction(100 * yes, base) * 10**asked.plan.definition.decimals
    return Result(percent, "", "", answered), parts


def _added(result: Result, basis: Basis, parts: Parts) -> Chosen:
    known = Basis.NONE if result.is_missing else basis
    return Chosen(result, known, parts.not_yet_due, parts.shadowed)


def _given(result: Result, basis: Basis, parts: Parts = NO_PARTS) -> Chosen:
    """A figure that somebody gave misses nobody; where there is none, the parts tell who is absent."""
    return _added(NOTHING, Basis.NONE, parts) if result.is_missing else Chosen(result, basis)


def _reported(asked: Asked) -> Result:
    columns = asked.plan.columns
    column = columns.own if asked.is_own else columns.whole
    unit = asked.stands_for
    return NOTHING if unit is None else single(unit, column.get(unit))


def _owner(asked: Asked) -> Result:
    unit, office = asked.stands_for, asked.office
    if unit is None or office is None:
        return NOTHING
    if office == unit:
        return _reported(asked)
    return single(unit, asked.plan.owned(office).get(unit))


def _with_own_deltas(asked: Asked, chosen: Chosen) -> Chosen:
    unit = asked.stands_for
    deltas = asked.plan.columns.whole_deltas.get(unit, ()) if unit else ()
    return replace(chosen, result=with_deltas(chosen.result, deltas)) if deltas else chosen


KINDS: Mapping[OverUnits, Callable[[Asked], Found]] = {
    OverUnits.SUM: _folded,
    OverUnits.MAX: _folded,
    OverUnits.LATEST: _folded,
    OverUnits.SHARE: _share,
    OverUnits.OWNER: _by_owner,
    OverUnits.DISTINCT: _distinct,
    OverUnits.NONE: _only_reported,
    OverUnits.RATIO: _only_reported,
}
