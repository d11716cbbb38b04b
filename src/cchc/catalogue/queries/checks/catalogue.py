"""Whether the stored catalogue fits together: every binding names what exists, every slip is explained."""

from collections.abc import Iterator
from itertools import groupby

from cchc.catalogue.models import Row
from cchc.catalogue.queries.checks.definitions import faults_of_definition
from cchc.catalogue.queries.checks.rows import Neighbours, faults_of_row
from cchc.catalogue.queries.checks.vocabulary import Vocabulary, vocabulary
from cchc.catalogue.queries.tables import TableRow, expressions_of, table_row
from cchc.engine.bindings.ast import order_of
from cchc.engine.bindings.faults import BindingFault
from cchc.engine.bindings.parser import parse
from cchc.engine.bindings.refs import Known, parse_ref
from cchc.engine.faults import N_, Fault


def faults_of_catalogue() -> list[Fault]:
    """Return every misfit of the stored catalogue, by four queries; empty means that it fits."""
    words = vocabulary()
    found = [
        fault
        for definition in words.definitions.values()
        for fault in faults_of_definition(definition, words)
    ]
    stored = Row.objects.select_related("form").order_by("form__code", "position")
    for code, rows in groupby(stored, key=lambda row: row.form.code):
        found.extend(_faults_of_form(code, list(rows), words))
    return found


def _faults_of_form(code: str, rows: list[Row], words: Vocabulary) -> Iterator[Fault]:
    keys = frozenset(row.key for row in rows)
    known = words.known({row.key for row in rows if row.values})
    wrong = [fault for row in rows for fault in _faults_of_words(f"{code}:{row.key}", row, known)]
    if wrong:
        # What the bindings mean can be asked only when all can be read.
        yield from wrong
        return
    table = [table_row(row) for row in rows]
    yield from _faults_of_order(code, table)
    neighbours = Neighbours(keys, frozenset(row.parent_key for row in rows))
    for row in table:
        yield from faults_of_row(f"{code}:{row.key}", row, neighbours, words)


def _faults_of_words(place: str, row: Row, known: Known) -> Iterator[Fault]:
    for text in row.values:
        try:
            parse(text, known)
        except BindingFault as fault:
            yield Fault(N_("%(place)s: %(reason)s"), place=place, reason=fault)
    if row.indicator:
        try:
            parse_ref(row.indicator, known)
        except BindingFault as fault:
            yield Fault(N_("%(place)s, indicator: %(reason)s"), place=place, reason=fault)


def _faults_of_order(code: str, rows: list[TableRow]) -> Iterator[Fault]:
    try:
        order_of(expressions_of(rows))
    except BindingFault as fault:
        yield Fault(N_("%(place)s: %(reason)s"), place=code, reason=fault)
