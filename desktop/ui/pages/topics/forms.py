"""The acts of a topic as small forms."""

from PySide6.QtWidgets import QComboBox

from desktop.services import meetings
from desktop.services.desk import Desk
from desktop.services.topics import TopicDraft
from desktop.services.units import units_to_pick
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.days import parser
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.pickfield import PickField


class TopicForm(ActForm):
    """登记议题: its words, who asked for it and when, and why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("登记议题", "登记议题")
        self.words = line("议题", "如 研究某破产企业职工安置")
        self.unit = PickField(unit_choices(units_to_pick(desk)), name="提出单位")
        self.by = line("提出人")
        self.day = DateField(parser(desk, forward=False), name="提出日期")
        self.day.set_day(desk.today())
        self.grounds = line("理由")
        for name, field in (
            ("议题", self.words), ("单位", self.unit), ("提出人", self.by), ("日期", self.day), ("理由", self.grounds),
        ):  # fmt: skip
            self.add_field(name, field)

    def draft(self) -> TopicDraft:
        """Return the topic."""
        choice = self.unit.choice()
        unit = choice.name if choice else self.unit.text()
        return TopicDraft(self.words.text(), unit, self.by.text(), self.grounds.text(), self.day.day())


class PutForm(ActForm):
    """列入议程: of which planned meeting."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("列入议程", "列入议程")
        self.meeting = QComboBox()
        self.meeting.setAccessibleName("会议")
        self.meeting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        planned = [row for row in meetings.list_meetings(desk) if row.status in meetings.OPEN]
        for row in reversed(planned):
            self.meeting.addItem(f"{row.meets_on.isoformat()}　{row.title}", row.id)
        self.add_field("会议", self.meeting)


class ReasonForm(ActForm):
    """One act that asks for a word."""

    def __init__(self, title: str, hint: str) -> None:
        super().__init__(title, title)
        self.reason = line("说明", hint)
        self.add_field("说明", self.reason)
