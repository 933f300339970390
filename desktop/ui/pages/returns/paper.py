"""A paper that came back: the code opens the task, the words are typed, Enter registers them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.lines import one_line
from desktop.services import ledger, returns
from desktop.services.ledger import LedgerLine
from desktop.ui.context import Context
from desktop.ui.pages.actform import line
from desktop.ui.style import px
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.layouts import tight

_CODE = 6  # characters of a check code


class PaperReturn(QWidget):
    """A field for the code and one for the words; a whole code that is right opens its task by itself."""

    told = Signal(str)  # a refusal
    registered = Signal(object)  # Changes

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: LedgerLine | None = None
        self.code = line("校验码", "纸质反馈单：6 位校验码")
        self.code.setFixedWidth(px(190))
        self.about = Elided(role="head")
        self.words = line("单位写的办理情况", "照单位写的录入，Enter 登记")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        label = QLabel("登记纸质反馈单")
        label.setBuddy(self.code)
        label.setProperty("role", "quiet")
        row.addWidget(label)
        row.addWidget(self.code)
        row.addWidget(self.words, 1)
        column = tight(QVBoxLayout(self), 4)
        column.addLayout(row)
        column.addWidget(self.about)
        self.setFocusProxy(self.code)
        self.code.textEdited.connect(self._typed)
        self.code.returnPressed.connect(self._find)
        self.words.returnPressed.connect(self._register)
        self._show(None)

    def clear(self) -> bool:
        """Let the task go; returns False when none was open."""
        if self._task is None:
            return False
        self._show(None)
        self.code.setFocus()
        return True

    def _typed(self, words: str) -> None:
        self._show(None, keep=True)
        if len(words.strip().split("-")[-1]) == _CODE:
            try:
                self._open(returns.task_by_code(self._context.desk, words))
            except Refused:
                return  # said when Enter asks for it: a code half typed is no fault

    def _find(self) -> None:
        try:
            self._open(returns.task_by_code(self._context.desk, self.code.text()))
        except Refused as refusal:
            self.told.emit(refusal.sentence)

    def _open(self, task: str) -> None:
        self._show(ledger.lines(self._context.desk, [task])[0], keep=True)
        self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def _register(self) -> None:
        task, words = self._task, self.words.text()
        if task is None:
            return
        by = "、".join(task.row.lead)
        changes = self._context.do(
            lambda: returns.register_paper(self._context.desk, task.id, words, by=by),
            f"已登记 {task.row.number} 的反馈。",
        )
        if changes:
            self._show(None)
            self.code.setFocus(Qt.FocusReason.TabFocusReason)
            self.registered.emit(changes)

    def _show(self, task: LedgerLine | None, *, keep: bool = False) -> None:
        self._task = task
        if not keep:
            self.code.clear()
        self.words.clear()
        self.words.setEnabled(task is not None)
        told = ""
        if task is not None:
            matter = one_line(task.row.matter)
            told = f"{task.row.number}　{'、'.join(task.row.lead)}　{matter}"
        self.about.set_words(told)
        self.about.setVisible(task is not None)
        self.words.setAccessibleDescription(told)
