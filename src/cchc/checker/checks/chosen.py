"""The code that a row chooses against what sentences tell: “on paper” there, “online” in the row."""

import re
from collections.abc import Iterator, Sequence

from cchc.checker.checks.passages import Origin, Passage, Spot
from cchc.checker.checks.table_rows import Node
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.words import bare_words
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number

# How texts tell the ways of a survey that annexes code; what tells both at once is the third code.
_WAYS = {
    "paper": re.compile(r"\b(?:phiếu giấy|phát phiếu|phiếu trực tiếp)\b", re.IGNORECASE),
    "online": re.compile(r"\b(?:trực tuyến|qua mạng|mã QR|biểu mẫu điện tử)\b", re.IGNORECASE),
}
_SURVEY = re.compile(r"\b(?:khảo sát|lấy ý kiến|phiếu (?:khảo sát|đánh giá))\b", re.IGNORECASE)
_PAPER, _ONLINE, _BOTH = "phat phieu", "truc tuyen", "ket hop"


def chosen_verdicts(passages: Sequence[Passage], rows: Sequence[Node]) -> Iterator[Verdict]:
    """Judge each row that codes how a survey was made."""
    for node in rows:
        names = {print_code(code): _way(name) for code, name in node.row.choices}
        chosen = names.get(print_number(node.value)) if node.value is not None else None
        if (
            chosen is None
            or not {"paper", "online"} <= set(names.values())
            or not _SURVEY.search(node.row.label)
        ):
            continue
        told = [(passage, found) for passage in passages for found in _told(passage)]
        ways = {way for _passage, (way, _span) in told}
        meant = "both" if len(ways) > 1 else next(iter(ways), chosen)
        if not told:
            continue
        passage, (_its, span) = told[0]
        spot = Spot(passage, *span)
        yield Verdict(Kind.CODE, node.spot, (spot,)) if meant == chosen else _wrong(node, spot)


def print_code(code: str) -> str:
    """A code as the amount of a row is printed."""
    return code.lstrip("0") or "0"


def _way(name: str) -> str:
    words = " ".join(bare_words(name))
    if _BOTH in words:
        return "both"
    return "paper" if _PAPER in words or "giay" in words else "online" if _ONLINE in words else ""


def _told(passage: Passage) -> Iterator[tuple[str, tuple[int, int]]]:
    """The ways of a survey that the sentences about it name."""
    if passage.origin is not Origin.BODY:
        return
    for found in _SURVEY.finditer(passage.text):
        start, stop = passage.reading.sentence(found.start())
        for way, words in _WAYS.items():
            if words.search(passage.text, start, stop):
                yield way, (start, stop)


def _wrong(node: Node, spot: Spot) -> Verdict:
    template = N_(
        "Dòng “%(label)s” chọn mã %(stated)s, nhưng phần lời kể hình thức khác: “%(told)s”. Hãy sửa mã, hoặc "
        "sửa lời."
    )
    params = {"label": node.row.label, "stated": node.row.raw, "told": spot.quote().text[:120]}
    return Verdict(
        Kind.CODE, node.spot, (spot,), Severity.WARNING, node.row.raw, "", Message(template, params)
    )
