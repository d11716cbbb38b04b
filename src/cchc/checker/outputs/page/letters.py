"""The letters of a paragraph or cell, with the marks of what was found there."""

from collections.abc import Iterable
from html import escape

from cchc.checker.outputs.languages import both
from cchc.checker.outputs.marks import Mark, Piece, ends_line, pieces
from cchc.checker.outputs.page.style import SHADES
from cchc.document.letters import printable
from cchc.engine.faults import N_


def words(text: str) -> str:
    """Text for the content of an element or an attribute."""
    return escape(printable(text))


def marked(text: str, marks: Iterable[Mark], *, markup: bool) -> str:
    """A text as HTML: quotes highlighted, with a link to the note after each."""
    return "".join(_piece(piece) for piece in pieces(text, marks, markup=markup))


def _piece(piece: Piece) -> str:
    if piece.markup:
        name = "mk nl" if ends_line(piece.text) else "mk"
        return f'<span class="{name}">{words(piece.text)}</span>{_ends(piece)}'
    inner = words(piece.text)
    names = {mark.kind for mark in piece.marks if mark.kind} | {
        f"s-{mark.severity}" for mark in piece.marks if mark.severity
    }
    if any(mark.held for mark in piece.marks):
        inner = f'<span class="held">{inner}</span>'
    if any(mark.severity is None and not mark.held for mark in piece.marks):
        inner = f'<span class="other">{inner}</span>'
    gravest = piece.gravest
    if gravest is not None and gravest.severity is not None:
        shade = " ".join([SHADES[gravest.severity], *sorted(_shown(piece) or names)])
        inner = f'<mark class="{shade}">{inner}</mark>'
    return f"{_begins(piece)}{inner}{_ends(piece)}"


def _shown(piece: Piece) -> set[str]:
    """With several findings in one place no filter may take the highlight away."""
    own = [mark for mark in piece.marks if mark.severity is not None]
    return {"many"} if len(own) > 1 else set()


def _begins(piece: Piece) -> str:
    return "".join(f'<span id="{mark.anchor}"></span>' for mark in piece.begins if mark.anchor)


def _ends(piece: Piece) -> str:
    return "".join(_reference(mark) for mark in sorted(piece.ends, key=lambda one: one.number) if mark.number)


def _reference(mark: Mark) -> str:
    said = both(N_("Phát hiện %(number)d"), number=mark.number).vi
    link = f'href="#n{mark.number}" aria-label="{said}"'
    if mark.severity is None:
        return f'<a class="ref to {mark.kind}" {link}>{mark.number}</a>'
    names = f"{SHADES[mark.severity]} s-{mark.severity} {mark.kind}"
    return f'<a class="ref {names}" {link}>{mark.number}</a>'
