import io

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QPushButton, QToolButton
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.errors import Refused
from desktop.ui.widgets.preview import PrintPreview


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


def words(preview):
    return [label.text() for label in preview.findChildren(QLabel)]


def test_qtpdf_waits_for_the_first_paper(preview):
    assert preview.findChild(QPdfView) is None
    assert preview.page_count() == 0
    assert not preview.findChild(QPushButton).isEnabled()


def test_a_paper_given_as_bytes(preview):
    preview.show_pdf(pdf(A4, landscape(A4)))
    assert preview.page_count() == 2
    assert "第 1 页，共 2 页" in words(preview)
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


def test_the_offset_of_the_red_head_is_remembered(preview, settings, qtbot):
    preview.findChild(QDoubleSpinBox).setValue(3.5)
    again = PrintPreview(settings)
    qtbot.addWidget(again)
    assert again.findChild(QDoubleSpinBox).value() == 3.5
