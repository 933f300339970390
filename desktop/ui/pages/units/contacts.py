"""导入联络员名单: what a contact workbook says against the roster, and one act that stores it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.domain.changes import Changes
from desktop.services import contacts
from desktop.services.contacts import ContactsRead, ContactsTaken
from desktop.ui.context import Context
from desktop.ui.pages.subview import SubView
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.dropfield import DropField
from desktop.ui.widgets.layouts import page_column, stacked
from desktop.ui.widgets.message import Message, Tone

_ASK = (
    "把联络员名单的表格文件拖到这里。读出来先给您看，确认以前什么都不会存入名册。\n"
    "单位不在名册的，可以直接改成名册上的名称，软件会记住这个叫法。"
)
_COLUMNS = (("行", 48), ("单位", 200), ("姓名", 90), ("职务", 170), ("电话", 140), ("与现名册", 220))
_UNIT, _PERSON = 1, 2  # the columns that can be typed over
_DOUBTS = 96


class ContactsView(SubView):
    """Reads a workbook in the background, shows every row with what becomes of it, and takes it in."""

    title = "导入联络员名单"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.read: ContactsRead | None = None
        self.drop = DropField(_ASK, "放入联络员名单的地方", pastes=False)
        self.drop.dropped.connect(lambda paths: self.take_file(paths[0]))
        self.drop.asked.connect(self.choose)
        self.table = _table()
        self.table.itemChanged.connect(self._corrected)
        self.doubts = QListWidget()
        self.doubts.setAccessibleName("存疑之处")
        self.doubts.setMaximumHeight(px(_DOUBTS))
        self.said = QLabel(wordWrap=True)
        self.accept = push_button("确认登记", self.confirm, primary=True)
        self._lay_out()
        self.setFocusProxy(self.drop)
        self._show(None)

    def open(self, record: str | None = None) -> None:
        """Begin anew; `record` may be the path of a file that was dropped."""
        self._show(None)
        self.drop.setFocus()
        if record:
            self.take_file(Path(record))

    def choose(self) -> None:
        """Ask for a file."""
        name, _kind = QFileDialog.getOpenFileName(self, "选择联络员名单", "", "表格 (*.xlsx *.xlsm)")
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Read a workbook in the background."""
        desk = self._context.desk
        self._context.work.run(
            "读联络员名单", lambda _job: contacts.read_contacts_file(desk, path), self._show
        )

    def confirm(self) -> None:
        """Store the rows that can be stored, in one act."""
        read = self.read
        if read is None:
            return
        kept: list[ContactsTaken] = []

        def act() -> Changes:
            kept.append(contacts.import_contacts(self._context.desk, read.proposal))
            return kept[0].changes

        changes = self._context.do(act)
        if changes is not None:
            tone = Tone.WARNING if kept[0].doubts else Tone.DONE
            self._context.say(Message(kept[0].sentence, tone))
            self._show(None)
            self.done.emit(changes)

    def _corrected(self, item: QTableWidgetItem) -> None:
        """Read a line again whose unit or person was typed over."""
        if self.read is None or item.column() not in (_UNIT, _PERSON):
            return
        row = item.row()
        unit, person = (self.table.item(row, column) for column in (_UNIT, _PERSON))
        if unit is None or person is None:
            return
        told = {"unit": unit.text(), "person": person.text()}
        self.read = contacts.corrected(self._context.desk, self.read, row, **told)
        self._fill(self.read)

    def _show(self, read: ContactsRead | None) -> None:
        self.read = read
        self.stack.setCurrentIndex(1 if read else 0)
        self.accept.setEnabled(False)
        self.said.setText("")
        self.table.setRowCount(0)
        self.doubts.clear()
        if read is None:
            return
        self._fill(read)
        for doubt in read.proposal.doubts:
            self.doubts.addItem(f"第{doubt.row}行　{doubt.reason}")
        self.doubts.setVisible(self.doubts.count() > 0)
        self.accept.setFocus()

    def _fill(self, read: ContactsRead) -> None:
        self.accept.setEnabled(any(line.taken for line in read.lines))
        self.said.setText(f"{read.name}：{read.sentence}")
        self.table.blockSignals(True)
        self.table.setRowCount(len(read.lines))
        for row, line in enumerate(read.lines):
            told = (str(line.row), line.unit, line.person, line.position, line.phone, line.words)
            for column, words in enumerate(told):
                cell = QTableWidgetItem(words)
                if column not in (_UNIT, _PERSON):
                    cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, cell)
        self.table.blockSignals(False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.said, 1)
        top.addWidget(push_button("返回名册", self.left))
        top.addWidget(self.accept)
        shown = stacked(self.table, self.doubts, 8)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.drop)
        self.stack.addWidget(shown)
        page = page_column(self)
        page.addLayout(top)
        page.addWidget(self.stack, 1)


def _table() -> QTableWidget:
    made = QTableWidget(0, len(_COLUMNS))
    made.setAccessibleName("读出的联络员")
    made.setHorizontalHeaderLabels([name for name, _width in _COLUMNS])
    made.verticalHeader().hide()
    made.setEditTriggers(
        QAbstractItemView.EditTrigger.AnyKeyPressed
        | QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
    )
    for column, (_name, width) in enumerate(_COLUMNS):
        made.setColumnWidth(column, px(width))
    made.horizontalHeader().setStretchLastSection(True)
    made.setTabKeyNavigation(False)
    return made
