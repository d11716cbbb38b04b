"""Every bound on reading files that nobody vouches for, in one place.

A report of 60 pages is about 0.3 MB of text, 5 MB of unpacked XML, 180,000 letters and 3,000 cells; the
bounds are some thirty times that, and small enough that passing one ends within seconds.
"""

from dataclasses import dataclass

from cchc.engine.faults import N_
from cchc.reading.faults import TooBigFault


@dataclass(frozen=True)
class ReadingLimits:
    """Bounds in bytes, counts, seconds.

    `file` holds for every format (pictures count), `text` for files that are text themselves, `cells` for all
    tables of a file, `rules` for the drawn lines of one page, `seconds` and `memory` for the process of its
    own that opens a PDF.
    """

    file: int = 100_000_000
    text: int = 16_000_000
    lines: int = 300_000
    blocks: int = 100_000
    cells: int = 120_000
    columns: int = 256
    pages: int = 2_000
    rules: int = 3_000
    letters: int = 2_000_000
    seconds: int = 30
    memory: int = 1_500_000_000


LIMITS = ReadingLimits()


def too_many(what: str, limit: int) -> TooBigFault:
    """The fault for passing a bound; `what` is a Vietnamese noun marked for translation."""
    return TooBigFault(
        N_("Tệp quá lớn: quá %(limit)d %(what)s. Hãy tách tệp thành nhiều phần nhỏ hơn rồi thử lại."),
        what=what,
        limit=limit,
    )
