"""Direction: plan, tasks, inspection, training, news, survey, the dates of it all."""

from datetime import timedelta

from benchmarks.corpus import judge
from benchmarks.corpus.chapters.dates import day, document
from benchmarks.corpus.pen import Pen
from benchmarks.corpus.phrases import Part, listed, ratio, subset, total


def plan(pen: Pen) -> None:
    """Papers issued, the plan and how far it got."""
    year = pen.world.span.year
    shown = pen.number("orders")
    slip = pen.slip("digit_added", "old_figure")
    shown = pen.spoiled(shown, slip) if slip else shown
    quote = pen.choose(
        f"đã ban hành {shown} văn bản đôn đốc, chấn chỉnh công tác cải cách hành chính",
        f"số văn bản chỉ đạo cải cách hành chính đã ký ban hành là {shown} văn bản",
        f"{shown} văn bản chỉ đạo về cải cách hành chính được ban hành",
    )
    pen.tell(quote, [shown])
    pen.say(f"Trong kỳ báo cáo, {pen.world.issuer.head}: {quote}.", "-")
    papers = "; ".join(document(pen) for _ in range(pen.words.randint(1, 3)))
    pen.say(f"Các văn bản chính gồm: {papers}.", "-")
    clause = ratio(pen, "plan.done", "plan", "nhiệm vụ")
    pen.say(
        pen.choose(
            f"Kế hoạch cải cách hành chính năm {year} đến nay hoàn thành {clause}.",
            f"Về thực hiện kế hoạch năm {year}, các phòng, đơn vị đã làm xong {clause}; số còn lại đang làm.",
            f"Tiến độ kế hoạch năm {year}: {clause}.",
        ),
        "-",
    )


def assigned(pen: Pen) -> None:
    """Tasks given from above."""
    parts = (
        Part("đã hoàn thành", "assigned.done"),
        Part("hoàn thành nhưng chậm", "assigned.late"),
        Part("còn trong hạn", "assigned.open"),
    )
    if pen.words.random() < 0.4:
        listed(pen, "Nhiệm vụ cấp trên giao và theo dõi trên phần mềm:", "assigned", parts, "nhiệm vụ")
        return
    clause = total(pen, "assigned", parts, "nhiệm vụ")
    pen.say(
        pen.choose(
            f"Cấp trên đã giao {clause}.",
            f"Từ đầu kỳ, đơn vị được giao {clause}.",
            f"Theo dõi trên phần mềm cho thấy có {clause}.",
        ),
        "-",
    )


def inspection(pen: Pen) -> None:
    """Who was inspected and what was put right."""
    upper, lower = pen.world.issuer.below
    clause = total(
        pen, "inspected", (Part(upper, "inspected.upper"), Part(lower, "inspected.lower")), "cơ quan, đơn vị"
    )
    fixed = ratio(pen, "issues.fixed", "issues", "vấn đề")
    pen.say(
        pen.choose(
            f"Đoàn kiểm tra đã làm việc tại {clause}. Sau kiểm tra, khắc phục xong {fixed}.",
            f"Công tác tự kiểm tra được tiến hành ở {clause}; đã xử lý {fixed} phát hiện qua kiểm tra.",
        ),
        "-",
    )


def training(pen: Pen) -> None:
    """Classes and who sat in them; not every part is told."""
    classes = pen.number("classes")
    clause = total(
        pen,
        "trainees",
        (
            Part("lãnh đạo", "trainees.leaders"),
            Part("công chức một cửa", "trainees.staff"),
            Part("cán bộ cơ sở", "trainees.villages"),
        ),
        "lượt người",
    )
    quote = f"Mở {classes} lớp tập huấn nghiệp vụ"
    pen.tell(quote, [classes])
    pen.say(f"{quote} cho {clause}.", "-")


def news(pen: Pen) -> None:
    """News against the plan, which may be passed."""
    clause = ratio(pen, "news", "news.plan", "tin, bài, phóng sự", plan=True)
    frame = "đăng tải {whole} {noun}, trong đó có {part} bài viết"
    part = subset(pen, "news.articles", "news", "tin, bài, phóng sự", frame)
    pen.say(f"Tuyên truyền: thực hiện {clause} so với kế hoạch giao; {part}.", "-")
    clause = ratio(pen, "survey.content", "survey", "phiếu")
    pen.say(f"Khảo sát mức độ hài lòng: số phiếu trả lời hài lòng là {clause}.", "-")


def window(pen: Pen) -> None:
    """The window of the figures."""
    span = pen.world.span
    first, last = span.first, span.last
    slip = pen.slip("window_reversed", "wrong_year")
    if slip == "window_reversed":
        first, last = last, first
    elif slip == "wrong_year":
        first = first.replace(year=last.year + (first.month > last.month))
        first = max(first, last + timedelta(days=30))
    quote = pen.choose(
        f"từ ngày {day(first)} đến ngày {day(last)}",
        f"tính từ ngày {day(first)} đến hết ngày {day(last)}",
        f"từ {day(first)} - {day(last)}",
    )
    pen.fact(quote, "date", judge.order(first, last), trick=slip)
    if slip:
        pen.tainted.append(quote)
    pen.say(f"Số liệu trong báo cáo này được lấy {quote}.")
