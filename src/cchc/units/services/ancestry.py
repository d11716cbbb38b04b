"""Keeping the closure table in step with the placements."""

from cchc.engine.territory import Standing, standings
from cchc.units.models import Ancestry, Unit
from cchc.units.queries.snapshot import lives, places

_BATCH = 2_000


def refresh_ancestry() -> None:
    """Bring the closure table up to date; only rows that differ are written. Call it inside a transaction."""
    wanted = standings(lives(), places())
    stored = {
        Standing(unit, ancestor, depth, start, stop): pk
        for pk, unit, ancestor, depth, start, stop in Ancestry.objects.order_by().values_list(
            "pk", "unit__code", "ancestor__code", "depth", "valid_from", "valid_to"
        )
    }
    gone = [pk for one, pk in stored.items() if one not in wanted]
    for first in range(0, len(gone), _BATCH):
        Ancestry.objects.filter(pk__in=gone[first : first + _BATCH]).delete()
    keys = dict(Unit.objects.values_list("code", "pk"))
    missing = sorted(wanted - stored.keys(), key=lambda one: (one.unit, one.depth, one.valid_from))
    Ancestry.objects.bulk_create(
        (
            Ancestry(
                unit_id=keys[one.unit],
                ancestor_id=keys[one.ancestor],
                depth=one.depth,
                valid_from=one.valid_from,
                valid_to=one.valid_to,
            )
            for one in missing
        ),
        batch_size=_BATCH,
    )
