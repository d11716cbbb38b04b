"""Days against each other, against the day of signing and against the period of the report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cchc.checker.checks.context import PERIOD, Context, period_of
from cchc.checker.checks.known_acts import BY_KEY
from cchc.checker.checks.outlook import orders_ahead
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.days import DatedAct, Day, Months, Span, dated_acts, days, months, spans
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.windows import written_day

APART = timedelta(days=60)
AROUND = 60
_OUTLOOK = re.compile(
    r"\b(?:phương hướng|nhiệm vụ|giải pháp|kế hoạch)\b.*\bnăm (20[0-9]{2})\b", re.IGNORECASE | re.DOTALL
)
_OLD_AIM = re.compile(
    r"\b(?:nhiệm vụ|chỉ tiêu|mục tiêu|kế hoạch)\b[^.;:()/]{0,70}\bnăm (?P<year>20[0-9]{2})\b(?! ?[-–])",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:so với|cùng kỳ|từ|theo|tại|kết luận|công bố|kết quả|của năm trước)\b", re.IGNORECASE
)
_YEARS = re.compile(
    r"\b(?:giai đoạn|nhiệm kỳ|thời kỳ)(?: từ)?(?: năm)? (?P<first>20[0-9]{2})"
    r" ?(?:[-–—]|đến(?: năm)?) ?(?P<last>20[0-9]{2})\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"[^.;]{0,40}\b(?:đã|có \d|với sự)", re.IGNORECASE)
_DONE_SINCE = re.compile(
    r"[^.;]{0,60}\bđã (?:hoàn thành|triển khai|thực hiện|áp dụng|đưa|vận hành)", re.IGNORECASE
)
_COUNTED = re.compile(r"\bsố liệu\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:đã|số liệu|kết quả|tính|báo cáo)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:sẽ|dự kiến|phấn đấu)\b[^.;]*$", re.IGNORECASE)
_REPORTED = re.compile(r"^\W*(?:trong|kết quả|tình hình)\b[^.;]{0,25}$", re.IGNORECASE)


def date_verdicts(passages: Sequence[Passage], context: Context) -> Iterator[Verdict]:
    """Judge spans, days, cited documents and named periods of one document."""
    coming = orders_ahead(passages)
    for passage in passages:
        ahead = passage.order in coming
        for span in spans(passage.text):
            yield from _span(passage, span, context, ahead=ahead)
        acts = dated_acts(passage.text)
        cited = {act.day.start for act in acts}
        for act in acts:
            yield from _act(passage, act, context)
        for day in days(passage.text):
            if day.start not in cited:
                yield from _day(passage, replace(day, planned=day.planned or ahead), context)
        yield from _years(passage)
        for month in months(passage.text):
            yield from _month(passage, replace(month, planned=month.planned or ahead), context)
        yield from _outlook(passage)
        yield from _period(passage, context)
    yield from _cut_offs(passages, context)


def _spot(passage: Passage, start: int, stop: int) -> Spot:
    """The day with the words before it, so that the quote tells what it is the day of."""
    first = max(start - AROUND, passage.reading.sentence(start)[0])
    lead = passage.text[first:start]
    return Spot(passage, first + (lead.find(" ") + 1 if first and " " in lead else 0), stop)


def _span(passage: Passage, span: Span, context: Context, *, ahead: bool) -> Iterator[Verdict]:
    first, last = span.first.day, span.last.day
    if first is None or last is None:
        return
    spot = Spot(passage, span.start, span.stop)
    if first <= last:
        yield Verdict(Kind.DATE, spot)
    else:
        template = N_(
            "Khoảng thời gian bắt đầu %(first)s lại kết thúc trước đó, %(last)s. Ngày cuối phải sau ngày "
            "đầu. "
            "Hãy kiểm tra ngày, tháng, năm của cả hai đầu."
        )
        params = {"first": written_day(first), "last": written_day(last)}
        yield _wrong(
            spot, (), Severity.ERROR, (template, params, written_day(first), f"≤ {written_day(last)}")
        )
    told = passage.text[passage.reading.sentence(span.start)[0] : span.start]
    planned = ahead or _TO_COME.search(told)
    if context.issued is not None and first > context.issued and not planned:
        severity = Severity.ERROR if first > last or _PAST.search(told) else Severity.WARNING
        yield _after_signing(Spot(passage, span.start, span.first.stop), first, context, severity)
    elif context.issued is not None and last > context.issued and not planned and _COUNTED.search(told):
        yield _after_signing(spot, last, context, Severity.WARNING)


def _years(passage: Passage) -> Iterator[Verdict]:
    """“Period 2021 - 2025”: its last year comes after its first."""
    for found in _YEARS.finditer(passage.text):
        spot = Spot(passage, found.start(), found.end())
        if found["first"] < found["last"]:
            yield Verdict(Kind.DATE, spot)
        elif found["first"] > found["last"]:
            template = N_(
                "Giai đoạn bắt đầu năm %(first)s lại kết thúc năm %(last)s. Hãy kiểm tra hai năm ấy."
            )
            params = {"first": found["first"], "last": found["last"]}
            said = (template, params, found["first"], f"≤ {found['last']}")
            yield _wrong(spot, (), Severity.ERROR, said)


def _day(passage: Passage, day: Day, context: Context) -> Iterator[Verdict]:
    if day.day is None:
        template = N_("“%(text)s” không phải một ngày có trong lịch. Hãy kiểm tra lại ngày và tháng.")
        text = passage.text[day.start : day.stop]
        yield _wrong(
            Spot(passage, day.start, day.stop), (), Severity.ERROR, (template, {"text": text}, text, "")
        )
        return
    if context.latest is None or (context.issued_at and context.issued_at.passage is passage):
        return
    spot = _spot(passage, day.start, day.stop)
    after = passage.text[day.stop : passage.reading.sentence(day.start)[1]]
    since = passage.text[: day.start].casefold().endswith(("từ ngày ", "từ "))
    if day.planned and since and _DONE_SINCE.match(after):
        day = replace(day, planned=False, done=True)
    if day.day is None or day.day <= context.latest:
        yield Verdict(Kind.DATE, spot, (context.issued_at,) if context.issued_at else ())
    elif day.as_of and context.issued is not None and not day.planned:
        yield _after_signing(spot, day.day, context, Severity.ERROR)
    elif day.planned:
        yield Verdict(Kind.DATE, spot, (context.issued_at,) if context.issued_at else ())
    else:
        severity = Severity.WARNING if day.done or _HAPPENED.match(after) else Severity.NOTE
        yield _after_signing(spot, day.day, context, severity)


def _month(passage: Passage, month: Months, context: Context) -> Iterator[Verdict]:
    """A month or quarter that is over or planned holds; one to come that is told as done does not."""
    if context.latest is None:
        return
    spot = _spot(passage, month.start, month.stop)
    if month.first <= context.latest or month.planned:
        yield Verdict(Kind.DATE, spot, (context.issued_at,) if context.issued_at else ())
    elif month.done:
        yield _after_signing(spot, month.first, context, Severity.WARNING)


def _after_signing(spot: Spot, day: date, context: Context, severity: Severity) -> Verdict:
    others = tuple(one for one in (context.issued_at or context.period_at,) if one is not None)
    latest = context.latest or day
    if context.issued is not None:
        template = N_(
            "Ngày %(day)s sau ngày ký báo cáo %(latest)s. Báo cáo không thể nói về việc chưa xảy ra. "
            "Hãy kiểm tra năm và tháng."
        )
    else:
        template = N_(
            "Ngày %(day)s sau kỳ báo cáo (kỳ này khó có báo cáo sau ngày %(latest)s). "
            "Hãy kiểm tra năm và tháng."
        )
    params = {"day": written_day(day), "latest": written_day(latest)}
    return _wrong(spot, others, severity, (template, params, params["day"], f"≤ {params['latest']}"))


def _act(passage: Passage, act: DatedAct, context: Context) -> Iterator[Verdict]:
    day = act.day.day
    spot = _spot(passage, act.start, act.stop)
    if day is None:
        yield from _day(passage, act.day, context)
        return
    known = BY_KEY.get(act.key)
    if known is not None and known != day:
        template = N_(
            "Văn bản %(act)s được ban hành ngày %(known)s, nhưng ở đây ghi ngày %(day)s. Hãy sửa ngày của "
            "văn bản viện dẫn."
        )
        params = {"act": act.key, "known": written_day(known), "day": written_day(day)}
        yield _wrong(spot, (), Severity.ERROR, (template, params, params["day"], params["known"]))
    elif act.year is not None and act.year != day.year:
        template = N_(
            "Số văn bản %(act)s mang năm %(year)s nhưng ngày ghi %(day)s. Hai năm phải giống nhau. Hãy "
            "kiểm tra văn bản gốc."
        )
        params = {"act": act.key, "year": str(act.year), "day": written_day(day)}
        yield _wrong(spot, (), Severity.WARNING, (template, params, params["day"], params["year"]))
    elif context.latest is not None and day > context.latest:
        severity = Severity.ERROR if context.issued is not None else Severity.WARNING
        yield _after_signing(spot, day, context, severity)
    elif context.latest is not None:
        yield Verdict(Kind.DATE, spot)


def _cut_offs(passages: Sequence[Passage], context: Context) -> Iterator[Verdict]:
    """Figures “as of” days that lie far apart in one report."""
    if context.period is None:
        return
    window = context.period.window()
    found = [
        (day.day, _spot(passage, day.start, day.stop))
        for passage in passages
        for day in days(passage.text)
        if day.as_of and not day.planned and day.day is not None and window.start <= day.day
    ]
    if not found:
        return
    last, at = max(found, key=lambda item: item[0])
    for day, spot in found:
        if last - day > APART:
            template = N_(
                "Số liệu ở đây tính đến %(day)s, trong khi chỗ khác của báo cáo tính đến %(last)s. "
                "Có thể gõ nhầm tháng, hoặc đây là số liệu cũ. Hãy kiểm tra, và nói rõ nếu cố ý."
            )
            params = {"day": written_day(day), "last": written_day(last)}
            yield _wrong(spot, (at,), Severity.WARNING, (template, params, params["day"], params["last"]))


def _outlook(passage: Passage) -> Iterator[Verdict]:
    """Tasks of a year long past under a heading of the year to come."""
    heading = _OUTLOOK.search(passage.section)
    if heading is None:
        return
    for found in _OLD_AIM.finditer(passage.text):
        year = int(found["year"])
        if year < int(heading[1]) - 1 and not _COMPARED.search(found.group()):
            template = N_(
                "Mục này nói về năm %(next)s nhưng nhắc nhiệm vụ, chỉ tiêu của năm %(year)s. "
                "Có thể còn sót từ báo cáo cũ. Hãy kiểm tra lại năm."
            )
            params = {"next": heading[1], "year": found["year"]}
            spot = Spot(passage, found.start(), found.end())
            yield _wrong(spot, (), Severity.WARNING, (template, params, params["year"], params["next"]))


def _period(passage: Passage, context: Context) -> Iterator[Verdict]:
    """The period named as this report's own, against the one of the title."""
    if context.period is None or (context.period_at and context.period_at.passage is passage):
        return
    for found in PERIOD.finditer(passage.text):
        lead = passage.text[
            max(passage.reading.sentence(found.start())[0], found.start() - 60) : found.start()
        ]
        if found["part"] is None or not _REPORTED.match(lead) or _COMPARED.search(lead):
            continue
        period = period_of(found)
        if period is None or period.kind is not context.period.kind:
            continue
        spot = Spot(passage, found.start() - len(lead), found.end())
        others = (context.period_at,) if context.period_at else ()
        if period == context.period:
            yield Verdict(Kind.DATE, spot, others)
        elif period.year != context.period.year and period.number == context.period.number:
            template = N_(
                "Đoạn này nói về %(stated)s nhưng báo cáo là của %(period)s. Có thể còn sót từ báo cáo "
                "cũ. Hãy kiểm tra lại kỳ."
            )
            params = {"stated": period.written(), "period": context.period.written()}
            yield _wrong(
                spot, others, Severity.WARNING, (template, params, params["stated"], params["period"])
            )


def _wrong(
    spot: Spot, others: tuple[Spot, ...], severity: Severity, said: tuple[str, dict[str, str], str, str]
) -> Verdict:
    template, params, stated, computed = said
    return Verdict(Kind.DATE, spot, others, severity, stated, computed, Message(template, params))
