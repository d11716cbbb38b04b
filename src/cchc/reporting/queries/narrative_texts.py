"""The text of a report, section by section: what was written, what is offered from the figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc.document.markup import Bound, Cited, TextBlock, bounds_of, parse_markup
from cchc.engine.faults import N_, Fault
from cchc.engine.kinds import Lane
from cchc.reporting.enums import TextState
from cchc.reporting.models import NarrativeText, Proposal
from cchc.reporting.outlines import PROPOSALS, OutlineSection, ReportOutline
from cchc.reporting.queries.fill import FilledForm
from cchc.reporting.queries.narrative_documents import Library, library_of
from cchc.reporting.queries.narrative_figures import FigureBook, figure_book
from cchc.reporting.queries.narrative_sentences import bounds_of_topics, draft


class TextFault(Fault):
    """What is wrong with the text of a section, with the section named."""


@dataclass(frozen=True)
class SectionText:
    """One section with its text in the markup: stored (then with state and version), offered, or none."""

    section: OutlineSection
    depth: int
    text: str
    stored: NarrativeText | None = None

    @property
    def is_offered(self) -> bool:
        """Whether the text is offered from the figures and stored nowhere."""
        return bool(self.text) and (self.stored is None or not self.stored.text)

    @property
    def is_written(self) -> bool:
        """Whether a person wrote or agreed the text."""
        return self.stored is not None and bool(self.text) and self.stored.state != TextState.DRAFTED

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        """The text taken apart; raises TextFault naming the section."""
        return parsed(self.section, self.text)


@dataclass(frozen=True)
class Narrative:
    """The whole text of one report with the figures and documents that it names."""

    outline: ReportOutline
    sections: tuple[SectionText, ...]
    proposals: tuple[Proposal, ...]
    book: FigureBook
    library: Library

    @property
    def missing(self) -> tuple[OutlineSection, ...]:
        """The sections that a person still has to write: nothing is stored, offered, or printed instead."""
        return tuple(
            one.section
            for one in self.sections
            if not one.text
            and not one.section.empty
            and not one.section.sections
            and not (one.section.gathers == PROPOSALS and self.proposals)
        )


def narrative_of(
    filled: FilledForm, outline: ReportOutline, *, lane: Lane = Lane.APPROVED, as_of: int | None = None
) -> Narrative:
    """Return the text of a report; sections without a stored text have the one offered from the figures.

    Raises TextFault for a stored text that is not as the markup asks.
    """
    stored = stored_texts(filled)
    texts = {key: one.text for key, one in stored.items() if one.text}
    blocks = [
        block
        for section, _ in outline.walk()
        if section.key in texts
        for block in parsed(section, texts[section.key])
    ]
    unwritten = [section for section, _ in outline.walk() if section.key not in texts]
    offered = bounds_of_topics(topic for section in unwritten for topic in section.topics)
    book = figure_book(
        filled, (*bounds_of(tuple(blocks)), *_in_form(offered, filled)), lane=lane, as_of=as_of
    )
    texts |= {section.key: draft(section, book) for section in unwritten}
    cited = [piece for block in blocks for piece in block.pieces if isinstance(piece, Cited)]
    return Narrative(
        outline=outline,
        sections=tuple(
            SectionText(section, depth, texts[section.key], stored.get(section.key))
            for section, depth in outline.walk()
        ),
        proposals=tuple(_proposals(filled)),
        book=book,
        library=library_of(filled.unit, filled.day, cited),
    )


def stored_texts(filled: FilledForm) -> Mapping[str, NarrativeText]:
    """Return the stored texts of a report by section, empty ones too."""
    if filled.submission is None:
        return {}
    texts = NarrativeText.objects.filter(submission=filled.submission).select_related("office")
    return {one.section_key: one for one in texts}


def parsed(section: OutlineSection, text: str) -> tuple[TextBlock, ...]:
    """Return a section's text taken apart; raises TextFault naming the section."""
    try:
        return parse_markup(text)
    except Fault as fault:
        raise text_fault(section, fault) from fault


def text_fault(section: OutlineSection, fault: Fault) -> TextFault:
    """Return the same fault with its section named."""
    return TextFault(
        N_("Mục “%(section)s” (%(key)s): %(reason)s"), section=section.title, key=section.key, reason=fault
    )


def _in_form(offered: tuple[Bound, ...], filled: FilledForm) -> Iterator[Bound]:
    """Sentences speak of many figures; those that the form does not have are not asked for."""
    names = {str(ref) for row in filled.rows for ref in row.row.refs}
    return (bound for bound in offered if bound.target in names)


def _proposals(filled: FilledForm) -> list[Proposal]:
    if filled.submission is None:
        return []
    return list(filled.submission.proposals.select_related("unit"))
