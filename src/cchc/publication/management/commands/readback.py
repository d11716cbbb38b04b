"""`cchc readback`: a Word file edited by leaders, held against its draft."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.faults import N_
from cchc.engine.periods import read_period
from cchc.foundation.console import ConsoleCommand, Options, add_actor, add_json
from cchc.publication.services.adjust_from_readback import Adjusted, adjust_from_readback
from cchc.publication.services.adopt_readback import Adopted, ReadbackFault, adopt_readback
from cchc.reading.readback import (
    AlteredFigure,
    FileReading,
    ParagraphReading,
    compare_files,
    read_draft,
    read_edited,
)
from cchc.reading.readback.flow import FOOTNOTE

_SHORT = 100


class Command(ConsoleCommand):
    help = N_("Đọc lại báo cáo lãnh đạo đã sửa bằng Word: nhận lời, nêu từng số bị đổi.")
    example = (
        "cchc readback out/kh-2021-Q3-tk-2021-tinh.docx lanh-dao-sua.docx --json\n"
        "cchc readback du-thao.docx da-sua.docx --adopt --unit kh --period 2021-Q3 --form tk-2021-tinh"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("draft", type=Path, help=_("bản dự thảo do cchc xuất"))
        parser.add_argument("edited", type=Path, help=_("bản đã sửa"))
        parser.add_argument("--adopt", action="store_true", help=_("nhận lời đã sửa vào các mục"))
        parser.add_argument("--adjust", action="append", default=[], metavar=_("DÒNG"), help=_("số cần sửa"))
        parser.add_argument("--reason", default="", help=_("lý do điều chỉnh số, sửa mục đã thống nhất"))
        for name, text in (("unit", _("mã đơn vị")), ("period", _("kỳ")), ("form", _("mã biểu mẫu"))):
            parser.add_argument(f"--{name}", default="", help=text)
        add_actor(parser)
        add_json(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        read = compare_files(read_draft(options["draft"]), read_edited(options["edited"]))
        adjusted = [_adjust(read, key, options) for key in options["adjust"]]
        adopted = _adopt(read, options) if options["adopt"] else None
        answer = _reading_json(read) | {"adjusted": [vars(one) for one in adjusted]}
        answer |= {"adopted": _adopted_json(adopted)} if adopted else {}
        self.answer(options, answer, _lines(read, adjusted, adopted))


def _adjust(read: FileReading, key: str, options: Options) -> Adjusted:
    figure = next((one for one in read.altered if one.key == key), None)
    if figure is None:
        raise ReadbackFault(
            N_("Bản đã sửa không đổi số “%(key)s”. Các số đã đổi: %(known)s."),
            key=key,
            known=", ".join(one.key for one in read.altered) or "—",
        )
    form, unit, period = _report(options)
    reason, actor = options["reason"], options["actor"]
    return adjust_from_readback(form, unit, read_period(period), figure, reason=reason, actor=actor)


def _adopt(read: FileReading, options: Options) -> Adopted:
    form, unit, period = _report(options)
    reason, actor = options["reason"], options["actor"]
    return adopt_readback(form, unit, read_period(period), read, actor=actor, reason=reason)


def _report(options: Options) -> tuple[str, str, str]:
    named = (options["form"], options["unit"], options["period"])
    if not all(named):
        raise ReadbackFault(N_("Muốn nhận lời hay điều chỉnh số phải cho biết --unit, --period và --form."))
    return named


def _reading_json(read: FileReading) -> dict[str, Any]:
    return {
        "paragraphs": [_paragraph_json(one) for one in read.changed],
        "figures": [_figure_json(one) for one in read.altered],
        "unbound": [number for one in read.paragraphs for number in one.unbound],
        "lost_rows": list(read.lost_rows),
        "comments": [vars(one) for one in read.comments],
        "tracked": read.tracked,
    }


def _paragraph_json(one: ParagraphReading) -> dict[str, Any]:
    return {
        "section": one.section or None,
        "state": one.state,
        "before": _shown(one.before),
        "after": _shown(one.after),
        "figures": [_figure_json(figure) for figure in one.altered],
        "unbound": list(one.unbound),
    }


def _figure_json(one: AlteredFigure) -> dict[str, str]:
    return {"key": one.key, "before": one.before, "after": one.after}


def _adopted_json(adopted: Adopted) -> dict[str, Any]:
    return {
        "saved": list(adopted.saved.saved),
        "unchanged": _unchanged(adopted),
        "conflicts": [one.section for one in adopted.saved.conflicts],
        "moved_on": [one.section for one in adopted.adoptions if one.moved_on],
        "refused": [_figure_json(figure) for one in adopted.adoptions for figure in one.refused],
    }


def _unchanged(adopted: Adopted) -> list[str]:
    return [*adopted.saved.unchanged, *(one.section for one in adopted.adoptions if one.is_adopted)]


def _shown(text: str) -> str:
    return text.replace(FOOTNOTE, "")


def _lines(read: FileReading, adjusted: list[Adjusted], adopted: Adopted | None) -> Iterator[str]:
    marks = {"changed": "~", "added": "+", "removed": "-"}
    for one in read.changed:
        yield f"{marks[one.state]} [{one.section or '—'}] {_shown(one.after or one.before)[:_SHORT]}"
    for figure in read.altered:
        yield _("! số “%(key)s”: %(before)s → %(after)s") % {
            "key": figure.key,
            "before": figure.before,
            "after": figure.after or _("(bỏ)"),
        }
    for row in read.lost_rows:
        yield _("! phụ lục mất dòng: %(row)s") % {"row": row}
    for comment in read.comments:
        yield _("Ý kiến của %(author)s: %(text)s") % vars(comment)
    yield from _done(read, adjusted, adopted)
    if not (read.changed or read.altered or read.lost_rows):
        yield _("Bản đã sửa không khác bản dự thảo.")


def _done(read: FileReading, adjusted: list[Adjusted], adopted: Adopted | None) -> Iterator[str]:
    for one in adjusted:
        yield _("Đã điều chỉnh %(row)s: %(delta)s") % vars(one)
    if adopted:
        yield _("Đã nhận lời %(count)s mục.") % {"count": len(adopted.saved.saved)}
        for section in _unchanged(adopted):
            yield _("Mục %(section)s đã nhận từ trước, nay không đổi gì.") % {"section": section}
        outside = sum(1 for one in read.changed if not one.section)
        if outside:
            yield _("! %(count)s đoạn không thuộc mục nào (mở đầu, kết thúc, phụ lục), chưa nhận.") % {
                "count": outside
            }
        for section in (one.section for one in adopted.adoptions if one.moved_on):
            yield _("! mục %(section)s đã đổi sau khi xuất dự thảo, chưa nhận.") % {"section": section}
