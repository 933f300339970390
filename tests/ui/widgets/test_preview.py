import io

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QCheckBox, QDialog, QDoubleSpinBox, QLabel, QPushButton, QToolButton
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.official import Attachment, OfficialDocument, Paragraph
from desktop.documents.pdf import render_pdf
from desktop.domain.errors import Refused
from desktop.ui.widgets.preview import PrintPreview
from desktop.ui.widgets.printchoices import kept_choices

PAGES = QPrintDialog.PrintRange.PageRange


def pdf(*sizes) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.rect(100, 100, 200, 50, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def preview(settings, qtbot):
    made = PrintPreview(settings)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def words_of(preview):
    return [label.text() for label in preview.findChildren(QLabel)]


def test_qtpdf_waits_for_the_first_paper(preview):
    assert preview.findChild(QPdfView) is None
    assert preview.page_count() == 0
    assert not preview.findChild(QPushButton).isEnabled()


def test_a_paper_given_as_bytes(preview):
    preview.show_pdf(pdf(A4, landscape(A4)))
    assert preview.page_count() == 2
    assert "第 1 页，共 2 页" in words_of(preview)
    assert preview.findChild(QPushButton).isEnabled()


def test_the_folder_of_a_file_opens(preview, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    path = tmp_path / "交办单.pdf"
    path.write_bytes(pdf(A4))
    preview.show_pdf(path)
    folder = next(b for b in preview.findChildren(QToolButton) if b.accessibleName() == "打开所在文件夹")
    folder.click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    preview.show_pdf(pdf(A4))
    assert not folder.isEnabled()


def test_the_next_paper_takes_the_place(preview):
    preview.show_pdf(pdf(A4, A4, A4))
    preview.show_pdf(pdf(A4))
    assert preview.page_count() == 1
    assert len(preview.findChildren(QPdfView)) == 1


@pytest.mark.parametrize("broken", [b"", b"not a pdf", pdf(A4)[:200]])
def test_what_is_no_pdf_is_refused_with_a_sentence(preview, broken):
    preview.show_pdf(pdf(A4))
    with pytest.raises(Refused, match="打不开"):
        preview.show_pdf(broken)
    assert preview.page_count() == 0
    assert not preview.findChild(QPushButton).isEnabled()


def test_a_file_that_is_gone_is_refused(preview, tmp_path):
    with pytest.raises(Refused, match=r"交办单\.pdf"):
        preview.show_pdf(tmp_path / "交办单.pdf")


def test_zoom_has_its_limits(preview):
    preview.show_pdf(pdf(A4))
    view = preview.findChild(QPdfView)
    preview.zoom_by(1.25)
    assert view.zoomMode() == QPdfView.ZoomMode.Custom
    for _ in range(30):
        preview.zoom_by(1.25)
    assert view.zoomFactor() == 4.0
    for _ in range(30):
        preview.zoom_by(0.8)
    assert view.zoomFactor() == 0.25
    preview.fit_width()
    assert view.zoomMode() == QPdfView.ZoomMode.FitToWidth


def test_the_offset_of_the_red_head_is_remembered_for_each_kind(preview, settings, qtbot):
    down = preview.findChild(QDoubleSpinBox)
    preview.show_pdf(pdf(A4), "minutes")
    down.setValue(3.5)
    preview.show_pdf(pdf(A4), "ledger")
    assert down.value() == 0.0
    again = PrintPreview(settings)
    qtbot.addWidget(again)
    again.show_pdf(pdf(A4), "minutes")
    assert again.findChild(QDoubleSpinBox).value() == 3.5


PAPER = OfficialDocument(
    title="通知", body=(Paragraph("正文"),), attachments=(Attachment("名单", (Paragraph("甲"),)),)
)


@pytest.fixture
def dialogs(tmp_path, monkeypatch):
    """Accept every printer dialog as it stands; the printer is a file."""
    seen = []

    def accept(dialog):
        printer = dialog.printer()
        printer.setOutputFileName(str(tmp_path / f"{len(seen)}.pdf"))
        pages = (dialog.fromPage(), dialog.toPage()) if dialog.printRange() == PAGES else None
        seen.append((printer.copyCount(), pages))
        printer.setCopyCount(2)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    return seen


def test_what_was_set_in_the_printers_dialog_is_remembered(preview, settings, dialogs, qtbot):
    preview.show_pdf(pdf(A4), "minutes")
    with qtbot.waitSignal(preview.printed) as told:
        preview.print_paper()
    assert told.args == [1]
    preview.print_paper()
    preview.show_pdf(pdf(A4), "ledger")
    preview.print_paper()
    assert [copies for copies, _pages in dialogs] == [1, 2, 1]
    assert kept_choices(settings, "minutes").copies == 2
    assert "上次：2 份" in words_of(preview)


def test_the_attachments_can_be_left_out(preview, dialogs, qtbot, tmp_path):
    whole = preview.findChild(QCheckBox)
    preview.show_pdf(pdf(A4, A4), "roster")
    assert whole.isHidden()
    preview.show_pdf(render_pdf(PAPER), "notice")
    assert whole.isVisible()
    assert whole.isChecked()
    preview.print_paper()
    whole.click()
    with qtbot.waitSignal(preview.printed) as told:
        preview.print_paper()
    assert told.args == [1]
    assert [pages for _copies, pages in dialogs] == [None, (1, 1)]
    preview.show_pdf(render_pdf(PAPER), "notice")
    assert not whole.isChecked()


def test_leaving_the_printers_dialog_remembers_nothing(preview, settings, monkeypatch):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    preview.show_pdf(pdf(A4), "minutes")
    preview.print_paper()
    assert settings.get("print.minutes") is None
