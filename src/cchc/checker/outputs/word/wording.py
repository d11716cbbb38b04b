"""What a comment says, in the language of the reader."""

from django.utils.translation import get_language, gettext

from cchc.checker.outputs.languages import ACCEPTED, CODE, KINDS, SEVERITIES, accepted_words, standing
from cchc.checker.outputs.numbered import Numbered
from cchc.engine.faults import N_
from cchc.foundation.words import worded

_STATED = N_("Ghi: %(stated)s")
_COMPUTED = N_("Tính ra: %(computed)s")
_AT = N_("%(place)s: “%(quote)s”")
_OTHER = N_("Đối chiếu: “%(quote)s” (%(file)s)")


def in_english() -> bool:
    """Whether the reader wants English."""
    return (get_language() or "vi").startswith("en")


def lines_of(one: Numbered, *, away: bool = False) -> list[str]:
    """The paragraphs of a comment: what it is, the figures, why, the likely slip, other places, its code.

    `away`: the comment cannot stand at the words themselves, so that it says which they are.
    """
    finding = one.finding
    english = in_english()
    lines = [f"{one.number}. {gettext(SEVERITIES[finding.severity])} · {gettext(KINDS[finding.kind])}"]
    figures = [
        *([worded(_STATED, {"stated": finding.stated})] if finding.stated else []),
        *([worded(_COMPUTED, {"computed": finding.computed})] if finding.computed else []),
    ]
    lines += [_at(one)] if away else []
    lines += [" → ".join(figures)] if figures else []
    lines.append(finding.explanation_en if english else finding.explanation_vi)
    slip = (finding.slip_en or finding.slip) if english else finding.slip
    lines += [slip] if slip else []
    lines += [gettext(_OTHER) % {"quote": quote.text, "file": quote.file} for quote in finding.others]
    if finding.accepted is not None:
        lines.append(gettext(ACCEPTED) % accepted_words(finding.accepted))
    return [*lines, gettext(CODE) % {"code": finding.id}]


def _at(one: Numbered) -> str:
    quote = one.finding.quote
    place = standing(quote.place)
    return gettext(_AT) % {"place": place.en if in_english() else place.vi, "quote": quote.text}
