"""A slow, plain second reading of docs/algorithms/resolve.md, to compare `resolve` with."""

from tests.statistics.oracle.answering import Reader, answer
from tests.statistics.oracle.events import (
    Adjusted,
    AxisWord,
    Confirmed,
    Event,
    Holding,
    Meaning,
    Place,
    Said,
    Withdrawn,
    World,
)
from tests.statistics.oracle.told import Told

__all__ = [
    "Adjusted",
    "AxisWord",
    "Confirmed",
    "Event",
    "Holding",
    "Meaning",
    "Place",
    "Reader",
    "Said",
    "Told",
    "Withdrawn",
    "World",
    "answer",
]
