"""机构改革: which units become which, what that touches, and one act that carries it out."""

import re

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services import successions, units
from desktop.services.succession_touched import Touched
from desktop.services.successions import KINDS, Reform
from desktop.ui.context import Context
from desktop.ui.pages.actform import line
from desktop.ui.pages.days import parser
from desktop.ui.pages.subview import SubView
from desktop.ui.pages.unitsfield import UnitsField, unit_choices
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.layouts import page_column, stacked

_LOOK_AFTER_MS = 300
_BETWEEN = re.compile(r"[、，,；;\s]+")
_COLUMNS = (("编号", 92), ("在办事项", 210), ("原单位", 110), ("责任", 56), ("状态", 84), ("承接单位", 170))
_HINTS = {
    "rename": "新名称，如 县水务局",
    "merge": "并成的单位，可以是名册上已有的",
    "split": "分成的单位，用顿号隔开；保留原单位就把它也写上",
}


class ReformView(SubView):
    """The paper's decision at the left, what it touches at the right as it is filled in."""

    title = "机构改革"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kinds = QButtonGroup(self)
        self.old = UnitsField(unit_choices(units.units_to_pick(context.desk)), "原单位")
        self.into = line("承接单位")
        self.on = DateField(parser(context.desk, forward=False), name="自哪一天起")
        self.paper = line("依据文书", "如 濮编〔2026〕3号")
        self.note = line("说明", "选填")
        self.said = QLabel(wordWrap=True)
        self.tasks = QTableWidget(0, len(_COLUMNS))
        self.rest = QPlainTextEdit(readOnly=True)
        self.accept = push_button("确认办理", self.confirm, primary=True)
        self._chosen: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.old)
        self.look()

    def open(self, record: str | None = None) -> None:
        """Begin; `record` is the name of a unit to begin with."""
        self.old.set_choices(unit_choices(units.units_to_pick(self._context.desk)))
        self.on.set_day(self.on.day() or self._context.today)
        if record:
            self.old.set_names([record])
            self.old.adjustSize()
        self.look()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read again what is touched."""
        self.look()

    def kind(self) -> str:
        """Return rename, merge or split."""
        return str(self.kinds.checkedButton().property("key"))

    def reform(self) -> Reform:
        """Return the decision as filled in."""
        into = tuple(name for name in _BETWEEN.split(self.into.text().strip()) if name)
        on = self.on.day() or self._context.today
        words = (self.paper.text(), self.note.text())
        return Reform(self.kind(), self.old.names(), into, on, *words, dict(self._chosen))

    def look(self) -> None:
        """Show what the decision touches, or what is missing from it."""
        self._timer.stop()
        self.into.setPlaceholderText(_HINTS[self.kind()])
        reform = self.reform()
        if not reform.units or not reform.into:
            self._show(None, "选原单位，写承接单位，就能看到影响到哪些事项、席位和会议。")
            return
        try:
            seen = successions.preview(self._context.desk, reform)
        except Refused as refusal:
            self._show(None, refusal.sentence)
            return
        self._show(seen, "".join((seen.sentence, *seen.waiting)))

    def confirm(self) -> None:
        """Carry the reform out."""
        reform = self.reform()
        words = f"已办理{KINDS[reform.kind]}：{'、'.join(reform.units)} → {'、'.join(reform.into)}。"
        changes = self._context.do(lambda: successions.reorganise(self._context.desk, reform), words)
        if changes is not None:
            self._chosen.clear()
            self.old.set_names([])
            for field in (self.into, self.paper, self.note):
                field.clear()
            self.look()
            self.done.emit(changes)

    def choose(self, task_id: str, name: str) -> None:
        """Let a unit go on with a task of the unit that is split."""
        self._chosen[task_id] = name
        self._timer.start()

    def _show(self, seen: Touched | None, words: str) -> None:
        self.said.setText(words)
        self.accept.setEnabled(seen is not None and not seen.undecided and not seen.waiting)
        self.tasks.setRowCount(0)
        self.rest.setPlainText(_rest(seen) if seen else "")
        for task in seen.tasks if seen else ():
            row = self.tasks.rowCount()
            self.tasks.insertRow(row)
            told = (task.number, task.matter, task.unit, task.role, task.state)
            for column, text in enumerate(told):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.tasks.setItem(row, column, cell)
            self._heir(row, task.task_id, task.number, task.to)

    def _heir(self, row: int, task_id: str, number: str, to: str) -> None:
        """Put the successor into the last column: fixed, or a choice where a unit is split."""
        if self.kind() != "split":
            self.tasks.setItem(row, len(_COLUMNS) - 1, QTableWidgetItem(to))
            return
        box = QComboBox()
        box.setAccessibleName(f"{number}的承接单位")
        box.addItems(["（请选择）", *self.reform().into])
        box.setCurrentText(to or "（请选择）")
        box.textActivated.connect(lambda name: self.choose(task_id, "" if name.startswith("（") else name))
        self.tasks.setCellWidget(row, len(_COLUMNS) - 1, box)

    def _wire(self) -> None:
        self.kinds.buttonToggled.connect(lambda _button, on: self._timer.start() if on else None)
        self.old.changed.connect(self._timer.start)
        self.into.textChanged.connect(lambda _words: self._timer.start())
        self.on.changed.connect(lambda _day: self._timer.start())

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        for key, words in KINDS.items():
            button = QRadioButton(words)
            button.setProperty("key", key)
            button.setChecked(key == "rename")
            self.kinds.addButton(button)
            kinds.addWidget(button)
        kinds.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(px(10))
        form.addRow("类别", kinds)
        fields = (("原单位", self.old), ("承接单位", self.into), ("自", self.on), ("依据", self.paper))
        for words, field in (*fields, ("说明", self.note)):
            form.addRow(words, field)
        quiet = QLabel(
            "原单位到前一天为止；在办事项由承接单位接着办，过去的记录仍在原名下。一次撤销即可全部复原。"
        )
        quiet.setWordWrap(True)
        quiet.setProperty("role", "quiet")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, px(12), 0)
        column.addLayout(form)
        column.addWidget(quiet)
        column.addStretch(1)
        page = page_column(self)
        page.addLayout(self._top())
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(left)
        both.addWidget(self._right())
        both.setSizes([px(430), px(750)])
        both.setChildrenCollapsible(False)
        page.addWidget(both, 1)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        self.said.setProperty("role", "head")
        top.addWidget(self.said, 1)
        top.addWidget(push_button("返回名册", self.left))
        top.addWidget(self.accept)
        return top

    def _right(self) -> QWidget:
        self.tasks.setAccessibleName("涉及的在办事项")
        self.tasks.setHorizontalHeaderLabels([name for name, _width in _COLUMNS])
        self.tasks.verticalHeader().hide()
        self.tasks.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.tasks.setTabKeyNavigation(False)
        for place, (_name, width) in enumerate(_COLUMNS):
            self.tasks.setColumnWidth(place, px(width))
        self.tasks.horizontalHeader().setStretchLastSection(True)
        self.rest.setAccessibleName("涉及的席位、联络员和会议")
        self.rest.setTabChangesFocus(True)
        self.rest.setMaximumHeight(px(160))
        return stacked(self.tasks, self.rest, 8)


def _rest(seen: Touched) -> str:
    parts = (("席位", seen.seats), ("联络员", seen.liaisons), ("待开会议", seen.meetings))
    return "\n".join(f"{words}：{'；'.join(found) or '无'}" for words, found in parts)
