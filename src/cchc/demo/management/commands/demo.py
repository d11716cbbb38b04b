"""`cchc demo`: the main job, from figures to documents."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.demo.steps import Done, Outcome, run
from cchc.demo.telling import told_json, told_lines
from cchc.engine.faults import N_
from cchc.foundation.console import ConsoleCommand, add_json
from cchc.foundation.words import spoken
from cchc.publication.report import open_folder
from cchc.publication.table_json import finding_json


class Command(ConsoleCommand):
    help = N_(
        "Chạy việc chính: nạp đơn vị, danh mục, số liệu đã công bố; thu bốn kỳ báo cáo của một tỉnh "
        "minh họa; tổng hợp, ban hành, lập công văn; chỉ ra quy tắc mà số liệu vi phạm. Chạy lại được."
    )
    example = "cchc demo --out out/demo"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, default=Path("out/demo"), help=_("thư mục ghi tệp"))
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        open_folder(options["out"])
        outcome, done = Outcome(), []
        for step in run(options["out"], outcome):
            done.append(step)
            if not options["json"]:
                self.stdout.write(_line(len(done), step))
        steps = {"steps": [asdict(step) for step in done]}
        self.answer(options, steps | _answer(outcome), _summary(outcome))


def _answer(outcome: Outcome) -> dict[str, Any]:
    return {
        "files": [str(path) for path in outcome.files],
        "findings": {name: [finding_json(one) for one in found] for name, found in outcome.findings.items()},
        "editions": {
            code: {"held": sum(check.holds for check in checks), "checks": len(checks)}
            for code, checks in outcome.editions.items()
        },
        **(told_json(outcome.told) if outcome.told else {}),
    }


def _names() -> dict[str, str]:
    return {
        "migrate": _("chuẩn bị cơ sở dữ liệu"),
        "catalogue": _("nạp danh mục"),
        "units": _("nạp đơn vị"),
        "published": _("nạp số liệu đã công bố"),
        "round": _("đợt báo cáo"),
        "sum": _("cộng dồn theo cây đơn vị"),
        "reprint": _("in lại báo cáo đã công bố"),
        "report": _("lập báo cáo tỉnh minh họa"),
        "edition": _("ban hành và kiểm tra"),
        "letters": _("công văn, tờ trình, biểu Excel"),
        "look": _("xem đợt báo cáo"),
        "lint": _("kiểm tra thể thức"),
    }


def _line(place: int, step: Done) -> str:
    kind, _space, which = step.name.partition(" ")
    name = f"{_names()[kind]} {which}".strip()
    return f"{place:2}. {step.seconds:6.2f} s  {name:<36}{step.result}"


def _summary(outcome: Outcome) -> Iterator[str]:
    if outcome.told:
        yield ""
        yield from told_lines(outcome.told)
    yield ""
    yield _("Quy tắc mà số liệu của từng báo cáo vi phạm:")
    for name, found in outcome.findings.items():
        yield f"  {name}: {len(found)}"
        yield from (f"    [{one.severity}] {spoken(one.message)}" for one in found)
    yield ""
    yield _("Tỉnh An Hải, đơn vị, số hiệu và số liệu của tỉnh này là hư cấu. Tệp:")
    yield from (f"  {path}" for path in outcome.files)
