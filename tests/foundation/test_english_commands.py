"""What a reader of English gets from the commands."""

import json
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import (
    BaseCommand,
    CommandError,
    CommandParser,
    call_command,
    get_commands,
    load_command_class,
)
from django.utils import translation

from cchc.engine.bindings.faults import SyntaxFault
from cchc.engine.bindings.refs import parse_ref
from cchc.engine.faults import Fault
from cchc.engine.periods import Period
from cchc.engine.windows import TilingFault, Window
from cchc.foundation import messages
from cchc.foundation.console import ConsoleCommand, add_json
from cchc.foundation.faults import said
from cchc.foundation.words import spoken
from cchc.reading.lint.linter import lint_docx
from tests.foundation.test_english import vietnamese
from tests.reading.documents import report
from tests.reading.lint.spoilers import no_line

COMMANDS = sorted(name for name, app in get_commands().items() if str(app).startswith("cchc."))


@pytest.fixture(autouse=True, scope="module")
def _compiled() -> None:
    messages.compile_english()


@pytest.fixture(autouse=True)
def _reads_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # What was compiled before the test began may have been read already.
    monkeypatch.setattr("django.utils.translation.trans_real._translations", {})
    with translation.override("en"):
        yield


def helps(command: BaseCommand) -> Iterator[str]:
    """The help of a command and of each of its verbs."""
    parser = command.create_parser("cchc", "command")
    yield parser.format_help()
    for action in parser._subparsers._group_actions if parser._subparsers else ():
        choices = action.choices or {}
        assert isinstance(choices, dict)
        yield from (verb.format_help() for verb in choices.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_english(name: str) -> None:
    command = load_command_class(get_commands()[name], name)
    assert isinstance(command, ConsoleCommand)
    for text in helps(command):
        assert "\nExample:\n" in text or "VERB" in text
        assert vietnamese(text.partition("\nExample:\n")[0]) == set()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("facts", "--unit", "kh", "--period", "foo"), "The period “foo” is not understood."),
        (("explain", "--unit", "kh", "--period", "2021", "--indicator", "a.b"), "No unit has the code “kh”."),
        (
            ("report", "--unit", "kh", "--period", "2021", "--form", "x", "--format", "doc"),
            "There is no format",
        ),
        (("units", "list", "--on", "hôm nay"), "“hôm nay” is not a date. Write "),
        (("units", "import", "none.csv"), "The file “none.csv” was not found. Check the path."),
        (("lint", "none.docx"), "The file “none.docx” cannot be opened. Check its path"),
        (("catalogue", "check"), "The catalogue has no forms yet. Run “cchc catalogue load”."),
        (("catalogue", "load", "--folder", "none"), "The file none/"),
    ],
)
@pytest.mark.django_db
def test_faults_are_english(arguments: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError, match=re.escape(sentence)) as caught:
        call_command(*arguments, stdout=StringIO())
    assert vietnamese(str(caught.value)) == set()


def test_what_was_expected_in_a_binding_is_english() -> None:
    with pytest.raises(SyntaxFault) as caught:
        parse_ref("a.b[")
    assert said(caught.value) == (
        "Column 5: expected the name of an axis, but found the end of the expression.\na.b[\n    ^"
    )


def test_spans_of_time_inside_a_sentence_are_english() -> None:
    january = Window(date(2021, 1, 1), date(2021, 2, 1))
    last, first = Window(date(2021, 1, 31), january.stop), Window(january.start, date(2021, 1, 4))
    assert said(TilingFault(january, (first, last))) == (
        "The figures do not cover all days from 01/01/2021 to 31/01/2021: "
        "missing from 01/01/2021 to 03/01/2021; on 31/01/2021. Add the figures of those days."
    )
    assert spoken(january.end.phrase()) == "at the end of 31/01/2021"


def test_a_span_of_time_is_told_in_json_too() -> None:
    class Refusing(ConsoleCommand):
        def add_arguments(self, parser: CommandParser) -> None:
            add_json(parser)

        def handle(self, *_args: Any, **_options: Any) -> None:
            day = Window(date(2021, 1, 31), date(2021, 2, 1))
            raise Fault("Thiếu %(days)s.", days=day.phrase())

    out = StringIO()
    with pytest.raises(CommandError):
        call_command(Refusing(stdout=out), "--json")
    assert json.loads(out.getvalue())["faults"][0]["days"] == "on 31/01/2021"


@pytest.mark.parametrize(
    ("period", "english"),
    [
        ("2021-Q3", "quarter III of 2021"),
        ("2024-H1", "the first 6 months of 2024"),
        ("2024-H2", "the last 6 months of 2024"),
        ("2025-9M", "the first 9 months of 2025"),
        ("2023", "the year 2023"),
        ("2026-05", "month 5 of 2026"),
    ],
)
def test_periods_are_english(period: str, english: str) -> None:
    assert spoken(Period.parse(period).phrase()) == english


def test_findings_of_the_linter_are_english() -> None:
    built = report()
    no_line("subject_rule")(built)
    [finding] = lint_docx(built.save()).findings
    assert finding.message(translation.gettext) == (
        "Rule under the subject: there is no rule below it. "
        "Rule: Annex I of Decree 30/2020/NĐ-CP, Part I, section II.5. To put it right: "
        "draw a solid rule of 1/3 to 1/2 of the line's length, centred, under the subject line."
    )


def test_an_open_end_of_a_life_is_english() -> None:
    fault = Fault("“%(unit)s” chỉ hoạt động từ %(start)s đến %(stop)s. Hãy sửa ngày giữ chức năng.")
    assert said(Fault(fault.template, unit="kh", start="01/07/2025", stop="nay")).endswith(
        "lives only from 01/07/2025 to now. Correct the dates on which it holds the function."
    )
