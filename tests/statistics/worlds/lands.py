"""Random lands: a tree of units and what befalls them, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from random import Random

from cchc.engine.kinds import Level
from cchc.engine.territory import Placement, Succession, UnitLife
from tests.statistics.oracle import Holding

START = date(2020, 1, 1)
ACT_DAYS = (
    date(2023, 12, 20),
    date(2024, 4, 10),
    date(2024, 5, 1),
    date(2024, 5, 20),
    date(2024, 6, 15),
    date(2024, 9, 1),
    date(2025, 3, 1),
    date(2025, 7, 1),
    date(2026, 1, 1),
)
WITHIN = ACT_DAYS[1:4]
"""Days within most of the windows that are asked for."""
TODAY = date(2026, 11, 21)
FUNCTION = "finance"


@dataclass
class Land:
    """A land that is being made: who lives now and stands where, and all that is past."""

    random: Random
    lives: dict[str, UnitLife] = field(default_factory=dict)
    placements: list[Placement] = field(default_factory=list)
    acts: list[Succession] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    places: dict[str, tuple[str | None, date]] = field(default_factory=dict)
    gave: set[str] = field(default_factory=set)
    born: set[str] = field(default_factory=set)
    took: set[str] = field(default_factory=set)
    serial: int = 0

    def living(self, *levels: Level) -> list[str]:
        """Return the living units of these levels that have not given anything away today."""
        return [
            code
            for code, life in self.lives.items()
            if life.level in levels and code in self.places and code not in self.gave
        ]

    def givers(self, *levels: Level) -> list[str]:
        """Return those of them that lived yesterday."""
        return [code for code in self.living(*levels) if code not in self.born]

    def ending(self, *levels: Level) -> list[str]:
        """Return those of them that may end today, having taken nothing today."""
        return [code for code in self.givers(*levels) if code not in self.took]

    def birth(self, level: Level, parent: str | None, day: date) -> str:
        """Let a unit begin."""
        self.serial += 1
        code = f"{level.value[0] if level is not Level.DEPARTMENT else 's'}{self.serial}"
        self.lives[code] = UnitLife(code, code.upper(), level, level.value, day)
        self.places[code] = (parent, day)
        self.born.add(code)
        return code

    def leave(self, code: str, day: date) -> None:
        """Close the place where a unit stands."""
        parent, since = self.places.pop(code)
        if parent is not None and since < day:
            self.placements.append(Placement(code, parent, since, day))

    def move(self, code: str, parent: str, day: date) -> None:
        """Hang a unit below another one."""
        self.leave(code, day)
        self.places[code] = (parent, day)

    def end(self, code: str, heir: str | None, day: date) -> None:
        """Let a unit end; those below it go below the heir."""
        for child in [one for one, (parent, _) in self.places.items() if parent == code]:
            if heir is None:
                self.end(child, None, day)
            else:
                self.move(child, heir, day)
        self.leave(code, day)
        old = self.lives[code]
        self.lives[code] = UnitLife(old.code, old.name, old.level, old.kind, old.valid_from, day)
        for held in [one for one in self.holdings if one.unit == code and one.valid_to is None]:
            self.close(held, day)
        self.gave.add(code)

    def close(self, held: Holding, day: date) -> None:
        """Let a unit hold a function no longer."""
        self.holdings.remove(held)
        self.holdings.append(Holding(held.unit, held.function, held.valid_from, day))

    def parent(self, code: str) -> str | None:
        """Return where a living unit stands now."""
        return self.places[code][0]

    def act(self, day: date, givers: Iterable[str], takers: Iterable[str], *, weighted: bool = False) -> None:
        """Note an act, with weights in tenths if wanted."""
        givers, takers = tuple(givers), tuple(takers)
        weights: dict[tuple[str, str], Fraction] = {}
        if weighted:
            for giver in givers:
                cuts = sorted(self.random.randint(0, 10) for _ in takers[1:])
                tenths = [b - a for a, b in zip([0, *cuts], [*cuts, 10], strict=True)]
                weights |= {(giver, taker): Fraction(n, 10) for taker, n in zip(takers, tenths, strict=True)}
        self.acts.append(Succession(day, "", "act", givers, takers, weights, "typed" if weighted else ""))
        self.gave.update(givers)
        self.took.update(takers)

    def begin_day(self) -> None:
        """Forget who was born, gave and took on the day before."""
        for today in (self.gave, self.born, self.took):
            today.clear()

    def finish(self) -> None:
        """Write down where those who still live stand."""
        for code, (parent, since) in sorted(self.places.items()):
            if parent is not None:
                self.placements.append(Placement(code, parent, since))


def make_land(random: Random, provinces: int, districts: int, communes: int, days: dict[date, int]) -> Land:
    """Make a land of provinces with districts with communes, and let `days[day]` things befall it a day."""
    land = Land(random)
    state = land.birth(Level.CENTRAL, None, START)
    for _ in range(provinces):
        province = land.birth(Level.PROVINCE, state, START)
        for number in range(2):
            office = land.birth(Level.DEPARTMENT, province, START)
            if number == 0:
                land.holdings.append(Holding(office, FUNCTION, START))
        for _ in range(districts):
            district = land.birth(Level.DISTRICT, province, START)
            for _ in range(communes):
                land.birth(Level.COMMUNE, district, START)
    for day in sorted(days):
        land.begin_day()
        for _ in range(days[day]):
            random.choice(BEFALLS)(land, day)
    land.finish()
    return land


def merge(land: Land, day: date) -> None:
    """n:1, into a new unit."""
    communes = land.ending(Level.COMMUNE)
    if len(communes) < 2:
        return
    givers = land.random.sample(communes, land.random.randint(1, min(3, len(communes))))
    taker = land.birth(Level.COMMUNE, land.parent(givers[0]), day)
    _replace(land, day, givers, [taker])


def absorb(land: Land, day: date) -> None:
    """n:1, into a unit that lives on."""
    givers, takers = (find(Level.COMMUNE, Level.DEPARTMENT) for find in (land.ending, land.living))
    if givers and len(takers) > 1:
        giver = land.random.choice(givers)
        taker = land.random.choice([one for one in takers if one != giver])
        _replace(land, day, [giver], [taker])


def split(land: Land, day: date) -> None:
    """1:n into new units of the same or another parent."""
    communes = land.ending(Level.COMMUNE)
    if communes:
        giver = land.random.choice(communes)
        _replace(land, day, [giver], _new(land, day, giver, land.random.randint(2, 3)))


def rearrange(land: Land, day: date) -> None:
    """n:m."""
    communes = land.ending(Level.COMMUNE)
    if len(communes) >= 2:
        givers = land.random.sample(communes, 2)
        _replace(land, day, givers, _new(land, day, givers[0], 2))


def give_part(land: Land, day: date) -> None:
    """A unit gives a part to a new or an old unit and lives on."""
    givers, others = land.givers(Level.COMMUNE), land.living(Level.COMMUNE)
    if givers and len(others) > 1:
        giver = land.random.choice(givers)
        other = land.random.choice([one for one in others if one != giver])
        taker = other if land.random.random() < 0.5 else land.birth(Level.COMMUNE, land.parent(giver), day)
        land.act(day, [giver], [giver, taker], weighted=land.random.random() < 0.4)


def die(land: Land, day: date) -> None:
    """An end without successor."""
    communes = land.ending(Level.COMMUNE, Level.DEPARTMENT)
    if len(communes) >= 2:
        land.end(land.random.choice(communes), None, day)


def move(land: Land, day: date) -> None:
    """A unit comes below another parent, without an act."""
    communes, parents = land.living(Level.COMMUNE), land.living(Level.DISTRICT, Level.PROVINCE)
    if communes and parents:
        land.move(land.random.choice(communes), land.random.choice(parents), day)


def dissolve(land: Land, day: date) -> None:
    """A district ends; its communes come below the province and are, or are not, all of its successors."""
    districts = land.ending(Level.DISTRICT)
    if not districts:
        return
    district = land.random.choice(districts)
    province = land.parent(district)
    below = [code for code, (parent, _) in land.places.items() if parent == district]
    if province is None or not below:
        return
    takers = below if land.random.random() < 0.5 else [*below[:2], province]
    weighted = land.random.random() < 0.4
    land.end(district, province, day)
    land.act(day, [district], takers, weighted=weighted)


def merge_provinces(land: Land, day: date) -> None:
    """Two provinces become a new one; of two offices with the same function one loses it."""
    provinces = land.ending(Level.PROVINCE)
    if len(provinces) < 2:
        return
    givers = land.random.sample(provinces, 2)
    taker = land.birth(Level.PROVINCE, land.parent(givers[0]), day)
    _replace(land, day, givers, [taker])
    for held in [one for one in land.holdings if one.valid_to is None and land.parent(one.unit) == taker][1:]:
        land.close(held, day)


BEFALLS = (merge, absorb, split, rearrange, give_part, die, move, dissolve, merge_provinces)


def _new(land: Land, day: date, near: str, count: int) -> list[str]:
    parents = [land.parent(near), *land.living(Level.DISTRICT)]
    return [
        land.birth(Level.COMMUNE, parents[0] if land.random.random() < 0.7 else parents[-1], day)
        for _ in range(count)
    ]


def _replace(land: Land, day: date, givers: list[str], takers: list[str]) -> None:
    for giver in givers:
        land.end(giver, takers[0], day)
    land.act(day, givers, takers, weighted=len(takers) > 1 and land.random.random() < 0.4)
