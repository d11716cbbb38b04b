"""One consistent set of figures: every sum adds up, every part is within its whole."""

from dataclasses import dataclass, field
from random import Random

from benchmarks.corpus.issuers import Issuer, Span, issuer, span

SIZES = {"province": 100, "department": 3, "district": 12, "commune": 4}
OUTCOMES = ("early", "on_time", "late")
RATINGS = ("excellent", "good", "done", "failed")
GROUPS = ("full", "regular", "partly", "state")


@dataclass
class World:
    """Figures of this period by key, and those of the last one."""

    issuer: Issuer
    span: Span
    now: dict[str, int] = field(default_factory=dict)
    old: dict[str, int] = field(default_factory=dict)

    @property
    def levels(self) -> range:
        """The numbers of the parts its dossiers split into."""
        return range(len(self.issuer.parts))


def world(rng: Random) -> World:
    """An issuer, a period, and figures that fit together."""
    when = span(rng)
    made = World(issuer(rng, when), when)
    size = SIZES[made.issuer.level]
    for fill in (_direction, _dossiers, _procedures, _staff, _finance, _digital):
        fill(made, rng, size)
    made.old = {key: max(1, round(value * rng.uniform(0.78, 0.97))) for key, value in made.now.items()}
    return made


def split(rng: Random, amount: int, parts: int) -> list[int]:
    """Whole parts of an amount, none of them empty when there is enough."""
    weights = [rng.uniform(0.2, 1) for _ in range(parts)]
    made = [max(1, int(amount * weight / sum(weights))) for weight in weights]
    made[0] += amount - sum(made)
    return made if made[0] > 0 else [amount, *[0] * (parts - 1)]


def _partition(made: World, rng: Random, whole: str, amount: int, parts: tuple[str, ...]) -> None:
    made.now[whole] = amount
    for part, value in zip(parts, split(rng, amount, len(parts)), strict=True):
        made.now[f"{whole}.{part}"] = value


def _within(made: World, rng: Random, part: str, whole: str, low: float = 0.55) -> None:
    made.now[part] = max(1, min(made.now[whole], round(made.now[whole] * rng.uniform(low, 1.0))))


def _direction(made: World, rng: Random, size: int) -> None:
    made.now["plan"] = rng.randint(18, 60)
    _within(made, rng, "plan.done", "plan", 0.4)
    _partition(made, rng, "assigned", rng.randint(30, 90) + size * 4, ("done", "late", "open"))
    made.now["orders"] = rng.randint(7, 40) + size
    made.now["offices"] = rng.randint(6, 20)
    _partition(made, rng, "inspected", rng.randint(6, 30), ("upper", "lower"))
    made.now["issues"] = rng.randint(8, 45)
    _within(made, rng, "issues.fixed", "issues")
    made.now["classes"] = rng.randint(3, 14)
    _partition(made, rng, "trainees", rng.randint(150, 700) + 11 * size, ("leaders", "staff", "villages"))
    _partition(made, rng, "news", rng.randint(24, 140) + size, ("articles", "films"))
    made.now["news.plan"] = max(4, round(made.now["news"] * rng.uniform(0.7, 0.97)))
    made.now["survey"] = rng.randint(120, 900) + 20 * size
    _within(made, rng, "survey.content", "survey", 0.8)


def _dossiers(made: World, rng: Random, size: int) -> None:
    totals: dict[str, int] = {}
    for level in made.levels:
        done = rng.randint(300, 1900) * size // 2 + rng.randint(20, 99)
        figures = dict(zip(("early", "on_time"), split(rng, done, 2), strict=True))
        figures["late"] = rng.randint(1, max(2, done // 90))
        figures["done"] = sum(figures.values())
        figures["waiting"], figures["overdue"] = rng.randint(14, 60) + done // 30, rng.randint(1, 12)
        figures["open"] = figures["waiting"] + figures["overdue"]
        figures["received"] = figures["done"] + figures["open"]
        figures["online"] = round(figures["received"] * rng.uniform(0.5, 0.97))
        figures["direct"] = figures["received"] - figures["online"]
        figures["met"] = figures["early"] + figures["on_time"]
        for name, value in figures.items():
            made.now[f"{name}.{level}"] = value
            totals[name] = totals.get(name, 0) + value
    made.now.update(totals)
    made.now["carried"] = max(2, totals["received"] // rng.randint(11, 25))
    made.now["new"] = totals["received"] - made.now["carried"]
    _within(made, rng, "payable", "received", 0.3)
    _within(made, rng, "paid", "payable")
    _within(made, rng, "digitised", "done")


def _procedures(made: World, rng: Random, size: int) -> None:
    whole = 0
    for level in made.levels:
        _partition(made, rng, f"procedures.{level}", rng.randint(60, 400), ("part", "full"))
        whole += made.now[f"procedures.{level}"]
    made.now["procedures"] = whole
    made.now["borderless"] = rng.randint(6, 25)
    made.now["procedures.all"] = whole + made.now["borderless"]
    made.now["fees"] = rng.randint(40, 150)
    _within(made, rng, "fees.set", "fees")
    _partition(made, rng, "feedback", rng.randint(12, 80), ("done", "open"))
    _partition(made, rng, "laws", rng.randint(4, 26), ("resolutions", "decisions"))
    made.now["checked"] = rng.randint(40, 600) + size
    made.now["reviewed"] = rng.randint(30, 90)
    _within(made, rng, "reviewed.done", "reviewed")


def _staff(made: World, rng: Random, size: int) -> None:
    made.now["posts"] = rng.randint(40, 90) + 19 * size
    _within(made, rng, "posts.filled", "posts", 0.85)
    made.now["service.posts"] = rng.randint(120, 400) + 150 * size
    _within(made, rng, "service.filled", "service.posts", 0.88)
    _partition(made, rng, "rated", rng.randint(60, 190) + 12 * size, RATINGS)
    made.now["recruit.plan"] = rng.randint(14, 90)
    _within(made, rng, "recruited", "recruit.plan", 0.4)
    _partition(made, rng, "raises", rng.randint(160, 800) + 4 * size, ("regular", "early", "seniority"))
    made.now["cut.before"] = rng.randint(300, 900) + 8 * size
    made.now["cut.by"] = rng.randint(11, 90)
    made.now["cut.after"] = made.now["cut.before"] - made.now["cut.by"]
    made.now["units"] = rng.randint(25, 90) + 3 * size
    made.now["units.cut"] = rng.randint(2, 19)
    made.now["units.2015"] = made.now["units"] + made.now["units.cut"]
    _partition(made, rng, "rotated", rng.randint(12, 60), ("done", "open"))


def _finance(made: World, rng: Random, size: int) -> None:
    made.now["budget"] = rng.randint(110_000, 990_000) * max(1, size // 10)
    _within(made, rng, "spent", "budget", 0.3)
    for group, value in zip(GROUPS, split(rng, made.now["units"], 4), strict=True):
        made.now[f"autonomy.{group}"] = value
    made.now["saved"] = rng.randint(1_020, 9_800)
    made.now["desks"] = rng.randint(4, 30)
    made.now["desk.people"] = made.now["desks"] * rng.randint(3, 6)


def _digital(made: World, rng: Random, size: int) -> None:
    made.now["papers"] = rng.randint(900, 4_000) + 130 * size
    _within(made, rng, "papers.electronic", "papers", 0.9)
    _within(made, rng, "papers.signed", "papers.electronic", 0.85)
    made.now["reports"] = rng.randint(20, 80)
    _within(made, rng, "reports.online", "reports", 0.8)
    made.now["accounts"] = rng.randint(2_000, 9_000) + 700 * size
    _within(made, rng, "accounts.active", "accounts", 0.6)
    made.now["points"] = rng.randint(6_100, 9_400)
    _partition(made, rng, "lost", 10_000 - made.now["points"], ("rules", "service", "digital"))
