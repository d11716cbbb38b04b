"""Digital government, points and ranks."""

from dataclasses import replace
from fractions import Fraction

from benchmarks.corpus import judge
from benchmarks.corpus.figures import DIGIT_SLIPS, Shown, decimal, per_cent, reprinted
from benchmarks.corpus.pen import Pen
from benchmarks.corpus.phrases import points, ratio


def papers(pen: Pen) -> None:
    """Papers sent electronically and signed."""
    sent = ratio(pen, "papers.electronic", "papers", "văn bản")
    pen.say(f"Văn bản gửi, nhận dưới dạng điện tử: {sent}.", "-")
    signed = ratio(pen, "papers.signed", "papers.electronic", "văn bản")
    pen.say(
        pen.choose(f"Ký số {signed} điện tử.", f"Số văn bản điện tử được ký số là {signed}."),
        "-",
    )
    pen.say(f"Báo cáo định kỳ qua hệ thống: {ratio(pen, 'reports.online', 'reports', 'báo cáo')}.", "-")
    active = ratio(pen, "accounts.active", "accounts", "tài khoản")
    pen.say(f"Tài khoản định danh được kích hoạt: {active}.", "-")


def index(pen: Pen) -> None:
    """Points of the index, what was lost, the rank."""
    slip = pen.slip(*DIGIT_SLIPS, "missing_part")
    gained, lost = points(pen, "points", 100), points(pen, "lost", 100)
    pieces = [replace(points(pen, f"lost.{part}", 100), key="") for part in ("rules", "service", "digital")]
    if slip == "missing_part":
        lost = reprinted(lost, lost.value - pieces[2].value, pen.look)
    elif slip:
        pieces[1] = pen.spoiled(pieces[1], slip)
    first = f"đạt {gained}/100 điểm"
    parts = f"thể chế {pieces[0]} điểm, thủ tục hành chính {pieces[1]} điểm, chính quyền số {pieces[2]} điểm"
    second = f"bị trừ {lost} điểm ({parts})"
    pen.tell(second, [lost, *pieces])
    pen.fact(second, "sum", judge.total(lost, pieces), trick=slip or "points")
    whole = Shown("", "100", Fraction(100), Fraction(100))
    pen.fact(first, "sum", judge.total(whole, [gained, lost]), second, trick="points_and_loss")
    pen.say(f"Chỉ số cải cách hành chính năm {pen.world.span.year - 1} {first}; {second}.", "-")
    _rank(pen)
    _points_of_rate(pen)


def _rank(pen: Pen) -> None:
    among = pen.words.randint(9, 34)
    rank = pen.words.randint(1, among)
    slip = pen.slip("rank_out_of_range")
    shown = among + 3 if slip else rank
    quote = f"xếp thứ {shown}/{among}"
    value = Shown("", str(shown), Fraction(shown), Fraction(rank))
    pen.fact(quote, "range", judge.inside(value, 1, among), trick=slip or "rank")
    if slip:
        pen.tainted.append(quote)
    pen.say(f"Kết quả này {quote} đơn vị được xếp hạng.", "+")


def _points_of_rate(pen: Pen) -> None:
    """A change of a rate in points of a hundred, which is no per cent of the first rate."""
    look = pen.look
    before = decimal("", Fraction(pen.words.randint(6100, 7900), 100), 2, look)
    by = decimal("", Fraction(pen.words.randint(105, 980), 100), 2, look)
    after = decimal("", before.truth + by.truth, 2, look)
    slip = pen.slip("difference_wrong")
    by = pen.spoiled(by, pen.chance().choice(DIGIT_SLIPS)) if slip else by
    quote = f"tăng {by} điểm phần trăm (từ {before}% lên {after}%)"
    pen.tell(quote, [by])
    pen.fact(quote, "change", judge.change(before, after, by), trick=slip or "points_of_rate")
    pen.say(f"Mức độ hài lòng chung {quote}.", "+")


def stated_rates(pen: Pen) -> None:
    """Rates without their parts, within their range."""
    rate = per_cent("", Fraction(pen.words.randint(8900, 9990), 100), 2, pen.look)
    slip = pen.slip("over_100")
    shown = reprinted(rate, rate.value + 20, pen.look) if slip else rate
    quote = f"tỷ lệ hồ sơ công việc xử lý trên môi trường mạng là {shown}"
    pen.tell(quote, [shown])
    pen.fact(quote, "range", judge.inside(shown, 0, 100), trick=slip)
    pen.say(f"Trong kỳ, {quote}.", "-")
