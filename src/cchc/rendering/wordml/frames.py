"""Letterhead, title, addressees, signature and annex heading."""

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
from cchc.rendering.wordml.texts import line
from cchc.rendering.wordml.xml import tag, twips


def rule(length_mm: float, room_mm: float, style: str = "Rule") -> str:
    """A centred rule: the upper border of an empty paragraph, indented to the length on both sides."""
    side = twips(max(0.0, room_mm - length_mm) / 2)
    border = tag("top", val="single", sz=round(law.RULE_WEIGHT_PT * 8), space=1, color="000000")
    return line(style, "", tag("pBdr", border), tag("ind", left=side, right=side, firstLine=0))


def _cell(width_mm: float, *content: str) -> str:
    return tag("tc", tag("tcPr", tag("tcW", w=twips(width_mm), type="dxa")), *content)


def _frame(widths: tuple[float, float], hang_mm: float, *rows: tuple[str, str]) -> str:
    properties = tag(
        "tblPr",
        tag("tblStyle", val="FrameTable"),
        tag("tblW", w=twips(sum(widths)), type="dxa"),
        tag("tblInd", w=-twips(hang_mm), type="dxa"),
        tag("tblLayout", type="fixed"),
    )
    grid = tag("tblGrid", *(tag("gridCol", w=twips(width)) for width in widths))
    whole = tag("trPr", tag("cantSplit"))
    lines = (tag("tr", whole, *(_cell(*pair) for pair in zip(widths, row, strict=True))) for row in rows)
    return tag("tbl", properties, grid, *lines)


def _issuer(block: Letterhead) -> str:
    room = law.LETTERHEAD_LEFT_MM
    parents = even_lines(block.parent.upper(), room, law.ISSUER_PT) if block.parent else ()
    issuers = even_lines(block.issuer.upper(), room, law.ISSUER_PT, bold=True)
    length = law.RULE_SHARE * text_width_mm(issuers[-1], law.ISSUER_PT, bold=True)
    return "".join(
        [
            *(line("Parent", text) for text in parents),
            line("Issuer", "\n".join(issuers)),
            rule(length, room),
        ]
    )


def _state() -> str:
    length = text_width_mm(law.MOTTO, law.MOTTO_PT, bold=True)
    return line("Country", law.COUNTRY) + line("Motto", law.MOTTO) + rule(length, law.LETTERHEAD_RIGHT_MM)


def _number(block: Letterhead) -> str:
    about = line("About", "\n".join(about_lines(block.about_line))) if block.about else ""
    return line("Number", block.number_line) + about


def letterhead(block: Letterhead) -> str:
    """Two columns without borders: issuer and state, number and date on one row.

    LibreOffice puts an empty line before a table that opens a document; a line of 1 pt takes its place.
    """
    return line("Break", "") + _frame(
        (law.LETTERHEAD_LEFT_MM, law.LETTERHEAD_RIGHT_MM),
        law.LETTERHEAD_HANG_MM,
        (_issuer(block), _state()),
        (_number(block), line("PlaceDate", block.place_date_line)),
    )


def _short_rule(text: str, room_mm: float, size_pt: float, style: str) -> str:
    return rule(law.RULE_SHARE * text_width_mm(text, size_pt, bold=True), room_mm, style)


def title(block: DocumentTitle) -> str:
    """The kind in capitals, the subject in lines of even length, a rule."""
    lines = subject_lines(block.subject)
    return (
        line("KindTitle", block.kind.upper())
        + line("Subject", "\n".join(lines))
        + _short_rule(lines[-1], law.TEXT_WIDTH_MM, law.TITLE_PT, "RuleLast")
    )


def addressees(block: Addressees) -> str:
    """One addressee inline; several below, each with a dash under the colon."""
    if len(block.names) == 1:
        return line("Addressee", f"{law.ADDRESSEE_LABEL} {block.names[0]}")
    ends = [";"] * (len(block.names) - 1) + ["."]
    place = addressee_place(block.names)
    hanging = twips(place.name_mm - place.dash_mm)
    indent = tag("ind", left=twips(place.name_mm), right=0, hanging=hanging)
    items = (f"- {name}{end}" for name, end in zip(block.names, ends, strict=True))
    label = line("Addressees", law.ADDRESSEE_LABEL, tag("ind", left=twips(place.label_mm), firstLine=0))
    return label + "".join(line("AddresseeItem", item, indent) for item in items)


def _recipients(block: SignatureBlock) -> str:
    if block.recipients is None:
        return line("Recipient", "")
    label = line("RecipientsLabel", block.recipients.label)
    return label + "".join(line("Recipient", text) for text in block.recipients.printed)


def signature(block: SignatureBlock, room_mm: float) -> str:
    """Recipients on the left, signing lines and name on the right, in one row that is never broken."""
    lines = "".join(line("Authority", text) for text in block.lines)
    widths = (room_mm - law.SIGNATURE_RIGHT_MM, law.SIGNATURE_RIGHT_MM)
    gap = line("Gap", "", tag("keepNext")) * 2
    return gap + _frame(widths, 0, (_recipients(block), lines + line("Signer", block.name)))


def annex_heading(block: AnnexHeading, room_mm: float) -> str:
    """Label, title in capitals, reference in italics, a rule."""
    lines = annex_title_lines(block.title, room_mm)
    named = line("AnnexLabel", block.label) + line("AnnexTitle", "\n".join(lines))
    if not block.reference:
        return named + _short_rule(lines[-1], room_mm, law.ANNEX_TITLE_PT, "RuleLast")
    reference = reference_lines(block.reference, room_mm)
    length = law.RULE_SHARE * text_width_mm(reference[-1], law.ANNEX_REFERENCE_PT, italic=True)
    return named + line("AnnexReference", "\n".join(reference)) + rule(length, room_mm, "RuleLast")
