"""The shape of the commands that move submissions: submit, approve, return, reopen."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.periods import Period
from cchc.foundation.console import ConsoleCommand, Options
from cchc.foundation.words import spoken
from cchc.reporting.enums import SubmissionState
from cchc.reporting.management.selecting import add_selection, period_of, units_of
from cchc.reporting.queries.draft_findings import fingerprint
from cchc.reporting.queries.plain import Plain, finding_json, finding_words
from cchc.reporting.services.stepping import Outcome, StepResult, UnitOutcome

Service = Callable[..., StepResult]


class StepCommand(ConsoleCommand):
    """A subclass sets `step`, the service, `help` and `example`; `reason_help` says what a reason is for."""

    step: Service
    reason_help = ""
    needs_reason = False

    def add_arguments(self, parser: CommandParser) -> None:
        add_selection(parser)
        parser.add_argument(
            "--section",
            action="append",
            metavar=_("CHỨC_NĂNG"),
            help=_("chỉ phần của cơ quan giữ chức năng này; để trống là phần của chính đơn vị"),
        )
        parser.add_argument("--reason", default="", required=self.needs_reason, help=_(self.reason_help))

    def handle(self, *_args: Any, **options: Any) -> None:
        units, period = units_of(options), period_of(options)
        result = type(self).step(
            options["form"],
            units,
            period,
            actor=options["actor"],
            functions=options["section"],
            reason=options["reason"],
        )
        self.answer(options, step_json(result, options["form"], period), _lines(result))
        if _is_unfinished(result, options):
            sys.exit(1)


def step_json(result: StepResult, form: str, period: Period) -> Plain:
    """Return what a step did as plain data; docs/commands/submit.md says what each field is."""
    counts = Counter(one.outcome.value for one in result.units)
    return {
        "form": form,
        "period": str(period),
        "revision": result.revision,
        "counts": {outcome.value: counts[outcome.value] for outcome in Outcome},
        "units": [_unit_json(one) for one in result.units],
    }


def _unit_json(one: UnitOutcome) -> Plain:
    return {
        "unit": one.unit,
        "outcome": one.outcome.value,
        "state": one.state or None,
        "sections": list(one.sections),
        "why": spoken(one.why) if one.why else None,
        "findings": [{**finding_json(found), "finding": fingerprint(found)} for found in one.findings],
    }


def _lines(result: StepResult) -> Iterator[str]:
    counts = Counter(one.outcome for one in result.units)
    words = {
        Outcome.DONE: _("%(count)d xong"),
        Outcome.UNCHANGED: _("%(count)d không đổi"),
        Outcome.BLOCKED: _("%(count)d còn lỗi"),
        Outcome.REFUSED: _("%(count)d chưa được"),
    }
    yield ", ".join(words[outcome] % {"count": count} for outcome, count in counts.items() if count)
    for one in result.units:
        yield from _unit_lines(one)


def _unit_lines(one: UnitOutcome) -> Iterator[str]:
    """Who went through without a word is not named."""
    if one.why is not None:
        yield f"{one.unit}: {spoken(one.why)}"
    elif one.findings:
        yield f"{one.unit}: {SubmissionState(one.state).label}"
    yield from (f"  ! {finding_words(found)}" for found in one.findings)


def _is_unfinished(result: StepResult, options: Options) -> bool:
    """Of all below a unit, those that are not so far are only told; who was named must go through."""
    named = not options["all_under"]
    return bool(result.of(Outcome.BLOCKED)) or (named and bool(result.of(Outcome.REFUSED)))
