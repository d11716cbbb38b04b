"""Closed lists of the ledger and of the questions put to it."""

from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry says of its coordinate: a figure, or that it is no longer stated."""

    FIGURE = "figure"
    TOMBSTONE = "tombstone"


class View(StrEnum):
    """The tree that a question counts by."""

    AS_REPORTED = "as-reported"
    TODAY = "today"
    CROSSWALK = "crosswalk"


class BasisChoice(StrEnum):
    """The basis that a question asks for; AUTO takes the reported whole before the sum of parts."""

    AUTO = "auto"
    PARTS = "parts"
    REPORTED = "reported"
    OWNER = "owner"


class Basis(StrEnum):
    """The basis that an answer rests on."""

    REPORTED = "reported"
    PARTS = "parts"
    OWNER = "owner"
    COMPUTED = "computed"
    NONE = "none"
