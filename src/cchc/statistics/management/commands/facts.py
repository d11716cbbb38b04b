"""`cchc facts`: everything known for a unit and a period."""

from typing import Any

from django.core.management.base import CommandParser

from cchc.engine.faults import N_
from cchc.foundation.console import ConsoleCommand
from cchc.statistics.management.asking import add_question, heading, question_of
from cchc.statistics.management.plain import answer_json, said
from cchc.statistics.resolve import computed_from, facts


class Command(ConsoleCommand):
    """Its JSON is described in docs/commands/facts.md."""

    help = N_("Mọi số liệu đã biết của một đơn vị trong một kỳ.")
    example = """cchc facts --unit kh --period 2021-Q3 --json
cchc facts --unit kh --period 2023 --view today --as-of 12"""

    def add_arguments(self, parser: CommandParser) -> None:
        add_question(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the answers by ref."""
        question = question_of(options)
        answers = facts(question)
        parts = computed_from(question.asking(*answers))
        plain = [answer_json(ref, answer, parts.get(ref)) for ref, answer in answers.items()]
        lines = [f"{ref}\t{said(answer)}" for ref, answer in answers.items()]
        self.answer(options, {**heading(question, options), "facts": plain}, lines)
