"""Use case: note number and date of the letter that guides a round."""

from datetime import date

from django.db import transaction

from cchc.foundation import audit
from cchc.reporting.models import Round


def set_guidance(one: Round, number: str, day: date, *, actor: str) -> bool:
    """Note the letter ("123/SNV-CCHC" of a day); return False if it was noted already."""
    with transaction.atomic():
        stored = Round.objects.get(pk=one.pk)
        if (stored.guidance_number, stored.guidance_date) == (number, day):
            return False
        stored.guidance_number, stored.guidance_date = number, day
        stored.save(update_fields=["guidance_number", "guidance_date"])
        audit.record(actor, "reporting.set_guidance", str(one), f"{number} {day:%d/%m/%Y}")
    return True
