"""What is still to be done by a day that is over: tasks of the outlook with a deadline of an old report."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from cchc.checker.checks.context import Context
from cchc.checker.checks.passages import Origin, Passage, Spot
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.days import days, months
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.windows import written_day

SHORT = 160
_OUTLOOK = re.compile(
    r"\b(?:phương hướng|nhiệm vụ (?:trọng tâm|chủ yếu)|thời gian tới)\b"
    r"|^\W*(?:[IVX0-9]+[.)] )?nhiệm vụ (?:[0-9]+ tháng|quý [IV]+|năm [0-9]{4})",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:phụ lục|kiến nghị|đề xuất|tồn tại|hạn chế|kết quả|tình hình|biểu|nơi nhận)\b", re.IGNORECASE
)
_AIM = re.compile(r"\b(?:phấn đấu|mục tiêu|sẽ|còn lại|tiếp tục)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:đã|theo|yêu cầu|chỉ đạo|quy định|kết luận|thông báo)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:trước|chậm nhất|hạn (?:chót|cuối))(?: là)?(?: ngày)?\s*$", re.IGNORECASE)

_IN = re.compile(r"\b(?:trong|vào|xong|chậm nhất)(?: trong)? $", re.IGNORECASE)


def outlook_verdicts(passages: Sequence[Passage], context: Context) -> Iterator[Verdict]:
    """Judge the deadlines in what a report sets out to do, against the day of its signing."""
    if context.issued is None:
        return
    coming = orders_ahead(passages)
    for passage in passages:
        if passage.origin is not Origin.BODY:
            continue
        ahead = passage.order in coming
        for day in days(passage.text):
            if day.day is not None and _is_deadline(passage, day.start, ahead=ahead):
                yield from _judged(passage, (day.start, day.stop), day.day, context)
        for month in months(passage.text):
            if ahead and _IN.search(passage.text[: month.start]) and not _is_past(passage, month.start):
                yield from _judged(passage, (month.start, month.stop), month.end - timedelta(days=1), context)


def orders_ahead(passages: Sequence[Passage]) -> frozenset[int]:
    """The places of the texts that tell what a report sets out to do, by the headings above them."""
    ahead, found = False, set()
    for passage in passages:
        if passage.origin is not Origin.BODY:
            continue
        if len(passage.text) < SHORT and not days(passage.text):
            ahead = bool(_OUTLOOK.search(passage.text)) or (ahead and not _OTHER.search(passage.text))
        if ahead:
            found.add(passage.order)
    return frozenset(found)


def _clause(passage: Passage, at: int) -> str:
    """The words of the clause before a place."""
    return re.split(r"[;:]", passage.text[passage.reading.sentence(at)[0] : at])[-1]


def _is_past(passage: Passage, at: int) -> bool:
    return bool(_DONE.search(_clause(passage, at)))


def _is_deadline(passage: Passage, at: int, *, ahead: bool) -> bool:
    start, stop = passage.reading.sentence(at)
    if not _BY.search(_clause(passage, at)) or _is_past(passage, at):
        return False
    return ahead or bool(_AIM.search(passage.text[start:stop]))


def _judged(passage: Passage, at: tuple[int, int], until: date, context: Context) -> Iterator[Verdict]:
    issued = context.issued
    if issued is None:
        return
    start = max(passage.reading.sentence(at[0])[0], at[0] - 60)
    spot = Spot(passage, passage.text.find(" ", start) + 1 if start else start, at[1])
    others = (context.issued_at,) if context.issued_at else ()
    if until >= issued:
        yield Verdict(Kind.DATE, spot, others)
        return
    template = N_(
        "Việc sẽ làm lại có thời hạn %(stated)s, trước cả ngày ký báo cáo %(issued)s. Có thể còn sót từ báo "
        "cáo cũ. Hãy kiểm tra năm và tháng."
    )
    params = {"stated": written_day(until), "issued": written_day(issued)}
    yield Verdict(
        Kind.DATE, spot, others, Severity.WARNING,
        params["stated"], f"≥ {params['issued']}", Message(template, params),
    )  # fmt: skip
