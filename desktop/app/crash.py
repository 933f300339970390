"""Our own bugs: say so, keep a report that can be saved, and tell nothing of what was being worked on."""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import __version__
from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.buttons import push_button

# Only these speak of the program alone; any other message may quote a name, a number or a line of a case.
_OURS = (AttributeError, NameError, ImportError, RecursionError, NotImplementedError)
_WORDS = (
    "程序出了差错，刚才的这一步没有完成；此前已保存的内容都在。\n"
    "可以关闭这个窗口继续工作。请把报告保存下来交给维护人员："
    "报告里只有程序的位置和版本，没有单位、人名、案件等业务内容。"
)


def crash_report(error: BaseException, when: datetime | None = None) -> str:
    """Return what a maintainer needs: versions, places in the code; no values, no words of records."""
    when = when or datetime.now().astimezone()
    lines = [
        f"时间：{when:%Y-%m-%d %H:%M:%S %z}",
        f"版本：{__version__} · Python {platform.python_version()} · Qt {qVersion()}",
        f"系统：{platform.platform()}",
        "",
    ]
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        lines += [_said(link), *_places(link.__traceback__), ""]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines)


def _said(error: BaseException) -> str:
    said = str(error) if isinstance(error, _OURS) and str(error).isascii() else "（内容不记录）"
    return f"{type(error).__module__}.{type(error).__qualname__}: {said}"


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    """Return the last parts of a path: the folders before them may carry the name of a person."""
    return "/".join(Path(filename).parts[-3:])


class CrashHandler(QObject):
    """Takes what nobody caught, in any thread, and shows it once in the window's thread."""

    _caught = Signal(object)

    def __init__(self, log: Callable[[str], None] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._dialog: CrashDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook for uncaught errors."""
        sys.excepthook = self.hook
        threading.excepthook = lambda args: self.hook(args.exc_type, args.exc_value, args.exc_traceback)

    def hook(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take one uncaught error. Ctrl+C in a terminal ends the program as ever."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        report = crash_report(error if error is not None else kind())
        if self._log is not None:
            self._log(report)
        if QApplication.instance() is None:
            sys.stderr.write(report)
            return
        self._caught.emit(report)

    def _show(self, report: str) -> None:
        if self._dialog is None:
            self._dialog = CrashDialog(report, QApplication.activeWindow())
            self._dialog.finished.connect(self._closed)
            self._dialog.open()
        else:
            self._dialog.add(report)

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


class CrashDialog(QDialog):
    """Shows the report and saves it; further errors are added below."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("程序出错")
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setAccessibleName("出错报告")
        self._said = QLabel(_WORDS, wordWrap=True)
        save = push_button("保存报告…", self._ask)
        close = push_button("关闭", self.accept, primary=True)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(save)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(MARGIN), px(MARGIN), px(MARGIN), px(MARGIN))
        column.setSpacing(px(12))
        column.addWidget(self._said)
        column.addWidget(self._text, 1)
        column.addLayout(row)
        self.resize(px(640), px(420))
        close.setFocus()

    def report(self) -> str:
        """Return the whole report."""
        return self._text.toPlainText()

    def add(self, report: str) -> None:
        """Add another report below."""
        self._text.appendPlainText(f"\n{report}")

    def save_to(self, path: Path) -> bool:
        """Write the report; returns False, and says so, where that cannot be done."""
        try:
            path.write_text(self.report(), encoding="utf-8")
        except OSError:
            self._said.setText(f"没有存下来：{path.name} 写不进去。请换一个文件夹。")
            return False
        self._said.setText(f"报告已保存：{path}")
        return True

    def _ask(self) -> None:
        name = f"出错报告-{datetime.now():%Y%m%d-%H%M}.txt"
        path, _ = QFileDialog.getSaveFileName(self, "保存报告", name, "文本 (*.txt)")
        if path:
            self.save_to(Path(path))
