"""Tables of the catalogue."""

from cchc.catalogue.models.axes import Axis, AxisValue
from cchc.catalogue.models.choices import Choice, ChoiceList
from cchc.catalogue.models.drafts import FormDraft, FormDraftRow
from cchc.catalogue.models.forms import Appendix, Form, Row
from cchc.catalogue.models.indicators import Indicator, IndicatorDefinition

__all__ = [
    "Appendix",
    "Axis",
    "AxisValue",
    "Choice",
    "ChoiceList",
    "Form",
    "FormDraft",
    "FormDraftRow",
    "Indicator",
    "IndicatorDefinition",
    "Row",
]
