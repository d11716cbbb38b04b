"""Letterhead, title, addressees, signature and annex heading as pieces."""

from cchc.document import decree30 as law
from cchc.document.frame import Addressees, AnnexHeading, DocumentTitle, Letterhead, SignatureBlock
from cchc.document.letters import even_lines
from cchc.document.metrics import text_width_mm
from cchc.rendering.geometry import (
    about_lines,
    addressee_place,
    annex_title_lines,
    reference_lines,
    subject_lines,
)
from cchc.rendering.pages.pieces import Piece, frame, rule, text_line


def _short_rule(text: str, size_pt: float, style: str = "Rule", *, italic: bool = False) -> Piece:
    return rule(law.RULE_SHARE * text_width_mm(text, size_pt, not italic, italic), style)


def _issuer(block: Letterhead) -> list[Piece]:
    room = law.LETTERHEAD_LEFT_MM
    parents = even_lines(block.parent.upper(), room, law.ISSUER_PT) if block.parent else ()
    issuers = even_lines(block.issuer.upper(), room, law.ISSUER_PT, bold=True)
    lines = [text_line("Parent", text) for text in parents]
    return [*lines, text_line("Issuer", "\n".join(issuers)), _short_rule(issuers[-1], law.ISSUER_PT)]


def _state() -> list[Piece]:
    length = text_width_mm(law.MOTTO, law.MOTTO_PT, bold=True)
    return [text_line("Country", law.COUNTRY), text_line("Motto", law.MOTTO), rule(length)]


def letterhead(block: Letterhead) -> list[Piece]:
    """Two columns: issuer and state, number and date on one row."""
    about = [text_line("About", "\n".join(about_lines(block.about_line)))] if block.about else []
    number = [text_line("Number", block.number_line), *about]
    second = (number, [text_line("PlaceDate", block.place_date_line)])
    widths = (law.LETTERHEAD_LEFT_MM, law.LETTERHEAD_RIGHT_MM)
    return [frame(widths, law.LETTERHEAD_HANG_MM, (_issuer(block), _state()), second)]


def title(block: DocumentTitle) -> list[Piece]:
    """The kind in capitals, the subject in lines of even length, a rule."""
    lines = subject_lines(block.subject)
    return [
        text_line("KindTitle", block.kind.upper()),
        text_line("Subject", "\n".join(lines)),
        _short_rule(lines[-1], law.TITLE_PT, "RuleLast"),
    ]


def addressees(block: Addressees) -> list[Piece]:
    """One addressee inline; several below, each with a dash under the colon."""
    if len(block.names) == 1:
        return [text_line("Addressee", f"{law.ADDRESSEE_LABEL} {block.names[0]}")]
    last = len(block.names) - 1
    items = (f"- {name}{'.' if number == last else ';'}" for number, name in enumerate(block.names))
    place = addressee_place(block.names)
    beside = {"left": place.dash_mm, "hanging": place.name_mm - place.dash_mm}
    return [
        text_line("Addressees", law.ADDRESSEE_LABEL) | {"left": place.label_mm},
        *(text_line("AddresseeItem", item) | beside for item in items),
    ]


def signature(block: SignatureBlock, room_mm: float) -> list[Piece]:
    """Recipients on the left, signing lines and name on the right."""
    left = []
    if block.recipients is not None:
        left = [text_line("RecipientsLabel", block.recipients.label)]
        left += [text_line("Recipient", text) for text in block.recipients.printed]
    right = [*(text_line("Authority", text) for text in block.lines), text_line("Signer", block.name)]
    whole = frame((room_mm - law.SIGNATURE_RIGHT_MM, law.SIGNATURE_RIGHT_MM), 0, (left, right))
    return [text_line("Gap", ""), whole]


def annex_heading(block: AnnexHeading, room_mm: float) -> list[Piece]:
    """Label, title in capitals, reference in italics, a rule."""
    lines = annex_title_lines(block.title, room_mm)
    pieces = [text_line("AnnexLabel", block.label), text_line("AnnexTitle", "\n".join(lines))]
    if not block.reference:
        return [*pieces, _short_rule(lines[-1], law.ANNEX_TITLE_PT, "RuleLast")]
    reference = reference_lines(block.reference, room_mm)
    pieces.append(text_line("AnnexReference", "\n".join(reference)))
    return [*pieces, _short_rule(reference[-1], law.ANNEX_REFERENCE_PT, "RuleLast", italic=True)]
