"""Random worlds: units that merge and split, figures that come late and are corrected, adjustments."""

from tests.statistics.worlds.drafts import Draft, world_of
from tests.statistics.worlds.loading import load
from tests.statistics.worlds.making import Scene, big_draft, small_draft
from tests.statistics.worlds.questions import refs_about

__all__ = ["Draft", "Scene", "big_draft", "load", "refs_about", "small_draft", "world_of"]
