"""Ruled tables: equal grid and width, header rows repeated, lines of their own (clause 8)."""

from itertools import pairwise

from desktop.documents import layout
from desktop.documents.docx.paragraphs import TABLE_TEXT, Props, paragraph
from desktop.documents.docx.runs import FANGSONG, HEITI, Font, run
from desktop.documents.docx.xml import eighths, twips
from desktop.documents.grids import Placement, column_aligns, column_widths, placed_rows
from desktop.documents.official import Table


def table(value: Table, width: float) -> str:
    """Return the table, `width` mm wide. Grid, cells and table width agree exactly, as WPS requires."""
    total = twips(width)
    grid = _whole(column_widths(value, width), total)
    size = value.font_size or layout.TABLE_PT
    header = (*value.head, *((value.columns,) if value.columns else ()))
    rows = [_row(row, grid, size, value, head=True) for row in placed_rows(header, len(grid))]
    aligns = column_aligns(value)
    rows += [_row(row, grid, size, value, aligns=aligns) for row in placed_rows(value.rows, len(grid))]
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>{_borders()}'
        f'<w:tblLayout w:type="fixed"/>{_margins()}<w:tblLook w:val="0000"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _whole(widths: tuple[float, ...], total: int) -> list[int]:
    """Round the widths so that they still add up to the total."""
    edges = [0]
    running = 0.0
    for width in widths:
        running += width
        edges.append(round(running / sum(widths) * total))
    return [right - left for left, right in pairwise(edges)]


def _row(
    row: tuple[Placement, ...],
    grid: list[int],
    size: float,
    value: Table,
    aligns: tuple[str, ...] = (),
    head: bool = False,
) -> str:
    height = twips(value.row_height) if value.row_height else 0
    least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeat = "<w:tblHeader/>" if head else ""
    cells = "".join(
        _cell(place, grid, size, "center" if head else aligns[place.column], head, bool(value.rows))
        for place in row
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{repeat}</w:trPr>{cells}</w:tr>"


def _cell(place: Placement, grid: list[int], size: float, align: str, head: bool, kept: bool) -> str:
    width = sum(grid[place.column : place.column + place.across])
    span = f'<w:gridSpan w:val="{place.across}"/>' if place.across > 1 else ""
    merge = {"none": "", "first": '<w:vMerge w:val="restart"/>', "rest": "<w:vMerge/>"}[place.merge]
    font = Font(HEITI if head else FANGSONG, size, 0.0)
    # The header stays with the first row below it.
    props = Props(line=size * layout.TABLE_LINE_SHARE, align=place.align or align, keep_next=head and kept)
    lines = "".join(
        paragraph(run(line, font, TABLE_TEXT.font), TABLE_TEXT, props) for line in place.text.split("\n")
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{lines}</w:tc>'


def _borders() -> str:
    size = eighths(layout.TABLE_RULE_MM)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>' for side in sides)
    return f"<w:tblBorders>{rules}</w:tblBorders>"


def _margins() -> str:
    above, side = twips(layout.TABLE_CELL_ABOVE_MM), twips(layout.TABLE_CELL_SIDE_MM)
    sizes = (("top", above), ("left", side), ("bottom", above), ("right", side))
    cells = "".join(f'<w:{key} w:w="{size}" w:type="dxa"/>' for key, size in sizes)
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"
