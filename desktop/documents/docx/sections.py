"""Sections: pages of one shape, their section properties in schema order."""

from dataclasses import dataclass, field

from desktop.documents.docx.paragraphs import spacer
from desktop.documents.docx.xml import twips, twips_pt
from desktop.documents.layout import Layout

# (15.7929 - 16) x 4096: the grid of 28 characters counted from a Normal style of 16 pt.
_CHAR_SPACE = -849
_HEADER_MM = 15.0


@dataclass(slots=True)
class Section:
    """Blocks that share one page. `links` are (header|footer, default|even|first, relation id)."""

    page: Layout
    footer: float
    links: tuple[tuple[str, str, str], ...]
    kind: str = "nextPage"
    title_page: bool = False
    blocks: list[str] = field(default_factory=list)


def body_xml(sections: list[Section]) -> str:
    """Return the content of w:body: each section's properties end it, the last ones end the body."""
    parts = []
    for section in sections[:-1]:
        parts.append(_closed("".join(section.blocks), section))
    last = sections[-1]
    if last.blocks and last.blocks[-1].startswith("<w:tbl>"):
        last.blocks.append(spacer(0.1))  # a file may not end with a table
    return "".join((*parts, *last.blocks, _properties(last)))


def _closed(content: str, section: Section) -> str:
    """Put the section properties into an empty last paragraph: what stands before may be a table."""
    closing = spacer(0.1).replace("</w:pPr>", f"{_properties(section)}</w:pPr>")
    return content + closing


def _properties(section: Section) -> str:
    page = section.page
    ordered = sorted(section.links, key=lambda link: link[0] != "header")
    links = "".join(f'<w:{part}Reference w:type="{when}" r:id="{key}"/>' for part, when, key in ordered)
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    title = "<w:titlePg/>" if section.title_page else ""
    return (
        f'<w:sectPr>{links}<w:type w:val="{section.kind}"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(_HEADER_MM)}" w:footer="{twips(section.footer)}" w:gutter="0"/>'
        f'<w:cols w:space="425"/>{title}'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{twips_pt(page.line)}" w:charSpace="{_CHAR_SPACE}"/>'
        "</w:sectPr>"
    )
