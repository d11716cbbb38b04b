"""The rules that a filled form breaks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from cchc.catalogue.enums import Parts
from cchc.catalogue.queries.definitions import Definition, choice_codes, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow
from cchc.engine.bindings.ast import Call, Expression, Function, Reference, Row
from cchc.engine.bindings.refs import Ref
from cchc.engine.figures import Figure
from cchc.engine.kinds import ValueType
from cchc.engine.rules.findings import Finding, Rule, Said
from cchc.engine.rules.structure import RowShape, check_all, structural_rules
from cchc.reporting.queries.fill import FilledForm, FilledRow


@dataclass(frozen=True)
class _Shapes:
    form: FormTables
    known: dict[str, Definition]
    choices: dict[str, tuple[int, ...]]


def broken_rules(filled: FilledForm) -> tuple[Finding, ...]:
    """Return what the form's own structure finds wrong in its figures, in printed order."""
    known = definitions({ref.indicator for ref in filled.form.refs})
    figures = dict(chain.from_iterable(map(_said_by, filled.rows)))
    return check_all(rules_of_form(filled.form, known, choice_codes()), figures)


def rules_of_form(
    form: FormTables, known: dict[str, Definition], choices: dict[str, tuple[int, ...]]
) -> tuple[Rule, ...]:
    """Return the rules that follow from the structure of a form."""
    shapes = _Shapes(form, known, choices)
    return structural_rules(shape for row in form.rows for shape in _shapes(row, shapes))


def _shapes(row: TableRow, shapes: _Shapes) -> Iterator[RowShape]:
    partition = _partition(row, shapes.form)
    if not row.reported:
        if partition and row.part_of:
            # A heading that is no row of figures: those below it add up to the row it names.
            yield RowShape(key=row.part_of, partition=partition)
        return
    definition = shapes.known[row.reported[0].indicator]
    yield RowShape(
        key=row.key,
        value_type=definition.value_type,
        expression=_expression(row),
        part_of=_whole_of(row, shapes.form),
        partition=partition,
        choices=shapes.choices.get(definition.choices, ()) if row.choices else (),
        bounded=definition.value_type is ValueType.PERCENT,
    )


def _expression(row: TableRow) -> Expression | None:
    """The row's expression; a ratio of two references is put as a ratio of two rows that `_said` makes up."""
    match row.values:
        case (Call(Function.RATIO, (Reference(), Reference())),):
            return Call(Function.RATIO, (Row(f"{row.key}__over"), Row(f"{row.key}__under")))
        case (Reference() | Call() as expression,):
            return expression
        case _:
            return None


def _whole_of(row: TableRow, form: FormTables) -> str | None:
    if row.part_of:
        return row.part_of
    parent = next((other for other in form.rows if other.key == row.parent_key), None)
    inside = parent is not None and row.is_part and parent.parts in {Parts.SUBSET, Parts.PARTITION}
    return row.parent_key if inside else None


def _partition(row: TableRow, form: FormTables) -> tuple[str, ...]:
    if row.parts is not Parts.PARTITION:
        return ()
    return tuple(
        other.key for other in form.rows if other.parent_key == row.key and other.is_part and other.reported
    )


def _said_by(filled: FilledRow) -> Iterator[tuple[str, Said]]:
    if not filled.figures:
        return iter(())
    return said_of(filled.row, filled.figures[0], filled.as_written, lambda ref: filled.readings[ref].figure)


def said_of(
    row: TableRow, figure: Figure, as_written: str | None, part: Callable[[Ref], Figure]
) -> Iterator[tuple[str, Said]]:
    """Yield what a row states, by the key that rules know it by; `part` gives the two parts of a ratio."""
    yield row.key, Said(_scaled(row, figure), _decimals(as_written), row.label)
    match row.values:
        case (Call(Function.RATIO, (Reference(ref=over), Reference(ref=under))),):
            for name, label, ref in (("over", _("tử số"), over), ("under", _("mẫu số"), under)):
                yield f"{row.key}__{name}", Said(part(ref), label=label)


def _scaled(row: TableRow, figure: Figure) -> Figure:
    if figure.amount is None or row.scale == 1:
        return figure
    return Figure(amount=figure.amount / row.scale)


def _decimals(as_written: str | None) -> int | None:
    """Digits after the comma of a written cell; None: as many as the amount needs."""
    if not as_written or "," not in as_written:
        return None
    digits = as_written.rpartition(",")[2]
    return len(digits) - len(digits.lstrip("0123456789"))
