"""Recognise the parts of an official document made by anyone: with tables, with tabs, or with neither."""

from cchc.reading.lint.heads import find_letterhead
from cchc.reading.lint.kinds import kind_of
from cchc.reading.lint.lines import Line, all_lines
from cchc.reading.lint.parts import Annex, Letterhead, Parts, Title
from cchc.reading.lint.rules import is_rule_text, rules_in
from cchc.reading.lint.tails import annex_headings, find_recipients, find_signature
from cchc.reading.wordprocessing.model import Paragraph, Section, WordDocument

_LONG = 60
_TITLE_REACH = 30
_GROUNDS = ("can cu", "theo de nghi cua", "xet de nghi")


def identify(document: WordDocument, issuers: frozenset[str] = frozenset()) -> Parts:
    """All parts that can be recognised. `issuers`: official names of agencies in capitals, if known."""
    room = document.sections[0].text_width_mm
    lines = tuple(all_lines(document.blocks, room))
    letterhead = find_letterhead(lines)
    recipients = find_recipients(lines)
    headings = annex_headings(lines, recipients)
    title = _title(lines, letterhead, headings, room, document) if letterhead else None
    stop = _stop(lines, recipients, headings, document)
    addressee = _addressee(lines, stop)
    start = _start(letterhead, title, addressee)
    running = _top_paragraphs(document, start, stop)
    grounds = _grounds(running)
    return Parts(
        document=document,
        lines=lines,
        letterhead=letterhead,
        title=title,
        addressee=addressee,
        grounds=grounds,
        body=tuple(paragraph for paragraph in running if paragraph not in grounds),
        recipients=recipients,
        signature=find_signature(lines, recipients, headings),
        annexes=_annexes(lines, headings, document),
        issuers=issuers,
    )


def _stop(lines: tuple[Line, ...], recipients: object, headings: list[Line], document: WordDocument) -> int:
    """Block with which the running text ends."""
    ends = [line.block for line in lines if line.key.startswith("noi nhan")] if recipients else []
    ends += [heading.block for heading in headings]
    return min(ends, default=len(document.blocks))


def _title(
    lines: tuple[Line, ...],
    letterhead: Letterhead,
    annexes: list[Line],
    room: float | None,
    document: WordDocument,
) -> Title | None:
    after = _after_letterhead(lines, letterhead)
    stop = min((heading.block for heading in annexes), default=len(document.blocks))
    near = [line for line in after[:_TITLE_REACH] if line.block < stop]
    named = next((line for line in near if kind_of(line.key)), None)
    if letterhead.about is not None and (named is None or not named.centred):
        return None
    line = named or next((line for line in near if _could_be_title(line)), None)
    if line is None:
        return None
    following = [other for other in after if lines.index(other) > lines.index(line)]
    subject = _subject(following)
    carriers = _rule_carriers(document, subject, line)
    rule = next(rules_in(carriers, room), None)
    return Title(line, kind_of(line.key), subject, rule)


def _after_letterhead(lines: tuple[Line, ...], letterhead: Letterhead) -> list[Line]:
    known = (
        letterhead.place_date,
        letterhead.number,
        letterhead.about,
        *letterhead.about_more,
        letterhead.motto,
        letterhead.national,
    )
    last = max(lines.index(line) for line in known if line is not None)
    return list(lines[last + 1 :])


def _could_be_title(line: Line) -> bool:
    return bool(line.centred) and line.all_bold and line.is_caps and len(line.text) < _LONG


def _subject(following: list[Line]) -> tuple[Line, ...]:
    found: list[Line] = []
    for line in following:
        if is_rule_text(line.text) or line.key.startswith(("kinh gui", "can cu")):
            break
        continues = line.centred and line.all_bold and not line.is_caps
        if found and not continues:
            break
        found.append(line)
    return tuple(found)


def _rule_carriers(document: WordDocument, subject: tuple[Line, ...], title: Line) -> list[Paragraph]:
    """Paragraphs that may carry the rule under the subject: its own, and those up to the next text."""
    first = subject[0] if subject else title
    last = subject[-1] if subject else title
    if last.cell is not None:
        return list(last.cell.paragraphs)
    found = [block for block in document.blocks[first.block : last.block + 1] if isinstance(block, Paragraph)]
    for block in document.blocks[last.block + 1 :]:
        if not isinstance(block, Paragraph):
            break
        found.append(block)
        if block.text.strip() and not is_rule_text(block.text):
            break
    return found


def _addressee(lines: tuple[Line, ...], stop: int) -> tuple[Line, ...]:
    """The "Kính gửi" line and the dashed lines under it."""
    start = next(
        (
            index
            for index, line in enumerate(lines)
            if line.key.startswith("kinh gui") and line.block < stop and len(line.text) < 4 * _LONG
        ),
        None,
    )
    if start is None:
        return ()
    found = [lines[start]]
    for line in lines[start + 1 :]:
        if not line.text.startswith(("-", "–")) or line.block >= stop or found[-1].text.endswith("."):
            break
        found.append(line)
    return tuple(found)


def _start(letterhead: Letterhead | None, title: Title | None, addressee: tuple[Line, ...]) -> int:
    """Block with which the running text begins."""
    known: list[Line] = list(addressee)
    if letterhead is not None:
        about = (letterhead.about, *letterhead.about_more)
        head = (letterhead.national, letterhead.number, letterhead.place_date, *about)
        known += [line for line in head if line is not None]
    if title is not None:
        known += [title.line, *title.subject]
    return max((line.block for line in known), default=-1) + 1


def _top_paragraphs(document: WordDocument, start: int, stop: int) -> list[Paragraph]:
    return [
        block
        for block in document.blocks[start:stop]
        if isinstance(block, Paragraph) and block.shown.strip() and not is_rule_text(block.text)
    ]


def _grounds(running: list[Paragraph]) -> tuple[Paragraph, ...]:
    """The "Căn cứ…" paragraphs at the beginning, one legal ground each."""
    found: list[Paragraph] = []
    for paragraph in running:
        line = Line(paragraph.runs, paragraph, 0)
        is_ground = line.key.startswith(_GROUNDS) and not line.text.endswith(":")
        if is_ground:
            found.append(paragraph)
        elif found or len(line.text) > _LONG:
            break
    return tuple(found)


def _annexes(lines: tuple[Line, ...], headings: list[Line], document: WordDocument) -> tuple[Annex, ...]:
    ends = [*(heading.block for heading in headings), len(document.blocks)][1:]
    found = []
    for heading, end in zip(headings, ends, strict=True):
        section, opens = _section_at(document, heading.block)
        inside = tuple(line for line in lines if heading.block <= line.block < end)
        found.append(Annex(heading, inside, document.blocks[heading.block : end], section, opens))
    return tuple(found)


def _section_at(document: WordDocument, block: int) -> tuple[Section, bool]:
    """Section of a block, and whether only empty paragraphs of that section come before it."""
    start = 0
    for section in document.sections:
        if block < start + len(section.blocks):
            before = section.blocks[: block - start]
            return section, all(isinstance(item, Paragraph) and not item.text.strip() for item in before)
        start += len(section.blocks)
    return document.sections[-1], False
