"""What is handed over to be written, checked and brought to the scale of its definition."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cchc.catalogue.queries.definitions import Definition
from cchc.engine.bindings.breakdown import TOTAL, Breakdown
from cchc.engine.faults import N_
from cchc.engine.figures import Blank, Figure
from cchc.engine.kinds import Quality, Reach
from cchc.engine.territory import UnknownUnit
from cchc.engine.windows import Window
from cchc.statistics.faults import StatisticsFault
from cchc.statistics.queries.targets import Definitions
from cchc.statistics.resolution.windows import definition_day
from cchc.units.models import Unit


class FigureInput(NamedTuple):
    """A figure about a unit (`subject`) as a unit (`reporter`) states it, over a window or at an instant.

    The amount is in the unit of the indicator. `denominator` keeps the second number of "101/119".
    `as_written` is what the source printed; `source` says where that stands ("reporting.cell:123", a file).
    It is a tuple, which is made in a third of the time: a round of 200 communes writes 60,000 of them.
    """

    indicator: str
    subject: str
    reporter: str
    window: Window
    figure: Figure
    reach: Reach = Reach.WHOLE
    breakdown: Breakdown = TOTAL
    denominator: int | None = None
    quality: Quality = Quality.OFFICIAL
    as_of: date | None = None
    as_written: str = ""
    source: str = ""


class Value(NamedTuple):
    """What makes an entry differ from the one before."""

    amount: int | None
    denominator: int | None
    text: str
    blank: str
    quality: str
    as_of: date | None


class SliceKey(NamedTuple):
    """What identifies a slice within a lane."""

    indicator: int
    version: int
    start: date
    stop: date


class Address(NamedTuple):
    """What identifies a coordinate within a lane."""

    slice: SliceKey
    reporter: int
    subject: int
    reach: str
    breakdown: str


class Interpreter:
    """Finds definitions and units of inputs; everything is read once for all inputs."""

    def __init__(self, indicators: Iterable[str]) -> None:
        self._definitions = Definitions()
        self._definitions.load(indicators)
        self._units = dict(Unit.objects.values_list("code", "pk"))
        self._known: dict[tuple[str, Window], tuple[Definition, SliceKey]] = {}

    def definition(self, indicator: str, window: Window) -> Definition:
        """Return the definition that a window's facts follow."""
        return self._about(indicator, window)[0]

    def unit(self, code: str) -> int:
        """Return the key of a unit. Raises UnknownUnit."""
        if code not in self._units:
            raise UnknownUnit(code, self._units)
        return self._units[code]

    def slice_key(self, indicator: str, window: Window) -> SliceKey:
        """Return the slice of an indicator's facts about a window."""
        return self._about(indicator, window)[1]

    def read(self, given: FigureInput) -> tuple[Address, Value]:
        """Return the coordinate of an input and its value as stored. Raises StatisticsFault, UnknownUnit."""
        definition, key = self._about(given.indicator, given.window)
        reporter = self.unit(given.reporter)
        subject = reporter if given.subject == given.reporter else self.unit(given.subject)
        address = Address(key, reporter, subject, given.reach.value, given.breakdown.key)
        return address, _value(given, definition)

    def _about(self, indicator: str, window: Window) -> tuple[Definition, SliceKey]:
        found = self._known.get((indicator, window))
        if found is None:
            definition = self._definitions.on(indicator, definition_day(window))
            key = SliceKey(definition.indicator_id, definition.version, window.start, window.stop)
            found = self._known[indicator, window] = definition, key
        return found


def _value(given: FigureInput, definition: Definition) -> Value:
    amount, blank = given.figure.amount, given.figure.blank
    if blank is Blank.MISSING:
        raise StatisticsFault(
            N_(
                "“%(indicator)s” của “%(unit)s”: ô thiếu không được ghi. "
                "Hãy ghi lý do để trống, hoặc bỏ ô này."
            ),
            indicator=given.indicator,
            unit=given.subject,
        )
    return Value(
        amount=None if amount is None else scaled_integer(amount, definition),
        denominator=given.denominator,
        text=given.figure.text or "",
        blank=blank.value if blank else "",
        quality=given.quality.value,
        as_of=given.as_of,
    )


def scaled_integer(amount: Fraction, definition: Definition) -> int:
    """Return value × 10^decimals. Raises StatisticsFault for more decimals, or more digits, than are kept."""
    scale: int = 10**definition.decimals
    scaled, rest = divmod(amount.numerator * scale, amount.denominator)
    if rest:
        raise StatisticsFault(
            N_(
                "“%(indicator)s” chỉ giữ %(decimals)d chữ số thập phân nên không ghi được %(amount)s. "
                "Hãy làm tròn trước khi ghi."
            ),
            indicator=definition.code,
            decimals=definition.decimals,
            amount=str(amount),
        )
    if abs(scaled) >= 2**63:
        raise StatisticsFault(
            N_("“%(indicator)s”: số %(amount)s quá lớn. Hãy kiểm tra lại đơn vị tính."),
            indicator=definition.code,
            amount=str(amount),
        )
    return scaled
