"""`cchc demo`: the main job, from figures to documents."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.demo.steps import Done, Outcome, run
from cchc.engine.faults import N_
from cchc.foundation.console import ConsoleCommand, add_json
from cchc.publication.report import open_folder
from cchc.publication.table_json import finding_json


class Command(ConsoleCommand):
    help = N_(
        "Chạy việc chính: nạp đơn vị, danh mục, số liệu đã công bố và một tỉnh minh họa; cộng dồn; "
        "phát hành phụ lục ra Word, PDF, Excel, JSON; chỉ ra quy tắc mà số liệu vi phạm. Chạy lại được."
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
                self.stdout.write(_line(step))
        findings = {name: [finding_json(one) for one in found] for name, found in outcome.findings.items()}
        files = [str(path) for path in outcome.files]
        answer = {"steps": [asdict(step) for step in done], "files": files, "findings": findings}
        self.answer(options, answer, _summary(files, findings))


def _names() -> dict[str, str]:
    return {
        "migrate": _("chuẩn bị cơ sở dữ liệu"),
        "catalogue": _("nạp danh mục"),
        "units": _("nạp đơn vị"),
        "published": _("nạp số liệu đã công bố"),
        "quarter": _("ghi số liệu quý của tỉnh minh họa"),
        "sum": _("cộng dồn theo cây đơn vị"),
        "issue": _("phát hành báo cáo và phụ lục"),
        "lint": _("kiểm tra thể thức"),
    }


def _line(step: Done) -> str:
    return f"{step.seconds:7.2f} s  {_names()[step.name]:<36}{step.result}"


def _summary(files: list[str], findings: dict[str, list[dict[str, Any]]]) -> list[str]:
    lines = ["", _("Tệp:"), *(f"  {path}" for path in files), "", _("Quy tắc mà số liệu đã công bố vi phạm:")]
    for name, found in findings.items():
        lines.append(f"  {name}: {len(found)}")
        lines += [f"    [{one['severity']}] {one['message']}" for one in found]
    return lines
