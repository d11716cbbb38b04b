"""A small made-up catalogue, written to a folder and spoiled where a test says so."""

from pathlib import Path

from cchc.catalogue.services.load_catalogue import LoadResult, load_catalogue
from cchc.catalogue.source.files import CatalogueSource, read_catalogue
from cchc.foundation.faults import ManyFaults, said

AXES = """
axes:
  level:
    vi: Cấp tiếp nhận
    en: Receiving level
    values:
      district: {vi: Huyện, en: District, valid_to: 2025-07-01}
      commune: {vi: Xã, en: Commune}
  outcome:
    vi: Kết quả
    en: Outcome
    values:
      on_time: {vi: Đúng hạn, en: On time}
      late: {vi: Quá hạn, en: Late}
"""
CHOICES = """
choices:
  meeting:
    vi: Mức liên thông
    en: Levels linked
    values:
      0: {vi: Chưa có, en: None}
      1: {vi: 2 cấp, en: Two levels}
"""
INDICATORS = """
area: procedures
indicators:
  - {code: dossier.finished, vi: Hồ sơ đã giải quyết, en: Dossiers finished, type: count, unit: Hồ sơ,
     unit_en: dossiers, over_units: sum, over_time: flow, axes: [level, outcome], one_form: made up,
     valid_from: 2020-01-01}
  - {code: dossier.on_time_rate, vi: Tỷ lệ đúng hạn, en: On-time rate, type: percent, over_units: ratio,
     over_time: flow, axes: [level], numerator: "dossier.finished[outcome=on_time]",
     denominator: dossier.finished, one_form: made up, valid_from: 2020-01-01}
  - {code: office.count, vi: Cơ quan, en: Offices, type: count, over_units: sum, over_time: stock,
     one_form: made up, valid_from: 2020-01-01}
  - {code: digital.meeting, vi: Họp trực tuyến, en: Online meetings, type: choice, choices: meeting,
     over_units: none, over_time: stock, one_form: made up, valid_from: 2020-01-01}
  - {code: budget.spent, vi: Đã chi, en: Spent, type: money, over_units: sum, over_time: flow,
     one_form: made up, valid_from: 2020-01-01}
"""
FORM = """
code: small-form
vi: Biểu nhỏ
en: Small form
family: A
levels: [province]
valid_from: 2021-01-01
valid_to:
source: made up
appendices:
  - key: main
    number: PHỤ LỤC
    title: [THỐNG KÊ, TÌNH HÌNH]
    header: grouped
    columns: {stt: STT, label: Chỉ tiêu, group: Kết quả, unit: Đơn vị, value: Số liệu, note: Ghi chú}
    parts: [rows.yaml]
"""
ROWS = """
rows:
  - key: dossiers
    stt: "1."
    label: Hồ sơ
    rows:
      - key: finished
        stt: "1.1."
        label: Đã giải quyết
        value: dossier.finished
        parts: partition
        rows:
          - {key: on_time, stt: "1.1.1.", label: Đúng hạn, value: "dossier.finished[outcome=on_time]"}
          - {key: late, stt: "1.1.1.", stt_meant: "1.1.2.", slip: repeated_number, label: Quá hạn,
             value: "dossier.finished[outcome=late]"}
          - {key: rate, stt: "", label: Tỷ lệ, unit: "%", part: false, value: "ratio($on_time, $finished)",
             indicator: dossier.on_time_rate, note: "{num}/{den} hồ sơ"}
  - {key: pair, stt: "2.", label: Cơ quan và đã chi, value: ["office.count@end^own", budget.spent],
     shown: "{0}/{1}"}
  - {key: meeting, stt: "3.", label: Họp, unit: 0 hoặc 1, choices: meeting, value: digital.meeting@end,
     filled_by: [province, commune]}
  - {key: remarks, stt: "4.", label: Nhận xét, typed: words}
"""
NAMES = (
    "axes.yaml",
    "choices.yaml",
    "indicators/1.yaml",
    "forms/small-form/form.yaml",
    "forms/small-form/rows.yaml",
)


def small(folder: Path, **texts: str) -> Path:
    """Write the small catalogue, any file replaced: axes, choices, indicators, form, rows."""
    given = {"axes": AXES, "choices": CHOICES, "indicators": INDICATORS, "form": FORM, "rows": ROWS, **texts}
    for name, text in zip(NAMES, given.values(), strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def source(folder: Path, **texts: str) -> CatalogueSource:
    """Return the small catalogue as read from its files."""
    return read_catalogue(small(folder, **texts))


def load(folder: Path, **texts: str) -> LoadResult:
    """Load the small catalogue."""
    return load_catalogue(source(folder, **texts), actor="test")


def spoiled(text: str, old: str, new: str) -> str:
    """Return the text with one passage replaced, which must be there."""
    assert old in text
    return text.replace(old, new, 1)


def sentences(found: ManyFaults) -> list[str]:
    """Return the sentences of several faults."""
    return [said(fault) for fault in found.faults]
