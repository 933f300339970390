"""The day beside the calendar: what it is, what it holds, and planning a meeting on it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.lines import one_line
from desktop.domain.workdays import WEEKDAYS
from desktop.services import calendar_view, meetings
from desktop.services.calendar_view import DayView
from desktop.services.meetings import MeetingDraft
from desktop.ui.context import Context
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.formhost import FormHost
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.elided import ElidedLink
from desktop.ui.widgets.layouts import clear_layout

_MOST = 12  # tasks of one day that are listed


class PlanForm(ActForm):
    """筹备会议 on the chosen day: its kind, hour and place; a day off is said before, not refused."""

    def __init__(self, context: Context, day: date) -> None:
        super().__init__(f"筹备会议：{day.month}月{day.day}日", "登记会议")
        self._day = day
        self.kind = QComboBox()
        self.kind.setAccessibleName("会议类型")
        for each in context.desk.profile.meetings:
            self.kind.addItem(each.name, each.id)
        self.time = line("时间", "如 上午9:00")
        self.place = line("地点")
        self.add_field("类型", self.kind)
        self.add_field("时间", self.time)
        self.add_field("地点", self.place)
        self.warning = calendar_view.meeting_warning(context.desk, day)
        if self.warning:
            self.add_note(QLabel(f"▲ {self.warning}，请确认是否改期。"))

    def draft(self) -> MeetingDraft:
        """Return the meeting planned."""
        return MeetingDraft(
            kind=str(self.kind.currentData()),
            meets_on=self._day,
            time_text=self.time.text().strip(),
            place=self.place.text().strip(),
        )


class DayPanel(QWidget):
    """What one day holds, each entry a link, and the form of a meeting on it."""

    planned = Signal(object)  # Changes
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day: date | None = None
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("当日")
        self._list = QWidget()
        self._list.setProperty("role", "clear")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(px(12), px(8), px(12), px(8))
        self._column.setSpacing(px(6))
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._list)
        self.host = FormHost()
        self.plan = push_button("在这一天筹备会议", self.open_form, "plus", primary=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, px(8))
        outer.addWidget(scroll, 1)
        outer.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(self.host)
        self.host.hide()
        self.host.closed.connect(self._closed)
        self.setFocusProxy(self.plan)

    def show_day(self, view: DayView) -> None:
        """Show what a day holds; an open form about another day is closed."""
        if view.day != self._day:
            self.host.close_form()
        self._day = view.day
        clear_layout(self._column)
        day = view.day
        self._add(f"{day.month}月{day.day}日　{WEEKDAYS[day.weekday()]}", "head")
        about = [view.lunar.full if view.lunar else "", view.words]
        about += ["" if view.covered else f"{day.year}年放假安排未录入，暂按周一至周五计"]
        for words in filter(None, about):
            self._add(words, "quiet")
        if view.warning and any(not each.held for each in view.meetings):
            self._add(f"▲ {view.warning}，请确认会议是否改期。", "doubt")
        self._section("会议", [self._meeting(each.id, each.words) for each in view.meetings])
        self._section("职责到期", [self._label(calendar_view.duty_words(each)) for each in view.duties])
        lines = calendar_view.tasks_due(self._context.desk, day) if view.due else []
        tasks = [self._task(each.id, f"{each.row.number} {each.row.matter}") for each in lines[:_MOST]]
        self._section(f"事项到期 {len(lines)}", tasks)
        if not (view.meetings or view.duties or lines):
            self._add("这一天没有会议、到期的事项和职责。", "quiet")
        self._column.addStretch(1)

    def open_form(self) -> None:
        """Begin to plan a meeting on the day shown."""
        if self._day is None:
            return
        form = PlanForm(self._context, self._day)
        self.plan.hide()
        self.host.show()
        self.host.open_act(
            self._context,
            form,
            lambda: meetings.add_meeting(self._context.desk, form.draft()),
            "已登记会议。",
            self.planned.emit,
        )

    def focus_entry(self) -> None:
        """Put the keyboard on the first entry of the day."""
        links = [link for link in self._list.findChildren(ElidedLink) if not link.isHidden()]
        (links[0] if links else self.plan).setFocus(Qt.FocusReason.TabFocusReason)

    def back(self) -> bool:
        """Close the form (Esc)."""
        return self.host.close_form()

    def changed(self, changes: Changes) -> bool:
        """Tell whether an act changed what is shown here."""
        return bool(
            changes.kinds & {"meetings", "tasks", "duty_events", "papers", "calendar_days", "settings"}
        )

    def _closed(self) -> None:
        self.host.hide()
        self.plan.show()
        self.left.emit()

    def _section(self, title: str, entries: list[QWidget]) -> None:
        if entries:
            self._add(title, "head")
            for entry in entries:
                self._put(entry)

    def _meeting(self, record: str, words: str) -> QWidget:
        return ElidedLink(words, self._opener("meetings", record))

    def _task(self, record: str, words: str) -> QWidget:
        return ElidedLink(one_line(words), self._opener("ledger", record))

    def _opener(self, page: str, record: str) -> Callable[[], object]:
        return lambda: self._context.open_page(page, None, record)

    def _add(self, words: str, role: str) -> None:
        self._put(self._label(words, role))

    def _put(self, entry: QWidget) -> None:
        self._column.addWidget(entry)
        entry.show()  # at once: Enter may ask for the keyboard before the event loop gets to it

    def _label(self, words: str, role: str = "") -> QLabel:
        label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label
