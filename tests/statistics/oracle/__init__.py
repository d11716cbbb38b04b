"""A slow, plain second reading of docs/algorithms/resolve.md, to compare `resolve` with."""

from tests.statistics.oracle.answering import answer
from tests.statistics.oracle.events import (
    Adjusted,
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
    "Confirmed",
    "Event",
    "Holding",
    "Meaning",
    "Place",
    "Said",
    "Told",
    "Withdrawn",
    "World",
    "answer",
]
