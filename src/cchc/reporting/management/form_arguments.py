"""The arguments of `cchc form`, and what they say."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.catalogue.services.decide_rows import Decision
from cchc.engine.faults import N_, Fault
from cchc.foundation.console import Options

Adder = Callable[[CommandParser], Any]


class ArgumentFault(Fault):
    """An argument that cannot be read."""


def _of(*names: str, **settings: Any) -> Adder:
    return lambda parser: parser.add_argument(*names, **settings)


def _code() -> Adder:
    return _of("code", help=_("mã bản dự thảo"))


def _propose() -> Iterator[Adder]:
    yield _of("file", type=Path, help=_("tệp biểu mẫu của bộ: Excel, Word, PDF"))
    yield _of("--like", required=True, help=_("biểu đã có để so"))
    yield _of("--save", default="", metavar=_("MÃ"), help=_("giữ thành bản dự thảo với mã này"))
    yield _of("--source", default="", help=_("văn bản ban hành biểu; nếu trống ghi tên tệp"))


def _show() -> Iterator[Adder]:
    yield _code()
    yield _of("--waiting", action="store_true", help=_("chỉ các dòng chưa xác nhận"))


def _confirm() -> Iterator[Adder]:
    yield _code()


def _decide() -> Iterator[Adder]:
    yield _code()
    yield _of("--rows", required=True, help=_("các dòng, ví dụ 14,20-22"))
    yield _of("--like-row", metavar=_("BIỂU:DÒNG"), help=_("lấy ý nghĩa của một dòng đã có"))
    yield _of("--value", action="append", default=[], help=_("số liệu của dòng; hai lần cho dòng đôi"))
    yield _of("--heading", action="store_true", help=_("dòng tiêu đề, không có số liệu"))
    yield _of("--typed", default="", metavar=_("LÝ_DO"), help=_("dòng chữ, không có chỉ tiêu"))
    yield _of("--key", default="", help=_("khóa của dòng"))
    yield _of("--depth", type=int, help=_("bậc thụt vào, từ 0"))
    yield _of(
        "--set",
        action="append",
        default=[],
        metavar=_("TÊN=TRỊ"),
        help=_("trường khác"),
    )


def _compare() -> Iterator[Adder]:
    yield _of("before", help=_("biểu trước"))
    yield _of("after", help=_("biểu sau"))
    yield _of("--all", action="store_true", help=_("cả các dòng không đổi"))


def _publish() -> Iterator[Adder]:
    yield _code()
    yield _of("--from", dest="since", required=True, metavar=_("NGÀY"), help=_("ngày bắt đầu hiệu lực"))
    yield _of("--name", default="", help=_("tên biểu"))
    yield _of("--name-en", default="", help=_("tên tiếng Anh"))
    yield _of("--levels", default="", help=_("cấp nộp biểu, ví dụ province,commune"))
    yield _of("--replaces", action="store_true", help=_("biểu cũ hết hiệu lực từ ngày này"))
    yield _of("--provisional", action="store_true", help=_("biểu tạm thời, chưa có văn bản chính thức"))


def _export() -> Iterator[Adder]:
    yield _of("code", help=_("mã biểu"))
    yield _of("--out", type=Path, default=Path("out"), help=_("thư mục ghi tệp"))


def _list() -> Iterator[Adder]:
    yield from ()


ARGUMENTS: dict[str, Callable[[], Iterator[Adder]]] = {
    "propose": _propose,
    "show": _show,
    "confirm": _confirm,
    "decide": _decide,
    "compare": _compare,
    "publish": _publish,
    "export": _export,
    "list": _list,
}


def positions_of(text: str) -> list[int]:
    """Return the places that "14,20-22" names; raise ArgumentFault."""
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise ArgumentFault(N_("“%(text)s” không phải là số dòng. Hãy viết như 14,20-22."), text=text)
        found += range(int(first), int(last or first) + 1)
    return found


def decision_of(options: Options) -> Decision:
    """Return the decision that the options say; raise ArgumentFault."""
    return Decision(
        like=_like(options["like_row"]),
        value=tuple(options["value"]),
        typed=options["typed"],
        heading=options["heading"],
        key=options["key"],
        depth=options["depth"],
        fields=dict(_field(text) for text in options["set"]),
    )


def _like(text: str | None) -> tuple[str, str] | None:
    if not text:
        return None
    form, _colon, row = text.partition(":")
    if not row:
        raise ArgumentFault(N_("“%(text)s” phải là BIỂU:DÒNG, ví dụ tk-2021-tinh:plan_tasks."), text=text)
    return form, row


def _field(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ArgumentFault(N_("“%(text)s” phải là TÊN=TRỊ, ví dụ parts=partition."), text=text)
    return name, yaml.safe_load(value)
