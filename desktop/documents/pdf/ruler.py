"""A test page with a ruler, to measure how far a printer sets everything off."""

from desktop.documents.fonts import FontSet, Role, load_fonts
from desktop.documents.layout import layout_of
from desktop.documents.official import OfficialDocument
from desktop.documents.pdf.page import Page, Rule, Style, Text, points

MEASURED = 100  # mm from the paper's upper edge: the long line
_FIRST, _LAST = 20, 200  # mm; nearer to the edge no printer prints
_X = 35.0  # mm, the ruler's own line
_TICKS = ((10, 8.0), (5, 5.0), (1, 3.0))  # every so many mm a tick so long, mm
_WORDS_AT = (75.0, 112.0)  # mm, left and first baseline of the steps
_LEADING = 8.0
_TITLE = Style(Role.HEITI, 16)
_TEXT = Style(Role.FANGSONG, 14)
_MARK = Style(Role.SONGTI, 9)
_STEPS = (
    "1. 用平时套印红头的打印机和纸打印本页，",
    "    打印时不要选“适合页面”等缩放。",
    f"2. 用直尺从纸的上边缘量到标着 {MEASURED} 的长横线。",
    f"3. 量得比 {MEASURED} 毫米多几毫米，就把打印预览里的",
    "    “红头下移”减去几毫米；少几毫米，就加上",
    "    几毫米。再打一张核对。",
    "4. 这里填的数记在本机，各种文书都从它起算；",
    "    某种文书另有需要时，在它的预览里再改。",
)


def draw_ruler(fonts: FontSet | None = None) -> bytes:
    """Return the PDF of the page: a tick for each millimetre, counted from the upper edge of A4 paper."""
    from desktop.documents.pdf.pen import Pen

    page = Page(layout_of(OfficialDocument()))
    page.rules.append(_line(_X, _FIRST, _X, _LAST))
    for mark in range(_FIRST, _LAST + 1):
        long = next(length for every, length in _TICKS if mark % every == 0)
        page.rules.append(_line(_X, mark, _X + long, mark))
        if mark % 10 == 0:
            page.texts.append(Text(points(_X - 8), points(mark + 1.1), str(mark), _MARK))
    page.rules.append(_line(_X, MEASURED, page.layout.width - _X / 2, MEASURED))
    x, y = _WORDS_AT
    page.texts.append(Text(points(x), points(MEASURED - 4), "打印测试页", _TITLE))
    for place, words in enumerate(_STEPS):
        page.texts.append(Text(points(x), points(y + place * _LEADING), words, _TEXT))
    return Pen(fonts or load_fonts(), "打印测试页", "", "").draw([page])


def _line(x0: float, y0: float, x1: float, y1: float) -> Rule:
    return Rule(points(x0), points(y0), points(x1), points(y1), 0.4)
