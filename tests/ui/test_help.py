from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.ui.help import KEYS, HelpWindow, help_markdown


def test_the_help_has_the_words_of_the_page_and_every_key():
    text = help_markdown("台账", "  台账里是全部议定事项。 ")
    assert text.startswith("## 台账\n\n台账里是全部议定事项。\n")
    assert all(f"| {keys} | {what} |" in text for keys, what in KEYS)


def test_f1_shows_and_closes(qtbot):
    home = QWidget()
    qtbot.addWidget(home)
    window = HelpWindow(home)
    window.show_help("台账", "全部议定事项。")
    assert window.isVisible()
    assert not window.isModal()
    assert "全部议定事项" in window.findChild(QTextBrowser).toPlainText()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert not window.isVisible()
