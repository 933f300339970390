"""Put the pages of a PDF on a printer."""

import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.ui.widgets.printchoices import PrintChoices, Sides

_DPI = 300  # of the drawn page: sharp text, and 25 MB for an A4 page at most
_POINTS_PER_INCH = 72.0
_MM_PER_INCH = 25.4
_ATTACHMENT = re.compile(r"附件\d*")
_MODES = {
    Sides.DEVICE: QPrinter.DuplexMode.DuplexAuto,
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Sides.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True, slots=True)
class Offset:
    """How far the printer sets everything off, in millimetres to the right and down (for red-head paper)."""

    right: float = 0.0
    down: float = 0.0


def first_attachment(document: QPdfDocument) -> int | None:
    """Return the page on which the attachments begin, counted from 0, or None.

    附件 with its number stands alone in the first line of the type area (GB/T 9704-2012, 7.3.7).
    """
    for number in range(1, document.pageCount()):
        lines = document.getAllText(number).text().splitlines()
        if lines and _ATTACHMENT.fullmatch(lines[0].strip()):
            return number
    return None


def settle(printer: QPrinter, choices: PrintChoices) -> None:
    """Let a printer begin with what was chosen last; one that is not there any more leaves the system's own."""
    if choices.printer in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(choices.printer)
    if choices.sides is not Sides.DEVICE:
        printer.setDuplex(_MODES[choices.sides])
    printer.setCopyCount(choices.copies)


def chosen_on(printer: QPrinter, before: PrintChoices) -> PrintChoices:
    """Return the choices with what was set in the printer's own dialog.

    A PDF file has no name and no sides: those of the printer used before stand.
    """
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        return replace(before, copies=printer.copyCount())
    sides = next(side for side, mode in _MODES.items() if mode == printer.duplex())
    return replace(before, printer=printer.printerName(), sides=sides, copies=printer.copyCount())


def print_pages(document: QPdfDocument, printer: QPrinter, offset: Offset) -> int:
    """Print the pages the printer was asked for, each in its own size; returns how many pages a copy has.

    A printer that cannot repeat by itself is given the copies one after the other.

    The page is not scaled: the margins of an official document (GB/T 9704-2012, 5.2) must come out as drawn.
    """
    first = max(printer.fromPage(), 1)
    last = printer.toPage() or document.pageCount()
    pages = range(first - 1, min(last, document.pageCount()))
    printer.setFullPage(True)
    _set_page(printer, document, first - 1)
    painter = QPainter()
    if not pages or not painter.begin(printer):
        return 0
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    for place, number in enumerate([*pages] * copies):
        if place:
            _set_page(printer, document, number)
            printer.newPage()
        _draw(painter, printer, document, number, offset)
    painter.end()
    return len(pages)


def _set_page(printer: QPrinter, document: QPdfDocument, number: int) -> None:
    points = document.pagePointSize(number)
    wide = points.width() > points.height()
    size = QPageSize(points.transposed() if wide else points, QPageSize.Unit.Point)
    printer.setPageSize(size)
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if wide else way.Portrait)


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int, offset: Offset) -> None:
    points = document.pagePointSize(number)
    scale = _DPI / _POINTS_PER_INCH
    image = document.render(number, QSize(round(points.width() * scale), round(points.height() * scale)))
    dots = printer.resolution()
    target = QRectF(
        offset.right / _MM_PER_INCH * dots,
        offset.down / _MM_PER_INCH * dots,
        points.width() / _POINTS_PER_INCH * dots,
        points.height() / _POINTS_PER_INCH * dots,
    )
    painter.drawImage(target, image)
