"""Changing units: files in, each in one transaction with one audit line."""

from cchc.units.services.import_competences import import_competences
from cchc.units.services.import_functions import import_functions
from cchc.units.services.import_successions import RowsImported, SuccessionsImported, import_successions
from cchc.units.services.import_units import UnitsImported, import_units
from cchc.units.services.worked_examples import load_worked_examples

__all__ = [
    "RowsImported",
    "SuccessionsImported",
    "UnitsImported",
    "import_competences",
    "import_functions",
    "import_successions",
    "import_units",
    "load_worked_examples",
]
