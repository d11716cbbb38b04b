"""The record of an edition: everything its report was made of, as one canonical JSON text."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from cchc import __version__
from cchc.document import canonical
from cchc.document.tree import Document
from cchc.engine.faults import N_, Fault
from cchc.publication.report import Report
from cchc.reporting.queries.fill import FilledForm, FilledRow
from cchc.units.queries.listing import units_on

FORMAT = 1
_RENDERED_BY = ("typst", "XlsxWriter")


class RecordFault(Fault):
    """The stored record of an edition cannot be read."""


@dataclass(frozen=True)
class EditionRecord:
    """The record read back: `rows` by key as `row_json` wrote them, the document as it was rendered."""

    plain: Mapping[str, Any]
    document: Document

    @property
    def rows(self) -> dict[str, dict[str, Any]]:
        """Printed rows by key, in printed order."""
        return {row["key"]: row for row in self.plain["rows"]}

    @property
    def errors(self) -> list[dict[str, str]]:
        """Errors it was issued with: `id`, `where`, what is wrong in `vi` and `en`, the `reason` given."""
        return list(self.plain.get("errors", ()))


def write_record(
    report: Report, document: Document, revision: int, errors: Sequence[Mapping[str, str]] = ()
) -> bytes:
    """Return the canonical JSON: sorted keys, no spaces, UTF-8; the same report gives the same bytes.

    `errors` are those with which it is issued, each with its reason.
    """
    filled = report.filled
    body = {
        "format": FORMAT,
        "unit": filled.unit,
        "period": str(filled.period),
        "window": [filled.window.start.isoformat(), filled.window.stop.isoformat()],
        "view": filled.view.value,
        "revision": revision,
        "form": {"code": filled.form.code, "content": filled.form.content_hash},
        "units": _units(filled),
        "rows": rows_json(filled),
        "program": programs(),
        "errors": [dict(one) for one in errors],
        "document": json.loads(canonical.to_json(document)),
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_record(content: bytes) -> EditionRecord:
    """Return what `write_record` wrote; raise RecordFault or DocumentFault where it is something else."""
    try:
        plain = json.loads(content)
        if plain["format"] != FORMAT:
            raise ValueError(plain["format"])
        document = canonical.from_json(json.dumps(plain["document"], ensure_ascii=False))
    except (ValueError, KeyError, TypeError) as reason:
        raise RecordFault(
            N_("Bản lưu chuẩn của lần ban hành không đọc được (%(reason)s). Hãy khôi phục từ bản sao lưu."),
            reason=str(reason),
        ) from reason
    return EditionRecord(plain, document)


def programs() -> dict[str, str]:
    """Return the programs, with versions, that decide the bytes of a rendered file."""
    return {"cchc": __version__} | {name: version(name) for name in _RENDERED_BY}


def rows_json(filled: FilledForm) -> list[dict[str, Any]]:
    """Return what each row prints, and for each of its figures the ledger entries it was counted from."""
    return [_row_json(row) for row in filled.rows]


def _row_json(row: FilledRow) -> dict[str, Any]:
    return {
        "key": row.row.key,
        "stt": row.row.stt,
        "label": row.row.label,
        "unit": row.row.unit,
        "shown": row.shown,
        "note": row.note,
        "blank": row.blank.value if row.blank else "",
        "missing": list(row.missing),
        "as_written": row.as_written is not None,
        "figures": [_figure_json(str(ref), answer) for ref, answer in sorted(row.answers.items(), key=str)],
    }


def _figure_json(ref: str, answer: Any) -> dict[str, Any]:
    amount = answer.figure.amount
    return {
        "ref": ref,
        "amount": None if amount is None else str(amount),
        "basis": answer.basis.value,
        "entries": sorted(answer.entries),
        "adjustments": sorted(answer.adjustments),
    }


def _units(filled: FilledForm) -> list[list[str]]:
    """Code, name and parent of the unit and all below it, on the day the unit stands in the tree."""
    return [[one.code, one.name, one.parent or ""] for one in units_on(filled.day, under=filled.unit)]


def changed_rows(
    before: Mapping[str, dict[str, Any]], after: Iterable[dict[str, Any]]
) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Return pairs of rows that print something else, in the order of `after`, then rows that are gone."""
    now = {row["key"]: row for row in after}
    changed: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = [
        (before.get(key), row) for key, row in now.items() if _printed(before.get(key)) != _printed(row)
    ]
    return changed + [(row, None) for key, row in before.items() if key not in now]


def _printed(row: dict[str, Any] | None) -> tuple[Any, ...] | None:
    return None if row is None else tuple(row[name] for name in ("shown", "note", "blank"))
