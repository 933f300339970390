import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, landscape

from desktop.ui.widgets.printing import Offset, print_pages

from .test_preview import pdf

MM = 72 / 25.4


@pytest.fixture
def document(qapp):
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf(A4, landscape(A4), A4)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    made = QPdfDocument()
    made.load(buffer)
    yield made
    made.close()


def printer_to(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def black_box(path, page=0):
    """Return left and bottom of what is black on a page, in points."""
    with pypdfium2.PdfDocument(path) as made:
        image = made[page].render(scale=2, grayscale=True).to_pil()
    left, _top, _right, bottom = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    return left / 2, image.height / 2 - bottom / 2


def sizes(path):
    with pypdfium2.PdfDocument(path) as made:
        return [tuple(round(edge) for edge in page.get_size()) for page in made]


def test_every_page_comes_out_in_its_own_size_and_place(document, tmp_path):
    out = tmp_path / "out.pdf"
    assert print_pages(document, printer_to(out), Offset()) == 3
    assert sizes(out) == [(595, 842), (842, 595), (595, 842)]
    for page in range(3):
        assert black_box(out, page) == pytest.approx((100, 100), abs=1.5)


def test_the_offset_moves_the_page_by_millimetres(document, tmp_path):
    out = tmp_path / "out.pdf"
    print_pages(document, printer_to(out), Offset(right=5, down=10))
    assert black_box(out) == pytest.approx((100 + 5 * MM, 100 - 10 * MM), abs=1.5)


def test_only_the_pages_asked_for(document, tmp_path):
    out = tmp_path / "out.pdf"
    printer = printer_to(out)
    printer.setFromTo(2, 2)
    assert print_pages(document, printer, Offset()) == 1
    assert sizes(out) == [(842, 595)]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_prints_nothing(document, tmp_path):
    printer = printer_to(tmp_path / "no folder" / "out.pdf")
    assert print_pages(document, printer, Offset()) == 0
