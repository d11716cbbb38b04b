"""What is asked of the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cchc.engine.bindings.refs import Ref
from cchc.engine.kinds import Lane
from cchc.engine.windows import Window
from cchc.statistics.enums import BasisChoice, View


@dataclass(frozen=True)
class Question:
    """Figures of one unit over one window.

    `as_of` is a revision number (None: now). `expected` names by indicator the units that must report;
    without it a coverage lists only who is present. `today` is the day of today's tree (None: the
    current day). `year_start` is where `ytd` begins (None: found from the window, see resolve.md, rule 1).
    """

    unit: str
    window: Window
    refs: tuple[Ref, ...]
    lane: Lane = Lane.APPROVED
    view: View = View.AS_REPORTED
    as_of: int | None = None
    basis: BasisChoice = BasisChoice.AUTO
    year_start: date | None = None
    expected: Mapping[str, frozenset[str]] | None = None
    today: date | None = None

    def asking(self, *refs: Ref) -> "Question":
        """Return the same question about other refs."""
        return replace(self, refs=refs)
