"""What a two-page notice costs: docx beside python-docx, pdf beside a bare reportlab canvas, and memory in a batch.

Run with `python tests/bench/bench_papers.py`. Each figure is the median of five rounds of processor time, ours and
theirs by turns in one process; every notice of a round differs. The targets are 0.6 for docx and 1.5 for pdf.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from desktop.documents.docx import render_docx
from desktop.documents.fonts import FontSet, load_fonts
from desktop.documents.official import OfficialDocument, Paragraph
from desktop.documents.pdf import render_pdf
from desktop.documents.pdf.assembly import lay_out
from desktop.documents.pdf.page import Text
from desktop.documents.spec import load_spec

ROUNDS = 5
EACH = 15  # notices of one round
BATCH, FIRST = 200, 20
SPEC = Path(__file__).parents[1] / "files" / "specs" / "single_notice.json"
_PAGE_BYTES = 4096
_A4 = (595.28, 841.89)


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn text of a page: where it stands and in which font file."""

    font: str
    size: float
    x: float
    y: float
    spacing: float
    text: str


def notices(count: int, begin: int = 1) -> list[OfficialDocument]:
    """Return notices of two pages that differ in number, title and a paragraph, as those of a batch do."""
    notice = load_spec(SPEC.read_text(encoding="utf-8"))
    return [
        replace(
            notice,
            number=f"青政〔2026〕{serial}号",
            title=f"关于建立第{serial}号府院联动联席会议制度的通知",
            body=(Paragraph(f"本件是第{serial}件，请按照要求办理。"), *notice.body[1:]),
        )
        for serial in range(begin, begin + count)
    ]


def plain_docx(texts: list[str]) -> bytes:
    """Build the same paragraphs through python-docx's public interface, with the layout clerks ask for."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    for text in texts:
        paragraph = document.add_paragraph()
        form = paragraph.paragraph_format
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28.95)
        form.first_line_indent, form.space_after = Pt(32), Pt(0)
        run = paragraph.add_run(text)
        run.font.name, run.font.size = "仿宋_GB2312", Pt(16)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def paragraphs_of(document: OfficialDocument) -> list[str]:
    """Return the paragraphs of our docx as python-docx reads them."""
    from docx import Document

    return [paragraph.text for paragraph in Document(BytesIO(render_docx(document))).paragraphs]


def lines_of(document: OfficialDocument, fonts: FontSet) -> list[list[Line]]:
    """Return what our pdf draws, page by page, each text with the file of its font."""
    return [list(_lines(page.texts, fonts)) for page in lay_out(document, fonts)]


def _lines(texts: list[Text], fonts: FontSet) -> Iterator[Line]:
    for text in texts:
        if text.text.strip():
            style = text.style
            path = fonts.glyph(style.role, text.text.strip()[0]).face.path
            yield Line(str(path), style.size, text.x, _A4[1] - text.baseline, text.tracking, text.text)


def bare_canvas(pages: list[list[Line]]) -> bytes:
    """Draw the lines with a bare reportlab canvas; the fonts are registered already, reportlab embeds them."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=_A4, pageCompression=1)
    for page in pages:
        for line in page:
            canvas.setFont(line.font, line.size)
            canvas.drawString(line.x, line.y, line.text, charSpace=line.spacing)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def register(pages: list[list[Line]]) -> None:
    """Make the font files known to reportlab, once, as ours are loaded once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for path in {line.font for page in pages for line in page}:
        pdfmetrics.registerFont(TTFont(path, path))


def compared(ours: list[Callable[[], bytes]], theirs: list[Callable[[], bytes]]) -> tuple[float, float]:
    """Return the seconds of processor time for one paper, ours and theirs: medians of rounds by turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for kind in (ours, theirs):
        kind[0]()  # imports and font files are read by the first
    for _ in range(ROUNDS):
        for kind, told in zip((ours, theirs), times, strict=True):
            gc.collect()
            began = time.process_time()
            for make in kind:
                make()
            told.append((time.process_time() - began) / len(kind))
    return statistics.median(times[0]), statistics.median(times[1])


def growth() -> tuple[float, float]:
    """Return megabytes in use after the first notices of a batch, and how many more after all of them."""
    after_first = 0.0
    for index, notice in enumerate(notices(BATCH), 1):
        render_docx(notice)
        render_pdf(notice)
        if index == FIRST:
            after_first = _megabytes()
    return after_first, _megabytes() - after_first


def _megabytes() -> float:
    """Return the memory this process holds, read from Linux's own account."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * _PAGE_BYTES / 2**20


def main() -> int:
    """Print the figures; 1 when a target is missed."""
    papers, fonts = notices(EACH), load_fonts()
    texts = [paragraphs_of(paper) for paper in papers]
    pages = [lines_of(paper, fonts) for paper in papers]
    register([page for paper in pages for page in paper])
    docx = compared(
        [lambda p=paper: render_docx(p) for paper in papers], [lambda t=text: plain_docx(t) for text in texts]
    )
    pdf = compared(
        [lambda p=paper: render_pdf(p) for paper in papers], [lambda t=page: bare_canvas(t) for page in pages]
    )
    print(f"{len(pages[0])} pages, {len(texts[0])} paragraphs, {sum(map(len, pages[0]))} texts drawn")
    _tell("docx", docx, "python-docx", 0.6)
    _tell("pdf", pdf, "bare canvas", 1.5)
    used, more = growth()
    print(f"batch of {BATCH}, docx and pdf: {used:.0f} MB after {FIRST}, {more:+.1f} MB after all")
    return int(docx[0] / docx[1] > 0.6 or pdf[0] / pdf[1] > 1.5)


def _tell(name: str, times: tuple[float, float], beside: str, target: float) -> None:
    ours, theirs = times
    print(
        f"{name:5} {ours * 1000:7.1f} ms   {beside} {theirs * 1000:7.1f} ms   ratio {ours / theirs:.2f} (target {target})"
    )


if __name__ == "__main__":
    sys.exit(main())
