"""Tables of reporting."""

from cchc.reporting.models.flow import (
    Extension,
    OutsideFigure,
    Reminder,
    RowChoice,
    RuleOverride,
    SignedCopy,
    Transition,
)
from cchc.reporting.models.narrative import (
    CitedDocument,
    Contribution,
    NarrativeChange,
    NarrativeText,
    Outline,
    Proposal,
)
from cchc.reporting.models.rounds import Round, RoundForm, RoundRowBasis, RoundTemplate
from cchc.reporting.models.submissions import (
    AS_WRITTEN_LENGTH,
    Cell,
    ListedMember,
    Section,
    Submission,
    SubmissionChange,
)

__all__ = [
    "AS_WRITTEN_LENGTH",
    "Cell",
    "CitedDocument",
    "Contribution",
    "Extension",
    "ListedMember",
    "NarrativeChange",
    "NarrativeText",
    "Outline",
    "OutsideFigure",
    "Proposal",
    "Reminder",
    "Round",
    "RoundForm",
    "RoundRowBasis",
    "RoundTemplate",
    "RowChoice",
    "RuleOverride",
    "Section",
    "SignedCopy",
    "Submission",
    "SubmissionChange",
    "Transition",
]
