"""A round as lines for people, at most 120 columns wide however long the names are."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from textwrap import wrap

from django.utils.translation import gettext as _

from cchc.document.frame import day_written
from cchc.engine.periods import Period
from cchc.engine.windows import Window
from cchc.foundation.words import spoken
from cchc.reporting.enums import SubmissionState
from cchc.reporting.queries.round_facts import Reminded
from cchc.reporting.queries.round_status import FormStatus, RoundStatus
from cchc.reporting.queries.round_totals import totals_of
from cchc.reporting.round_plan import ZONE
from cchc.reporting.services.open_round import RoundOpened

WIDTH = 120
_WIDTHS = (36, 16, 10, 13, 9, 4)
_INDENT = 4
_MARK = {True: "x", False: "-", None: "."}


def opened_lines(done: RoundOpened) -> Iterator[str]:
    """Yield what opening did."""
    one = done.round
    window = Window(one.window_from, one.window_to)
    yield _("%(title)s: số liệu %(window)s, chốt ngày %(cut_off)s.") % {
        "title": one.title,
        "window": spoken(window.phrase()),
        "cut_off": day_written(one.cut_off),
    }
    yield _("%(units)d đơn vị phải báo cáo; mở mới %(opened)d biểu, nhận vào đợt %(taken)d biểu đã có.") % {
        "units": len(done.expected.units),
        "opened": len(done.opened),
        "taken": len(done.taken_in),
    }
    told = (
        (_("Thuộc đợt của đơn vị khác"), sorted({unit for unit, _form in done.elsewhere})),
        (_("Biểu không có hiệu lực vào ngày chốt"), list(done.out_of_force)),
        (_("Không còn phải báo cáo, số liệu đã có vẫn giữ"), list(done.gone)),
        (
            _("Kết thúc hoạt động trong kỳ (đơn vị kế thừa)"),
            [f"{one.name} ({', '.join(one.successors) or '–'})" for one in done.ended],
        ),
    )
    for label, names in told:
        if names:
            yield from wrap(f"{label}: {', '.join(names)}.", WIDTH)


def status_lines(status: RoundStatus, forms: Iterable[FormStatus]) -> Iterator[str]:
    """Yield totals, then one line for each form and one for what it lacks."""
    yield from _totals(status)
    yield ""
    head = (_("Đơn vị"), _("Biểu"), _("Tình trạng"), _("Hạn"), _("Số ô"), _("SNH"))
    yield _columns(*head) + " " + _("Gửi lúc")
    for form in forms:
        yield from _form(form)
    yield ""
    yield _("S: đủ số lượng, N: đủ nội dung, H: đúng hạn; x: có, -: không, .: chưa nói được.")


def _totals(status: RoundStatus) -> Iterator[str]:
    totals, one = totals_of(status), status.round
    yield _("Đợt %(period)s của %(host)s, xét lúc %(at)s.") % {
        "period": spoken(Period.parse(one.period).phrase()),
        "host": one.host.code,
        "at": _moment(status.at, year=True),
    }
    states = ", ".join(
        f"{SubmissionState(state).label.lower()} {count}" for state, count in totals.by_state.items()
    )
    yield _("%(units)d đơn vị, %(forms)d biểu: %(states)s; muộn, quá hạn %(late)d; gia hạn %(extended)d.") % {
        "units": totals.units,
        "forms": totals.forms,
        "states": states or "–",
        "late": totals.late,
        "extended": totals.extended,
    }
    yield _("Đơn vị đủ số lượng: %(count)d/%(units)d; đủ nội dung: %(content)d; đúng hạn: %(deadline)d.") % {
        "count": totals.count["yes"],
        "content": totals.content["yes"],
        "deadline": totals.deadline["yes"],
        "units": totals.units,
    }
    if totals.reminded:
        yield _("Đã đôn đốc %(units)d đơn vị, %(times)d lượt biểu.") % {
            "units": totals.reminded,
            "times": totals.reminders,
        }


def _form(form: FormStatus) -> Iterator[str]:
    state = _("ngoài đợt") if not form.expected else SubmissionState(form.state).label.lower()
    cells = f"{form.cells.filled}/{form.cells.expected}"
    marks = "".join(_MARK[answer.yes] for answer in (form.count, form.content, form.deadline))
    due = _moment(form.due_at) + ("*" if form.extension else "")
    yield _columns(form.name, form.form, state, due, cells, marks) + " " + _moment(form.sent_at)
    reasons = [spoken(one) for answer in (form.count, form.content, form.deadline) for one in answer.reasons]
    if form.changed and form.changed.rows:
        reasons.append(_("sửa %(rows)d dòng sau khi gửi") % {"rows": len(form.changed.rows)})
    if form.reminded:
        reasons.append(_reminded(form.reminded))
    if reasons:
        indent = " " * _INDENT
        yield from wrap("; ".join(reasons), WIDTH, initial_indent=indent, subsequent_indent=indent)


def _reminded(reminded: Reminded) -> str:
    """Return "đã đôn đốc 2 lần: 09:10 17/09, 08:00 19/09 (số 95)"."""
    letters = [
        _moment(one.at) + (_(" (số %(number)s)") % {"number": one.number} if one.number else "")
        for one in reminded.letters
    ]
    return _("đã đôn đốc %(times)d lần: %(letters)s") % {
        "times": reminded.times,
        "letters": ", ".join(letters),
    }


def _columns(name: str, form: str, state: str, due: str, cells: str, marks: str) -> str:
    texts = zip((name, form, state, due, cells, marks), _WIDTHS, strict=True)
    return " ".join(_cut(text, width).ljust(width) for text, width in texts)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _moment(moment: datetime | None, *, year: bool = False) -> str:
    if moment is None:
        return "–"
    here = moment.astimezone(ZONE)
    return f"{here:%H:%M %d/%m/%Y}" if year else f"{here:%H:%M %d/%m}"
