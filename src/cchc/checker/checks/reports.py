"""The rows of a report against those of another one on the same period, of which little is kept."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cchc.checker.checks.duplicates import clear_rows
from cchc.checker.checks.passages import Origin, Passage, Spot, whole
from cchc.checker.checks.told_rows import SHORT, Figure, told_otherwise
from cchc.checker.checks.verdicts import Verdict
from cchc.checker.findings import Kind
from cchc.checker.prose.plain import plain
from cchc.checker.prose.reading import Reading
from cchc.document.found import Place

_KEY_BYTES = 16


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row of a report that was checked: its amount, its printed text and where it stands, nothing else."""

    amount: Fraction
    text: str
    place: Place
    file: str
    order: int

    @property
    def spot(self) -> Spot:
        """The whole printed row."""
        reading = Reading(plain(self.text), (), ())
        return whole(Passage(reading, self.place, self.file, self.order, Origin.ROW))


def kept_rows(rows: Sequence[Figure]) -> dict[bytes, KeptRow]:
    """What of the rows is needed to compare another report with them, by what they are about."""
    return {_key(row): _kept(row) for row in clear_rows(rows, SHORT)}


def reports_and_reports(rows: Sequence[Figure], earlier: Mapping[bytes, KeptRow]) -> Iterator[Verdict]:
    """The rows of a report against those of an earlier one about the same period."""
    for row in clear_rows(rows, SHORT) if earlier else ():
        other = earlier.get(_key(row))
        if other is None:
            continue
        if row.amounts[0] == other.amount:
            yield Verdict(Kind.DUPLICATE, row.node.spot, (other.spot,))
        else:
            yield told_otherwise(row.node.spot, other.spot, (row.amounts[0], other.amount, row.unit))


def _key(row: Figure) -> bytes:
    about = (sorted(row.words), row.unit.value, sorted(row.families.items()))
    return hashlib.blake2b(repr(about).encode(), digest_size=_KEY_BYTES).digest()


def _kept(row: Figure) -> KeptRow:
    passage = row.node.passage
    return KeptRow(row.amounts[0], passage.reading.plain.source, passage.place, passage.file, passage.order)
