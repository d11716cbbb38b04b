"""Following successions: where the facts of a unit stand at a later date."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from cchc.engine.territory.faults import CircularSuccession
from cchc.engine.territory.records import Image, ImageKind, Share, Succession

if TYPE_CHECKING:
    from cchc.engine.territory.tree import Territory

_ONE = Fraction(1)
_DAY = timedelta(days=1)
_Key = tuple[str, date, date, bool]


class ImageReader:
    """Images of the units of one territory; each is followed once and remembered."""

    def __init__(self, territory: "Territory") -> None:
        self._territory = territory
        self._steps = _by_predecessor(territory.successions)
        self._known: dict[_Key, Image] = {}
        self._open: set[_Key] = set()

    def read(self, code: str, since: date, on: date, *, weighted: bool) -> Image:
        """Return the image of a unit; a unit that ended before `since` is followed from its end."""
        ended = self._territory.lives[code].valid_to
        since = since if ended is None else min(since, ended)
        key = (code, since, on, weighted)
        if key not in self._known:
            self._known[key] = self._follow_once(key)
        return self._known[key]

    def _follow_once(self, key: _Key) -> Image:
        if key in self._open:
            raise CircularSuccession(key[0], key[1])
        self._open.add(key)
        try:
            return self._follow(key)
        finally:
            self._open.discard(key)

    def _follow(self, key: _Key) -> Image:
        code, since, on, weighted = key
        links = self._next_links(code, since, on)
        if not links:
            return _standing(code if self._territory.lives[code].alive(on) else None)
        starts = {one: self._since(one, link.effective_on) for link in links for one in link.successors}
        images = {one: self.read(one, start, on, weighted=weighted) for one, start in starts.items()}
        followed = _by_date([*links, *(link for image in images.values() for link in image.links)])
        weights = links[0].weights_of(code) if weighted and len(links) == 1 else None
        if weights is not None:
            shares = _merge(_scaled(images[one], weight) for one, weight in weights.items() if weight)
        elif len(images) == 1:
            shares = next(iter(images.values())).shares
        else:
            shares = (self._together(list(images.values()), on),)
        return _image(shares, followed)

    def _next_links(self, code: str, since: date, on: date) -> list[Succession]:
        """Return the acts of the first day in [since, on] on which a unit passes on."""
        ahead = [link for link in self._steps.get(code, ()) if since <= link.effective_on <= on]
        return [link for link in ahead if link.effective_on == ahead[0].effective_on]

    def _since(self, successor: str, effective_on: date) -> date:
        """Follow a living successor from the next day, so that what it received is not moved twice."""
        alive = self._territory.life(successor).alive(effective_on)
        return effective_on + _DAY if alive else effective_on

    def _together(self, images: Sequence[Image], on: date) -> Share:
        """Return the one place that holds all images: their lowest common unit, or nowhere."""
        shares = [share for image in images for share in image.shares]
        units = {share.unit for share in shares if share.unit is not None}
        if any(share.unit is None for share in shares):
            return Share(None, _ONE, ImageKind.NOT_COMPARABLE)
        if len(units) == 1 and all(share.kind is ImageKind.WHOLE for share in shares):
            return Share(units.pop(), _ONE, ImageKind.WHOLE)
        unit = self._territory.common(sorted(units), on)
        kind = ImageKind.NOT_COMPARABLE if unit is None else ImageKind.UNALLOCATED
        return Share(unit, _ONE, kind)


def _standing(code: str | None) -> Image:
    kind = ImageKind.NOT_COMPARABLE if code is None else ImageKind.WHOLE
    return Image(kind, code, (Share(code, _ONE, kind),))


def _image(shares: tuple[Share, ...], links: tuple[Succession, ...]) -> Image:
    if len(shares) == 1:
        return Image(shares[0].kind, shares[0].unit, shares, links)
    return Image(ImageKind.WEIGHTED, None, shares, links)


def _scaled(image: Image, weight: Fraction) -> list[Share]:
    return [Share(share.unit, share.weight * weight, share.kind) for share in image.shares]


def _merge(groups: Iterable[list[Share]]) -> tuple[Share, ...]:
    """Add up the shares that meet at the same place in the same way, in the order of unit and kind."""
    added: dict[tuple[str | None, ImageKind], Fraction] = defaultdict(Fraction)
    for share in (share for group in groups for share in group):
        added[share.unit, share.kind] += share.weight
    ordered = sorted(added.items(), key=lambda item: (item[0][0] or "", item[0][1]))
    return tuple(Share(unit, weight, kind) for (unit, kind), weight in ordered)


def _by_date(links: Sequence[Succession]) -> tuple[Succession, ...]:
    unique = {id(link): link for link in links}
    return tuple(sorted(unique.values(), key=lambda link: link.effective_on))


def _by_predecessor(successions: Sequence[Succession]) -> dict[str, list[Succession]]:
    steps: dict[str, list[Succession]] = defaultdict(list)
    for succession in successions:
        for predecessor in succession.predecessors:
            steps[predecessor].append(succession)
    return steps
