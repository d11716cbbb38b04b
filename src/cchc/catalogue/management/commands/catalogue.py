"""`cchc catalogue load|check`: the catalogue of indicators and forms."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from cchc.catalogue.queries.census import (
    FormCensus,
    OneFormIndicator,
    census,
    one_form_indicators,
    unused_indicators,
)
from cchc.catalogue.queries.checks.catalogue import faults_of_catalogue
from cchc.catalogue.services.load_catalogue import load_catalogue
from cchc.catalogue.source.files import SHIPPED, read_catalogue
from cchc.engine.faults import N_
from cchc.foundation.console import ConsoleCommand, Options, Verb, add_json
from cchc.foundation.faults import said


class Command(ConsoleCommand):
    help = N_("Danh mục chỉ tiêu và biểu mẫu: nạp từ tệp, kiểm tra mức gắn chỉ tiêu.")
    example = "cchc catalogue load\ncchc catalogue check --json"

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
            "Đã nạp %(indicators)d chỉ tiêu, %(forms)d biểu (%(rows)d dòng). "
            "Thay đổi: %(forms_changed)d biểu, %(words_changed)d mục khác."
        )
        self.answer(options, result, [line % result])

    def _check(self, options: Options) -> None:
        forms, one_form, unused = census(), one_form_indicators(), unused_indicators()
        faults = list(_faults(forms, one_form))
        answer = {
            "forms": [asdict(form) for form in forms],
            "one_form_indicators": [asdict(one) for one in one_form],
            "unused_indicators": unused,
            "faults": [{"message": fault} for fault in faults],
        }
        self.answer(options, answer, [*_table(forms), *_one_form_lines(one_form), *_unused_lines(unused)])
        if faults:
            raise CommandError("\n".join(faults))


def _load_arguments(parser: CommandParser) -> None:
    parser.add_argument("--folder", default=SHIPPED, help=_("thư mục danh mục khác với bản kèm theo"))
    add_json(parser)


def _faults(forms: list[FormCensus], one_form: list[OneFormIndicator]) -> Iterator[str]:
    if not forms:
        yield _("Danh mục chưa có biểu nào. Hãy chạy “cchc catalogue load”.")
    for fault in faults_of_catalogue():
        yield said(fault)
    for one in one_form:
        if not one.reason:
            yield _("%(indicator)s: chỉ biểu %(form)s dùng mà chưa ghi lý do. Hãy thêm one_form.") % asdict(
                one
            )


_COLUMNS = ("rows", "headings", "bound", "computed", "declared", "typed", "slips")


def _table(forms: list[FormCensus]) -> Iterator[str]:
    names = (_("dòng"), _("đề mục"), _("đã gắn"), _("tính"), _("khai"), _("chữ"), _("lỗi in"))
    first = _("biểu")
    yield f"{first:<18}" + "".join(f"{name:>9}" for name in names)
    for form in forms:
        yield f"{form.form:<18}" + "".join(f"{getattr(form, name):>9}" for name in _COLUMNS)


def _one_form_lines(one_form: list[OneFormIndicator]) -> Iterator[str]:
    """The reasons, each once with the indicators that it is given for."""
    yield ""
    yield _("Chỉ tiêu chỉ một biểu dùng: %(count)d") % {"count": len(one_form)}
    ordered = sorted(one_form, key=lambda one: (one.form, one.reason, one.indicator))
    for (form, reason), given in groupby(ordered, key=lambda one: (one.form, one.reason)):
        yield f"  {form}: {reason}"
        yield from (f"    {one.indicator}" for one in given)


def _unused_lines(unused: list[str]) -> Iterator[str]:
    yield ""
    yield _("Chỉ tiêu chưa biểu nào dùng: %(count)d") % {"count": len(unused)}
    yield from (f"    {code}" for code in unused)
