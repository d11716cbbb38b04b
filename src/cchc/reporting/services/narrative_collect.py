"""Use case: quote what the units below give for sections of a report, and repeat their proposals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from cchc.document.markup import bounds_of
from cchc.engine.periods import Period
from cchc.engine.text import label_key
from cchc.foundation import audit
from cchc.reporting.enums import TextSource, TextState
from cchc.reporting.models import Contribution, NarrativeText, Proposal, Submission
from cchc.reporting.outlines import OutlineSection
from cchc.reporting.queries.fill import fill
from cchc.reporting.queries.narrative_figures import FigureBook, figure_book
from cchc.reporting.queries.narrative_quotes import flat_words, quote
from cchc.reporting.queries.narrative_texts import narrative_of, parsed
from cchc.reporting.services.narrative_writing import Report, TextSave, open_report, write_texts
from cchc.units.models import Ancestry
from cchc.units.queries.listing import names_on, on


@dataclass
class Collected:
    """Units by section: newly quoted, quoted already, left alone since the person changed the quote, silent.

    `agreed` are sections that were passed over; `proposals` counts those newly repeated.
    """

    quoted: dict[str, list[str]] = field(default_factory=dict)
    unchanged: dict[str, list[str]] = field(default_factory=dict)
    left_alone: dict[str, list[str]] = field(default_factory=dict)
    silent: dict[str, list[str]] = field(default_factory=dict)
    agreed: list[str] = field(default_factory=list)
    proposals: int = 0


def collect(form: str, unit: str, period: Period, sections: Iterable[str] = (), *, actor: str) -> Collected:
    """Quote what units below gave, with their names, in the sections named, else in those that collect.

    What a unit's own report says in a section of the same key counts as its contribution if a person wrote
    it. A quote that a person has changed or removed is left alone, and so is an agreed section. Twice changes
    nothing. Raises NarrativeFault.
    """
    done = Collected()
    with transaction.atomic():
        report = open_report(form, unit, period, actor=actor)
        keys = [report.section(key).key for key in sections] or [
            section.key for section, _ in report.outline.walk() if section.collects
        ]
        agreed = report.submission.texts.filter(section_key__in=keys, state=TextState.AGREED)
        done.agreed = sorted(agreed.values_list("section_key", flat=True))
        keys = [key for key in keys if key not in done.agreed]
        below = _below(report)
        _take_own_texts(report, below, keys, actor)
        names = names_on(report.day, below)
        texts = {one.section.key: one.text for one in narrative_of(report.filled, report.outline).sections}
        quoted = {key: _section(report, key, texts[key], names, done) for key in keys}
        saves = [TextSave(key, text) for key, text in quoted.items() if text != texts[key]]
        written = write_texts(
            report, saves, actor=actor, source=TextSource.COLLECTED, state=TextState.WRITTEN
        )
        done.proposals = _repeat_proposals(report, below, actor)
        if written.saved or done.proposals:
            detail = f"{', '.join(written.saved)}; {done.proposals} proposals"
            audit.record(actor, "reporting.narrative_collect", str(report.submission), detail)
    return done


def _below(report: Report) -> list[str]:
    rows = Ancestry.objects.filter(on(report.day), ancestor__code=report.unit, depth__gt=0)
    return list(rows.order_by("depth", "unit__code").values_list("unit__code", flat=True))


def _take_own_texts(report: Report, below: list[str], keys: list[str], actor: str) -> None:
    """Turn what persons wrote in the reports of units below into contributions."""
    texts = NarrativeText.objects.filter(
        submission__period=report.submission.period,
        submission__unit__code__in=below,
        section_key__in=keys,
        state__in=[TextState.WRITTEN, TextState.AGREED],
    ).exclude(text="")
    for one in texts.select_related("submission__unit", "submission__form"):
        words = _words_of(one)
        stored, _ = Contribution.objects.get_or_create(
            submission=report.submission,
            unit=one.submission.unit,
            section_key=one.section_key,
            defaults={"text": words, "actor": actor},
        )
        if stored.text != words:
            stored.text, stored.actor = words, actor
            stored.save(update_fields=["text", "actor", "updated_at"])


def _words_of(one: NarrativeText) -> str:
    """The text as it reads in the unit's own report, so that it means the same in another's."""
    submission, period = one.submission, Period.parse(one.submission.period)
    blocks = parsed(OutlineSection(one.section_key, one.section_key), one.text)
    bounds = bounds_of(blocks)
    book = FigureBook(period, {})
    if bounds:
        book = figure_book(fill(submission.form.code, submission.unit.code, period), bounds)
    return flat_words(blocks, book, submission.unit.code)


def _section(report: Report, key: str, text: str, names: Mapping[str, str], done: Collected) -> str:
    """Quote in a section's text, stored or offered, what units gave for it; tell who gave what."""
    given = list(
        report.submission.contributions.filter(section_key=key).select_related("unit").order_by("unit__code")
    )
    for one in given:
        code = one.unit.code
        block = quote(names.get(code, code), one.text)
        after = _quoted(text, one.quoted, block)
        if after is None:
            done.left_alone.setdefault(key, []).append(code)
            continue
        (done.unchanged if after == text else done.quoted).setdefault(key, []).append(code)
        text = after
        if one.quoted != block:
            one.quoted = block
            one.save(update_fields=["quoted"])
    spoken = {one.unit.code for one in given}
    reporting = Submission.objects.filter(period=report.submission.period, unit__code__in=list(names))
    expected = set(reporting.values_list("unit__code", flat=True)) - {report.unit}
    done.silent[key] = sorted(expected - spoken)
    return text


def _quoted(text: str, quoted: str, block: str) -> str | None:
    """The text with the quote in it; None where a person has changed or removed the quote made before."""
    lines = text.splitlines()
    if block in lines:
        return text
    if quoted and quoted in lines:
        return "\n".join(block if line == quoted else line for line in lines)
    if quoted:
        return None
    joint = "\n" if lines and lines[-1].startswith("- ") else "\n\n"
    return f"{text}{joint}{block}" if text else block


def _repeat_proposals(report: Report, below: list[str], actor: str) -> int:
    """Repeat the proposals of units below that are not addressed to the reporting unit itself."""
    there = set(report.submission.proposals.exclude(origin=None).values_list("origin_id", flat=True))
    host = names_on(report.day, [report.unit]).get(report.unit, "")
    found = Proposal.objects.filter(
        submission__period=report.submission.period, submission__unit__code__in=below
    ).exclude(pk__in=there)
    repeated = [
        Proposal(
            submission=report.submission,
            unit_id=one.unit_id,
            addressee=one.addressee,
            text=one.text,
            legal_basis=one.legal_basis,
            origin=one,
            actor=actor,
        )
        for one in found
        if not is_addressed_to(one.addressee, host)
    ]
    Proposal.objects.bulk_create(repeated)
    return len(repeated)


def is_addressed_to(addressee: str, host: str) -> bool:
    """Whether an addressee is the reporting unit: "UBND tỉnh", "UBND tỉnh Khánh Hòa", "Sở Tư pháp"."""
    key, name = label_key(addressee), label_key(host)
    body = key.removeprefix("ubnd ").removeprefix("uy ban nhan dan ")
    generic = name.split(" ")[0] if name else ""
    return body == name or name.endswith(f" {body}") or (body != key and body == generic)
