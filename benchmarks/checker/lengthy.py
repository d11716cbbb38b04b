"""Reports as long as those of a province: the text of several made-up ones under one letterhead."""

from dataclasses import replace
from itertools import takewhile

from benchmarks.corpus.compose import report
from benchmarks.corpus.model import Block, Heading, Report

PARTS = 6
"""So many together have about 60 pages in Word."""


def lengthy(number: int, parts: int = PARTS) -> Report:
    """The report of this number, followed by the chapters and appendices of others.

    What the parts say of one another was not planned, so that there is much to find.
    """
    first, *others = (report(number * parts + part) for part in range(parts))
    return replace(
        first, number=number, blocks=(*first.blocks, *(block for one in others for block in _chapters(one)))
    )


def _chapters(one: Report) -> tuple[Block, ...]:
    head = list(takewhile(lambda block: not isinstance(block, Heading), one.blocks))
    return one.blocks[len(head) :]
