"""A form as a table ready to be filled: rows in printed order with their bindings parsed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cchc.catalogue.enums import Parts
from cchc.catalogue.models import Appendix, Form, Row
from cchc.engine.bindings.ast import Expression, Reference, order_of, refs_of, rows_of
from cchc.engine.bindings.parser import parse
from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.faults import N_, Fault
from cchc.foundation.stamps import kept


class UnknownFormFault(Fault):
    """No form has this code."""


@dataclass(frozen=True)
class TableRow:
    """One row: what is printed, what it means, and where its own reported figure is kept (`reported`).

    `parts` says how the rows directly below stand to this row, but for those with `is_part` false; on a
    heading, which has no figure of its own, to the row that `part_of` names: rows below a heading with
    `parts` partition and `part_of` X add up to row X.
    """

    key: str
    parent_key: str
    depth: int
    stt: str
    stt_meant: str
    slip: str
    slip_note: str
    group: str
    label: str
    unit: str
    printed_unit: str
    values: tuple[Expression, ...]
    reported: tuple[Ref, ...]
    has_own_indicator: bool
    shown: str
    decimals: int | None
    scale: int
    choices: str
    parts: Parts
    is_part: bool
    part_of: str
    note: str
    owner: str
    filled_by: frozenset[str]
    typed: str
    style: str

    @property
    def is_heading(self) -> bool:
        """Whether nothing is filled in here."""
        return not self.values and not self.typed

    @cached_property
    def is_computed(self) -> bool:
        """Whether the value follows from other figures by an expression."""
        return any(not isinstance(value, Reference) for value in self.values)

    @cached_property
    def lone(self) -> Ref | None:
        """The one figure that the row is, as most are; None where it is typed, computed, a pair or empty."""
        value = self.values[0] if len(self.values) == 1 and not self.typed else None
        return value.ref if isinstance(value, Reference) else None

    @cached_property
    def refs(self) -> frozenset[Ref]:
        """Every figure that filling this row may need."""
        return frozenset(self.reported).union(*(refs_of(value) for value in self.values))

    @cached_property
    def ordered_refs(self) -> tuple[Ref, ...]:
        """The same in the order of their texts."""
        return tuple(sorted(self.refs, key=str))


@dataclass(frozen=True)
class Table:
    """One printed appendix."""

    key: str
    number: str
    title: tuple[str, ...]
    grouped_header: bool
    columns: dict[str, str]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class FormTables:
    """A whole form. `expressions` has one entry for each value: a pair row's second one is `KEY__2`."""

    code: str
    name: str
    levels: tuple[str, ...]
    content_hash: str
    tables: tuple[Table, ...]
    expressions: dict[str, Expression]

    @cached_property
    def rows(self) -> tuple[TableRow, ...]:
        """All rows of all appendices, in printed order."""
        return tuple(row for table in self.tables for row in table.rows)

    @cached_property
    def refs(self) -> frozenset[Ref]:
        """Every figure that filling the form may need."""
        return frozenset[Ref]().union(*(row.refs for row in self.rows))

    @cached_property
    def ordered_refs(self) -> tuple[Ref, ...]:
        """The same in the order of their texts."""
        return tuple(sorted(self.refs, key=str))

    def is_for(self, row: TableRow, level: str) -> bool:
        """Whether units of a level fill in a row; if the form is not made for their level, they do in all."""
        return level in row.filled_by or level not in self.levels

    @cached_property
    def computed(self) -> dict[str, Expression]:
        """The expressions that are more than a reference, with those of the rows that they use."""
        wanted = [key for key, value in self.expressions.items() if not isinstance(value, Reference)]
        found: dict[str, Expression] = {}
        while wanted:
            key = wanted.pop()
            if key not in found:
                found[key] = self.expressions[key]
                wanted += rows_of(found[key])
        return {key: found[key] for key in self.expressions if key in found}


@kept("catalogue", size=64)
def form_tables(code: str) -> FormTables:
    """Return the form's tables; raise UnknownFormFault naming the forms there are."""
    head = Form.objects.filter(code=code).values_list("code", "content_hash").first()
    if head is None:
        known = ", ".join(Form.objects.values_list("code", flat=True))
        raise UnknownFormFault(
            N_("Không có biểu mẫu %(code)s. Các biểu mẫu hiện có: %(known)s."), code=code, known=known or "—"
        )
    return _compiled(*head)


def every_form() -> list[FormTables]:
    """Return the tables of every stored form, by code."""
    return [_compiled(*head) for head in Form.objects.order_by("code").values_list("code", "content_hash")]


@lru_cache(maxsize=64)
def _compiled(code: str, content_hash: str) -> FormTables:
    form = Form.objects.prefetch_related("appendices__rows").get(code=code)
    tables = tuple(_table(appendix) for appendix in form.appendices.all())
    expressions = expressions_of(row for table in tables for row in table.rows)
    order_of(expressions)
    return FormTables(
        code=form.code,
        name=form.name_vi,
        levels=tuple(form.levels),
        content_hash=content_hash,
        tables=tables,
        expressions=expressions,
    )


def expressions_of(rows: Iterable[TableRow]) -> dict[str, Expression]:
    """Return every value of the rows under its name."""
    return {value_key(row.key, place): value for row in rows for place, value in enumerate(row.values)}


def value_key(key: str, place: int) -> str:
    """Return the name of a row's value: the row's key, with a number from the second value of a pair on."""
    return f"{key}__{place + 1}" if place else key


def _table(appendix: Appendix) -> Table:
    return Table(
        key=appendix.key,
        number=appendix.number,
        title=tuple(appendix.title),
        grouped_header=appendix.header == "grouped",
        columns=dict(appendix.columns),
        rows=tuple(table_row(row) for row in appendix.rows.all()),
    )


def table_row(row: Row) -> TableRow:
    """Return a stored row with its bindings parsed; raise BindingFault if one is unreadable."""
    values = tuple(parse(text) for text in row.values)
    return TableRow(
        key=row.key,
        parent_key=row.parent_key,
        depth=row.depth,
        stt=row.stt,
        stt_meant=row.stt_meant,
        slip=row.slip,
        slip_note=row.slip_note,
        group=row.group,
        label=row.label,
        unit=row.unit,
        printed_unit=row.printed_unit,
        values=values,
        reported=_reported(row, values),
        has_own_indicator=bool(row.indicator),
        shown=row.shown,
        decimals=row.decimals,
        scale=row.scale,
        choices=row.choices,
        parts=Parts(row.parts),
        is_part=row.is_part,
        part_of=row.part_of,
        note=row.note,
        owner=row.owner,
        filled_by=frozenset(row.filled_by),
        typed=row.typed,
        style=row.style,
    )


def _reported(row: Row, values: tuple[Expression, ...]) -> tuple[Ref, ...]:
    if row.indicator:
        return (parse_ref(row.indicator),)
    return tuple(value.ref for value in values if isinstance(value, Reference))
