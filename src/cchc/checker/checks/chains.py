"""What can only be some of what came before it: forms sent out, returned, valid; applied, sat, passed."""

from collections.abc import Iterator
from itertools import pairwise

from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.verdicts import Verdict, printed
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.kinds import counts_as
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.checker.prose.words import bare_words
from cchc.engine.faults import N_
from cchc.engine.messages import Message

WORDS, AFTER = 6, 45
_CHAINS = (
    (("phat ra", "phat hanh phieu"), ("thu ve", "thu duoc", "thu hoi"), ("hop le",)),
    (
        ("dang ky", "nop ho so", "ho so du tuyen"),
        ("du dieu kien",),
        ("du thi", "tham gia thi"),
        ("trung tuyen",),
    ),
    (("bien che", "duoc giao", "chi tieu"), ("co mat", "hien co")),
)


def chain_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Compare neighbouring counts of a sentence that name an earlier and a later step."""
    counted = [one for one in passage.reading.quantities if one.unit is Unit.COUNT]
    for first, second in pairwise(counted):
        if first.below is not None or second.below is not None or not (first.is_exact and second.is_exact):
            continue
        if passage.reading.ends_between(first.stop, second.start) or not _follows(passage, first, second):
            continue
        yield _within(passage, first, second)


def _follows(passage: Passage, first: Quantity, second: Quantity) -> bool:
    alike = counts_as(second.noun, first.noun) or counts_as(first.noun, second.noun)
    one, other = _said(passage, first), _said(passage, second)
    return alike and any(
        earlier < later
        for chain in _CHAINS
        for earlier in _steps(chain, one)[-1:]
        for later in _steps(chain, other)[-1:]
    )


def _steps(chain: tuple[tuple[str, ...], ...], said: str) -> list[int]:
    return [at for at, names in enumerate(chain) if any(f" {name} " in said for name in names)]


def _said(passage: Passage, quantity: Quantity) -> str:
    """The words before a figure, its noun and those after it, up to the next mark or figure."""
    after = passage.text[quantity.end : quantity.end + AFTER]
    cut = next((at for at, letter in enumerate(after) if letter in ",;.:(0123456789"), len(after))
    words = (*bare_words(quantity.label), *bare_words(quantity.noun), *bare_words(after[:cut])[:WORDS])
    return f" {' '.join(words)} "


def _within(passage: Passage, whole: Quantity, part: Quantity) -> Verdict:
    spot = Spot(passage, whole.label_start, part.end)
    others = tuple(Spot(passage, one.label_start, one.end) for one in (whole, part))
    if part.amount <= whole.amount:
        return Verdict(Kind.SUBSET, spot, others)
    params = {"stated": printed(part.amount), "computed": printed(whole.amount)}
    template = N_(
        "Số sau (%(stated)s) chỉ có thể là một phần của số trước (%(computed)s) nhưng lại lớn hơn. "
        "Hãy kiểm tra hai số, nhất là chữ số bị đổi chỗ; nếu hai số đếm hai việc khác nhau thì hãy nói rõ."
    )
    return Verdict(
        Kind.SUBSET,
        spot,
        others,
        Severity.WARNING,
        params["stated"],
        params["computed"],
        Message(template, params),
    )
