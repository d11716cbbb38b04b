"""Units through time, pure: the tree on a day, the tree of a window, and images along successions."""

from cchc.engine.territory.ancestry import Standing, standings
from cchc.engine.territory.checks import faults_of
from cchc.engine.territory.endings import close_lives, close_places, endings, left_behind
from cchc.engine.territory.faults import (
    LifeFault,
    PlacementFault,
    SuccessionFault,
    TerritoryFault,
    UnknownUnit,
)
from cchc.engine.territory.records import Image, ImageKind, Placement, Share, Succession, UnitLife
from cchc.engine.territory.tree import Territory, walk

__all__ = [
    "Image",
    "ImageKind",
    "LifeFault",
    "Placement",
    "PlacementFault",
    "Share",
    "Standing",
    "Succession",
    "SuccessionFault",
    "Territory",
    "TerritoryFault",
    "UnitLife",
    "UnknownUnit",
    "close_lives",
    "close_places",
    "endings",
    "faults_of",
    "left_behind",
    "standings",
    "walk",
]
