"""What can be wrong with units, their places in the tree and their successions."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from cchc.engine.faults import N_, Fault


class TerritoryFault(Fault):
    """Units, places or successions that cannot all be true."""


class LifeFault(TerritoryFault):
    """A life that ends before it begins; parameter `code`."""


class PlacementFault(TerritoryFault):
    """A place in the tree that cannot be; parameters `child` and `start` (as written) name it."""


class SuccessionFault(TerritoryFault):
    """An act that does not agree with the lives of its units; parameter `code` where one unit is to blame."""


class UnknownUnit(TerritoryFault):
    """A code that no unit has; names the nearest codes."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        near = get_close_matches(code, list(known), n=3, cutoff=0.5)
        if near:
            template = N_("Không có đơn vị nào mang mã “%(code)s”. Mã gần giống: %(near)s.")
            super().__init__(template, code=code, near=", ".join(near))
        else:
            template = N_(
                "Không có đơn vị nào mang mã “%(code)s”. Hãy xem danh sách bằng lệnh “cchc units list”."
            )
            super().__init__(template, code=code)


class CircularSuccession(TerritoryFault):
    """Units that end and pass into one another on one day, so that nobody is left holding their facts."""

    def __init__(self, code: str, on: date) -> None:
        super().__init__(
            N_(
                "Các đơn vị kế thừa vòng tròn quanh “%(code)s” ngày %(on)s. "
                "Hãy sửa văn bản kế thừa để có đơn vị còn hoạt động tiếp nhận."
            ),
            code=code,
            on=on.strftime("%d/%m/%Y"),
        )
