"""Points of criteria: what was lost is what was taken off, and the losses of a criterion lie in those "
"below it."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from cchc.checker.checks.misprints import misprint_in_ratio
from cchc.checker.checks.passages import Passage, Spot
from cchc.checker.checks.ratios import fits
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind, Severity
from cchc.checker.prose.points import Scored, score_claims, scored
from cchc.checker.prose.quantities import Quantity, Unit
from cchc.engine.faults import N_
from cchc.engine.messages import Message
from cchc.engine.numbers import print_number

MOST_ITEMS, NEAR = 30, 120
_LOST = re.compile(r"\b(?:mất|bị trừ|trừ)\s*$", re.IGNORECASE)


def point_verdicts(passage: Passage) -> Iterator[Verdict]:
    """Judge every score of a text: within its maximum, against what was taken off, against the criteria "
    "below."""
    for score in scored(passage.reading):
        yield _within(passage, score)
        if score.taken is not None:
            yield _taken(passage, score)
    yield from _explained(passage)
    yield from _plain_losses(passage)
    yield from _listed_losses(passage)
    for claim in score_claims(passage.reading):
        yield _losses((passage, claim.head), [(passage, item) for item in claim.items])


def _explained(passage: Passage) -> Iterator[Verdict]:
    """“1.481/1.5 points. Reason: 98.73 % of the tasks were done”: the points are the same share."""
    for pair, stated in pairwise(passage.reading.quantities):
        below = pair.below
        rated = stated.unit is Unit.PERCENT and stated.decimals > 1 and stated.is_exact
        if pair.unit is not Unit.POINTS or not below or not rated or stated.start - pair.stop > NEAR:
            continue
        spot = Spot(passage, pair.label_start, stated.stop)
        if fits(stated.amount, stated.decimals, pair.amount, below):
            yield Verdict(Kind.RATIO, spot)
        elif misprint_in_ratio(stated, pair.amount, below):
            template = N_(
                "Điểm %(given)s/%(most)s là %(computed)s, nhưng ghi tỷ lệ %(stated)s. Hãy kiểm tra điểm và "
                "tỷ lệ: một trong các số có thể gõ nhầm."
            )
            params = {
                "given": print_number(pair.amount),
                "most": print_number(below),
                "stated": print_number(stated.amount, stated.decimals) + "%",
                "computed": print_number(100 * pair.amount / below, stated.decimals) + "%",
            }
            yield _wrong(Kind.RATIO, spot, (), (template, params), Severity.WARNING)


def list_point_verdicts(passages: Sequence[Passage]) -> Iterator[Verdict]:
    """A criterion at the end of one text, and those below it in the points that follow."""
    listed = [(passage, scored(passage.reading)) for passage in passages]
    for index, (passage, scores) in enumerate(listed):
        if not scores or not scores[-1].code:
            continue
        items: list[tuple[Passage, Scored]] = []
        for other, its in listed[index + 1 : index + 1 + MOST_ITEMS]:
            below = [one for one in its if one.code.startswith(f"{scores[-1].code}.")]
            if not below or len(below) < len(its):
                break
            items += [(other, one) for one in below]
        if items:
            yield _losses((passage, scores[-1]), items)


def _plain_losses(passage: Passage) -> Iterator[Verdict]:
    """“7,85/9,50 …, lost 1,65” where no word says that these are points."""
    for pair, taken in _pairs_with_losses(passage):
        spot = Spot(passage, pair.label_start, taken.end)
        most = pair.below or Fraction(0)
        if taken.amount == most - pair.amount:
            yield Verdict(Kind.SUM, spot)
        else:
            template = N_(
                "Ghi mất %(stated)s nhưng %(most)s trừ %(given)s là %(computed)s. Hãy kiểm tra điểm đạt, "
                "điểm tối đa và điểm mất."
            )
            params = {
                "stated": print_number(taken.amount),
                "most": print_number(most),
                "given": print_number(pair.amount),
                "computed": print_number(most - pair.amount),
            }
            yield _wrong(Kind.SUM, spot, (), (template, params))


def _listed_losses(passage: Passage) -> Iterator[Verdict]:
    """“lost 8.5 points: late dossiers 3.5; late reports 2.0; …”."""
    figures, text = passage.reading.quantities, passage.text
    for at, whole in enumerate(figures):
        if whole.unit is not Unit.POINTS or whole.below is not None or not _LOST.search(text[: whole.start]):
            continue
        parts = [one for one in figures[at + 1 :] if not passage.reading.ends_between(whole.stop, one.start)]
        opened = parts and re.match(r"\s*[:(]", text[whole.end : parts[0].start])
        if opened and len(parts) > 1 and all(_is_part(one, whole) for one in parts):
            yield _listed(passage, whole, parts)


def _is_part(one: Quantity, whole: Quantity) -> bool:
    plain = one.below is None and one.unit in {Unit.COUNT, Unit.POINTS} and bool(one.label)
    return plain and (one.decimals > 0 or one.unit is Unit.POINTS) and one.amount <= whole.amount


def _listed(passage: Passage, whole: Quantity, parts: Sequence[Quantity]) -> Verdict:
    spot = Spot(passage, whole.label_start, parts[-1].end)
    others = tuple(Spot(passage, one.label_start, one.end) for one in (whole, *parts))
    added = sum((one.amount for one in parts), Fraction(0))
    if added == whole.amount:
        return Verdict(Kind.SUM, spot, others)
    template = N_(
        "Ghi mất %(stated)s điểm nhưng các khoản kể ra cộng lại là %(written)s = %(computed)s. Hãy kiểm tra "
        "từng khoản, hoặc kể cho đủ."
    )
    params = {
        "stated": print_number(whole.amount),
        "written": " + ".join(print_number(one.amount) for one in parts),
        "computed": print_number(added),
    }
    return Verdict(
        Kind.SUM, spot, others, Severity.WARNING,
        params["stated"], params["computed"], Message(template, params),
    )  # fmt: skip


def _pairs_with_losses(passage: Passage) -> Iterator[tuple[Quantity, Quantity]]:
    figures = passage.reading.quantities
    for at, pair in enumerate(figures):
        if pair.unit is not Unit.COUNT or pair.below is None or not pair.decimals:
            continue
        for taken in figures[at + 1 : at + 3]:
            near = not passage.reading.ends_between(pair.stop, taken.start)
            if near and taken.below is None and taken.decimals and _LOST.search(passage.text[: taken.start]):
                yield pair, taken
                break


def lost(score: Scored) -> Fraction:
    """The points not given."""
    return (score.given.below or Fraction(0)) - score.given.amount


def _spot(passage: Passage, score: Scored) -> Spot:
    return Spot(passage, score.start, score.given.end)


def _within(passage: Passage, score: Scored) -> Verdict:
    spot = _spot(passage, score)
    given, most = score.given.amount, score.given.below or Fraction(0)
    if 0 <= given <= most:
        return Verdict(Kind.RANGE, spot)
    template = N_("Điểm đạt %(stated)s cao hơn điểm tối đa %(computed)s. Hãy kiểm tra lại hai số.")
    params = {"stated": print_number(given), "computed": print_number(most)}
    return _wrong(Kind.RANGE, spot, (), (template, params))


def _taken(passage: Passage, score: Scored) -> Verdict:
    stated = score.taken.amount if score.taken is not None else Fraction(0)
    stop = score.taken.end if score.taken is not None else score.given.end
    spot = Spot(passage, score.start, stop)
    if abs(stated) == lost(score):
        return Verdict(Kind.SUM, spot)
    template = N_(
        "Bị trừ %(stated)s điểm nhưng điểm tối đa trừ điểm đạt là %(computed)s. Hai cách nói phải cho "
        "cùng một số. "
        "Hãy kiểm tra điểm đạt, điểm tối đa và điểm trừ."
    )
    params = {"stated": print_number(abs(stated)), "computed": print_number(lost(score))}
    return _wrong(Kind.SUM, spot, (), (template, params))


def _losses(headed: tuple[Passage, Scored], items: Sequence[tuple[Passage, Scored]]) -> Verdict:
    passage, head = headed
    last = items[-1][1].given.end if items[-1][0] is passage else head.given.end
    spot = Spot(passage, head.start, last)
    others = tuple(_spot(where, score) for where, score in (headed, *items))
    stated, found = lost(head), sum((lost(item) for _where, item in items), Fraction(0))
    if stated == found:
        return Verdict(Kind.SUM, spot, others)
    template = N_(
        "Tiêu chí %(code)s mất %(stated)s điểm, nhưng các tiêu chí thành phần bị trừ cộng lại là "
        "%(written)s = "
        "%(computed)s (lệch %(difference)s). Có thể thiếu một tiêu chí thành phần hoặc sai một số điểm. "
        "Hãy đối chiếu với kết quả chấm."
    )
    params = {
        "code": head.code,
        "stated": print_number(stated),
        "written": " + ".join(print_number(lost(item)) for _where, item in items),
        "computed": print_number(found),
        "difference": print_number(abs(stated - found)),
    }
    severity = Severity.ERROR if found > stated else Severity.WARNING
    verdict = _wrong(Kind.SUM, spot, others, (template, params))
    return Verdict(verdict.kind, spot, others, severity, verdict.stated, verdict.computed, verdict.message)


def _wrong(
    kind: Kind,
    spot: Spot,
    others: tuple[Spot, ...],
    said: tuple[str, dict[str, str]],
    severity: Severity = Severity.ERROR,
) -> Verdict:
    template, params = said
    return Verdict(
        kind, spot, others, severity, params["stated"], params["computed"], Message(template, params)
    )
