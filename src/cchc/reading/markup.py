"""What the marks at the head of a line say: headings, list labels, footnotes, captions of tables."""

import re

from cchc.engine.text import search_key

_MARKER = re.compile(
    r"[ \t]*(?P<marker>\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}[.)]|[0-9]{1,3}(?:\.[0-9]{1,3}){1,5}(?=[ \t])"
    r"|\(?[a-zđ][0-9]?[.)]|[IVXLC]{1,6}[.)]|[-–—+•▪●]|\*(?=[ \t]))(?=[ \t\w*_<“(])"
)
_HASHES = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
_FOOTNOTE = re.compile(
    r"[ \t]*(?:<sup>\s*(\d{1,3})\s*</sup>|\[\^(\w{1,8})\]:?|([⁰¹²³⁴-⁹]{1,3})\.?)(?=\s*\S)", re.ASCII
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_CAPTION = re.compile(r"(?:phu luc|phu bieu|bieu mau|bieu so|bieu|bang|mau so|mau)(?: |$)(?!.{160})")
_LONGEST_MARKED = 40
NUMBER_HEADS = frozenset({"stt", "tt", "so tt", "s tt", "no", "so thu tu", "muc"})
"""What stands above the column of item numbers."""


def marker_of(text: str) -> str:
    """The list label at the head of a text as typed: "1.", "3.1.2", "a)", "-"; "" where there is none."""
    head = text[:_LONGEST_MARKED].lstrip()
    found = _MARKER.match(head.lstrip("*_") if head.startswith(("**", "__")) else head)
    return found["marker"] if found else ""


def hashes_of(text: str) -> tuple[int, int] | None:
    """Level of a heading with number signs and where its text begins."""
    found = _HASHES.match(text)
    return (len(found[1]), found.end()) if found else None


def footnote_of(text: str) -> str:
    """The number of the footnote that a paragraph is, "" if it is none."""
    found = _FOOTNOTE.match(text[:_LONGEST_MARKED])
    if found is None:
        return ""
    return (found[1] or found[2] or found[3]).translate(_SUPERSCRIPTS)


def without_markup(text: str) -> str:
    """A text without tags, emphasis marks and number signs; every run of spaces is one."""
    bare = _EMPHASIS.sub(" ", _TAG.sub(" ", text))
    found = _HASHES.match(bare)
    return " ".join((bare[found.end() :] if found else bare).split())


def is_caption(text: str) -> bool:
    """Whether a paragraph reads like the first line of a caption: "Phụ lục 2", "BIỂU SỐ 1 …"."""
    return bool(_CAPTION.match(search_key(without_markup(text[:400]))))
