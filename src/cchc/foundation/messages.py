"""Compiles the English texts; with --extract, first brings the list of texts up to date from the source.

Run as `python -m cchc.foundation.messages`. Vietnamese is the source language, so only English has a file.
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[1]
ENGLISH = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}

# Written out, because the customary head has dates that change with every extraction, and names of nobody.
HEAD = r"""# English texts of cchc. Vietnamese is the source language.
msgid ""
msgstr ""
"Project-Id-Version: cchc\n"
"Last-Translator: cchc maintainers\n"
"Language-Team: cchc maintainers\n"
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def extracted() -> Catalog:
    """Return every text that the source marks, with the files it stands in."""
    template = Catalog(project="cchc", charset="utf-8")
    for file, _line, text, _comments, context in extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=KEYWORDS
    ):
        # Line numbers would change the file with every edit of the source.
        template.add(text, locations=[(file, None)], context=context)  # type: ignore[list-item]
    return template


def english() -> Catalog:
    """Return the English texts as they stand in the repository."""
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def refreshed() -> bytes:
    """Return the English file brought up to date with the source; texts that vanished are dropped."""
    catalog = english() if ENGLISH.exists() else Catalog(locale="en", project="cchc", charset="utf-8")
    catalog.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    return written(catalog)


def written(catalog: Catalog) -> bytes:
    """Return the texts as they stand in the file, in the order of the Vietnamese."""
    body = BytesIO()
    write_po(body, catalog, sort_output=True, omit_header=True, width=110, include_lineno=False)
    return HEAD.encode() + body.getvalue()


def update() -> None:
    """Bring the English file up to date with the source."""
    texts = refreshed()
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    ENGLISH.write_bytes(texts)


def compile_english() -> Path:
    """Write the compiled file beside the texts and return its path; who reads meanwhile finds the old one."""
    compiled = ENGLISH.with_suffix(".mo")
    beside = compiled.with_suffix(f".{os.getpid()}")
    with beside.open("wb") as file:
        write_mo(file, english())
    return beside.replace(compiled)


if __name__ == "__main__":
    if "--extract" in sys.argv[1:]:
        update()
    compile_english()
