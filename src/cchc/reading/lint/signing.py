"""Points 39–41: authority and post, name, images of signature and seal."""

import re
from collections.abc import Iterator

from cchc.document.decree30 import WRONG_SIGNING_MARKS
from cchc.engine.faults import N_
from cchc.reading.lint import sizes
from cchc.reading.lint.catalogue import Basis, Titles, annex_one, check
from cchc.reading.lint.demands import NO_LETTERHEAD, Look, known, look_flaws, need
from cchc.reading.lint.framework import Flaw
from cchc.reading.lint.parts import Parts, Signature
from cchc.reading.lint.pictures import Picture, read_png
from cchc.reading.wordprocessing.model import Paragraph, Shape

_UNPOINTED = re.compile(r"^(TM|KT|TL|TUQ|Q)\s")
_HONOURS = re.compile(r"\b(GS|PGS|TS|ThS|Ths|BS|KS|CN|NGND|NGƯT|TSKH)\.|\b(Tiến sĩ|Thạc sĩ|Giáo sư)\b")
_OVERLAP = (0.25, 0.40)
_NO_SIGNATURE = N_("Không nhận ra phần chữ ký.")
_MINUTES = "BB"


def _signature(parts: Parts) -> Signature:
    need(parts.letterhead, NO_LETTERHEAD)
    return need(parts.signature, _NO_SIGNATURE)


@check(
    39,
    Titles(N_("Quyền hạn, chức vụ người ký"), "Authority and post"),
    Basis(
        annex_one("II.7"),
        N_(
            "ghi TM., Q., KT., TL. hoặc TUQ. trước tên tập thể hay chức vụ; in "
            "hoa, đứng, đậm, cỡ 13–14, canh giữa"
        ),
    ),
)
def authority(parts: Parts) -> Iterator[Flaw]:
    """Capitals, bold, upright, 13–14 pt, centred; K/T, T/L, T/M and missing points are rejected."""
    need(parts.letterhead, NO_LETTERHEAD)
    if parts.signature is None:
        yield Flaw(N_("không thấy quyền hạn, chức vụ người ký"))
        return
    for line in parts.signature.titles:
        yield from look_flaws(line, Look(sizes=sizes.BODY, bold=True, italic=False, caps=True, centred=True))
        if line.text.upper().startswith(WRONG_SIGNING_MARKS) or _UNPOINTED.match(line.text):
            yield Flaw.at(line, N_("viết tắt quyền hạn chưa đúng (phải là TM., Q., KT., TL., TUQ.)"))


@check(
    40,
    Titles(N_("Họ tên người ký"), "Name of the signer"),
    Basis(
        annex_one("II.7"),
        N_("ghi họ tên chữ thường, đứng, đậm, cỡ 13–14, canh giữa, không ghi học hàm, học vị"),
    ),
    "a draft may have no name",
)
def signer(parts: Parts) -> Iterator[Flaw]:
    """Bold, upright, 13–14 pt, centred, not all capitals, no academic title."""
    line = need(_signature(parts).name, N_("Bản thảo chưa ghi họ tên người ký."))
    yield from look_flaws(line, Look(sizes=sizes.BODY, bold=True, italic=False, caps=False, centred=True))
    if _HONOURS.search(line.text):
        yield Flaw.at(line, N_("có học hàm, học vị trước họ tên"))


@check(
    41,
    Titles(N_("Hình ảnh chữ ký, dấu"), "Images of signature and seal"),
    Basis(
        annex_one(N_("II.7 và II.8")),
        N_(
            "dùng ảnh .png nền trong suốt: chữ ký màu xanh giữa chức vụ và họ tên, "
            "dấu màu đỏ trùm khoảng 1/3 bên trái"
        ),
    ),
    "overlap 25–40 % where positions tell",
)
def images(parts: Parts) -> Iterator[Flaw]:
    """PNG with transparency; signature blue, seal red and to its left."""
    found = list(_signing_images(parts))
    known(found or None, N_("Tệp chưa có hình ảnh chữ ký, dấu ở phần chữ ký."))
    pictures = [
        (paragraph, shape, read_png(parts.document.images.get(shape.target, b"")))
        for paragraph, shape in found
    ]
    for paragraph, _, picture in pictures:
        yield from _picture_flaws(paragraph, picture)
    yield from _overlap_flaws([(shape, picture) for _, shape, picture in pictures if picture is not None])


def _signing_images(parts: Parts) -> Iterator[tuple[Paragraph, Shape]]:
    """Images anchored in the signature block."""
    signature = _signature(parts)
    first = signature.titles[0]
    if first.cell is not None:
        paragraphs = first.cell.paragraphs
    else:
        last = signature.name or signature.titles[-1]
        blocks = parts.document.blocks[first.block : last.block + 1]
        paragraphs = tuple(block for block in blocks if isinstance(block, Paragraph))
    for paragraph in paragraphs:
        for shape in paragraph.shapes:
            if shape.kind == "image":
                yield paragraph, shape


def _picture_flaws(paragraph: Paragraph, picture: Picture | None) -> Iterator[Flaw]:
    if picture is None:
        yield Flaw.at(paragraph, N_("hình ảnh không phải tệp .png"))
        return
    if not picture.transparent:
        yield Flaw.at(paragraph, N_("hình ảnh không có nền trong suốt"))
    if picture.hue == "other":
        yield Flaw.at(paragraph, N_("hình ảnh không phải chữ ký màu xanh hay dấu màu đỏ"))


def _overlap_flaws(pictures: list[tuple[Shape, Picture]]) -> Iterator[Flaw]:
    """The seal covers about a third of the signature on its left; told only where positions are given."""
    seal = next((shape for shape, picture in pictures if picture.hue == "red"), None)
    signature = next((shape for shape, picture in pictures if picture.hue == "blue"), None)
    if seal is None or signature is None or seal.x_mm is None or signature.x_mm is None:
        return
    if seal.relative != signature.relative or not signature.width_mm:
        return
    covered = (
        min(seal.x_mm + seal.width_mm, signature.x_mm + signature.width_mm) - signature.x_mm
    ) / signature.width_mm
    if seal.x_mm > signature.x_mm or not _OVERLAP[0] <= covered <= _OVERLAP[1]:
        yield Flaw(
            N_("dấu trùm %(share).0f %% chữ ký, phải trùm khoảng 1/3 về bên trái"),
            {"share": max(covered, 0) * 100},
        )


CHECKS = (authority, signer, images)
