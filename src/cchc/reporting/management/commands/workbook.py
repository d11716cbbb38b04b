"""`cchc workbook`: the forms of units for a period as Excel files to be filled in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.faults import N_, Fault
from cchc.engine.periods import Period
from cchc.foundation.console import ConsoleCommand, add_json
from cchc.reporting.management.selecting import period_of, units_of
from cchc.reporting.workbook.export import workbooks


class OutFault(Fault):
    """The files cannot be written where they were asked for."""


class Command(ConsoleCommand):
    help = N_("Xuất biểu của một hay nhiều đơn vị ra tệp Excel để điền rồi nhập lại bằng “cchc import”.")
    example = (
        "cchc workbook --form tk-2026-tinh --period 2026-Q3 --unit ah --out ah.xlsx\n"
        "cchc workbook --form tk-2026-xa --period 2026-Q3 --all-under ah --out bieu"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--form", required=True, help=_("mã biểu mẫu"))
        parser.add_argument("--period", required=True, help=_("kỳ, ví dụ 2021-Q3, “quý III/2021”, 2023"))
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--unit", action="append", default=[], help=_("mã đơn vị; có thể lặp lại"))
        who.add_argument("--all-under", help=_("mọi đơn vị dùng biểu này ở dưới đơn vị này"))
        parser.add_argument(
            "--out",
            type=Path,
            required=True,
            help=_("tệp .xlsx nếu chỉ có một đơn vị; nếu không thì thư mục"),
        )
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        period, units = period_of(options), units_of(options)
        books = workbooks(options["form"], units, period)
        files = list(_write(books, options["form"], period, options["out"], single=len(units) == 1))
        self.answer(options, {"files": files}, [f"{one['unit']}  {one['file']}" for one in files])


def _write(
    books: Iterable[tuple[str, bytes]], form: str, period: Period, out: Path, *, single: bool
) -> Iterable[dict[str, str]]:
    alone = single and out.suffix.lower() == ".xlsx" and not out.is_dir()
    if not alone and out.suffix.lower() == ".xlsx" and not out.is_dir():
        raise OutFault(
            N_("“%(out)s” là một tệp mà có nhiều đơn vị. Hãy cho --out một thư mục."), out=str(out)
        )
    try:
        (out.parent if alone else out).mkdir(parents=True, exist_ok=True)
        for unit, content in books:
            path = out if alone else out / f"{form}_{unit}_{period}.xlsx"
            path.write_bytes(content)
            yield {"unit": unit, "form": form, "period": str(period), "file": str(path)}
    except OSError as error:
        raise OutFault(
            N_("Không ghi được vào “%(out)s” (%(why)s). Hãy chọn nơi khác."),
            out=str(out),
            why=error.strerror or "",
        ) from error
