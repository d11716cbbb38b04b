"""Recognise the letterhead: national name, motto, issuer, number, place and date, "V/v"."""

from collections.abc import Iterable

from cchc.reading.lint.kinds import kind_of
from cchc.reading.lint.lines import Line
from cchc.reading.lint.parts import Letterhead
from cchc.reading.lint.rules import Rule, is_rule_text, rules_in
from cchc.reading.wordprocessing.model import Paragraph

_NATIONAL = "cong hoa xa hoi chu nghia viet nam"
_REACH = 60
_LONGEST_HEAD_LINE = 160
_TYPES = (
    *("bo", "so", "cuc", "tong cuc", "chi cuc", "vu ", "kho bac", "thanh tra", "chinh phu", "van phong"),
    *(
        "ubnd",
        "uy ban",
        "hdnd",
        "hoi dong",
        "ban ",
        "phong",
        "trung tam",
        "truong",
        "vien",
        "benh vien",
        "doan",
    ),
)
_STAMPS = frozenset({"khan", "thuong khan", "hoa toc", "mat", "toi mat", "tuyet mat", "du thao"})


def find_letterhead(lines: tuple[Line, ...]) -> Letterhead | None:
    """The letterhead, None where the national name is not among the first lines."""
    national = next((line for line in lines[:_REACH] if _letters(line.key) == _letters(_NATIONAL)), None)
    if national is None:
        return None
    head = _head(lines, national)
    motto = next((line for line in head if line.key.startswith("doc lap")), None)
    number = next((line for line in head if _is_number(line)), None)
    about = next((line for line in head if line.key.startswith(("v/v", "ve viec"))), None)
    more = tuple(line for line in head if about is not None and _goes_on(line, about))
    place_date = next((line for line in head if _is_date(line)), None)
    left = _left(head, national, (number, about, *more, place_date, motto))
    superior, issuer = split_issuer(left)
    return Letterhead(
        national=national,
        motto=motto,
        motto_rule=_motto_rule(head, national, motto),
        superior=superior,
        issuer=issuer,
        issuer_rule=_issuer_rule(issuer, national),
        number=number,
        place_date=place_date,
        about=about,
        about_more=more,
    )


def _goes_on(line: Line, about: Line) -> bool:
    return line.paragraph is about.paragraph and line is not about


def _letters(key: str) -> str:
    return "".join(letter for letter in key if letter.isalpha())


def _head(lines: tuple[Line, ...], national: Line) -> list[Line]:
    """Lines from the top to the kind, "Kính gửi" or the first long paragraph."""
    found: list[Line] = []
    for line in lines:
        below = line.block > national.block
        ends = kind_of(line.key) or line.key.startswith("kinh gui") or len(line.text) > _LONGEST_HEAD_LINE
        if below and line.cell is None and ends:
            break
        found.append(line)
    return found[:_REACH]


def _is_number(line: Line) -> bool:
    return line.key.startswith(("so:", "so ")) and "/" in line.text and len(line.text) < _LONGEST_HEAD_LINE


def _is_date(line: Line) -> bool:
    key = line.key
    return 0 <= key.find("ngay") < key.find("thang") < key.find("nam ") + 4 and "," in line.text[:60]


def _left(head: list[Line], national: Line, taken: Iterable[Line | None]) -> list[Line]:
    """Lines left of the national name that can only be names of agencies."""
    known = [line for line in taken if line is not None]
    last = min((line.block for line in known if line.key.startswith("so")), default=national.block)
    found = []
    for line in head:
        beside = line.column < national.column and line.block <= last
        if beside and line not in known and not is_rule_text(line.text) and line.key not in _STAMPS:
            found.append(line)
    return found


def split_issuer(left: list[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Names of the superior and of the issuer: the issuer is the bold one, else the last agency."""
    bold = [index for index, line in enumerate(left) if line.all_bold]
    if bold and bold[0] > 0:
        cut = bold[0]
    else:
        starts = [index for index, line in enumerate(left) if line.key.startswith(_TYPES)]
        cut = starts[-1] if len(starts) > 1 and starts[0] == 0 else 0
    return tuple(left[:cut]), tuple(left[cut:])


def _carriers(paragraphs: tuple[Paragraph, ...], first: Paragraph) -> tuple[Paragraph, ...]:
    """Paragraphs of a cell from one of them up to the next that prints something else."""
    found = [first]
    for paragraph in paragraphs[paragraphs.index(first) + 1 :]:
        text = paragraph.text.strip()
        if text and not is_rule_text(text):
            break
        found.append(paragraph)
    return tuple(found)


def _issuer_rule(issuer: tuple[Line, ...], national: Line) -> Rule | None:
    if not issuer:
        return None
    last = issuer[-1]
    if last.cell is not None:
        return next(rules_in(_carriers(last.cell.paragraphs, last.paragraph), last.cell.inner_mm), None)
    drawn = sorted(rules_in((national.paragraph, last.paragraph), last.room_mm), key=lambda rule: rule.x_mm)
    return drawn[0] if drawn else None


def _motto_rule(head: list[Line], national: Line, motto: Line | None) -> Rule | None:
    if motto is None:
        return None
    if motto.cell is not None:
        return next(rules_in(_carriers(motto.cell.paragraphs, motto.paragraph), motto.cell.inner_mm), None)
    paragraphs = {id(line.paragraph): line.paragraph for line in head if line.block >= national.block}
    drawn = sorted(rules_in(paragraphs.values(), motto.room_mm), key=lambda rule: rule.x_mm)
    return drawn[-1] if drawn else None
