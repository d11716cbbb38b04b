"""Which unit answers for a function or a field of work at a date."""

from datetime import date

from cchc.engine.faults import N_, Fault
from cchc.units.models import Ancestry, CompetenceTransfer, Placement, Unit, UnitFunction
from cchc.units.queries.listing import on, unit


class FunctionFault(Fault):
    """A function that nobody, or more than one unit, holds where one answer is needed."""


def holders(function: str, day: date) -> list[Unit]:
    """Return all units that hold a function on a day, by code."""
    held = UnitFunction.objects.filter(on(day), function=function)
    return list(Unit.objects.filter(on(day), pk__in=held.values("unit_id")).order_by("code"))


def holder(function: str, code: str, day: date) -> Unit:
    """Return the unit that answers for a function in the place of a unit on a day.

    It is the unit itself, else one directly below it; else the same one level up, up to the top: a commune
    without an office of its own is answered for by the office of its province. Raises FunctionFault when
    nobody, or several units of the same place, hold the function; UnknownUnit for the code.
    """
    asked = unit(code)
    held = {one.pk: one for one in holders(function, day)}
    for place in [asked.pk, *_above(asked, day)]:
        found = [held[place]] if place in held else _directly_below(place, held, day)
        if len(found) > 1:
            raise FunctionFault(
                N_("Ngày %(on)s có nhiều đơn vị giữ chức năng “%(function)s”: %(units)s. Hãy sửa danh sách."),
                function=function,
                on=day.strftime("%d/%m/%Y"),
                units=", ".join(one.code for one in found),
            )
        if found:
            return found[0]
    raise FunctionFault(
        N_(
            "Ngày %(on)s chưa có đơn vị nào giữ chức năng “%(function)s” cho “%(unit)s”. "
            "Hãy nạp bằng lệnh “cchc units functions”."
        ),
        function=function,
        on=day.strftime("%d/%m/%Y"),
        unit=code,
    )


def field_holder(field: str, code: str, since: date, day: date) -> str:
    """Return the code of the unit that holds on `day` a field of work that `code` held at `since`.

    Follows the transfers of that field with since <= effective_on <= day; raises UnknownUnit for the code.
    """
    place = unit(code).code
    transfers = CompetenceTransfer.objects.filter(
        field=field, effective_on__gte=since, effective_on__lte=day
    ).order_by("effective_on", "pk")
    for giver, receiver in transfers.values_list("giver__code", "receiver__code"):
        place = receiver if giver == place else place
    return place


def _above(asked: Unit, day: date) -> list[int]:
    above = Ancestry.objects.filter(on(day), unit=asked, depth__gt=0).order_by("depth")
    return list(above.values_list("ancestor_id", flat=True))


def _directly_below(place: int, held: dict[int, Unit], day: date) -> list[Unit]:
    below = Placement.objects.filter(on(day), parent_id=place, unit_id__in=list(held)).order_by("unit__code")
    return [held[pk] for pk in below.values_list("unit_id", flat=True)]
