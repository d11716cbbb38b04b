"""What cells say, compared by meaning and printed as they go into a workbook."""

from dataclasses import dataclass, field
from fractions import Fraction

from cchc.catalogue.models import Choice
from cchc.catalogue.queries.definitions import Definition, definitions
from cchc.catalogue.queries.tables import FormTables, TableRow
from cchc.engine.figures import Blank
from cchc.engine.kinds import ValueType
from cchc.engine.numbers import NumberFault, read_number
from cchc.reporting.enums import CellStatus
from cchc.reporting.models import Cell
from cchc.reporting.queries.reading import CellReading, read_cell
from cchc.reporting.workbook.keys import CellContent

BLANK_CODES = {
    Blank.NONE_AROSE: "KPS",
    Blank.NOT_APPLICABLE: "KAD",
    Blank.NOT_YET_DUE: "CĐH",
}


@dataclass(frozen=True)
class FormMeaning:
    """A form with what its indicators mean and the words of its choices."""

    tables: FormTables
    known: dict[str, Definition]
    choices: dict[str, dict[int, str]]
    rows: dict[str, TableRow] = field(default_factory=dict)

    def value_type(self, row: TableRow) -> ValueType | None:
        """Return what the row's figure is; None where it has none."""
        return self.known[row.reported[0].indicator].value_type if row.reported else None

    def options(self, row: TableRow) -> dict[int, str]:
        """Return the words of the row's choices by code; the list is that of the row, else its indicator."""
        code = row.choices or (self.known[row.reported[0].indicator].choices if row.reported else "")
        return self.choices.get(code, {})

    def read(self, key: str, text: str) -> CellReading:
        """Return what a text says in a row."""
        return read_cell(self.rows[key], text, self.known)

    def same(self, key: str, one: CellContent, other: CellContent) -> bool:
        """Whether two contents of a cell say the same; a note only says the same letter by letter."""
        return self.same_value(key, one, other) and one.note == other.note

    def same_value(self, key: str, one: CellContent, other: CellContent) -> bool:
        """Whether two values say the same: `1901`, `1.901` and `01.901` do."""
        if (one.text, one.blank) == (other.text, other.blank):
            return True
        if one.blank or other.blank or not (one.text and other.text):
            return False
        first, second = self.read(key, one.text), self.read(key, other.text)
        return first.status is CellStatus.KEPT and first.figures == second.figures


def meaning_of(tables: FormTables) -> FormMeaning:
    """Return a form with its meaning, in two queries."""
    choices: dict[str, dict[int, str]] = {}
    for name, code, words in Choice.objects.values_list("choice_list__code", "code", "name_vi"):
        choices.setdefault(name, {})[code] = words
    known = definitions({ref.indicator for ref in tables.refs})
    return FormMeaning(tables, known, choices, {row.key: row for row in tables.rows})


def content_of(cell: Cell | None) -> CellContent:
    """Return what a stored cell says."""
    return CellContent(cell.as_written, cell.blank, cell.note) if cell else CellContent()


def option(code: int, words: str) -> str:
    """Return a choice as the list of a cell shows it."""
    return f"{code} – {words}"


def entered(content: CellContent, row: TableRow, meaning: FormMeaning) -> Fraction | str | None:
    """Return what a workbook shows of a content: a number where it is one, a code for a blank, else words."""
    if content.blank:
        return BLANK_CODES[Blank(content.blank)]
    if not content.text:
        return None
    value_type = meaning.value_type(row)
    if value_type is ValueType.CHOICE:
        code = int(content.text) if content.text.isdigit() else -1
        words = meaning.options(row).get(code)
        return option(code, words) if words is not None else content.text
    if value_type in {ValueType.COUNT, ValueType.MONEY, ValueType.PERCENT} and len(row.reported) == 1:
        return _number(content.text, row, meaning)
    return content.text


def _number(text: str, row: TableRow, meaning: FormMeaning) -> Fraction | str:
    """A plain number as such; one with a unit or a second number stays as it was written."""
    reading = read_cell(row, text, meaning.known)
    if reading.status is not CellStatus.KEPT or reading.figures[0].denominator is not None:
        return text
    try:
        unit = read_number(text).unit
    except NumberFault:
        return text
    amount = reading.figures[0].figure.amount
    return text if unit not in {"", "%"} or amount is None else amount / row.scale
