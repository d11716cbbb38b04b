"""What `cchc narrative` answers, as plain data and as lines; docs/commands/narrative.md says what each is."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.document.text import Heading, NumberedList, plain
from cchc.engine.faults import N_
from cchc.engine.kinds import Lane
from cchc.engine.periods import Period
from cchc.publication.narrative import NarrativePrinter
from cchc.publication.table_json import number
from cchc.reporting.models import CitedDocument
from cchc.reporting.outlines import ReportOutline, following, outline_of, shipped_outlines
from cchc.reporting.queries.fill import FilledForm
from cchc.reporting.queries.narrative_changes import Change, FigureChange, ReportChanges, SectionChange
from cchc.reporting.queries.narrative_documents import citation
from cchc.reporting.queries.narrative_outlines import loaded_outlines, outline_of_form
from cchc.reporting.queries.narrative_texts import SectionText, narrative_of
from cchc.reporting.services.narrative_agree import TextsAgreed
from cchc.reporting.services.narrative_collect import Collected
from cchc.reporting.services.narrative_writing import NarrativeFault, TextsSaved

Plain = dict[str, Any]
_LIST = "- "


def narrative(filled: FilledForm, lane: Lane, only: Collection[str]) -> Plain:
    """Return the text of a report, figures filled in; `only` keeps these sections. Raises NarrativeFault."""
    outline = outline_of_form(filled)
    if outline is None:
        raise NarrativeFault(
            N_("Chưa có đề cương báo cáo cho “%(unit)s”, kỳ %(period)s."),
            unit=filled.unit,
            period=filled.period.phrase(),
        )
    unknown = sorted(key for key in only if outline.section(key) is None)
    if unknown:
        raise NarrativeFault(
            N_("Đề cương %(outline)s không có mục “%(key)s”. Các mục: %(known)s."),
            outline=outline.code,
            key=", ".join(unknown),
            known=", ".join(section.key for section, _depth in outline.walk()),
        )
    told = narrative_of(filled, outline, lane=lane)
    printer = NarrativePrinter(told, {"next": following(filled.period).written()})
    sections = [one for one in told.sections if not only or one.section.key in only]
    return {
        "outline": {"code": outline.code, "version": outline.version, "name": outline.name},
        "sections": [_section(one, printer) for one in sections],
        "proposals": [
            {
                "addressee": one.addressee,
                "text": one.text,
                "legal_basis": one.legal_basis,
                "unit": one.unit.code,
            }
            for one in told.proposals
        ],
        "missing": [section.key for section in told.missing],
    }


def _section(one: SectionText, printer: NarrativePrinter) -> Plain:
    section, stored = one.section, one.stored
    return {
        "key": section.key,
        "title": section.title.replace("{next}", printer.fields["next"]),
        "depth": one.depth,
        "owner": section.owner,
        "office": stored.office.code if stored and stored.office else None,
        "words": section.words,
        "hint": section.hint,
        "state": "offered" if one.is_offered else stored.state if stored and one.text else "empty",
        "version": stored.version if stored else 0,
        "text": one.text,
        "printed": list(_printed(one, printer)),
    }


def _printed(one: SectionText, printer: NarrativePrinter) -> Iterator[str]:
    for part in printer.text_of(one):
        if isinstance(part, NumberedList):
            yield from (f"{_LIST}{plain(item)}" for item in part.items)
        elif not isinstance(part, Heading):
            yield plain(part.runs)


def narrative_lines(told: Plain) -> Iterator[str]:
    """Yield the text for people: titles indented by depth, each paragraph on a line."""
    states = {
        "offered": _("gợi ý từ số liệu"),
        "drafted": _("gợi ý đã ghi"),
        "written": _("đã soạn"),
        "agreed": _("đã thống nhất"),
        "empty": _("chưa có lời"),
    }
    for one in told["sections"]:
        margin, state = "  " * one["depth"], states[one["state"]]
        yield f"{margin}{one['title']}  [{one['key']}: {state}, v{one['version']}]"
        yield from (f"{margin}  {line}" for line in one["printed"])


def saved(done: TextsSaved) -> Plain:
    """Return what became of the sections that were to be written."""
    return {
        "saved": list(done.saved),
        "unchanged": list(done.unchanged),
        "conflicts": [
            {
                "section": one.section,
                "base_version": one.base_version,
                "version": one.version,
                "theirs": one.theirs,
            }
            for one in done.conflicts
        ],
    }


def collected_lines(done: Collected) -> Iterator[str]:
    """Yield who was quoted, who was not, and who is silent."""
    for units, words in (
        (done.quoted, _("trích lời của")),
        (done.unchanged, _("đã trích lời của")),
        (done.left_alone, _("người soạn đã sửa lời trích của")),
        (done.silent, _("chưa góp lời:")),
    ):
        yield from (f"{key}: {words} {', '.join(codes)}" for key, codes in units.items() if codes)
    if done.agreed:
        yield _("Đã thống nhất nên không trích thêm: %(sections)s.") % {"sections": ", ".join(done.agreed)}
    yield _("Chép %(count)d kiến nghị của đơn vị.") % {"count": done.proposals}


def agreed_lines(done: TextsAgreed) -> Iterator[str]:
    """Yield what was agreed."""
    yield _("Thống nhất %(agreed)d mục, %(unchanged)d mục đã thống nhất từ trước.") % {
        "agreed": len(done.agreed),
        "unchanged": len(done.unchanged),
    }


def document(one: CitedDocument) -> Plain:
    """Return a document with the words in which a footnote names it."""
    return {"unit": one.unit.code, "key": one.key, "citation": citation(one)}


def changes(told: ReportChanges, period: Period) -> Plain:
    """Return what changed in the report of a period against the last one of the same kind."""
    return {
        "last": _last(told),
        "figures": [_figure_change(one) for one in told.figures],
        "sections": [
            {
                "key": one.key,
                "title": _title(one.title, period),
                "change": one.change.value,
                "likeness": one.likeness,
                "of": one.of,
            }
            for one in told.sections
        ],
    }


def _last(told: ReportChanges) -> Plain | None:
    if told.last is None:
        return None
    merged = [
        {"unit": code, "name": name, "reported": code not in told.silent}
        for code, name in told.merged.items()
    ]
    return {"period": str(told.last), "form": told.last_form, "merged": merged}


def _figure_change(one: FigureChange) -> Plain:
    return {
        "key": one.key,
        "stt": one.stt,
        "label": one.label,
        "unit": one.unit,
        "old": one.old,
        "new": one.new,
        "difference": None if one.difference is None else number(one.difference),
        "of": [{"unit": said.unit, "shown": said.shown} for said in one.of],
    }


def change_lines(told: ReportChanges, period: Period) -> Iterator[str]:
    """Yield the list of changes for people."""
    if told.last is None:
        yield _("Không có báo cáo cùng loại kỳ trước để so sánh.")
        return
    yield _("So với %(period)s, biểu %(form)s:") % {"period": told.last.written(), "form": told.last_form}
    if told.merged:
        yield _("Số liệu kỳ đó là của các đơn vị trước sắp xếp: %(units)s.") % {
            "units": ", ".join(told.merged.values())
        }
    for figure in told.figures:
        each = "; ".join(f"{told.merged[said.unit]} {said.shown or '–'}" for said in figure.of)
        old = f"{figure.old or '–'} ({each})" if each else figure.old or "–"
        yield f"{figure.stt} {figure.label}: {old} → {figure.new or '–'}"
    for one in told.sections:
        whose = f" ({told.merged[one.of]})" if one.of else ""
        yield f"{_title(one.title, period)}{whose}: {_section_words(one)}"


def _title(title: str, period: Period) -> str:
    return title.replace("{next}", following(period).written())


def _section_words(one: SectionChange) -> str:
    words = {
        Change.ADDED: _("mới có lời"),
        Change.REMOVED: _("không còn lời"),
        Change.CHANGED: _("đổi lời, giống %(likeness)d%%") % {"likeness": round(100 * one.likeness)},
    }
    return words[one.change]


def outlines(unit: str) -> list[Plain]:
    """Return the outlines that a unit's reports may follow: those loaded first, then those that ship."""
    loaded = loaded_outlines(unit, timezone.localdate()) if unit else []
    given = [_outline(outline_of(one.content), one.unit.code) for one in loaded]
    return [*given, *(_outline(one, "") for one in shipped_outlines())]


def _outline(one: ReportOutline, unit: str) -> Plain:
    return {
        "code": one.code,
        "version": one.version,
        "name": one.name,
        "issuer": one.issuer.value,
        "periods": sorted(kind.value for kind in one.periods),
        "unit": unit,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "sections": [{"key": section.key, "title": section.title, "depth": d} for section, d in one.walk()],
    }


def check_load(file: Path | None, unit: str) -> None:
    """Raise NarrativeFault where a file or the unit it is for was not given."""
    if file is None or not unit:
        raise NarrativeFault(N_("Nạp đề cương cần tệp và đơn vị: cchc narrative outline load TỆP --unit MÃ."))
