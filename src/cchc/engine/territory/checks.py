"""Everything that contradicts itself in lives, places and successions, each fault naming units and dates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from cchc.engine.faults import N_
from cchc.engine.territory.faults import (
    LifeFault,
    PlacementFault,
    SuccessionFault,
    TerritoryFault,
    UnknownUnit,
)
from cchc.engine.territory.records import Placement, Succession, UnitLife, within

_DAY = timedelta(days=1)
_Lives = Mapping[str, UnitLife]


def faults_of(
    lives: Iterable[UnitLife], placements: Iterable[Placement], successions: Iterable[Succession]
) -> list[TerritoryFault]:
    """Return every contradiction, lives first, then places, then successions; empty when all can be true."""
    known = {life.code: life for life in lives}
    places = sorted(placements, key=lambda place: (place.child, place.valid_from))
    found: list[TerritoryFault] = [fault for life in known.values() for fault in life_faults(life)]
    found.extend(place_faults(known, places))
    found.extend(fault for one in successions for fault in succession_faults(known, one))
    return found


def life_faults(life: UnitLife) -> Iterator[TerritoryFault]:
    """Yield a fault when a life ends before it begins."""
    if life.valid_to is not None and life.valid_to <= life.valid_from:
        yield LifeFault(
            N_(
                "Đơn vị “%(code)s” kết thúc %(stop)s không sau ngày bắt đầu %(start)s. "
                "Hãy sửa một trong hai ngày."
            ),
            code=life.code,
            start=written(life.valid_from),
            stop=written(life.valid_to),
        )


def place_faults(lives: _Lives, places: Sequence[Placement]) -> Iterator[TerritoryFault]:
    """Yield the faults of placements sorted by child and date."""
    unknown = {code for place in places for code in (place.child, place.parent) if code and code not in lives}
    for code in sorted(unknown):
        yield UnknownUnit(code, lives)
    known = [place for place in places if place.child in lives and place.parent not in unknown]
    for place in known:
        yield from _outside(lives, place)
    yield from _overlaps(known)
    yield from _cycles(known)


def succession_faults(lives: _Lives, act: Succession) -> Iterator[TerritoryFault]:
    """Yield the faults of one act of succession."""
    missing = [code for code in (*act.predecessors, *act.successors) if code not in lives]
    for code in missing:
        yield UnknownUnit(code, lives)
    if missing:
        return
    for code in act.predecessors:
        yield from _predecessor_faults(lives[code], act)
    for code in act.successors:
        yield from _successor_faults(lives[code], act)
    yield from _weight_faults(act)


def written(day: date | None) -> str:
    """Print a day as officials do; an open end as words."""
    return N_("nay") if day is None else day.strftime("%d/%m/%Y")


def written_last(valid_to: date | None) -> str:
    """Print the last day of what ends before a day, as officials say "đến"; an open end as words."""
    return written(valid_to and valid_to - _DAY)


def _outside(lives: _Lives, place: Placement) -> Iterator[TerritoryFault]:
    for code in (place.child, place.parent):
        if code is None or _inside(lives[code], place):
            continue
        yield PlacementFault(
            N_(
                "Đơn vị “%(child)s” không thể đặt dưới “%(parent)s” từ %(start)s đến %(stop)s: “%(code)s” "
                "chỉ hoạt động từ %(life_start)s đến %(life_stop)s. "
                "Hãy sửa ngày, hoặc chọn đơn vị cấp trên khác."
            ),
            child=place.child,
            parent=place.parent or "-",
            start=written(place.valid_from),
            stop=written_last(place.valid_to),
            code=code,
            life_start=written(lives[code].valid_from),
            life_stop=written_last(lives[code].valid_to),
        )


def _inside(life: UnitLife, place: Placement) -> bool:
    if place.valid_from < life.valid_from:
        return False
    return life.valid_to is None or (place.valid_to is not None and place.valid_to <= life.valid_to)


def _overlaps(places: Sequence[Placement]) -> Iterator[TerritoryFault]:
    for one, after in pairwise(places):
        if one.child == after.child and within(after.valid_from, one.valid_from, one.valid_to):
            yield PlacementFault(
                N_(
                    "Đơn vị “%(child)s” có hai vị trí chồng nhau: dưới “%(one)s” (từ %(one_start)s) và dưới "
                    "“%(after)s” (từ %(after_start)s). Hãy sửa để mỗi ngày chỉ còn một vị trí."
                ),
                child=one.child,
                start=written(after.valid_from),
                one=one.parent or "-",
                one_start=written(one.valid_from),
                after=after.parent or "-",
                after_start=written(after.valid_from),
            )


def _cycles(places: Sequence[Placement]) -> Iterator[TerritoryFault]:
    """A cycle is closed by the last of its placements to begin, so only those days are looked at."""
    by_child: dict[str, list[Placement]] = defaultdict(list)
    for place in places:
        by_child[place.child].append(place)
    for place in places:
        ring = _ring(by_child, place)
        if ring:
            yield PlacementFault(
                N_(
                    "Từ %(on)s các đơn vị nằm dưới nhau vòng tròn: %(ring)s. "
                    "Hãy sửa đơn vị cấp trên của một đơn vị."
                ),
                child=place.child,
                start=written(place.valid_from),
                on=written(place.valid_from),
                ring=" → ".join(ring),
            )


def _ring(by_child: Mapping[str, Sequence[Placement]], place: Placement) -> list[str]:
    chain = [place.child]
    above = place.parent
    while above is not None and above not in chain:
        chain.append(above)
        places = by_child.get(above, ())
        above = next(
            (one.parent for one in places if within(place.valid_from, one.valid_from, one.valid_to)), None
        )
    return [*chain, place.child] if above == place.child else []


def _predecessor_faults(life: UnitLife, act: Succession) -> Iterator[TerritoryFault]:
    lives_on = life.code in act.successors
    params = {
        "code": life.code,
        "role": "predecessors",
        "on": written(act.effective_on),
        "stop": written(life.valid_to),
    }
    if not lives_on and life.valid_to != act.effective_on:
        yield SuccessionFault(
            N_(
                "Đơn vị “%(code)s” có đơn vị kế thừa từ %(on)s nhưng valid_to của nó là %(stop)s. "
                "valid_to là ngày đầu tiên không còn hoạt động: hãy đặt bằng %(on)s; "
                "nếu đơn vị còn hoạt động, hãy ghi nó vào successors."
            ),
            **params,
        )
    if not life.alive(act.effective_on - _DAY) and (lives_on or life.valid_to == act.effective_on):
        yield SuccessionFault(
            N_(
                "Đơn vị “%(code)s” không hoạt động ngay trước %(on)s nên không thể là bên giao. "
                "Hãy sửa ngày hiệu lực hoặc ngày của đơn vị."
            ),
            **params,
        )


def _successor_faults(life: UnitLife, act: Succession) -> Iterator[TerritoryFault]:
    if not life.alive(act.effective_on):
        yield SuccessionFault(
            N_(
                "Đơn vị kế thừa “%(code)s” không hoạt động vào %(on)s (hoạt động từ %(start)s đến %(stop)s). "
                "Hãy sửa ngày hiệu lực hoặc ngày của đơn vị."
            ),
            code=life.code,
            role="successors",
            on=written(act.effective_on),
            start=written(life.valid_from),
            stop=written_last(life.valid_to),
        )


def _weight_faults(act: Succession) -> Iterator[TerritoryFault]:
    on = written(act.effective_on)
    if act.weights and not act.weights_source:
        yield SuccessionFault(
            N_("Tỷ lệ phân chia ngày %(on)s chưa ghi nguồn. Hãy ghi văn bản làm căn cứ vào weights_source."),
            role="weights_source",
            on=on,
        )
    for one, other in act.weights:
        if one not in act.predecessors or other not in act.successors:
            yield SuccessionFault(
                N_("Tỷ lệ “%(one)s>%(other)s” ngày %(on)s không thuộc văn bản này. Hãy sửa mã đơn vị."),
                role="weights",
                one=one,
                other=other,
                on=on,
            )
    for predecessor in sorted({one for one, _other in act.weights}):
        yield from _share_faults(act, predecessor)


def _share_faults(act: Succession, predecessor: str) -> Iterator[TerritoryFault]:
    shares = [weight for (one, _other), weight in act.weights.items() if one == predecessor]
    if len(shares) != len(act.successors) or sum(shares) != 1 or min(shares) < 0:
        yield SuccessionFault(
            N_(
                "Tỷ lệ phân chia của “%(code)s” ngày %(on)s phải có đủ mọi đơn vị kế thừa, không âm "
                "và cộng lại đúng bằng 1; hiện có %(count)d tỷ lệ, tổng %(total)s."
            ),
            code=predecessor,
            role="weights",
            on=written(act.effective_on),
            count=len(shares),
            total=str(sum(shares)),
        )
