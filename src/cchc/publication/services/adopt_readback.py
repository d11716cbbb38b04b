"""Use case: take the text of a returned Word file into the sections of a report."""

from dataclasses import dataclass

from django.db import transaction

from cchc.engine.faults import N_, Fault
from cchc.engine.periods import Period
from cchc.foundation import audit
from cchc.publication.narrative import NarrativePrinter
from cchc.publication.queries.adoption import Adoption, adoptions
from cchc.reading.readback import FileReading
from cchc.reporting.enums import TextSource
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.narrative_outlines import outline_of_form
from cchc.reporting.queries.narrative_texts import narrative_of
from cchc.reporting.services.narrative_set import set_texts
from cchc.reporting.services.narrative_writing import TextSave, TextsSaved


class ReadbackFault(Fault):
    """What was asked of a returned file cannot be done as asked."""


@dataclass(frozen=True)
class Adopted:
    """What each changed section came to, and what was written."""

    adoptions: tuple[Adoption, ...]
    saved: TextsSaved


def adopt_readback(
    form: str, unit: str, period: Period, read: FileReading, *, actor: str, reason: str = ""
) -> Adopted:
    """Adopt changed sections paragraph by paragraph; done twice it changes nothing.

    Sections that moved on since the draft stay as they are; agreed ones need a reason. Raises ReadbackFault
    where the form has no outline, and what `set_texts` raises; then nothing was written.
    """
    with transaction.atomic():
        filled = fill(form, unit, period)
        outline = outline_of_form(filled)
        if outline is None:
            raise ReadbackFault(
                N_(
                    "Báo cáo %(form)s của “%(unit)s” không có đề cương nên không có mục để nhận lời. "
                    "Hãy nạp bằng lệnh “cchc narrative outline load”."
                ),
                form=form,
                unit=unit,
            )
        narrative = narrative_of(filled, outline)
        found = adoptions(NarrativePrinter(narrative, {}), read)
        versions = {one.section.key: one.stored.version if one.stored else 0 for one in narrative.sections}
        fresh = [one for one in found if not one.moved_on and not one.is_adopted]
        saves = [TextSave(one.section, one.text, versions[one.section]) for one in fresh]
        saved = set_texts(form, unit, period, saves, actor=actor, source=TextSource.READ_BACK, reason=reason)
        if saved.saved:
            audit.record(
                actor, "publication.adopt_readback", f"{unit} {form} {period}", ", ".join(saved.saved)
            )
    return Adopted(found, saved)
