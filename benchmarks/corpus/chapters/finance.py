"""Money: the same amount in billions here and in millions there."""

from fractions import Fraction

from benchmarks.corpus import judge
from benchmarks.corpus.figures import DIGIT_SLIPS, Shown, count, decimal, reprinted
from benchmarks.corpus.pen import Pen
from benchmarks.corpus.phrases import Part, total

MILLION, BILLION = "triệu đồng", "tỷ đồng"


def spending(pen: Pen) -> None:
    """Public investment spent of what was given."""
    slip = pen.slip(*DIGIT_SLIPS, "wrong_base", "old_figure")
    frame = pen.choose(
        "{part}/{whole} {noun}, đạt {percent}",
        "{part} {noun} trên {whole} {noun} (đạt {percent})",
        "{part} {noun}/{whole} {noun}, bằng {percent} kế hoạch",
    )
    if pen.words.random() < 0.6:
        noun, part, whole = BILLION, _billions(pen, "spent"), _billions(pen, "budget")
    else:
        noun, part, whole = MILLION, _millions(pen, "spent"), _millions(pen, "budget")
    percent = pen.percent("spent", "budget")
    if slip == "wrong_base":
        percent = reprinted(percent, percent.value * Fraction(4, 5), pen.look)
    elif slip == "old_figure":
        part = _stale(pen, part)
    elif slip:
        part = pen.spoiled(part, slip)
    quote = frame.format(part=part, whole=whole, noun=noun, percent=percent)
    pen.tell(quote, [part, whole])
    pen.fact(quote, "ratio", judge.ratio(part, whole, percent), trick=slip or "units_of_money")
    pen.say(f"Giải ngân vốn đầu tư công {quote}.", "-")


def _stale(pen: Pen, shown: Shown) -> Shown:
    value = Fraction(pen.world.old[shown.key])
    return reprinted(shown, value if shown.step == 1 else value / 1000, pen.look)


def _millions(pen: Pen, key: str) -> Shown:
    shown = count(key, pen.world.now[key], pen.look)
    return Shown(shown.key, shown.text, shown.value, shown.truth, shown.step, 1)


def _billions(pen: Pen, key: str) -> Shown:
    return pen.money(key, 3)


def saving(pen: Pen) -> None:
    """A thousand and more millions, told again as billions with a decimal comma."""
    millions = _millions(pen, "saved")
    billions = decimal("saved", Fraction(pen.world.now["saved"], 1000), 2, pen.look, 1000)
    slip = pen.slip("scale")
    if slip:
        billions = reprinted(billions, billions.value * 10, pen.look)
    quote = f"tiết kiệm chi thường xuyên {millions} {MILLION}"
    other = f"khoản tiết kiệm {billions} {BILLION} nói trên"
    pen.tell(quote, [millions])
    if slip:
        pen.tainted.append(other)
    trick = slip or "thousands_and_decimals"
    pen.fact(other, "duplicate-mismatch", judge.same(billions, millions), quote, trick=trick)
    pen.say(f"Trong kỳ {quote}; {other} được bổ sung cho mua sắm thiết bị Bộ phận Một cửa.", "-")


def autonomy(pen: Pen) -> None:
    """Public service units by how they pay for themselves."""
    parts = (
        Part("tự bảo đảm chi thường xuyên và chi đầu tư", "autonomy.full"),
        Part("tự bảo đảm chi thường xuyên", "autonomy.regular"),
        Part("tự bảo đảm một phần", "autonomy.partly"),
        Part("do Nhà nước bảo đảm", "autonomy.state"),
    )
    pen.say(f"Mức tự chủ tài chính của {total(pen, 'units', parts, 'đơn vị')}.", "-")
