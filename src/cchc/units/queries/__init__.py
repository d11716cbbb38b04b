"""Reading units: the snapshot for figures, lists for people, who answers for what."""

from cchc.units.queries.functions import FunctionFault, field_holder, holder, holders
from cchc.units.queries.listing import UnitOn, on, subtree, unit, units_on
from cchc.units.queries.snapshot import territory

__all__ = [
    "FunctionFault",
    "UnitOn",
    "field_holder",
    "holder",
    "holders",
    "on",
    "subtree",
    "territory",
    "unit",
    "units_on",
]
