"""The closed lists that figures are described by."""

from enum import StrEnum


class ValueType(StrEnum):
    """What a figure is: whole units, money, per cent, a pinned choice, words, yes/no."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    CHOICE = "choice"
    TEXT = "text"
    YES_NO = "yes_no"


class OverUnits(StrEnum):
    """How a unit's figure comes from those below it."""

    SUM = "sum"
    RATIO = "ratio"
    DISTINCT = "distinct"
    SHARE = "share"
    LATEST = "latest"
    MAX = "max"
    OWNER = "owner"
    NONE = "none"


class OverTime(StrEnum):
    """How a figure of a longer window comes from shorter ones."""

    FLOW = "flow"
    STOCK = "stock"
    YTD = "ytd"
    SINCE = "since"

    @property
    def accumulates(self) -> bool:
        """Whether a figure tells how far things had come when its window stops."""
        return self in {OverTime.YTD, OverTime.SINCE}


class Reach(StrEnum):
    """Whose activity a figure is: the unit's alone, or the unit's with all below it."""

    OWN = "own"
    WHOLE = "whole"


class Lane(StrEnum):
    """How far a figure has come, from counted live to printed in an issued report."""

    LIVE = "live"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ISSUED = "issued"


class Quality(StrEnum):
    """Estimate (ước), preliminary (sơ bộ), official (chính thức)."""

    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    OFFICIAL = "official"


class Level(StrEnum):
    """Level of a unit; districts ended on 2025-06-30 (Law 72/2025/QH15)."""

    CENTRAL = "central"
    PROVINCE = "province"
    DEPARTMENT = "department"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"
