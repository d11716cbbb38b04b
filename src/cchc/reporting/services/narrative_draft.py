"""Use case: draft the sections of a report that nobody has written, from its figures."""

from django.db import transaction

from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.foundation import audit
from cchc.reporting.enums import TextSource, TextState
from cchc.reporting.models import NarrativeText
from cchc.reporting.queries.narrative_figures import figure_book
from cchc.reporting.queries.narrative_sentences import bounds_of_topics, draft
from cchc.reporting.services.narrative_writing import TextSave, TextsSaved, open_report, write_texts


def draft_texts(
    form: str, unit: str, period: Period, *, actor: str, lane: Lane = Lane.APPROVED
) -> TextsSaved:
    """Write what the figures offer into every section that no person has written; twice changes nothing.

    A section drafted before is drafted anew. Raises NarrativeFault.
    """
    with transaction.atomic():
        report = open_report(form, unit, period, actor=actor)
        stored = {one.section_key: one for one in report.submission.texts.all()}
        free = [
            section
            for section, _ in report.outline.walk()
            if section.topics and (_is_free(stored[section.key]) if section.key in stored else True)
        ]
        names = {str(ref) for row in report.filled.rows for ref in row.row.refs}
        bounds = bounds_of_topics(topic for section in free for topic in section.topics)
        book = figure_book(report.filled, (one for one in bounds if one.target in names), lane=lane)
        saves = [TextSave(section.key, text) for section in free if (text := draft(section, book))]
        done = write_texts(report, saves, actor=actor, source=TextSource.DRAFTED, state=TextState.DRAFTED)
        if done.saved:
            audit.record(actor, "reporting.narrative_draft", str(report.submission), ", ".join(done.saved))
    return done


def _is_free(stored: NarrativeText) -> bool:
    return not stored.text or stored.state == TextState.DRAFTED
