"""A document tree as PDF/A-2b laid out after Decree 30/2020/NĐ-CP, with only our own fonts."""

import json
from functools import cache
from importlib.resources import as_file, files

import typst

from cchc.document import decree30 as law
from cchc.document.tree import Document
from cchc.rendering.pages.model import model_of

_LAW = {
    "font": law.EMBEDDED_FONT,
    "top": law.MARGIN_TOP_MM,
    "bottom": law.MARGIN_BOTTOM_MM,
    "left": law.MARGIN_LEFT_MM,
    "right": law.MARGIN_RIGHT_MM,
    "table": law.TABLE_PT,
    "page_number": law.PAGE_NUMBER_PT,
    "footnote": law.FOOTNOTE_PT,
    "rule": law.RULE_WEIGHT_PT,
}


@cache
def _fonts() -> typst.Fonts:
    with as_file(files("cchc.rendering").joinpath("fonts")) as folder:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def render(document: Document) -> bytes:
    """The bytes of a PDF, the same for the same tree. DocumentFault if a table does not fit its grid."""
    pdf: bytes = typst.compile(
        files("cchc.rendering.pages").joinpath("layout.typ").read_bytes(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": model_of(document), "law": json.dumps(_LAW)},
        pdf_standards="a-2b",
        timestamp=int(document.metadata.created.timestamp()),
    )
    return pdf
