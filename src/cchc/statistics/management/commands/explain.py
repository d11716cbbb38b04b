"""`cchc explain`: where a figure came from."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.catalogue.queries.checks.vocabulary import vocabulary
from cchc.engine.bindings.refs import Ref, parse_ref
from cchc.engine.faults import N_
from cchc.engine.figures import Figure
from cchc.engine.windows import written_day
from cchc.foundation.console import ConsoleCommand
from cchc.foundation.words import spoken
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.management.asking import add_question, heading, question_of
from cchc.statistics.management.plain import explanation_json, said, shown
from cchc.statistics.queries.origins import EntryOrigin
from cchc.statistics.resolve import Explanation, LeftOff, PastEnd, Question, explain, facts, known_refs


class Command(ConsoleCommand):
    """Its JSON is described in docs/commands/explain.md."""

    help = N_("Một số liệu từ đâu mà có: các lần ghi, điều chỉnh, đơn vị còn thiếu.")
    example = (
        "cchc explain --unit kh --period 2021-Q3 --indicator dossier.finished --json\n"
        'cchc explain --unit kh --period 2021-Q3 --indicator "dossier.finished[outcome=late]^whole"'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add_question(parser)
        parser.add_argument(
            "--indicator",
            required=True,
            help=_("mã chỉ tiêu (mọi phân tổ đã biết) hoặc một tham chiếu đầy đủ"),
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print each figure with what it rests on."""
        question = question_of(options)
        refs = _refs(question, options["indicator"])
        explanations = explain(question.asking(*refs))
        plain = [explanation_json(one) for one in explanations]
        lines = [line for one in explanations for line in _lines(one)]
        self.answer(options, {**heading(question, options), "figures": plain}, lines)


def _refs(question: Question, indicator: str) -> tuple[Ref, ...]:
    """Return the one ref given, or for a code all that can be answered of it (itself if nothing can)."""
    words = vocabulary()
    ref = parse_ref(indicator, words.known())
    strange = sorted(
        {axis for axis, _values in ref.breakdown.axes} - {*words.definitions[ref.indicator].axes}
    )
    if strange:
        raise StatisticsFault(
            N_("Chỉ tiêu %(code)s không phân tổ theo %(axes)s. Các phân tổ của chỉ tiêu: %(known)s."),
            code=ref.indicator,
            axes=", ".join(strange),
            known=", ".join(words.definitions[ref.indicator].axes) or "—",
        )
    is_code = indicator.strip() == ref.indicator
    if not is_code:
        return (ref,)
    known = known_refs(question, {ref.indicator})
    return tuple(sorted({*known, *facts(question, ref.indicator)}, key=str)) or (ref,)


def _lines(explanation: Explanation, indent: str = "") -> Iterator[str]:
    answer = explanation.answer
    yield f"{indent}{explanation.ref} = {said(answer)}"
    for entry in explanation.entries:
        yield f"{indent}  {_entry_line(entry)}"
    for one in explanation.adjustments:
        yield f"{indent}  {one.unit}: {_signed(one.delta)} ({one.reason}; {one.actor})"
    if answer.coverage.missing:
        yield f"{indent}  " + _("còn thiếu: %(units)s") % {"units": ", ".join(answer.coverage.missing)}
    for end in answer.coverage.past_end:
        yield f"{indent}  " + _past_end_line(end)
    for left in answer.coverage.left_off:
        yield f"{indent}  " + _left_off_line(left)
    for part in explanation.parts:
        yield from _lines(part, indent + "  ")


def _signed(delta: Fraction) -> str:
    return ("+" if delta > 0 else "") + shown(Figure(amount=delta))


def _past_end_line(one: PastEnd) -> str:
    return _("%(unit)s kết thúc từ ngày %(day)s; số nêu %(window)s được tính cho phần trước ngày ấy") % {
        "unit": one.unit,
        "day": written_day(one.end),
        "window": spoken(one.window.phrase()),
    }


def _left_off_line(one: LeftOff) -> str:
    return _(
        "%(unit)s không có số %(days)s, trước khi kết thúc; đơn vị kế thừa báo cáo cho những ngày ấy"
    ) % {
        "unit": one.unit,
        "days": spoken(one.days.phrase()),
    }


def _entry_line(entry: EntryOrigin) -> str:
    value = entry.as_written or entry.text or entry.blank or entry.amount
    return _(
        "%(unit)s: %(value)s, %(window)s, lần ghi %(revision)d (%(actor)s, %(cause)s), nguồn: %(source)s"
    ) % {
        "unit": entry.subject,
        "value": value,
        "window": spoken(entry.window.phrase()),
        "revision": entry.revision,
        "actor": entry.actor,
        "cause": entry.cause,
        "source": entry.source or "-",
    }
