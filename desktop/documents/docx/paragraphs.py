"""Paragraphs, their properties in schema order, and the styles they take."""

from dataclasses import dataclass

from desktop.documents import layout
from desktop.documents.docx.runs import BODY, FOOT, HEITI, KAITI, SMALL, TITLE, Font, run, run_properties
from desktop.documents.docx.xml import eighths, twips, twips_pt
from desktop.documents.layout import MM_PER_PT

CHAR_TWIPS = layout.CHAR_PT * 20


@dataclass(frozen=True, slots=True)
class Rule:
    """A paragraph border, thickness in mm."""

    thickness: float
    color: str = "auto"


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop in mm from the left edge of the text."""

    at: float
    kind: str = "left"


@dataclass(frozen=True, slots=True)
class Props:
    """Properties of one paragraph. Indents in mm, line in points (exact); None follows the style."""

    page_break: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    above: Rule | None = None
    below: Rule | None = None
    tabs: tuple[Tab, ...] = ()
    line: float | None = None
    before: float = 0.0
    left: float | None = None
    right: float | None = None
    first: float | None = None
    align: str | None = None


PLAIN = Props()


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its name in the application, font, line (None: the text pitch) and shape."""

    key: str
    name: str
    font: Font = BODY
    line: float | None = None
    indented: bool = False
    align: str | None = None
    outline: int | None = None
    keep_next: bool = False


NORMAL = Style("Normal", "Normal")
TEXT = Style("Text", "公文正文", indented=True)
HEADINGS = (
    Style("Heading1", "heading 1", Font(HEITI), indented=True, outline=0),
    Style("Heading2", "heading 2", Font(KAITI), indented=True, outline=1),
    Style("Heading3", "heading 3", indented=True, outline=2),
    Style("Heading4", "heading 4", indented=True, outline=3),
)
HEADLINE = Style("Headline", "公文标题", TITLE, layout.TITLE_LINE_PT, align="center", keep_next=True)
LABEL = Style("Label", "公文标注", Font(HEITI))
IMPRINT = Style("Imprint", "公文版记", SMALL, layout.IMPRINT_LINE_PT)
FOOTER = Style("Footer", "footer", FOOT, layout.FOOT_LINE_PT, align="left")
TABLE_TEXT = Style("TableText", "表格文字", Font(size=layout.TABLE_PT, spacing=0.0), 18.0, align="center")
STYLES = (NORMAL, TEXT, *HEADINGS, HEADLINE, LABEL, IMPRINT, FOOTER, TABLE_TEXT)


def paragraph(content: str, style: Style = NORMAL, props: Props = PLAIN) -> str:
    """Return a paragraph around finished runs."""
    return f"<w:p>{_paragraph_properties(style, props)}{content}</w:p>"


def text_paragraph(text: str, style: Style = NORMAL, props: Props = PLAIN) -> str:
    """Return a paragraph of one text in the style's font."""
    return paragraph(run(text, style.font, style.font), style, props)


def blank(keep_next: bool = False) -> str:
    """Return one blank line."""
    return paragraph("", NORMAL, Props(keep_next=keep_next))


def spacer(points: float, props: Props = PLAIN) -> str:
    """Return an empty paragraph of exactly this height, at least a tenth of a point."""
    line = max(0.1, points)
    properties = _shape(Props(line=line, keep_next=props.keep_next, above=props.above, below=props.below))
    tiny = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    return f"<w:p><w:pPr>{properties}{tiny}</w:pPr></w:p>"


def kept(block: str) -> str:
    """Return a finished paragraph, or a table by its last row, that stays with what follows."""
    if block.startswith("<w:tbl>"):
        last = block.rindex("<w:tr>")
        return block[:last] + "<w:p>".join(
            part if index == 0 else kept(f"<w:p>{part}")[len("<w:p>") :]
            for index, part in enumerate(block[last:].split("<w:p>"))
        )
    at = block.find("<w:pPr>") + len("<w:pPr>")
    if not block.startswith("<w:p>") or "<w:keepNext/>" in block[: block.index("</w:pPr>")]:
        return block
    if block.startswith("<w:pStyle", at):
        at = block.index("/>", at) + 2
    return f"{block[:at]}<w:keepNext/>{block[at:]}"


def chars(count: float) -> float:
    """Return the width of so many 字 in mm."""
    return count * layout.CHAR_PT * MM_PER_PT


def line_chars(width: float) -> float:
    """Return how many 字 a line of this width in mm holds; 28 in the type area of the standard."""
    return width / chars(1)


def _paragraph_properties(style: Style, props: Props) -> str:
    name = "" if style is NORMAL else f'<w:pStyle w:val="{style.key}"/>'
    return f"<w:pPr>{name}{_shape(props)}</w:pPr>"


def _shape(props: Props) -> str:
    if props is PLAIN:
        return ""
    parts = []
    if props.keep_next:
        parts.append("<w:keepNext/>")
    if props.keep_lines:
        parts.append("<w:keepLines/>")
    if props.page_break:
        parts.append("<w:pageBreakBefore/>")
    parts.append(_borders(props))
    if props.tabs:
        stops = (f'<w:tab w:val="{tab.kind}" w:pos="{twips(tab.at)}"/>' for tab in props.tabs)
        parts.append(f"<w:tabs>{''.join(stops)}</w:tabs>")
    if props.line is not None or props.before:
        before = f' w:before="{twips_pt(props.before)}"' if props.before else ""
        line = (
            f' w:line="{max(2, twips_pt(props.line))}" w:lineRule="exact"' if props.line is not None else ""
        )
        parts.append(f"<w:spacing{before}{line}/>")
    parts.append(_indents(props))
    if props.align:
        parts.append(f'<w:jc w:val="{props.align}"/>')
    return "".join(parts)


def _borders(props: Props) -> str:
    sides = (("top", props.above), ("bottom", props.below))
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths(rule.thickness)}" w:space="0" w:color="{rule.color}"/>'
        for side, rule in sides
        if rule
    )
    return f"<w:pBdr>{drawn}</w:pBdr>" if drawn else ""


def _indents(props: Props) -> str:
    if props.left is None and props.right is None and props.first is None:
        return ""
    # The …Chars attributes win over the lengths: zero takes back what the style gives.
    marks = []
    if props.left is not None:
        marks.append(f'w:leftChars="0" w:left="{twips(props.left)}"')
    if props.right is not None:
        marks.append(f'w:rightChars="0" w:right="{twips(props.right)}"')
    if props.first is not None:
        key = "hanging" if props.first < 0 else "firstLine"
        marks.append(f'w:{key}Chars="0" w:{key}="{twips(abs(props.first))}"')
    return f"<w:ind {' '.join(marks)}/>"


def style_xml(style: Style, line: float) -> str:
    """Return one w:style; `line` is the pitch of the document in points."""
    based = "" if style is NORMAL else '<w:basedOn w:val="Normal"/>'
    default = ' w:default="1"' if style is NORMAL else ""
    shape = _normal_shape(line) if style is NORMAL else _style_shape(style)
    base = None if style is NORMAL else BODY
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.key}"><w:name w:val="{style.name}"/>{based}'
        f"<w:qFormat/><w:pPr>{shape}</w:pPr>{run_properties(style.font, base)}</w:style>"
    )


def _normal_shape(line: float) -> str:
    off = "".join(f'<w:{flag} w:val="0"/>' for flag in ("overflowPunct", "autoSpaceDE", "autoSpaceDN"))
    return (
        f'<w:widowControl w:val="0"/><w:kinsoku/>{off}<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{twips_pt(line)}" w:lineRule="exact"/><w:jc w:val="both"/>'
    )


def _style_shape(style: Style) -> str:
    parts = ["<w:keepNext/>"] if style.keep_next else []
    if style.line is not None:
        parts.append(f'<w:spacing w:line="{twips_pt(style.line)}" w:lineRule="exact"/>')
    if style.indented:
        parts.append(f'<w:ind w:firstLineChars="200" w:firstLine="{round(2 * CHAR_TWIPS)}"/>')
    if style.align:
        parts.append(f'<w:jc w:val="{style.align}"/>')
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    return "".join(parts)
