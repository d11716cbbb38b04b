"""Use case: choose which figure of a row stands, with a reason."""

from django.db import transaction

from cchc.engine.faults import N_
from cchc.foundation import audit
from cchc.reporting.enums import RowBasis
from cchc.reporting.models import OutsideFigure, RowChoice
from cchc.reporting.services.choosing import ChoiceFault, RowAt, open_row
from cchc.reporting.services.stepping import demand_reason


def choose_basis(
    at: RowAt,
    basis: RowBasis | None,
    *,
    reason: str,
    actor: str,
    system: str = "",
) -> bool:
    """Choose a basis for a row, or take the choice back (None); tell whether anything changed.

    It holds from the next consolidation on. `system` names the outside system. Raises StepFault without a
    reason, ChoiceFault for an unknown or locked row or a system that said nothing.
    """
    given = demand_reason(reason)
    with transaction.atomic():
        submission = open_row(at, actor=actor)
        stored = RowChoice.objects.filter(submission=submission, row_key=at.row_key)
        if basis is None:
            changed = stored.delete()[0] > 0
        else:
            _check_system(submission.pk, at.row_key, basis, system)
            said = {"basis": basis, "system": system, "reason": given}
            changed = not stored.filter(**said).exists()
            if changed:
                RowChoice.objects.update_or_create(
                    submission=submission, row_key=at.row_key, defaults={**said, "actor": actor}
                )
        if changed:
            audit.record(
                actor, "reporting.choose_basis", f"{submission}:{at.row_key}", f"{basis or '-'} {given}"
            )
    return changed


def _check_system(submission: int, row_key: str, basis: RowBasis, system: str) -> None:
    if basis is not RowBasis.OUTSIDE:
        return
    known = OutsideFigure.objects.filter(submission=submission, row_key=row_key)
    if not known.filter(system=system).exists() if system else known.count() != 1:
        raise ChoiceFault(
            N_("Dòng “%(row)s” chưa có số của hệ thống ngoài nào như vậy. Hãy ghi số ấy trước."), row=row_key
        )
