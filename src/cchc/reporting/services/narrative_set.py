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
    reason: str = "",
) -> TextsSaved:
    """Write sections of a unit's report; done twice it changes nothing, a stale version is a conflict.

    An empty text gives the section back to what the figures offer; an agreed one changes only with a reason
    and is then no longer agreed. Raises NarrativeFault, and ManyFaults with
    a TextFault for each place that is not understood; then nothing was written.
    """
    with transaction.atomic():
        report = open_report(form, unit, period, actor=actor)
        done = write_texts(report, saves, actor=actor, source=source, state=TextState.WRITTEN, reason=reason)
        if done.saved:
            detail = f"{', '.join(done.saved)} {reason}".strip()
            audit.record(actor, "reporting.narrative_set", str(report.submission), detail)
    return done
