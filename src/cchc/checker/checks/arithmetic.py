"""Sums that are written out: “40 + 9 = 49”, “(5.417 cộng 263.880) là 269.297”, “68 (2.185 − 2.117)”."""

import re
from collections.abc import Iterator
from fractions import Fraction

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Quantity
from cchc.engine.faults import N_
from cchc.engine.messages import Message

_PLUS = re.compile(r"\s*(?:\+|cộng(?: với| thêm)?)\s*", re.IGNORECASE)
_MINUS = re.compile(r"\s*(?:−|trừ(?: đi)?)\s*", re.IGNORECASE)
_EQUALS = re.compile(r"\s*\)?\s*(?:=|là|bằng|thành|được|còn)\s*", re.IGNORECASE)

_OPENS, _CLOSES = re.compile(r"[^;.:()\d]{0,30}\(\s*"), re.compile(r"[^;.:()\d]{0,20}\)")


def arithmetic_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge each run of figures between which only signs, or words for them, stand."""
    figures = passage.reading.quantities
    at = 0
    while at < len(figures) - 1:
        added, last = _run(passage.text, figures, at)
        run = figures[at : last + 2]
        is_written = last > at and len(run) > last - at + 1 and _between(_EQUALS, passage.text, run[-2:])
        if is_written and all(_is_plain(one, run[0]) for one in run):
            yield _judged(passage, run, added)
        elif last > at and at and _in_brackets(passage.text, figures[at - 1 : last + 1]):
            yield _judged(passage, (*figures[at : last + 1], figures[at - 1]), added)
        at = max(last, at + 1)


def _run(text: str, figures: tuple[Quantity, ...], at: int) -> tuple[Fraction, int]:
    """What the figures from a place on come to, and the last of them."""
    added = figures[at].amount
    while at + 1 < len(figures):
        pair = figures[at : at + 2]
        if _between(_PLUS, text, pair):
            added += pair[1].amount
        elif _between(_MINUS, text, pair):
            added -= pair[1].amount
        else:
            break
        at += 1
    return added, at


def _between(words: re.Pattern[str], text: str, pair: tuple[Quantity, ...]) -> bool:
    first, second = pair
    return any(words.fullmatch(text, stop, second.start) for stop in (first.end, first.stop))


def _in_brackets(text: str, figures: tuple[Quantity, ...]) -> bool:
    """Whether a figure is followed by others in brackets, all of one measure or of none of their own."""
    total, first, last = figures[0], figures[1], figures[-1]
    opened = any(_OPENS.fullmatch(text, stop, first.start) for stop in (total.end, total.stop))
    closed = _CLOSES.match(text, last.stop) is not None
    return opened and closed and all(_is_plain(one, total) for one in figures)


def _is_plain(one: Quantity, first: Quantity) -> bool:
    return one.unit is first.unit and one.below is None and one.is_exact


def _judged(passage: Passage, figures: tuple[Quantity, ...], added: Fraction) -> Verdict:
    total = figures[-1]
    spot = Spot(passage, min(one.start for one in figures), max(one.end for one in figures))
    others = tuple(Spot(passage, one.start, one.end) for one in figures)
    if total.amount == added:
        return Verdict(Kind.SUM, spot, others)
    template = N_(
        "Phép tính viết ra cho %(computed)s, nhưng kết quả ghi %(stated)s. Hãy kiểm tra từng số và dấu của "
        "phép tính."
    )
    params = {"stated": printed(total.amount, total.unit), "computed": printed(added, total.unit)}
    return Verdict(
        Kind.SUM, spot, others, Severity.ERROR,
        str(params["stated"]), str(params["computed"]), Message(template, params),
    )  # fmt: skip
