"""The help of a page, and the table of keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN

KEYS = (
    ("Ctrl+1 … Ctrl+0", "打开左栏的第 1 … 10 页"),
    ("Ctrl+F 或 /", "搜索全部"),
    ("Enter", "打开所选记录"),
    ("Esc", "返回、关闭提示"),
    ("Ctrl+N", "新建"),
    ("Ctrl+Z / Ctrl+Y", "撤销 / 重做"),
    ("F1", "本页帮助和按键表"),
    ("F2 或直接打字", "改写表格里的一格"),
    ("Ctrl+C / Ctrl+V", "与 WPS、Excel 互相复制一块单元格"),
    ("Ctrl+Shift+C", "连同表头复制"),
    ("Ctrl+D", "向下填充"),
    ("Ctrl+E", "把看到的表格导出为 xlsx"),
    ("Delete", "清除所选单元格"),
    ("Shift+F10", "选择显示哪些列"),
    ("F8", "把纪要里选中的一句立为事项"),
    ("Ctrl+Shift+O", "打开文书所在的文件夹"),
    ("Ctrl++ / Ctrl+-", "放大 / 缩小文字"),
)


def help_markdown(title: str, words: str) -> str:
    """Return the help of a page with the table of keys under it."""
    rows = "\n".join(f"| {keys} | {what} |" for keys, what in KEYS)
    return f"## {title}\n\n{words.strip()}\n\n### 按键\n\n| 按键 | 作用 |\n|---|---|\n{rows}\n"


class HelpWindow(QDialog):
    """The help beside the window; it blocks nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("帮助")
        self.setModal(False)
        self._text = QTextBrowser(openExternalLinks=False)
        self._text.setAccessibleName("帮助")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(MARGIN), px(MARGIN), px(MARGIN), px(MARGIN))
        column.addWidget(self._text)
        self.resize(px(520), px(600))

    def show_help(self, title: str, words: str) -> None:
        """Show the help of a page."""
        self._text.setMarkdown(help_markdown(title, words))
        self.show()
        self.raise_()
        self._text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on F1 too, the key that opened it."""
        if event.key() == Qt.Key.Key_F1:
            self.close()
            return
        super().keyPressEvent(event)
