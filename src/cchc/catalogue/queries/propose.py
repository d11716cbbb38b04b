"""What the rows of somebody's file are most likely meant to be, beside a known form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from typing import Any

from cchc.catalogue.matching import MatchKind, RowMatch, WrittenRow, match_rows
from cchc.catalogue.models import Form, Row
from cchc.catalogue.proposals import ProposedTable
from cchc.catalogue.queries.depths import depths
from cchc.catalogue.queries.row_source import meaning_of
from cchc.catalogue.queries.tables import TableRow, every_form, form_tables
from cchc.engine.text import label_key

CERTAIN = {MatchKind.EXACT, MatchKind.LABEL}
_KEY_WORDS = 8


@dataclass(frozen=True)
class Suggestion:
    """A like row of another form: what it is called there and what it is bound to."""

    form: str
    key: str
    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """One row with what it is taken to mean; `content` as in a form's file, only a key if unknown."""

    position: int
    appendix: int
    depth: int
    stt: str
    label: str
    unit: str
    how: MatchKind
    score: float
    like_row: str
    rivals: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    content: dict[str, Any]

    @property
    def is_certain(self) -> bool:
        """Whether the label was found in the known form."""
        return self.how in CERTAIN


@dataclass(frozen=True)
class ProposedForm:
    """All rows in printed order, and the keys of the known form's rows that none of them is."""

    like: str
    rows: tuple[Proposal, ...]
    dropped: tuple[str, ...]


def propose(tables: Sequence[ProposedTable], like: str) -> ProposedForm:
    """Match the rows of a file to a known form; raises UnknownFormFault. Writes nothing."""
    known = form_tables(like)
    written = [WrittenRow(row.stt, row.label, row.unit) for table in tables for row in table.rows]
    appendices = [place for place, table in enumerate(tables) for _ in table.rows]
    matches = _each_once(match_rows(written, known.rows))
    rows = tuple(_rows(written, appendices, matches, _Meanings(like)))
    taken = {row.like_row for row in rows}
    return ProposedForm(like, rows, tuple(row.key for row in known.rows if row.key not in taken))


def _each_once(matches: Sequence[RowMatch]) -> list[RowMatch]:
    """A row of the known form is one row of the new one: a second row that looks like it is left open."""
    taken: set[str] = set()
    kept: list[RowMatch] = []
    for match in matches:
        if match.row is not None and match.row.key in taken:
            kept.append(RowMatch(match.written, None, MatchKind.NONE, 0.0, (match.row.key,)))
            continue
        taken |= {match.row.key} if match.row is not None else set()
        kept.append(match)
    return kept


class _Meanings:
    """What rows of the known form mean, and the like rows of all other forms."""

    def __init__(self, like: str) -> None:
        form = Form.objects.get(code=like)
        self._levels: list[str] = form.levels
        self._rows = {row.key: row for row in Row.objects.filter(form=form)}
        self._others = [(one.code, row) for one in every_form() if one.code != like for row in one.rows]

    def content(self, row: TableRow) -> dict[str, Any]:
        """Return what a row of the known form means."""
        return meaning_of(self._rows[row.key], self._levels)

    def suggestions(self, written: WrittenRow) -> tuple[Suggestion, ...]:
        """Return the rows of other forms under this label, each meaning once."""
        found = match_rows([written], [row for _, row in self._others])[0]
        named = {found.row.key} if found.row else set(found.rivals)
        like = [(code, row) for code, row in self._others if row.key in named and row.values]
        told = {tuple(map(str, row.values)): (code, row) for code, row in like}
        return tuple(Suggestion(code, row.key, row.label, values) for values, (code, row) in told.items())


def _rows(
    written: Sequence[WrittenRow],
    appendices: Sequence[int],
    matches: Sequence[RowMatch],
    meanings: _Meanings,
) -> Iterator[Proposal]:
    keys = {match.row.key for match in matches if match.row}
    deep = _depths(written, appendices, matches)
    for position, (row, match) in enumerate(zip(written, matches, strict=True)):
        yield Proposal(
            position=position,
            appendix=appendices[position],
            depth=deep[position],
            stt=row.stt,
            label=row.label,
            unit=row.unit,
            how=match.how,
            score=match.score,
            like_row=match.row.key if match.row else "",
            rivals=match.rivals,
            suggestions=() if match.row else meanings.suggestions(row),
            content=meanings.content(match.row) if match.row else {"key": _new_key(row.label, keys)},
        )


def _depths(
    written: Sequence[WrittenRow], appendices: Sequence[int], matches: Sequence[RowMatch]
) -> list[int]:
    found: list[int] = []
    for _, places in groupby(range(len(written)), key=lambda place: appendices[place]):
        table = list(places)
        known = [row.depth if (row := matches[place].row) else None for place in table]
        found += depths([written[place].stt for place in table], known)
    return found


def _new_key(label: str, taken: set[str]) -> str:
    """A key made of the label's first words, not used by another row; it is added to those taken."""
    words = re.findall(r"[a-z0-9]+", label_key(label))[:_KEY_WORDS]
    stem = "_".join(words) if words and words[0][0].isalpha() else "_".join(["row", *words])
    key = next(name for n in count(1) if (name := stem if n == 1 else f"{stem}_{n}") not in taken)
    taken.add(key)
    return key
