"""One printed row of a table, cut into its fields, before what belongs together is put together."""

from dataclasses import dataclass, field

from cchc.checker.appendix.columns import Columns
from cchc.checker.appendix.matrix import Line
from cchc.checker.appendix.model import AppendixFlag
from cchc.checker.appendix.values import (
    choices_of,
    is_bullet,
    is_figure,
    is_nothing,
    is_number_like,
    is_unit,
    split_number,
)
from cchc.document.found import FoundRow
from cchc.engine.text import label_key

_UNFINISHED_WORDS = frozenset({
    "của", "và", "các", "trong", "theo", "tại", "được", "đối", "với", "về", "cho", "do", "có", "là", "bị",
    "từ", "đến", "hoặc", "những", "một", "như", "khi", "để", "bằng", "trên",
})  # fmt: skip
_OPENERS = frozenset({"trong do", "bao gom", "gom", "cu the", "chia ra"})
_UNFINISHED_ENDS = (",", "(", "-", "–", "/")


@dataclass
class Draft:
    """Fields as they are gathered. `group`: a grouping cell between number and label."""

    stt: str = ""
    group: str = ""
    label: str = ""
    unit: str = ""
    raw: str = ""
    note: str = ""
    others: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    found: list[FoundRow] = field(default_factory=list)

    @property
    def is_unfinished(self) -> bool:
        """Whether the label stops in the middle of a phrase."""
        words = self.label.split()
        if not words:
            return False
        open_brackets = self.label.count("(") > self.label.count(")")
        return (
            open_brackets or self.label.endswith(_UNFINISHED_ENDS) or words[-1].lower() in _UNFINISHED_WORDS
        )

    def take(self, other: "Draft") -> None:
        """Append what a further printed row says of this same row."""
        self.label = _appended(self.label, other.label)
        self.unit = _appended(self.unit, other.unit)
        self.raw = _appended(self.raw, other.raw)
        self.note = _appended(self.note, other.note)
        self.flags |= {AppendixFlag.WRAPPED}
        self.found.extend(other.found)


def _appended(text: str, more: str) -> str:
    if len(text) > 1 and text[-1] in "-/" and not text[-2].isspace():
        return text + more
    return f"{text} {more}".strip() if more else text


def draft_of(line: Line, columns: Columns) -> Draft:
    """The fields of one printed row."""
    if line.wide or _is_headed(line, columns):
        return _heading(line)
    labels = [line.texts[column] for column in columns.labels if line.texts[column]]
    draft = Draft(
        stt=_at(line, columns.number),
        label=labels[-1] if labels else "",
        group=" ".join(labels[:-1]),
        unit=_at(line, columns.unit),
        raw=_at(line, columns.values[0]),
        note=_at(line, columns.note),
        others=[line.texts[column] for column in columns.values[1:]],
        found=[line.row],
    )
    _spread(draft, line, columns)
    return draft


def _at(line: Line, column: int | None) -> str:
    return line.texts[column] if column is not None else ""


def _heading(line: Line) -> Draft:
    text = line.texts[line.said[0]]
    stt, label = split_number(text)
    return Draft(stt=stt, label=label, found=[line.row])


def _is_headed(line: Line, columns: Columns) -> bool:
    """Whether the only cell is the number's, and holds more than a number: an unmerged heading."""
    if columns.number is None or line.said != (columns.number,):
        return False
    text = line.texts[columns.number]
    return not is_number_like(text) and not is_bullet(text) and " " in text


def _spread(draft: Draft, line: Line, columns: Columns) -> None:
    """Settle what merges, missing columns and swapped cells did to the fields."""
    if columns.number is None:
        draft.stt, draft.label = split_number(draft.label)
    if columns.note is not None:
        merged = [cell for cell in line.row.cells if cell.place.column == columns.note and cell.row_span > 1]
        draft.flags |= {AppendixFlag.NOTE_MERGED} if merged and draft.note else set()
    if _is_swapped(draft):
        draft.flags |= {AppendixFlag.UNIT_VALUE_SWAPPED}


def _is_swapped(draft: Draft) -> bool:
    if not is_figure(draft.unit) or choices_of(draft.unit) or is_nothing(draft.raw):
        return False
    return is_unit(draft.raw) or not is_figure(draft.raw) or "%" in draft.unit


def is_label_end(draft: Draft, above: Draft, breaks: bool) -> bool:
    """Whether a row without a number is only the end of the row above, cut off by a page break."""
    if draft.raw or draft.group or is_bullet(draft.label.split()[0]) or label_key(draft.label) in _OPENERS:
        return False
    starts_low = draft.label[0].islower() and not above.label.endswith((".", ":", ";"))
    if draft.unit:
        return _is_unit_end(draft.unit, above.unit) and (above.is_unfinished or starts_low or breaks)
    return above.is_unfinished or starts_low or (breaks and bool(above.unit or above.raw))


def _is_unit_end(unit: str, above: str) -> bool:
    """Whether a unit reads as the rest of the one above it: "Cơ quan, đơn" and "vị"."""
    if not above:
        return False
    codes, before = choices_of(unit), choices_of(above)
    if codes:
        return bool(before) and int(codes[0][0]) == int(before[-1][0]) + 1
    return not is_unit(unit) or (unit[0].islower() and above[0].isupper())


def is_choice_piece(draft: Draft, above: Draft) -> bool:
    """Whether the unit is a further code of the list of codes that began above."""
    own, before = choices_of(draft.unit), choices_of(above.unit)
    return len(own) == 1 and bool(before) and int(own[0][0]) not in {int(code) for code, _ in before}
