"""One line for an answer or an exception: unit and words typed, told at once what Enter will record."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.attendance import Spoken
from desktop.services.meetings import ATTENDANCE
from desktop.ui.widgets.layouts import tight

Hear = Callable[[str], Spoken]
_MOST = 4  # units named where several may be meant


class AnswerLine(QWidget):
    """`czj` and Enter is 出席, `czj 王强 副局长` 代会, `czj -出差` 请假; the page stores what is entered."""

    entered = Signal(str)

    def __init__(self, hear: Hear, name: str, plain: str = "出席", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hear, self._plain = hear, plain
        self.edit = QLineEdit(clearButtonEnabled=True)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText("单位简称、拼音首字母或代码；代会加姓名职务，不来加 -理由")
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.told.setProperty("role", "quiet")
        self.setFocusProxy(self.edit)
        column = tight(QVBoxLayout(self), 4)
        column.addWidget(self.edit)
        column.addWidget(self.told)
        self.edit.textChanged.connect(self._tell)
        self.edit.returnPressed.connect(self._enter)
        self._tell("")

    def done(self, words: str) -> None:
        """Empty the line after what was entered has been stored, and say what was."""
        self.edit.clear()
        self.told.setText(words)

    def begin(self, words: str) -> None:
        """Begin a line for the clerk to go on with."""
        self.edit.setText(words)
        self.edit.setFocus()
        self.edit.end(False)

    def _enter(self) -> None:
        if self.edit.text().strip():
            self.entered.emit(self.edit.text())

    def _tell(self, words: str) -> None:
        if not words.strip():
            self.told.setText(f"只写单位为{self._plain}。如：czj　财政局 王强 副局长　czj -出差　czj 缺席")
            return
        spoken = self._hear(words)
        if not spoken.found:
            self.told.setText("▲ 没有这个单位")
        elif len(spoken.found) > 1:
            more = "…" if len(spoken.found) > _MOST else ""
            self.told.setText(f"▲ 可能是{'、'.join(spoken.found[:_MOST])}{more}，请多写一两个字")
        else:
            self.told.setText(f"{spoken.found[0]}　{spoken_words(spoken, self._plain)}　—— 回车登记")


def spoken_words(spoken: Spoken, plain: str = "出席") -> str:
    """Return what a line says in words: 代会 王强（副局长）, 请假：出差."""
    if spoken.kind == "present" and not spoken.person:
        return plain
    post = f"（{spoken.position}）" if spoken.position else ""
    why = f"：{spoken.reason}" if spoken.reason else ""
    return f"{ATTENDANCE[spoken.kind]} {spoken.person}{post}".strip() + why
