"""Recognise what comes after the text: recipients, signature, annexes."""

import re

from cchc.reading.lint.lines import Line
from cchc.reading.lint.parts import Recipients, Signature
from cchc.reading.lint.rules import is_rule_text

_ANNEX = re.compile(r"^phu luc(\s+(so\s+)?([ivxlc]+|\d+|[a-z]))?\s*[.:]?$")
_AUTHORITY = re.compile(r"^(tm|q|kt|tl|tuq|k/t|t/l|t/m)\b\.?")


def find_recipients(lines: tuple[Line, ...]) -> Recipients | None:
    """ "Nơi nhận" with the lines of its list."""
    index = next((i for i, line in enumerate(lines) if line.key.rstrip(" :.;") == "noi nhan"), None)
    if index is None:
        return None
    heading = lines[index]
    entries = []
    for line in lines[index + 1 :]:
        if not _belongs(line, heading):
            if heading.cell is None and line.column == heading.column:
                break
            continue
        entries.append(line)
    return Recipients(heading, tuple(entries))


def _belongs(line: Line, heading: Line) -> bool:
    if heading.cell is not None:
        return line.cell is heading.cell
    return line.cell is None and line.column == heading.column and line.text.startswith(("-", "–", "+"))


def annex_headings(lines: tuple[Line, ...], recipients: Recipients | None) -> list[Line]:
    """ "Phụ lục I" and its like, standing alone on a line outside tables, after the signature."""
    first = recipients.heading.block if recipients else -1
    return [line for line in lines if line.cell is None and line.block > first and _ANNEX.match(line.key)]


def find_signature(
    lines: tuple[Line, ...], recipients: Recipients | None, annexes: list[Line]
) -> Signature | None:
    """Authority, post and name: beside the recipients, else from the first TM., KT., TL. … line on."""
    stop = min((heading.block for heading in annexes), default=len(lines) + 1)
    found = _beside(lines, recipients, stop) if recipients else []
    found = found or _by_authority(lines, stop)
    printed = [line for line in found if not line.text.startswith(("(", "[")) and not is_rule_text(line.text)]
    if not printed:
        return None
    named = _has_name(printed)
    return Signature(tuple(printed[:-1] if named else printed), printed[-1] if named else None)


def _beside(lines: tuple[Line, ...], recipients: Recipients, stop: int) -> list[Line]:
    heading = recipients.heading
    if heading.cell is not None:
        return [line for line in lines if line.block == heading.block and line.column > heading.column]
    return [line for line in lines if heading.block <= line.block < stop and line.column > heading.column]


def _by_authority(lines: tuple[Line, ...], stop: int) -> list[Line]:
    start = next(
        (i for i, line in enumerate(lines) if line.block < stop and _AUTHORITY.match(line.key)), None
    )
    return [] if start is None else [line for line in lines[start : start + 6] if line.block < stop]


def _has_name(printed: list[Line]) -> bool:
    """Whether the last line is a name: not in capitals, or set apart from the post by empty room."""
    if len(printed) < 2:
        return False
    last, before = printed[-1], printed[-2]
    if not last.is_caps:
        return True
    return last.row != before.row or _gap(before, last)


def _gap(before: Line, last: Line) -> bool:
    if last.cell is None:
        return last.block - before.block > 1
    paragraphs = last.cell.paragraphs
    return paragraphs.index(last.paragraph) - paragraphs.index(before.paragraph) > 1
