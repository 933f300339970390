"""The acts of a task as small forms; each gives its values, the page does the act."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.daycount import day_by_day, runs
from desktop.domain.deadlines import Explained
from desktop.domain.workdays import WorkCalendar
from desktop.services.ledger import LedgerLine
from desktop.ui.pages.actform import ActForm, Lines, line
from desktop.ui.pages.days import Parse, told
from desktop.ui.widgets.buttons import link_button, push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.dropfield import dropped_files, take_drag
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice

WAYS = ("电话", "书面", "现场")
Explain = Callable[[str], Explained]


class PhoneForm(ActForm):
    """电话: who answered and what; the words of the unit stand as they were said."""

    def __init__(self, people: Sequence[Choice]) -> None:
        super().__init__("电话提醒", "登记")
        self.words = line("对方的话", "对方怎么说，照原话")
        self.who = PickField(people, name="接听人")
        self.who.setPlaceholderText("姓名或拼音首字母")
        if people:
            self.who.set_choice(people[0].id)
        self.add_field("原话", self.words)
        self.add_field("接听人", self.who)


class ProgressForm(ActForm):
    """登记进展: what was said, how it came, who said it; of a long-term task also which period it reports on."""

    def __init__(self, people: Sequence[Choice], periods: Sequence[Choice] = ()) -> None:
        super().__init__("登记进展", "登记")
        self.text = Lines("进展内容", "办到哪一步")
        self.words = line("单位原话", "需要留原话时填写")
        self.period = PickField(periods, name="期次")
        self.period.setPlaceholderText("报的是哪一期")
        if periods:
            self.period.set_choice(periods[0].id)
        self.way = ChipBar(name="方式")
        self.way.set_chips([Chip(way, way, group="way") for way in WAYS])
        self.way.set_checked({WAYS[0]})
        self.who = PickField(people, name="反馈人")
        self.who.setPlaceholderText("姓名或拼音首字母")
        self.add_field("内容", self.text)
        self.add_field("方式", self.way)
        self.add_field("反馈人", self.who)
        self.add_field("原话", self.words)
        if periods:
            self.add_field("期次", self.period)

    def source(self) -> str:
        """Return how it came."""
        return "".join(self.way.checked())


class ExtendForm(ActForm):
    """延期: the new day with its count day by day, why, on which paper, by whom; the original day stays."""

    def __init__(
        self, task: LedgerLine, parse: Parse, calendar: WorkCalendar, leaders: Sequence[Choice] = ()
    ) -> None:
        super().__init__("延期", "办理延期")
        self._task, self._calendar = task, calendar
        self.day = DateField(parse, name="延至")
        self.reason = line("延期理由")
        self.paper = line("依据文书", "如 濮住建〔2026〕8号")
        self.approver = PickField(leaders, name="批准人")
        self.approver.setPlaceholderText("职务和姓名，批准后填写")
        self._note, self._count = QLabel(), QLabel()
        self.add_field("延至", self.day)
        self.add_note(self._note)
        for name, field in (("理由", self.reason), ("依据", self.paper), ("批准人", self.approver)):
            self.add_field(name, field)
        self.add_note(self._count)
        self.day.changed.connect(lambda _day: self._tell())
        self._tell()

    def asked(self) -> str:
        """Return the reason with the unit's paper, as the form to be signed prints it."""
        reason, paper = self.reason.text().strip(), self.paper.text().strip()
        return f"{reason}（{paper}）" if paper else reason

    def _tell(self) -> None:
        row, day = self._task.row, self.day.day()
        due = told(row.due_on, self._calendar) if row.due_on else "未定"
        later = f" → {told(day, self._calendar)}" if day else ""
        first = told(row.original_due_on, self._calendar) if row.original_due_on else "未定"
        times = f"此前已延期 {row.extensions} 次。" if row.extensions else ""
        said = [f"现期限 {due}{later}", f"原定 {first}，始终保留。{times}"]
        days = day_by_day(row.due_on, day, self._calendar) if day and row.due_on else ()
        worked = sum(each.place > 0 for each in days)
        if days:
            said.append(f"延长 {worked} 个工作日，不计 {len(days) - worked} 天，逐日列在下面。")
        self._note.setText("\n".join(said))
        self._count.setText("\n".join(run.words for run in runs(days)))
        self._count.setVisible(bool(days))


class DeadlineForm(ActForm):
    """定期限: the first deadline of a task that has none, in any words."""

    def __init__(self, explain: Explain) -> None:
        super().__init__("定期限", "定下期限")
        self.phrase = PhraseField(explain)
        self.add_field("期限", self.phrase)


class PhraseField(QWidget):
    """A deadline in words, with what the words mean under it as they are typed."""

    changed = Signal()

    def __init__(self, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explain = explain
        self.edit = line("期限", "如 3月底前、20个工作日内、每季度末")
        self._said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._said.setProperty("role", "quiet")
        self.read: Explained | None = None
        column = tight(QVBoxLayout(self), 4)
        column.addWidget(self.edit)
        column.addWidget(self._said)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._read)
        self._read("")

    def words(self) -> str:
        """Return the words typed."""
        return self.edit.text().strip()

    def _read(self, words: str) -> None:
        self.read = self._explain(words) if words.strip() else None
        self._said.setText(explained_words(self.read) if self.read else "")
        self._said.setVisible(self.read is not None)
        self.edit.setAccessibleDescription(self._said.text())
        self.changed.emit()


def explained_words(read: Explained) -> str:
    """Return what a deadline phrase means, with how it was counted, or what has to be asked."""
    if read.last is None and not read.recur:
        return f"▲ {read.question or '定不出期限'}"
    head = f"→ {read.last.isoformat()}" if read.last else f"→ {read.rule}"
    return "\n".join([head, *(step for step in read.steps if step != head)])


class FinishForm(ActForm):
    """办结: the result and its evidence, dropped on the form or chosen."""

    def __init__(self) -> None:
        super().__init__("办结", "登记办结")
        self.text = Lines("办理结果", "办成了什么，依据什么")
        self.files = FilesField("佐证材料")
        self.add_field("结果", self.text)
        self.add_field("佐证", self.files)


class FilesField(QWidget):
    """Files dropped on it or chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAcceptDrops(True)
        self._paths: list[Path] = []
        self._choose = push_button("选择文件…（也可拖到这里）", self.choose, "attachment")
        self._list = QVBoxLayout()
        column = tight(QVBoxLayout(self), 4)
        column.addLayout(self._list)
        column.addWidget(self._choose)
        self.setFocusProxy(self._choose)

    def paths(self) -> tuple[Path, ...]:
        """Return the files held."""
        return tuple(self._paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Hold these files too."""
        for path in paths:
            if path not in self._paths:
                self._paths.append(path)
                button = link_button(f"{path.name}　移除")
                button.clicked.connect(lambda _on, path=path, button=button: self._remove(path, button))
                self._list.addWidget(button)

    def choose(self) -> None:
        """Ask for files."""
        names, _kind = QFileDialog.getOpenFileNames(self, "选择佐证材料")
        self.add([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hold the files dropped."""
        self.add(dropped_files(event))

    def _remove(self, path: Path, button: QWidget) -> None:
        self._paths.remove(path)
        button.hide()
        button.deleteLater()


class CloseForm(ActForm):
    """销号: by a named approver, or by a meeting."""

    def __init__(self, meetings: Sequence[Choice], leaders: Sequence[Choice] = (), many: int = 1) -> None:
        super().__init__("销号", "销号" if many == 1 else f"销号 {many} 项")
        self.by = PickField(leaders, name="批准人")
        self.by.setPlaceholderText("批准销号的人")
        self.meeting = PickField(meetings, name="议定的会议")
        self.meeting.setPlaceholderText("或选一次会议")
        self.add_field("批准人", self.by)
        self.add_field("会议", self.meeting)


class ReasonForm(ActForm):
    """退回 and 重开: only the reason."""

    def __init__(self, title: str) -> None:
        super().__init__(title, title)
        self.reason: QLineEdit = line("理由", "为什么退回")
        self.add_field("理由", self.reason)
