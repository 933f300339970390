"""A meeting that is arranged otherwise: put off, called off, held together with another, another room or host."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel

from desktop.services.desk import Desk
from desktop.services.meetings import MeetingRow
from desktop.services.meetings_moving import Arrangement
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.days import parser
from desktop.ui.pages.meetings.forms import YearField
from desktop.ui.pages.meetings.host import HostField
from desktop.ui.widgets.datefield import DateField


class PostponeForm(ActForm):
    """延期: the new day, or none for 待定, and why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("会议延期", "登记延期")
        self.day = DateField(parser(desk), name="新的日期")
        self.reason = line("原因", "写入延期通知")
        self.add_field("改至", self.day)
        self.add_field("原因", self.reason)
        self.add_note(QLabel("日期空着为待定。原通知作废，已报的回执须重新报。"))

    def to(self) -> date | None:
        """Return the new day, None for one still to be set."""
        return self.day.day()


class CancelForm(ActForm):
    """取消: why; its topics are offered for the next meeting."""

    def __init__(self) -> None:
        super().__init__("取消会议", "取消会议")
        self.reason = line("原因", "写入取消通知")
        self.add_field("原因", self.reason)
        self.add_note(QLabel("原通知作废，议题留待下次会议。取消的会议不编次数。"))


class MergeForm(ActForm):
    """合并: into which planned meeting, and why."""

    def __init__(self, others: Sequence[MeetingRow]) -> None:
        super().__init__("并入另一次会议", "合并会议")
        self.into = QComboBox()
        self.into.setAccessibleName("并入的会议")
        self.into.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for row in others:
            self.into.addItem(f"{row.meets_on.isoformat()}　{row.title}", row.id)
        self.reason = line("原因", "写入通知")
        self.add_field("并入", self.into)
        self.add_field("原因", self.reason)
        self.add_note(QLabel("议题和受邀单位一并移入，原通知作废。"))


class ArrangeForm(ActForm):
    """更改安排: time, place, host, title, year and quarter; the day is changed by 延期."""

    def __init__(self, desk: Desk, row: MeetingRow) -> None:
        super().__init__("更改会议安排", "保存安排")
        self.place, self.time = line("地点"), line("时间", "如 上午9:00")
        self.title_line = line("会议名称")
        self.host = HostField(desk)
        self.years = YearField()
        self.place.setText(row.place)
        self.time.setText(row.time_text)
        self.title_line.setText(row.title)
        self.host.set_day(row.meets_on)
        self.host.set_host(row.host, row.delegated_by)
        self.years.year.setValue(row.year_covered)
        self.years.set_quarter(row.quarter)
        for words, field in (
            ("地点", self.place), ("时间", self.time), ("主持", self.host), ("名称", self.title_line),
            ("年度", self.years),
        ):  # fmt: skip
            self.add_field(words, field)
        self.years.year.setEnabled(row.serial is None)

    def arrangement(self) -> Arrangement:
        """Return what is arranged."""
        return Arrangement(
            title=self.title_line.text(),
            time_text=self.time.text(),
            place=self.place.text(),
            host=self.host.host(),
            delegated_by=self.host.delegated_by(),
            year_covered=self.years.year.value(),
            quarter=self.years.quarter_chosen() or 0,
        )
