"""Sentences that look like contradictions and are none, and a few that are."""

from dataclasses import replace
from fractions import Fraction

from benchmarks.corpus import judge
from benchmarks.corpus.figures import DIGIT_SLIPS, Shown, count, decimal, digits, reprinted
from benchmarks.corpus.pen import Pen


def desks(pen: Pen) -> None:
    """So many desks, so many people at each, so many in all."""
    units, people = pen.number("desks"), pen.number("desk.people")
    each = people.value / units.value
    slip = pen.slip(*DIGIT_SLIPS)
    people = pen.spoiled(people, slip)
    quote = f"{people} người tại {units} Bộ phận Một cửa (mỗi nơi {each} người)"
    pen.tell(quote, [replace(people, key="")])
    verdict = judge.total(people, [replace(units, value=units.value * each)])
    pen.fact(quote, "sum", verdict, trick=slip or "each_times_units")
    pen.say(f"Bố trí {quote}.", "-")


def at_least(pen: Pen) -> None:
    """A ratio told only as "over so many per cent"."""
    met, done = pen.number("met"), pen.number("done")
    floor = int(100 * met.value / done.value)
    quote = pen.choose(
        f"tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn đạt trên {floor}%",
        f"hồ sơ giải quyết trước và đúng hạn luôn đạt từ {floor}% trở lên",
    )
    line = f"{floor}<={float(100 * met.value / done.value):.2f}"
    pen.fact(quote, "ratio", judge.right(line, line), trick="at_least")
    pen.say(f"Nhìn chung {quote}.", "-")


def same_time_last_year(pen: Pen) -> None:
    """This period against the same one of last year: two figures of one name, both true."""
    now = pen.number("new")
    before = count("", pen.world.old["new"], pen.look)
    more = count("", pen.world.now["new"] - pen.world.old["new"], pen.look)
    slip = pen.slip("difference_wrong")
    more = pen.spoiled(more, pen.chance().choice(DIGIT_SLIPS)) if slip else more
    frame = pen.choose(
        "tăng {more} hồ sơ so với cùng kỳ năm trước (cùng kỳ {before} hồ sơ, kỳ này {now} hồ sơ)",
        "{now} hồ sơ tiếp nhận mới, tăng {more} hồ sơ so với cùng kỳ năm {year} ({before} hồ sơ)",
        "từ {before} hồ sơ cùng kỳ năm {year} tăng lên {now} hồ sơ (tăng {more} hồ sơ)",
    )
    quote = frame.format(more=more, before=before, now=now, year=pen.world.span.year - 1)
    pen.tell(quote, [now, more])
    pen.fact(quote, "change", judge.change(before, now, more), trick=slip or "last_year")
    pen.say(f"Số hồ sơ mới {quote}.", "-")


def targets(pen: Pen) -> None:
    """What is aimed at is not what was reached; a full stop may stand for the decimal comma."""
    told = next((one for one in pen.tellings.get("online", []) if not one.table), None)
    aim = decimal("", Fraction(pen.words.randint(9750, 9990), 100), 1, pen.look)
    quote = f"tỷ lệ hồ sơ nộp trực tuyến đạt {aim}%"
    verdict = judge.right(str(aim.value), "chỉ tiêu phấn đấu")
    pen.fact(quote, "duplicate-mismatch", verdict, told.quote if told else "", trick="target")
    pen.say(f"Phấn đấu {quote} trong năm {pen.world.span.year + 1}.", "-")
    part, whole = pen.number("papers.signed"), pen.number("papers.electronic")
    exact = 100 * part.value / whole.value
    shown = f"{digits(exact, 2) / 100:.2f}%"
    percent = Shown("", shown, Fraction(digits(exact, 2), 100), exact, Fraction(1, 100), percent=True)
    quote = f"Giữ tỷ lệ ký số không thấp hơn mức hiện nay là {shown} ({part}/{whole} văn bản)"
    pen.tell(quote, [part, whole])
    pen.fact(quote, "ratio", judge.ratio(part, whole, percent), trick="dot_decimal")
    pen.say(f"{quote}.", "-")


def parts_of_index(pen: Pen) -> None:
    """Points of the parts of the index add up to the points of the whole, each within its most."""
    most = (15, 20, 15, 50)
    names = ("chỉ đạo điều hành", "cải cách thể chế", "cải cách thủ tục", "các nội dung còn lại")
    pieces = [decimal("", Fraction(pen.words.randint(60, 99) * top, 100), 2, pen.look) for top in most]
    whole = decimal("", sum((one.value for one in pieces), Fraction(0)), 2, pen.look)
    slip = pen.slip("part_over_whole", "missing_part")
    if slip == "part_over_whole":
        pieces[1] = reprinted(pieces[1], Fraction(most[1] * 11, 10), pen.look)
    elif slip:
        whole = reprinted(whole, whole.value - pieces[0].value, pen.look)
    clauses = [f"{name} {one}/{top} điểm" for name, one, top in zip(names, pieces, most, strict=True)]
    quote = f"tự chấm {whole}/100 điểm, trong đó: {'; '.join(clauses)}"
    pen.tell(quote, [whole, *pieces])
    pen.fact(quote, "sum", judge.total(whole, pieces), trick=slip or "points_of_parts")
    limit = Shown("", str(most[1]), Fraction(most[1]), Fraction(most[1]))
    pen.fact(clauses[1], "subset", judge.subset(pieces[1], limit), trick=slip)
    pen.say(f"Năm nay đơn vị {quote}.", "-")
