"""What an import made of a spoiled workbook, held against what was meant: silent errors and honest ones."""

from collections.abc import Mapping
from fractions import Fraction

from benchmarks.filling import Filled, Truth
from cchc.engine.numbers import NumberFault, read_number
from cchc.reporting.workbook.contents import FormMeaning
from cchc.reporting.workbook.keys import CellContent
from cchc.reporting.workbook.reports import FileReport

_BLANKS = {"KPS": "none_arose", "KAD": "not_applicable", "CĐH": "not_yet_due"}
_NEAR = Fraction(1, 1000)


def silent_errors(
    one: Filled, report: FileReport, stored: Mapping[str, CellContent], meaning: FormMeaning
) -> list[str]:
    """Return every figure that was stored wrong, or lost without being named; nothing is how it should be."""
    if any(not named.cell for named in report.not_understood):
        return [f"{key}: stored though the file was refused" for key in stored]
    asked = [*report.not_understood, *report.doubts]
    rows = {named.row for named in asked} | {conflict.row for conflict in report.conflicts}
    texts = [named.text for named in (*asked, *report.warnings)]
    errors = []
    for key, meant in one.truth.items():
        content = stored.get(key, CellContent())
        if content.is_empty:
            if key not in rows and not any(says(text, meant) for text in texts):
                errors.append(f"{key}: {meant} was lost")
        elif not means(key, content, meant, meaning):
            errors.append(f"{key}: {content.text or content.blank} was stored, {meant} was meant")
    strange = [key for key, content in stored.items() if key not in one.truth and not content.is_empty]
    errors += [f"{key}: {stored[key].text} was stored, nothing was meant" for key in strange]
    return errors + [f"{text}: a stranger was lost" for text in one.strangers if text not in texts]


def means(key: str, content: CellContent, meant: Truth, meaning: FormMeaning) -> bool:
    """Whether a stored cell says what was meant."""
    if content.blank or meant in _BLANKS:
        return content.blank == _BLANKS.get(str(meant), "-")
    if isinstance(meant, str):
        return meaning.same_value(key, content, CellContent(meant))
    amount = meaning.read(key, content.text).figures[0].figure.amount
    return amount is not None and abs(amount / meaning.rows[key].scale - Fraction(str(meant))) < _NEAR


def says(text: str, meant: Truth) -> bool:
    """Whether a text that was named is the one that stood for what was meant."""
    if isinstance(meant, str):
        return text == meant
    try:
        reading = read_number(text)
        amount = 100 * reading.amount / reading.denominator if reading.denominator else reading.amount
        return abs(amount - Fraction(str(meant))) < _NEAR
    except NumberFault:
        return False
