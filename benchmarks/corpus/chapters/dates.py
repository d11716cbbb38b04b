"""Days and numbered documents as reports write them."""

from datetime import date, timedelta

from benchmarks.corpus import judge
from benchmarks.corpus.pen import Pen

PAPERS = (
    ("Kế hoạch", "KH", "về cải cách hành chính năm"),
    ("Quyết định", "QĐ", "phân công nhiệm vụ cải cách hành chính năm"),
    ("Công văn", "", "đôn đốc thực hiện chỉ tiêu cải cách hành chính năm"),
    ("Kế hoạch", "KH", "về tuyên truyền cải cách hành chính năm"),
    ("Thông báo", "TB", "kết luận cuộc họp giao ban cải cách hành chính năm"),
)


def day(when: date) -> str:
    """05/01/2024, 14/9/2024: months from March on without a zero."""
    return (
        f"{when.day:02}/{when.month:02}/{when.year}"
        if when.month < 3
        else f"{when.day:02}/{when.month}/{when.year}"
    )


def document(pen: Pen) -> str:
    """A numbered document; the slip dates it after the report or into a year to come."""
    span = pen.world.span
    kind, short, about = pen.words.choice(PAPERS)
    when = span.first + timedelta(days=pen.words.randint(5, max(6, (span.last - span.first).days)))
    number = pen.words.randint(3, 480)
    slip = pen.slip("future_date", "wrong_year")
    if slip == "future_date":
        when = span.reported + timedelta(days=pen.chance().randint(20, 50))
    elif slip == "wrong_year":
        when = date(span.year + pen.chance().choice((1, 2, 8)), 5, 1 + pen.chance().randrange(27))
    symbol = f"{short}-{pen.world.issuer.symbol}" if short else f"{pen.world.issuer.symbol}-VP"
    quote = f"{kind} số {number}/{symbol} ngày {day(when)}"
    pen.fact(quote, "date", judge.order(when, span.reported), trick=slip)
    if slip:
        pen.tainted.append(quote)
    return f"{quote} {about} {span.year}"
