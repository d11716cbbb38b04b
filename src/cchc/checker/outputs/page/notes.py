"""The note beside a place: what is stated, what follows, why, and what it is compared with."""

from collections.abc import Sequence

from cchc.checker.findings import Quote, Severity
from cchc.checker.outputs.languages import (
    ACCEPTED,
    CODE,
    KINDS,
    SEVERITIES,
    Both,
    accepted_words,
    both,
    standing,
)
from cchc.checker.outputs.marks import without_signs
from cchc.checker.outputs.numbered import Numbered
from cchc.checker.outputs.page.letters import words
from cchc.checker.outputs.page.style import SHADES
from cchc.checker.outputs.spots import Spot
from cchc.engine.faults import N_

LONGEST = 140
FEW = 2
_PATHS = {
    Severity.ERROR: (
        "M4.7 0 0 4.7v6.6L4.7 16h6.6l4.7-4.7V4.7L11.3 0zM5 4.3l3 3 3-3 .7.7-3 3 "
        "3 3-.7.7-3-3-3 3-.7-.7 3-3-3-3z"
    ),
    Severity.WARNING: "M8 1 .5 14.5h15zM7.2 6h1.6l-.2 4.6H7.4zM8 11.4a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8z",
    Severity.NOTE: "M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0zm0 3.4a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM7 7h2v5.5H7z",
}


def spoken(text: Both) -> str:
    """Words in both languages; the page shows one of them."""
    return "".join(f'<span class="t" lang="{language}">{words(said)}</span>' for language, said in text)


def icon(severity: Severity) -> str:
    """The sign of a severity; the words stand beside it."""
    return f'<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d="{_PATHS[severity]}"/></svg>'


def classes(one: Numbered) -> str:
    """The classes by which the filters know a finding."""
    return f"s-{one.finding.severity} k-{one.finding.kind}"


def anchor(number: int, quote: int) -> str:
    """The name of a place that a finding compares with."""
    return f"o{number}-{quote}"


def notes(found: Sequence[Numbered]) -> str:
    """The notes of one place; a pile of them is folded, so that the text stays together."""
    return "".join(note(one, unfolded=len(found) <= FEW) for one in found)


def note(one: Numbered, *, unfolded: bool = True) -> str:
    """The whole note of a finding; folded it shows what it is and the figures."""
    finding = one.finding
    severity, kind = spoken(both(SEVERITIES[finding.severity])), spoken(both(KINDS[finding.kind]))
    title = f'{icon(finding.severity)}{one.number} · {severity} <span class="k">· {kind}</span>'
    head = f'<summary><span class="hd">{title}</span>{_figures(one)}</summary>'
    inside = "".join(
        [_accepted(one), f"<p>{spoken(_why(one))}</p>", _slip(one), *_others(one), _code(one), _back(one)]
    )
    names = f'class="note {SHADES[finding.severity]} {classes(one)}" id="n{one.number}"'
    return f"<details {names}{' open' * (unfolded and finding.accepted is None)}>{head}{inside}</details>"


def _why(one: Numbered) -> Both:
    return Both(one.finding.explanation_vi, one.finding.explanation_en)


def _figures(one: Numbered) -> str:
    stated, computed = one.finding.stated, one.finding.computed
    if not stated and not computed:
        return ""
    told = both(N_("Ghi: %(stated)s"), stated=short(stated)) if stated else Both("", "")
    found = both(N_("Tính ra: %(computed)s"), computed=short(computed)) if computed else Both("", "")
    glue = " → " if stated and computed else ""
    return f'<span class="calc">{spoken(told)}{glue}{spoken(found)}</span>'


def _accepted(one: Numbered) -> str:
    accepted = one.finding.accepted
    return "" if accepted is None else f"<p>{spoken(both(ACCEPTED, **accepted_words(accepted)))}</p>"


def _back(one: Numbered) -> str:
    """The way back to the words; no link may stand in the summary, which is a button itself."""
    if not one.spots:
        return ""
    said = spoken(both(N_("Về chỗ này trong văn bản")))
    return f'<p class="also back"><a href="#m{one.number}">{said}</a></p>'


def _code(one: Numbered) -> str:
    return f'<p class="also">{spoken(both(CODE, code=one.finding.id))}</p>'


def _slip(one: Numbered) -> str:
    finding = one.finding
    if not finding.slip:
        return ""
    return f'<p class="slip">{spoken(Both(finding.slip, finding.slip_en or finding.slip))}</p>'


def _others(one: Numbered) -> list[str]:
    made = []
    for number, (quote, spots) in enumerate(one.others):
        said = spoken(both(N_("Đối chiếu:")))
        made.append(f'<p class="also">{said} {_linked(one.number, number, quote, spots)}</p>')
    return made


def _linked(finding: int, number: int, quote: Quote, spots: tuple[Spot, ...]) -> str:
    text = f"“{words(short(quote.text))}”"
    if spots:
        return f'<a href="#{anchor(finding, number)}">{text}</a>'
    return f"{text} ({words(quote.file)}, {spoken(standing(quote.place))})"


def short(text: str) -> str:
    """A quote cut at a length that fits a note, tabs as bars."""
    flat = " | ".join(part for part in without_signs(text).replace("\n", " ").split("\t") if part.strip())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1].rstrip() + "…"
