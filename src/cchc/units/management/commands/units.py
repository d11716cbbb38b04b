"""`cchc units`: import, succession, functions, competences, list."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.faults import N_, Fault
from cchc.foundation.console import ConsoleCommand, Options, Verb, add_json
from cchc.units.enums import UnitLevel
from cchc.units.queries import UnitOn, units_on
from cchc.units.services import (
    RowsImported,
    import_competences,
    import_functions,
    import_successions,
    import_units,
)
from cchc.units.services.rows import read_day

_Importer = Callable[[Path, str], RowsImported]


_UNIT_COLUMNS = N_(
    "cột: code,name,kind,level,parent,valid_from,valid_to. "
    "valid_to là ngày đầu tiên đơn vị không còn, không phải ngày cuối cùng còn hoạt động: "
    "hoạt động đến hết 30/6/2025 thì ghi 01/07/2025. "
    "Để trống: còn hoạt động, hoặc kết thúc theo văn bản đã nạp bằng “succession”"
)


class Command(ConsoleCommand):
    """One command with sub-verbs; their JSON is described in docs/commands/units.md."""

    help = N_("Đơn vị theo thời gian: nạp từ CSV hoặc Excel, liệt kê theo ngày.")
    example = "cchc units import donvi.csv --json\ncchc units list --on 2025-07-01 --under kh-2025"

    def verbs(self) -> Iterable[Verb]:
        """Return the sub-verbs."""
        return (
            Verb(
                "import",
                _("Nạp đơn vị; các dòng cùng mã kể toàn bộ đời của đơn vị. Có lỗi thì không ghi gì."),
                "cchc units import donvi.csv --json",
                _file_arguments(_(_UNIT_COLUMNS)),
                self._import,
            ),
            Verb(
                "succession",
                _(
                    "Nạp văn bản chia, tách, nhập, kết thúc đơn vị. Đơn vị giao không ghi trong "
                    "successors kết thúc từ ngày effective_on."
                ),
                "cchc units succession ke-thua.csv",
                _file_arguments(
                    _(
                        "cột: effective_on,decree,kind,predecessors,successors; "
                        "tùy chọn weights,weights_source"
                    )
                ),
                self._succession,
            ),
            Verb(
                "functions",
                _("Nạp đơn vị giữ chức năng theo thời gian."),
                "cchc units functions chuc-nang.csv",
                _file_arguments(_("cột: function,unit,valid_from,valid_to")),
                self._rows(import_functions),
            ),
            Verb(
                "competences",
                _("Nạp lĩnh vực chuyển từ đơn vị này sang đơn vị khác."),
                "cchc units competences linh-vuc.csv",
                _file_arguments(_("cột: field,from,to,effective_on,decree")),
                self._rows(import_competences),
            ),
            Verb(
                "list",
                _("Liệt kê đơn vị của một ngày theo cây."),
                "cchc units list --on 2025-06-30 --under hg --level commune --json",
                _list_arguments,
                self._list,
            ),
        )

    def _import(self, options: Options) -> None:
        done = import_units(options["file"], options["actor"])
        counts = {name: len(codes) for name, codes in asdict(done).items()}
        codes = {"created": list(done.created), "updated": list(done.updated)}
        self.answer(options, {**counts, "codes": codes}, [_counted(**counts)])

    def _succession(self, options: Options) -> None:
        done = import_successions(options["file"], options["actor"])
        lines = [_counted(done.created, done.updated, done.unchanged)]
        if done.ended:
            said = _("Văn bản đã kết thúc %(count)d đơn vị: %(codes)s.")
            lines.append(said % {"count": len(done.ended), "codes": ", ".join(done.ended)})
        self.answer(options, asdict(done), lines)

    def _rows(self, importer: _Importer) -> Callable[[Options], None]:
        def run(options: Options) -> None:
            counts = asdict(importer(options["file"], options["actor"]))
            self.answer(options, counts, [_counted(**counts)])

        return run

    def _list(self, options: Options) -> None:
        day = _day(options["on"])
        found = units_on(day, options["under"], options["level"])
        rows = [asdict(one) for one in found]
        self.answer(options, {"on": day, "units": rows}, map(_line, found))


def _file_arguments(columns: str) -> Callable[[CommandParser], None]:
    def add(parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=columns)
        parser.add_argument("--actor", default="cchc", help=_("người thực hiện, ghi vào nhật ký"))
        add_json(parser)

    return add


def _list_arguments(parser: CommandParser) -> None:
    parser.add_argument("--on", required=True, metavar="DATE", help=_("ngày, ví dụ 2025-07-01"))
    parser.add_argument("--under", metavar="CODE", help=_("chỉ đơn vị này và các đơn vị bên dưới"))
    parser.add_argument("--level", choices=UnitLevel.values, help=_("chỉ một cấp"))
    add_json(parser)


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        raise Fault(N_("“%(text)s” không phải là ngày. Hãy viết 2025-07-01 hoặc 01/07/2025."), text=text)
    return day


def _counted(created: int, updated: int, unchanged: int) -> str:
    return _("Mới: %(created)d, sửa: %(updated)d, giữ nguyên: %(unchanged)d.") % {
        "created": created,
        "updated": updated,
        "unchanged": unchanged,
    }


def _line(one: UnitOn) -> str:
    return f"{'  ' * one.depth}{one.code}  {one.name}"
