"""`cchc round`: open a round, see how it stands, extend, keep signed copies, write its letters, close."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from django.utils.translation import gettext as _

from cchc.engine.faults import N_
from cchc.foundation.console import ConsoleCommand, Options, Verb
from cchc.publication import round_arguments as given
from cchc.publication.round_letters import guidance, letter_formats, reminders, submission, write_letters
from cchc.publication.round_lines import opened_lines, status_lines
from cchc.publication.round_plain import copy_json, local, opened_json, round_json, status_json
from cchc.reading.package import file_bytes
from cchc.reporting.models import Round, RoundTemplate, Submission
from cchc.reporting.queries.round_listing import RoundFault, find_template
from cchc.reporting.queries.round_status import FormStatus, round_status
from cchc.reporting.queries.round_totals import Filter, shown
from cchc.reporting.round_source import plan_file
from cchc.reporting.services.attach_signed_copy import Signed, attach_signed_copy
from cchc.reporting.services.close_round import close_round
from cchc.reporting.services.extend_deadline import extend_deadline
from cchc.reporting.services.load_template import load_template
from cchc.reporting.services.log_reminders import log_reminders
from cchc.reporting.services.open_round import open_round
from cchc.reporting.services.reopen_round import reopen_round
from cchc.reporting.services.set_guidance import set_guidance


class Command(ConsoleCommand):
    """One command with sub-verbs; their JSON is described in docs/commands/round.md."""

    help = N_("Đợt báo cáo: mở, theo dõi, đôn đốc, gia hạn, nhận bản đã ký, lập công văn và tờ trình, khóa.")
    example = (
        "cchc round open --template hai-cap --host ah --period 2026-Q3\n"
        "cchc round status --period 2026-Q3 --late --missing --json\n"
        "cchc round remind --period 2026-Q3 --out out"
    )

    def verbs(self) -> Iterable[Verb]:
        """Return the sub-verbs."""
        return (*self._flow_verbs(), *self._end_verbs(), *self._letter_verbs())

    def _flow_verbs(self) -> Iterable[Verb]:
        of_round = given.of_round
        return (
            Verb(
                "template",
                _("Nạp mẫu đợt cho một đơn vị; mẫu sai thì nêu từng trường."),
                "cchc round template hai-cap --host ah",
                given.template_arguments,
                self._template,
            ),
            Verb(
                "open",
                _("Mở đợt của một kỳ; mở lại thì nhận thêm đơn vị mới."),
                "cchc round open --template hai-cap --host ah --period 2026-Q3",
                of_round(given.open_arguments),
                self._open,
            ),
            Verb(
                "status",
                _("Tình trạng từng đơn vị, từng biểu: số lượng, nội dung, thời hạn."),
                "cchc round status --period 2026-Q3 --late --sort late",
                of_round(given.status_arguments),
                self._status,
            ),
            Verb(
                "extend",
                _("Gia hạn, có lý do."),
                'cchc round extend --period 2026-Q3 --unit x1 --until "2026-09-22 17:00" --reason "Bão số 5"',
                of_round(given.extend_arguments),
                self._extend,
            ),
            Verb(
                "signed",
                _("Nhận bản đã ký: số, ngày, lúc gửi, tệp."),
                "cchc round signed --period 2026-Q3 --unit x1 --number 86/BC-UBND --date 2026-09-16 "
                '--sent-at "2026-09-16 16:40" --file 86.pdf',
                of_round(given.signed_arguments),
                self._signed,
            ),
        )

    def _end_verbs(self) -> Iterable[Verb]:
        of_round = given.of_round
        return (
            Verb(
                "close",
                _("Khóa đợt; còn biểu chưa gửi thì phải có lý do."),
                'cchc round close --period 2026-Q3 --reason "Đã tổng hợp"',
                of_round(given.close_arguments),
                self._close,
            ),
            Verb(
                "reopen",
                _("Mở lại đợt đã khóa, có lý do."),
                'cchc round reopen --period 2026-Q3 --reason "Nhận báo cáo bổ sung"',
                of_round(given.reopen_arguments),
                self._reopen,
            ),
        )

    def _letter_verbs(self) -> Iterable[Verb]:
        of_round = given.of_round
        return (
            Verb(
                "letter",
                _("Lập công văn hướng dẫn hoặc tờ trình."),
                "cchc round letter guidance --period 2026-Q3 --number 812 --date 2026-09-01 --out out",
                of_round(given.kind_arguments, given.letter_arguments),
                self._letter,
            ),
            Verb(
                "guided",
                _("Ghi số, ngày công văn hướng dẫn đã ban hành."),
                "cchc round guided --period 2026-Q3 --number 812/SNV-CCHC --date 2026-09-01",
                of_round(given.guided_arguments),
                self._guided,
            ),
            Verb(
                "remind",
                _("Lập công văn đôn đốc đơn vị chưa gửi, gửi thiếu."),
                "cchc round remind --period 2026-Q3 --each --out out",
                of_round(given.remind_arguments, given.letter_arguments),
                self._remind,
            ),
        )

    def _template(self, options: Options) -> None:
        done = load_template(plan_file(options["file"]), options["host"], actor=options["actor"])
        self.answer(options, asdict(done), [_("Mẫu đợt: %(code)s") % {"code": done.code}])

    def _open(self, options: Options) -> None:
        done = open_round(
            _template(options),
            given.period_of(options),
            actor=options["actor"],
            window=given.window_of(options),
            cut_off=given.day_of(options["cut_off"]) if options["cut_off"] else None,
            reason=options["reason"],
        )
        self.answer(options, opened_json(done), opened_lines(done))

    def _status(self, options: Options) -> None:
        one = given.round_of(options)
        now, since = given.moment_of(options["at"]), given.moment_of(options["since"])
        status = round_status(one, now=now, since=since, checked=not options["quick"])
        wanted = Filter(
            late=options["late"],
            missing=options["missing"],
            incomplete=options["incomplete"],
            level=options["level"],
            form=options["form"],
            units=frozenset(options["unit"]),
        )
        forms = shown(status, wanted, options["sort"])
        self.answer(options, status_json(status, forms), status_lines(status, forms))

    def _extend(self, options: Options) -> None:
        until = given.moment_of(options["until"])
        if until is None:
            raise RoundFault(N_("Gia hạn phải có hạn mới. Hãy ghi bằng --until."))
        one = given.round_of(options)
        changed = extend_deadline(
            one,
            options["unit"],
            until,
            reason=options["reason"],
            actor=options["actor"],
            form=options["form"],
        )
        pairs = [{"unit": submission.unit.code, "form": submission.form.code} for submission in changed]
        line = _("Đã gia hạn %(count)d biểu.") % {"count": len(pairs)}
        self.answer(options, {"extended": pairs, "due_at": local(until)}, [line])

    def _signed(self, options: Options) -> None:
        stored = _submissions(given.round_of(options), options["unit"], options["form"])
        signed = _signed(options)
        copy, *_copies = [attach_signed_copy(one, signed, actor=options["actor"]) for one in stored]
        line = _("Đã nhận bản %(number)s.") % {"number": copy.number}
        self.answer(options, copy_json(copy, stored), [line])

    def _close(self, options: Options) -> None:
        one = given.round_of(options)
        closed = close_round(one, actor=options["actor"], reason=options["reason"])
        line = _("Đã khóa đợt.") if closed else _("Đợt đã khóa từ trước.")
        self.answer(options, {"closed": closed}, [line])

    def _reopen(self, options: Options) -> None:
        one = given.round_of(options)
        reopened = reopen_round(one, actor=options["actor"], reason=options["reason"])
        line = _("Đã mở lại đợt.") if reopened else _("Đợt đang mở.")
        self.answer(options, {"reopened": reopened}, [line])

    def _letter(self, options: Options) -> None:
        one, clerk, issuer = given.round_of(options), given.given_of(options), options["issuer"]
        formats = letter_formats(options["format"])
        if options["kind"] == "guidance":
            letters = guidance(one, issuer, clerk, with_forms=options["with_forms"])
        else:
            letters = submission(one, issuer, clerk, given.moment_of(options["at"]))
        files = write_letters(letters, formats, options["out"])
        self.answer(options, {"files": files}, files)

    def _guided(self, options: Options) -> None:
        one = given.round_of(options)
        set_guidance(one, options["number"], given.day_of(options["date"]), actor=options["actor"])
        one.refresh_from_db()
        self.answer(options, round_json(one), [f"{one.guidance_number} {one.guidance_date:%d/%m/%Y}"])

    def _remind(self, options: Options) -> None:
        formats = letter_formats(options["format"])
        one = given.round_of(options)
        forms, letters = reminders(
            one,
            options["issuer"],
            given.given_of(options),
            each=options["each"],
            until=given.moment_of(options["until"]),
            now=given.moment_of(options["at"]),
        )
        files = write_letters(letters, formats, options["out"])
        log_reminders(one, _owed(forms), actor=options["actor"], number=options["number"])
        units = list(dict.fromkeys(form.unit for form in forms))
        self.answer(options, {"units": units, "files": files}, files)


def _template(options: Options) -> RoundTemplate:
    """The stored template asked for; a plan that is not stored yet is, for the host."""
    code, host = options["template"], options["host"]
    stored = find_template(code, host or None)
    if stored is not None:
        return stored
    path = plan_file(code)
    if not host:
        raise RoundFault(N_("Mẫu đợt “%(code)s” chưa nạp cho đơn vị nào. Hãy ghi thêm --host."), code=code)
    loaded = load_template(path, host, actor=options["actor"])
    return RoundTemplate.objects.select_related("host").get(code=loaded.code)


def _submissions(one: Round, unit: str, form: str) -> list[Submission]:
    """What one signed document covers: every form of the unit, or the one asked for."""
    stored = one.submissions.select_related("unit", "form").filter(unit__code=unit).order_by("form__code")
    found = list(stored.filter(form__code=form) if form else stored)
    if not found:
        raise RoundFault(
            N_("Đợt %(round)s không có báo cáo%(form)s của: %(units)s. Hãy kiểm tra mã đơn vị."),
            round=str(one),
            form=f" {form}" if form else "",
            units=unit,
        )
    return found


def _owed(forms: Iterable[FormStatus]) -> dict[tuple[str, str], list[str]]:
    """What each form lacks, in sentences."""
    return {
        (form.unit, form.form): [str(reason) for reason in (*form.count.reasons, *form.content.reasons)]
        for form in forms
    }


def _signed(options: Options) -> Signed:
    sent_at = given.moment_of(options["sent_at"])
    if sent_at is None:
        raise RoundFault(N_("Bản đã ký phải có lúc gửi. Hãy ghi bằng --sent-at."))
    path: Path | None = options["file"]
    return Signed(
        number=options["number"],
        signed_on=given.day_of(options["date"]),
        sent_at=sent_at,
        content=file_bytes(path) if path else b"",
        file_name=path.name if path else "",
        ground=options["ground"],
    )
