"""Procedures, feedback and legal papers."""

from benchmarks.corpus import judge
from benchmarks.corpus.figures import DIGIT_SLIPS
from benchmarks.corpus.pen import Pen
from benchmarks.corpus.phrases import Part, ratio, total


def laws(pen: Pen) -> None:
    """Legal papers issued and reviewed."""
    clause = total(
        pen, "laws", (Part("nghị quyết", "laws.resolutions"), Part("quyết định", "laws.decisions")), "văn bản"
    )
    pen.say(
        pen.choose(
            f"Ban hành mới {clause} quy phạm pháp luật.",
            f"Số văn bản quy phạm pháp luật được ban hành: {clause}.",
        ),
        "-",
    )
    checked = pen.number("checked")
    quote = f"Tự kiểm tra {checked} văn bản"
    pen.tell(quote, [checked])
    clause = ratio(pen, "reviewed.done", "reviewed", "văn bản")
    pen.say(f"{quote}; rà soát và xử lý {clause} thuộc diện phải xử lý.", "-")


def procedures(pen: Pen) -> None:
    """The number of procedures, sometimes with a third part told apart from the other two."""
    if pen.words.random() < 0.5:
        _nested(pen)
    else:
        parts = [Part(name, f"procedures.{level}") for level, name in enumerate(pen.world.issuer.parts)]
        pen.say(f"Bộ thủ tục hành chính đang áp dụng có {total(pen, 'procedures', parts, 'thủ tục')}.", "-")
    pen.say(
        f"Niêm yết mức phí, lệ phí và cấu hình thanh toán cho {ratio(pen, 'fees.set', 'fees', 'thủ tục')}.",
        "-",
    )


def _nested(pen: Pen) -> None:
    slip = pen.slip(*DIGIT_SLIPS)
    place = pen.chance().randrange(len(pen.world.levels) + 1) if slip else -1
    pieces, clauses = [], []
    for level, name in enumerate(pen.world.issuer.parts):
        shown = pen.number(f"procedures.{level}")
        shown = pen.spoiled(shown, slip) if place == level else shown
        partly, full = (pen.number(f"procedures.{level}.{part}") for part in ("part", "full"))
        clause = f"{name} {shown} thủ tục (một phần {partly} thủ tục, toàn trình {full} thủ tục)"
        pen.tell(clause, [shown])
        pen.fact(
            clause, "sum", judge.total(shown, [partly, full]), trick=slip if place == level else "nested"
        )
        pieces.append(shown)
        clauses.append(clause)
    whole, beside = pen.number("procedures.all"), pen.number("borderless")
    whole = pen.spoiled(whole, slip) if place == len(pieces) else whole
    text = f"tổng số thủ tục hành chính là {whole} thủ tục, trong đó: {'; '.join(clauses)}"
    rest = pen.choose(
        f"{beside} thủ tục không phụ thuộc địa giới hành chính",
        f"ngoài ra có {beside} thủ tục được tiếp nhận không phụ thuộc địa giới",
    )
    verdict = judge.total(whole, [*pieces, beside])
    quote = text.partition(", trong đó")[0]
    pen.tell(quote, [whole])
    pen.tell(rest, [beside])
    pen.fact(quote, "sum", verdict, rest, trick=slip or "part_told_apart")
    pen.say(f"Tính đến cuối kỳ, {text}; {rest}.", "-")


def feedback(pen: Pen) -> None:
    """Feedback of people and firms."""
    clause = total(
        pen, "feedback", (Part("đã xử lý", "feedback.done"), Part("đang xử lý", "feedback.open")),
        "phản ánh, kiến nghị",
    )  # fmt: skip
    pen.say(f"Tiếp nhận {clause}.", "-")
