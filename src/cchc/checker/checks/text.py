"""All that a single text says of itself."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from cchc.checker.checks.arithmetic import arithmetic_verdicts
from cchc.checker.checks.averages import average_verdicts
from cchc.checker.checks.chains import chain_verdicts
from cchc.checker.checks.changes import change_verdicts
from cchc.checker.checks.cumulative import cumulative_verdicts
from cchc.checker.checks.extremes import extreme_verdicts
from cchc.checker.checks.fitting import fitting_verdicts
from cchc.checker.checks.hundreds import hundred_verdicts
from cchc.checker.checks.multiples import multiple_verdicts
from cchc.checker.checks.named_lists import named_list_verdicts
from cchc.checker.checks.near_misses import near_rates
from cchc.checker.checks.near_totals import near_totals
from cchc.checker.checks.one_whole import one_whole_verdicts
from cchc.checker.checks.passages import Passage
from cchc.checker.checks.points import point_verdicts
from cchc.checker.checks.ranges import range_verdicts
from cchc.checker.checks.ratios import ratio_verdicts
from cchc.checker.checks.restated import restated_verdicts
from cchc.checker.checks.states import state_verdicts
from cchc.checker.checks.steps import step_verdicts
from cchc.checker.checks.sums import sum_verdicts
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.checks.within import within_verdicts
from cchc.checker.findings import Kind
from cchc.checker.prose.changes import change_claims
from cchc.checker.prose.claims import BreakdownClaim
from cchc.checker.prose.quantities import Quantity
from cchc.checker.prose.ratios import ratio_claims

_WRITTEN_OUT = re.compile(r"[0-9] ?[=−] ?[0-9]|[0-9] (?:trừ|cộng)(?: với| đi| thêm)? [0-9]", re.IGNORECASE)


def text_verdicts(passage: Passage, before: Sequence[Quantity] = ()) -> Iterator[Verdict]:
    """Judge the ratios, breakdowns, changes, points and ranges of one text.

    `before`: the figures of the text right before it.
    """
    reading = passage.reading
    if not reading.quantities:
        return
    changes = change_claims(reading)
    ends = {one.start for claim in changes for one in (claim.before, claim.after)}
    listed = (one for one in passage.breakdowns if not _WRITTEN_OUT.search(reading.text, one.start, one.stop))
    divided = tuple(cut for claim in listed if (cut := _before(claim, ends)) is not None)
    rates = {claim.rate.start for claim in changes if claim.rate is not None}
    ratios = tuple(claim for claim in ratio_claims(reading, divided) if claim.stated.start not in rates)
    yield from ratio_verdicts(passage, ratios, divided)
    sums = list(sum_verdicts(passage, divided))
    yield from sums
    moved = list(change_verdicts(passage, changes))
    yield from moved
    yield from range_verdicts(passage, {claim.stated.start for claim in ratios})
    yield from point_verdicts(passage)
    yield from multiple_verdicts(passage)
    yield from chain_verdicts(passage)
    yield from hundred_verdicts(passage)
    yield from restated_verdicts(passage)
    yield from arithmetic_verdicts(passage)
    yield from extreme_verdicts(passage)
    yield from named_list_verdicts(passage)
    judged = rates | {claim.stated.start for claim in ratios}
    told = {(one.others[0].start, one.others[1].start) for one in sums if len(one.others) > 1}
    fitted = list(fitting_verdicts(passage, before, judged, told))
    yield from fitted
    yield from near_rates(passage, before, judged)
    added = [one for one in (*sums, *moved, *fitted) if one.kind is Kind.SUM]
    settled = {spot.start for one in added for spot in (one.spot, *one.others)}
    yield from near_totals(passage, settled)
    yield from within_verdicts(passage, settled)
    yield from state_verdicts(passage, settled)
    yield from one_whole_verdicts(passage)
    yield from cumulative_verdicts(passage)
    yield from average_verdicts(passage)
    yield from step_verdicts(passage, judged)


def _before(claim: BreakdownClaim, ends: Container[int]) -> BreakdownClaim | None:
    """A breakdown up to the first figure that is an end of a change; None where it begins with one."""
    parts = tuple(takewhile(lambda part: part.start not in ends, claim.parts))
    if len(parts) == len(claim.parts):
        return claim
    return replace(claim, parts=parts) if len(parts) > 1 else None
