"""Ratios, sums, changes and pairs in many wordings, each with its truth and its possible slips."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from benchmarks.corpus import judge
from benchmarks.corpus.figures import DIGIT_SLIPS, Shown, decimal, per_cent, reprinted
from benchmarks.corpus.pen import Pen

RATIOS = (
    "{part}/{whole} {noun}, đạt {percent}",
    "{part}/{whole} {noun} (đạt tỷ lệ {percent})",
    "{part}/{whole} {noun} ({percent})",
    "{part}/{whole} {noun}, đạt tỷ lệ {percent}",
    "{part}/{whole} {noun}, chiếm {percent}",
    "{part} {noun} trên tổng số {whole} {noun}, tương ứng {percent}",
    "{part} {noun} trong tổng số {whole} {noun} (bằng {percent})",
    "{percent} ({part}/{whole} {noun})",
    "{part} /{whole} {noun}, đạt {percent}",
    "{part}/ {whole} {noun}; tỷ lệ {percent}",
    "{part} {noun}/tổng số {whole} {noun} (chiếm tỷ lệ {percent})",
    "{part}/{whole} {noun} đạt {percent}",
    "{part}/{whole} {noun}, bằng {percent}",
    "tỷ lệ {percent} (tương ứng {part} trên {whole} {noun})",
    "{percent}, tương đương {part}/{whole} {noun}",
    "{part}/{whole} ({percent})",
    "{part} {noun} so với tổng số {whole} {noun}, chiếm tỷ trọng {percent}",
)
SUMS = (
    ("{whole} {noun} ({parts})", "{label}: {part} {noun}", "; "),
    ("{whole} {noun} ({parts})", "{label} {part}", ", "),
    ("{whole} {noun}, trong đó: {parts}", "{label} {part} {noun}", ", "),
    ("{whole} {noun}, gồm: {parts}", "{part} {noun} {label}", "; "),
    ("{whole} {noun}; bao gồm {parts}", "{label} là {part} {noun}", ", "),
    ("tổng số {whole} {noun} (trong đó: {parts})", "{label} có {part} {noun}", "; "),
    ("tổng cộng {whole} {noun}, cụ thể: {parts}", "{label}: {part}", "; "),
    ("{whole} {noun}, chia ra: {parts}", "{label} {part} {noun}", "; "),
    ("{whole} {noun} (gồm {parts})", "{part} {label}", ", "),
    ("{whole} {noun}, trong đó có {parts}", "{part} {noun} {label}", " và "),
    ("{parts}, tổng cộng {whole} {noun}", "{label} {part} {noun}", ", "),
    ("{whole} {noun} [{parts}]", "{label}: {part}", " + "),
)
CHANGES = (
    "giảm từ {before} {noun} xuống còn {after} {noun} (giảm {by} {noun}, tương đương {percent})",
    "giảm {by} {noun}, bằng {percent} (từ {before} {noun} xuống còn {after} {noun})",
    "từ {before} {noun} giảm xuống {after} {noun} (giảm {by} {noun}, {percent})",
    "{after} {noun}, giảm {by} {noun} ({percent}) so với {before} {noun} lúc đầu",
    "giảm {by} {noun} (tỷ lệ giảm {percent}), còn {after} {noun} so với {before} {noun} trước khi sắp xếp",
    "từ {before} còn {after} {noun}, tức giảm {percent} ({by} {noun})",
)
_RATIO_SLIPS = (*DIGIT_SLIPS, "old_figure", "swapped", "wrong_base", "over_100")


@dataclass(frozen=True)
class Part:
    """A labelled part of a sum."""

    label: str
    key: str


def _spoil_ratio(pen: Pen, slip: str, shown: list[Shown]) -> list[Shown]:
    part, whole, percent = shown
    if slip == "swapped":
        return [reprinted(part, whole.value, pen.look), reprinted(whole, part.value, pen.look), percent]
    if slip == "wrong_base":
        base = whole.value * Fraction(pen.chance().choice((73, 84, 117, 131)), 100)
        return [part, whole, reprinted(percent, min(Fraction(100), 100 * part.value / base), pen.look)]
    if slip == "over_100":
        return [part, whole, reprinted(percent, percent.value + 100, pen.look)]
    place = pen.chance().randrange(2 if slip == "old_figure" else 3)
    shown[place] = pen.spoiled(shown[place], slip)
    return shown


def ratio(pen: Pen, part: str, whole: str, noun: str, *, plan: bool = False) -> str:
    """A clause of a part, its whole and per cent; a plan may be passed, so over 100 per cent is no slip."""
    cut = pen.words.random() < 0.12
    frame = pen.words.choice(RATIOS)
    slip = pen.slip(*(_RATIO_SLIPS[:-1] if plan else _RATIO_SLIPS))
    shown = [pen.number(part), pen.number(whole), pen.percent(part, whole, cut=cut)]
    shown = _spoil_ratio(pen, slip, shown) if slip else shown
    quote = frame.format(part=shown[0], whole=shown[1], percent=shown[2], noun=noun)
    pen.tell(quote, shown)
    verdict = judge.ratio(*shown)
    pen.fact(quote, "ratio", verdict, trick=slip or ("truncated" if cut else ""))
    if not plan and shown[0].value > shown[1].value:
        pen.fact(quote, "subset", judge.subset(shown[0], shown[1]), trick=slip)
    return quote


def _spoil_sum(pen: Pen, slip: str, whole: Shown, parts: list[Shown]) -> tuple[Shown, list[Shown]]:
    place = pen.chance().randrange(len(parts) + 1)
    if slip == "missing_part":
        value = whole.value - max(parts, key=lambda one: one.value).value
        return reprinted(whole, value, pen.look), parts
    if slip == "part_over_whole":
        parts[0] = reprinted(parts[0], whole.value + parts[0].value + 1, pen.look)
    elif place == len(parts):
        return pen.spoiled(whole, slip), parts
    else:
        parts[place] = pen.spoiled(parts[place], slip)
    return whole, parts


def total(pen: Pen, whole: str, parts: Sequence[Part], noun: str) -> str:
    """A clause of a sum and all its parts."""
    frame, item, glue = pen.words.choice(SUMS)
    slip = pen.slip(*DIGIT_SLIPS, "old_figure", "missing_part", "part_over_whole")
    shown, pieces = pen.number(whole), [pen.number(part.key) for part in parts]
    if slip:
        shown, pieces = _spoil_sum(pen, slip, shown, pieces)
    pairs = zip(parts, pieces, strict=True)
    clauses = [item.format(label=part.label, part=piece, noun=noun) for part, piece in pairs]
    told = _joined(clauses, glue)
    quote = frame.format(whole=shown, noun=noun, parts=told)
    pen.tell(quote, [shown, *pieces])
    pen.fact(quote, "sum", judge.total(shown, pieces), trick=slip)
    return quote


def _joined(clauses: Sequence[str], glue: str) -> str:
    """Clauses with their glue; an "and" stands before the last of several only."""
    if glue != " và ":
        return glue.join(clauses)
    return ", ".join(clauses[:-1]) + glue + clauses[-1]


def listed(pen: Pen, lead: str, whole: str, parts: Sequence[Part], noun: str) -> None:
    """A sum whose parts stand below it, each in a paragraph of its own."""
    slip = pen.slip(*DIGIT_SLIPS, "missing_part")
    shown, pieces = pen.number(whole), [pen.number(part.key) for part in parts]
    if slip:
        shown, pieces = _spoil_sum(pen, slip, shown, pieces)
    first = f"{lead} {shown} {noun}"
    pen.say(f"{first}. {pen.choose('Trong đó', 'Cụ thể', 'Bao gồm')}:", "-")
    items = [f"{part.label.capitalize()}: {piece} {noun}" for part, piece in zip(parts, pieces, strict=True)]
    for place, item in enumerate(items):
        pen.say(item + (";" if place + 1 < len(items) else "."), "+")
        pen.tell(item, [pieces[place]])
    pen.tell(first, [shown])
    pen.fact(first, "sum", judge.total(shown, pieces), items[0], trick=slip or "listed")


def change(pen: Pen, keys: tuple[str, str, str], noun: str) -> str:
    """A clause of a fall from one figure to another, the difference and its per cent."""
    frame = pen.words.choice(CHANGES)
    slip = pen.slip("difference_wrong", "base_of_change")
    before, after, by = (pen.number(key) for key in keys)
    percent = pen.percent(keys[2], keys[0])
    if slip == "base_of_change":
        wrong = 100 * by.value / after.value * Fraction(6, 5)
        percent = per_cent(percent.key, wrong, pen.look.decimals, pen.look)
    elif slip:
        by = pen.spoiled(by, pen.chance().choice(DIGIT_SLIPS))
    quote = frame.format(before=before, after=after, by=by, percent=percent, noun=noun)
    pen.tell(quote, [before, after, by])
    pen.fact(quote, "change", judge.change(before, after, by, percent), trick=slip)
    return quote


def points(pen: Pen, key: str, whole: int) -> Shown:
    """Hundredths of points printed with two decimals."""
    return decimal(key, Fraction(pen.world.now[key], whole), 2, pen.look)


def subset(pen: Pen, part: str, whole: str, noun: str, frame: str) -> str:
    """A clause of a whole and one part of it among others that are not told."""
    slip = pen.slip("part_over_whole")
    shown, piece = pen.number(whole), pen.number(part)
    if slip:
        piece = reprinted(piece, shown.value + piece.value + 3, pen.look)
    quote = frame.format(whole=shown, part=piece, noun=noun)
    pen.tell(quote, [shown, piece])
    pen.fact(quote, "subset", judge.subset(piece, shown), trick=slip or "not_all_parts")
    return quote
