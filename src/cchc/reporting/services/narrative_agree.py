"""Use case: sections of a report are agreed; from then on their text changes only with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from cchc.engine.faults import N_
from cchc.engine.periods import Period
from cchc.foundation import audit
from cchc.reporting.enums import TextState
from cchc.reporting.models import NarrativeText
from cchc.reporting.services.narrative_writing import NarrativeFault, open_report


@dataclass(frozen=True)
class TextsAgreed:
    """Sections that were agreed now, and those that had been before."""

    agreed: tuple[str, ...]
    unchanged: tuple[str, ...]


def agree_texts(
    form: str, unit: str, period: Period, sections: Iterable[str] = (), *, actor: str
) -> TextsAgreed:
    """Agree the sections named, else all that have a stored text; done twice it changes nothing.

    The version stays: nothing of the text changes. Raises NarrativeFault for a section without stored text,
    and what `open_report` raises; then nothing was written.
    """
    with transaction.atomic():
        report = open_report(form, unit, period, actor=actor)
        stored = {one.section_key: one for one in report.submission.texts.exclude(text="")}
        keys = [report.section(key).key for key in sections] or sorted(stored)
        empty = [key for key in keys if key not in stored]
        if empty or not keys:
            raise NarrativeFault(
                N_(
                    "Chưa có lời được ghi ở mục %(sections)s nên chưa thống nhất được. "
                    "Hãy ghi lời trước bằng lệnh “cchc narrative draft” hoặc “set”."
                ),
                sections=", ".join(empty) or "—",
            )
        fresh = [stored[key] for key in keys if stored[key].state != TextState.AGREED]
        NarrativeText.objects.filter(pk__in=[one.pk for one in fresh]).update(state=TextState.AGREED)
        agreed = tuple(one.section_key for one in fresh)
        if agreed:
            audit.record(actor, "reporting.narrative_agree", str(report.submission), ", ".join(agreed))
    return TextsAgreed(agreed, tuple(key for key in keys if key not in agreed))
