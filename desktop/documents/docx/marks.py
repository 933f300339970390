"""The red mark: one centred line, or stacked names with 文件 beside them in a table without rules (7.2.4)."""

from desktop.documents.docx.paragraphs import NORMAL, Props, paragraph
from desktop.documents.docx.runs import XIAOBIAOSONG, Font, run
from desktop.documents.docx.xml import twips, twips_pt
from desktop.documents.layout import RED
from desktop.documents.marks import FittedMark, MarkLine, suffix_gap

_NO_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)
_AIR_MM = 1.0  # the columns are a little wider than their ink, so that no line turns over


def stacked_mark(fitted: FittedMark, suffix: MarkLine, width: float) -> str:
    """Return the table, centred in `width` mm: names in one column, the word centred vertically in the other."""
    names = max(line.width for line in fitted.lines) + _AIR_MM
    beside = suffix.width + suffix_gap(suffix) + _AIR_MM
    widths = (twips(names), twips(beside))
    indent = twips((width - names - beside) / 2)
    rows = "".join(_row(fitted, index, suffix, widths) for index in range(len(fitted.lines)))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'{_NO_MARGINS}<w:tblLook w:val="0000"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(fitted: FittedMark, index: int, suffix: MarkLine, widths: tuple[int, int]) -> str:
    line = fitted.lines[index]
    height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{twips_pt(line.line)}" w:hRule="exact"/></w:trPr>'
    name = _cell(widths[0], "", paragraph(mark_runs(line), NORMAL, Props(line=line.line, align="left")))
    if index == 0:
        word = paragraph(mark_runs(suffix), NORMAL, Props(line=suffix.line, align="right"))
        beside = _cell(widths[1], '<w:vMerge w:val="restart"/>', word)
    else:
        beside = _cell(widths[1], "<w:vMerge/>", paragraph("", NORMAL, Props(line=line.line)))
    return f"<w:tr>{height}{name}{beside}</w:tr>"


def _cell(width: int, merge: str, content: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )


def mark_runs(line: MarkLine) -> str:
    """Return the runs of a mark; nothing is added after its last character, so that it stays centred."""
    font = Font(XIAOBIAOSONG, line.size, line.spread, line.scale, RED)
    last = Font(XIAOBIAOSONG, line.size, 0.0, line.scale, RED)
    if not line.spread:
        return run(line.text, last)
    return run(line.text[:-1], font) + run(line.text[-1:], last)
