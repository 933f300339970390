"""Taking in a holiday notice: the text pasted or dropped, what the reader asks, what would move, then 采用."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.documents.intake import file_bytes, read_source_bytes
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.readers.holidays import Doubt
from desktop.services import calendar_intake as intake
from desktop.services import calendar_plans as plans
from desktop.services.calendar_intake import Preview
from desktop.services.calendar_plans import Plan
from desktop.ui.context import Context
from desktop.ui.pages.cards import Listing
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.datefield import weekday
from desktop.ui.widgets.filetext import FileText
from desktop.ui.widgets.message import Action, Message, Tone

_LINES = 5
_HINT = "把国务院办公厅放假通知的全文粘贴到这里，或者把 .txt、.docx、.toml 文件拖进来"
_FILES = "放假通知 (*.txt *.docx *.html);;年历文件 (*.toml);;全部 (*)"


class NoticeField(FileText):
    """Takes the text of a notice, pasted or from a file dropped on it."""

    def mark(self, span: tuple[int, int]) -> None:
        """Select a stretch of the text, so that a doubt can be seen where it stands."""
        cursor = self.textCursor()
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


class NoticeIntake(QWidget):
    """The field of the notice and, once it is read, its doubts and all that would move, old beside new."""

    accepted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._file: tuple[str, bytes] = ("", b"")
        self._read_as = ""
        self._shown: Preview | None = None
        self._spans: list[tuple[int, int] | None] = []
        self.text = NoticeField("放假通知", _HINT)
        self.text.dropped.connect(self.take_file)
        self.text.textChanged.connect(self._retyped)
        self.number = QLineEdit(placeholderText="文号：通知里读不到时填写，如 国办发明电〔2025〕7号")
        self.number.setAccessibleName("文号")
        self.read = push_button("读出并预览", self._read_text)
        self.result = QLabel(wordWrap=True)
        self.doubts = Listing("存疑之处", ("节日", "存疑"), (130,), most=6)
        self.doubts.itemSelectionChanged.connect(self._mark_doubt)
        self.moves = Listing("将要变动", ("种类", "原为", "改为", "事项"), (90, 190, 150), most=8)
        self.accept = push_button("采用", self._accept, primary=True)
        self._lay_out()
        self.rescale()
        self.leave()

    def rescale(self) -> None:
        """Follow the text size."""
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + px(16))
        for listing in (self.doubts, self.moves):
            listing.rescale()

    def take_file(self, path: Path) -> None:
        """Read a file into the field, or a year file at once into its preview."""
        try:
            data = file_bytes(path)
            if path.suffix.lower() == ".toml":
                text = data.decode("utf-8-sig")
                self._show_plan(plans.plan_of_file(text))
                self._file, self._read_as = (path.name, data), text
                return
            text = read_source_bytes(data, path.name).text
        except (Refused, UnicodeDecodeError) as fault:
            words = (
                fault.sentence if isinstance(fault, Refused) else f"“{path.name}”不是 UTF-8 编码，没有读入。"
            )
            self.context.say(Message(words, Tone.WARNING))
            return
        self.text.setPlainText(text)
        self._file = (path.name, data)
        self._read_text()

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        name, _kind = QFileDialog.getOpenFileName(self, "选择放假通知或年历文件", "", _FILES)
        if name:
            self.take_file(Path(name))

    def leave(self) -> None:
        """Forget what was read; the text stays."""
        self._shown = None
        self._file, self._read_as = ("", b""), ""
        self.number.clear()
        for widget in self._found:
            widget.hide()

    def _read_text(self) -> None:
        desk, text = self.context.desk, self.text.toPlainText()
        if not text.strip():
            self.context.say(Message("请先粘贴放假通知的全文，或者选择文件。", Tone.WARNING))
            self.text.setFocus()
            return
        notice = plans.read_notice(desk, text)
        self.number.setText(self.number.text() or notice.number)
        try:
            plan = plans.plan_of_notice(desk, notice, self.number.text())
        except Refused as refusal:
            self._show_doubts(notice.doubts)
            self.context.say(Message(refusal.sentence, Tone.WARNING))
            return
        self._read_as = text
        self._show_plan(plan)

    def _show_plan(self, plan: Plan) -> None:
        """Find out in the background what would move, then show it."""
        desk = self.context.desk
        self.context.work.run("预览放假安排", lambda _job: intake.preview(desk, plan), self._show)

    def _show(self, shown: Preview) -> None:
        self._shown = shown
        plan = shown.plan
        self.result.setText(f"{plan.source}：{shown.sentence}")
        self._show_doubts(plan.doubts)
        rows = [("期限", _told(t.old), _told(t.new), f"{t.number} {t.matter}") for t in shown.tasks]
        rows += [("会议", _told(m.day), m.words, m.title) for m in shown.meetings]
        rows += [("职责", _told(d.old), _told(d.new), f"{d.period}{d.subject}") for d in shown.duties]
        rows += [("不变", _told(t.due), t.reason, f"{t.number} {t.matter}") for t in shown.kept]
        rows += [("放假补班", f"{day.day}（{day.before}）", day.after, "") for day in shown.days]
        self.moves.set_rows(rows)
        count = len(plan.doubts)
        self.accept.setText(f"核对后照此采用（{count} 处存疑）" if count else "采用")
        for widget in (self.result, self.moves, self._buttons):
            widget.show()
        self.accept.setFocus()

    def _show_doubts(self, doubts: tuple[Doubt, ...]) -> None:
        self._spans = [doubt.span for doubt in doubts]
        self.doubts.set_rows([(doubt.where, doubt.reason) for doubt in doubts])
        self.doubts.setVisible(bool(doubts))

    def _mark_doubt(self) -> None:
        row = self.doubts.currentRow()
        span = self._spans[row] if 0 <= row < len(self._spans) else None
        if span is not None and span[1] <= len(self.text.toPlainText()):
            self.text.mark(span)

    def _accept(self) -> None:
        shown, desk = self._shown, self.context.desk
        if shown is None:
            return
        name, data = self._file
        text = self._read_as
        self.context.work.run(
            "采用放假安排",
            lambda _job: intake.accept(desk, shown, name=name, data=data, text=text, despite=True),
            lambda changes: self._accepted(changes, shown),
        )

    def _accepted(self, changes: Changes, shown: Preview) -> None:
        self.text.clear()
        self.leave()
        self.context.hub.tell(changes)
        undo = Action(f"撤销“{changes.label}”", self.context.undo)
        words = f"已采用 {shown.plan.source}。{shown.sentence}"
        self.context.say(Message(words, Tone.DONE, (undo,) if changes else ()))
        self.accepted.emit()

    def _retyped(self) -> None:
        """Forget what was read from another text."""
        if self._shown is not None or self._file[0]:
            self.leave()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.number, 1)
        row.addWidget(push_button("选择文件…", self.choose_file))
        row.addWidget(self.read)
        self._buttons = QWidget()
        below = QHBoxLayout(self._buttons)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.accept)
        below.addWidget(push_button("不采用", self.leave))
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addLayout(row)
        self._found = (self.result, self.doubts, self.moves, self._buttons)
        for widget in self._found:
            column.addWidget(widget)


def _told(day: date) -> str:
    return f"{day.isoformat()}（{weekday(day)}）"
