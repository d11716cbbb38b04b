"""Tables of the units."""

from cchc.units.models.functions import CompetenceTransfer, UnitFunction
from cchc.units.models.successions import Succession, SuccessionMember, SuccessionWeight
from cchc.units.models.units import Ancestry, Placement, Unit, UnitName

__all__ = [
    "Ancestry",
    "CompetenceTransfer",
    "Placement",
    "Succession",
    "SuccessionMember",
    "SuccessionWeight",
    "Unit",
    "UnitFunction",
    "UnitName",
]
