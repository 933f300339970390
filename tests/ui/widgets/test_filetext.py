import pytest
from PySide6.QtCore import QMimeData

from desktop.ui.widgets.filetext import FileText

from ..parts import data_of, drop_on


@pytest.fixture
def field(qtbot):
    made = FileText("通知全文", "粘贴到这里")
    qtbot.addWidget(made)
    made.heard = []
    made.dropped.connect(made.heard.append)
    return made


def test_a_dropped_file_is_told_and_its_path_is_not_written(field, tmp_path):
    assert drop_on(field, tmp_path / "甲.docx", tmp_path / "乙.docx")
    assert field.heard == [tmp_path / "甲.docx"]
    assert field.toPlainText() == ""
    assert field.accessibleName() == "通知全文"


def test_a_file_copied_in_the_file_manager_is_told_when_it_is_pasted(field, tmp_path):
    field.insertFromMimeData(data_of(tmp_path / "甲.docx"))
    assert field.heard == [tmp_path / "甲.docx"]
    assert field.toPlainText() == ""


def test_words_and_addresses_go_into_the_field(field):
    words = QMimeData()
    words.setText("关于调整组成人员的通知")
    field.insertFromMimeData(words)
    assert field.toPlainText() == "关于调整组成人员的通知"
    assert drop_on(field, "https://example.gov.cn/tongzhi")
    assert "https://example.gov.cn/tongzhi" in field.toPlainText()
    assert field.heard == []
