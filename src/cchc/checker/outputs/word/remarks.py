"""The part of a Word file that holds comments, and the marks in the text that point to it."""

from collections.abc import Sequence

from lxml import etree

from cchc.checker.outputs.word.places import Stretch
from cchc.checker.outputs.word.runs import run_from, run_until
from cchc.document.letters import printable
from cchc.reading.wordprocessing.xml import WORD

AUTHOR = "cchc"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def remark(number: int, lines: Sequence[str]) -> etree._Element:
    """A comment of some paragraphs, the first of them bold."""
    names = {WORD + "id": str(number), WORD + "author": AUTHOR, WORD + "initials": AUTHOR}
    made = etree.Element(WORD + "comment", names, {"w": WORD.strip("{}")})
    for index, line in enumerate(lines):
        run = etree.SubElement(etree.SubElement(made, WORD + "p"), WORD + "r")
        if index == 0:
            etree.SubElement(etree.SubElement(run, WORD + "rPr"), WORD + "b")
        text = etree.SubElement(run, WORD + "t", {_SPACE: "preserve"})
        text.text = printable(line).replace("\n", " ").replace("\t", " | ")
    return made


def point(number: int, stretches: Sequence[Stretch], fallback: etree._Element | None) -> bool:
    """Set the range of a comment, or its mark at the end of a paragraph; False where there is none."""
    if stretches:
        first, last = stretches[0], stretches[-1]
        begin = run_from(first.paragraph, first.start)
        end = run_until(last.paragraph, last.stop)
        if begin is not None and end is not None:
            begin.addprevious(_mark("commentRangeStart", number))
            close = _mark("commentRangeEnd", number)
            end.addnext(close)
            close.addnext(_reference(number))
            return True
    if fallback is None:
        return False
    fallback.append(_reference(number))
    return True


def _mark(name: str, number: int) -> etree._Element:
    return etree.Element(WORD + name, {WORD + "id": str(number)})


def _reference(number: int) -> etree._Element:
    run = etree.Element(WORD + "r")
    etree.SubElement(run, WORD + "commentReference", {WORD + "id": str(number)})
    return run
