"""Invented figures of the invented province: consistent within each unit, the same on every run."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random

from cchc.catalogue.queries.definitions import Definition
from cchc.engine.bindings.breakdown import TOTAL, Breakdown
from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.figures import NOT_APPLICABLE, Figure
from cchc.engine.kinds import Level, OverUnits, Reach

Figures = dict[Ref, Figure]

_USUAL = (0, 2)
_ONLINE = 71
_SIZES = {
    "dossier.finished": {Level.DEPARTMENT: (400, 9000), Level.COMMUNE: (300, 2500)},
    "document.sent": {Level.DEPARTMENT: (500, 4000), Level.COMMUNE: (150, 900)},
    "civil_post.assigned": {Level.DEPARTMENT: (30, 120), Level.COMMUNE: (28, 45)},
    "service_post.assigned": {Level.DEPARTMENT: (40, 900), Level.COMMUNE: (20, 60)},
    "service_unit.count": {Level.DEPARTMENT: (1, 12)},
    "task.assigned": {Level.DEPARTMENT: (10, 60), Level.COMMUNE: (2, 12)},
    "legal_document.issued": {Level.DEPARTMENT: (0, 2), Level.COMMUNE: (0, 1)},
    "dossier.received": {Level.DEPARTMENT: (100, 3000), Level.COMMUNE: (80, 700)},
    "inspection.issue_found": {Level.DEPARTMENT: (0, 5), Level.COMMUNE: (0, 4)},
    "legal_document.reviewed": {Level.DEPARTMENT: (0, 8), Level.COMMUNE: (0, 1)},
}
_RARE = (
    "staff.disciplined",
    "job_position.violation_found",
    "service_unit.equitised",
    "leader.",
    "civil_servant.moved",
)
_SHARES = {
    "civil_post.filled": ("civil_post.assigned", 90),
    "service_post.filled": ("service_post.assigned", 92),
    "task.finished": ("task.assigned", 70),
    "inspection.issue_resolved": ("inspection.issue_found", 60),
    "legal_document.handled": ("legal_document.handling_due", 50),
}
_LEVEL_AXES = ("receiver_level", "unit_level")
_LEVEL_VALUES = {
    Level.DEPARTMENT: {"province", "department"},
    Level.COMMUNE: {"commune"},
}
_RECEIVERS = ("province", "commune")
_SECTORS = ("construction", "land", "other")
_OUTCOMES = (("early", 55), ("on_time", 42), ("late", 3))


@dataclass(frozen=True)
class Reporter:
    """A unit that reports, at its level."""

    code: str
    level: Level


def figures_of(unit: Reporter, refs: Iterable[Ref], known: dict[str, Definition]) -> Figures:
    """Return what a department or commune reports under the refs of a form; sums and yes/no only."""
    figures: Figures = {}
    families: dict[tuple[str, tuple[str, ...], Ref], list[Ref]] = defaultdict(list)
    for ref in sorted(refs, key=str):
        kind = known[ref.indicator].over_units
        if kind is OverUnits.SUM and _elsewhere(unit, ref):
            figures[ref] = NOT_APPLICABLE
        elif kind is OverUnits.SUM:
            families[ref.indicator, _axes(ref), replace(ref, breakdown=TOTAL)].append(ref)
        elif kind is OverUnits.SHARE:
            figures[replace(ref, reach=Reach.OWN)] = _yes_or_no(unit, ref)
    for (indicator, _, bare), family in families.items():
        figures.update(
            _dossiers(unit, bare) if indicator == "dossier.finished" else _counted(unit, bare, family)
        )
    return figures


def _axes(ref: Ref) -> tuple[str, ...]:
    return tuple(axis for axis, _ in ref.breakdown.axes)


def _yes_or_no(unit: Reporter, ref: Ref) -> Figure:
    if _elsewhere(unit, ref):
        return NOT_APPLICABLE
    return Figure(amount=Fraction(_draw(unit, str(ref), (0, 19)) > 0))


def provincial_figures(path: Path) -> Figures:
    """Return what the province itself reports, from a file of refs and amounts."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {parse_ref(row["ref"]): Figure(amount=Fraction(row["amount"])) for row in rows}


def _counted(unit: Reporter, bare: Ref, family: list[Ref]) -> Iterator[tuple[Ref, Figure]]:
    """Cut the unit's total over all the values that the refs of one set of axes speak of."""
    keys = sorted({key for ref in family for key in _single(ref.breakdown)}, key=str)
    amounts = _split(unit, bare, _total(unit, bare.indicator), len(keys))
    for key, amount in zip(keys, amounts, strict=True):
        share = amount * _ONLINE // 100 if key.values("channel") else amount
        yield replace(bare, breakdown=key), Figure(amount=Fraction(share))


def _dossiers(unit: Reporter, bare: Ref) -> Iterator[tuple[Ref, Figure]]:
    """The finest grain, the same whichever ref asks: level, sector and outcome together.

    Dossiers of other levels are not applicable; without that word a sum over levels would lack them.
    """
    (own,) = _LEVEL_VALUES[unit.level] - {"department"}
    total = _total(unit, bare.indicator)
    for level, sector, (outcome, percent) in product(_RECEIVERS, _SECTORS, _OUTCOMES):
        axes = {"receiver_level": (level,), "sector": (sector,), "outcome": (outcome,)}
        amount = total * percent // 300 + _draw(unit, sector + outcome, (0, 5))
        figure = Figure(amount=Fraction(amount)) if level == own else NOT_APPLICABLE
        yield replace(bare, breakdown=Breakdown.of(axes)), figure


def _elsewhere(unit: Reporter, ref: Ref) -> bool:
    """Whether the ref speaks of another level than the unit's, or the unit has nothing of the kind."""
    axes = dict(ref.breakdown.axes)
    spoken = {value for axis in _LEVEL_AXES for value in axes.get(axis, ())}
    if spoken and not spoken & _LEVEL_VALUES[unit.level]:
        return True
    if unit.level is Level.COMMUNE and ref.indicator.startswith("service_unit."):
        return True
    return "parent_kind" in axes and axes["parent_kind"] != ("department",)


def _total(unit: Reporter, indicator: str) -> int:
    if indicator in _SHARES:
        whole, percent = _SHARES[indicator]
        return _total(unit, whole) * percent // 100
    if indicator.startswith(_RARE):
        return int(_draw(unit, indicator, (0, 24)) == 0)
    return _draw(unit, indicator, _SIZES.get(indicator, {}).get(unit.level, _USUAL))


def _draw(unit: Reporter, what: str, bounds: tuple[int, int]) -> int:
    # Invented figures, the same on every run: chance here is a matter of looks, not of secrets.
    return Random(f"{unit.code}:{what}").randint(*bounds)  # noqa: S311


def _single(breakdown: Breakdown) -> Iterator[Breakdown]:
    names = [axis for axis, _ in breakdown.axes]
    for values in product(*(values for _, values in breakdown.axes)):
        yield Breakdown.of({name: (value,) for name, value in zip(names, values, strict=True)})


def _split(unit: Reporter, ref: Ref, total: int, count: int) -> list[int]:
    """Cut a total into parts that add up to it."""
    cuts = sorted(_draw(unit, f"{ref}{place}", (0, total)) for place in range(count - 1))
    return [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]
