"""The smaller parts of the package: headers, footnotes, settings, theme, properties, relations."""

from cchc.document import decree30 as law
from cchc.document.tree import Metadata
from cchc.rendering.wordml.texts import Notes, line, origin_name, paragraph
from cchc.rendering.wordml.xml import HEADER, NAMESPACES, escaped, tag

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _part(root: str, *content: str) -> str:
    return f"{HEADER}<w:{root} {NAMESPACES}>{''.join(content)}</w:{root}>"


def header_part() -> str:
    """The page number, centred in the top margin."""
    marks = ("begin", "separate", "end")
    begin, separate, end = (tag("r", tag("fldChar", fldCharType=mark)) for mark in marks)
    field = begin + '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' + separate
    number = tag("p", tag("pPr", tag("pStyle", val="Header")), field, "<w:r><w:t>2</w:t></w:r>", end)
    return _part("hdr", number)


def first_header_part() -> str:
    """The first page shows no number."""
    return _part("hdr", line("Header", ""))


def footer_part(text: str) -> str:
    """A small line at the foot, under a rule; without text nothing."""
    border = tag("pBdr", tag("top", val="single", sz=6, space=3, color="000000"))
    return _part("ftr", line("Footer", text, border if text else ""))


def footnotes_part(notes: Notes) -> str:
    """Footnotes in the order of their references; a note inside a note is not printed."""
    separator = tag("footnote", tag("p", tag("r", tag("separator"))), type="separator", id=-1)
    again = tag("p", tag("r", tag("continuationSeparator")))
    written = [separator, tag("footnote", again, type="continuationSeparator", id=0)]
    mark = tag("r", tag("rPr", tag("rStyle", val="FootnoteReference")), tag("footnoteRef"))
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    for number, note in enumerate(tuple(notes.met), 1):
        text = paragraph("FootnoteText", note.runs, Notes(in_footnote=True)).replace(
            "</w:pPr>", f"</w:pPr>{mark}{space}", 1
        )
        written.append(tag("footnote", text, id=number))
    return _part("footnotes", *written)


def settings_part(notes: Notes) -> str:
    """Compatibility with Word 2013 and later; the theme is Vietnamese; the origins of bookmarks."""
    modern = tag(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15
    )
    separators = tag("footnotePr", tag("footnote", id=-1), tag("footnote", id=0))
    named = enumerate(notes.origins, 1)
    origins = [tag("docVar", name=origin_name(number), val=origin) for number, origin in named]
    variables = tag("docVars", *origins) if origins else ""
    language = tag("themeFontLang", val=law.LANGUAGE, eastAsia=law.LANGUAGE, bidi=law.LANGUAGE)
    return _part(
        "settings", tag("defaultTabStop", val=720), separators, tag("compat", modern), variables, language
    )


def font_part() -> str:
    """The one font of the document."""
    family = tag("family", val="roman") + tag("pitch", val="variable")
    return _part("fonts", tag("font", tag("charset", val="00"), family, name=law.FONT))


def theme_part() -> str:
    """A theme whose fonts are all Times New Roman; colours are black on white."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "000000"), ("lt2", "FFFFFF"),
            *((f"accent{number}", "000000") for number in range(1, 7)),
            ("hlink", "000000"), ("folHlink", "000000"),
        )
    )  # fmt: skip
    slots = "".join(f'<a:{slot} typeface="{law.FONT}"/>' for slot in ("latin", "ea", "cs"))
    font = slots + f'<a:font script="Viet" typeface="{law.FONT}"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    border = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    lists = (
        ("fillStyleLst", fill),
        ("lnStyleLst", border),
        ("effectStyleLst", effect),
        ("bgFillStyleLst", fill),
    )
    looks = "".join(f"<a:{name}>{item * 3}</a:{name}>" for name, item in lists)
    return (
        f'{HEADER}<a:theme xmlns:a="{_DRAWING}" name="cchc"><a:themeElements>'
        f'<a:clrScheme name="cchc">{colours}</a:clrScheme>'
        f'<a:fontScheme name="cchc"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="cchc">{looks}</a:fmtScheme></a:themeElements></a:theme>'
    )


def core_part(metadata: Metadata) -> str:
    """Core properties; the time is the one of the metadata."""
    time = metadata.created.strftime("%Y-%m-%dT%H:%M:%SZ")
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{time}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{HEADER}<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(metadata.title)}</dc:title><dc:subject>{escaped(metadata.subject)}</dc:subject>"
        f"<dc:creator>{escaped(metadata.author)}</dc:creator>"
        f"<cp:keywords>{escaped(', '.join(metadata.keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{escaped(metadata.author)}</cp:lastModifiedBy>{stamp}"
        f"<dc:language>{escaped(metadata.language)}</dc:language></cp:coreProperties>"
    )


def content_types_part(footers: int) -> str:
    """What each part is."""
    kinds = {
        "document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable",
        "footnotes": "footnotes", "header": "header", "headerFirst": "header",
        **{f"footer{number}": "footer" for number in range(1, footers + 1)},
    }  # fmt: skip
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{HEADER}<Types xmlns="{_PACKAGE}content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{theme}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relations(pairs: dict[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in pairs.items()
    )
    return f'{HEADER}<Relationships xmlns="{_PACKAGE}relationships">{entries}</Relationships>'


def package_relations() -> str:
    """Where the main part and the properties are."""
    core = f"{_PACKAGE}relationships/metadata/core-properties"
    main = (_RELATIONS + "officeDocument", "word/document.xml")
    return _relations({"document": main, "core": (core, "docProps/core.xml")})


def document_relations(footers: int) -> str:
    """What the main part refers to."""
    pairs = {
        name: (_RELATIONS + name, f"{name}.xml") for name in ("styles", "settings", "fontTable", "footnotes")
    }
    pairs["theme"] = (_RELATIONS + "theme", "theme/theme1.xml")
    pairs |= {name: (_RELATIONS + "header", f"{name}.xml") for name in ("header", "headerFirst")}
    for number in range(1, footers + 1):
        pairs[f"footer{number}"] = (_RELATIONS + "footer", f"footer{number}.xml")
    return _relations(pairs)
