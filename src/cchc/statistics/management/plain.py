"""Answers as plain values for JSON: numbers exact as text where they are not whole, dates as text."""

from collections.abc import Iterable
from fractions import Fraction
from typing import cast

from django.utils.translation import gettext

from cchc.engine.bindings.refs import Ref
from cchc.engine.bindings.trace import BLANK_WORDS
from cchc.engine.faults import N_
from cchc.engine.figures import Figure
from cchc.engine.members import member_key
from cchc.engine.numbers import print_number
from cchc.statistics.enums import Basis
from cchc.statistics.queries.explaining import Explanation
from cchc.statistics.queries.origins import AdjustmentOrigin, EntryOrigin
from cchc.statistics.resolution.answer import Alternatives, Answer, Coverage

Plain = dict[str, object]


def number(value: Fraction | None) -> int | float | None:
    """Return a whole number as int, any other as the nearest float; `exact` beside it keeps the fraction."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def figure_json(figure: Figure | None) -> Plain | None:
    """Return value, exact fraction (only if not whole), text and blank of a figure."""
    if figure is None:
        return None
    plain: Plain = {"value": number(figure.amount), "text": figure.text, "blank": figure.blank}
    if figure.amount is not None and figure.amount.denominator != 1:
        plain["exact"] = str(figure.amount)
    return plain


def coverage_json(coverage: Coverage) -> Plain:
    """Return who is in a figure and who is not."""
    return {
        "expected": coverage.expected,
        "present": coverage.present,
        "missing": coverage.missing,
        "not_yet_due": coverage.not_yet_due,
        "not_allocated": [{"unit": one.unit, "before": one.before} for one in coverage.not_allocated],
        "not_comparable": coverage.not_comparable,
        "other_window": [{"unit": one.unit, "window": str(one.window)} for one in coverage.other_window],
        "past_end": [
            {"unit": one.unit, "window": str(one.window), "end": one.end} for one in coverage.past_end
        ],
        "left_off": [{"unit": one.unit, "days": str(one.days)} for one in coverage.left_off],
    }


def alternatives_json(alternatives: Alternatives) -> Plain:
    """Return the figures of each basis that has one."""
    by_basis = {
        "reported": alternatives.reported,
        "parts": alternatives.parts,
        "owner": alternatives.owner,
        "computed": alternatives.computed,
    }
    return {basis: figure_json(figure) for basis, figure in by_basis.items() if figure is not None}


def answer_json(ref: Ref, answer: Answer, parts: Iterable[Ref] | None = None) -> Plain:
    """Return one answer; `parts` are numerator and denominator of a ratio, told where it was computed."""
    figure = answer.figure
    is_computed = answer.basis is Basis.COMPUTED
    return {
        "ref": str(ref),
        "indicator": ref.indicator,
        "breakdown": ref.breakdown.key,
        "moment": str(ref.moment),
        "reach": ref.reach,
        **(figure_json(figure) or {}),
        "shown": shown(figure),
        "as_written": answer.as_written,
        "basis": answer.basis,
        "computed": is_computed,
        "computed_from": [str(part) for part in parts or ()] if is_computed else [],
        "lane": answer.lane,
        "quality": answer.quality,
        "revision": answer.revision,
        "delta": number(answer.delta),
        "reason": gettext(answer.reason) if answer.reason else "",
        "alternatives": alternatives_json(answer.alternatives),
        "coverage": coverage_json(answer.coverage),
    }


BASIS_WORDS = {
    Basis.REPORTED: N_("số báo cáo"),
    Basis.PARTS: N_("cộng từ cấp dưới"),
    Basis.OWNER: N_("số của cơ quan chủ trì"),
    Basis.COMPUTED: N_("tính từ tử số và mẫu số"),
    Basis.NONE: N_("chưa có căn cứ"),
}


def said(answer: Answer) -> str:
    """Return a figure and its basis in words for people: "1.901 (số báo cáo)"."""
    blank = answer.figure.blank
    figure = gettext(BLANK_WORDS[blank]) if blank else shown(answer.figure)
    return f"{figure} ({gettext(BASIS_WORDS[answer.basis])})"


def shown(figure: Figure) -> str:
    """Return a figure as people write it: 1.901; 91,46; words as they are; nothing for a blank."""
    if figure.amount is not None:
        return print_number(figure.amount)
    return figure.text or ""


def entry_json(entry: EntryOrigin) -> Plain:
    """Return one entry with its revision."""
    return {
        "entry": entry.entry,
        "subject": entry.subject,
        "reporter": entry.reporter,
        "indicator": entry.indicator,
        "breakdown": entry.breakdown,
        "reach": entry.reach,
        "window": str(entry.window),
        "lane": entry.lane,
        "value": number(entry.amount),
        "denominator": entry.denominator,
        "text": entry.text or None,
        "blank": entry.blank,
        "quality": entry.quality,
        "as_of": entry.as_of,
        "as_written": entry.as_written,
        "source": entry.source,
        "revision": entry.revision,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "cause": entry.cause,
        "note": entry.note,
    }


def adjustment_json(one: AdjustmentOrigin) -> Plain:
    """Return one adjustment."""
    return {
        "adjustment": one.adjustment,
        "unit": one.unit,
        "breakdown": one.breakdown,
        "reach": one.reach,
        "window": str(one.window),
        "delta": number(one.delta),
        "reason": one.reason,
        "actor": one.actor,
        "revision": one.revision,
    }


def members_json(explanation: Explanation) -> list[Plain]:
    """Return the members that a count of distinct members rests on, with the units that list each."""
    found: dict[str, Plain] = {}
    for entry in explanation.entries:
        if (key := member_key(entry.breakdown)) is not None:
            one = found.setdefault(key.code, {"member": key.code, "name": entry.as_written, "units": []})
            one["units"] = [*cast(list[str], one["units"]), entry.subject]
    return [found[code] for code in sorted(found)]


def explanation_json(explanation: Explanation) -> Plain:
    """Return an answer with everything it rests on."""
    return {
        **answer_json(explanation.ref, explanation.answer, (part.ref for part in explanation.parts)),
        "entries": [entry_json(one) for one in explanation.entries],
        "members": members_json(explanation),
        "adjustments": [adjustment_json(one) for one in explanation.adjustments],
        "parts": [explanation_json(part) for part in explanation.parts],
    }
