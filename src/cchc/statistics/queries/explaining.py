"""Figures with everything that they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cchc.catalogue.queries.definitions import definitions
from cchc.engine.bindings.refs import Ref
from cchc.foundation.stamps import one_look
from cchc.statistics.queries.computable import computable_refs, parts_of_indicator
from cchc.statistics.queries.known import known_refs
from cchc.statistics.queries.origins import (
    AdjustmentOrigin,
    EntryOrigin,
    adjustment_origins,
    entry_origins,
)
from cchc.statistics.queries.preparing import prepare
from cchc.statistics.queries.targets import targets_of
from cchc.statistics.queries.wording import with_words
from cchc.statistics.resolution.answer import Answer
from cchc.statistics.resolution.question import Question
from cchc.statistics.resolution.ratios import parts_of_ratio


@dataclass(frozen=True)
class Explanation:
    """An answer, the entries and adjustments it rests on, and for a ratio its two parts explained."""

    ref: Ref
    answer: Answer
    entries: tuple[EntryOrigin, ...]
    adjustments: tuple[AdjustmentOrigin, ...]
    parts: tuple["Explanation", ...] = ()


def resolve(question: Question) -> dict[Ref, Answer]:
    """Answer every ref of a question about one unit. Raises UnknownUnit, StatisticsFault, MomentFault."""
    with one_look():
        resolver = prepare(question).resolver
        return with_words({ref: resolver.answer(ref, question.unit) for ref in question.refs})


def facts(question: Question, indicator: str | None = None) -> dict[Ref, Answer]:
    """Return everything that can be answered for the unit of a question, by ref; its own refs do not matter.

    That is what is known, of one indicator or of all, and the ratios that are computed from it.
    """
    named = (
        None if indicator is None else {indicator} | parts_of_indicator(indicator, question.window.last_day)
    )
    known = known_refs(question, named)
    asked = [ref for ref in (*known, *computable_refs(question, known)) if indicator in (None, ref.indicator)]
    answers = resolve(question.asking(*sorted(asked, key=str)))
    return {ref: answer for ref, answer in answers.items() if not answer.is_missing}


def explain(question: Question) -> list[Explanation]:
    """Explain every ref of a question: each entry, adjustment and missing name behind its figure."""
    pairs = {ref: parts_of_ratio(target) or () for ref, target in targets_of(question).items()}
    wanted = tuple(pairs)
    answers = resolve(replace(question, refs=wanted))
    entries, adjustments = _origins(answers)

    def explained(ref: Ref) -> Explanation:
        answer = answers[ref]
        return Explanation(
            ref,
            answer,
            tuple(sorted((entries[pk] for pk in answer.entries), key=_place)),
            tuple(adjustments[pk] for pk in answer.adjustments),
            tuple(explained(part) for part in pairs[ref] if part in answers),
        )

    return [explained(ref) for ref in question.refs]


def _place(entry: EntryOrigin) -> tuple[str, str, str, int]:
    return entry.subject, entry.indicator, entry.breakdown, entry.entry


def _origins(
    answers: Mapping[Ref, Answer],
) -> tuple[dict[int, EntryOrigin], dict[int, AdjustmentOrigin]]:
    decimals = {code: one.decimals for code, one in definitions().items()}
    entries = {pk for answer in answers.values() for pk in answer.entries}
    adjustments = {pk for answer in answers.values() for pk in answer.adjustments}
    return entry_origins(entries, decimals), adjustment_origins(adjustments, decimals)
