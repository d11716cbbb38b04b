"""Where a unit stands among those below it in one window, by the keys of the database."""

from collections import defaultdict

from cchc.foundation.stamps import kept
from cchc.statistics.queries.framing import standing_in
from cchc.statistics.queries.reading import unit_codes
from cchc.statistics.resolution.ground import Below, Sight
from cchc.statistics.resolution.program import Span
from cchc.statistics.resolution.standing import Counted, Standing


@kept("units", size=4096)
def sight(span: Span, unit: str) -> Sight:
    """Return what is seen of a unit in a window, as reported."""
    standing = standing_in(span.window, at_end=span.at_end)
    counted = standing.at(unit)
    keys = unit_keys()
    unclipped = counted.weights.keys() <= standing.variants.get(span.window, frozenset())
    return Sight(
        _below(unit, counted, standing),
        frozenset(keys[code] for code in counted.weights),
        unclipped and counted.stands_for == unit,
    )


@kept("units", size=2)
def unit_keys() -> dict[str, int]:
    """Return the key of every unit by its code."""
    return {code: pk for pk, code in unit_codes().items()}


def _below(unit: str, counted: Counted, standing: Standing) -> Below:
    keys = unit_keys()
    above = {
        code: standing.above(code)[0] for code in counted.weights if code != unit and standing.above(code)
    }
    inner = set(above.values())
    leaves: dict[int, set[int]] = defaultdict(set)
    for code, place in above.items():
        if code not in inner:
            leaves[keys[place]].add(keys[code])
    between = sorted(keys[code] for code in inner - {unit})
    places = (keys[unit], *between) if inner else ()
    return Below(keys[unit], places, {place: frozenset(leaves.get(place, ())) for place in places})
