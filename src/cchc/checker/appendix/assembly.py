"""Put printed rows together into rows: what a page or a merge cut apart finds its other half."""

from collections.abc import Iterable, Sequence

from cchc.checker.appendix.columns import Columns, is_column_numbers
from cchc.checker.appendix.drafts import Draft, draft_of, is_choice_piece, is_label_end
from cchc.checker.appendix.halves import without_halves
from cchc.checker.appendix.matrix import Line
from cchc.checker.appendix.model import AppendixFlag
from cchc.checker.appendix.values import is_figure, is_nothing
from cchc.engine.text import label_key

_NOTE_REACH = 4


def assembled(
    lines: Iterable[Line], columns: Columns, header: Sequence[Line], above: Sequence[Draft] = ()
) -> list[Draft]:
    """Rows out of the lines below a header, after those of the pages before.

    Lines that repeat the header or number the columns are dropped.
    """
    heads = {_key(line) for line in header}
    drafts = list(above)
    for line in without_halves(lines, columns):
        if _key(line) in heads or is_column_numbers(line):
            continue
        draft = draft_of(line, columns)
        if not drafts or not _belongs_above(draft, drafts, line):
            drafts.append(_named(draft, drafts, line, columns))
    return drafts


def _key(line: Line) -> tuple[str, ...]:
    # Without spaces: a narrow column breaks the same words at other places.
    return tuple(label_key(text).replace(" ", "") for text in line.texts)


def _belongs_above(draft: Draft, drafts: list[Draft], line: Line) -> bool:
    """Give the line's content to a row above where it is a piece of it; say whether that was so."""
    above = drafts[-1]
    if draft.stt:
        return False
    if is_choice_piece(draft, above) and (is_nothing(above.raw) or is_nothing(draft.raw)):
        above.take(draft)
        return True
    if draft.label:
        if is_label_end(draft, above, line.breaks):
            above.take(draft)
            return True
        return False
    return _without_label(draft, drafts)


def _without_label(draft: Draft, drafts: list[Draft]) -> bool:
    above = drafts[-1]
    if draft.note and not draft.unit and not draft.raw:
        _note_owner(drafts).take(draft)
        return True
    if draft.raw and is_figure(draft.raw) and not is_nothing(above.raw):
        return False
    above.take(draft)
    return True


def _note_owner(drafts: list[Draft]) -> Draft:
    """The row whose note goes on: the nearest above with one, for its cell may span several rows."""
    near = [draft for draft in drafts[-_NOTE_REACH:] if draft.note]
    return near[-1] if near else drafts[-1]


def _named(draft: Draft, drafts: list[Draft], line: Line, columns: Columns) -> Draft:
    """A row of its own, with what a cell merged from above says for it too."""
    if drafts and columns.unit is not None and columns.unit in line.covered and not draft.unit:
        draft.unit = drafts[-1].unit
        draft.flags |= {AppendixFlag.UNIT_MERGED}
    if drafts and not draft.label and any(column in line.covered for column in columns.labels):
        draft.label = drafts[-1].label
    if not draft.label:
        draft.flags |= {AppendixFlag.NO_LABEL}
    return draft
