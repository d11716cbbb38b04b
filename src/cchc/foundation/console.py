"""The shape of every `cchc` command: an example in its help, JSON on request, faults as plain sentences."""

import getpass
import io
import json
import os
import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, DjangoHelpFormatter
from django.db import OperationalError, ProgrammingError
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from cchc.engine.faults import Fault
from cchc.engine.messages import Message
from cchc.foundation.faults import parts_of, said
from cchc.foundation.words import spoken

Options = Mapping[str, Any]


class ConsoleHelpFormatter(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Keeps the lines of an example as they were written."""


@dataclass(frozen=True)
class Verb:
    """One sub-verb: `cchc units import …` is the verb `import` of the command `units`."""

    name: str
    help: str
    example: str
    arguments: Callable[[CommandParser], None]
    run: Callable[[Options], None]


class ConsoleCommand(BaseCommand):
    """Base of commands: a subclass sets `help` (marked with N_), `example`, and either `handle` or `verbs`.

    A Fault ends the command with exit status 1 and its translated sentence on stderr; with `--json` also
    `{"faults": [{"message", …params}]}` on stdout.
    """

    example = ""

    def verbs(self) -> Iterable[Verb]:
        """Return the sub-verbs; none by default."""
        return ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        self.help = gettext(self.help) if self.help else ""
        kwargs.setdefault("epilog", _epilog(self.example))
        kwargs.setdefault("formatter_class", ConsoleHelpFormatter)
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = list(self.verbs())
        if not verbs:
            return
        below = parser.add_subparsers(dest="verb", required=True, metavar=_("ĐỘNG_TỪ"))
        for verb in verbs:
            verb_parser = below.add_parser(
                verb.name,
                help=verb.help,
                description=verb.help,
                epilog=_epilog(verb.example),
                formatter_class=ConsoleHelpFormatter,
            )
            verb.arguments(verb_parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the chosen sub-verb; a command without sub-verbs overrides this."""
        chosen = next(verb for verb in self.verbs() if verb.name == options["verb"])
        chosen.run(options)

    def run_from_argv(self, argv: list[str]) -> None:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8")
        try:
            super().run_from_argv(argv)
        except BrokenPipeError:
            # Whoever read the output (`head`) has seen enough; without this the flush at exit complains too.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except Fault as fault:
            if options.get("json"):
                self.print_json({"faults": [_plain(part) for part in parts_of(fault)]})
            raise CommandError(_lines(fault)) from fault
        except (OperationalError, ProgrammingError) as error:
            sentence = _("Cơ sở dữ liệu báo lỗi: %(error)s. Nếu chưa chuẩn bị, hãy chạy “cchc migrate”.")
            raise CommandError(sentence % {"error": error}) from error

    def print_json(self, answer: object) -> None:
        """Print an answer as JSON: UTF-8, two spaces, dates and fractions as text."""
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2, default=str))

    def answer(self, options: Options, answer: object, lines: Iterable[str]) -> None:
        """Print an answer as JSON when `--json` was given, else as the lines for people."""
        if options.get("json"):
            self.print_json(answer)
        else:
            for line in lines:
                self.stdout.write(line)


def add_json(parser: CommandParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help=_("in kết quả dạng JSON ra stdout"))


def add_actor(parser: CommandParser) -> None:
    """Add `--actor`, whose name the audit keeps; without it, the person logged in to the system."""
    parser.add_argument("--actor", default=_login(), help=_("người thực hiện, ghi vào nhật ký"))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "console"


def _epilog(example: str) -> str:
    return _("Ví dụ:") + "\n  " + example.strip().replace("\n", "\n  ") if example else ""


def _lines(fault: Fault) -> str:
    parts = parts_of(fault)
    return (
        said(fault) if parts == (fault,) else "\n".join([said(fault), *(f"- {said(one)}" for one in parts)])
    )


def _plain(fault: Fault) -> dict[str, object]:
    plain = {name: value for name, value in fault.params.items() if isinstance(value, str | int)}
    phrases = {name: spoken(value) for name, value in fault.params.items() if isinstance(value, Message)}
    return {"message": said(fault), **plain, **phrases}
