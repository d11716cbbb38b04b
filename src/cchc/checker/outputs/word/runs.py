"""Runs of a paragraph and their letters; cutting a run in two so that a comment can begin inside it."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from cchc.reading.wordprocessing.xml import COMPATIBILITY, WORD, is_element

_INSIDE = tuple(
    WORD + name
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple")
)
_SIGNS = {
    WORD + "tab": "\t",
    WORD + "ptab": "\t",
    WORD + "cr": "\n",
    WORD + "br": "\n",
    WORD + "noBreakHyphen": "-",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def runs_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """All runs that show letters, in reading order; not those of deleted text or of drawn boxes."""
    for item in paragraph:
        if not is_element(item):
            continue
        if item.tag == WORD + "r":
            yield item
        elif item.tag in _INSIDE:
            yield from runs_of(item)
        elif item.tag == COMPATIBILITY + "AlternateContent" and len(item):
            yield from runs_of(item[0])


def letters_of(run: etree._Element) -> str:
    """The letters of a run; an instruction of a field has none."""
    return "".join(_piece(item) for item in run if is_element(item))


def text_of(paragraph: etree._Element) -> str:
    """The letters of a paragraph."""
    return "".join(letters_of(run) for run in runs_of(paragraph))


def _piece(item: etree._Element) -> str:
    if item.tag == WORD + "t":
        return item.text or ""
    if item.tag == WORD + "br" and item.get(WORD + "type") == "page":
        return ""
    return _SIGNS.get(item.tag, "")


def run_from(paragraph: etree._Element, offset: int) -> etree._Element | None:
    """The run whose first letter stands at an offset, cut out of its run if need be; None past the end."""
    begin = 0
    for run in runs_of(paragraph):
        length = len(letters_of(run))
        if begin == offset and length:
            return run
        if begin < offset < begin + length:
            return _cut(run, offset - begin)
        begin += length
    return None


def run_until(paragraph: etree._Element, offset: int) -> etree._Element | None:
    """The run whose last letter stands before an offset, cut if need be; None where there is none."""
    begin, last = 0, None
    for run in runs_of(paragraph):
        length = len(letters_of(run))
        if begin < offset < begin + length:
            _cut(run, offset - begin)
            return run
        if length and begin < offset:
            last = run
        begin += length
    return last


def _cut(run: etree._Element, offset: int) -> etree._Element:
    """Cut a run; the first part stays, the second is returned and follows it."""
    properties = run.find(WORD + "rPr")
    second = deepcopy(run)
    for item in [item for item in second if item.tag != WORD + "rPr"]:
        second.remove(item)
    second.tail = None
    begin = 0
    for item in [item for item in run if item is not properties]:
        length = len(_piece(item)) if is_element(item) else 0
        if begin >= offset:
            second.append(item)
        elif begin + length > offset:
            second.append(_cut_text(item, offset - begin))
        begin += length
    run.addnext(second)
    return second


def _cut_text(item: etree._Element, offset: int) -> etree._Element:
    text = item.text or ""
    second = deepcopy(item)
    item.text, second.text = text[:offset], text[offset:]
    for one in (item, second):
        one.set(_SPACE, "preserve")
    return second
