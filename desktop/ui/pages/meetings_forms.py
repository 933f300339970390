"""The acts of a meeting as small forms: plan it, its agenda, who came."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.domain.profile import Profile
from desktop.services.meetings import ATTENDANCE, AttendanceDraft, MeetingDraft
from desktop.ui.pages.actform import ActForm, Lines, line
from desktop.ui.pages.days import Parse
from desktop.ui.style import px
from desktop.ui.widgets.datefield import DateField

_LINES = 6


class MeetingForm(ActForm):
    """筹备会议: kind, day, place, host; title and agenda come from the profile when left empty."""

    def __init__(self, profile: Profile, parse: Parse, kind: str = "") -> None:
        super().__init__("筹备会议", "登记会议")
        self.kind = QComboBox()
        self.kind.setAccessibleName("会议类型")
        for each in profile.meetings:
            self.kind.addItem(each.name, each.id)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.day = DateField(parse, name="日期")
        self.time = line("时间", "如 上午9:00")
        self.place = line("地点")
        self.host = line("主持人", "姓名和职务")
        self.delegated = line("受谁委托", "由召集人主持的不填")
        self.title_line = line("会议名称", "不填则按类型和年度起名")
        for words, field in (
            ("类型", self.kind),
            ("日期", self.day),
            ("时间", self.time),
            ("地点", self.place),
            ("主持", self.host),
            ("受托", self.delegated),
            ("名称", self.title_line),
        ):
            self.add_field(words, field)

    def draft(self) -> MeetingDraft | None:
        """Return the meeting planned, None while the day is missing."""
        day = self.day.day()
        if day is None:
            return None
        return MeetingDraft(
            kind=str(self.kind.currentData()),
            meets_on=day,
            title=self.title_line.text(),
            time_text=self.time.text().strip(),
            place=self.place.text().strip(),
            host=self.host.text().strip(),
            delegated_by=self.delegated.text().strip(),
        )


class AgendaForm(ActForm):
    """议程: one topic a line, in order."""

    def __init__(self, topics: Sequence[str]) -> None:
        super().__init__("议程（每行一项）", "保存议程")
        self.topics = Lines("议程", "上次会议议定事项落实情况", _LINES)
        self.topics.setPlainText("\n".join(topics))
        self.add_field("议题", self.topics)

    def titles(self) -> list[str]:
        """Return the topics."""
        return [topic for topic in self.topics.toPlainText().splitlines() if topic.strip()]


class AttendanceForm(ActForm):
    """登记到会: every unit stands as 出席; only the exceptions are touched."""

    def __init__(self, units: Sequence[str], known: Sequence[AttendanceDraft]) -> None:
        super().__init__("登记到会", "保存到会情况")
        entries = list(known) or [AttendanceDraft("present", unit) for unit in units]
        self.table = QTableWidget(len(entries), 4)
        self.table.setAccessibleName("到会情况")
        self.table.setHorizontalHeaderLabels(["单位", "情况", "姓名", "说明"])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(px(240))
        for row, entry in enumerate(entries):
            self._fill(row, entry)
        self.add_field("", self.table)

    def entries(self) -> list[AttendanceDraft]:
        """Return the attendance as it stands in the table."""
        return [self._entry(row) for row in range(self.table.rowCount())]

    def set_kind(self, row: int, kind: str) -> None:
        """Set how one line attended (a key of ATTENDANCE)."""
        box = self._box(row)
        box.setCurrentIndex(box.findData(kind))

    def _fill(self, row: int, entry: AttendanceDraft) -> None:
        box = QComboBox()
        box.setAccessibleName(f"{entry.unit or entry.person}的到会情况")
        for kind, words in ATTENDANCE.items():
            box.addItem(words, kind)
        box.setCurrentIndex(box.findData(entry.kind))
        self.table.setItem(row, 0, QTableWidgetItem(entry.unit))
        self.table.setCellWidget(row, 1, box)
        self.table.setItem(row, 2, QTableWidgetItem(entry.person))
        self.table.setItem(row, 3, QTableWidgetItem(entry.reason or entry.role_note))

    def _entry(self, row: int) -> AttendanceDraft:
        kind = str(self._box(row).currentData())
        unit, person, note = (self._words(row, column) for column in (0, 2, 3))
        away = kind in ("leave", "absent")
        return AttendanceDraft(kind, unit, person, "" if away else note, note if away else "")

    def _words(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _box(self, row: int) -> QComboBox:
        widget: QWidget | None = self.table.cellWidget(row, 1)
        assert isinstance(widget, QComboBox)
        return widget
