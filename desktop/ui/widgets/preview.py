"""The print preview: the PDF itself, with zoom, pages, print and the way to its folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.ui.settings import UiSettings
from desktop.ui.style import px
from desktop.ui.widgets.buttons import icon_button, push_button

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

_STEP = 1.25
_ZOOMS = (0.25, 4.0)
_FARTHEST_MM = 50.0
_OFFSET = "print.offset"


class PrintPreview(QWidget):
    """Shows a PDF given as bytes or as a file. QtPdf is loaded at the first paper, not with the window."""

    printed = Signal(int)  # pages
    refused = Signal(str)

    def __init__(self, settings: UiSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("打印预览")
        self._settings = settings
        self._document: QPdfDocument | None = None
        self._view: QPdfView | None = None
        self._buffer: QBuffer | None = None
        self._file: Path | None = None
        self._pages = QLabel("")
        self._pages.setProperty("role", "quiet")
        self._down = QDoubleSpinBox(minimum=-_FARTHEST_MM, maximum=_FARTHEST_MM, decimals=1, singleStep=0.5)
        self._lay_out()

    def show_pdf(self, paper: bytes | Path) -> None:
        """Show a paper. Raises Refused when it cannot be read as a PDF; the one before is closed then."""
        self._open_view()
        assert self._document is not None
        self._document.close()
        self._file = paper if isinstance(paper, Path) else None
        content = paper if isinstance(paper, bytes) else _read(paper)
        if self._buffer is not None:
            self._buffer.close()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        pages = self._document.pageCount()
        self._folder.setEnabled(self._file is not None)
        self._print.setEnabled(pages > 0)
        self._show_page()
        if not pages:
            raise Refused("这份文书打不开：文件不是完整的 PDF。请重新生成一次。")

    def page_count(self) -> int:
        """Return the number of pages shown."""
        return self._document.pageCount() if self._document else 0

    def zoom_by(self, factor: float) -> None:
        """Make the page larger or smaller."""
        from PySide6.QtPdfWidgets import QPdfView

        if self._view is not None:
            now = self._view.zoomFactor() * factor
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
            self._view.setZoomFactor(max(_ZOOMS[0], min(_ZOOMS[1], now)))

    def fit_width(self) -> None:
        """Make the page as wide as the view."""
        from PySide6.QtPdfWidgets import QPdfView

        if self._view is not None:
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def print_paper(self) -> None:
        """Ask for a printer and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from desktop.ui.widgets.printing import Offset, print_pages

        if self._document is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._document.pageCount())
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        pages = print_pages(self._document, printer, Offset(down=self._down.value()))
        if pages:
            self.printed.emit(pages)
        else:
            self.refused.emit(f"打印机“{printer.printerName()}”没有接受这份文书。请看它是否开机、有纸。")

    def open_folder(self) -> None:
        """Open the folder the paper lies in."""
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    def _open_view(self) -> None:
        if self._view is not None:
            return
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setAccessibleName("文书页面")
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self._view.setDocument(self._document)
        self._view.pageNavigator().currentPageChanged.connect(self._show_page)
        self._column.addWidget(self._view, 1)

    def _show_page(self) -> None:
        pages = self.page_count()
        at = self._view.pageNavigator().currentPage() + 1 if self._view else 0
        self._pages.setText(f"第 {at} 页，共 {pages} 页" if pages else "没有页面")

    def _lay_out(self) -> None:
        self._print = push_button("打印…", self.print_paper)
        self._print.setEnabled(False)
        self._folder = icon_button("folder", "打开所在文件夹", self.open_folder, "Ctrl+Shift+O")
        self._folder.setEnabled(False)
        kept = self._settings.get(_OFFSET)
        self._down.setValue(float(kept) if isinstance(kept, int | float) else 0.0)
        self._down.setSuffix(" mm")
        self._down.setAccessibleName("红头纸下移毫米数")
        self._down.setToolTip("印好红头的纸偏上或偏下时，在这里上下移动，记在本机")
        self._down.valueChanged.connect(lambda value: self._settings.put(_OFFSET, round(value, 1)))
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(icon_button("zoom-out", "缩小", lambda: self.zoom_by(1 / _STEP)))
        row.addWidget(icon_button("zoom-in", "放大", lambda: self.zoom_by(_STEP)))
        row.addWidget(icon_button("fit", "适合宽度", self.fit_width))
        row.addWidget(self._pages)
        row.addStretch(1)
        label = QLabel("红头下移")
        label.setProperty("role", "quiet")
        for widget in (label, self._down, self._folder, self._print):
            row.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addLayout(row)


def _read(paper: Path) -> bytes:
    try:
        return paper.read_bytes()
    except OSError as error:
        raise Refused(f"文书“{paper.name}”读不出来：文件不在原处或被占用。请在文书页重新生成。") from error
