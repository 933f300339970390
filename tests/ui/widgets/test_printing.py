import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, landscape

from desktop.documents.official import Attachment, OfficialDocument, Paragraph
from desktop.documents.pdf import render_pdf
from desktop.ui.widgets.printchoices import PrintChoices, Sides
from desktop.ui.widgets.printing import Offset, chosen_on, first_attachment, print_pages, settle

from .test_preview import pdf

MM = 72 / 25.4


def opened(content):
    """Return an open document on these bytes."""
    made = QPdfDocument(None)
    buffer = QBuffer(made)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    made.load(buffer)
    return made


@pytest.fixture
def document(qapp):
    made = opened(pdf(A4, landscape(A4), A4))
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


def test_copies_come_out_one_after_the_other(document, tmp_path):
    out = tmp_path / "out.pdf"
    printer = printer_to(out)
    printer.setCopyCount(2)
    printer.setFromTo(1, 2)
    assert print_pages(document, printer, Offset()) == 2
    assert sizes(out) == [(595, 842), (842, 595)] * 2


class Duplexer(QPrinter):
    """A printer with two sides and a name, as none is at hand where tests run."""

    def setDuplex(self, mode):  # noqa: N802
        self.mode = mode

    def duplex(self):
        return self.mode

    def outputFormat(self):  # noqa: N802
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self):  # noqa: N802
        return "HP"


@pytest.mark.parametrize("sides", [Sides.ONE, Sides.LONG, Sides.SHORT])
def test_the_printer_begins_with_what_was_chosen_last(qapp, sides):
    choices = PrintChoices("没有这台打印机", sides, 4, attachments=False, offset=2.0)
    printer = Duplexer()
    settle(printer, choices)
    assert chosen_on(printer, choices) == PrintChoices("HP", sides, 4, attachments=False, offset=2.0)


def test_a_file_does_not_change_what_holds_for_the_printer(qapp, tmp_path):
    choices = PrintChoices("HP", Sides.LONG, 1)
    printer = printer_to(tmp_path / "out.pdf")
    settle(printer, choices)
    printer.setCopyCount(3)
    assert chosen_on(printer, choices) == PrintChoices("HP", Sides.LONG, 3)


@pytest.mark.parametrize(
    ("attachments", "first"),
    [((), None), ((Attachment("名单", (Paragraph("甲"),)), Attachment("回执", (Paragraph("乙"),))), 1)],
)
def test_the_attachments_of_a_paper_are_found(qapp, attachments, first):
    paper = OfficialDocument(title="通知", body=(Paragraph("附件中列明。"),), attachments=attachments)
    made = opened(render_pdf(paper))
    assert made.pageCount() == 1 + len(attachments)
    assert first_attachment(made) == first
    made.close()
