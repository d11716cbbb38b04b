"""Plans of rounds as files: those that ship, and those of a province."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from cchc.catalogue.queries.tables import FormTables, every_form
from cchc.catalogue.source.files import read_file
from cchc.catalogue.source.schema import SourceFault
from cchc.engine.faults import N_, Fault
from cchc.foundation.faults import ManyFaults
from cchc.reporting.round_plan import PlanFault, RoundPlan

SHIPPED = Path(__file__).parent / "data" / "round_templates"
SCHEMA = Path(__file__).parent / "schema" / "round-template.schema.json"


def shipped_plans() -> tuple[str, ...]:
    """Return the names of the plans that ship."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml")))


def plan_file(name: str) -> Path:
    """Return the file of a shipped plan's name, or the path itself; raise PlanFault where there is none."""
    shipped = SHIPPED / f"{name}.yaml"
    path = shipped if name in shipped_plans() else Path(name)
    if not path.is_file():
        raise PlanFault(
            N_("Không có mẫu đợt “%(name)s”. Hãy ghi đường dẫn tệp, hoặc một mẫu có sẵn: %(known)s."),
            name=name,
            known=", ".join(shipped_plans()),
        )
    return path


def read_plan(path: Path) -> dict[str, Any]:
    """Return the content of a plan; raise SourceFault or ManyFaults naming line and field of each fault.

    Forms and rows that the catalogue does not have are faults of their field too.
    """
    content: dict[str, Any] = read_file(path, SCHEMA)
    forms = {form.code: form for form in every_form()}
    faults = [_at(path, place, why) for place, why in _faults(content, forms)]
    if faults:
        raise ManyFaults(faults)
    RoundPlan.of(content)
    return content


def _at(path: Path, place: str, why: Fault) -> Fault:
    return SourceFault(N_("Tệp %(file)s, chỗ %(place)s: %(reason)s"), file=str(path), place=place, reason=why)


def _faults(content: Mapping[str, Any], forms: Mapping[str, FormTables]) -> Iterator[tuple[str, Fault]]:
    for place, one in enumerate(content["forms"]):
        form = forms.get(one["form"])
        if form is None:
            yield f"$.forms[{place}].form", _unknown(one["form"], forms)
        elif one["level"] not in form.levels:
            reason = N_("biểu %(form)s không dành cho cấp %(level)s, chỉ cho: %(levels)s.")
            yield (
                f"$.forms[{place}].level",
                Fault(reason, form=form.code, level=one["level"], levels=", ".join(form.levels)),
            )
    for place, one in enumerate(content.get("bases", ())):
        form = forms.get(one["form"])
        if form is None:
            yield f"$.bases[{place}].form", _unknown(one["form"], forms)
        elif one["row"] not in {row.key for row in form.rows}:
            reason = N_("biểu %(form)s không có dòng “%(row)s”. Hãy sửa khóa dòng.")
            yield f"$.bases[{place}].row", Fault(reason, form=one["form"], row=one["row"])


def _unknown(form: str, forms: Collection[str]) -> Fault:
    known = ", ".join(sorted(forms)) or "—"
    return Fault(N_("không có biểu mẫu “%(form)s”. Các biểu hiện có: %(known)s."), form=form, known=known)
