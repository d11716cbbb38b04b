"""`cchc edition`: issue a report, list what was issued, verify it, keep its signed copy, compare, export."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.faults import N_
from cchc.engine.periods import read_period
from cchc.foundation.console import ConsoleCommand, Options, Verb, add_actor, add_json
from cchc.foundation.words import spoken
from cchc.publication.asking import add_particulars, add_report, asked_of, particulars_of
from cchc.publication.models import Edition
from cchc.publication.queries import editions
from cchc.publication.queries.edition_differences import Difference, differences
from cchc.publication.queries.signed_copy import SignedComparison
from cchc.publication.queries.verify_edition import Check, verify
from cchc.publication.services.attach_signed_copy import attach_signed_copy
from cchc.publication.services.export_edition import export_edition
from cchc.publication.services.issue_edition import issue_edition
from cchc.reading.package import file_bytes


class Command(ConsoleCommand):
    help = N_("Ban hành báo cáo và giữ nguyên trạng từng lần ban hành.")
    example = "cchc edition list --unit kh"

    def verbs(self) -> Iterable[Verb]:
        return (
            Verb("issue", _("ban hành một báo cáo"), _ISSUE, _issue_arguments, self._issue),
            Verb("list", _("danh sách các lần ban hành"), _LIST, _list_arguments, self._list),
            Verb(
                "verify",
                _("kiểm tra các lần ban hành còn nguyên vẹn"),
                _VERIFY,
                _code_arguments,
                self._verify,
            ),
            Verb(
                "attach", _("lưu bản ký số và so với bản ban hành"), _ATTACH, _attach_arguments, self._attach
            ),
            Verb("diff", _("hai lần ban hành khác nhau ở đâu"), _DIFF, _diff_arguments, self._diff),
            Verb("export", _("lấy lại các tệp đã ban hành"), _EXPORT, _export_arguments, self._export),
        )

    def _issue(self, options: Options) -> None:
        issued = issue_edition(
            asked_of(options), particulars_of(options), actor=options["actor"], reason=options["reason"]
        )
        edition = editions.edition(issued.edition.code)
        state = _("đã ban hành") if issued.is_new else _("đã có từ trước, không ghi gì thêm")
        answer = editions.edition_json(edition) | {"new": issued.is_new}
        answer["errors"] = editions.record(issued.edition).errors
        self.answer(options, answer, [f"{edition.code}: {state}", *_file_lines(edition)])

    def _list(self, options: Options) -> None:
        period = str(read_period(options["period"])) if options["period"] else ""
        found = list(editions.editions(options["unit"], period, options["form"]))
        lines = [_listed(one) for one in found] or [_("Chưa ban hành báo cáo nào như vậy.")]
        self.answer(options, {"editions": [editions.edition_json(one) for one in found]}, lines)

    def _verify(self, options: Options) -> None:
        chosen = [editions.edition(code) for code in options["code"]] or list(editions.editions())
        checked = {one.code: verify(one) for one in chosen}
        answer = [
            {"code": code, "checks": [_check(one) for one in checks]} for code, checks in checked.items()
        ]
        self.answer(options, {"editions": answer}, _verified(checked))
        if not all(check.holds for checks in checked.values() for check in checks):
            raise SystemExit(1)

    def _attach(self, options: Options) -> None:
        compared = attach_signed_copy(
            options["code"],
            file_bytes(options["file"]),
            actor=options["actor"],
            reason=options["reason"],
        )
        self.answer(options, _compared(compared), _comparison_lines(compared))

    def _diff(self, options: Options) -> None:
        before, after = (editions.record(editions.edition(options[name])) for name in ("before", "after"))
        found = differences(before, after)
        answer = {"differences": [vars(one) for one in found]}
        self.answer(options, answer, [_difference(one) for one in found] or [_("Không có gì khác.")])

    def _export(self, options: Options) -> None:
        written = export_edition(editions.edition(options["code"]), options["out"])
        self.answer(options, {"files": [str(path) for path in written]}, map(str, written))


_ISSUE = "cchc edition issue --unit kh --period 2021-Q3 --form tk-2021-tinh --number 186 --date 2021-09-24"
_LIST = "cchc edition list --unit kh --period 2021-Q3 --json"
_VERIFY = "cchc edition verify\ncchc edition verify kh/2021-Q3/tk-2021-tinh/1 --json"
_ATTACH = "cchc edition attach kh/2021-Q3/tk-2021-tinh/1 186-BC-UBND.signed.pdf"
_DIFF = "cchc edition diff kh/2021-Q3/tk-2021-tinh/1 kh/2021-Q3/tk-2021-tinh/2"
_EXPORT = "cchc edition export kh/2021-Q3/tk-2021-tinh/1 --out out"


def _issue_arguments(parser: CommandParser) -> None:
    add_report(parser)
    add_particulars(parser)
    _add_reason(parser)
    add_actor(parser)
    add_json(parser)


def _list_arguments(parser: CommandParser) -> None:
    for name, text in (("unit", _("mã đơn vị")), ("period", _("kỳ báo cáo")), ("form", _("mã biểu mẫu"))):
        parser.add_argument(f"--{name}", default="", help=text)
    add_json(parser)


def _code_arguments(parser: CommandParser) -> None:
    parser.add_argument("code", nargs="*", help=_("mã lần ban hành; để trống là tất cả"))
    add_json(parser)


def _attach_arguments(parser: CommandParser) -> None:
    parser.add_argument("code", help=_("mã lần ban hành"))
    parser.add_argument("file", type=Path, help=_("tệp PDF đã ký số"))
    _add_reason(parser)
    add_actor(parser)
    add_json(parser)


def _diff_arguments(parser: CommandParser) -> None:
    parser.add_argument("before", help=_("lần ban hành trước"))
    parser.add_argument("after", help=_("lần ban hành sau"))
    add_json(parser)


def _export_arguments(parser: CommandParser) -> None:
    parser.add_argument("code", help=_("mã lần ban hành"))
    parser.add_argument("--out", type=Path, default=Path("out"), help=_("thư mục ghi tệp"))
    add_json(parser)


def _add_reason(parser: CommandParser) -> None:
    parser.add_argument("--reason", default="", help=_("lý do; phải có khi thay thế hoặc khi còn lỗi"))


def _file_lines(edition: Edition) -> Iterator[str]:
    for file in edition.files.all():
        yield f"  {file.name}  {file.content[:12]}…  {file.size:,} B".replace(",", ".")


def _listed(one: Edition) -> str:
    corrects = _(" (thay %(code)s)") % {"code": one.corrects.code} if one.corrects else ""
    number = _("số %(number)s ngày %(date)s") % {
        "number": one.document_number,
        "date": f"{one.document_date:%d/%m/%Y}",
    }
    return f"{one.code}: {number}{corrects}"


def _check(one: Check) -> dict[str, Any]:
    return {"name": one.name, "holds": one.holds, "fault": spoken(one.fault) if one.fault else None}


def _verified(checked: dict[str, tuple[Check, ...]]) -> Iterator[str]:
    for code, checks in checked.items():
        faults = [spoken(check.fault) for check in checks if check.fault]
        held = len(checks) - len(faults)
        yield _("%(code)s: %(held)s/%(all)s điểm kiểm tra đúng") % {
            "code": code,
            "held": held,
            "all": len(checks),
        }
        yield from (f"  ! {fault}" for fault in faults)
    if not checked:
        yield _("Chưa ban hành báo cáo nào.")


def _compared(compared: SignedComparison) -> dict[str, Any]:
    return {
        "signatures": compared.signatures,
        "differences": [vars(one) | {"only_added": one.only_added} for one in compared.differences],
    }


def _comparison_lines(compared: SignedComparison) -> Iterator[str]:
    yield _("Bản ký có %(count)s chữ ký số (chưa kiểm tra hiệu lực).") % {"count": compared.signatures}
    for one in compared.differences:
        yield _("trang %(page)s: “%(before)s” → “%(after)s”") % vars(one)
    if not compared.altered:
        yield _("Lời và số đúng như bản đã ban hành.")


def _difference(one: Difference) -> str:
    where = f"{one.stt} {one.label}".strip() or _("phần lời")
    return f"{where}: {one.before or '–'} → {one.after or '–'}"
