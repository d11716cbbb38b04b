"""The arguments of `cchc round`, verb by verb, and what their texts mean."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.document.signature import Capacity
from cchc.engine.faults import N_
from cchc.engine.kinds import Level
from cchc.engine.periods import Period, read_period
from cchc.engine.windows import Window
from cchc.foundation.console import Options, add_actor, add_json
from cchc.publication.compose import Particulars
from cchc.publication.letters_sender import Given
from cchc.reporting.models import Round
from cchc.reporting.queries.round_listing import RoundFault, find_round
from cchc.reporting.queries.round_totals import ORDERS
from cchc.reporting.round_plan import USUAL_HOUR, ZONE
from cchc.units.services.rows import read_day

Adder = Callable[[CommandParser], None]
LETTER_FORMATS = ("docx", "pdf")


def of_round(*more: Adder) -> Adder:
    """Return what adds the arguments of every verb about one round, then others."""

    def add(parser: CommandParser) -> None:
        parser.add_argument("--period", required=True, help=_("kỳ, ví dụ 2026-Q3, “quý III/2026”, 2026"))
        parser.add_argument("--host", default="", help=_("đơn vị mở đợt; bỏ trống nếu kỳ này chỉ có một đợt"))
        for one in more:
            one(parser)
        add_actor(parser)
        add_json(parser)

    return add


def template_arguments(parser: CommandParser) -> None:
    """Add those of `template`."""
    parser.add_argument("file", metavar="FILE", help=_("tệp mẫu đợt YAML, JSON, hoặc tên một mẫu có sẵn"))
    parser.add_argument("--host", required=True, help=_("đơn vị mở đợt, ví dụ mã của tỉnh"))
    add_actor(parser)
    add_json(parser)


def open_arguments(parser: CommandParser) -> None:
    """Add those of `open`."""
    parser.add_argument(
        "--template", required=True, help=_("mẫu đợt đã nạp, tệp mẫu, hoặc tên một mẫu có sẵn")
    )
    parser.add_argument("--from", dest="start", metavar="DATE", help=_("ngày đầu lấy số liệu, thay cho mẫu"))
    parser.add_argument("--until", metavar="DATE", help=_("ngày cuối lấy số liệu, thay cho mẫu"))
    parser.add_argument("--cut-off", metavar="DATE", help=_("ngày chốt đơn vị và thời hạn, thay cho mẫu"))
    parser.add_argument("--reason", default="", help=_("lý do, khi mở lại đợt đã khóa"))


def status_arguments(parser: CommandParser) -> None:
    """Add those of `status`."""
    parser.add_argument("--late", action="store_true", help=_("chỉ biểu gửi muộn hoặc quá hạn"))
    parser.add_argument("--missing", action="store_true", help=_("chỉ biểu chưa gửi hoặc thiếu bản đã ký"))
    parser.add_argument("--incomplete", action="store_true", help=_("chỉ biểu nội dung chưa đủ"))
    parser.add_argument("--level", default="", choices=list(map(str, Level)), help=_("chỉ một cấp"))
    parser.add_argument("--form", default="", help=_("chỉ một biểu"))
    parser.add_argument("--unit", action="append", default=[], help=_("chỉ đơn vị này; ghi được nhiều lần"))
    parser.add_argument("--sort", default="tree", choices=ORDERS, help=_("thứ tự"))
    parser.add_argument(
        "--quick", action="store_true", help=_("chỉ đếm ô, không đọc và không kiểm tra số liệu trong ô")
    )
    parser.add_argument("--since", help=_("thay đổi kể từ lúc này, ví dụ “2026-09-18 17:00”"))
    parser.add_argument("--at", help=_("xét hạn tại lúc này thay cho hiện tại"))


def letter_arguments(parser: CommandParser) -> None:
    """Add those that every letter has."""
    parser.add_argument("--issuer", default="", help=_("đơn vị ký; bỏ trống: cơ quan giữ chức năng nội vụ"))
    parser.add_argument("--number", default="", help=_("số văn bản; để trống nếu chưa có"))
    parser.add_argument("--date", help=_("ngày văn bản, ví dụ 2026-09-15; để trống nếu chưa có"))
    parser.add_argument("--signer", default="", help=_("họ tên người ký"))
    parser.add_argument(
        "--capacity", choices=list(map(str, Capacity)), default=str(Capacity.HEAD), help=_("tư cách người ký")
    )
    parser.add_argument("--post", default="", help=_("chức vụ người ký thay, ký thừa lệnh"))
    parser.add_argument("--field", default="CCHC", help=_("lĩnh vực trong ký hiệu công văn"))
    parser.add_argument("--contact", default="", help=_("người, điện thoại liên hệ"))
    parser.add_argument(
        "--format",
        default=",".join(LETTER_FORMATS),
        help=_("định dạng, cách nhau bằng dấu phẩy: %(known)s") % {"known": ", ".join(LETTER_FORMATS)},
    )
    parser.add_argument("--out", type=Path, default=Path("out"), help=_("thư mục ghi tệp"))
    parser.add_argument("--at", help=_("xét hạn tại lúc này thay cho hiện tại"))


def remind_arguments(parser: CommandParser) -> None:
    """Add those of `remind`."""
    parser.add_argument("--each", action="store_true", help=_("mỗi đơn vị một công văn"))
    parser.add_argument(
        "--until", help=_("yêu cầu hoàn thành trước lúc này; bỏ trống: hết ngày làm việc sau")
    )


def kind_arguments(parser: CommandParser) -> None:
    """Add those of `letter`."""
    parser.add_argument(
        "kind", choices=["guidance", "submission"], help=_("guidance: hướng dẫn; submission: tờ trình")
    )
    parser.add_argument("--with-forms", action="store_true", help=_("in biểu trống thành phụ lục"))


def extend_arguments(parser: CommandParser) -> None:
    """Add those of `extend`."""
    parser.add_argument("--unit", action="append", required=True, help=_("mã đơn vị; ghi được nhiều lần"))
    parser.add_argument("--form", default="", help=_("chỉ một biểu; bỏ trống: mọi biểu của đơn vị"))
    parser.add_argument("--until", required=True, help=_("hạn mới, ví dụ “2026-09-22 17:00”"))
    parser.add_argument("--reason", default="", help=_("lý do gia hạn"))


def signed_arguments(parser: CommandParser) -> None:
    """Add those of `signed`."""
    parser.add_argument("--unit", required=True, help=_("mã đơn vị"))
    parser.add_argument("--form", default="", help=_("chỉ một biểu; bỏ trống: mọi biểu của đơn vị"))
    parser.add_argument("--number", required=True, help=_("số, ký hiệu văn bản, ví dụ 86/BC-UBND"))
    parser.add_argument("--date", required=True, help=_("ngày ký"))
    parser.add_argument("--sent-at", required=True, help=_("lúc gửi bản đã ký, ví dụ “2026-09-16 16:40”"))
    parser.add_argument("--file", type=Path, help=_("tệp đã ký"))
    parser.add_argument("--ground", default="", help=_("lý do được coi là đúng hạn dù gửi muộn"))


def guided_arguments(parser: CommandParser) -> None:
    """Add those of `guided`."""
    parser.add_argument("--number", required=True, help=_("số, ký hiệu công văn hướng dẫn"))
    parser.add_argument("--date", required=True, help=_("ngày công văn hướng dẫn"))


def close_arguments(parser: CommandParser) -> None:
    """Add those of `close`."""
    parser.add_argument("--reason", default="", help=_("lý do, khi còn biểu chưa gửi"))


def reopen_arguments(parser: CommandParser) -> None:
    """Add those of `reopen`."""
    parser.add_argument("--reason", default="", help=_("lý do mở lại"))


def period_of(options: Options) -> Period:
    """Return the period asked for; raise PeriodFault."""
    return read_period(options["period"])


def round_of(options: Options) -> Round:
    """Return the round asked for; raise PeriodFault, RoundFault."""
    return find_round(period_of(options), options["host"] or None)


def window_of(options: Options) -> Window | None:
    """Return the window asked for, None for the plan's; raise RoundFault for one day without the other."""
    start, until = options["start"], options["until"]
    if not start and not until:
        return None
    if not start or not until:
        raise RoundFault(N_("Khoảng lấy số liệu phải có cả --from và --until."))
    last = day_of(until)
    return Window(day_of(start), date.fromordinal(last.toordinal() + 1))


def day_of(text: str) -> date:
    """Return a day written 2026-09-15 or 15/09/2026; raise RoundFault."""
    day = read_day(text)
    if day is None:
        raise RoundFault(N_("“%(text)s” không phải là ngày. Hãy viết 2026-09-15 hoặc 15/09/2026."), text=text)
    return day


def moment_of(text: str | None) -> datetime | None:
    """Return a local moment written “2026-09-16 17:00” or ISO; a day alone is its 17:00. Raise RoundFault."""
    if not text:
        return None
    day, _sep, hour = text.strip().replace("T", " ").partition(" ")
    try:
        at = time.fromisoformat(hour.strip() or USUAL_HOUR)
    except ValueError:
        at = None
    found = read_day(day)
    if found is None or at is None:
        raise RoundFault(N_("“%(text)s” không phải thời điểm. Hãy viết “2026-09-16 17:00”."), text=text)
    return datetime.combine(found, at, at.tzinfo or ZONE)


def given_of(options: Options) -> Given:
    """Return what the clerk gives for a letter; raise RoundFault for a date that is none."""
    particulars = Particulars(
        number=options["number"],
        issued_on=day_of(options["date"]) if options["date"] else None,
        signer=options["signer"],
        capacity=Capacity(options["capacity"]),
        post=options["post"],
    )
    return Given(particulars, options["field"], options["contact"])
