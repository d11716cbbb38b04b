"""The worked examples that ship with cchc: the real changes of 2025 around the units of the five reports."""

from pathlib import Path

from django.db import transaction

from cchc.units.services.import_competences import import_competences
from cchc.units.services.import_functions import import_functions
from cchc.units.services.import_successions import RowsImported, import_successions
from cchc.units.services.import_units import import_units

EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "worked_examples"


@transaction.atomic
def load_worked_examples(actor: str = "cchc") -> dict[str, RowsImported]:
    """Load units, successions, functions and competences; a second time changes nothing."""
    units = import_units(EXAMPLES / "units.csv", actor)
    return {
        "units": RowsImported(len(units.created), len(units.updated), len(units.unchanged)),
        "successions": import_successions(EXAMPLES / "successions.csv", actor),
        "functions": import_functions(EXAMPLES / "functions.csv", actor),
        "competences": import_competences(EXAMPLES / "competences.csv", actor),
    }
