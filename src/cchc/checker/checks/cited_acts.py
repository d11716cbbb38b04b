"""Numbered documents cited several times: one document has one day, in the text and in the appendices."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.days import dated_acts, named_acts
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.windows import written_day

AROUND, ALIKE, MOST_HELD, LONG, SHORT = 60, 0.9, 8, 3, 4
# Kinds of documents and the letters of their signs: Decree 30/2020/NĐ-CP, annex III.
_KINDS = {
    "quyết định": "QĐ", "kế hoạch": "KH", "thông báo": "TB", "chỉ thị": "CT", "báo cáo": "BC",
    "tờ trình": "TTR", "nghị quyết": "NQ", "nghị định": "NĐ", "thông tư": "TT",
}  # fmt: skip
_KIND = re.compile(
    rf"\b(?P<kind>{'|'.join(_KINDS)}) (?:số:? ?)?[0-9]{{1,5}} ?(?:/(?:19|20)[0-9]{{2}})?/"
    r"(?P<sign>[A-ZĐa-z]{2,4})-[A-ZĐ]\w*",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"/20[0-9]{2}/")
Cited = tuple[date, Spot]


def cited_act_verdicts(passages: Sequence[Passage]) -> Iterator[Verdict]:
    """Judge each document that is cited more than once, and numbers under signs a letter apart."""
    cited: dict[str, list[Cited]] = defaultdict(list)
    for passage in passages:
        for act in dated_acts(passage.text):
            if act.day.day is not None:
                cited[act.key].append((act.day.day, _spot(passage, act.start, act.stop)))
    for key, told in cited.items():
        yield from _judged(key, sorted(told, key=lambda one: one[1].passage.order))
    yield from _under_like_signs(cited)
    yield from _turned_numbers(passages)
    for passage in passages:
        yield from _of_another_kind(passage)


def _of_another_kind(passage: Passage) -> Iterator[Verdict]:
    """“Circular No. 214/QĐ-BNV”: the sign is that of a decision."""
    for found in _KIND.finditer(passage.text):
        stated, sign = found["kind"].casefold(), found["sign"].upper()
        if sign in _KINDS.values() and _KINDS[stated] != sign:
            template = N_(
                "Gọi là “%(kind)s” nhưng ký hiệu “%(sign)s” là của loại văn bản khác (đúng ra là "
                "%(expected)s). Hãy kiểm tra tên loại và số, ký hiệu của văn bản gốc."
            )
            params = {"kind": found["kind"], "sign": found["sign"], "expected": _KINDS[stated]}
            yield Verdict(
                Kind.CODE, Spot(passage, *found.span()), (), Severity.WARNING,
                found["sign"], _KINDS[stated], Message(template, params),
            )  # fmt: skip


def _turned_numbers(passages: Sequence[Passage]) -> Iterator[Verdict]:
    """“1794/KH-STC” and “1749/KH-STC”: one sign, the digits of the number exchanged.

    Signs of the same letters are one, and one that is left out is that of the kind of document.
    """
    seen: dict[tuple[str, str], tuple[str, Spot]] = {}
    for passage in passages:
        for act in named_acts(passage.text):
            spot, digits = Spot(passage, act.start, act.stop), str(act.number)
            marks = ("".join(sorted(act.mark)), act.mark.lstrip("/").partition("-")[0])
            for mark in marks if len(digits) >= LONG else ():
                first = next((seen[one, mark] for one in _turned(digits) if (one, mark) in seen), None)
                if first is not None and (digits, mark) not in seen and (len(mark) > SHORT or not act.signed):
                    yield _two_numbers((passage.text[act.start : act.stop], spot), first)
            for mark in marks:
                seen.setdefault((digits, mark), (passage.text[act.start : act.stop], spot))


def _turned(digits: str) -> Iterator[str]:
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _two_numbers(here: tuple[str, Spot], first: tuple[str, Spot]) -> Verdict:
    template = N_(
        "Ở đây ghi số %(stated)s, chỗ khác ghi %(computed)s: cùng ký hiệu, hai chữ số đảo chỗ. Có thể là một "
        "văn bản. Hãy kiểm tra số của văn bản gốc."
    )
    params = {"stated": here[0], "computed": first[0]}
    return Verdict(
        Kind.DUPLICATE, here[1], (first[1],), Severity.WARNING,
        params["stated"], params["computed"], Message(template, params),
    )  # fmt: skip


def _spot(passage: Passage, start: int, stop: int) -> Spot:
    """The citation with the words before it."""
    first = max(start - AROUND, passage.reading.sentence(start)[0])
    lead = passage.text[first:start]
    return Spot(passage, first + (lead.find(" ") + 1 if first and " " in lead else 0), stop)


def _judged(key: str, told: Sequence[Cited]) -> Iterator[Verdict]:
    """The same plain number in two years is two documents; so are two of one year only by their signs."""
    first = told[0]
    for day, spot in told[1:MOST_HELD]:
        if day == first[0]:
            yield Verdict(Kind.DUPLICATE, spot, (first[1],))
            yield Verdict(Kind.DUPLICATE, first[1], (spot,))
    other = next((one for one in told if one[0] != first[0]), None)
    if other is not None and (_OF_A_YEAR.search(key) or _is_one_day(first[0], other[0])):
        yield _two_days(key, first, other)


def _is_one_day(one: date, other: date) -> bool:
    """Whether two days are of one year, or differ by a year and nothing else."""
    apart = abs(one.year - other.year)
    return apart == 0 or (apart == 1 and (one.month, one.day) == (other.month, other.day))


def _under_like_signs(cited: Mapping[str, Sequence[Cited]]) -> Iterator[Verdict]:
    by_number: dict[tuple[str, int], list[tuple[str, Cited]]] = defaultdict(list)
    for key, told in cited.items():
        by_number[re.split(r"[/-]", key, maxsplit=1)[0], told[0][0].year].append((key, told[0]))
    for listed in by_number.values():
        for (key, one), (other, its) in pairwise(listed):
            if one[0] != its[0] and SequenceMatcher(None, key, other).ratio() >= ALIKE:
                yield _two_days(key, one, its)


def _two_days(key: str, first: Cited, second: Cited) -> Verdict:
    template = N_(
        "Văn bản %(act)s được ghi hai ngày khác nhau: %(first)s và %(second)s. Một văn bản chỉ có một "
        "ngày ban hành. "
        "Hãy kiểm tra văn bản gốc (hoặc ghi rõ cơ quan ban hành nếu là hai văn bản)."
    )
    params = {"act": key, "first": written_day(first[0]), "second": written_day(second[0])}
    return Verdict(
        Kind.DUPLICATE, second[1], (first[1],), Severity.WARNING,
        params["second"], params["first"], Message(template, params),
    )  # fmt: skip
