"""The decree's lengths in the units of a Word file: half points for letters, twips for the rest."""

from cchc.document import decree30

_TWIPS_PER_MM = 1440 / 25.4
_TWIPS_PER_POINT = 20


def half_points(bounds: tuple[float, float]) -> tuple[int, int]:
    """A range of points as half points."""
    return round(bounds[0] * 2), round(bounds[1] * 2)


def twips(millimetres: float) -> int:
    """Millimetres as twips, rounded down as Word's own dialogues do (35 mm = 1984)."""
    return int(millimetres * _TWIPS_PER_MM)


COUNTRY = half_points(decree30.COUNTRY_RANGE_PT)
MOTTO = half_points(decree30.MOTTO_RANGE_PT)
ISSUER = half_points(decree30.ISSUER_RANGE_PT)
BODY = half_points(decree30.BODY_RANGE_PT)
ABOUT = half_points(decree30.SUBJECT_OF_LETTER_RANGE_PT)
PAGE_NUMBER = half_points(decree30.PAGE_NUMBER_RANGE_PT)
NUMBER = half_points((decree30.NUMBER_PT, decree30.NUMBER_PT))
RECIPIENTS_LABEL = half_points((decree30.RECIPIENTS_LABEL_PT, decree30.RECIPIENTS_LABEL_PT))
RECIPIENTS = half_points((decree30.RECIPIENTS_PT, decree30.RECIPIENTS_PT))
ANNEX_LABEL = half_points((decree30.ANNEX_LABEL_PT, decree30.ANNEX_LABEL_PT))
GAP = round(decree30.PARAGRAPH_GAP_PT * _TWIPS_PER_POINT)
INDENTS = tuple(round(length * _TWIPS_PER_MM) for length in decree30.INDENT_CHOICES_MM)
MARGINS = {side: (twips(least), twips(most)) for side, (least, most) in decree30.MARGIN_RANGES_MM.items()}
PAPER = (round(decree30.PAPER_WIDTH_MM * _TWIPS_PER_MM), round(decree30.PAPER_HEIGHT_MM * _TWIPS_PER_MM))
