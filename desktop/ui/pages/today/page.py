"""今日: what the duties of the mechanism ask for, and what is due."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.documents.words import chinese_date
from desktop.domain.changes import Changes
from desktop.domain.lines import one_line
from desktop.domain.obligations import Act, RadarLine, RadarState
from desktop.services import today
from desktop.services.ladder import UnitWants
from desktop.services.ledger import LedgerLine
from desktop.services.today import Stack
from desktop.ui.context import Context
from desktop.ui.page import Page
from desktop.ui.pages.days import parser
from desktop.ui.pages.formhost import FormHost
from desktop.ui.pages.today.forms import EventForm
from desktop.ui.style import current_tokens, px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.buttons import link_button, push_button
from desktop.ui.widgets.elided import Elided, ElidedLink
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.layouts import clear_layout

_MOST = today.MOST
_STATES = {
    RadarState.OVERDUE: ("▲", "逾期", "red"),
    RadarState.NEAR: ("◐", "临近", "amber"),
    RadarState.DUE: ("●", "未到期", "green"),
    RadarState.MET: ("○", "已完成", "grey"),
}
_PAGE_OF = {
    Act.PREPARE_MEETING: "meetings",
    Act.MAKE_PAPER: "papers",
    Act.REGISTER_PAPER: "papers",
    Act.CHASE_LIAISONS: "units",
}


class TodayPage(Page):
    """The first page of the day."""

    key = "today"
    title = "今日"
    icon = "today"
    help_text = (
        "**今日** 最上面一行是今天要办的数目，点哪个去办哪个；下面列出机制文件规定的职责是否到期、"
        "逾期和一周内到期的事项、待催办的单位。\n\n"
        "每一行右侧的按钮直接去办；点事项打开台账。灯号：● 未到期　◐ 临近　▲ 逾期　○ 办结　∞ 长期。"
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._column = QVBoxLayout()
        self._column.setSpacing(px(16))
        inside = QWidget()
        inside.setProperty("role", "clear")
        inside.setLayout(self._column)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(MARGIN), px(8), px(8), px(8))
        outer.addWidget(scroll, 1)
        self._host = FormHost()
        self._host.hide()
        self._host.closed.connect(self._form_closed)
        outer.addWidget(self._host)
        self.refresh()

    def back(self) -> bool:
        """Close the form."""
        return self._host.close_form()

    def _form_closed(self) -> None:
        """Give the keyboard back to the page, not to whatever stands next in the window."""
        self._host.hide()
        buttons = (each for each in self.findChildren(QPushButton) if each.isVisibleTo(self))
        if (first := next(buttons, None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the day again; any act may have settled something."""
        seen = today.look(self._context.desk)
        clear_layout(self._column)
        self._column.addWidget(self._day_line())
        self._column.addWidget(self._round(seen))
        self._column.addWidget(self._radar([line for line in seen.radar if line.state is not RadarState.MET]))
        self._column.addWidget(self._tasks("逾期", seen.overdue, "overdue", "没有逾期的事项。"))
        self._column.addWidget(self._tasks("一周内到期", seen.this_week, "week", "一周内没有到期的事项。"))
        if seen.pressing:
            self._column.addWidget(self._pressing(seen.pressing))
        if seen.undated.count:
            self._column.addWidget(self._tasks("未定期限", seen.undated, "undated", ""))
        self._column.addStretch(1)

    def _day_line(self) -> QWidget:
        day = self._context.today
        words = QLabel(f"{chinese_date(day)}　{self._context.desk.calendar.describe(day)}")
        words.setProperty("role", "quiet")
        return words

    def _round(self, seen: today.Today) -> QWidget:
        """Return the day's round in numbers, each a link to where it is worked."""
        held = QWidget()
        held.setAccessibleName("今天的办理")
        flow = FlowLayout(held, px(16))
        for ask in seen.asks:
            flow.addWidget(link_button(f"{ask.words} {ask.count}", self._goer(ask.page, ask.view)))
        for year in seen.uncovered:
            flow.addWidget(link_button(f"▲ {year}年放假安排未录入", self._goer("settings", "calendar")))
        if not seen.asks and not seen.uncovered:
            flow.addWidget(_words("今天没有待办的事项和回执。", "quiet"))
        return held

    def _pressing(self, units: Sequence[UnitWants]) -> QWidget:
        """Return the units whose tasks want pressing, and the way to their 催办单."""
        count = len({task for unit in units for task in unit.task_ids})
        card, grid = _card("待催办", count, "")
        for row, unit in enumerate(units[:_MOST], 1):
            late = f"，其中逾期 {unit.overdue} 项" if unit.overdue else ""
            grid.addWidget(_words(unit.unit or "未明确牵头"), row, 0)
            grid.addWidget(_words(f"{len(unit.task_ids)} 项{late}", "quiet"), row, 1)
        button = push_button("去催办", self._goer("ledger", "pressing"))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        grid.addWidget(button, 1, 3, Qt.AlignmentFlag.AlignRight)
        if len(units) > _MOST:
            more = link_button(f"另有 {len(units) - _MOST} 个单位", self._goer("ledger", "pressing"))
            grid.addWidget(more, _MOST + 1, 0)
        return card

    def _goer(self, page: str, view: str | None) -> Callable[[], object]:
        return lambda: self._context.open_page(page, view, None)

    def _radar(self, lines: Sequence[RadarLine]) -> QWidget:
        card, grid = _card("职责到期", len(lines), "今天没有到期的职责。")
        for row, line in enumerate(lines[:_MOST], 1):
            grid.addWidget(_mark(line.state), row, 0)
            grid.addWidget(_words(line.sentence), row, 1)
            clause = Elided(f"{line.clause}　{line.who}")
            clause.setToolTip(line.assumed or "依据机制文件的条款")
            grid.addWidget(clause, row, 2)
            button = push_button(line.action.label, self._start(line))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, row, 3, Qt.AlignmentFlag.AlignRight)
        _rest(grid, len(lines), _MOST + 1)
        return card

    def _start(self, line: RadarLine) -> Callable[[], object]:
        act, kind = line.action.act, line.action.kind
        page = _PAGE_OF.get(act)
        if page is None:
            return lambda: self._record(line)
        # An overdue meeting opens for the year or quarter that it is owed for.
        period = f":{line.periods[0]}" if act is Act.PREPARE_MEETING and line.periods else ""
        return lambda: self._context.open_page(page, f"new:{kind}{period}", None)

    def _record(self, line: RadarLine) -> None:
        """Open the form that records a duty as done."""
        desk = self._context.desk
        form, words = EventForm(line, parser(desk, forward=False)), f"已登记“{line.action.label[2:]}”。"
        self._host.show()
        self._host.open_act(self._context, form, lambda: form.act(desk), words, lambda _done: self.refresh())

    def _tasks(self, title: str, stack: Stack, view: str, none: str) -> QWidget:
        card, grid = _card(title, stack.count, none)
        for row, line in enumerate(stack.lines, 1):
            task = line.row
            grid.addWidget(_words(f"{line.light.symbol} {_due(line)}", "quiet"), row, 0)
            grid.addWidget(ElidedLink(one_line(task.matter), self._opener(task.id)), row, 1)
            grid.addWidget(Elided("、".join(task.lead or task.collective) or "未明确牵头"), row, 2)
            grid.addWidget(_words(task.number, "quiet"), row, 3)
        if stack.count > len(stack.lines):
            more = link_button(f"全部 {stack.count} 项", self._goer("ledger", view))
            grid.addWidget(more, len(stack.lines) + 1, 1)
        return card

    def _opener(self, record: str) -> Callable[[], object]:
        return lambda: self._context.open_page("ledger", None, record)


def _card(title: str, count: int, none: str) -> tuple[QFrame, QGridLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    card.setAccessibleName(f"{title} {count} 项")
    grid = QGridLayout(card)
    grid.setContentsMargins(px(16), px(12), px(16), px(12))
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(8))
    grid.setColumnStretch(1, 1)
    head = QHBoxLayout()
    words = QLabel(f"{title}　{count}" if count else title)
    words.setProperty("role", "head")
    head.addWidget(words)
    head.addStretch(1)
    grid.addLayout(head, 0, 0, 1, 4)
    if not count:
        grid.addWidget(_words(none, "quiet"), 1, 0, 1, 4)
    return card, grid


def _rest(grid: QGridLayout, count: int, row: int) -> None:
    if count > _MOST:
        grid.addWidget(_words(f"另有 {count - _MOST} 条尚未到期，办完上面的再看。", "quiet"), row, 1)


def _mark(state: RadarState) -> QLabel:
    symbol, word, token = _STATES[state]
    label = QLabel(f"{symbol} {word}")
    label.setStyleSheet(f"color: {getattr(current_tokens(), token)};")
    return label


def _words(text: str, role: str = "") -> QLabel:
    label = QLabel(text, wordWrap=not role, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def _due(line: LedgerLine) -> str:
    due = line.row.due_on
    if due is None:
        return line.row.deadline_raw or "未写明"
    return (
        f"逾期 {line.overdue.by_current} 个工作日" if line.overdue.by_current else f"{due.month}月{due.day}日"
    )
