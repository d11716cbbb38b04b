"""How texts of sections are written: checked, versioned, kept in their history, never over a newer one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from cchc.document.markup import Bound, Cited
from cchc.engine.faults import N_, Fault
from cchc.engine.periods import Period
from cchc.engine.text import nfc
from cchc.engine.windows import Window
from cchc.foundation.faults import ManyFaults
from cchc.reporting.enums import SubmissionState, TextSource, TextState
from cchc.reporting.models import NarrativeChange, NarrativeText, Submission
from cchc.reporting.outlines import OutlineSection, ReportOutline
from cchc.reporting.queries.fill import FilledForm, fill
from cchc.reporting.queries.narrative_documents import library_of
from cchc.reporting.queries.narrative_figures import figure_book
from cchc.reporting.queries.narrative_outlines import outline_for
from cchc.reporting.queries.narrative_texts import parsed, text_fault
from cchc.reporting.queries.standing import standing_day
from cchc.reporting.services.locking import lock_submissions
from cchc.reporting.services.open_submissions import open_submissions
from cchc.statistics.enums import View
from cchc.units.models import Unit
from cchc.units.queries import FunctionFault, holder

_Piece = TypeVar("_Piece", Bound, Cited)


class NarrativeFault(Fault):
    """The text of a report cannot be written as asked."""


@dataclass(frozen=True)
class Report:
    """The report whose text is written: its outline, its submission, the day its unit stands in the tree."""

    outline: ReportOutline
    submission: Submission
    day: date

    @property
    def unit(self) -> str:
        """The code of the reporting unit."""
        return self.submission.unit.code

    @cached_property
    def filled(self) -> FilledForm:
        """Its form, filled when it is first looked at."""
        return fill(self.submission.form.code, self.unit, Period.parse(self.submission.period))

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
    pk = open_submissions(form, [unit], period, actor=actor)[unit].pk
    lock_submissions([pk])
    submission = Submission.objects.select_related("unit", "form").get(pk=pk)
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
    window = Window(submission.window_from, submission.window_to)
    day = standing_day(submission.unit, window, View.AS_REPORTED)
    outline = outline_for(unit, period, day)
    if outline is None:
        raise NarrativeFault(
            N_(
                "Chưa có đề cương báo cáo cho “%(unit)s”, kỳ %(period)s. "
                "Hãy nạp bằng lệnh “cchc narrative outline load”."
            ),
            unit=unit,
            period=period.phrase(),
        )
    return Report(outline, submission, day)


def write_texts(
    report: Report,
    saves: Iterable[TextSave],
    *,
    actor: str,
    source: TextSource,
    state: TextState,
    reason: str = "",
) -> TextsSaved:
    """Write sections, with their history; the caller holds the transaction.

    A section whose version is not the one that was read is a conflict and stays. Raises ManyFaults naming
    every section and place that is not understood, and NarrativeFault where an agreed section would change
    without a reason; then nothing was written.
    """
    given = [(report.section(one.section), replace(one, text=nfc(one.text).strip())) for one in saves]
    check_texts(report, [(section, save.text) for section, save in given])
    stored = {one.section_key: one for one in report.submission.texts.all()}
    if not reason.strip():
        _check_agreed(stored, [save for _section, save in given])
    offices = _offices(report, {section.owner for section, _ in given})
    saved, unchanged, conflicts = [], [], []
    for section, save in given:
        one = stored.get(section.key)
        version = one.version if one else 0
        if save.base_version is not None and save.base_version != version:
            theirs = one.text if one else ""
            conflicts.append(TextConflict(section.key, save.base_version, version, theirs))
        elif one is not None and one.text == save.text and one.state in {state, TextState.AGREED}:
            unchanged.append(section.key)
        else:
            one = one or NarrativeText(submission=report.submission, section_key=section.key, version=0)
            one.text, one.state, one.office = save.text, state, offices.get(section.owner)
            one.version += 1
            one.save()
            NarrativeChange.objects.create(
                narrative=one,
                version=one.version,
                text=one.text,
                source=source,
                actor=actor,
                reason=reason.strip(),
            )
            saved.append(section.key)
    return TextsSaved(tuple(saved), tuple(unchanged), tuple(conflicts))


def _check_agreed(stored: Mapping[str, NarrativeText], saves: Iterable[TextSave]) -> None:
    """Raise NarrativeFault naming the agreed sections that saves would change; stale ones change nothing."""
    agreed = [
        save.section
        for save in saves
        if (one := stored.get(save.section)) is not None
        and one.state == TextState.AGREED
        and one.text != save.text
        and save.base_version in {None, one.version}
    ]
    if agreed:
        raise NarrativeFault(
            N_("Mục %(sections)s đã thống nhất. Muốn sửa lời, hãy nêu lý do (--reason)."),
            sections=", ".join(agreed),
        )


def check_texts(report: Report, texts: Iterable[tuple[OutlineSection, str]]) -> None:
    """Raise ManyFaults with a TextFault for each text that names what is not there."""
    faults: list[Fault] = []
    bounds: list[tuple[OutlineSection, Bound]] = []
    cited: list[tuple[OutlineSection, Cited]] = []
    for section, text in texts:
        try:
            pieces = [piece for block in parsed(section, text) for piece in block.pieces]
        except Fault as fault:
            faults.append(fault)
            continue
        bounds += [(section, piece) for piece in pieces if isinstance(piece, Bound)]
        cited += [(section, piece) for piece in pieces if isinstance(piece, Cited)]
    if bounds:
        book = figure_book(report.filled, [bound for _, bound in bounds])
        faults += _faults(bounds, book.print)
    if cited:
        faults += _faults(cited, library_of(report.unit, report.day, [one for _, one in cited]).find)
    if faults:
        raise ManyFaults(faults)


def _faults(
    pieces: Iterable[tuple[OutlineSection, _Piece]], find: Callable[[_Piece], object]
) -> Iterator[Fault]:
    for section, piece in pieces:
        try:
            find(piece)
        except Fault as fault:
            yield text_fault(section, fault)


def _offices(report: Report, owners: set[str]) -> Mapping[str, Unit]:
    """The unit that answers for each owner function on the report's day; the own one where nobody does."""
    return {owner: _office(owner, report.submission.unit, report.day) for owner in owners}


def _office(owner: str, unit: Unit, day: date) -> Unit:
    if not owner:
        return unit
    try:
        return holder(owner, unit.code, day)
    except FunctionFault:
        return unit
