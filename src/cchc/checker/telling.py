"""Verdicts put into words: findings in both languages, what holds, rows that could not be read."""

from collections.abc import Iterable, Sequence

from django.utils import translation

from cchc.checker.appendix import AppendixFlag
from cchc.checker.checks.passages import Spot
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Checked, CheckFinding, Held, Quote, Severity, Unread
from cchc.document.found import FoundDocument
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.foundation.words import spoken

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_UNREAD = N_("Không đọc được số “%(raw)s” của dòng “%(label)s”. Hãy ghi một số vào ô này.")
_Told = tuple[Verdict, Quote]


def told(document: FoundDocument, verdicts: Iterable[Verdict], rows: Sequence[Node]) -> Checked:
    """Put the verdicts on a document into words in both languages, each once, the gravest first.

    `rows`: its appendix rows, of which those are named whose value has digits but no reading as one number.
    """
    findings, held = _each_once(verdicts)
    return Checked((document,), _findings(findings), tuple(map(_held, held)), _unread(rows))


def _each_once(verdicts: Iterable[Verdict]) -> tuple[list[_Told], list[_Told]]:
    """What is wrong, the gravest first, and what holds, each with its quote."""
    findings: dict[object, _Told] = {}
    held: dict[object, _Told] = {}
    for verdict in verdicts:
        quote = verdict.spot.quote()
        key = (quote.file, verdict.kind, quote.text, quote.place, str(verdict.message))
        if verdict.holds:
            held.setdefault((*key, *map(_stretch, verdict.others[:1])), (verdict, quote))
        else:
            findings.setdefault(key, (verdict, quote))
    return sorted(findings.values(), key=lambda one: _gravity(one[0])), [*held.values()]


def _stretch(spot: Spot) -> tuple[str, int, int, int]:
    return spot.passage.file, spot.passage.order, spot.start, spot.stop


def _gravity(verdict: Verdict) -> tuple[int, int, int]:
    gravity = _GRAVITY[verdict.severity] if verdict.severity is not None else len(_GRAVITY)
    return gravity, verdict.spot.passage.order, verdict.spot.start


def _findings(found: Sequence[_Told]) -> tuple[CheckFinding, ...]:
    messages = [message for verdict, _ in found for message in (verdict.message, _slip(verdict))]
    pairs = zip(_spoken(messages, "vi"), _spoken(messages, "en"), strict=True)
    return tuple(_finding(one, next(pairs), next(pairs)) for one in found)


def _slip(verdict: Verdict) -> Message | None:
    return verdict.slip.message if verdict.slip is not None else None


def _finding(one: _Told, explanation: tuple[str, str], slip: tuple[str, str]) -> CheckFinding:
    verdict, quote = one
    return CheckFinding(
        quote.file, verdict.severity or Severity.NOTE, verdict.kind, quote, _others(verdict), verdict.stated,
        verdict.computed, *explanation, *slip,
    )  # fmt: skip


def _held(one: _Told) -> Held:
    verdict, quote = one
    return Held(quote.file, verdict.kind, quote, _others(verdict))


def _others(verdict: Verdict) -> tuple[Quote, ...]:
    return (*verdict.spot.rest(), *(one for spot in verdict.others for one in spot.quotes()))


def _unread(rows: Sequence[Node]) -> tuple[Unread, ...]:
    odd = [node for node in rows if AppendixFlag.UNREAD in node.row.flags]
    messages = [Message(_UNREAD, {"raw": node.row.raw, "label": node.row.label}) for node in odd]
    quotes = [node.spot.quote() for node in odd]
    both = zip(quotes, _spoken(messages, "vi"), _spoken(messages, "en"), strict=True)
    return tuple(Unread(quote.file, quote, vi, en) for quote, vi, en in both)


def _spoken(messages: Sequence[Message | None], language: str) -> list[str]:
    """The messages in a language, "" for none."""
    with translation.override(language):
        return [spoken(message) if message is not None else "" for message in messages]
