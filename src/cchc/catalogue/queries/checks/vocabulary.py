"""The words that bindings may use, read once for all checks."""

from collections.abc import Collection
from dataclasses import dataclass

from cchc.catalogue.models import AxisValue, ChoiceList, IndicatorDefinition
from cchc.engine.bindings.faults import nearest
from cchc.engine.bindings.refs import Known
from cchc.engine.faults import N_, Fault


@dataclass(frozen=True)
class Vocabulary:
    """Latest definitions by indicator, values by axis, and the choice lists."""

    definitions: dict[str, IndicatorDefinition]
    axes: dict[str, tuple[str, ...]]
    lists: frozenset[str]

    def known(self, rows: Collection[str] = ()) -> Known:
        """Return the words for the parser, with the rows that one form has."""
        return Known(self.definitions, self.axes, rows)


def vocabulary() -> Vocabulary:
    """Read the words of the stored catalogue: three queries."""
    stored = IndicatorDefinition.objects.select_related("indicator", "choices").order_by("version")
    axes: dict[str, tuple[str, ...]] = {}
    for axis, key in AxisValue.objects.values_list("axis__code", "key"):
        axes[axis] = (*axes.get(axis, ()), key)
    return Vocabulary(
        definitions={definition.indicator.code: definition for definition in stored},
        axes=axes,
        lists=frozenset(ChoiceList.objects.values_list("code", flat=True)),
    )


def suggestion(word: str, known: Collection[str]) -> Fault:
    """Return what to do about an unknown word: take the nearest known one, or add it to the catalogue."""
    near = nearest(word, known)
    return Fault(N_("Có phải ý là “%(near)s”?"), near=near) if near else Fault(N_("Hãy thêm vào danh mục."))
