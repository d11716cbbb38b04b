"""A round as plain data, as docs/commands/round.md describes it."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from cchc.foundation.words import spoken
from cchc.publication.table_json import finding_json
from cchc.reporting.models import Round, SignedCopy, Submission
from cchc.reporting.queries.round_answers import Answer
from cchc.reporting.queries.round_content import Content
from cchc.reporting.queries.round_facts import Reminded, SectionFact, SignedFact
from cchc.reporting.queries.round_lateness import Lateness
from cchc.reporting.queries.round_status import FormStatus, RoundStatus
from cchc.reporting.queries.round_totals import totals_of
from cchc.reporting.round_plan import ZONE
from cchc.reporting.services.open_round import RoundOpened

Plain = dict[str, Any]


def local(moment: datetime | None) -> str | None:
    """Return a moment in local time: 2026-09-16T17:00:00+07:00."""
    return moment.astimezone(ZONE).isoformat(timespec="seconds") if moment else None


def round_json(one: Round) -> Plain:
    """Return the round itself; `until` is the last day that counts."""
    return {
        "host": one.host.code,
        "period": one.period,
        "title": one.title,
        "state": one.state,
        "window": {"from": one.window_from.isoformat(), "to": one.window_to.isoformat()},
        "cut_off": one.cut_off.isoformat(),
        "guidance": {
            "number": one.guidance_number,
            "date": one.guidance_date.isoformat() if one.guidance_date else None,
        },
    }


def opened_json(done: RoundOpened) -> Plain:
    """Return what opening did."""
    return {
        "round": round_json(done.round),
        "created": done.created,
        "units": len(done.expected.units),
        "submissions": sum(len(forms) for forms in done.expected.due.values()),
        "opened": _pairs(done.opened),
        "taken_in": _pairs(done.taken_in),
        "elsewhere": _pairs(done.elsewhere),
        "no_longer_expected": list(done.gone),
        "forms_out_of_force": list(done.out_of_force),
        "ended_in_window": [asdict(one) for one in done.ended],
    }


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[Plain]:
    return [{"unit": unit, "form": form} for unit, form in pairs]


def status_json(status: RoundStatus, forms: Iterable[FormStatus]) -> Plain:
    """Return how a round stands, with the forms chosen."""
    return {
        "round": round_json(status.round),
        "at": local(status.at),
        "signed_copies_asked": status.copies_asked,
        "totals": asdict(totals_of(status)),
        "forms": [_form(form) for form in forms],
    }


def _form(form: FormStatus) -> Plain:
    return {
        "unit": form.unit,
        "name": form.name,
        "level": form.level,
        "form": form.form,
        "expected": form.expected,
        "state": form.state,
        "sections": [_section(one) for one in form.sections],
        "first_due_at": local(form.first_due_at),
        "due_at": local(form.due_at),
        "extension": {"due_at": local(form.extension.due_at), "reason": form.extension.reason}
        if form.extension
        else None,
        "signed": _signed(form.signed),
        "sent_at": local(form.sent_at),
        "late": _late(form.late),
        "count": _answer(form.count),
        "content": _answer(form.content),
        "deadline": _answer(form.deadline),
        **_content(form.cells),
        "changed": _changed(form),
        "last_reminded": _reminded(form.reminded),
        "reminders": [
            {"at": local(letter.at), "number": letter.number}
            for letter in (form.reminded.letters if form.reminded else ())
        ],
    }


def _section(one: SectionFact) -> Plain:
    return {
        "function": one.function,
        "office": one.office,
        "office_name": one.office_name,
        "state": one.state,
    }


def _signed(signed: SignedFact | None) -> Plain | None:
    if signed is None:
        return None
    return {
        "number": signed.number,
        "date": signed.signed_on.isoformat(),
        "sent_at": local(signed.sent_at),
        "ground": signed.ground,
        "copies": signed.copies,
    }


def copy_json(copy: SignedCopy, covered: Sequence[Submission]) -> Plain:
    """Return a signed copy that came in, and the forms of its unit that it covers."""
    return {
        "unit": covered[0].unit.code,
        "forms": [one.form.code for one in covered],
        "number": copy.number,
        "date": copy.signed_on.isoformat(),
        "sent_at": local(copy.sent_at),
        "file": copy.file or None,
        "ground": copy.ground,
    }


def _reminded(reminded: Reminded | None) -> Plain | None:
    if reminded is None:
        return None
    return {
        "at": local(reminded.last.at),
        "number": reminded.last.number,
        "owed": list(reminded.owed),
        "times": reminded.times,
    }


def _late(late: Lateness | None) -> Plain | None:
    return {"working_days": late.working_days, "working_hours": late.working_hours} if late else None


def _answer(answer: Answer) -> Plain:
    return {"yes": answer.yes, "reasons": [spoken(reason) for reason in answer.reasons]}


def _content(content: Content) -> Plain:
    return {
        "cells": {
            "filled": content.filled,
            "expected": content.expected,
            "estimate": content.estimates,
            "preliminary": content.preliminary,
        },
        "missing_rows": [asdict(row) for row in content.missing],
        "findings": [finding_json(finding) for finding in content.findings] if content.checked else None,
    }


def _changed(form: FormStatus) -> Plain | None:
    changed = form.changed
    if changed is None:
        return None
    return {
        "since": local(changed.since),
        "rows": list(changed.rows),
        "actors": list(changed.actors),
        "last_at": local(changed.last_at),
    }
