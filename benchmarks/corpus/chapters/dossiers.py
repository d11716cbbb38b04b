"""Dossiers: received, finished, waiting, online, paid."""

from benchmarks.corpus import judge
from benchmarks.corpus.figures import DIGIT_SLIPS, reprinted
from benchmarks.corpus.pen import Pen
from benchmarks.corpus.phrases import Part, listed, ratio, total

NOUN = "hồ sơ"


def _levels(pen: Pen, key: str) -> list[Part]:
    return [Part(name, f"{key}.{level}") for level, name in enumerate(pen.world.issuer.parts)]


def received(pen: Pen) -> None:
    """What came in, by level; sometimes also what came in before."""
    if pen.words.random() < 0.35:
        listed(pen, "Tổng số hồ sơ tiếp nhận trong kỳ:", "received", _levels(pen, "received"), NOUN)
    else:
        clause = total(pen, "received", _levels(pen, "received"), NOUN)
        pen.say(
            pen.choose(
                f"Trong kỳ đã tiếp nhận {clause}.",
                f"Số hồ sơ tiếp nhận để giải quyết là {clause}.",
                f"Bộ phận Một cửa các cấp tiếp nhận {clause}.",
            ),
            "-",
        )
    if pen.words.random() < 0.5:
        _carried(pen)
    if pen.words.random() < 0.5:
        _since_last_year(pen)


def _carried(pen: Pen) -> None:
    parts = (Part("số kỳ trước chuyển qua", "carried"), Part("số mới tiếp nhận", "new"))
    pen.say(f"Xét theo thời điểm tiếp nhận: {total(pen, 'received', parts, NOUN)}.", "+")


def _since_last_year(pen: Pen) -> None:
    """A cumulative figure of the same noun, which contradicts nothing."""
    whole = pen.number("received")
    whole = reprinted(whole, whole.value * 3 + 417, pen.look)
    quote = pen.choose(
        f"Lũy kế từ đầu nhiệm kỳ đến nay đã tiếp nhận {whole} {NOUN}",
        f"Cộng dồn từ năm {pen.world.span.year - 2} đến nay, số hồ sơ tiếp nhận là {whole} {NOUN}",
    )
    now = next(one for one in reversed(pen.tellings["received"]))
    pen.fact(quote, "subset", judge.subset(now.shown, whole), now.quote, trick="cumulative")
    pen.say(f"{quote}.", "+")


def finished(pen: Pen) -> None:
    """What was finished, each outcome with its ratio."""
    outcomes = (("trước hạn", "early"), ("đúng hạn", "on_time"), ("quá hạn", "late"))
    if pen.words.random() < 0.5:
        clauses = "; ".join(f"{name} {ratio(pen, key, 'done', NOUN)}" for name, key in outcomes)
        whole = pen.number("done")
        quote = f"đã giải quyết {whole} {NOUN}"
        pen.tell(quote, [whole])
        pen.say(f"Đến hết kỳ {quote}. Cụ thể: {clauses}.", "-")
        return
    parts = [Part(name, key) for name, key in outcomes]
    pen.say(f"Đã giải quyết xong {total(pen, 'done', parts, NOUN)}.", "-")
    for level, name in enumerate(pen.world.issuer.parts):
        parts = [Part(outcome, f"{key}.{level}") for outcome, key in outcomes]
        pen.say(f"{name.capitalize()}: đã giải quyết {total(pen, f'done.{level}', parts, NOUN)}.", "+")


def waiting(pen: Pen) -> None:
    """What is still open."""
    parts = (Part("chưa đến hạn", "waiting"), Part("đã quá hạn", "overdue"))
    pen.say(f"Hồ sơ đang giải quyết: {total(pen, 'open', parts, NOUN)}.", "-")


def online(pen: Pen) -> None:
    """Online, paid and digitised dossiers; one ratio may stand over a base that a note explains."""
    clause = ratio(pen, "online", "received", NOUN)
    levels = "; ".join(
        f"{name} {ratio(pen, f'online.{level}', f'received.{level}', NOUN)}"
        for level, name in enumerate(pen.world.issuer.parts)
    )
    pen.say(f"Hồ sơ nộp trực tuyến: {clause}. Trong đó: {levels}.", "-")
    pen.say(f"Thanh toán trực tuyến đạt kết quả {ratio(pen, 'paid', 'payable', NOUN)} có phát sinh phí.", "-")
    if pen.words.random() < 0.5:
        _other_base(pen)
    else:
        pen.say(f"Số hóa kết quả giải quyết: {ratio(pen, 'digitised', 'done', NOUN)}.", "-")


def _other_base(pen: Pen) -> None:
    left_out = 1 + pen.world.now["done"] // 17
    slip = pen.slip(*DIGIT_SLIPS)
    part, whole = pen.number("digitised"), pen.number("done")
    pen.world.now["done.paper"] = pen.world.now["done"] - left_out
    pen.world.old["done.paper"] = pen.world.old["done"]
    pen.world.now["digitised"] = min(pen.world.now["digitised"], pen.world.now["done.paper"])
    part, base = pen.number("digitised"), pen.number("done.paper")
    percent = pen.percent("digitised", "done.paper")
    part = pen.spoiled(part, slip)
    quote = f"{part}/{base} {NOUN}, đạt {percent}"
    pen.tell(quote, [part, base])
    pen.fact(quote, "ratio", judge.ratio(part, base, percent), trick=slip or "other_base")
    pen.fact(quote, "subset", judge.subset(base, whole), trick="other_base")
    note = f"Không tính {left_out} hồ sơ trả kết quả ngay trong ngày, không thuộc diện số hóa."
    pen.say(f"Số hóa kết quả giải quyết: {quote}¹.", "-")
    pen.say(f"¹ {note}")
