"""The small form that 今日 opens: recording that a duty of the mechanism was done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.obligations import RadarLine
from desktop.domain.periods import read_period
from desktop.services import duties
from desktop.services.desk import Desk
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.days import Parse
from desktop.ui.widgets.datefield import DateField


class EventForm(ActForm):
    """登记职责办理: the day it was done, what it counts for, what was done and on which paper it rests."""

    def __init__(self, duty: RadarLine, parse: Parse) -> None:
        super().__init__(duty.action.label, "登记")
        self._obligation = duty.obligation
        self.day = DateField(parse, name="办理日期")
        self.period = _periods(duty.periods)
        self.note = line("办理情况", "如 经全体会议审定")
        self.paper = line("依据文书", "文号或纪要期数，没有则不填")
        self.add_field("日期", self.day)
        self.add_field("计入", self.period)
        self.add_field("情况", self.note)
        self.add_field("依据", self.paper)
        self.add_note(QLabel(f"依据机制文件{duty.clause}。{duty.assumed}"))

    def act(self, desk: Desk) -> Changes:
        """Record what is written; it refuses while the day is missing."""
        day, note, paper = self.day.day(), self.note.text(), self.paper.text()
        if day is None:
            raise Refused("请填写办理日期，如 11.20 或 昨天。")
        period = str(self.period.currentData() or "")
        return duties.record_event(desk, self._obligation, day, note, paper, period=period)


def _periods(keys: Sequence[str]) -> QComboBox:
    """Return the choice of what the act counts for: the period still open, the oldest first."""
    box = QComboBox()
    box.setAccessibleName("计入")
    for key in keys:
        box.addItem(read_period(key).label, key)
    box.addItem("按日期所在的一期", "")
    return box
