"""`cchc narrative`: the text of a report, from its outline to the list of what changed."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.checker.services.accept_finding import accept_findings
from cchc.engine.faults import N_
from cchc.engine.kinds import Lane
from cchc.engine.periods import read_period
from cchc.foundation.console import ConsoleCommand, Options, Verb, add_actor, add_json
from cchc.publication import narrative_answers as answers
from cchc.publication.asking import read_date
from cchc.publication.check_answers import check_json, check_lines
from cchc.publication.compose import Particulars
from cchc.publication.narrative_files import read_saves, read_words
from cchc.publication.queries.report_check import check_report, report_name
from cchc.publication.report import Asked, make_report
from cchc.reporting.management.selecting import add_selection, period_of, units_of
from cchc.reporting.queries.fill import FilledForm, fill
from cchc.reporting.queries.narrative_changes import changes_since_last
from cchc.reporting.queries.narrative_outlines import outline_of_form
from cchc.reporting.services.narrative_agree import agree_texts
from cchc.reporting.services.narrative_cite import DocumentEntry, cite
from cchc.reporting.services.narrative_collect import collect
from cchc.reporting.services.narrative_contribute import contribute
from cchc.reporting.services.narrative_draft import draft_texts
from cchc.reporting.services.narrative_outline import load_outline
from cchc.reporting.services.narrative_propose import ProposalEntry, propose
from cchc.reporting.services.narrative_set import set_texts
from cchc.reporting.services.narrative_writing import TextsSaved

_REPORT = "--unit ah --period 2026-Q3 --form tk-2026-tinh"


class Command(ConsoleCommand):
    """One command with sub-verbs; docs/commands/narrative.md describes their JSON."""

    help = N_("Lời báo cáo: đề cương, gợi ý từ số liệu, soạn, gom ý kiến đơn vị, kiến nghị, thay đổi.")
    example = f"cchc narrative draft {_REPORT}\ncchc narrative show {_REPORT}"

    def verbs(self) -> Iterable[Verb]:
        """Return the sub-verbs."""
        shown = f"cchc narrative show {_REPORT} --section procedures.dossiers"
        yield Verb("show", _("In lời báo cáo, số liệu đã điền."), shown, _show_arguments, self._show)
        yield Verb(
            "check",
            _("Tìm chỗ lời báo cáo mâu thuẫn với phụ lục hoặc với chính nó."),
            f"cchc narrative check {_REPORT} --json",
            _check_arguments,
            self._check,
        )
        yield Verb(
            "draft",
            _("Ghi lời gợi ý từ số liệu vào mục chưa ai soạn; không đụng tới lời người đã viết."),
            "cchc narrative draft --all-under ah --period 2026-Q3 --form tk-2026-so --json",
            _draft_arguments,
            self._draft,
        )
        yield Verb(
            "set",
            _("Ghi lời của một mục từ tệp văn bản, hoặc nhiều mục từ thư mục có tệp KHÓA.md."),
            f"cchc narrative set {_REPORT} --section institutions --base-version 1 the-che.md",
            _set_arguments,
            self._set,
        )
        yield Verb(
            "agree",
            _("Ghi nhận các mục đã thống nhất; từ đó chỉ sửa được khi có lý do."),
            f"cchc narrative agree {_REPORT} --section institutions",
            _agree_arguments,
            self._agree,
        )
        yield from self._from_below()
        yield from self._around()

    def _from_below(self) -> Iterator[Verb]:
        yield Verb(
            "contribute",
            _("Đơn vị cấp dưới góp lời cho một mục của báo cáo cấp trên."),
            f"cchc narrative contribute {_REPORT} --from ah-mykhe --section difficulties gop-y.md",
            _contribute_arguments,
            self._contribute,
        )
        yield Verb(
            "collect",
            _("Trích lời góp của các đơn vị vào mục, kèm tên đơn vị; chép kiến nghị gửi lên trên."),
            f"cchc narrative collect {_REPORT} --section difficulties",
            _collect_arguments,
            self._collect,
        )
        yield Verb(
            "propose",
            _("Thêm một kiến nghị, đề xuất với bộ, ngành hoặc cơ quan cấp trên."),
            f'cchc narrative propose {_REPORT} --to "Bộ Nội vụ" --basis "Nghị định …" "Hướng dẫn …"',
            _propose_arguments,
            self._propose,
        )

    def _around(self) -> Iterator[Verb]:
        yield Verb(
            "cite",
            _("Nhập văn bản để chú thích ở chân trang bằng [^KHÓA]."),
            'cchc narrative cite --unit ah --key kh-76 --kind "Kế hoạch" --number 5283/KH-UBND '
            '--date 2026-01-05 --issuer "UBND tỉnh" --title "cải cách hành chính năm 2026"',
            _cite_arguments,
            self._cite,
        )
        yield Verb(
            "changes",
            _("Liệt kê thay đổi so với báo cáo cùng loại kỳ trước: từng dòng số liệu, từng mục."),
            f"cchc narrative changes {_REPORT} --json",
            _report_arguments,
            self._changes,
        )
        yield Verb(
            "outline",
            _("Đề cương: list liệt kê, load nạp tệp YAML của riêng một đơn vị và cấp dưới."),
            "cchc narrative outline load de-cuong.yaml --unit kh",
            _outline_arguments,
            self._outline,
        )

    def _show(self, options: Options) -> None:
        filled = _filled(options)
        told = answers.narrative(filled, Lane(options["lane"]), options["section"])
        self.answer(options, told, answers.narrative_lines(told))

    def _check(self, options: Options) -> None:
        form, unit, period = _named(options)
        report = make_report(Asked(form, unit, period, lane=Lane(options["lane"])), Particulars())
        checked = check_report(report)
        if options["accept"]:
            accept_findings(
                ((report_name(report), finding) for finding in checked.findings),
                options["accept"],
                reason=options["reason"],
                actor=options["actor"],
            )
            checked = check_report(report)
        self.answer(options, check_json(checked), check_lines(checked))

    def _draft(self, options: Options) -> None:
        done = {
            unit: draft_texts(
                options["form"],
                unit,
                period_of(options),
                actor=options["actor"],
                lane=Lane(options["lane"]),
            )
            for unit in units_of(options)
        }
        told = {"units": [{"unit": unit, **answers.saved(one)} for unit, one in done.items()]}
        self.answer(options, told, (line for one in done.values() for line in _saved_lines(one)))

    def _set(self, options: Options) -> None:
        saves = read_saves(options["file"], options["section"], options["base_version"])
        done = set_texts(*_named(options), saves, actor=options["actor"], reason=options["reason"])
        self.answer(options, answers.saved(done), _saved_lines(done))
        if done.conflicts:
            raise SystemExit(1)

    def _agree(self, options: Options) -> None:
        done = agree_texts(*_named(options), options["section"], actor=options["actor"])
        self.answer(options, asdict(done), answers.agreed_lines(done))

    def _contribute(self, options: Options) -> None:
        words = read_words(options["file"])
        form, host, period = _named(options)
        given = contribute(
            form, host, period, options["from_unit"], options["section"], words, actor=options["actor"]
        )
        told = {"unit": options["from_unit"], "section": given.section_key, "text": given.text}
        self.answer(options, told, [f"{told['section']}: {given.text}"])

    def _collect(self, options: Options) -> None:
        done = collect(*_named(options), options["section"], actor=options["actor"])
        self.answer(options, asdict(done), answers.collected_lines(done))

    def _propose(self, options: Options) -> None:
        entry = ProposalEntry(options["to"], options["text"], options["basis"], options["from_unit"])
        one = propose(*_named(options), entry, actor=options["actor"])
        told = {
            "unit": one.unit.code,
            "addressee": one.addressee,
            "text": one.text,
            "legal_basis": one.legal_basis,
        }
        self.answer(options, told, [f"{one.addressee}: {one.text}"])

    def _cite(self, options: Options) -> None:
        day = read_date(options["date"]) if options["date"] else None
        entry = DocumentEntry(
            options["key"], options["kind"], options["number"], day, options["issuer"], options["title"]
        )
        one = cite(options["unit"], entry, actor=options["actor"])
        told = answers.document(one)
        self.answer(options, told, [f"[^{one.key}] {told['citation']}"])

    def _changes(self, options: Options) -> None:
        filled = _filled(options)
        told = changes_since_last(filled, outline_of_form(filled), lane=Lane(options["lane"]))
        period = filled.period
        self.answer(options, answers.changes(told, period), answers.change_lines(told, period))

    def _outline(self, options: Options) -> None:
        if options["action"] == "list":
            listed = answers.outlines(options["unit"])
            lines = (f"{one['code']} v{one['version']}  {one['name']}" for one in listed)
            self.answer(options, {"outlines": listed}, lines)
            return
        answers.check_load(options["file"], options["unit"])
        done = load_outline(options["file"], options["unit"], actor=options["actor"])
        code, version = done.outline.code, done.outline.version
        told = {"code": code, "version": version, "new": done.is_new}
        self.answer(options, told, [f"{code} v{version}"])


def _filled(options: Options) -> FilledForm:
    return fill(options["form"], options["unit"], read_period(options["period"]), lane=Lane(options["lane"]))


def _named(options: Options) -> tuple[str, str, Any]:
    return options["form"], options["unit"], read_period(options["period"])


def _saved_lines(done: TextsSaved) -> Iterator[str]:
    yield _("Ghi %(saved)d mục, giữ nguyên %(unchanged)d mục, xung đột %(conflicts)d mục.") % {
        "saved": len(done.saved),
        "unchanged": len(done.unchanged),
        "conflicts": len(done.conflicts),
    }
    for one in done.conflicts:
        yield _("! Mục %(section)s nay là bản %(version)d, bạn sửa từ bản %(base)d. Hãy đọc lại rồi ghi.") % {
            "section": one.section,
            "version": one.version,
            "base": one.base_version,
        }


def _add_report(parser: CommandParser) -> None:
    parser.add_argument("--unit", required=True, help=_("mã đơn vị"))
    parser.add_argument("--period", required=True, help=_("kỳ, ví dụ 2021-Q3, “quý III/2021”"))
    parser.add_argument("--form", required=True, help=_("mã biểu mẫu"))
    add_json(parser)


def _add_lane(parser: CommandParser) -> None:
    parser.add_argument(
        "--lane", choices=list(map(str, Lane)), default=str(Lane.APPROVED), help=_("số liệu ở mức nào")
    )


def _report_arguments(parser: CommandParser) -> None:
    _add_report(parser)
    _add_lane(parser)


def _show_arguments(parser: CommandParser) -> None:
    _report_arguments(parser)
    parser.add_argument("--section", action="append", default=[], help=_("chỉ mục này; có thể lặp lại"))


def _check_arguments(parser: CommandParser) -> None:
    _report_arguments(parser)
    parser.add_argument("--accept", action="append", default=[], help=_("mã phát hiện không phải lỗi"))
    parser.add_argument("--reason", default="", help=_("vì sao không phải lỗi"))
    add_actor(parser)


def _draft_arguments(parser: CommandParser) -> None:
    add_selection(parser)
    _add_lane(parser)


def _set_arguments(parser: CommandParser) -> None:
    _writing(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=_("tệp văn bản UTF-8, hoặc thư mục"))
    parser.add_argument("--section", default="", help=_("khóa mục; để trống thì lấy tên tệp"))
    parser.add_argument("--reason", default="", help=_("vì sao sửa mục đã thống nhất"))
    parser.add_argument("--base-version", type=int, help=_("bản đã đọc trước khi sửa; 0 là chưa có"))


def _agree_arguments(parser: CommandParser) -> None:
    _writing(parser)
    parser.add_argument(
        "--section", action="append", default=[], help=_("khóa mục; để trống thì mọi mục đã có lời")
    )


def _contribute_arguments(parser: CommandParser) -> None:
    _writing(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=_("tệp văn bản UTF-8"))
    parser.add_argument("--from", dest="from_unit", required=True, help=_("đơn vị góp lời"))
    parser.add_argument("--section", required=True, help=_("khóa mục của báo cáo cấp trên"))


def _collect_arguments(parser: CommandParser) -> None:
    _writing(parser)
    parser.add_argument(
        "--section", action="append", default=[], help=_("khóa mục; để trống thì các mục có gom lời")
    )


def _propose_arguments(parser: CommandParser) -> None:
    _writing(parser)
    parser.add_argument("text", help=_("nội dung kiến nghị"))
    parser.add_argument("--to", required=True, help=_("bộ, ngành, cơ quan nhận kiến nghị"))
    parser.add_argument("--basis", default="", help=_("căn cứ pháp lý"))
    parser.add_argument("--from", dest="from_unit", default="", help=_("đơn vị kiến nghị, nếu là cấp dưới"))


def _cite_arguments(parser: CommandParser) -> None:
    parser.add_argument("--unit", required=True, help=_("mã đơn vị dùng văn bản này"))
    for name, words in (
        ("key", _("khóa dùng trong lời báo cáo, ví dụ kh-76")),
        ("kind", _("loại văn bản, ví dụ Quyết định")),
    ):
        parser.add_argument(f"--{name}", required=True, help=words)
    for name, words in (
        ("number", _("số, ký hiệu")),
        ("date", _("ngày ban hành")),
        ("issuer", _("cơ quan ban hành")),
        ("title", _("trích yếu, bắt đầu bằng “về …”")),
    ):
        parser.add_argument(f"--{name}", default="", help=words)
    add_actor(parser)
    add_json(parser)


def _outline_arguments(parser: CommandParser) -> None:
    parser.add_argument("action", choices=["list", "load"], help=_("việc cần làm"))
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help=_("tệp YAML của đề cương"))
    parser.add_argument("--unit", default="", help=_("đơn vị có đề cương riêng"))
    add_actor(parser)
    add_json(parser)


def _writing(parser: CommandParser) -> None:
    _add_report(parser)
    add_actor(parser)
