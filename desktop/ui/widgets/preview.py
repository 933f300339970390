"""The print preview: the PDF itself, with zoom, pages, print and the way to its folder."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.ui.opening import open_path
from desktop.ui.settings import UiSettings
from desktop.ui.style import px
from desktop.ui.widgets.buttons import icon_button, push_button
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.printchoices import FARTHEST_MM, PrintChoices, keep_choices, kept_choices

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView
    from PySide6.QtPrintSupport import QPrintDialog

_STEP = 1.25
_ZOOMS = (0.25, 4.0)


class PrintPreview(QWidget):
    """Shows a PDF given as bytes or as a file. QtPdf is loaded at the first paper, not with the window.

    How it was printed is remembered for each kind of paper; the kind "" is where every kind begins.
    """

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
        self._kind = ""
        self._attachment: int | None = None
        self._pages = QLabel("")
        self._pages.setProperty("role", "quiet")
        self._down = QDoubleSpinBox(minimum=-FARTHEST_MM, maximum=FARTHEST_MM, decimals=1, singleStep=0.5)
        self._whole = QCheckBox("连同附件")
        self._before = Elided()
        self._lay_out()
        self._show_choices()

    def show_pdf(self, paper: bytes | Path, kind: str = "") -> None:
        """Show a paper of a kind. Raises Refused when it cannot be read as a PDF; the one before is closed then."""
        self._open_view()
        self._kind = kind
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
        self._find_attachment()
        self._show_choices()
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

        from desktop.ui.widgets.printing import Offset, chosen_on, print_pages, settle

        if self._document is None:
            return
        choices = kept_choices(self._settings, self._kind)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        settle(printer, choices)
        dialog = QPrintDialog(printer, self)
        self._set_range(dialog)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self._keep(chosen_on(printer, choices))
        pages = print_pages(self._document, printer, Offset(down=self._down.value()))
        if pages:
            self.printed.emit(pages)
        else:
            self.refused.emit(f"打印机“{printer.printerName()}”没有接受这份文书。请看它是否开机、有纸。")

    def open_folder(self) -> None:
        """Open the folder the paper lies in."""
        if self._file is not None:
            open_path(self._file.parent)

    def _set_range(self, dialog: "QPrintDialog") -> None:
        """Offer all pages, or those before the attachments where these are not wanted."""
        from PySide6.QtPrintSupport import QPrintDialog

        dialog.setMinMax(1, self.page_count())
        if self._attachment is not None and not self._whole.isChecked():
            dialog.setPrintRange(QPrintDialog.PrintRange.PageRange)
            dialog.setFromTo(1, self._attachment)

    def _find_attachment(self) -> None:
        from desktop.ui.widgets.printing import first_attachment

        self._attachment = first_attachment(self._document) if self._document else None
        self._whole.setVisible(self._attachment is not None)
        self._whole.setToolTip(f"附件从第 {self._attachment + 1} 页起" if self._attachment else "")

    def _show_choices(self) -> None:
        """Show how papers of this kind are printed."""
        choices = kept_choices(self._settings, self._kind)
        for field, value in ((self._down, choices.offset), (self._whole, choices.attachments)):
            field.blockSignals(True)
            if isinstance(field, QCheckBox):
                field.setChecked(bool(value))
            else:
                field.setValue(float(value))
            field.blockSignals(False)
        words = choices.words()
        self._before.set_words(f"上次：{words}" if words else "")

    def _keep(self, choices: PrintChoices) -> None:
        keep_choices(self._settings, self._kind, choices)
        self._show_choices()

    def _keep_fields(self) -> None:
        choices = kept_choices(self._settings, self._kind)
        down, whole = round(self._down.value(), 1), self._whole.isChecked()
        self._keep(replace(choices, offset=down, attachments=whole))

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
        tools = QHBoxLayout()
        tools.setSpacing(px(4))
        tools.addWidget(icon_button("zoom-out", "缩小", lambda: self.zoom_by(1 / _STEP)))
        tools.addWidget(icon_button("zoom-in", "放大", lambda: self.zoom_by(_STEP)))
        tools.addWidget(icon_button("fit", "适合宽度", self.fit_width))
        tools.addWidget(self._pages)
        tools.addStretch(1)
        tools.addWidget(self._folder)
        tools.addWidget(self._print)
        self._column = tight(QVBoxLayout(self), 8)
        self._column.addLayout(tools)
        self._column.addLayout(self._choice_row())

    def _choice_row(self) -> QHBoxLayout:
        self._down.setSuffix(" mm")
        self._down.setAccessibleName("红头纸下移毫米数")
        self._down.setToolTip("印好红头的纸偏上或偏下时，在这里上下移动，按文书种类记在本机")
        self._down.valueChanged.connect(lambda _value: self._keep_fields())
        self._whole.setAccessibleName("连同附件打印")
        self._whole.toggled.connect(lambda _on: self._keep_fields())
        self._whole.hide()
        label = QLabel("红头下移")
        label.setProperty("role", "quiet")
        label.setBuddy(self._down)
        row = QHBoxLayout()
        row.setContentsMargins(px(4), 0, 0, 0)
        row.setSpacing(px(8))
        for widget in (label, self._down, self._whole, self._before):
            row.addWidget(widget)
        row.addStretch(1)
        return row


def _read(paper: Path) -> bytes:
    try:
        return paper.read_bytes()
    except OSError as error:
        raise Refused(f"文书“{paper.name}”读不出来：文件不在原处或被占用。请在文书页重新生成。") from error
