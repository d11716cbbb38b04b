"""Invented figures of the invented province: consistent within each form, the same on every run."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from random import Random
from typing import Any

import yaml

from cchc.catalogue.queries.definitions import Definition, choice_codes, definitions
from cchc.catalogue.queries.ended import ended_axis_values
from cchc.catalogue.queries.tables import FormTables, TableRow, form_tables
from cchc.engine.bindings.refs import MomentKind, Ref
from cchc.engine.kinds import Level, OverUnits, ValueType
from cchc.engine.numbers import print_number
from cchc.engine.periods import Period
from cchc.engine.rules.sums import Partition, PartOfTotal
from cchc.reporting.queries.round_content import rows_to_fill
from cchc.reporting.queries.rules import rules_of_form

SIZES = Path(__file__).parent / "data" / "rounds" / "sizes.yaml"
MERGED_ON = date(2025, 6, 1)
"""Periods that begin earlier are of the communes before the merger."""
_QUARTERS = {"quarter": 1, "half": 2, "nine_months": 3, "year": 4}


@dataclass(frozen=True)
class Reporter:
    """A unit that reports, at its level, for a period."""

    code: str
    level: str
    period: Period


@dataclass(frozen=True)
class FormSense:
    """A form with what its rows mean, which rows add up to which, and which is part of which."""

    tables: FormTables
    known: Mapping[str, Definition]

    @cached_property
    def choices(self) -> Mapping[str, tuple[int, ...]]:
        """The codes of each list of choices."""
        return choice_codes()

    @cached_property
    def partitions(self) -> dict[str, Partition]:
        """The partition that each part belongs to."""
        rules = self._rules()
        found = [rule for rule in rules if isinstance(rule, Partition)]
        return {part: rule for rule in found for part in rule.parts}

    @cached_property
    def wholes(self) -> dict[str, str]:
        """The row that each part must not exceed."""
        return {rule.part: rule.total for rule in self._rules() if isinstance(rule, PartOfTotal)}

    @cached_property
    def rows(self) -> dict[str, TableRow]:
        """The rows by key."""
        return {row.key: row for row in self.tables.rows}

    def _rules(self) -> tuple[object, ...]:
        return rules_of_form(self.tables, dict(self.known), dict(self.choices))


def sense_of(form: str) -> FormSense:
    """Return what a stored form means."""
    tables = form_tables(form)
    return FormSense(tables, definitions({ref.indicator for ref in tables.refs}))


def invented(form: FormSense, unit: Reporter, given: Mapping[str, int] | None = None) -> dict[str, str]:
    """Return what a unit writes into each row that it fills in; `given` amounts are kept to, not written."""
    ended = ended_axis_values(unit.period.window().start)
    rows = [row for row in rows_to_fill(form.tables, unit.level, ended) if row.reported]
    desk = _Desk(form, unit, frozenset(row.key for row in rows), dict(given or {}))
    return {row.key: desk.text(row) for row in rows if row.key not in desk.given}


@dataclass
class _Desk:
    """One form of one unit being invented: amounts by row key, in the row's own unit."""

    form: FormSense
    unit: Reporter
    fillable: frozenset[str]
    given: Mapping[str, int]
    amounts: dict[str, int] = field(default_factory=dict)
    same: dict[str, int] = field(default_factory=dict)

    def text(self, row: TableRow) -> str:
        """Return what stands in the cell."""
        definition = self.form.known[row.reported[0].indicator]
        if definition.value_type is ValueType.YES_NO or definition.over_units is OverUnits.SHARE:
            return "Có" if self._draw(row.key, 0, 19) else "Không"
        if row.choices:
            codes = self.form.choices[definition.choices]
            return str(codes[self._draw(row.key, 0, len(codes) - 1)])
        if len(row.reported) == 2:
            return f"{self._draw(row.key, 60, 400)}/{self._draw(row.key, 2, 9)}"
        return print_number(self.amount(row.key))

    def amount(self, key: str) -> int:
        """Return the amount of a row; what it is part of is settled first."""
        if key in self.given:
            return self.given[key]
        if key not in self.amounts:
            self._settle(key)
        return self.amounts[key]

    def _settle(self, key: str) -> None:
        ref = str(self.form.rows[key].reported[0])
        partition = self.form.partitions.get(key)
        if ref in self.same:
            self.amounts[key] = self.same[ref]
        elif partition is not None and self._is_known(partition.total):
            self._cut(partition)
        elif (whole := self.form.wholes.get(key)) is not None and self._is_known(whole):
            self.amounts[key] = self.amount(whole) * self._share(key) // 100
        else:
            self.amounts[key] = self._size(key)
        self.same.setdefault(ref, self.amounts[key])

    def _is_known(self, key: str) -> bool:
        return key in self.fillable or key in self.given

    def _cut(self, partition: Partition) -> None:
        """Cut a total into the parts that the unit fills in."""
        free = [part for part in partition.parts if part in self.fillable and part not in self.given]
        taken = sum(self.given.get(part, 0) for part in partition.parts)
        total = max(self.amount(partition.total) - taken, 0)
        weights = [self._draw(f"{part} weight", 2, 9) for part in free]
        ends = [total * sum(weights[: place + 1]) // sum(weights) for place in range(len(free))]
        for part, low, high in zip(free, [0, *ends], ends, strict=False):
            self.amounts[part] = high - low

    def _share(self, key: str) -> int:
        ref = self.form.rows[key].reported[0]
        bounds = next((two for name, two in _sizes()["parts"].items() if name in _spoken(ref)), None)
        return self._draw(key, *(bounds or _sizes()["usual_part"]))

    def _size(self, key: str) -> int:
        """A quarter's figure stays with the unit from period to period; flows grow with the period."""
        ref = self.form.rows[key].reported[0]
        if ref.indicator.startswith(tuple(_sizes()["rare"])):
            return int(self._draw(key, 0, 24) == 0)
        by_level = _sizes()["indicators"].get(ref.indicator, {})
        bounds = by_level.get(self.unit.level, _sizes()["usual"])
        steady = _chance(f"{self.unit.code} {ref}", *bounds) * self._size_of_unit() // 100
        if ref.moment.kind is not MomentKind.WINDOW:
            return steady
        quarters = _QUARTERS[self.unit.period.kind.name.lower()]
        return steady * quarters * self._draw(key, 90, 112) // 100

    def _size_of_unit(self) -> int:
        """A commune of before the merger is smaller than those after it, in hundredths."""
        is_old = self.unit.level == Level.COMMUNE and self.unit.period.window().start < MERGED_ON
        return int(_sizes()["old_commune"]) if is_old else 100

    def _draw(self, what: str, low: int, high: int) -> int:
        return _chance(f"{self.unit.code} {self.unit.period} {what}", low, high)


def _spoken(ref: Ref) -> Iterable[str]:
    """The names under which the share of a part is kept: its axes, its indicator."""
    axes: Iterator[str] = (f"{axis}={'|'.join(values)}" for axis, values in ref.breakdown.axes)
    return (*axes, ref.indicator)


def _chance(what: str, low: int, high: int) -> int:
    # Invented figures, the same on every run: chance here is a matter of looks, not of secrets.
    return Random(what).randint(low, high)  # noqa: S311


@cache
def _sizes() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(SIZES.read_text("utf-8"))
    return read
