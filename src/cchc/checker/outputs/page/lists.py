"""The lists on top of the page: findings, what was compared and holds, what was not understood."""

from collections.abc import Iterator, Sequence

from cchc.checker.findings import Checked, Held, Unread
from cchc.checker.outputs.languages import KINDS, SEVERITIES, both
from cchc.checker.outputs.numbered import Numbered
from cchc.checker.outputs.page.letters import words
from cchc.checker.outputs.page.notes import classes, short, spoken
from cchc.checker.outputs.spool import Spool
from cchc.engine.faults import N_


class Lists:
    """Lines of the three lists, document after document. `close` them."""

    def __init__(self) -> None:
        self._found, self._held, self._unread = Spool(), Spool(), Spool()

    def add(self, checked: Checked, found: Sequence[Numbered]) -> None:
        """Put the lines of a document behind those of the others."""
        for one in found:
            self._found.write(_entry(one))
        for held in checked.held:
            self._held.write(_holding(held))
        for unread in checked.unread:
            self._unread.write(_odd(unread))

    def chunks(self) -> Iterator[str]:
        """The lists that are not empty, folded, each with its length."""
        yield from _list(N_("Danh sách phát hiện"), self._found)
        yield from _list(N_("Đã đối chiếu và khớp"), self._held)
        yield from _list(N_("Chưa hiểu được"), self._unread)

    def close(self) -> None:
        """Forget everything."""
        for spool in (self._found, self._held, self._unread):
            spool.close()


def _list(title: str, lines: Spool) -> Iterator[str]:
    if lines.count:
        yield f"<details><summary>{spoken(both(title))} ({lines.count})</summary>"
        yield '<ul class="list">'
        yield from lines.chunks()
        yield "</ul></details>"


def _entry(one: Numbered) -> str:
    return (
        f'<li class="{classes(one)}"><span class="no">{one.number}</span>'
        f'<a href="#n{one.number}">{spoken(both(SEVERITIES[one.finding.severity]))} · '
        f"{words(short(one.finding.quote.text))}</a></li>"
    )


def _holding(one: Held) -> str:
    return f"<li>{spoken(both(KINDS[one.kind]))}: <span>{words(short(one.quote.text))}</span></li>"


def _odd(one: Unread) -> str:
    return (
        f"<li><span>“{words(short(one.quote.text))}”: "
        f'<span class="t" lang="vi">{words(one.reason_vi)}</span>'
        f'<span class="t" lang="en">{words(one.reason_en)}</span></span></li>'
    )
