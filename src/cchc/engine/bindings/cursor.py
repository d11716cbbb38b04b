"""A place in a text being read, with the few moves that a hand-written parser needs."""

import re
from collections.abc import Collection
from typing import NoReturn

from cchc.engine.bindings.faults import SyntaxFault, nearest

SPACE = re.compile(r"[ \t\n\u00a0]*")


class Cursor:
    """Reads `text` from left to right; white space between words means nothing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.skip_space()

    def skip_space(self) -> None:
        """Move to the next word or sign."""
        found = SPACE.match(self.text, self.offset)
        self.offset = found.end() if found else self.offset

    @property
    def at_end(self) -> bool:
        """Whether nothing is left to read."""
        return self.offset == len(self.text)

    def looking_at(self, sign: str) -> bool:
        """Whether the sign stands here."""
        return self.text.startswith(sign, self.offset)

    def take(self, pattern: re.Pattern[str]) -> str | None:
        """Read a word of this pattern, or nothing."""
        found = pattern.match(self.text, self.offset)
        if found is None:
            return None
        self.offset = found.end()
        self.skip_space()
        return found.group()

    def took(self, sign: str) -> bool:
        """Read the sign if it stands here."""
        if not self.looking_at(sign):
            return False
        self.offset += len(sign)
        self.skip_space()
        return True

    def expect(self, sign: str) -> None:
        """Read the sign, or say that it is missing."""
        if not self.took(sign):
            self.refuse(f"“{sign}”")

    def word(self, pattern: re.Pattern[str], expected: str) -> str:
        """Read a word of this pattern, or say what was expected."""
        found = self.take(pattern)
        return found if found is not None else self.refuse(expected)

    def end(self, expected: str) -> None:
        """Require that nothing is left."""
        if not self.at_end:
            self.refuse(expected)

    def refuse(
        self, expected: str, *, at: int | None = None, word: str = "", known: Collection[str] = ()
    ) -> NoReturn:
        """Raise a SyntaxFault at an offset (here, if none), suggesting the known word nearest to `word`."""
        raise SyntaxFault(
            self.text, self.offset if at is None else at, expected, nearest(word, known) if word else None
        )
