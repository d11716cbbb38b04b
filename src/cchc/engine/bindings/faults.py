"""What can be wrong with a binding: the place, what was expected, the nearest known word."""

from collections.abc import Collection
from difflib import get_close_matches

from cchc.engine.faults import N_, Fault


def nearest(word: str, known: Collection[str]) -> str | None:
    """The known word most like `word`, or None when none is near."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


class BindingFault(Fault):
    """A binding that cannot be understood or computed."""


class SyntaxFault(BindingFault):
    """A text that breaks the grammar at one column (counted from 1); shows the line with a caret under it."""

    def __init__(self, text: str, offset: int, expected: str, near: str | None = None) -> None:
        self.column = offset + 1
        self.near = near
        template = N_("Cột %(column)d: cần %(expected)s, nhưng gặp %(found)s.\n%(text)s\n%(caret)s")
        if near is not None:
            template = N_(
                "Cột %(column)d: cần %(expected)s, nhưng gặp %(found)s. "
                "Có phải ý là “%(near)s”?\n%(text)s\n%(caret)s"
            )
        super().__init__(
            template,
            column=self.column,
            expected=expected,
            found=found_at(text, offset),
            near=near or "",
            text=text,
            caret=" " * offset + "^",
        )


def found_at(text: str, offset: int) -> str:
    """The word or sign standing at `offset`, quoted; or the end of the text."""
    stop = offset
    while stop < len(text) and (text[stop].isalnum() or text[stop] in "_."):
        stop += 1
    word = text[offset : max(stop, offset + 1)]
    return f"“{word}”" if word else N_("hết biểu thức")
