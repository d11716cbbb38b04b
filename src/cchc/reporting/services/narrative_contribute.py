"""Use case: a unit gives a text for a section of the report of a unit above it."""

from django.db import transaction

from cchc.document.markup import Bound, Cited
from cchc.engine.faults import N_
from cchc.engine.periods import Period
from cchc.foundation import audit
from cchc.reporting.models import Contribution
from cchc.reporting.queries.narrative_figures import FigureBook
from cchc.reporting.queries.narrative_quotes import flat_words
from cchc.reporting.queries.narrative_texts import parsed
from cchc.reporting.services.narrative_writing import NarrativeFault, open_report
from cchc.units.models import Ancestry
from cchc.units.queries.listing import on
from cchc.units.queries.listing import unit as unit_of


def contribute(
    form: str, host: str, period: Period, unit: str, section: str, text: str, *, actor: str
) -> Contribution:
    """Keep what a unit gives for a section of the host's report; the same again changes nothing.

    `form` is that of the host's report. Figures and footnotes are not bound here: a figure of the unit's own
    report is quoted from its own text (`collect`). Raises NarrativeFault and TextFault.
    """
    place = unit_of(unit)
    with transaction.atomic():
        report = open_report(form, host, period, actor=actor)
        if not Ancestry.objects.filter(on(report.day), unit=place, ancestor__code=host, depth__gt=0).exists():
            raise NarrativeFault(
                N_("“%(unit)s” không thuộc “%(host)s” nên không góp phần vào báo cáo này."),
                unit=unit,
                host=host,
            )
        where = report.section(section)
        blocks = parsed(where, text)
        pieces = [piece for block in blocks for piece in block.pieces]
        if any(isinstance(piece, Bound | Cited) for piece in pieces):
            raise NarrativeFault(
                N_(
                    "Phần góp của “%(unit)s” gắn số liệu hoặc chú thích văn bản. Hãy viết vào báo cáo của "
                    "chính đơn vị rồi gom bằng “cchc narrative collect”, hoặc ghi thẳng con số."
                ),
                unit=unit,
            )
        given = flat_words(blocks, FigureBook(period, {}), unit)
        stored, is_new = Contribution.objects.get_or_create(
            submission=report.submission,
            unit=place,
            section_key=section,
            defaults={"text": given, "actor": actor},
        )
        if is_new or stored.text != given:
            stored.text, stored.actor = given, actor
            stored.save()
            audit.record(actor, "reporting.narrative_contribute", str(report.submission), f"{unit} {section}")
    return stored
