"""Title, addressees, text, 附件说明, attendance and note (7.3)."""

from collections.abc import Sequence

from desktop.documents import layout
from desktop.documents.docx.paragraphs import (
    HEADINGS,
    HEADLINE,
    NORMAL,
    PLAIN,
    TEXT,
    Props,
    blank,
    chars,
    paragraph,
    text_paragraph,
)
from desktop.documents.docx.runs import BODY, HEITI, Font, run
from desktop.documents.official import Attachment, Attendance, Kind, OfficialDocument, Paragraph
from desktop.documents.titles import break_title
from desktop.documents.widths import ems
from desktop.documents.words import addressee_line, level_of, note_line, numbered_names, split_heading

_LABEL_CHARS = 3.0  # 附件： and 出席：
_INDENT_CHARS = 2.0


def title(text: str, keep: Sequence[str] = ()) -> str:
    """Return the title, broken by sense into centred lines (7.3.1)."""
    return "".join(text_paragraph(line, HEADLINE) for line in break_title(text, tuple(keep)))


def addressees(document: OfficialDocument) -> str:
    """Return the addressees flush left, one blank line below the title (7.3.2)."""
    line = text_paragraph(addressee_line(document.addressees))
    return (blank() if document.title else "") + line


def text_block(block: Paragraph, starts_page: bool = False) -> str:
    """Return one paragraph of the text; its heading level is read from its numbering (7.3.3)."""
    props = Props(page_break=True) if block.new_page and not starts_page else PLAIN
    if block.kind is Kind.BODY:
        return _body_paragraph(block.text, props)
    if block.kind is Kind.TEAR:
        return _tear(block.text, props)
    if block.kind is Kind.CAPTION:
        return caption(block.text, props.page_break)
    align = {Kind.FLUSH: "both", Kind.CENTER: "center", Kind.RIGHT: "right"}[block.kind]
    return text_paragraph(block.text, NORMAL, Props(page_break=props.page_break, align=align))


def caption(text: str, page_break: bool = False) -> str:
    """Return the heading of a table, which stays with it."""
    props = Props(page_break=page_break, keep_next=True, align="center")
    return paragraph(run(text, Font(HEITI)), NORMAL, props)


def _body_paragraph(text: str, props: Props) -> str:
    level = level_of(text)
    if not level:
        return text_paragraph(text, TEXT, props)
    style = HEADINGS[level - 1]
    heading, rest = split_heading(text)
    if not rest:
        return text_paragraph(heading, style, props)
    if not heading:
        return text_paragraph(rest, style, props)
    # A heading that runs on is text with a heading at its front, not an entry of the outline.
    return paragraph(run(heading, style.font, TEXT.font) + run(rest, BODY, TEXT.font), TEXT, props)


def _tear(text: str, props: Props) -> str:
    """Draw a cut line across the type area, its words in the middle."""
    shown = f"　{text}　" if text else ""
    side = int((layout.CHARS_PER_LINE - ems(shown)) / 2)
    dashes = "－" * side
    font = Font(size=layout.TABLE_PT, spacing=layout.CHAR_PT - layout.TABLE_PT)
    line = run(dashes, font) + run(shown, BODY) + run(dashes, font)
    return paragraph(line, NORMAL, Props(page_break=props.page_break, align="center"))


def attachment_note(attachments: tuple[Attachment, ...], keep: bool) -> str:
    """Return 附件说明 one blank line below the text; a wrapped name aligns with its first character (7.3.4).

    `keep` holds it together with the signature below.
    """
    parts = [blank(keep_next=True)]
    for index, name in enumerate(numbered_names(attachments)):
        number = ems(name[: name.index(".") + 1]) if len(attachments) > 1 else 0.0
        label = _LABEL_CHARS if index == 0 else 0.0
        left = _INDENT_CHARS + _LABEL_CHARS + number
        props = Props(keep_next=keep, left=chars(left), first=-chars(label + number))
        parts.append(text_paragraph(("附件：" if index == 0 else "") + name, NORMAL, props))
    return "".join(parts)


def attendance(lists: Attendance) -> str:
    """Return 出席, 请假 and 列席 of minutes, labels in 黑体, names hanging after the colon (10.3)."""
    named = (("出席", lists.present), ("请假", lists.absent), ("列席", lists.observers))
    rows = [_attending(label, entries) for label, entries in named if entries]
    return blank() + "".join(rows) if rows else ""


def _attending(label: str, entries: tuple[str, ...]) -> str:
    left = chars(_INDENT_CHARS + _LABEL_CHARS)
    parts = []
    for index, entry in enumerate(entries):
        first = run(f"{label}：", Font(HEITI)) if index == 0 else ""
        props = Props(left=left, first=-chars(_LABEL_CHARS) if index == 0 else 0.0)
        parts.append(paragraph(first + run(entry, BODY), NORMAL, props))
    return "".join(parts)


def note(text: str) -> str:
    """Return 附注 in round brackets, two 字 from the left (7.3.6)."""
    return text_paragraph(note_line(text), TEXT)
