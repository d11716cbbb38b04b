"""The indicators of the random worlds, and refs and windows to ask about."""

from collections.abc import Iterable
from datetime import date

from cchc.engine.bindings.breakdown import Breakdown
from cchc.engine.bindings.refs import Moment, Ref, parse_ref
from cchc.engine.kinds import OverTime, OverUnits, Reach
from cchc.engine.windows import Window
from tests.statistics.oracle import AxisWord, Meaning
from tests.statistics.worlds.lands import FUNCTION

LONG_AGO = date(2000, 1, 1)
KINDS = {
    "count": (OverUnits.SUM, OverTime.FLOW),
    "part": (OverUnits.SUM, OverTime.FLOW),
    "money": (OverUnits.SUM, OverTime.FLOW),
    "late": (OverUnits.SUM, OverTime.FLOW),
    "stock": (OverUnits.SUM, OverTime.STOCK),
    "ytd": (OverUnits.SUM, OverTime.YTD),
    "since": (OverUnits.SUM, OverTime.SINCE),
    "most": (OverUnits.MAX, OverTime.FLOW),
    "newest": (OverUnits.LATEST, OverTime.STOCK),
    "latest": (OverUnits.LATEST, OverTime.FLOW),
    "yes": (OverUnits.SHARE, OverTime.STOCK),
    "list": (OverUnits.DISTINCT, OverTime.FLOW),
    "words": (OverUnits.NONE, OverTime.FLOW),
    "budget": (OverUnits.OWNER, OverTime.FLOW),
    "level": (OverUnits.OWNER, OverTime.STOCK),
    "rate": (OverUnits.RATIO, OverTime.FLOW),
    "index": (OverUnits.RATIO, OverTime.FLOW),
}
DECIMALS = {"money": 3, "rate": 2, "index": 2}
VERSIONS = {"count": (LONG_AGO, date(2024, 5, 20)), "late": (date(2024, 6, 1), date(2026, 6, 1))}
RATIOS = {"rate": ("part", "count"), "index": ("rate", "stock")}
MOMENT_OF_PART = {"stock": "@end"}
AXES = [AxisWord("a", "x"), AxisWord("a", "y"), AxisWord("b", "u"), AxisWord("b", "v", date(2024, 4, 1))]
KEYS = ("", "a=x", "a=y", "b=u", "a=x;b=u", "a=x;b=v", "a=y;b=u", "a=y;b=v", "c=k", "a=x|y", "b=u;c=k")
ASKED_KEYS = ("", "a=x", "a=x|y", "a=x;b=u", "b=u|v", "a=x|y;b=u|v", "a=x|y;b=u", "c=k")
MOMENTS = ("window", "window", "window", "window", "end", "ytd", "since:2023", "at:2023")
WINDOWS = tuple(
    Window.parse(text)
    for text in (
        "2024-03-15/2024-06-15",
        "2023-12-15/2024-06-15",
        "2023-12-15/2024-12-15",
        "2024-04-01/2024-07-01",
        "2024-01-01/2024-07-01",
        "2024-06-15/2024-06-15",
    )
)
PIECES = tuple(
    Window.parse(text)
    for text in (
        "2023-12-15/2024-03-15",
        "2024-03-15/2024-06-15",
        "2024-06-15/2024-09-15",
        "2024-09-15/2024-12-15",
        "2023-12-15/2024-06-15",
        "2024-06-15/2024-12-15",
        "2024-03-15/2024-04-15",
        "2024-04-15/2024-05-15",
        "2024-05-15/2024-06-15",
        "2024-03-15/2024-05-15",
        "2024-04-01/2024-05-01",
        "2024-05-01/2024-06-01",
        "2024-06-01/2024-07-01",
        "2024-05-01/2024-07-01",
        "2024-01-01/2024-04-01",
        "2024-03-15/2024-06-10",
        "2024-06-10/2024-06-15",
        "2024-06-10/2024-06-10",
        "2024-06-15/2024-06-15",
        "2024-07-01/2024-07-01",
        "2024-05-15/2024-05-15",
        "2023-12-15/2023-12-15",
    )
)


def code(kind: str, number: int = 0) -> str:
    """Return the code of an indicator."""
    return f"t.{kind}{number or ''}"


def kind_of(indicator: str) -> str:
    """Return the kind that a code was made from."""
    return indicator.removeprefix("t.").rstrip("0123456789")


def meanings(numbers: Iterable[int] = (0,)) -> list[Meaning]:
    """Return the definitions of every kind, once for every number."""
    return [one for number in numbers for kind in KINDS for one in _versions(kind, number)]


def _versions(kind: str, number: int) -> list[Meaning]:
    starts = VERSIONS.get(kind, (LONG_AGO,))
    above, below = RATIOS.get(kind, (None, None))
    return [
        Meaning(
            code=code(kind, number),
            version=version,
            valid_from=start,
            valid_to=starts[version] if version < len(starts) else None,
            over_units=KINDS[kind][0],
            over_time=KINDS[kind][1],
            percent=kind == "rate",
            decimals=DECIMALS.get(kind, 0),
            numerator=parse_ref(code(above, number)) if above else None,
            denominator=parse_ref(code(below, number) + MOMENT_OF_PART.get(below, "")) if below else None,
            owner=FUNCTION if KINDS[kind][0] is OverUnits.OWNER else "",
        )
        for version, start in enumerate(starts, 1)
    ]


def ref(indicator: str, key: str = "", moment: str = "window", reach: Reach = Reach.WHOLE) -> Ref:
    """Return a ref."""
    return Ref(indicator, Breakdown.parse(key), _moment(moment), reach)


def refs_about(indicators: Iterable[str], keys: Iterable[str], reaches: Iterable[Reach]) -> tuple[Ref, ...]:
    """Return a ref for every combination."""
    return tuple(ref(one, key, "window", reach) for one in indicators for key in keys for reach in reaches)


def _moment(text: str) -> Moment:
    return parse_ref(f"t.any@{text}").moment
