"""`cchc accepted`: the findings that somebody explained, and taking an explanation back."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.checker.queries.accepted import report_key
from cchc.checker.queries.explanations import Explanation, Withdrawn, explanations
from cchc.checker.services.withdraw_accepted import withdraw_accepted
from cchc.engine.faults import N_
from cchc.foundation.console import ConsoleCommand, Options, Verb, add_actor, add_json
from cchc.reading.found import read_document


class Command(ConsoleCommand):
    """One command with sub-verbs; their JSON is described in docs/commands/accepted.md."""

    help = N_("Phát hiện đã được giải thích “không phải lỗi vì…”: liệt kê, rút lý do.")
    example = (
        "cchc accepted list --json\ncchc accepted withdraw 3f0c2a91be --reason 'sở đã xác nhận số liệu sai'"
    )

    def verbs(self) -> Iterable[Verb]:
        """Return the sub-verbs."""
        yield Verb(
            "list",
            _("Liệt kê phát hiện đã được giải thích, kèm lý do, người và lúc nêu."),
            "cchc accepted list --file bao-cao.docx --withdrawn --json",
            _list_arguments,
            self._list,
        )
        yield Verb(
            "withdraw",
            _("Rút lý do: phát hiện lại được tính là lỗi. Lý do cũ vẫn lưu, kèm người, lúc và vì sao rút."),
            "cchc accepted withdraw 3f0c2a91be --reason 'sở đã xác nhận số liệu sai'",
            _withdraw_arguments,
            self._withdraw,
        )

    def _list(self, options: Options) -> None:
        found = explanations(_report(options), with_withdrawn=options["withdrawn"])
        self.answer(options, {"reasons": [_plain(one) for one in found]}, _lines(found))

    def _withdraw(self, options: Options) -> None:
        codes = list(dict.fromkeys(options["codes"]))
        done = withdraw_accepted(
            codes, reason=options["reason"], actor=options["actor"], report=_report(options)
        )
        unchanged = [code for code in codes if code not in done]
        said = [
            *(_("%(finding)s: đã rút lý do") % {"finding": code} for code in done),
            *(_("%(finding)s: lý do đã được rút từ trước") % {"finding": code} for code in unchanged),
        ]
        self.answer(options, {"withdrawn": list(done), "unchanged": unchanged}, said)


def _which_arguments(parser: CommandParser) -> None:
    parser.add_argument("--report", default="", help=_("báo cáo, ghi như trong danh sách"))
    parser.add_argument("--file", type=Path, metavar=_("TỆP"), help=_("báo cáo trong tệp này"))
    add_json(parser)


def _list_arguments(parser: CommandParser) -> None:
    parser.add_argument("--withdrawn", action="store_true", help=_("kể cả lý do đã rút hoặc đã thay"))
    _which_arguments(parser)


def _withdraw_arguments(parser: CommandParser) -> None:
    parser.add_argument("codes", nargs="+", metavar=_("MÃ"), help=_("mã phát hiện"))
    parser.add_argument("--reason", default="", help=_("vì sao rút"))
    add_actor(parser)
    _which_arguments(parser)


def _report(options: Options) -> str:
    """What the report that was asked for is called; "" for any."""
    if options["file"] is not None:
        return report_key(read_document(options["file"], str(options["file"])))
    return str(options["report"])


def _plain(one: Explanation) -> dict[str, object]:
    withdrawn = one.withdrawn
    return {
        "report": one.report,
        "finding": one.finding,
        "kind": one.kind,
        "quote": one.quote,
        "reason": one.reason,
        "actor": one.actor,
        "at": one.at.isoformat(timespec="seconds"),
        "withdrawn": None if withdrawn is None else _plain_end(withdrawn),
    }


def _plain_end(one: Withdrawn) -> dict[str, object]:
    return {"by": one.by, "at": one.at.isoformat(timespec="seconds"), "because": one.because}


def _lines(found: Iterable[Explanation]) -> Iterator[str]:
    for one in found:
        yield f"[{one.finding}] {one.report} · {one.kind}: “{' '.join(one.quote.split())}”"
        yield "    " + _("Không phải lỗi: %(reason)s (%(actor)s, %(on)s)") % {
            "reason": one.reason,
            "actor": one.actor,
            "on": f"{one.at:%d/%m/%Y}",
        }
        if one.withdrawn is not None:
            yield "    " + _("Đã rút: %(reason)s (%(actor)s, %(on)s)") % {
                "reason": one.withdrawn.because,
                "actor": one.withdrawn.by,
                "on": f"{one.withdrawn.at:%d/%m/%Y}",
            }
