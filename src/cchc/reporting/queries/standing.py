"""Whether a unit and a form live in the time that a report is about."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.utils import timezone

from cchc.catalogue.models import Form
from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import OverTime
from cchc.engine.messages import Message
from cchc.engine.territory import UnitLife
from cchc.engine.windows import Window, written_day
from cchc.foundation.stamps import kept
from cchc.statistics.enums import View
from cchc.statistics.resolve import answered
from cchc.units.models import Unit


class NotLivingFault(Fault):
    """The unit did not live in the period, so it has nothing to report."""


class Life(Protocol):
    """Whatever has a first day and a first day on which it is no more."""

    @property
    def valid_from(self) -> date:
        """The first day."""

    @property
    def valid_to(self) -> date | None:
        """The first day on which it is no more; None while it lives."""


@dataclass(frozen=True)
class Validity:
    """From when until when something lives; `valid_to` is the first day on which it no longer does."""

    valid_from: date
    valid_to: date | None

    def holds(self, day: date) -> bool:
        """Whether it lives on a day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def phrase(self) -> Message:
        """Return "từ 01/01/2021 đến 31/12/2021"; without an end, "từ 01/01/2021"."""
        if self.valid_to is None:
            return Message(N_("từ %(start)s"), {"start": written_day(self.valid_from)})
        return Window(self.valid_from, self.valid_to).phrase()

    def written(self) -> str:
        """Return the phrase in Vietnamese."""
        return str(self.phrase())


@kept("catalogue", size=64)
def validity_of(form: str) -> Validity:
    """Return when a form that exists is in force."""
    return Validity(*Form.objects.values_list("valid_from", "valid_to").get(code=form))


def lived(window: Window, life: Life) -> Window:
    """Return the part of a figure's window that the unit lived, which is what its figure is about.

    A figure about a time that the unit did not live at all keeps its window.
    """
    return window.clip(life.valid_from, life.valid_to) or window


def about(window: Window, over_time: OverTime, life: Life) -> Window:
    """Return what a unit's figure is about: what of its window the unit answers for or else lived."""
    return answered(window, over_time, life.valid_from, life.valid_to) or lived(window, life)


def standing_day(unit: Unit | UnitLife, window: Window, view: View) -> date:
    """Return the day on which the unit stands in the tree that the view shows; raise NotLivingFault.

    As reported it is the last day of the window that the unit lived; in today's tree it is today.
    """
    if view is not View.AS_REPORTED:
        today = timezone.localdate()
        window = Window(today, today + timedelta(days=1))
    stood = window.clip(unit.valid_from, unit.valid_to)
    if stood is None:
        raise NotLivingFault(
            N_(
                "Đơn vị “%(unit)s” chỉ hoạt động %(life)s, không hoạt động %(window)s. "
                "Hãy chọn kỳ khác hoặc đơn vị kế thừa; xem danh sách bằng lệnh “cchc units list”."
            ),
            unit=unit.code,
            life=Validity(unit.valid_from, unit.valid_to).phrase(),
            window=window.phrase(),
        )
    return stood.last_day
