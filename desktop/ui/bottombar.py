"""The bottom bar: saved, undo, backup, work in the background."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desktop.ui.style import px
from desktop.ui.widgets.buttons import Act, icon_button, word_button
from desktop.ui.widgets.elided import Elided
from desktop.ui.work import Job


class BottomBar(QFrame):
    """Says that everything is saved, what can be undone, how old the backup is, and what is under way."""

    undo = Signal()
    redo = Signal()
    backup = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottombar")
        self._saved = QLabel("已保存")
        self._note = Elided()
        self._undo = _button("undo", "撤销", "Ctrl+Z", self.undo)
        self._redo = _button("redo", "重做", "Ctrl+Y", self.redo)
        self._backup = _button("backup", "尚未备份", "", self.backup)
        self._jobs = QHBoxLayout()
        self._shown: dict[Job, _JobView] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(12), 0)
        row.setSpacing(px(8))
        for widget in (self._saved, self._undo, self._redo, self._note):
            row.addWidget(widget)
        row.addStretch(1)
        row.addLayout(self._jobs)
        row.addWidget(self._backup)
        self.set_undo(None)
        self.set_redo(None)
        self.set_note("")
        self.rescale()

    def set_saved(self, words: str) -> None:
        """Say whether everything is on the disk: 已保存, 只读."""
        self._saved.setText(words)

    def set_note(self, words: str) -> None:
        """Say what holds for the whole session, such as who else has the folder open; "" hides it."""
        self._note.set_words(words)
        self._note.setVisible(bool(words))

    def set_undo(self, label: str | None) -> None:
        """Name what Ctrl+Z takes back (延期); None when there is nothing."""
        _name(self._undo, "撤销", label)

    def set_redo(self, label: str | None) -> None:
        """Name what Ctrl+Y does again; None hides the button."""
        _name(self._redo, "重做", label)
        self._redo.setVisible(label is not None)

    def set_backup(self, words: str) -> None:
        """Say how old the last backup is: 备份:3 天前."""
        self._backup.setText(f" {words}")
        self._backup.setAccessibleName(f"{words}，按下立即备份")
        self._backup.setToolTip("立即备份")

    def watch(self, job: Job) -> None:
        """Show a job until it ends."""
        view = _JobView(job)
        self._shown[job] = view
        self._jobs.addWidget(view)
        job.ended.connect(lambda: self._drop(job))

    def jobs(self) -> list[str]:
        """Return the words of the jobs shown."""
        return [view.words() for view in self._shown.values()]

    def rescale(self) -> None:
        """Follow the text size."""
        self.setFixedHeight(px(32))

    def _drop(self, job: Job) -> None:
        view = self._shown.pop(job)
        self._jobs.removeWidget(view)
        view.hide()
        view.deleteLater()


class _JobView(QWidget):
    """A job: its name, how far it is, and the button that stops it."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._label = QLabel(job.label)
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._bar.setAccessibleName(f"{job.label}的进度")
        self._bar.setFixedSize(px(120), px(8))
        stop = icon_button("close", f"停止{job.label}", self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, px(8), 0)
        row.setSpacing(px(8))
        for widget in (self._label, self._bar, stop):
            row.addWidget(widget)
        job.progressed.connect(self._progress)

    def words(self) -> str:
        """Return the words beside the bar."""
        return self._label.text()

    def _progress(self, done: int, total: int, words: str) -> None:
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        counted = str(total) in words  # 第 3 份，共 32 份 says it already
        far = f" {done}/{total}" if total and not counted else ""
        self._label.setText(f"{self._job.label}{far}{' ' + words if words else ''}")

    def _stop(self) -> None:
        self._job.cancel()
        self._label.setText(f"正在停止{self._job.label}…")


def _button(icon: str, words: str, keys: str, act: Act) -> QToolButton:
    button = word_button(words, act, icon)
    button.setToolTip(f"{words}（{keys}）" if keys else words)
    return button


def _name(button: QToolButton, verb: str, label: str | None) -> None:
    words = f"{verb}“{label}”" if label else verb
    button.setText(f" {words}")
    button.setAccessibleName(words)
    button.setEnabled(label is not None)
