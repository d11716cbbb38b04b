"""Findings as plain data for JSON."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import TracebackType
from typing import Self

from cchc.checker.findings import Acceptance, Checked, CheckFinding, Held, Quote, Unread
from cchc.checker.outputs.spool import Spool
from cchc.document.found import Place

Plain = dict[str, object]
_PLACE = tuple(one.name for one in fields(Place))
_LISTS = ("files", "findings", "held", "unread")


class DataText:
    """The answer of `as_data` as JSON, document after document; none of them is kept."""

    def __init__(self) -> None:
        self._lists = {name: Spool() for name in _LISTS}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        for spool in self._lists.values():
            spool.close()

    def add(self, checked: Checked) -> None:
        """Take in what was found in a document."""
        told = as_data(checked)
        for name, spool in self._lists.items():
            for one in told[name]:
                spool.write((",\n    " if spool.count else "\n    ") + _one_line(one))

    def chunks(self, more: Mapping[str, object]) -> Iterator[str]:
        """The whole text, each finding on a line of its own, with further fields at its end."""
        yield "{"
        for name, spool in self._lists.items():
            yield f'{"" if name == _LISTS[0] else ","}\n  "{name}": ['
            yield from spool.chunks()
            yield "\n  ]" if spool.count else "]"
        yield from (f',\n  "{name}": {_one_line(value)}' for name, value in more.items())
        yield "\n}"


def _one_line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def as_data(checked: Checked) -> dict[str, list[Plain]]:
    """`{"files", "findings", "held", "unread"}`; quotes are exact substrings of the source text."""
    return {
        "files": [{"file": one.name, "format": one.format} for one in checked.documents],
        "findings": [finding_data(one) for one in checked.findings],
        "held": [_held(one) for one in checked.held],
        "unread": [_unread(one) for one in checked.unread],
    }


def where(place: Place) -> Plain:
    """The numbers of a place that are known."""
    known = ((name, getattr(place, name)) for name in _PLACE)
    return {name: value for name, value in known if value not in (None, "")}


def finding_data(one: CheckFinding) -> Plain:
    """One finding as docs/commands/check.md describes it."""
    return {
        "id": one.id,
        "file": one.file,
        "severity": str(one.severity),
        "kind": str(one.kind),
        "quote": one.quote.text,
        "other_quotes": [quote.text for quote in one.others],
        "stated": one.stated,
        "computed": one.computed,
        "explanation_vi": one.explanation_vi,
        "explanation_en": one.explanation_en,
        "slip": one.slip,
        "slip_en": one.slip_en,
        "where": where(one.quote.place),
        "other_where": [_other(quote) for quote in one.others],
        "accepted": _accepted(one.accepted),
    }


def _accepted(one: Acceptance | None) -> Plain | None:
    return None if one is None else {"reason": one.reason, "actor": one.actor, "on": one.on.isoformat()}


def _other(quote: Quote) -> Plain:
    return {"file": quote.file, **where(quote.place)}


def _held(one: Held) -> Plain:
    return {
        "file": one.file,
        "kind": str(one.kind),
        "quote": one.quote.text,
        "other_quotes": [quote.text for quote in one.others],
        "where": where(one.quote.place),
    }


def _unread(one: Unread) -> Plain:
    return {
        "file": one.file,
        "quote": one.quote.text,
        "reason_vi": one.reason_vi,
        "reason_en": one.reason_en,
        "where": where(one.quote.place),
    }
