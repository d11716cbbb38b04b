"""`cchc catalogue load|check`: the catalogue of indicators and forms."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from cchc.catalogue.queries.census import FormCensus, census, one_form_indicators, unused_indicators
from cchc.catalogue.queries.checks import faults_of_catalogue
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.catalogue.source.files import SHIPPED, read_catalogue
from cchc.foundation.console import ConsoleCommand, Options, Verb, add_json
from cchc.foundation.faults import said


class Command(ConsoleCommand):
    help = _("Danh mục chỉ tiêu và biểu mẫu: nạp từ tệp, kiểm tra mức gắn chỉ tiêu.")

    def verbs(self) -> Iterable[Verb]:
        return (
            Verb(
                "load",
                _("Nạp danh mục vào cơ sở dữ liệu; nạp hai lần không đổi gì thêm."),
                "cchc catalogue load --json",
                _load_arguments,
                self._load,
            ),
            Verb(
                "check",
                _("Kiểm tra danh mục và in số dòng đã gắn chỉ tiêu của từng biểu."),
                "cchc catalogue check --json",
                add_json,
                self._check,
            ),
        )

    def _load(self, options: Options) -> None:
        result = asdict(load_catalogue(read_catalogue(Path(options["folder"]))))
        line = _(
            "Đã nạp %(indicators)s chỉ tiêu, %(forms)s biểu (%(rows)s dòng), %(forms_changed)s biểu thay đổi."
        )
        self.answer(options, result, [line % result])

    def _check(self, options: Options) -> None:
        forms, one_form = census(), one_form_indicators()
        faults = [said(fault) for fault in faults_of_catalogue()]
        faults += [
            _("%(indicator)s: chỉ biểu %(form)s dùng mà chưa ghi lý do.") % asdict(one)
            for one in one_form
            if not one.reason
        ]
        answer = {
            "forms": [asdict(form) for form in forms],
            "one_form_indicators": [asdict(one) for one in one_form],
            "unused_indicators": unused_indicators(),
            "faults": faults,
        }
        one_form_lines = [f"  {one.indicator} ({one.form}): {one.reason}" for one in one_form]
        lines = [_heading(), *map(_census_line, forms), "", _("Chỉ tiêu chỉ một biểu dùng:"), *one_form_lines]
        self.answer(options, answer, lines)
        if faults:
            raise CommandError("\n".join(faults))


def _load_arguments(parser: CommandParser) -> None:
    parser.add_argument("--folder", default=SHIPPED, help=_("thư mục danh mục khác với bản kèm theo"))
    add_json(parser)


_COLUMNS = ("rows", "headings", "bound", "computed", "declared", "typed", "slips")


def _heading() -> str:
    names = (_("dòng"), _("đề mục"), _("đã gắn"), _("tính"), _("khai"), _("chữ"), _("lỗi in"))
    return f"{_('biểu'):<18}" + "".join(f"{name:>9}" for name in names)


def _census_line(form: FormCensus) -> str:
    return f"{form.form:<18}" + "".join(f"{getattr(form, name):>9}" for name in _COLUMNS)
