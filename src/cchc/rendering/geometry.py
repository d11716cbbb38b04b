"""Lines and places of the parts that frame a document, the same in Word and PDF: millimetres."""

from dataclasses import dataclass

from cchc.document import decree30 as law
from cchc.document.letters import even_lines
from cchc.document.metrics import text_width_mm

_SPARE_MM = 5.0
_DASH = "- "
_DAY = " ngày"


def subject_lines(subject: str) -> tuple[str, ...]:
    """Lines of the subject below the kind of document."""
    return even_lines(subject, law.TEXT_WIDTH_MM - 2 * _SPARE_MM, law.TITLE_PT, bold=True)


def about_lines(about: str) -> tuple[str, ...]:
    """Lines of the "V/v …" of a công văn, below the number."""
    return even_lines(about, law.LETTERHEAD_LEFT_MM - _SPARE_MM, law.SUBJECT_OF_LETTER_PT)


def annex_title_lines(title: str, room_mm: float) -> tuple[str, ...]:
    """Lines of the title of an annex, in capitals."""
    return even_lines(title.upper(), room_mm - 2 * _SPARE_MM, law.ANNEX_TITLE_PT, bold=True)


def reference_lines(reference: str, room_mm: float) -> tuple[str, ...]:
    """Lines of "(Kèm theo … ngày … của …)": one, or two of which the second begins with the date."""
    room = room_mm - _SPARE_MM
    if _reference_mm(reference) <= room or "\n" in reference:
        return tuple(reference.split("\n"))
    head, found, tail = reference.partition(_DAY)
    dated = f"{found.strip()}{tail}"
    if found and max(_reference_mm(head), _reference_mm(dated)) <= room:
        return head, dated
    return even_lines(reference, room, law.ANNEX_REFERENCE_PT)


def _reference_mm(text: str) -> float:
    return text_width_mm(text, law.ANNEX_REFERENCE_PT, italic=True)


@dataclass(frozen=True)
class AddresseePlace:
    """From the left margin: where "Kính gửi:" begins, the dashes under its colon, the names after them."""

    label_mm: float
    dash_mm: float
    name_mm: float


def addressee_place(names: tuple[str, ...]) -> AddresseePlace:
    """Where several addressees stand: label and names together in the middle of the page.

    Decree 30/2020/NĐ-CP, annex I, part II, item 9: the dashes stand in line under the colon.
    """
    label = text_width_mm(law.ADDRESSEE_LABEL.rstrip(":"), law.BODY_PT)
    dash = text_width_mm(_DASH, law.BODY_PT)
    longest = max(text_width_mm(f"{_DASH}{name};", law.BODY_PT) for name in names)
    left = min(max(law.TEXT_WIDTH_MM - label - longest, 4 * _SPARE_MM) / 2, law.ADDRESSEE_MOST_MM)
    return AddresseePlace(left, left + label, left + label + dash)
