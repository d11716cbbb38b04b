"""The options that `facts` and `explain` share."""

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.engine.faults import N_
from cchc.engine.kinds import Lane
from cchc.engine.periods import read_period
from cchc.engine.territory import ImageKind
from cchc.foundation.console import Options, add_json
from cchc.statistics.enums import View
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.management.plain import Plain
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.queries.revisions import check_revision
from cchc.statistics.resolution.question import Question
from cchc.units.queries import territory


def add_question(parser: CommandParser) -> None:
    """Add unit, period, view, revision, lane and JSON."""
    parser.add_argument("--unit", required=True, help=_("mã đơn vị"))
    parser.add_argument("--period", required=True, help=_("kỳ, ví dụ 2021-Q3, 2024-H1, 2023"))
    parser.add_argument(
        "--view", type=View, choices=list(View), default=View.AS_REPORTED, help=_("cây đơn vị dùng để cộng")
    )
    parser.add_argument("--as-of", type=int, help=_("số liệu như đã biết ở lần ghi sổ này"))
    parser.add_argument("--lane", type=Lane, choices=list(Lane), default=Lane.APPROVED)
    add_json(parser)


def question_of(options: Options) -> Question:
    """Return the question without refs, over the period's window for the unit.

    Raises PeriodFault, UnknownUnit, StatisticsFault.
    """
    check_revision(options["as_of"])
    unit = options["unit"] if options["view"] is View.AS_REPORTED else _standing(options["unit"])
    window = window_for(unit, read_period(options["period"]))
    return Question(
        unit,
        window,
        (),
        lane=options["lane"],
        view=options["view"],
        as_of=options["as_of"],
    )


def _standing(code: str) -> str:
    """Return the unit of today's tree that took over the whole of a unit; raises StatisticsFault."""
    known, today = territory(), timezone.localdate()
    life = known.life(code)
    if life.alive(today):
        return code
    after = known.image(code, life.valid_from, today)
    if after.kind is ImageKind.WHOLE and after.unit:
        return after.unit
    raise StatisticsFault(
        N_("Cây hôm nay không còn “%(unit)s”. Hãy hỏi “%(after)s”, hoặc xem như đã báo cáo."),
        unit=code,
        after=after.unit or "—",
    )


def heading(question: Question, options: Options) -> Plain:
    """Return what was asked, as JSON; `unit` answers, in today's views for the unit `asked` that ended."""
    return {
        "unit": question.unit,
        "asked": options["unit"],
        "period": str(read_period(options["period"])),
        "window": str(question.window),
        "view": question.view,
        "lane": question.lane,
        "as_of": question.as_of,
    }
