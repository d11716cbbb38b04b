"""`cchc form`: new versions of forms, from the ministry's file to publication."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from cchc.catalogue.matching import MatchKind
from cchc.catalogue.models import Form
from cchc.catalogue.queries.compare_forms import RowChange, compare_forms
from cchc.catalogue.queries.drafts import draft, draft_json
from cchc.catalogue.queries.propose import Proposal, ProposedForm, propose
from cchc.catalogue.services.decide_rows import confirm_certain, decide_rows
from cchc.catalogue.services.export_form import export_form
from cchc.catalogue.services.publish_form import FormHead, publish_form
from cchc.catalogue.services.save_draft import save_draft
from cchc.engine.faults import N_, Fault
from cchc.foundation.console import ConsoleCommand, Options, Verb, add_actor, add_json
from cchc.reporting.management.form_arguments import ARGUMENTS, decision_of, positions_of
from cchc.reporting.queries.proposed_tables import proposed_tables
from cchc.units.services.rows import read_day

_STATES = ("same", "changed", "added", "removed")
_EXAMPLES = {
    "propose": "cchc form propose bieu-moi.xlsx --like tk-2021-tinh --save tk-2027-tinh",
    "show": "cchc form show tk-2027-tinh --waiting",
    "confirm": "cchc form confirm tk-2027-tinh",
    "decide": "cchc form decide tk-2027-tinh --rows 14,20-22 --like-row tk-2021-tinh:survey_ballots",
    "compare": "cchc form compare tk-2021-tinh tk-2026-tinh",
    "publish": "cchc form publish tk-2027-tinh --from 2027-01-01 --replaces",
    "export": "cchc form export tk-2027-tinh --out catalogue/forms",
    "list": "cchc form list",
}


class FormFault(Fault):
    """What was asked of the forms cannot be done as asked."""


class Command(ConsoleCommand):
    help = N_("Biểu mẫu mới: đề xuất từ tệp của bộ, xác nhận từng dòng, so sánh, công bố.")
    example = _EXAMPLES["propose"]

    def verbs(self) -> Iterable[Verb]:
        told = {
            "propose": (_("đọc tệp của bộ và đề xuất từng dòng theo một biểu đã có"), self._propose),
            "show": (_("xem bản dự thảo"), self._show),
            "confirm": (_("xác nhận mọi dòng đã tìm thấy đúng tên"), self._confirm),
            "decide": (_("gắn chỉ tiêu cho các dòng và xác nhận"), self._decide),
            "compare": (_("so hai biểu từng dòng"), self._compare),
            "publish": (_("công bố bản dự thảo từ một ngày"), self._publish),
            "export": (_("ghi một biểu thành tệp danh mục"), self._export),
            "list": (_("các biểu và thời gian hiệu lực"), self._list),
        }
        for name, (text, run) in told.items():
            yield Verb(name, text, _EXAMPLES[name], _arguments_of(name), run)

    def _propose(self, options: Options) -> None:
        tables = proposed_tables(options["file"])
        proposed = propose(tables, options["like"])
        if options["save"]:
            source = options["source"] or options["file"].name
            save_draft(options["save"], tables, options["like"], source=source, actor=options["actor"])
        answer = {"code": options["save"] or None, **_proposed_json(proposed)}
        self.answer(options, answer, _proposed_lines(proposed))

    def _show(self, options: Options) -> None:
        rows = draft(options["code"]).rows.all()
        chosen = rows.filter(confirmed_by="") if options["waiting"] else rows
        answer = [draft_json(row) for row in chosen]
        lines = [_draft_line(row) for row in answer] or [_("Không có dòng nào như vậy.")]
        self.answer(options, {"code": options["code"], "rows": answer}, lines)

    def _confirm(self, options: Options) -> None:
        count = confirm_certain(options["code"], actor=options["actor"])
        waiting = draft(options["code"]).rows.filter(confirmed_by="").count()
        line = _("Đã xác nhận %(count)s dòng, còn %(waiting)s dòng phải xem.")
        counts = {"count": count, "waiting": waiting}
        self.answer(options, {"confirmed": count, "waiting": waiting}, [line % counts])

    def _decide(self, options: Options) -> None:
        positions = positions_of(options["rows"])
        count = decide_rows(options["code"], positions, decision_of(options), actor=options["actor"])
        self.answer(options, {"decided": count}, [_("Đã xác nhận %(count)s dòng.") % {"count": count}])

    def _compare(self, options: Options) -> None:
        changes = compare_forms(options["before"], options["after"])
        shown = [one for one in changes if options["all"] or one.state != "same"]
        counts = _counts(_STATES, (one.state for one in changes))
        lines = [*(_change_line(one) for one in shown), _counted(counts)]
        self.answer(options, {"counts": counts, "rows": [_change_json(one) for one in shown]}, lines)

    def _publish(self, options: Options) -> None:
        day = read_day(options["since"])
        if day is None:
            raise FormFault(N_("“%(text)s” không phải là ngày. Hãy viết 2027-01-01."), text=options["since"])
        head = FormHead(
            valid_from=day,
            name_vi=options["name"],
            name_en=options["name_en"],
            levels=tuple(options["levels"].split(",")) if options["levels"] else (),
            provisional=options["provisional"],
            replaces=options["replaces"],
        )
        form = publish_form(options["code"], head, actor=options["actor"])
        answer = {"code": form.code, "rows": form.rows.count(), "valid_from": day.isoformat()}
        line = _("Đã công bố biểu %(code)s, %(rows)s dòng, hiệu lực từ %(valid_from)s.")
        self.answer(options, answer, [line % answer])

    def _export(self, options: Options) -> None:
        written = [str(path) for path in export_form(options["code"], options["out"])]
        self.answer(options, {"files": written}, written)

    def _list(self, options: Options) -> None:
        answer = [_form_json(form) for form in Form.objects.all()]
        self.answer(options, {"forms": answer}, [_form_line(one) for one in answer])


def _arguments_of(name: str) -> Any:
    def add(parser: CommandParser) -> None:
        for argument in ARGUMENTS[name]():
            argument(parser)
        if name not in {"show", "compare", "export", "list"}:
            add_actor(parser)
        add_json(parser)

    return add


def _proposed_json(proposed: ProposedForm) -> dict[str, Any]:
    return {
        "like": proposed.like,
        "counts": _counts(MatchKind, (row.how.value for row in proposed.rows)),
        "rows": [_proposal_json(row) for row in proposed.rows],
        "dropped": list(proposed.dropped),
    }


def _proposal_json(row: Proposal) -> dict[str, Any]:
    value = row.content.get("value", [])
    return {
        "position": row.position + 1,
        "appendix": row.appendix + 1,
        "depth": row.depth,
        "stt": row.stt,
        "label": row.label,
        "unit": row.unit,
        "how": row.how.value,
        "score": round(row.score, 3),
        "row": row.like_row or None,
        "key": row.content["key"],
        "value": [value] if isinstance(value, str) else value,
        "indicator": row.content.get("indicator"),
        "rivals": list(row.rivals),
        "suggestions": [vars(one) | {"values": list(map(str, one.values))} for one in row.suggestions],
    }


def _proposed_lines(proposed: ProposedForm) -> Iterator[str]:
    for row in proposed.rows:
        mark = "=" if row.is_certain else "?"
        yield f"{mark} {row.position + 1:>4} {row.stt:<8} {row.label[:70]:<70} {row.like_row or '—'}"
    yield _counted(_counts(MatchKind, (row.how.value for row in proposed.rows)))
    if proposed.dropped:
        yield _("Dòng của biểu %(like)s không còn: %(keys)s") % {
            "like": proposed.like,
            "keys": ", ".join(proposed.dropped),
        }


def _draft_line(row: dict[str, Any]) -> str:
    mark = "✓" if row["confirmed_by"] else "?"
    meaning = "; ".join(row["value"]) or "—"
    return f"{mark} {row['position']:>4} {'  ' * row['depth']}{row['stt']} {row['label'][:60]} | {meaning}"


def _counts(names: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    """How often each name was found, also those that never were."""
    counts = Counter(found)
    return {str(name): counts[name] for name in names}


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()) if count)


def _change_json(one: RowChange) -> dict[str, Any]:
    return {
        "state": one.state,
        "what": list(one.what),
        "before": None if one.before is None else _row_json(one.before),
        "after": None if one.after is None else _row_json(one.after),
    }


def _row_json(row: Any) -> dict[str, Any]:
    return {
        "key": row.key,
        "stt": row.stt,
        "label": row.label,
        "unit": row.unit,
        "value": [str(value) for value in row.values],
    }


def _change_line(one: RowChange) -> str:
    row = one.after or one.before
    mark = {"added": "+", "removed": "-", "changed": "~", "same": " "}[one.state]
    label = f"{row.stt} {row.label[:80]}" if row else ""
    return f"{mark} {label} {', '.join(one.what)}".rstrip()


def _form_json(form: Form) -> dict[str, Any]:
    return {
        "code": form.code,
        "name": form.name_vi,
        "levels": form.levels,
        "valid_from": form.valid_from.isoformat(),
        "valid_to": form.valid_to.isoformat() if form.valid_to else None,
        "provisional": form.provisional,
    }


def _form_line(one: dict[str, Any]) -> str:
    span = f"{one['valid_from']} – {one['valid_to'] or '…'}"
    mark = _(" (tạm thời)") if one["provisional"] else ""
    return f"{one['code']:<20} {span:<27} {', '.join(one['levels'])}{mark}"
