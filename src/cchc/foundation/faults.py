"""Faults as people read them: translated, one by one or many at once."""

from collections.abc import Iterable

from cchc.engine.faults import N_, Fault
from cchc.foundation.words import spoken


class ManyFaults(Fault):
    """Several faults found together, for instance all the faults of a file; nothing was written."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(N_("Có %(count)d lỗi, chưa ghi gì cả:"), count=len(self.faults))


def said(fault: Fault) -> str:
    """Return the sentence of a fault in the language of the reader; a parameter may itself be a fault."""
    return spoken(fault)


def parts_of(fault: Fault) -> tuple[Fault, ...]:
    """Return the single faults in a fault."""
    return fault.faults if isinstance(fault, ManyFaults) else (fault,)
