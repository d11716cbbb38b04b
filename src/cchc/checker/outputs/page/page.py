"""The page as a whole: counts, filters, lists, then each document."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from cchc.checker.findings import Checked, Severity
from cchc.checker.outputs.languages import COUNTS, KINDS, SEVERITIES, Both, both, both_of
from cchc.checker.outputs.numbered import Numbered, numbered
from cchc.checker.outputs.page.blocks import blocks, drawing
from cchc.checker.outputs.page.letters import words
from cchc.checker.outputs.page.notes import classes, icon, short, spoken
from cchc.checker.outputs.page.style import SHADES, style
from cchc.document.found import FoundDocument
from cchc.engine.faults import N_


def page(checked: Checked) -> str:
    """A self-contained page in both languages: no script, no outside resource, one style with its hash."""
    found = numbered(checked)
    everything = [one for some in found.values() for one in some]
    look = style()
    title = both(N_("Kết quả kiểm tra số liệu"))
    names = ", ".join(document.name for document in checked.documents)
    return "".join(
        [
            '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(look)}">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{words(title.vi)}: {words(names)}</title><style>{look}</style></head><body>",
            f'<a class="skip" href="#doc">{spoken(both(N_("Đến văn bản")))}</a>',
            f'<header class="band"><h1>{spoken(title)}</h1>{_languages()}</header><main>',
            _summary(checked, everything),
            *_filters(everything),
            '<div class="lists">',
            *_lists(checked, everything),
            '</div><div id="doc">',
            *(_document(checked, document, found[document.name]) for document in checked.documents),
            "</div></main></body></html>\n",
        ]
    )


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


def _summary(checked: Checked, found: Sequence[Numbered]) -> str:
    files = "".join(f"<li>{words(document.name)}</li>" for document in checked.documents)
    counts = Counter(one.finding.severity for one in found)
    told = "".join(
        f'<span class="{SHADES[one]}">{icon(one)}<b>{spoken(both(COUNTS[one], count=counts[one]))}</b></span>'
        for one in Severity
    )
    held = spoken(both(N_("chỗ đã đối chiếu và khớp")))
    unread = spoken(both(N_("chỗ chưa hiểu được")))
    more = f"<span><b>{len(checked.unread)}</b> {unread}</span>" if checked.unread else ""
    empty = "" if found else f'<p class="empty">{spoken(_nothing(checked))}</p>'
    return (
        f'<ul class="files">{files}</ul><p class="sum">{told}<span><b>{len(checked.held)}</b> {held}</span>'
        f"{more}</p>{empty}"
    )


def _nothing(checked: Checked) -> Both:
    if checked.held:
        return both(
            N_("Không thấy số liệu nào mâu thuẫn. Danh sách bên dưới nêu những chỗ đã đối chiếu và khớp.")
        )
    return both(N_("Không tìm thấy số liệu nào để đối chiếu trong văn bản này."))


def _filters(found: Sequence[Numbered]) -> Iterator[str]:
    severities = [one for one in Severity if any(one is entry.finding.severity for entry in found)]
    kinds = Counter(entry.finding.kind for entry in found)
    graveness = Counter(entry.finding.severity for entry in found)
    yield '<div class="filters">'
    if found:
        yield f"<fieldset><legend>{spoken(both(N_('Hiện')))}</legend>"
        yield from (_box(f"s-{one}", SEVERITIES[one], graveness[one]) for one in severities)
        yield f"</fieldset><fieldset><legend>{spoken(both(N_('Loại')))}</legend>"
        yield from (_box(f"k-{one}", KINDS[one], kinds[one]) for one in KINDS if kinds[one])
        yield "</fieldset>"
    yield '<label><input type="checkbox" id="held">'
    yield f"{spoken(both(N_('Gạch chân những chỗ đã đối chiếu và khớp')))}</label></div>"


def _box(name: str, label: str, count: int) -> str:
    said = spoken(both(label))
    return f'<label><input type="checkbox" id="{name}" checked><span>{said} ({count})</span></label>'


def _lists(checked: Checked, found: Sequence[Numbered]) -> Iterator[str]:
    if found:
        yield _list(N_("Danh sách phát hiện"), [_entry(one) for one in found])
    if checked.held:
        lines = [
            f"<li>{spoken(both(KINDS[one.kind]))}: <span>{words(short(one.quote.text))}</span></li>"
            for one in checked.held
        ]
        yield _list(N_("Đã đối chiếu và khớp"), lines)
    if checked.unread:
        lines = [
            f"<li><span>“{words(short(one.quote.text))}”: "
            f'<span class="t" lang="vi">{words(one.reason_vi)}</span>'
            f'<span class="t" lang="en">{words(one.reason_en)}</span></span></li>'
            for one in checked.unread
        ]
        yield _list(N_("Chưa hiểu được"), lines)


def _list(title: str, lines: Sequence[str]) -> str:
    return (
        f"<details><summary>{spoken(both(title))} ({len(lines)})</summary>"
        f'<ul class="list">{"".join(lines)}</ul></details>'
    )


def _entry(one: Numbered) -> str:
    return (
        f'<li class="{classes(one)}"><span class="no">{one.number}</span>'
        f'<a href="#n{one.number}">{spoken(both(SEVERITIES[one.finding.severity]))} · '
        f"{words(short(one.finding.quote.text))}</a></li>"
    )


def _document(checked: Checked, document: FoundDocument, found: Sequence[Numbered]) -> str:
    held = [one for one in checked.held if one.file == document.name]
    drawn = drawing(document, found, held)
    remarks = "".join(f"<p>{spoken(both_of(remark))}</p>" for remark in document.remarks)
    return f'<section><h2 class="file">{words(document.name)}</h2>{remarks}{"".join(blocks(drawn))}</section>'
