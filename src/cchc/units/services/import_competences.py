"""Fields of work that pass from unit to unit, out of a file: all of it, or nothing and every fault named."""

from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from cchc.engine.faults import N_, Fault
from cchc.engine.territory import UnitLife
from cchc.engine.territory.checks import written, written_last
from cchc.foundation.audit import record
from cchc.foundation.faults import ManyFaults
from cchc.reading.tables import read_table
from cchc.units.models import CompetenceTransfer, Unit
from cchc.units.queries.snapshot import lives
from cchc.units.services.import_successions import RowsImported
from cchc.units.services.rows import RowReader

COLUMNS = ("field", "from", "to", "effective_on", "decree")
_DAY = timedelta(days=1)
_Key = tuple[str, str, str, date]


@transaction.atomic
def import_competences(path: Path, actor: str) -> RowsImported:
    """Take over the transfers of a file. A row is known again by field, giver, receiver and date.

    The giver must live the day before, the receiver on the day. Raises ManyFaults or TableFault.
    """
    faults: list[Fault] = []
    units = {life.code: life for life in lives()}
    told: dict[_Key, str] = {}
    for row in read_table(path, COLUMNS).rows:
        read = _read(RowReader(row, faults), units)
        if read is not None:
            told[read[0]] = read[1]
    if faults:
        raise ManyFaults(faults)
    return _take_over(path, told, actor)


def _read(reader: RowReader, units: dict[str, UnitLife]) -> tuple[_Key, str] | None:
    field = reader.text("field", 100, required=True)
    givers = reader.known("from", units)
    receivers = reader.known("to", units)
    day = reader.day("effective_on", required=True)
    decree = reader.text("decree", 300)
    if not givers or not receivers or day is None:
        return None
    if givers == receivers:
        reader.blame("to", Fault(N_("đơn vị nhận trùng đơn vị giao. Hãy sửa một trong hai mã.")))
    for column, code, alive_on in (("from", givers[0], day - _DAY), ("to", receivers[0], day)):
        if not units[code].alive(alive_on):
            fault = Fault(
                N_("“%(unit)s” không hoạt động ngày %(on)s (chỉ từ %(start)s đến %(stop)s). Hãy sửa ngày."),
                unit=code,
                on=written(alive_on),
                start=written(units[code].valid_from),
                stop=written_last(units[code].valid_to),
            )
            reader.blame(column, fault)
    return (field, givers[0], receivers[0], day), decree


def _take_over(path: Path, told: dict[_Key, str], actor: str) -> RowsImported:
    stored = {
        (one.field, one.giver.code, one.receiver.code, one.effective_on): one
        for one in CompetenceTransfer.objects.select_related("giver", "receiver")
    }
    keys = dict(Unit.objects.values_list("code", "pk"))
    created = [key for key in told if key not in stored]
    changed = [stored[key] for key in told if key in stored and stored[key].decree != told[key]]
    for one in changed:
        one.decree = told[one.field, one.giver.code, one.receiver.code, one.effective_on]
    CompetenceTransfer.objects.bulk_create(
        CompetenceTransfer(
            field=field, giver_id=keys[giver], receiver_id=keys[receiver], effective_on=day, decree=told[key]
        )
        for key in created
        for field, giver, receiver, day in [key]
    )
    CompetenceTransfer.objects.bulk_update(changed, ["decree"])
    if created or changed:
        record(actor, "units.competences", path.name, f"+{len(created)} ~{len(changed)}")
    return RowsImported(len(created), len(changed), len(told) - len(created) - len(changed))
