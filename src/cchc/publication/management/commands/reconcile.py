"""`cchc reconcile`: figures side by side, the choice among them, the table to go with a letter."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import Lane
from cchc.foundation.console import ConsoleCommand, Options, add_actor, add_json
from cchc.publication.asking import read_date
from cchc.publication.reconciliation import Preparing, reconciliation_document
from cchc.publication.report import RENDERERS
from cchc.publication.round_letters import letter_formats, write_letters
from cchc.reporting.enums import RowBasis
from cchc.reporting.management.consolidated import missing_lines
from cchc.reporting.management.selecting import period_of
from cchc.reporting.queries.reconciliation import ReconciledRow, Reconciliation, reconcile
from cchc.reporting.queries.reconciliation_json import reconciliation_json
from cchc.reporting.queries.reconciliation_table import table_lines
from cchc.reporting.services.choose_basis import choose_basis
from cchc.reporting.services.choosing import RowAt
from cchc.reporting.services.record_outside_figure import record_outside_figure

_NONE = "none"


class ChoiceSyntaxFault(Fault):
    """A choice that is not written as it is read."""


class Command(ConsoleCommand):
    """Its JSON is described in docs/commands/reconcile.md."""

    help = N_(
        "Đối chiếu: tổng các đơn vị, số của cơ quan chủ trì, số tự báo cáo, số hệ thống ngoài; chọn số."
    )
    example = (
        "cchc reconcile --form tk-2026-tinh --period 2026-Q3 --unit ah\n"
        "cchc reconcile --form tk-2026-tinh --period 2026-Q3 --unit ah "
        '--choose departments=owner --reason "Có quyết định thành lập"\n'
        "cchc reconcile --form tk-2026-tinh --period 2026-Q3 --unit ah "
        '--outside "documents_sent=Trục liên thông:12.345"\n'
        "cchc reconcile --form tk-2026-tinh --period 2026-Q3 --unit ah --format docx,pdf,xlsx --out out"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--form", required=True, help=_("mã biểu mẫu"))
        parser.add_argument("--period", required=True, help=_("kỳ, ví dụ 2026-Q3, “quý III/2026”, 2025"))
        parser.add_argument("--unit", required=True, help=_("mã đơn vị"))
        parser.add_argument(
            "--lane", choices=[str(Lane.APPROVED), str(Lane.SUBMITTED)], default=str(Lane.APPROVED)
        )
        parser.add_argument("--all", action="store_true", help=_("in cả các dòng không có gì phải xem"))
        parser.add_argument(
            "--choose",
            action="append",
            default=[],
            metavar=_("DÒNG=CÁCH"),
            help=_("chọn số của dòng: parts, reported, owner, outside:HỆ_THỐNG; none để bỏ chọn"),
        )
        parser.add_argument(
            "--outside",
            action="append",
            default=[],
            metavar=_("DÒNG=HỆ_THỐNG:SỐ"),
            help=_("ghi số của một hệ thống ngoài"),
        )
        parser.add_argument("--reason", default="", help=_("lý do chọn; nguồn của số hệ thống ngoài"))
        _document_arguments(parser)
        add_actor(parser)
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        formats = letter_formats(options["format"], tuple(RENDERERS)) if options["format"] else ()
        for text in options["outside"]:
            _record(text, options)
        for text in options["choose"]:
            _choose(text, options)
        found = reconcile(options["form"], options["unit"], period_of(options), lane=Lane(options["lane"]))
        rows = [one for one in found.rows if options["all"] or _is_worth(one)]
        files = _written(found, rows, formats, options)
        answer = {**reconciliation_json(found), **({"files": files} if formats else {})}
        self.answer(options, answer, [*_lines(found, rows), *files])


def _document_arguments(parser: CommandParser) -> None:
    """What the table needs as a document."""
    parser.add_argument(
        "--format",
        default="",
        help=_("lập cả bảng kèm tờ trình, định dạng: %(known)s") % {"known": ", ".join(RENDERERS)},
    )
    parser.add_argument("--out", type=Path, default=Path("out"), help=_("thư mục ghi tệp"))
    parser.add_argument("--preparer", default="", help=_("họ tên người lập bảng"))
    parser.add_argument("--number", default="", help=_("số tờ trình; để trống nếu chưa có"))
    parser.add_argument("--date", help=_("ngày tờ trình, ví dụ 2026-09-24; để trống nếu chưa có"))
    parser.add_argument("--issuer", default="", help=_("đơn vị ký; bỏ trống: cơ quan giữ chức năng nội vụ"))


def _written(
    found: Reconciliation, rows: Sequence[ReconciledRow], formats: Sequence[str], options: Options
) -> list[str]:
    """The files of the table, if any format is asked for."""
    if not formats:
        return []
    day = read_date(options["date"]) if options["date"] else None
    given = Preparing(options["preparer"], options["number"], day, options["issuer"])
    name = f"{found.unit}-{found.period}-{found.tables.code}-doi-chieu"
    return write_letters({name: reconciliation_document(found, rows, given)}, formats, options["out"])


def _lines(found: Reconciliation, rows: Sequence[ReconciledRow]) -> Iterator[str]:
    if rows:
        yield from table_lines(found, rows)
    else:
        yield _("Các nguồn khớp nhau, không thiếu đơn vị nào.")
    yield from missing_lines(found)


def _is_worth(one: ReconciledRow) -> bool:
    """Whether a row has more than one figure, or lacks somebody."""
    return one.chosen.disagree or bool(one.missing) or one.choice is not None


def _at(row: str, options: Options) -> RowAt:
    return RowAt(options["form"], options["unit"], period_of(options), row)


def _choose(text: str, options: Options) -> None:
    row, equals, how = text.partition("=")
    basis, _colon, system = how.partition(":")
    if not equals or basis not in {*RowBasis.values, _NONE}:
        raise ChoiceSyntaxFault(
            N_("Không hiểu “%(text)s”. Hãy viết DÒNG=parts, reported, owner, outside:HỆ_THỐNG hoặc none."),
            text=text,
        )
    chosen = None if basis == _NONE else RowBasis(basis)
    choose_basis(
        _at(row.strip(), options), chosen, system=system, reason=options["reason"], actor=options["actor"]
    )


def _record(text: str, options: Options) -> None:
    row, equals, said = text.partition("=")
    system, colon, figure = said.partition(":")
    if not (equals and colon and system.strip()):
        raise ChoiceSyntaxFault(
            N_("Không hiểu “%(text)s”. Hãy viết DÒNG=HỆ_THỐNG:SỐ, ví dụ done=iGate:1.234."), text=text
        )
    record_outside_figure(
        _at(row.strip(), options),
        system.strip(),
        figure.strip(),
        source=options["reason"],
        actor=options["actor"],
    )
