"""Demands that many checks share: a part must be there, a line must look so, a drawn rule must be so long."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from cchc.engine.faults import N_
from cchc.reading.lint.framework import Flaw, Severity, Status, Unjudged
from cchc.reading.lint.lines import Line
from cchc.reading.lint.rules import Rule

_Part = TypeVar("_Part")

NO_LETTERHEAD = N_("Không nhận ra phần đầu văn bản (Quốc hiệu), ví dụ tệp chỉ có phụ lục.")


def need(part: _Part | None, reason: str) -> _Part:
    """The part itself; where it is absent or empty the check does not apply, with the reason."""
    if not part:
        raise Unjudged(Status.NOT_APPLICABLE, reason)
    return part


def known(value: _Part | None, reason: str) -> _Part:
    """The value itself; where the file does not tell it the check is not made, with the reason."""
    if value is None:
        raise Unjudged(Status.NOT_CHECKED, reason)
    return value


@dataclass(frozen=True)
class Look:
    """How a line has to look; None means that it does not matter. `sizes` in half points, inclusive."""

    sizes: tuple[int, int] | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    centred: bool | None = None


_WEIGHT = {True: N_("chưa in đậm"), False: N_("đang in đậm, phải để chữ thường nét")}
_SLANT = {True: N_("chưa in nghiêng"), False: N_("đang in nghiêng, phải để chữ đứng")}
_CASE = {True: N_("chưa viết bằng chữ in hoa"), False: N_("đang viết toàn chữ in hoa, phải là chữ in thường")}


def look_flaws(line: Line, look: Look, severity: Severity | None = None) -> Iterator[Flaw]:
    """Everything in which a line differs from how it has to look."""
    if look.sizes is not None:
        yield from size_flaws(line, look.sizes, severity)
    if look.bold is not None and (line.all_bold, line.any_bold)[not look.bold] != look.bold:
        yield Flaw.at(line, _WEIGHT[look.bold], severity)
    if look.italic is not None and (line.all_italic, line.any_italic)[not look.italic] != look.italic:
        yield Flaw.at(line, _SLANT[look.italic], severity)
    if look.caps is not None and line.is_caps != look.caps:
        yield Flaw.at(line, _CASE[look.caps], severity)
    if look.centred and line.centred is False:
        yield Flaw.at(line, N_("chưa canh giữa"), severity)


def decimal(amount: float, form: str = "g") -> str:
    """A number with a comma, as the decree prints it; `form` as for `format`."""
    return format(amount, form).replace(".", ",")


def points(half_points: int) -> str:
    """ "13" or "13,5"."""
    return decimal(half_points / 2)


def size_flaws(line: Line, sizes: tuple[int, int], severity: Severity | None = None) -> Iterator[Flaw]:
    """A flaw if any visible letter is outside the sizes."""
    least, most = sizes
    wrong = sorted(size for size in line.sizes if not least <= size <= most)
    if wrong and least == most:
        yield Flaw.at(
            line,
            N_("cỡ chữ %(found)s, phải là %(wanted)s"),
            severity,
            found=points(wrong[0]),
            wanted=points(least),
        )
    elif wrong:
        yield Flaw.at(
            line,
            N_("cỡ chữ %(found)s, phải từ %(least)s đến %(most)s"),
            severity,
            found=points(wrong[0]),
            least=points(least),
            most=points(most),
        )


def millimetres(length: float) -> str:
    """ "23,5"."""
    return decimal(length, ".1f")


def length_flaws(line: Line, rule: Rule, bounds: tuple[float, float]) -> Iterator[Flaw]:
    """A flaw if a drawn rule is shorter or longer than the bounds in millimetres."""
    least, most = bounds
    if not least <= rule.width_mm <= most:
        yield Flaw.at(
            line,
            N_("đường kẻ dài %(found)s mm, phải từ %(least)s đến %(most)s mm"),
            found=millimetres(rule.width_mm),
            least=millimetres(least),
            most=millimetres(most),
        )


def part_of_line_flaws(line: Line, rule: Rule | None) -> Iterator[Flaw]:
    """Flaws of a rule that has to be a third to a half of the line above it, ±2 mm, and centred under it."""
    if rule is None:
        yield Flaw.at(line, N_("không thấy đường kẻ ngang phía dưới"))
        return
    candidates = line.wrapped_mm()
    if not any(width / 3 - 2 <= rule.width_mm <= width / 2 + 2 for width in candidates):
        yield from length_flaws(line, rule, (candidates[-1] / 3, candidates[-1] / 2))
    if rule.centred is False:
        yield Flaw.at(line, N_("đường kẻ ngang đặt lệch so với dòng chữ"))
