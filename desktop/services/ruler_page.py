"""A page with a ruler, to measure how far a printer sets everything off."""

from desktop.documents.official import OfficialDocument, Paragraph, Table

_TOP = 37  # mm from the paper's edge to the type area (GB/T 9704-2012, 5.2.1): where the first line stands
_STEP = 10
_RULE = 0.176  # mm, half a point: each row is drawn under a line of its own
_LAST = 157
_WORDS = (
    "1. 用平时打印红头文件的打印机和纸打印本页，不缩放。",
    "2. 用直尺从纸的上边缘量到“↑ 87”这一格上面的横线。",
    "3. 量得比 87 毫米多几毫米，就把打印预览的“红头下移”减去几毫米；少几毫米，就加上几毫米。再打一张核对。",
    "4. 在这里填的数记在本机，作为各种文书的起始值；某种文书另有需要时，在它的预览里再改。",
)


def ruler_page() -> bytes:
    """Return the PDF of the page: lines every 10 mm, each with its distance in mm from the paper's upper edge."""
    from desktop.documents.pdf import render_pdf

    marks = range(_TOP, _LAST, _STEP)
    ruler = Table(
        columns=(),
        rows=tuple((f"↑ {mark}", "横线到纸上边缘的毫米数" if mark == _TOP else "") for mark in marks),
        widths=(1, 5),
        font_size=10.5,
        row_height=_STEP - _RULE,
    )
    steps = tuple(Paragraph(words) for words in _WORDS)
    return render_pdf(OfficialDocument(body=(ruler, *steps), page_numbers=False))
