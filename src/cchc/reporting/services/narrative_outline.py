"""Use case: a unit loads an outline of its own for its reports and those of the units below it."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from cchc.engine.faults import N_
from cchc.foundation import audit
from cchc.reporting.models import Outline
from cchc.reporting.outlines import ReportOutline, outline_of, read_outline
from cchc.reporting.services.narrative_writing import NarrativeFault
from cchc.units.queries.listing import unit as unit_of


@dataclass(frozen=True)
class OutlineLoaded:
    """The outline, and whether it is new."""

    outline: ReportOutline
    is_new: bool


def load_outline(path: Path, unit: str, *, actor: str) -> OutlineLoaded:
    """Load one version of an outline; the same content again changes nothing.

    Raises SourceFault or ManyFaults for the file, UnknownUnit, and NarrativeFault where the version is taken
    by another content or is not above the last one.
    """
    content = dict(read_outline(path))
    outline = outline_of(content)
    place = unit_of(unit)
    with transaction.atomic():
        stored = Outline.objects.filter(unit=place, code=outline.code).order_by("-version")
        same = stored.filter(version=outline.version).first()
        if same is not None and same.content == content:
            return OutlineLoaded(outline, is_new=False)
        last = stored.first()
        if last is not None and last.version >= outline.version:
            raise NarrativeFault(
                N_(
                    "Đề cương %(code)s đã có bản %(version)d, bản đã nạp không sửa được. "
                    "Hãy ghi version: %(next)d rồi nạp lại."
                ),
                code=outline.code,
                version=last.version,
                next=last.version + 1,
            )
        Outline.objects.create(
            code=outline.code,
            version=outline.version,
            issuer=outline.issuer.value,
            unit=place,
            content=content,
            actor=actor,
        )
        audit.record(actor, "reporting.narrative_outline", f"{unit} {outline.code} v{outline.version}")
    return OutlineLoaded(outline, is_new=True)
