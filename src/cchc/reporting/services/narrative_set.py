"""Use case: a person writes sections of a report."""

from collections.abc import Iterable

from django.db import transaction

from cchc.engine.periods import Period
from cchc.foundation import audit
from cchc.reporting.enums import TextSource, TextState
from cchc.reporting.services.narrative_writing import TextSave, TextsSaved, open_report, write_texts


def set_texts(
    form: str,
    unit: str,
    period: Period,
    saves: Iterable[TextSave],
    *,
    actor: str,
    source: TextSource = TextSource.WRITTEN,
    state: TextState = TextState.WRITTEN,
) -> TextsSaved:
    """Write sections of a unit's report; done twice it changes nothing, a stale version is a conflict.

    An empty text gives the section back to what the figures offer. Raises NarrativeFault, and ManyFaults with
    a TextFault for each place that is not understood; then nothing was written.
    """
    with transaction.atomic():
        report = open_report(form, unit, period, actor=actor)
        done = write_texts(report, saves, actor=actor, source=source, state=state)
        if done.saved:
            audit.record(actor, "reporting.narrative_set", str(report.submission), ", ".join(done.saved))
    return done
