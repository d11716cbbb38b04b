"""Which column holds what: from the words of the header in any order, else from what stands below."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cchc.checker.appendix.matrix import Line
from cchc.checker.appendix.values import is_bullet, is_figure, is_nothing, is_number_like, is_unit
from cchc.engine.text import label_key


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    LABEL = "label"
    UNIT = "unit"
    VALUE = "value"
    NOTE = "note"


_WORDS = (
    (Role.NUMBER, re.compile(r"(?:s ?t ?t|tt|so tt|so thu tu|no|ma so|ma|muc)$")),
    (Role.UNIT, re.compile(r"(?:don vi tinh|dvt|dv tinh|don vi do|don vi$)|.*(?:don vi tinh|dvt)$")),
    (Role.NOTE, re.compile(r"(?:ghi chu|chu thich|chu giai|giai trinh|dien giai|ly do|nguyen nhan)")),
    (
        Role.LABEL,
        re.compile(
            r"(?:(?:ten|cac|nhom|he thong) )?(?:chi tieu|noi dung|tieu chi|nhiem vu|danh muc|hang muc|chi so"
            r"|linh vuc|ten|cong viec|thong tin)(?! (?:giao|duoc giao))"
        ),
    ),
    (
        Role.VALUE,
        re.compile(
            r"so lieu|ket qua|so luong|thuc hien|gia tri|dat duoc|ky bao cao|thong ke|ty le|tong so|ke hoach"
            r"|luy ke|cung ky|ky truoc|chi tieu|nam 20|quy [iv1-4]|thang|so ho so|so sanh"
        ),
    ),
)
_MAIN_VALUE = re.compile(r"so lieu|ket qua|thuc hien|ky bao cao|ky nay|dat duoc")
_SIDE_VALUE = re.compile(r"ke hoach|ky truoc|cung ky|nam truoc|giao|ty le|so sanh|tang giam|luy ke")
_COLUMN_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[A-E])\)?(?:\s*=.*)?")
_SEARCHED = 8
_LONGEST_HEADER = 160
_MOSTLY = 0.6
_ENOUGH = 2


@dataclass(frozen=True)
class Columns:
    """The columns of a table; `values` has the chosen one first. `header`: texts of the value columns."""

    number: int | None
    labels: tuple[int, ...]
    unit: int | None
    values: tuple[int, ...]
    note: int | None
    header: tuple[str, ...] = ()
    swapped: bool = False


@dataclass(frozen=True)
class Head:
    """Columns with the stretch of lines that is the header: `start` up to, not including, `stop`."""

    columns: Columns
    start: int
    stop: int


def role_of(text: str) -> Role | None:
    """What a header's words announce."""
    key = label_key(text)
    if not key or len(text) > _LONGEST_HEADER:
        return None
    searched = (
        (role, pattern.search(key) if role is Role.VALUE else pattern.match(key)) for role, pattern in _WORDS
    )
    return next((role for role, found in searched if found), None)


def head_of(lines: Sequence[Line]) -> Head | None:
    """The header and the columns of a table, or None where it is no table of indicators."""
    for index, line in enumerate(lines[:_SEARCHED]):
        if _is_header(line):
            return _read_head(lines, index)
    columns = inferred(lines)
    return Head(columns, 0, 0) if columns else None


def _is_header(line: Line) -> bool:
    roles = {role_of(text) for text in line.texts if text} - {None}
    return len(roles) >= _ENOUGH and Role.LABEL in roles and not any(is_figure(text) for text in line.texts)


def _read_head(lines: Sequence[Line], start: int) -> Head | None:
    stop = start + 1
    while stop < len(lines) and _goes_on(lines[start], lines[stop]):
        stop += 1
    columns = _from_header(lines[start:stop])
    while stop < len(lines) and is_column_numbers(lines[stop]):
        stop += 1
    # Words of a centred header may have slid into the next column: then what stands below tells.
    checked = _checked(columns, lines[stop:]) or inferred(lines[stop:])
    return Head(checked, start, stop) if checked else None


def _goes_on(first: Line, line: Line) -> bool:
    """Whether a line is a lower row of the header: it speaks only below grouping or empty cells."""
    numbers = [column for column in first.said if role_of(first.texts[column]) in (Role.NUMBER, Role.LABEL)]
    if any(line.texts[column] for column in numbers) or any(is_figure(text) for text in line.texts):
        return False
    return any(role_of(line.texts[column]) for column in line.said)


def is_column_numbers(line: Line) -> bool:
    """Whether a line only numbers the columns: (1) (2) (3), A B 1 2."""
    said = [line.texts[column] for column in line.said]
    return len(said) > _ENOUGH and all(_COLUMN_NUMBER.fullmatch(text) for text in said)


def _from_header(header: Sequence[Line]) -> Columns:
    texts = [_lowest(header, column) for column in range(len(header[0].texts))]
    roles: list[Role | None] = [role_of(text) for text in texts]
    _settle(roles)
    for column in range(1, len(roles)):
        if not texts[column] and roles[column - 1] is Role.LABEL:
            roles[column] = Role.LABEL
    return _gathered(roles, texts)


def _lowest(header: Sequence[Line], column: int) -> str:
    return next((line.texts[column] for line in reversed(header) if line.texts[column]), "")


def _settle(roles: list[Role | None]) -> None:
    """Only the first column of a kind is that kind; a further one counts as a value."""
    for role in (Role.LABEL, Role.NUMBER, Role.UNIT, Role.NOTE):
        for column in [index for index, found in enumerate(roles) if found is role][1:]:
            roles[column] = Role.VALUE if role is Role.LABEL else None


def _gathered(roles: Sequence[Role | None], texts: Sequence[str]) -> Columns:
    def first(role: Role) -> int | None:
        return next((column for column, found in enumerate(roles) if found is role), None)

    values = [column for column, role in enumerate(roles) if role is Role.VALUE]
    values.sort(key=lambda column: (-_weight(texts[column]), column))
    return Columns(
        number=first(Role.NUMBER),
        labels=tuple(column for column, role in enumerate(roles) if role is Role.LABEL),
        unit=first(Role.UNIT),
        values=tuple(values),
        note=first(Role.NOTE),
        header=tuple(texts[column] for column in values),
    )


def _weight(header: str) -> int:
    key = label_key(header)
    return bool(_MAIN_VALUE.search(key)) - bool(_SIDE_VALUE.search(key))


def _checked(columns: Columns, body: Sequence[Line]) -> Columns | None:
    """The columns made to agree with what stands in them; None where nothing in the table is measured."""
    if not columns.values and columns.unit is not None:
        columns = replace(columns, values=_right_of(columns, columns.unit, body))
    if not columns.labels or not columns.values:
        return None
    if columns.unit is None:
        return columns if any(_share(body, column, is_figure) for column in columns.values) else None
    value = columns.values[0]
    if _share(body, columns.unit, is_figure) > _MOSTLY and _share(body, value, is_unit) > _MOSTLY:
        return replace(columns, unit=value, values=(columns.unit, *columns.values[1:]), swapped=True)
    return columns


def _right_of(columns: Columns, column: int, body: Sequence[Line]) -> tuple[int, ...]:
    width = max((len(line.texts) for line in body), default=0)
    free = [other for other in range(column + 1, width) if other != columns.note]
    return tuple(free[:1])


def _share(body: Sequence[Line], column: int, test: object) -> float:
    said = [line.texts[column] for line in body if not is_nothing(line.texts[column])]
    return sum(bool(test(text)) for text in said) / len(said) if said and callable(test) else 0.0


def inferred(body: Sequence[Line]) -> Columns | None:
    """Columns of a table without a header, from what stands in them; None where no column holds figures."""
    width = max((len(line.texts) for line in body), default=0)
    if width < _ENOUGH or len(body) < _ENOUGH:
        return None
    number = next((column for column in range(min(2, width)) if _numbers_items(body, column)), None)
    rest = [column for column in range(width) if column != number]
    unit = max(rest[1:], key=lambda column: _share(body, column, is_unit), default=None)
    if unit is not None and _share(body, unit, is_unit) < _MOSTLY:
        unit = None
    # A note may be longer than the label, but stands behind the unit.
    label = max(rest if unit is None else rest[: rest.index(unit)], key=lambda column: _length(body, column))
    after = [column for column in rest if column > label]
    figures = [c for c in after if c != unit and _share(body, c, is_figure) > _MOSTLY]
    if not figures:
        return None
    notes = [column for column in after if column > figures[-1]]
    return Columns(
        number,
        _labels(label, number),
        unit,
        tuple(figures),
        notes[0] if notes else None,
        ("",) * len(figures),
    )


def _labels(label: int, number: int | None) -> tuple[int, ...]:
    first = 0 if number is None else number + 1
    return tuple(range(min(first, label), label + 1))


def _numbers_items(body: Sequence[Line], column: int) -> bool:
    def numbers(text: str) -> bool:
        return is_number_like(text) or is_bullet(text) or label_key(text) == "trong do"

    return _share(body, column, numbers) > _MOSTLY


def _length(body: Iterable[Line], column: int) -> float:
    lengths = [len(line.texts[column]) for line in body if line.texts[column]]
    return sum(lengths) / len(lengths) if lengths else 0.0
