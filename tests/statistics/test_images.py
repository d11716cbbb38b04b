"""The oracle follows successions by itself; here both ways of following are compared."""

from collections import defaultdict
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.engine.territory import Image, ImageKind, Territory, faults_of
from tests.statistics.oracle.images import Stand, next_acts, stands
from tests.statistics.oracle.land import Land
from tests.statistics.worlds import small_draft, world_of
from tests.statistics.worlds.lands import ACT_DAYS, TODAY


@settings(max_examples=150)
@given(seed=st.integers(0, 2**32), weighted=st.booleans())
def test_images_are_those_of_the_territory(seed: int, weighted: bool) -> None:
    draft = small_draft(Random(seed)).draft  # noqa: S311
    assert list(faults_of(draft.lives, draft.placements, draft.acts)) == []
    land = Land(world_of(draft)[0])
    territory = Territory(draft.lives, draft.placements, draft.acts)
    for life in draft.lives:
        for since in ACT_DAYS:
            if life.valid_from < since and (life.valid_to is None or since <= life.valid_to):
                image = territory.image(life.code, since, TODAY, weighted=weighted)
                found = stands(land, life.code, since, TODAY, weighted=weighted)
                assert _merged(found) == _shares(image)
                acts = next_acts(land, life.code, since, TODAY)
                assert image.since == (acts[0].effective_on if acts else None)


def _shares(image: Image) -> list[Stand]:
    return sorted(
        (Stand(one.unit, one.weight, one.kind is ImageKind.WHOLE) for one in image.shares), key=repr
    )


def _merged(found: list[Stand]) -> list[Stand]:
    weights: dict[tuple[str | None, bool], Fraction] = defaultdict(Fraction)
    for one in found:
        weights[one.unit, one.whole] += one.weight
    return sorted((Stand(unit, weight, whole) for (unit, whole), weight in weights.items()), key=repr)
