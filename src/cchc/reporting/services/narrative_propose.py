"""Use case: a unit proposes something to a ministry or agency in its report."""

from dataclasses import dataclass

from django.db import transaction

from cchc.engine.faults import N_
from cchc.engine.periods import Period
from cchc.engine.text import nfc
from cchc.foundation import audit
from cchc.reporting.models import Proposal
from cchc.reporting.services.narrative_writing import NarrativeFault, open_report
from cchc.units.queries.listing import unit as unit_of


@dataclass(frozen=True)
class ProposalEntry:
    """To whom, what, and on which legal basis; `unit` whose proposal it is, if not the own one."""

    addressee: str
    text: str
    legal_basis: str = ""
    unit: str = ""


def propose(form: str, unit: str, period: Period, entry: ProposalEntry, *, actor: str) -> Proposal:
    """Add a proposal to a report; the same again changes nothing. Raises NarrativeFault, UnknownUnit."""
    addressee, text, basis = (nfc(part).strip() for part in (entry.addressee, entry.text, entry.legal_basis))
    if not addressee or not text:
        raise NarrativeFault(N_("Kiến nghị cần nơi nhận và nội dung. Hãy ghi đủ cả hai."))
    with transaction.atomic():
        report = open_report(form, unit, period, actor=actor)
        stored, is_new = Proposal.objects.get_or_create(
            submission=report.submission,
            unit=unit_of(entry.unit or unit),
            addressee=addressee,
            text=text,
            defaults={"legal_basis": basis, "actor": actor},
        )
        if not is_new and stored.legal_basis != basis:
            stored.legal_basis = basis
            stored.save(update_fields=["legal_basis"])
        if is_new:
            audit.record(actor, "reporting.narrative_propose", str(report.submission), addressee)
    return stored
