"""What the sources of answers printed."""

from collections.abc import Mapping
from dataclasses import replace

from cchc.engine.bindings.refs import Ref
from cchc.statistics.models import Entry
from cchc.statistics.resolution.answer import Answer


def with_words(answers: Mapping[Ref, Answer]) -> dict[Ref, Answer]:
    """Add `as_written` to the answers that are a single fact, unadjusted; one query."""
    single = {
        ref: answer.entries[0]
        for ref, answer in answers.items()
        if len(answer.entries) == 1 and not answer.adjustments
    }
    written = dict(
        Entry.stored()
        .filter(pk__in=set(single.values()))
        .exclude(as_written="")
        .values_list("pk", "as_written")
    )
    return {
        ref: replace(answer, as_written=written[single[ref]]) if single.get(ref) in written else answer
        for ref, answer in answers.items()
    }
