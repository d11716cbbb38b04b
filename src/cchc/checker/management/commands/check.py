"""`cchc check`: find where reports contradict themselves, each other, or the facts in the ledger."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cchc.checker.against import Facts
from cchc.checker.check import check_documents
from cchc.checker.findings import Checked, CheckFinding, Severity
from cchc.checker.outputs.data import as_data
from cchc.checker.outputs.languages import ACCEPTED, accepted_words
from cchc.checker.outputs.write import Wanted, write_outputs
from cchc.checker.queries.accepted import report_key, with_accepted
from cchc.checker.services.accept_finding import accept_findings
from cchc.document.found import FoundDocument
from cchc.engine.faults import N_, Fault
from cchc.engine.periods import read_period
from cchc.foundation.console import ConsoleCommand, Options, add_actor, add_json
from cchc.foundation.faults import said
from cchc.reading.found import read_document

_UNREADABLE = 2


class AgainstFault(Fault):
    """Facts were asked for without saying whose or of when, or the other way round."""


class Command(ConsoleCommand):
    """Exit status 0: all was read; 1: `--strict` and an error was found; 2: a file cannot be read."""

    help = N_("Tìm chỗ báo cáo tự mâu thuẫn: tỷ lệ, tổng, số nói hai lần, ngày tháng, mã lựa chọn")
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
        """Check the files, write what was asked for, print the answer, set the exit status."""
        against = _facts(options)
        sources: dict[str, bytes] = {}
        refused: list[Fault] = []
        found = check_documents(_documents(options["files"], sources, refused, _keeps(options)), against)
        if options["accept"]:
            _accept(found, options)
        checked = with_accepted(found)
        if checked.documents:
            wanted = Wanted(options["annotate"], options["html"], options["xlsx"])
            write_outputs(checked, sources, wanted)
        faults = [{"message": said(fault)} for fault in refused]
        self.answer(options, {**as_data(checked), **({"faults": faults} if faults else {})}, _lines(checked))
        if refused:
            raise CommandError("\n".join(said(fault) for fault in refused), returncode=_UNREADABLE)
        if options["strict"] and any(_stands(one, Severity.ERROR) for one in checked.findings):
            sys.exit(1)


_OUTPUTS = (
    ("--annotate", N_("ghi bản Word có nhận xét tại từng chỗ (một báo cáo)")),
    ("--html", N_("ghi trang xem báo cáo cùng các phát hiện")),
    ("--xlsx", N_("ghi bảng Excel các phát hiện")),
)


def _accept(found: Checked, options: Options) -> None:
    """Keep the reason for the findings that are no errors. Raises AcceptFault."""
    documents = {document.name: document for document in found.documents}
    accept_findings(
        found,
        options["accept"],
        lambda file: report_key(documents[file]),
        reason=options["reason"],
        actor=options["actor"],
    )


def _stands(finding: CheckFinding, severity: Severity) -> bool:
    """Whether a finding is of this severity and nobody explained it."""
    return finding.severity is severity and finding.accepted is None


def _keeps(options: Options) -> bool:
    """Whether the bytes of the files are needed again: for comments in a copy of the document."""
    return options["annotate"] is not None


def _documents(
    paths: list[Path], sources: dict[str, bytes], refused: list[Fault], keep: bool
) -> Iterator[FoundDocument]:
    """Read one file after the other; those that cannot be read go to `refused`."""
    for path in paths:
        try:
            document = read_document(path, str(path))
        except Fault as fault:
            refused.append(fault)
            continue
        if keep:
            sources[document.name] = path.read_bytes()
        yield document


def _facts(options: Options) -> Facts | None:
    if not options["against_facts"]:
        return None
    if not options["unit"] or not options["period"]:
        raise AgainstFault(
            N_("Muốn so với số liệu trong hệ thống thì phải nói đơn vị và kỳ. Hãy thêm --unit và --period.")
        )
    return Facts(options["unit"], read_period(options["period"]))


def _lines(checked: Checked) -> Iterator[str]:
    english = (get_language() or "").startswith("en")
    for finding in checked.findings:
        told = f"{finding.severity.value} {finding.kind.value}: {_explained(finding, english)}"
        yield f"{finding.file}: [{finding.id}] {told}"
        yield f"    “{finding.quote.text}”"
        for quote in finding.others:
            yield f"    ↔ “{quote.text}”"
        if finding.accepted is not None:
            yield "    " + _(ACCEPTED) % accepted_words(finding.accepted)
    counts = {severity: sum(_stands(one, severity) for one in checked.findings) for severity in Severity}
    summary = _(
        "%(errors)d lỗi, %(warnings)d cảnh báo, %(notes)d ghi chú; %(accepted)d đã được giải thích; "
        "%(held)d chỗ đã kiểm tra và đúng"
    )
    yield summary % {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notes": counts[Severity.NOTE],
        "accepted": sum(one.accepted is not None for one in checked.findings),
        "held": len(checked.held),
    }


def _explained(finding: CheckFinding, english: bool) -> str:
    parts = (finding.explanation_en, finding.slip_en) if english else (finding.explanation_vi, finding.slip)
    return " ".join(part for part in parts if part)
