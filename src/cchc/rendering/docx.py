"""A document tree as a Word file laid out after Decree 30/2020/NĐ-CP."""

from cchc.document.tree import Document
from cchc.rendering.archive import archive
from cchc.rendering.wordml import parts
from cchc.rendering.wordml.body import body_part
from cchc.rendering.wordml.styles import styles_part
from cchc.rendering.wordml.texts import Notes


def render(document: Document) -> bytes:
    """The bytes of a .docx, the same for the same tree. DocumentFault if a table does not fit its grid."""
    notes = Notes()
    body = body_part(document, notes)
    texts = [section.footer for section in document.sections]
    footers = len(texts) if any(texts) else 0
    return archive(
        [
            ("[Content_Types].xml", parts.content_types_part(footers)),
            ("_rels/.rels", parts.package_relations()),
            ("docProps/core.xml", parts.core_part(document.metadata)),
            ("word/document.xml", body),
            ("word/_rels/document.xml.rels", parts.document_relations(footers)),
            ("word/styles.xml", styles_part()),
            ("word/settings.xml", parts.settings_part(notes)),
            ("word/fontTable.xml", parts.font_part()),
            ("word/theme/theme1.xml", parts.theme_part()),
            ("word/footnotes.xml", parts.footnotes_part(notes)),
            ("word/header.xml", parts.header_part()),
            ("word/headerFirst.xml", parts.first_header_part()),
            *((f"word/footer{n}.xml", parts.footer_part(text)) for n, text in enumerate(texts[:footers], 1)),
        ]
    )
