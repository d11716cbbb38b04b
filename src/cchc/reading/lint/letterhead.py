"""Points 10–16: national name, motto, issuer, and whether they fit their columns."""

from collections.abc import Iterator

from cchc.document.decree30 import COUNTRY, COUNTRY_OLD_SPELLING, MOTTO
from cchc.engine.faults import N_
from cchc.reading.lint import sizes
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, annex_three, check
from cchc.reading.lint.demands import (
    NO_LETTERHEAD,
    Look,
    known,
    length_flaws,
    look_flaws,
    millimetres,
    need,
    part_of_line_flaws,
)
from cchc.reading.lint.framework import Certainty, Flaw, Severity
from cchc.reading.lint.lines import Line
from cchc.reading.lint.parts import Parts

_NO_MOTTO = N_("Không nhận ra Tiêu ngữ.")
_NO_ISSUER = N_("Không nhận ra tên cơ quan ban hành.")
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-"})


@check(
    10,
    Titles(N_("Quốc hiệu"), "Country name"),
    Basis(
        annex_one("II.1"),
        N_("ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, in hoa, đứng, đậm, cỡ 12–13, canh giữa"),
    ),
    "spelling HOÀ warns, anything else is an error",
)
def national_name(parts: Parts) -> Iterator[Flaw]:
    """Exact text, bold, upright, 12–13 pt, centred."""
    line = need(parts.letterhead, NO_LETTERHEAD).national
    if line.text == COUNTRY_OLD_SPELLING:
        yield Flaw.at(line, N_("viết “HOÀ” thay vì “HÒA”"), Severity.WARNING)
    elif line.text != COUNTRY:
        yield Flaw.at(line, N_("ghi chưa đúng nguyên văn"))
    yield from look_flaws(line, Look(sizes=sizes.COUNTRY, bold=True, italic=False, centred=True))


@check(
    11,
    Titles(N_("Tiêu ngữ"), "Motto"),
    Basis(
        annex_one("II.1"),
        N_("ghi “Độc lập - Tự do - Hạnh phúc”, chữ thường, đứng, đậm, cỡ 13–14, canh giữa, không gạch chân"),
    ),
    "other dashes warn",
)
def motto(parts: Parts) -> Iterator[Flaw]:
    """Exact text, bold, upright, 13–14 pt, centred; underlined letters warn."""
    line = need(parts.letterhead, NO_LETTERHEAD).motto
    if line is None:
        yield Flaw(N_("không thấy Tiêu ngữ dưới Quốc hiệu"))
        return
    if line.text != MOTTO:
        only_dashes = line.text.translate(_DASHES) == MOTTO
        yield Flaw.at(line, N_("ghi chưa đúng nguyên văn"), Severity.WARNING if only_dashes else None)
    if any(run.underline for run in line.visible):
        yield Flaw.at(line, N_("dùng gạch chân chữ thay cho đường kẻ"), Severity.WARNING)
    yield from look_flaws(line, Look(sizes=sizes.MOTTO, bold=True, italic=False, centred=True))


@check(
    12,
    Titles(N_("Đường kẻ dưới Tiêu ngữ"), "Rule under the motto"),
    Basis(annex_one("II.1"), N_("kẻ một đường nét liền, dài bằng dòng chữ, ngay dưới Tiêu ngữ")),
    "±5 %",
)
def motto_rule(parts: Parts) -> Iterator[Flaw]:
    """Drawn line, border or underscores in that column, as long as the text."""
    head = need(parts.letterhead, NO_LETTERHEAD)
    line = need(head.motto, _NO_MOTTO)
    if head.motto_rule is None:
        yield Flaw.at(line, N_("không thấy đường kẻ ngang phía dưới"))
        return
    yield from length_flaws(line, head.motto_rule, (line.width_mm * 0.95, line.width_mm * 1.05))


@check(
    13,
    Titles(N_("Cơ quan chủ quản"), "Superior agency"),
    Basis(
        annex_one("II.2"),
        N_("ghi tên cơ quan chủ quản bằng chữ in hoa, đứng, không đậm, cỡ 12–13, canh giữa"),
    ),
)
def superior(parts: Parts) -> Iterator[Flaw]:
    """Capitals, not bold, upright, 12–13 pt, centred."""
    head = need(parts.letterhead, NO_LETTERHEAD)
    look = Look(sizes=sizes.ISSUER, bold=False, italic=False, caps=True, centred=True)
    for line in need(head.superior, N_("Văn bản không ghi cơ quan chủ quản.")):
        yield from look_flaws(line, look)


@check(
    14,
    Titles(N_("Cơ quan ban hành"), "Issuing agency"),
    Basis(
        annex_one("II.2"),
        N_("ghi tên chính thức, đầy đủ của cơ quan bằng chữ in hoa, đứng, đậm, cỡ 12–13, canh giữa"),
    ),
)
def issuer(parts: Parts) -> Iterator[Flaw]:
    """Capitals, bold, upright, 12–13 pt, centred; equals the register of agencies where one is given."""
    lines = need(parts.letterhead, NO_LETTERHEAD).issuer
    if not lines:
        yield Flaw(N_("không thấy tên cơ quan ban hành"))
    for line in lines:
        yield from look_flaws(
            line, Look(sizes=sizes.ISSUER, bold=True, italic=False, caps=True, centred=True)
        )
    name = " ".join(line.text for line in lines)
    if lines and parts.issuers and name not in parts.issuers:
        yield Flaw.at(lines[0], N_("tên “%(name)s” không có trong danh mục cơ quan"), name=name)


@check(
    15,
    Titles(N_("Đường kẻ dưới cơ quan ban hành"), "Rule under the issuer"),
    Basis(
        annex_one("II.2"), N_("kẻ một đường nét liền dài từ 1/3 đến 1/2 dòng chữ, cân đối, dưới tên cơ quan")
    ),
    "±2 mm",
)
def issuer_rule(parts: Parts) -> Iterator[Flaw]:
    """A third to a half of the last line, centred."""
    head = need(parts.letterhead, NO_LETTERHEAD)
    lines = need(head.issuer, _NO_ISSUER)
    yield from part_of_line_flaws(lines[-1], head.issuer_rule)


@check(
    16,
    Titles(N_("Độ rộng cột đầu văn bản"), "Column fit"),
    Basis(
        annex_three(N_("mẫu 1.4")),
        N_("nới rộng cột hoặc giảm cỡ chữ trong giới hạn cho phép để mỗi dòng nằm trọn trên một dòng"),
        certainty=Certainty.PRACTICE,
        severity=Severity.WARNING,
    ),
    "kerning ignored",
)
def column_fit(parts: Parts) -> Iterator[Flaw]:
    """Measured width of national name, motto, number, date ≤ inner width of the cell."""
    head = need(parts.letterhead, NO_LETTERHEAD)
    for line in (head.national, head.motto, head.number, head.place_date):
        if line is not None:
            yield from _fit_flaws(line)


def _fit_flaws(line: Line) -> Iterator[Flaw]:
    cell = known(line.cell, N_("Đầu văn bản không dùng bảng nên không biết độ rộng cột."))
    room = known(cell.inner_mm, N_("Tệp không ghi độ rộng ô."))
    if line.width_mm > room:
        yield Flaw.at(
            line,
            N_("dòng chữ dài %(width)s mm, ô chỉ rộng %(room)s mm nên bị xuống dòng"),
            width=millimetres(line.width_mm),
            room=millimetres(room),
        )


CHECKS = (national_name, motto, motto_rule, superior, issuer, issuer_rule, column_fit)
