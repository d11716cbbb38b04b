"""`cchc check`: find where reports contradict themselves, each other, or the facts in the ledger."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cchc.checker.check import Against, check_each
from cchc.checker.findings import Checked, CheckFinding, Severity
from cchc.checker.outputs.data import DataText
from cchc.checker.outputs.languages import ACCEPTED, accepted_words
from cchc.checker.outputs.wanted import NoOutputs, Wanted, too_many
from cchc.checker.queries.accepted import report_key, with_accepted
from cchc.checker.services.accept_finding import accept_findings
from cchc.document.found import FoundDocument
from cchc.engine.faults import N_, Fault
from cchc.engine.periods import read_period
from cchc.foundation.console import ConsoleCommand, Options, add_actor, add_json
from cchc.foundation.faults import said
from cchc.reading.found import read_document

_UNREADABLE = 2
# Named, not imported: most runs need neither the ledger nor what writes Word and Excel.
_LEDGER = "cchc.checker.against.Facts"
_WRITER = "cchc.checker.outputs.write.Outputs"


class AgainstFault(Fault):
    """Facts were asked for without saying whose or of when, or the other way round."""


class Command(ConsoleCommand):
    """Exit status 0: all was read; 1: `--strict` and an error was found; 2: a file cannot be read."""

    help = N_("Tìm chỗ báo cáo tự mâu thuẫn: tỷ lệ, tổng, số nói hai lần, ngày tháng, mã lựa chọn")
    requires_system_checks = []
    example = """cchc check bao-cao.docx --json
cchc check bao-cao.docx --annotate bao-cao-nhan-xet.docx
cchc check quy-3/*.docx --html ket-qua.html --xlsx ket-qua.xlsx
cchc check bao-cao.pdf --against-facts --unit kh --period 2021-Q3
cchc check bao-cao.docx --accept 3f0c2a91be --reason 'số lũy kế từ đầu năm'"""

    def add_arguments(self, parser: CommandParser) -> None:
        """Files, the facts to compare with, where to write, `--json`."""
        parser.add_argument("files", nargs="+", type=Path, metavar=_("TỆP"), help=_("báo cáo cần kiểm tra"))
        parser.add_argument("--against-facts", action="store_true", help=_("so với số liệu trong hệ thống"))
        parser.add_argument("--unit", help=_("mã đơn vị"))
        parser.add_argument("--period", help=_("kỳ, ví dụ 2021-Q3, 2024-H1, 2023"))
        parser.add_argument(
            "--accept", action="append", default=[], metavar=_("MÃ"), help=_("phát hiện này không phải lỗi")
        )
        parser.add_argument("--reason", default="", help=_("vì sao không phải lỗi"))
        for name, help_text in _OUTPUTS:
            parser.add_argument(name, type=Path, metavar=_("TỆP"), help=_(help_text))
        parser.add_argument("--strict", action="store_true", help=_("trả mã thoát 1 nếu có lỗi chắc chắn"))
        add_actor(parser)
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Check the files one by one, print and write what each says, set the exit status."""
        against, wanted = _facts(options), _wanted(options)
        if options["accept"]:
            _accept(check_each(_Files(options["files"]).documents(), against), options)
        files = _Files(options["files"], keep=wanted.annotate is not None)
        counted: Counter[str] = Counter()
        with _writer(wanted) as outputs, DataText() as told:
            for checked in map(with_accepted, check_each(files.documents(), against)):
                outputs.add(checked, files.sources)
                counted.update(_counts(checked))
                if options["json"]:
                    told.add(checked)
                else:
                    self._print(_lines(checked))
            outputs.finish()
            self._print(_json(told, files.refused) if options["json"] else [_summary(counted) + "\n"])
        if files.refused:
            lines = (f"{_name(path)}: {said(fault)}" for path, fault in files.refused)
            raise CommandError("\n".join(lines), returncode=_UNREADABLE)
        if options["strict"] and counted[Severity.ERROR]:
            sys.exit(1)

    def _print(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.stdout.write(text, ending="")


_OUTPUTS = (
    ("--annotate", N_("ghi bản Word có nhận xét tại từng chỗ (một báo cáo)")),
    ("--html", N_("ghi trang xem báo cáo cùng các phát hiện")),
    ("--xlsx", N_("ghi bảng Excel các phát hiện")),
)
_ACCEPTED = "accepted"
_HELD = "held"


class _Files:
    """The files to check, read one after the other; `refused`: why some could not be."""

    def __init__(self, paths: Sequence[Path], *, keep: bool = False) -> None:
        self._paths = paths
        self._keep = keep
        self.sources: dict[str, bytes] = {}
        """The bytes by name, where they are needed again: for comments in a copy of the document."""
        self.refused: list[tuple[Path, Fault]] = []

    def documents(self) -> Iterator[FoundDocument]:
        """Read each file that can be read."""
        for path in self._paths:
            try:
                document = read_document(path, _name(path))
            except Fault as fault:
                self.refused.append((path, fault))
                continue
            if self._keep:
                self.sources[document.name] = path.read_bytes()
            yield document


def _name(path: Path) -> str:
    """The path as it can be printed: a name that is no UTF-8 has marks for what is not."""
    return os.fsencode(path).decode("utf-8", "replace")


def _wanted(options: Options) -> Wanted:
    wanted = Wanted(options["annotate"], options["html"], options["xlsx"])
    if wanted.annotate is not None and len(options["files"]) > 1:
        raise too_many(len(options["files"]))
    return wanted


def _writer(wanted: Wanted) -> Any:
    """What writes the wanted files."""
    return import_string(_WRITER)(wanted) if wanted.paths else NoOutputs()


def _facts(options: Options) -> Against | None:
    if not options["against_facts"]:
        return None
    if not options["unit"] or not options["period"]:
        raise AgainstFault(
            N_("Muốn so với số liệu trong hệ thống thì phải nói đơn vị và kỳ. Hãy thêm --unit và --period.")
        )
    facts: Against = import_string(_LEDGER)(options["unit"], read_period(options["period"]))
    return facts


def _accept(outcomes: Iterable[Checked], options: Options) -> None:
    """Keep the reason for the findings that are no errors. Raises AcceptFault."""
    wanted = set(options["accept"])
    found = (
        (report_key(checked.documents[0]), finding)
        for checked in outcomes
        for finding in checked.findings
        if finding.id in wanted
    )
    accept_findings(found, options["accept"], reason=options["reason"], actor=options["actor"])


def _json(told: DataText, refused: Sequence[tuple[Path, Fault]]) -> Iterator[str]:
    faults = [{"file": _name(path), "message": said(fault)} for path, fault in refused]
    yield from told.chunks({"faults": faults} if faults else {})
    yield "\n"


def _counts(checked: Checked) -> Counter[str]:
    """How many findings stand of each severity, how many were explained, how much holds."""
    counted = Counter(one.severity.value if one.accepted is None else _ACCEPTED for one in checked.findings)
    counted[_HELD] = len(checked.held)
    return counted


def _summary(counted: Counter[str]) -> str:
    template = _(
        "%(errors)d lỗi, %(warnings)d cảnh báo, %(notes)d ghi chú; %(accepted)d đã được giải thích; "
        "%(held)d chỗ đã kiểm tra và đúng"
    )
    return template % {
        "errors": counted[Severity.ERROR],
        "warnings": counted[Severity.WARNING],
        "notes": counted[Severity.NOTE],
        "accepted": counted[_ACCEPTED],
        "held": counted[_HELD],
    }


def _lines(checked: Checked) -> Iterator[str]:
    english = (get_language() or "").startswith("en")
    for finding in checked.findings:
        told = f"{finding.severity.value} {finding.kind.value}: {_explained(finding, english)}"
        yield f"{finding.file}: [{finding.id}] {told}\n"
        yield f"    “{finding.quote.text}”\n"
        for quote in finding.others:
            yield f"    ↔ “{quote.text}”\n"
        if finding.accepted is not None:
            yield f"    {_(ACCEPTED) % accepted_words(finding.accepted)}\n"


def _explained(finding: CheckFinding, english: bool) -> str:
    parts = (finding.explanation_en, finding.slip_en) if english else (finding.explanation_vi, finding.slip)
    return " ".join(part for part in parts if part)
