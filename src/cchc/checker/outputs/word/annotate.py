"""Write comments into a Word file; every other part keeps its bytes, and the text its letters."""

import io
import posixpath
import zipfile
from collections.abc import Mapping, Sequence

from lxml import etree

from cchc.checker.outputs.numbered import Numbered
from cchc.checker.outputs.word.places import Places
from cchc.checker.outputs.word.remarks import point, remark
from cchc.checker.outputs.word.wording import lines_of
from cchc.document.found import FoundDocument
from cchc.engine.faults import N_
from cchc.reading.faults import NotDocxFault
from cchc.reading.package import Package, open_package
from cchc.reading.wordprocessing.xml import WORD

_TYPES = "[Content_Types].xml"
_TYPE_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINK_SPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def annotated(source: bytes, document: FoundDocument, found: Sequence[Numbered]) -> bytes:
    """The same Word file with a comment for each finding. NotDocxFault for what is no Word file."""
    package = open_package(source)
    main = _main_part(package)
    root = package.xml(main)
    body = root.find(WORD + "body")
    if body is None:
        raise _not_word()
    name, known = _comments_part(package, main)
    empty = etree.Element(WORD + "comments", nsmap={"w": WORD.strip("{}")})
    comments = package.xml(name) if known else empty
    _write(body, comments, document, found)
    changed = {main: _bytes(root), name: _bytes(comments)}
    if not known:
        changed |= _announced(package, main, name)
    return _packed(source, package, changed)


def _main_part(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and not relation.external:
            return relation.target
    raise _not_word()


def _not_word() -> NotDocxFault:
    return NotDocxFault(
        N_("Tệp không chứa văn bản Word nên không ghi nhận xét vào được. Hãy chọn tệp .docx.")
    )


def _comments_part(package: Package, main: str) -> tuple[str, bool]:
    for relation in package.relations(main).values():
        if relation.kind == "comments" and not relation.external and relation.target in package.parts:
            return relation.target, True
    folder = posixpath.dirname(main)
    free = (f"comments{number or ''}.xml" for number in range(len(package.parts) + 1))
    return next(name for one in free if (name := posixpath.join(folder, one)) not in package.parts), False


def _write(
    body: etree._Element, comments: etree._Element, document: FoundDocument, found: Sequence[Numbered]
) -> None:
    places = Places(body, document)
    taken = [int(one.get(WORD + "id", "0")) for one in comments if one.get(WORD + "id", "").isdigit()]
    first = max(taken, default=-1) + 1
    for number, one in enumerate(found, first):
        stretches = places.stretches(one.spots, one.finding.quote)
        if point(number, stretches, places.first()):
            away = not stretches or bool(one.finding.quote.place.part)
            comments.append(remark(number, lines_of(one, away=away)))


def _announced(package: Package, main: str, name: str) -> Mapping[str, bytes]:
    """The new part in the list of types and in the relations of the main part."""
    types = package.xml(_TYPES)
    etree.SubElement(types, _TYPE_SPACE + "Override", PartName=f"/{name}", ContentType=_COMMENTS)
    folder, file = posixpath.split(main)
    links = posixpath.join(folder, "_rels", file + ".rels")
    root = package.optional_xml(links)
    if root is None:
        root = etree.fromstring(f'<Relationships xmlns="{_LINK_SPACE[1:-1]}"/>')
    taken = {one.get("Id") for one in root}
    free = next(f"rIdC{number}" for number in range(len(root) + 1) if f"rIdC{number}" not in taken)
    target = posixpath.relpath(name, folder or ".")
    etree.SubElement(root, _LINK_SPACE + "Relationship", Id=free, Type=_OFFICE + "comments", Target=target)
    return {_TYPES: _bytes(types), links: _bytes(root)}


def _bytes(root: etree._Element) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _packed(source: bytes, package: Package, changed: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            kept = changed.get(entry.filename)
            new.writestr(entry, package.read(entry.filename) if kept is None else kept)
        for name in sorted(set(changed) - set(old.namelist())):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, changed[name])
    return buffer.getvalue()
