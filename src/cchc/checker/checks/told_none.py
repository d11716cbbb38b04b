"""“There are no …” against a figure of the same elsewhere."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from cchc.checker.checks.meaning import Weights, coverage, meaning, size
from cchc.checker.checks.mentions import Mention
from cchc.checker.checks.passages import Origin, Passage, Spot
from cchc.checker.checks.told_rows import Figure
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.quantities import Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number

_NONE = re.compile(
    r"\bkhông (?:có|còn|phát sinh|để xảy ra|nhận được|tiếp nhận|xảy ra)(?: trường hợp)?"
    r"(?P<what>(?: (?!nào\b|và\b|nhưng\b)[^\W\d]+|, kiến nghị){2,9}?)(?: nào)?"
    r"(?P<rest>(?: [^\W\d]+){0,8})(?=[,;.:()\n]|$)",
    re.IGNORECASE,
)
_HEADS = (
    "hồ sơ",
    "phản ánh",
    "kiến nghị",
    "văn bản",
    "nhiệm vụ",
    "cán bộ",
    "công chức",
    "trường hợp",
    "đơn vị",
    "việc",
)
_EMPTY = frozenset({"bi", "nao"})
ENOUGH, SAID, SHORT = 0.7, 0.3, 3


def none_verdicts(
    passages: Sequence[Passage], told: Sequence[Mention], rows: Sequence[Figure]
) -> Iterator[Verdict]:
    """Judge each statement that there is nothing of a kind."""
    weight = Weights([*(one.own for one in told), *(row.words for row in rows)])
    for passage in passages:
        if passage.origin is not Origin.BODY:
            continue
        for found in _NONE.finditer(passage.text):
            phrase = f"{found['what']} {found['rest']}".strip()
            words = meaning(phrase) - _EMPTY
            if not phrase.casefold().startswith(_HEADS) or size(words) < SHORT:
                continue
            spot = Spot(passage, found.start(), found.end())
            yield from _sentences(spot, words, told, weight)
            yield from _rows(spot, words, rows, weight)


def _sentences(
    spot: Spot, words: frozenset[str], told: Sequence[Mention], weight: Weights
) -> Iterator[Verdict]:
    for one in told:
        counted = one.quantity.unit is Unit.COUNT and one.amount > 0 and not one.is_whole and not one.years
        if not counted or one.passage is spot.passage or not one.quantity.noun:
            continue
        if coverage(words, one.own, weight) >= ENOUGH and coverage(one.own, words, weight) >= SAID:
            yield _contradicts(one.spot, spot, one.amount)
            return


def _rows(spot: Spot, words: frozenset[str], rows: Sequence[Figure], weight: Weights) -> Iterator[Verdict]:
    for row in rows:
        if row.unit is not Unit.COUNT or len(row.amounts) != 1:
            continue
        if coverage(words, row.words, weight) < ENOUGH or coverage(row.words, words, weight) < ENOUGH:
            continue
        if row.amounts[0]:
            yield _contradicts(row.node.spot, spot, row.amounts[0])
        else:
            yield Verdict(Kind.DUPLICATE, row.node.spot, (spot,))
        return


def _contradicts(here: Spot, none: Spot, amount: Fraction) -> Verdict:
    template = N_(
        "Chỗ này ghi %(stated)s, chỗ khác nói không có: “%(none)s”. Nếu cùng kỳ, cùng phạm vi thì một "
        "chỗ sai. Hãy đối chiếu rồi sửa."
    )
    params = {"stated": print_number(amount), "none": none.quote().text}
    return Verdict(
        Kind.DUPLICATE, here, (none,), Severity.WARNING, params["stated"], "0", Message(template, params)
    )
