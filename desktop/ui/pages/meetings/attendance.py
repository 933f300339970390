"""登记到会: everyone stands as answered; only the exceptions are typed, then the meeting closes."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.domain.attendance import LEVELS, Called, Spoken, understand
from desktop.domain.errors import Refused
from desktop.services import meetings_attendance
from desktop.services.invitations import called
from desktop.services.meetings import ATTENDANCE, AttendanceDraft, MeetingFile
from desktop.services.meetings_attendance import (
    StandIns,
    as_answered,
    attend,
    except_in_words,
)
from desktop.services.units import units_to_pick
from desktop.ui.context import Context
from desktop.ui.pages.meetings.line import AnswerLine
from desktop.ui.pages.meetings.over import MeetingView
from desktop.ui.style import px
from desktop.ui.style.sheet import ROW
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.message import Message, Tone

_HEADS = ("单位", "姓名", "职务", "情况", "级别", "说明")
_WIDTHS = (230, 110, 0, 100, 90, 220)  # pixels at 100 %; the post takes the rest
_LEVELS = {"": "", **LEVELS}


class AttendanceView(MeetingView):
    """Nothing is stored until 保存: the table begins with what was recorded before, else with the answers."""

    title = "登记到会"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown = ""  # the meeting whose entries stand in the table
        self._often: dict[str, StandIns] = {}
        self._asked: list[Called] = []
        self._others: list[Called] = []
        self.line = AnswerLine(self._hear, "登记例外", "出席")
        self.table = QTableWidget(0, len(_HEADS))
        self.table.setAccessibleName("到会情况")
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(ROW))
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            if width:
                self.table.setColumnWidth(column, px(width))
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.save = push_button("保存到会情况", lambda: self._store(close=False))
        self.close_button = push_button(
            "保存并登记召开", lambda: self._store(close=True), "check", primary=True
        )
        self._lay_out()
        self.line.entered.connect(self._enter)
        self.setFocusProxy(self.line)

    def open(self, record: str | None = None) -> None:
        """Begin with the meeting's entries; what is typed of the same meeting and not yet saved stays."""
        if record != self._shown:
            self._shown = ""
        super().open(record)

    def show_meeting(self, file: MeetingFile) -> None:
        """Fill the table once; an act elsewhere does not take back what was typed."""
        row, desk = file.row, self._context.desk
        self.close_button.setVisible(row.status in ("planned", "postponed"))
        if self._shown != row.id:
            self._shown = row.id
            often = meetings_attendance.stand_ins(desk, row.year_covered, least=1)
            self._often = {each.unit: each for each in often}
            entries = list(file.attendance) or as_answered(desk, row.id)
            self._asked = called(desk, [entry.unit for entry in entries if entry.unit])
            self._others = called(desk, [unit.name for unit in units_to_pick(desk)])
            self._fill(entries)

    def entries(self) -> list[AttendanceDraft]:
        """Return the attendance as it stands in the table."""
        return [entry for n in range(self.table.rowCount()) if (entry := self._entry(n)).unit or entry.person]

    def set_kind(self, row: int, kind: str) -> None:
        """Set how one line attended (a key of ATTENDANCE)."""
        box = self._box(row, 3)
        box.setCurrentIndex(box.findData(kind))

    def _lay_out(self) -> None:
        self.add_head()
        self.body.addWidget(self.line)
        self.body.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.note, 1)
        row.addWidget(push_button("加一行", self._add_row))
        row.addWidget(push_button("恢复为回执情况", self._as_answered))
        row.addWidget(self.save)
        row.addWidget(self.close_button)
        self.body.addLayout(row)

    def _hear(self, words: str) -> Spoken:
        spoken = understand(words, self._asked)
        return spoken if spoken.found else understand(words, self._others)

    def _enter(self, words: str) -> None:
        before = self.entries()
        try:
            told = except_in_words(self._context.desk, words, before)
        except Refused as refusal:
            self._context.say(Message(refusal.sentence, Tone.WARNING))
            return
        changed = next((n for n, each in enumerate(told) if n >= len(before) or each != before[n]), None)
        self._fill(told)
        if changed is None:
            self.line.done("没有变化")
            return
        entry = told[changed]
        self.table.scrollTo(self.table.model().index(changed, 0))
        self.line.done(
            f"{entry.unit}：{ATTENDANCE[entry.kind]} {entry.person}　{self._warn(entry)}".rstrip("　")
        )

    def _warn(self, entry: AttendanceDraft) -> str:
        known = self._often.get(entry.unit)
        return f"▲ 本年度已代会 {known.times} 次" if entry.kind == "stand_in" and known else ""

    def _store(self, *, close: bool) -> None:
        desk, told = self._context.desk, self.entries()
        words = "已登记到会，会议已登记召开。" if close else "已登记到会。"
        changes = self._context.do(lambda: attend(desk, self.record, told, close=close), words)
        if changes is not None:
            self._shown = ""
            self.done.emit(changes)

    def _as_answered(self) -> None:
        self._fill(as_answered(self._context.desk, self.record))

    def _add_row(self) -> None:
        self._fill([*self.entries(), AttendanceDraft("observer", "", "（姓名）")])
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, 0)
        self.table.edit(self.table.currentIndex())

    def _fill(self, entries: list[AttendanceDraft]) -> None:
        self.table.setRowCount(len(entries))
        for n, entry in enumerate(entries):
            words = (entry.unit, entry.person, entry.role_note)
            for column, text in enumerate(words):
                self.table.setItem(n, column, QTableWidgetItem(text))
            name = entry.unit or entry.person
            self.table.setCellWidget(n, 3, _box(f"{name}的到会情况", ATTENDANCE, entry.kind))
            self.table.setCellWidget(n, 4, _box(f"{name}的级别", _LEVELS, entry.level))
            self.table.setItem(n, 5, QTableWidgetItem(entry.reason or self._warn(entry)))
            self._box(n, 3).currentIndexChanged.connect(lambda _index: self._count())
        self._count()

    def _entry(self, row: int) -> AttendanceDraft:
        unit, person, post, note = (self._words(row, column) for column in (0, 1, 2, 5))
        kind, level = (str(self._box(row, column).currentData()) for column in (3, 4))
        reason = "" if note.startswith("▲") else note
        return AttendanceDraft(kind, unit, person, post, reason, level)

    def _count(self) -> None:
        kinds = [entry.kind for entry in self.entries()]
        told = [f"{words} {kinds.count(kind)}" for kind, words in ATTENDANCE.items() if kind in kinds]
        self.note.setText(f"共 {len(kinds)} 人　{'　'.join(told)}")

    def _words(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _box(self, row: int, column: int) -> QComboBox:
        widget: QWidget | None = self.table.cellWidget(row, column)
        assert isinstance(widget, QComboBox)
        return widget


def _box(name: str, words: Mapping[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, text in words.items():
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
