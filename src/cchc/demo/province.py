"""An Hải, the invented province: three tiers until 30 June 2025, two tiers since."""

from pathlib import Path

from cchc.units.services.import_functions import import_functions
from cchc.units.services.import_successions import import_successions
from cchc.units.services.import_units import import_units

FOLDER = Path(__file__).parent / "data" / "province"


def load_units(actor: str) -> int:
    """Load the units, what became of them, and who holds which function; return how many units there are."""
    units = import_units(FOLDER / "units.csv", actor)
    import_successions(FOLDER / "successions.csv", actor)
    import_functions(FOLDER / "functions.csv", actor)
    return len(units.created) + len(units.updated) + len(units.unchanged)
