"""The file around the text: our own smallest set of parts, without theme or leftovers."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import lru_cache

from desktop.documents.docx.paragraphs import STYLES, style_xml
from desktop.documents.docx.runs import FACES, FANGSONG
from desktop.documents.docx.xml import DECLARATION, NAMESPACES, escape

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# The earliest time a zip entry can carry: equal papers are equal bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(body: str, footers: Mapping[str, str], line: float, title: str, author: str) -> bytes:
    """Return the .docx file.

    `body` is the content of w:body, `footers` maps relation ids to the paragraphs of headers and footers
    (an id beginning with h is a header), `line` is the pitch in points.
    """
    parts = {
        "[Content_Types].xml": _content_types(tuple(footers)),
        "_rels/.rels": _PACKAGE_RELATIONS,
        "docProps/core.xml": _core(title, author),
        "docProps/app.xml": _APP,
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _document_relations(tuple(footers)),
        "word/styles.xml": _styles(line),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _font_table(),
    }
    for key, content in footers.items():
        tag = "hdr" if key.startswith("h") else "ftr"
        parts[f"word/{_file(key)}"] = f"{DECLARATION}<w:{tag} {NAMESPACES}>{content}</w:{tag}>"
    return _zip(parts)


def _zip(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return out.getvalue()


def _file(key: str) -> str:
    return f"{'header' if key.startswith('h') else 'footer'}_{key}.xml"


def _kind(key: str) -> str:
    return "header" if key.startswith("h") else "footer"


@lru_cache(maxsize=16)
def _content_types(footers: tuple[str, ...]) -> str:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    named = [
        ("/docProps/core.xml", core),
        ("/docProps/app.xml", app),
        ("/word/document.xml", f"{_OFFICE}.document.main+xml"),
        *((f"/word/{part}.xml", f"{_OFFICE}.{part}+xml") for part in ("styles", "settings", "fontTable")),
        *((f"/word/{_file(key)}", f"{_OFFICE}.{_kind(key)}+xml") for key in footers),
    ]
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in named)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


@lru_cache(maxsize=16)
def _document_relations(footers: tuple[str, ...]) -> str:
    named = [
        (f"s{index}", part, f"{part}.xml") for index, part in enumerate(("styles", "settings", "fontTable"))
    ]
    named += [(key, _kind(key), _file(key)) for key in footers]
    return _relations((key, f"{_RELATIONS}/{kind}", target) for key, kind, target in named)


def _relations(rows: Iterable[tuple[str, str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


_PACKAGE_RELATIONS = _relations(
    (
        ("r1", f"{_RELATIONS}/officeDocument", "word/document.xml"),
        ("r2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("r3", f"{_RELATIONS}/extended-properties", "docProps/app.xml"),
    )
)

_APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Fuyuan Desk</Application></Properties>"
)


def _core(title: str, author: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator></cp:coreProperties>"
    )


@lru_cache(maxsize=8)
def _styles(line: float) -> str:
    name = FANGSONG.name
    fonts = f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(style_xml(style, line) for style in STYLES)}{_TABLE_STYLE}</w:styles>"
    )


_TABLE_STYLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)

_SETTINGS = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="632"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    "<w:doNotExpandShiftReturn/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


@lru_cache(maxsize=1)
def _font_table() -> str:
    kind = '<w:charset w:val="86"/><w:family w:val="modern"/></w:font>'
    rows = "".join(
        f'<w:font w:name="{face.name}"><w:altName w:val="{face.wider}"/>{kind}<w:font w:name="{face.wider}">{kind}'
        if face.wider
        else f'<w:font w:name="{face.name}">{kind}'
        for face in FACES
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{rows}</w:fonts>"
