"""What commands answer about the check of a report; docs/commands/report.md says what each field is."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cchc.checker.findings import Checked
from cchc.checker.outputs.data import Plain, as_data
from cchc.checker.outputs.languages import ACCEPTED, accepted_words


def check_json(checked: Checked) -> Plain:
    """Return findings, what held and what was not understood."""
    told = as_data(checked)
    return {name: told[name] for name in ("findings", "held", "unread")}


def check_lines(checked: Checked) -> Iterator[str]:
    """Yield a line for each finding with its quotes, then how much was compared and holds."""
    english = (get_language() or "").startswith("en")
    for finding in checked.findings:
        why = finding.explanation_en if english else finding.explanation_vi
        yield f"! [{finding.id}] {finding.severity.value} {finding.kind.value}: {why}"
        yield from (f"    “{quote.text}”" for quote in (finding.quote, *finding.others))
        if finding.accepted is not None:
            yield "    " + _(ACCEPTED) % accepted_words(finding.accepted)
    yield _("Lời và phụ lục: %(held)d chỗ đã đối chiếu và khớp.") % {"held": len(checked.held)}
