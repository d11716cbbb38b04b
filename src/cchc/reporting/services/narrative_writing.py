"""How texts of sections are written: checked, versioned, kept in their history, never over a newer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cchc.document.markup import Bound, Cited
from cchc.engine.faults import N_, Fault
from cchc.engine.periods import Period
from cchc.foundation.faults import ManyFaults
from cchc.reporting.enums import SubmissionState, TextSource, TextState
from cchc.reporting.models import NarrativeChange, NarrativeText, Submission
from cchc.reporting.outlines import OutlineSection, ReportOutline
from cchc.reporting.queries.fill import FilledForm, fill
from cchc.reporting.queries.narrative_documents import library_of
from cchc.reporting.queries.narrative_figures import figure_book
from cchc.reporting.queries.narrative_outlines import outline_of_form
from cchc.reporting.queries.narrative_texts import parsed, text_fault
from cchc.reporting.services.locking import lock_submissions
from cchc.reporting.services.open_submissions import open_submissions
from cchc.units.models import Unit
from cchc.units.queries import FunctionFault, holder


class NarrativeFault(Fault):
    """The text of a report cannot be written as asked."""


@dataclass(frozen=True)
class Report:
    """The report whose text is written: its form as filled, its outline, its submission."""

    filled: FilledForm
    outline: ReportOutline
    submission: Submission

    def section(self, key: str) -> OutlineSection:
        """Return a section of the outline; raises NarrativeFault naming those there are."""
        found = self.outline.section(key)
        if found is None:
            raise NarrativeFault(
                N_("Đề cương %(outline)s không có mục “%(key)s”. Các mục: %(known)s."),
                outline=self.outline.code,
                key=key,
                known=", ".join(section.key for section, _ in self.outline.walk()),
            )
        return found


@dataclass(frozen=True)
class TextSave:
    """What a section is to say; `base_version` is the one that was read (0: none), None writes regardless."""

    section: str
    text: str
    base_version: int | None = None


@dataclass(frozen=True)
class TextConflict:
    """A section that somebody else changed meanwhile; `theirs` is what it says now."""

    section: str
    base_version: int
    version: int
    theirs: str


@dataclass(frozen=True)
class TextsSaved:
    """Sections written, sections that said so already, and those that were not written."""

    saved: tuple[str, ...]
    unchanged: tuple[str, ...]
    conflicts: tuple[TextConflict, ...]


def open_report(form: str, unit: str, period: Period, *, actor: str) -> Report:
    """Return the report of a unit, opening its submission where there is none; call it in the transaction.

    It is locked until the transaction ends. Raises NarrativeFault for one that was issued, or that has no
    outline, and what `open_submissions` raises.
    """
    submission = open_submissions(form, [unit], period, actor=actor)[unit]
    lock_submissions([submission.pk])
    submission.refresh_from_db()
    if submission.state == SubmissionState.ISSUED:
        raise NarrativeFault(
            N_(
                "Báo cáo %(form)s kỳ %(period)s của “%(unit)s” đã ban hành, lời báo cáo không sửa được nữa. "
                "Hãy mở lại báo cáo trước."
            ),
            form=form,
            period=period.phrase(),
            unit=unit,
        )
    filled = fill(form, unit, period)
    outline = outline_of_form(filled)
    if outline is None:
        raise NarrativeFault(
            N_(
                "Chưa có đề cương báo cáo cho “%(unit)s”, kỳ %(period)s. "
                "Hãy nạp bằng lệnh “cchc narrative outline load”."
            ),
            unit=unit,
            period=period.phrase(),
        )
    return Report(filled, outline, submission)


def write_texts(
    report: Report, saves: Iterable[TextSave], *, actor: str, source: TextSource, state: TextState
) -> TextsSaved:
    """Write sections, with their history; the caller holds the transaction.

    A section whose version is not the one that was read is a conflict and stays. Raises ManyFaults naming
    every section and place that is not understood; then nothing was written.
    """
    given = [(report.section(save.section), save) for save in saves]
    check_texts(report.filled, [(section, save.text) for section, save in given])
    stored = {one.section_key: one for one in report.submission.texts.all()}
    offices = _offices(report, {section.owner for section, _ in given})
    saved, unchanged, conflicts = [], [], []
    for section, save in given:
        one = stored.get(section.key)
        version = one.version if one else 0
        if save.base_version is not None and save.base_version != version:
            theirs = one.text if one else ""
            conflicts.append(TextConflict(section.key, save.base_version, version, theirs))
        elif one is not None and (one.text, one.state) == (save.text, state):
            unchanged.append(section.key)
        else:
            one = one or NarrativeText(submission=report.submission, section_key=section.key, version=0)
            one.text, one.state, one.office = save.text, state, offices.get(section.owner)
            one.version += 1
            one.save()
            NarrativeChange.objects.create(
                narrative=one, version=one.version, text=one.text, source=source, actor=actor
            )
            saved.append(section.key)
    return TextsSaved(tuple(saved), tuple(unchanged), tuple(conflicts))


def check_texts(filled: FilledForm, texts: Iterable[tuple[OutlineSection, str]]) -> None:
    """Raise ManyFaults with a TextFault for each text that names what is not there."""
    given = list(texts)
    faults: list[Fault] = []
    pieces = []
    for section, text in given:
        try:
            found = [piece for block in parsed(section, text) for piece in block.pieces]
        except Fault as fault:
            faults.append(fault)
        else:
            pieces += [(section, piece) for piece in found if isinstance(piece, Bound | Cited)]
    book = figure_book(filled, [piece for _, piece in pieces if isinstance(piece, Bound)])
    library = library_of(filled.unit, filled.day, [piece for _, piece in pieces if isinstance(piece, Cited)])
    for section, piece in pieces:
        try:
            if isinstance(piece, Bound):
                book.print(piece)
            else:
                library.find(piece)
        except Fault as fault:
            faults.append(text_fault(section, fault))
    if faults:
        raise ManyFaults(faults)


def _offices(report: Report, owners: set[str]) -> Mapping[str, Unit]:
    """The unit that answers for each owner function on the report's day; the own one where nobody does."""
    unit, day = report.submission.unit, report.filled.day
    return {owner: _office(owner, unit, day) for owner in owners}


def _office(owner: str, unit: Unit, day: date) -> Unit:
    if not owner:
        return unit
    try:
        return holder(owner, unit.code, day)
    except FunctionFault:
        return unit
