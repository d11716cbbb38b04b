"""Put a report together: letterhead, chapters, appendix; then once more with slips."""

from collections.abc import Callable
from random import Random

from benchmarks.corpus import appendix, matrix
from benchmarks.corpus.chapters import digital, direction, dossiers, finance, plans, procedures, staff, traps
from benchmarks.corpus.figures import Look
from benchmarks.corpus.model import Paragraph, Report
from benchmarks.corpus.pen import Pen
from benchmarks.corpus.world import world

Chapter = tuple[str, tuple[Callable[[Pen], None], ...]]
DIRECTION: tuple[Chapter, ...] = (
    ("Công tác chỉ đạo, điều hành", (direction.plan, direction.assigned)),
    ("Kiểm tra, tập huấn và tuyên truyền", (direction.inspection, direction.training, direction.news)),
)
RESULTS: tuple[Chapter, ...] = (
    ("Cải cách thể chế", (procedures.laws,)),
    (
        "Cải cách thủ tục hành chính",
        (
            procedures.procedures, dossiers.received, dossiers.finished, dossiers.waiting, dossiers.online,
            traps.desks, traps.at_least, traps.same_time_last_year, procedures.feedback,
        ),
    ),
    ("Cải cách tổ chức bộ máy", (staff.units, staff.posts)),
    ("Cải cách chế độ công vụ", (staff.rated, staff.people)),
    ("Cải cách tài chính công", (finance.spending, finance.saving, finance.autonomy)),
    ("Xây dựng chính quyền số", (digital.papers, digital.stated_rates, digital.index, traps.parts_of_index)),
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI")
COUNTS = (0, 2, 4, 6, 8, 10, 12)


def report(number: int) -> Report:
    """The report of this number: first clean, to see where slips can be made, then with those of the plan."""
    clean = _written(number, {})
    return _report(number, _written(number, _plan(number, clean.sites)))


def _plan(number: int, sites: list[tuple[str, ...]]) -> dict[int, str]:
    chance = Random(number * 31 + 7)  # noqa: S311 - a corpus, not a secret
    kinds = sorted({kind for site in sites for kind in site})
    plan: dict[int, str] = {}
    for kind in chance.sample(kinds, min(chance.choice(COUNTS), len(kinds))):
        plan[chance.choice([place for place, site in enumerate(sites) if kind in site])] = kind
    return plan


def _written(number: int, plan: dict[int, str]) -> Pen:
    words = Random(number)  # noqa: S311 - a corpus, not a secret
    made = world(words)
    look = Look(
        grouping=words.random() < 0.9,
        pad=words.random() < 0.7,
        bold=words.random() < 0.2,
        space=words.random() < 0.15,
        decimals=words.choice((1, 1, 2, 2)),
    )
    pen = Pen(made, words, look, plan, number)
    _letterhead(pen)
    _chapters(pen)
    _farewell(pen)
    appendix.write(pen, words.randrange(2), words.randrange(2))
    if words.random() < 0.4:
        matrix.write(pen)
    pen.compare_tellings()
    return pen


def _report(number: int, pen: Pen) -> Report:
    title = f"Báo cáo cải cách hành chính {pen.world.span.name} của {pen.world.issuer.head}"
    return Report(number, title, tuple(pen.blocks), tuple(pen.facts), tuple(pen.tainted))


def _letterhead(pen: Pen) -> None:
    issuer, span = pen.world.issuer, pen.world.span
    day = span.reported
    for line in (
        issuer.name.upper() if issuer.level == "department" else f"ỦY BAN NHÂN DÂN {issuer.name.upper()}",
        f"Số: {pen.words.randint(20, 900)}/BC-{issuer.symbol}",
        f"{issuer.place}, ngày {day.day:02} tháng {day.month:02} năm {day.year}",
        "BÁO CÁO",
        pen.choose(
            f"Kết quả cải cách hành chính {span.name}",
            f"Tình hình thực hiện nhiệm vụ cải cách hành chính {span.name}",
            f"Công tác cải cách hành chính {span.name}; phương hướng thời gian tới",
        ),
    ):
        pen.blocks.append(Paragraph(line, align="center"))
    pen.say(f"{issuer.head} báo cáo kết quả cải cách hành chính {span.name} như sau:")
    direction.window(pen)


def _chapters(pen: Pen) -> None:
    outline = pen.words.randrange(3)
    label = pen.words.choice(("{}.", "{})"))
    pen.heading(1, "I.", pen.choose("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "CHỈ ĐẠO VÀ TỔ CHỨC THỰC HIỆN"))
    _sections(pen, DIRECTION, label)
    pen.heading(1, "II.", pen.choose("KẾT QUẢ THỰC HIỆN", "KẾT QUẢ TRÊN CÁC LĨNH VỰC"))
    _sections(pen, RESULTS, label)
    rest = [("PHƯƠNG HƯỚNG, NHIỆM VỤ", plans.tasks), ("CHỈ TIÊU PHẤN ĐẤU", traps.targets)]
    if outline:
        rest.insert(0, ("TỒN TẠI, HẠN CHẾ", plans.good_and_bad))
    if outline == 2:
        rest.append(("KIẾN NGHỊ, ĐỀ XUẤT", plans.requests))
    for number, (title, write) in enumerate(rest, 2):
        pen.heading(1, f"{ROMAN[number]}.", title)
        write(pen)


def _sections(pen: Pen, chapters: tuple[Chapter, ...], label: str) -> None:
    for number, (title, writers) in enumerate(chapters, 1):
        pen.heading(2, label.format(number), title)
        for write in writers:
            write(pen)


def _farewell(pen: Pen) -> None:
    pen.say(f"Trên đây là báo cáo cải cách hành chính {pen.world.span.name} của {pen.world.issuer.head}./.")
    pen.blocks.append(Paragraph("Nơi nhận: như trên; lưu: VT."))
    title = "GIÁM ĐỐC" if pen.world.issuer.level == "department" else "TM. ỦY BAN NHÂN DÂN"
    pen.blocks.append(Paragraph(title, align="center"))
