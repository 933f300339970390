"""Every number of the layout in one place, in mm or points, with its clause of GB/T 9704-2012.

Both renderers read their geometry here and nowhere else. 字 is the width of one character of the text grid,
行 one line of it.
"""

from dataclasses import dataclass, replace

from desktop.documents.official import OfficialDocument, Profile

MM_PER_PT = 25.4 / 72

# 5.1 paper; landscape pages are the same sheets turned.
A4_MM = (210.0, 297.0)
A3_MM = (297.0, 420.0)

# 5.2.1 the type area: 156 x 225 mm, 37 mm from the top and 28 mm from the left edge.
TYPE_TOP_MM = 37.0
TYPE_LEFT_MM = 28.0
TYPE_WIDTH_MM = 156.0
TYPE_HEIGHT_MM = 225.0

# 5.2.3 28 characters a line and 22 lines a page; 3号 is set 16 pt and drawn closer together.
CHARS_PER_LINE = 28
LINES_PER_PAGE = 22
BODY_PT = 16.0
CHAR_PT = TYPE_WIDTH_MM / CHARS_PER_LINE / MM_PER_PT  # 15.79 pt, one 字 of the grid
BODY_SPACING_PT = -0.3  # 28 x 15.7 pt leaves a remainder that a justified line spreads evenly
BASELINE_SHARE = 0.80  # the baseline of an exact line lies at this share of its height
ASCENT_SHARE = 0.88  # of the em box of a Chinese character, above the baseline

# 7.3.1 title, and its own line value (two lines of 22 pt in a pitch of 28.95 would touch).
TITLE_PT = 22.0
TITLE_LINE_PT = 33.0
TITLE_CHARS_MAX = 19  # 19 x 22 pt = 147.5 mm fits the type area with air on both sides

# 7.4.2, 7.4.3, 7.5 items of the imprint and the page number are 4号.
SMALL_PT = 14.0
FOOT_LINE_PT = 16.0
IMPRINT_LINE_PT = 26.0
TABLE_PT = 12.0
TABLE_LINE_SHARE = 1.35  # line of a table cell over its font size
TABLE_CELL_SIDE_MM = 1.2
TABLE_CELL_ABOVE_MM = 0.6
TABLE_RULE_MM = 0.18
TABLE_INSET_MM = (
    3.4  # upright tables stand in a little: only the rules of the imprint are as wide as the type area
)
TABLE_ABOVE_PT = 5.0  # evens out the white above a table with that below it
FOOT_CODE_PT = 9.0

# 7.2.4 the red mark: its upper edge is that of the ink, which lies this share of the size above the baseline.
MARK_BELOW_TYPE_TOP_MM = 35.0
MARK_PT = (52.0, 42.0, 36.0, 32.0, 29.0, 26.0, 24.0, 22.0)  # wished size of 1 to 8 stacked names
MARK_SUFFIX_PT = 52.0  # at most; 文件 beside stacked names is half as large again as they
MARK_SUFFIX_SHARE = 1.5
MARK_SUFFIX_GAP_SHARE = 0.35
MARK_WIDTH_MM = 150.0  # the longest mark stays inside the type area
MARK_SPREAD_MM = 112.0  # a short mark is spread to this width, by at most half a character each
MARK_SCALE_LEAST = 0.66  # characters are narrowed no further than this
MARK_LINE_SHARE = 1.2
MARK_INK_SHARE = 0.79  # between the 小标宋 fonts in use, 0.76 to 0.84
RED = "FF0000"

# 7.2.5, 7.2.7
BLANK_LINES_BELOW_MARK = 2
RED_RULE_BELOW_NUMBER_MM = 4.0
NUMBER_INK_BELOW_SHARE = 0.19  # ink of the number and its brackets below the baseline
RED_RULE_MM = 0.53  # the standard fixes none; 0.35 to 0.7 is used
BLANK_LINES_BELOW_RED_RULE = 2

# 7.4.1 rules of the imprint.
IMPRINT_RULE_MM = 0.35
IMPRINT_THIN_RULE_MM = 0.25
IMPRINT_RULE_PARAGRAPH_PT = 2.0  # a rule hangs below an empty line of this height

# 7.5 the dash beside the page number stands this far below the type area, and 1字 (4号) from its side.
PAGE_NUMBER_BELOW_TYPE_MM = 7.0
DASH_SHARE = 0.36  # the dash lies this share of the size above the baseline
FOOT_CODE_LINE_PT = 10.0

# 7.3.5.1 sealed signatures: a seal needs this much; three stand in a row at most.
SEAL_MM = 42.0
SEALS_PER_ROW = 3
SEAL_TIGHTEST_SHARE = (
    0.4  # of a line: so much may the white above a seal give way to keep it on the page (7.3.5.5)
)

# 10.1 letter: the mark hangs from the paper edge.
LETTER_MARK_BELOW_PAPER_TOP_MM = 30.0
LETTER_MARK_PT = 46.0
LETTER_RULE_BELOW_MARK_MM = 4.0
LETTER_RULE_ABOVE_PAPER_BOTTOM_MM = 20.0
LETTER_RULE_WIDTH_MM = 170.0
LETTER_THICK_RULE_MM = 1.06
LETTER_THIN_RULE_MM = 0.35
LETTER_RULE_GAP_MM = 0.6
LETTER_ITEM_BELOW_RULE_PT = BODY_PT * 7 / 8

# 10.2 order
ORDER_MARK_BELOW_TYPE_TOP_MM = 20.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The page of one document: paper, margins and the edges of the type area in mm, line pitch in points.

    The margins bound the lines; the type area bounds the characters. They differ in the optical profile.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    line: float
    type_top: float
    type_bottom: float

    @property
    def text_width(self) -> float:
        """Width of the type area in mm."""
        return self.width - self.left - self.right

    @property
    def table_inset(self) -> float:
        """White at either side of a table in mm; a turned page is filled by its table."""
        return TABLE_INSET_MM if self.height > self.width else 0.0

    @property
    def table_width(self) -> float:
        """Width of a table in mm."""
        return self.text_width - 2 * self.table_inset

    @property
    def text_height(self) -> float:
        """Height between the margins in mm."""
        return self.height - self.top - self.bottom

    @property
    def line_mm(self) -> float:
        """The line pitch in mm."""
        return self.line * MM_PER_PT


def _page(top: float, bottom: float, left: float, right: float, line: float) -> Layout:
    return Layout(*A4_MM, top, bottom, left, right, line, type_top=top, type_bottom=A4_MM[1] - bottom)


OFFICE = _page(37.0, 35.0, 28.0, 26.0, 28.95)
# The optical profile starts half the extra leading higher, so that the characters themselves span 37-262 mm.
OPTICAL = replace(_page(33.6, 33.6, 28.0, 26.0, 29.6), type_top=37.0, type_bottom=262.0)


def layout_of(document: OfficialDocument) -> Layout:
    """Return the page of a document: its profile (5.2), altered by its settings."""
    page = OPTICAL if document.profile is Profile.OPTICAL else OFFICE
    settings = document.settings
    line = settings.line or page.line
    if settings.margins is None:
        return replace(page, line=line)
    margins = settings.margins
    return _page(margins.top, margins.bottom, margins.left, margins.right, line)


def landscape_layout(paper: str, line: float) -> Layout:
    """Return the turned page of a landscape table (clause 8), paper A4 or A3.

    The head of the table lies at the left edge of the bound sheet: the margins turn with the page.
    """
    height, width = A3_MM if paper == "A3" else A4_MM
    return Layout(width, height, 28.0, 26.0, 35.0, 37.0, line, type_top=28.0, type_bottom=height - 26.0)
