"""The page as a whole: counts, files, filters, lists, then each document."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cchc.checker.findings import Checked, Severity
from cchc.checker.outputs.languages import KINDS, SEVERITIES, both, both_of
from cchc.checker.outputs.numbered import Numbered
from cchc.checker.outputs.page.blocks import blocks, drawing
from cchc.checker.outputs.page.letters import words
from cchc.checker.outputs.page.lists import Lists
from cchc.checker.outputs.page.notes import spoken
from cchc.checker.outputs.page.style import style
from cchc.checker.outputs.page.summary import Counted, files, nothing, summary
from cchc.checker.outputs.spool import Spool
from cchc.document.found import FoundDocument
from cchc.engine.faults import N_

_TITLE = N_("Kết quả kiểm tra số liệu")


class Page:
    """A self-contained page in both languages: no script, no outside resource, one style with its hash.

    It grows document by document, on disk once it is long; its head says how many there are, so that nothing
    is there before `chunks`. `close` it.
    """

    def __init__(self) -> None:
        self._documents = Spool()
        self._lists = Lists()
        self._counted: list[Counted] = []
        self._severities: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()

    def add(self, checked: Checked, found: Mapping[str, Sequence[Numbered]]) -> None:
        """Draw what was found in a document; `found` are its findings with their numbers."""
        self._lists.add(checked, [one for document in checked.documents for one in found[document.name]])
        self._severities.update(one.severity for one in checked.findings)
        self._kinds.update(one.kind for one in checked.findings)
        for document in checked.documents:
            self._counted.append(Counted.of(document, checked))
            for piece in _document(checked, document, found[document.name], len(self._counted)):
                self._documents.write(piece)

    def chunks(self) -> Iterator[str]:
        """The whole page, piece by piece."""
        look, title = style(), both(_TITLE)
        yield '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(look)}">'
        yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
        yield f"<title>{words(title.vi)}: {words(_named(self._counted))}</title>"
        yield f"<style>{look}</style></head><body>"
        yield f'<a class="skip" href="#doc">{spoken(both(N_("Đến văn bản")))}</a>'
        yield f'<header class="band"><h1>{spoken(title)}</h1>{_languages()}</header><main>'
        yield f"{files(self._counted)}{summary(self._counted)}{nothing(self._counted)}"
        yield from _filters(self._severities, self._kinds)
        yield '<div class="lists">'
        yield from self._lists.chunks()
        yield '</div><div id="doc" tabindex="-1">'
        yield from self._documents.chunks()
        yield "</div></main></body></html>\n"

    def close(self) -> None:
        """Forget everything."""
        self._documents.close()
        self._lists.close()


def _named(counted: Sequence[Counted]) -> str:
    if len(counted) == 1:
        return counted[0].name
    return both(N_("%(count)d văn bản"), count=len(counted)).vi


def _policy(look: str) -> str:
    digest = base64.b64encode(hashlib.sha256(look.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _languages() -> str:
    name = spoken(both(N_("Ngôn ngữ")))
    boxes = (
        f'<label><input type="radio" name="l" id="l-{code}"{" checked" * (code == "vi")}>'
        f'<span lang="{code}">{label}</span></label>'
        for code, label in (("vi", "Tiếng Việt"), ("en", "English"))
    )
    return f"<fieldset><legend>{name}</legend>{''.join(boxes)}</fieldset>"


def _filters(severities: Mapping[str, int], kinds: Mapping[str, int]) -> Iterator[str]:
    yield '<div class="filters">'
    if severities:
        yield f"<fieldset><legend>{spoken(both(N_('Hiện')))}</legend>"
        yield from (
            _box(f"s-{one}", SEVERITIES[one], severities[one]) for one in Severity if one in severities
        )
        yield f"</fieldset><fieldset><legend>{spoken(both(N_('Loại')))}</legend>"
        yield from (_box(f"k-{one}", KINDS[one], kinds[one]) for one in KINDS if one in kinds)
        yield "</fieldset>"
    yield '<label><input type="checkbox" id="held">'
    yield f"{spoken(both(N_('Gạch chân những chỗ đã đối chiếu và khớp')))}</label></div>"


def _box(name: str, label: str, count: int) -> str:
    said = spoken(both(label))
    return f'<label><input type="checkbox" id="{name}" checked><span>{said} ({count})</span></label>'


def _document(
    checked: Checked, document: FoundDocument, found: Sequence[Numbered], number: int
) -> Iterator[str]:
    held = [one for one in checked.held if one.file == document.name]
    yield f'<section id="d{number}"><h2 class="file">{words(document.name)}</h2>'
    for remark in document.remarks:
        yield f"<p>{spoken(both_of(remark))}</p>"
    yield from blocks(drawing(document, found, held))
    yield "</section>"
