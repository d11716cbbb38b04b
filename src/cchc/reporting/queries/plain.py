"""Amounts and findings as plain data."""

from fractions import Fraction
from typing import Any

from cchc.engine.rules.findings import Finding
from cchc.foundation.words import worded

Plain = dict[str, Any]


def number(amount: Fraction) -> int | float:
    """Return an amount as JSON has it: whole if it is whole, else to at most six digits after the point."""
    return amount.numerator if amount.denominator == 1 else round(float(amount), 6)


def finding_json(finding: Finding) -> Plain:
    """Return a finding as plain data."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "rows": list(finding.keys),
        "stated": None if finding.stated is None else number(finding.stated),
        "computed": None if finding.computed is None else number(finding.computed),
        "message": finding_words(finding),
    }


def finding_words(finding: Finding) -> str:
    """Return what is wrong, why, what to do, and the likely slip, in the reader's language."""
    messages = [finding.message, *([finding.slip.message] if finding.slip else [])]
    return " ".join(worded(message.template, message.params) for message in messages)
