"""Units through time, pure: the tree on a day, the tree of a window, and images along successions."""

from cchc.engine.territory.checks import faults_of
from cchc.engine.territory.faults import TerritoryFault, UnknownUnit
from cchc.engine.territory.records import Image, ImageKind, Placement, Share, Succession, UnitLife
from cchc.engine.territory.tree import Territory, walk

__all__ = [
    "Image",
    "ImageKind",
    "Placement",
    "Share",
    "Succession",
    "Territory",
    "TerritoryFault",
    "UnitLife",
    "UnknownUnit",
    "faults_of",
    "walk",
]
