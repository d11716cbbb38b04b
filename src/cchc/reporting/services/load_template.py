"""Use case: keep what repeats from round to round of a collecting unit."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from cchc.foundation import audit
from cchc.reporting.models import RoundTemplate
from cchc.reporting.round_source import read_plan
from cchc.units.queries.listing import unit as unit_of


@dataclass(frozen=True)
class TemplateLoaded:
    """The template's code, "HOST-PLAN", and whether it is new or another now."""

    code: str
    created: bool
    changed: bool


def load_template(path: Path, host: str, *, actor: str) -> TemplateLoaded:
    """Keep the plan of a file as the template of a collecting unit; twice changes nothing.

    Rounds that are open keep their deadlines. Raises UnknownUnit, SourceFault, ManyFaults; then nothing was
    written.
    """
    content = read_plan(path)
    unit = unit_of(host)
    code = f"{host}-{content['code']}"
    with transaction.atomic():
        stored = RoundTemplate.objects.filter(code=code).first()
        if stored is not None and (stored.plan, stored.name) == (content, content["name"]):
            return TemplateLoaded(code, created=False, changed=False)
        values = {"name": content["name"], "host": unit, "plan": content}
        RoundTemplate.objects.update_or_create(code=code, defaults=values)
        audit.record(actor, "reporting.load_template", code, path.name)
    return TemplateLoaded(code, created=stored is None, changed=stored is not None)
