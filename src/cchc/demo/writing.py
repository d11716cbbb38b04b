"""The words of the reports: offered by the figures, written by persons, collected from units below."""

from cchc.demo.script import RoundScript
from cchc.reporting.services.narrative_collect import collect
from cchc.reporting.services.narrative_contribute import contribute
from cchc.reporting.services.narrative_draft import draft_texts
from cchc.reporting.services.narrative_propose import ProposalEntry, propose
from cchc.reporting.services.narrative_set import set_texts
from cchc.reporting.services.narrative_writing import TextSave

ACTOR = "demo"
_SECTION = "difficulties"
"""The section for which units below give a text."""


def write_up(form: str, unit: str, script: RoundScript) -> None:
    """Draft a report from its figures; into the host's own go the words of the script as well."""
    words = script.words if unit == script.host else None
    if words is not None:
        saves = [TextSave(key, text) for key, text in words.sections.items()]
        set_texts(form, unit, script.period, saves, actor=ACTOR)
        for giver, text in words.contributed.items():
            contribute(form, unit, script.period, giver, _SECTION, text, actor=ACTOR)
        collect(form, unit, script.period, [_SECTION], actor=ACTOR)
        for addressee, text in words.proposed.items():
            propose(form, unit, script.period, ProposalEntry(addressee, text), actor=ACTOR)
    draft_texts(form, unit, script.period, actor=ACTOR)
