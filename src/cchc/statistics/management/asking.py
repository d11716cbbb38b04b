"""The options that `facts` and `explain` share."""

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.engine.kinds import Lane
from cchc.engine.periods import read_period
from cchc.foundation.console import Options, add_json
from cchc.statistics.enums import View
from cchc.statistics.management.plain import Plain
from cchc.statistics.queries.reporting_windows import window_for
from cchc.statistics.resolution.question import Question


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

    Raises PeriodFault, UnknownUnit.
    """
    window = window_for(options["unit"], read_period(options["period"]))
    return Question(
        options["unit"],
        window,
        (),
        lane=options["lane"],
        view=options["view"],
        as_of=options["as_of"],
    )


def heading(question: Question, period: str) -> Plain:
    """Return what was asked, as JSON."""
    return {
        "unit": question.unit,
        "period": str(read_period(period)),
        "window": str(question.window),
        "view": question.view,
        "lane": question.lane,
        "as_of": question.as_of,
    }
