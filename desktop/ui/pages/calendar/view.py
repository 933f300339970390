"""日历 over the meetings: month, quarter and year with holidays, meetings, deadlines and duties."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.changes import Changes
from desktop.services import calendar_view
from desktop.services.calendar_view import uncovered_years
from desktop.ui.context import Context
from desktop.ui.pages.calendar.canvas import CalendarCanvas
from desktop.ui.pages.calendar.day import DayPanel
from desktop.ui.pages.calendar.months import Scope
from desktop.ui.pages.papermaking import make_paper
from desktop.ui.pages.subview import SubView
from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.buttons import icon_button, push_button, word_button

_LEGEND = "放 放假　班 补班　○ 会议筹备（▲ 在休息日）　● 已召开　责 职责到期　期 事项到期　＋ 另有其他"
_SCOPE = "calendar.scope"


class CalendarView(SubView):
    """The calendar; Enter on a day goes to what it holds, Esc comes back to the calendar, then to the list."""

    title = "日历"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        desk = context.desk
        self.canvas = CalendarCanvas(lambda first, last: calendar_view.days(desk, first, last), desk.today)
        self.panel = DayPanel(context)
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "doubt")
        self._title = QLabel()
        self._title.setProperty("role", "head")
        self._scopes = {scope: word_button(scope.word, role="chip") for scope in Scope}
        self._lay_out()
        self.canvas.chosen.connect(lambda _day: self._chosen())
        self.canvas.turned.connect(self._show_stretch)
        self.canvas.opened.connect(lambda _day: self._open_day())
        self.panel.planned.connect(lambda _changes: self.refresh())
        self.panel.left.connect(self._leave_day)
        self.setFocusProxy(self.canvas)
        kept = context.settings.get(_SCOPE)
        self.show_scope(Scope(kept) if kept in set(Scope) else Scope.MONTH)
        self._show_day()

    def open(self, record: str | None = None) -> None:
        """Show the calendar; `record` is a day (ISO) to show, else where it was left."""
        if record:
            self.canvas.choose(date.fromisoformat(record))
        self.refresh()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """Close the form, then leave the day for the calendar."""
        if self.panel.back():
            return True
        if self.panel.isAncestorOf(self.focusWidget() or self.canvas):
            self._leave_day()
            return True
        return False

    def refresh(self, changes: Changes | None = None) -> None:
        """Read again what the changes touch."""
        if changes is None or self.panel.changed(changes):
            self.canvas.reload()
            self._show_day()
            self._show_stretch()

    def show_scope(self, scope: Scope) -> None:
        """Show a month, a quarter or a year, and remember it."""
        self._scopes[scope].setChecked(True)
        self._context.settings.put(_SCOPE, scope.value)
        self.panel.setVisible(scope is Scope.MONTH)
        self.canvas.set_scope(scope)

    def print_year(self) -> None:
        """Make the sheet of the year shown for the office wall."""
        make_paper(self._context, "year_calendar", on=self.canvas.day)

    def _chosen(self) -> None:
        self._show_day()
        middle = self.canvas.cell(self.canvas.day).center().toPoint()
        self._scroll.ensureVisible(middle.x(), middle.y(), px(48), px(48))

    def _show_day(self) -> None:
        self.panel.show_day(self.canvas.view())

    def _show_stretch(self) -> None:
        first, last = self.canvas.stretch()
        self._title.setText(
            self.canvas.scope.period(first).label.removesuffix("度") if first.day == 1 else ""
        )
        unknown = uncovered_years(self._context.desk.calendar, first, last)
        years = "、".join(str(year) for year in unknown)
        self.note.setText(
            f"▲ {years}年放假安排未录入，暂按周一至周五计，不含调休。可在“设置—节假日”中采用通知。"
        )
        self.note.setVisible(bool(unknown))

    def _open_day(self) -> None:
        """Go to what the day holds; a day that holds nothing is for planning."""
        view = self.canvas.view()
        self.panel.show()
        if view.meetings or view.due:
            self.panel.focus_entry()
        else:
            self.panel.open_form()

    def _leave_day(self) -> None:
        """Go back to the calendar; only beside a month is there room for the day to stay."""
        self.panel.setVisible(self.canvas.scope is Scope.MONTH)
        self.canvas.setFocus()

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for scope, button in self._scopes.items():
            button.setCheckable(True)
            button.setAccessibleName(f"{scope.word}视图")
            button.clicked.connect(lambda _on=False, chosen=scope: self.show_scope(chosen))
            group.addButton(button)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(push_button("返回会议", self.left))
        for button in self._scopes.values():
            row.addWidget(button)
        row.addWidget(icon_button("left", "上一页（PgUp）", lambda: self.canvas.turn(-1)))
        row.addWidget(self._title)
        row.addWidget(icon_button("right", "下一页（PgDn）", lambda: self.canvas.turn(1)))
        row.addWidget(push_button("今天", lambda: self.canvas.choose(self._context.today)))
        row.addStretch(1)
        row.addWidget(push_button("出年历", self.print_year, "papers"))
        legend = QLabel(_LEGEND, wordWrap=True)
        legend.setProperty("role", "quiet")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, px(8), 0)
        column.addWidget(self.note)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.canvas)
        column.addWidget(self._scroll, 1)
        column.addWidget(legend)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setSizes([px(820), px(280)])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(MARGIN), px(12), px(8), px(8))
        outer.addLayout(row)
        outer.addWidget(split, 1)
