"""Use case: write a stored form as the files of a catalogue folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from cchc.catalogue.models import Appendix, Form, Row
from cchc.catalogue.queries.row_source import row_source
from cchc.catalogue.queries.tables import form_tables

_HEAD_NAMES = {"code": "code", "vi": "name_vi", "en": "name_en", "family": "family", "levels": "levels"}
_LINES = 380


def export_form(code: str, folder: Path) -> list[Path]:
    """Write form.yaml and the parts of each appendix below `folder`/CODE; return the files written.

    A part ends before an outermost row where it would grow past 400 lines. Raises UnknownFormFault.
    """
    form_tables(code)
    form = Form.objects.get(code=code)
    below = folder / code
    below.mkdir(parents=True, exist_ok=True)
    parts = {appendix.key: _parts(form, appendix) for appendix in form.appendices.all()}
    written = [_write(below / name, text) for named in parts.values() for name, text in named]
    head = _head(form, {key: [name for name, _ in named] for key, named in parts.items()})
    return [_write(below / "form.yaml", _dumped(head)), *written]


def _head(form: Form, parts: dict[str, list[str]]) -> dict[str, Any]:
    head: dict[str, Any] = {name: getattr(form, field) for name, field in _HEAD_NAMES.items()}
    head |= {"valid_from": form.valid_from.isoformat()}
    head |= {"valid_to": form.valid_to.isoformat()} if form.valid_to else {}
    head |= {"source": form.source} | ({"provisional": True} if form.provisional else {})
    return head | {"appendices": [_appendix(one, parts[one.key]) for one in form.appendices.all()]}


def _appendix(one: Appendix, parts: list[str]) -> dict[str, Any]:
    number = {"number": one.number} if one.number else {}
    printed = {"title": one.title, "header": one.header, "columns": one.columns, "parts": parts}
    return {"key": one.key} | number | printed


def _parts(form: Form, appendix: Appendix) -> list[tuple[str, str]]:
    texts = list(_texts(_tops(form, list(appendix.rows.all()))))
    if len(texts) == 1:
        return [(f"{appendix.key}.yaml", texts[0])]
    return [(f"{appendix.key}-{number}.yaml", text) for number, text in enumerate(texts, 1)]


def _texts(tops: list[dict[str, Any]]) -> Iterator[str]:
    """The rows in texts of bounded length, an outermost row with all below it in one."""
    kept: list[str] = []
    for text in (_dumped([top]) for top in tops):
        if kept and sum(one.count("\n") for one in [*kept, text]) > _LINES:
            yield "rows:\n" + "".join(kept)
            kept = []
        kept.append(text)
    yield "rows:\n" + "".join(kept)


def _tops(form: Form, rows: list[Row]) -> list[dict[str, Any]]:
    sources = {row.key: row_source(row, form.levels) for row in rows}
    for row in rows:
        if row.parent_key:
            sources[row.parent_key].setdefault("rows", []).append(sources[row.key])
    return [sources[row.key] for row in rows if not row.parent_key]


def _dumped(content: Any) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path
