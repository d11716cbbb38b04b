"""What acts end: the open lives and places they close, and the units they would leave under a dead parent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from cchc.engine.faults import N_
from cchc.engine.territory.checks import written
from cchc.engine.territory.faults import SuccessionFault
from cchc.engine.territory.records import Placement, Succession, UnitLife


def endings(lives: Iterable[UnitLife], acts: Iterable[Succession]) -> dict[str, date]:
    """Return the first day on which units with an open life are no more by these acts, in the acts' order.

    Lives that already have an end are left out. Where acts name several days for a unit, the first counts.
    """
    still_open = {life.code for life in lives if life.valid_to is None}
    ended: dict[str, date] = {}
    for act in acts:
        for code in act.ended:
            if code in still_open:
                ended.setdefault(code, act.effective_on)
    return ended


def close_lives(lives: Iterable[UnitLife], ended: Mapping[str, date]) -> list[UnitLife]:
    """Return the lives with the open ones among `ended` closed."""
    return [
        replace(life, valid_to=ended[life.code]) if life.valid_to is None and life.code in ended else life
        for life in lives
    ]


def close_places(places: Iterable[Placement], ended: Mapping[str, date]) -> list[Placement]:
    """Return the placements with the open ones of children among `ended` closed."""
    return [
        replace(place, valid_to=ended[place.child])
        if place.valid_to is None and place.child in ended
        else place
        for place in places
    ]


def left_behind(places: Iterable[Placement], ended: Mapping[str, date]) -> Iterator[SuccessionFault]:
    """Yield a fault for each ended unit that others still stand under on the day it is no more.

    `places` are those after `close_places`; parameter `code` is the ended unit, `children` names the others.
    """
    children: dict[str, set[str]] = defaultdict(set)
    for place in places:
        on = ended.get(place.parent or "")
        if place.parent and on and (place.valid_to is None or place.valid_to > on):
            children[place.parent].add(place.child)
    for code, found in sorted(children.items()):
        yield SuccessionFault(
            N_(
                "Văn bản kết thúc “%(code)s” từ %(on)s nhưng sau đó vẫn còn đơn vị nằm dưới nó: "
                "%(children)s. Hãy ghi cấp trên mới của các đơn vị này từ %(on)s vào tệp đơn vị và nạp bằng "
                "“cchc units import”, hoặc thêm vào tệp này văn bản kết thúc chúng chậm nhất ngày đó."
            ),
            code=code,
            role="predecessors",
            on=written(ended[code]),
            children=", ".join(sorted(found)),
        )
