"""What stands above item numbers: STT, TT, Mục …"""

from cchc.engine.text import label_key
from cchc.reading.markup import NUMBER_HEADS

_OTHER = "mức"


def is_number_head(text: str) -> bool:
    """Whether a word is the name of a column of item numbers; Mức, a level, is not Mục, an item."""
    return label_key(text) in NUMBER_HEADS and text.casefold() != _OTHER
