"""The forms of units for a period as workbooks to be filled in."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from fractions import Fraction

from cchc.catalogue.queries.definitions import choice_codes
from cchc.catalogue.queries.tables import FormTables, Table, TableRow, form_tables
from cchc.document.frame import day_written
from cchc.engine.bindings.ast import Reference
from cchc.engine.bindings.evaluate import evaluate_rows
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import MISSING, Figure
from cchc.engine.kinds import ValueType
from cchc.engine.periods import Period
from cchc.engine.rules.sums import Partition, PartOfTotal
from cchc.engine.territory import Territory
from cchc.engine.windows import Window
from cchc.rendering.form_workbook.book import render
from cchc.rendering.form_workbook.model import EntryKind, EntryRow, FormSheet, FormWorkbook
from cchc.reporting.models import Cell, Submission
from cchc.reporting.queries.locks import Locks, locks_of
from cchc.reporting.queries.member_lists import NO_LISTS, Lists, lists_of
from cchc.reporting.queries.printing import PRINTED_DECIMALS
from cchc.reporting.queries.rules import rules_of_form
from cchc.reporting.queries.standing import standing_day
from cchc.reporting.workbook.contents import FormMeaning, content_of, entered, meaning_of, option
from cchc.reporting.workbook.help import help_lines
from cchc.reporting.workbook.keys import WorkbookKeys, written_keys
from cchc.reporting.workbook.list_sheets import listed_rows, member_lists
from cchc.reporting.workbook.row_kinds import is_closed, is_computed_here
from cchc.statistics.enums import View
from cchc.statistics.queries.reporting_windows import windows_for
from cchc.units.models import Unit
from cchc.units.queries import territory
from cchc.units.queries.listing import names_on

_KINDS = {
    ValueType.COUNT: EntryKind.COUNT,
    ValueType.MONEY: EntryKind.MONEY,
    ValueType.PERCENT: EntryKind.PERCENT,
    ValueType.CHOICE: EntryKind.CHOICE,
    ValueType.YES_NO: EntryKind.YES_NO,
    ValueType.TEXT: EntryKind.WORDS,
}
_YES_NO = ("Có", "Không")
_AFTER_CODE = re.compile(r"(= \d+) ")


@dataclass(frozen=True)
class _Place:
    """A unit as its letterhead names it."""

    code: str
    level: str
    name: str
    parent: str
    window: Window


@dataclass(frozen=True)
class _Draft:
    """What is known of a unit's form so far; `submission` is None before anybody wrote into it."""

    submission: Submission | None
    cells: Mapping[str, Cell]
    locks: Locks | None
    lists: Lists = field(default_factory=dict)


@dataclass(frozen=True)
class _Checks:
    """The whole that a row is part of, and the rows that add up to a row, by key."""

    wholes: Mapping[str, str]
    partitions: Mapping[str, tuple[str, ...]]


def workbooks(form: str, units: Sequence[str], period: Period) -> Iterator[tuple[str, bytes]]:
    """Yield the workbook of each unit; the number of queries does not grow with the units.

    Raises UnknownFormFault, UnknownUnit, NotLivingFault before the first one.
    """
    meaning = meaning_of(form_tables(form))
    checks = _checks(meaning)
    places = _places(units, period)
    listed = any(listed_rows(meaning, place.level) for place in places.values())
    drafts = _drafts(form, units, period, listed=listed)
    for code in units:
        yield code, render(_workbook(meaning, checks, places[code], period, drafts[code]))


def _places(units: Sequence[str], period: Period) -> dict[str, _Place]:
    land = territory()
    codes = sorted({land.life(code).code for code in units})
    windows = windows_for(codes, period, land)
    found = Unit.objects.in_bulk(codes, field_name="code")
    days = {code: standing_day(found[code], windows[code], View.AS_REPORTED) for code in codes}
    names = _names(days, land)
    return {
        code: _Place(
            code,
            found[code].level,
            names[days[code]].get(code, code),
            names[days[code]].get(land.parent(code, days[code]) or "", ""),
            windows[code],
        )
        for code in codes
    }


def _names(days: Mapping[str, date], land: Territory) -> dict[date, dict[str, str]]:
    """The names of units and of those above them, by day."""
    wanted: dict[date, set[str]] = defaultdict(set)
    for code, day in days.items():
        wanted[day] |= {code, land.parent(code, day) or code}
    return {day: names_on(day, codes) for day, codes in wanted.items()}


def _drafts(form: str, units: Iterable[str], period: Period, *, listed: bool) -> dict[str, _Draft]:
    """What is known so far by unit; `listed`: also the lists of members."""
    stored = Submission.objects.filter(form__code=form, period=str(period), unit__code__in=units)
    submissions = {one.unit.code: one for one in stored.select_related("unit")}
    locks = locks_of(submissions.values())
    cells: dict[int, dict[str, Cell]] = defaultdict(dict)
    for cell in Cell.objects.filter(submission__in=submissions.values()):
        cells[cell.submission_id][cell.row_key] = cell
    lists = lists_of(submissions.values()) if listed else {}
    return {
        code: _Draft(one, cells[one.pk], locks[one.pk], lists.get(one.pk, NO_LISTS))
        if (one := submissions.get(code)) is not None
        else _Draft(None, {}, None)
        for code in units
    }


def _checks(meaning: FormMeaning) -> _Checks:
    rules = rules_of_form(meaning.tables, meaning.known, choice_codes())
    return _Checks(
        {rule.part: rule.total for rule in rules if isinstance(rule, PartOfTotal)},
        {rule.total: rule.parts for rule in rules if isinstance(rule, Partition)},
    )


def _workbook(
    meaning: FormMeaning, checks: _Checks, place: _Place, period: Period, draft: _Draft
) -> FormWorkbook:
    tables = meaning.tables
    listed = listed_rows(meaning, place.level)
    keys = _keys(tables, place, period, draft, listed)
    window = place.window
    sealed = draft.locks.locked(tables) if draft.locks else frozenset()
    entries = _Entries(meaning, checks, place, draft, sealed)
    return FormWorkbook(
        title=f"{tables.name}, {period.written()}",
        author=place.name,
        created=datetime(window.stop.year, window.stop.month, window.stop.day, tzinfo=UTC),
        left=(place.parent.upper(), place.name.upper()) if place.parent else (place.name.upper(),),
        right=(f"Biểu: {tables.code}", f"Kỳ báo cáo: {period.written()}"),
        subtitle=f"(Số liệu từ ngày {day_written(window.start)} đến hết ngày {day_written(window.last_day)})",
        sheets=tuple(
            _sheet(table, number, len(tables.tables), entries, keys)
            for number, table in enumerate(tables.tables, 1)
        ),
        help=help_lines(listed=bool(listed)),
        hidden=written_keys(keys),
        lists=member_lists(listed, draft.lists, sealed),
        lists_identity=keys.lists_identity,
    )


def _keys(
    tables: FormTables, place: _Place, period: Period, draft: _Draft, listed: Iterable[TableRow]
) -> WorkbookKeys:
    submission = draft.submission
    return WorkbookKeys(
        form=tables.code,
        content_hash=tables.content_hash,
        unit=place.code,
        period=str(period),
        window=place.window,
        version=submission.version if submission else 0,
        revision=submission.revision if submission else None,
        cells={row.key: content_of(draft.cells.get(row.key)) for row in tables.rows if not row.is_heading},
        lists={one.key: one.members for one in member_lists(listed, draft.lists, frozenset())},
    )


def _sheet(table: Table, number: int, count: int, entries: "_Entries", keys: WorkbookKeys) -> FormSheet:
    name = (table.number or f"Phụ lục {number}") if count > 1 else "Phụ lục"
    lines = tuple(line.upper() for line in table.title)
    return FormSheet(
        name=name.capitalize() if name.isupper() else name,
        title=(table.number.upper(), *lines) if table.number else lines,
        heads=table.columns,
        grouped=table.grouped_header,
        rows=tuple(entries.row(row, table) for row in table.rows),
        identity=keys.identity(table.key),
    )


class _Entries:
    """Rows of a form for one unit, ready to be written."""

    def __init__(
        self,
        meaning: FormMeaning,
        checks: _Checks,
        place: _Place,
        draft: _Draft,
        sealed: frozenset[str],
    ) -> None:
        self._meaning = meaning
        self._place = place
        self._draft = draft
        self._sealed = sealed
        self._checks = checks
        self._figures = self._read()

    def row(self, row: TableRow, table: Table) -> EntryRow:
        """Return one row."""
        content = content_of(self._draft.cells.get(row.key))
        formula = row.values[0] if self._is_formula(row, table) else None
        return EntryRow(
            key=row.key,
            stt=row.stt,
            label=row.label,
            unit=_AFTER_CODE.sub("\\1\n", row.printed_unit or row.unit),
            group=row.group,
            kind=self._kind(row),
            value=self._figures.get(row.key) if formula else entered(content, row, self._meaning),
            note=content.note,
            options=self._options(row),
            formula=formula,
            decimals=PRINTED_DECIMALS if row.decimals is None else row.decimals,
            closed=is_closed(row, self._meaning.tables, self._place.level),
            sealed=row.key in self._sealed,
            part_of=self._checks.wholes.get(row.key, ""),
            partition=self._checks.partitions.get(row.key, ()),
        )

    def _kind(self, row: TableRow) -> EntryKind | None:
        if row.is_heading:
            return None
        if len(row.reported) == 2:
            return EntryKind.PAIR
        value_type = self._meaning.value_type(row)
        return _KINDS[value_type] if value_type else EntryKind.WORDS

    def _options(self, row: TableRow) -> tuple[str, ...]:
        kind = self._kind(row)
        if kind is EntryKind.YES_NO:
            return _YES_NO
        options = self._meaning.options(row) if kind is EntryKind.CHOICE else {}
        return tuple(option(code, words) for code, words in sorted(options.items()))

    def _is_formula(self, row: TableRow, table: Table) -> bool:
        """Whether Excel can compute the row from others of its sheet; what was stated by itself stays."""
        if len(row.values) != 1 or isinstance(row.values[0], Reference) or row.key in self._draft.cells:
            return False
        return is_computed_here(row, {one.key: one for one in table.rows})

    def _read(self) -> dict[str, Fraction]:
        """What the computed rows come to, as far as the cells say."""
        figures: dict[Ref, Figure] = {}
        for key, cell in self._draft.cells.items():
            if key in self._meaning.rows and cell.as_written:
                reading = self._meaning.read(key, cell.as_written)
                figures |= {read.ref: read.figure for read in reading.figures}
        if not figures:
            return {}
        traced = evaluate_rows(self._meaning.tables.expressions, lambda ref: figures.get(ref, MISSING))
        return {key: one.figure.amount for key, one in traced.items() if one.figure.amount is not None}
