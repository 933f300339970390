"""版记: a text box at the foot of the last page, its last rule on the lower edge of the type area (7.4)."""

from desktop.documents import layout
from desktop.documents.docx.boxes import Box, box_run
from desktop.documents.docx.paragraphs import IMPRINT, Props, Rule, Tab, spacer, text_paragraph
from desktop.documents.imprints import Imprint
from desktop.documents.layout import MM_PER_PT, Layout

_CHAR_MM = layout.SMALL_PT * MM_PER_PT
_LABEL_CHARS = 3.0
_THICK = Rule(layout.IMPRINT_RULE_MM)
_THIN = Rule(layout.IMPRINT_THIN_RULE_MM)
_RULE_PT = layout.IMPRINT_RULE_PARAGRAPH_PT


def imprint_anchor(value: Imprint, page: Layout, alone: bool = False) -> str:
    """Return the paragraph that carries the box; it takes no room of its own.

    On a page of its own no text needs to keep clear of it: it hangs from the paper.
    """
    height = value.height * MM_PER_PT
    if alone:
        top = page.type_bottom - height
        box = Box("版记", 21, page.text_width, height, page.left, top, sunk=True)
    else:
        lift = page.height - page.bottom - page.type_bottom
        box = Box("版记", 21, page.text_width, height + lift, lift=lift)
    return spacer(0.1).replace("</w:p>", box_run(box, _content(value, page)) + "</w:p>")


def _content(value: Imprint, page: Layout) -> str:
    if not value.ruled:
        return "".join(_listed(label, line) for label, line in value.lists)
    parts = [spacer(_RULE_PT, Props(below=_THICK))]
    parts += [_listed(label, line) for label, line in value.lists]
    if value.lists and (value.printer or value.issued):
        parts.append(spacer(_RULE_PT, Props(below=_THIN)))
    if value.printer or value.issued:
        parts.append(_printed(value, page))
    parts.append(spacer(_RULE_PT, Props(below=_THICK)))
    return "".join(parts)


def _listed(label: str, line: str) -> str:
    left = (1 + _LABEL_CHARS) * _CHAR_MM
    props = Props(left=left, right=_CHAR_MM, first=-_LABEL_CHARS * _CHAR_MM)
    return text_paragraph(f"{label}：{line}", IMPRINT, props)


def _printed(value: Imprint, page: Layout) -> str:
    tabs = (Tab(page.text_width - _CHAR_MM, "right"),)
    props = Props(left=_CHAR_MM, first=0.0, tabs=tabs, align="left")
    return text_paragraph(f"{value.printer}\t{value.issued}", IMPRINT, props)
