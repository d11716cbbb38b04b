"""`resolve` and the oracle answer alike: for random small worlds, and for one big one."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.engine.kinds import Lane
from cchc.statistics.enums import BasisChoice, View
from cchc.statistics.resolution.question import Question
from tests.statistics.comparing import (
    Difference,
    differences,
    differences_of_totals,
    different_figures,
    different_readings,
)
from tests.statistics.oracle import Reader
from tests.statistics.worlds import Scene, big_draft, load, small_draft, world_of
from tests.statistics.worlds.lands import TODAY

BASES = (BasisChoice.AUTO, BasisChoice.AUTO, *BasisChoice)


def opened(scene: Scene) -> Reader:
    """Load a scene; the revisions must be those that its steps come to."""
    world, wanted = world_of(scene.draft)
    made = load(scene.draft)
    assert [one for one in made if one is not None] == [
        number for number, one in zip(wanted, made, strict=True) if one is not None
    ]
    return Reader(world)


def small_questions(scene: Scene, last: int, random: Random) -> Iterator[Question]:
    """Ask in every lane and view, each on some basis, as of some revision, of some unit."""
    for lane in Lane:
        for view in View:
            named = frozenset(random.sample(scene.units, min(6, len(scene.units))))
            yield Question(
                unit=random.choice(scene.units[:8] if random.random() < 0.6 else scene.units),
                window=scene.window,
                refs=scene.refs,
                lane=lane,
                view=view,
                as_of=random.choice((None, None, random.randint(0, last))),
                basis=random.choice(BASES),
                expected={ref.indicator: named for ref in scene.refs} if random.random() < 0.5 else None,
                today=TODAY,
            )


def report(reader: Reader, found: list[Difference]) -> str:
    """Return the first difference in full, and how many there are."""
    return "\n".join([f"{len(found)} differences", *found[0].lines(reader)]) if found else ""


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_small_worlds(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    scene = small_draft(random)
    with transaction.atomic():
        reader = opened(scene)
        found = [
            one
            for question in small_questions(scene, reader.world.last, random)
            for one in differences(reader, question)
        ]
        transaction.set_rollback(True)
    assert not found, report(reader, found)


@pytest.mark.django_db
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_all_units_of_small_worlds_at_once(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    scene = small_draft(random)
    with transaction.atomic():
        reader = opened(scene)
        asked = small_questions(scene, reader.world.last, random)
        found = [
            one
            for question in random.sample(list(asked), 3)
            for one in differences_of_totals(reader, question)
        ]
        transaction.set_rollback(True)
    assert not found, report(reader, found)


@pytest.mark.django_db
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_figures_alone(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    scene = small_draft(random)
    with transaction.atomic():
        reader = opened(scene)
        plain = Question(scene.units[0], scene.window, scene.refs, today=TODAY)
        found = {
            (unit, lane): different_figures(reader, replace(plain, unit=unit, lane=lane))
            for unit in scene.units[:3]
            for lane in (Lane.APPROVED, random.choice(list(Lane)))
        }
        transaction.set_rollback(True)
    assert not any(found.values()), [one for one in found.items() if one[1]]


@pytest.mark.django_db
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_readings_of_all_units(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    scene = small_draft(random)
    with transaction.atomic():
        reader = opened(scene)
        plain = Question(scene.units[0], scene.window, scene.refs, today=TODAY)
        named = {ref.indicator: frozenset(random.sample(scene.units, 5)) for ref in scene.refs}
        asked = [
            replace(plain, lane=random.choice(list(Lane)), expected=random.choice((None, named))),
            replace(plain, basis=BasisChoice.PARTS, expected=named),
            replace(plain, as_of=random.randint(0, reader.world.last), lane=Lane.SUBMITTED),
        ]
        found = [different_readings(reader, one, scene.units[:10]) for one in asked]
        transaction.set_rollback(True)
    assert not any(found), [list(one.items())[:3] for one in found]


def big_questions(scene: Scene, last: int) -> Iterator[Question]:
    """Ask of the root, and in turn of other units, bases and revisions, in every lane and view."""
    others = [scene.units[1], *scene.units[5::13]]
    named = {ref.indicator: frozenset(scene.units[::3]) for ref in scene.refs}
    for number, (lane, view) in enumerate(product(Lane, View)):
        plain = Question(scene.units[0], scene.window, scene.refs, lane, view, today=TODAY)
        yield plain
        earlier = 1 + last * list(Lane).index(lane) // len(Lane)
        unit = others[number % len(others)] if number % 3 else scene.units[0]
        some = plain.asking(*scene.refs[number % 3 :: 3])
        yield replace(some, unit=unit, basis=BASES[number % len(BASES)], as_of=earlier, expected=named)


@pytest.mark.django_db
def test_a_big_world() -> None:
    scene = big_draft(Random(2021))  # noqa: S311
    assert len(scene.units) >= 200
    assert len(scene.refs) >= 300
    reader = opened(scene)
    with connection.cursor() as cursor:
        # Nothing gathers statistics inside a test's transaction; without them a query takes half a minute.
        cursor.execute("ANALYZE")
    found = [
        one for question in big_questions(scene, reader.world.last) for one in differences(reader, question)
    ]
    assert not found, report(reader, found)
