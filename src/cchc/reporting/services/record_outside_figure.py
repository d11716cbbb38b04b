"""Use case: note what an outside system says for a row, to be compared."""

from django.db import transaction

from cchc.catalogue.queries.definitions import definitions
from cchc.catalogue.queries.tables import form_tables
from cchc.engine.faults import N_
from cchc.foundation import audit
from cchc.reporting.enums import CellStatus
from cchc.reporting.models import OutsideFigure
from cchc.reporting.queries.reading import read_cell
from cchc.reporting.services.choosing import ChoiceFault, RowAt, open_row


def record_outside_figure(
    at: RowAt,
    system: str,
    as_written: str,
    *,
    actor: str,
    source: str = "",
) -> bool:
    """Keep what a system says for a row, in place of what it said; tell whether it is new.

    It counts only where it is chosen. An empty text takes it back. Raises ChoiceFault for an unknown or
    locked row and for a text that is no figure of the row.
    """
    with transaction.atomic():
        submission = open_row(at, actor=actor)
        stored = OutsideFigure.objects.filter(submission=submission, row_key=at.row_key, system=system)
        if not as_written.strip():
            changed = stored.delete()[0] > 0
        else:
            _check_text(at, as_written)
            said = {"as_written": as_written.strip(), "source": source}
            changed = not stored.filter(**said).exists()
            if changed:
                OutsideFigure.objects.update_or_create(
                    submission=submission,
                    row_key=at.row_key,
                    system=system,
                    defaults={**said, "actor": actor},
                )
        if changed:
            target = f"{submission}:{at.row_key}"
            audit.record(actor, "reporting.record_outside_figure", target, f"{system} {as_written}".strip())
    return changed


def _check_text(at: RowAt, as_written: str) -> None:
    row = next(row for row in form_tables(at.form).rows if row.key == at.row_key)
    reading = read_cell(row, as_written, definitions({ref.indicator for ref in row.refs}))
    if reading.status is not CellStatus.KEPT:
        raise ChoiceFault(
            N_("Không đọc được “%(text)s” thành số của dòng “%(row)s”. Hãy ghi lại."),
            text=as_written,
            row=at.row_key,
        )
