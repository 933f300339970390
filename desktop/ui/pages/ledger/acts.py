"""What can be done with the chosen task: buttons under its panel, and the form of the act that was begun."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.deadlines import Explained, explain
from desktop.domain.errors import Refused
from desktop.domain.tasks import Light, Status
from desktop.services import ladder, ledger, pressing, tasks, units
from desktop.services.ledger import LedgerLine
from desktop.ui.context import Context
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.days import extension_parser, told
from desktop.ui.pages.ledger.detail import title_of
from desktop.ui.pages.ledger.forms import (
    CloseForm,
    DeadlineForm,
    ExtendForm,
    FinishForm,
    ProgressForm,
    ReasonForm,
)
from desktop.ui.pages.ledger.lifeacts import LifeActs
from desktop.ui.pages.ledger.lifeforms import PressForm
from desktop.ui.pages.ledger.newtask import NewTaskForm
from desktop.ui.pages.ledger.papers import approval, press_all, pressed_words
from desktop.ui.pages.ledger.people import held_meetings, leaders, reporters
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.style import px
from desktop.ui.widgets.buttons import menu_button, push_button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.formscroll import FormScroll
from desktop.ui.widgets.message import Message, Tone
from desktop.ui.widgets.picking import Choice

Begin = Callable[[], None]


class TaskActs(QWidget):
    """The acts of one task. At most one form is open; Esc and 取消 close it."""

    opened = Signal()
    closed = Signal()
    made = Signal(str)  # the id of a task opened by hand

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._task: LedgerLine | None = None
        self.form: ActForm | None = None
        self.selected: Callable[[], Sequence[str]] = (
            lambda: ()
        )  # what the table has selected: 销号 takes many
        self._life = LifeActs(context, self._open, self._do, self.close_form)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, px(8))
        self._scroll = FormScroll()
        self._scroll.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(8))
        column.addWidget(self._buttons)
        column.addWidget(self._scroll)

    def show_task(self, task: LedgerLine | None) -> None:
        """Offer the acts that the task's state allows; a form open for another task closes."""
        before, self._task = self._task, task
        if self.form is not None and (task is None or before is None or task.id != before.id):
            self.close_form()
        self._draw_buttons()

    def acts(self) -> list[str]:
        """Return the words of the acts on offer."""
        return [words for words, _begin in self._offers()]

    def begin(self, words: str) -> None:
        """Begin the act of these words."""
        dict([*self._offers(), *self._more()])[words]()

    def more(self) -> list[str]:
        """Return the words of the acts under 更多."""
        return [words for words, _begin in self._more()]

    def begin_pressing(self) -> None:
        """Begin the 催办单 of all units: it shows what would go out, Enter makes it."""
        context = self._context
        form = PressForm(lambda again: pressed_words(context, again), pressing.resting(context.desk))

        def press() -> None:
            again = form.all.isChecked()
            self.close_form()
            press_all(context, again)

        self._open(form, press)

    def begin_instruction(self) -> None:
        """Begin a task from a leader's 批示."""
        self._life.instruct(self.made.emit)

    def begin_new(self) -> None:
        """Begin a task by hand."""
        desk = self._context.desk
        form = NewTaskForm(unit_choices(units.units_to_pick(desk)), self._explain)

        def open_task() -> None:
            changes = self._do(
                lambda: tasks.add_task(desk, form.draft(), deadline=form.phrase.words()), "已立项。"
            )
            if changes:
                self.made.emit(changes.made[0])

        self._open(form, open_task)

    def close_form(self) -> bool:
        """Close the open form; returns False when there is none."""
        if self.form is None:
            return False
        form, self.form = self.form, None
        self._scroll.takeWidget()
        form.hide()
        form.deleteLater()
        self._show_buttons()
        self.closed.emit()
        return True

    def _offers(self) -> list[tuple[str, Begin]]:
        task = self._task
        if task is None or task.row.owner_id != self._context.desk.office.id:
            return []
        status = Status(task.row.status)
        if status is Status.OPEN:
            later = ("延期", self._extend) if task.row.due_on else ("定期限", self._settle)
            phone = ("电话", lambda: self._life.telephone(task))
            first = [phone, ("登记进展", self._progress), later, ("办结", self._finish)]
            late = task.light is Light.OVERDUE
            return [*first, ("督办", lambda: self._life.supervise(task))] if late else first
        if status is Status.DONE:
            return [("销号", self._close), ("退回", self._send_back), ("登记进展", self._progress)]
        return [("重开", self._send_back)]

    def _more(self) -> list[tuple[str, Begin]]:
        return self._life.offers(self._task) if self._task is not None and self._offers() else []

    def _draw_buttons(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for words, begin in self._offers():
            button = push_button(words, begin)
            self._flow.addWidget(button)
            button.show()
        if self._more():
            more = menu_button("更多", self._more())
            self._flow.addWidget(more)
            more.show()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._scroll.setVisible(self.form is not None)
        self._buttons.setVisible(self.form is None and bool(self._offers()))
        self.setVisible(self.form is not None or bool(self._offers()))

    def _progress(self) -> None:
        task, desk = self._chosen(), self._context.desk
        form = ProgressForm(reporters(self._context, task), self._periods(task))

        def add() -> Changes:
            period = form.period.choice()
            return tasks.add_progress(
                desk,
                task.id,
                form.text.words(),
                source=form.source(),
                by=form.who.text().strip(),
                words=form.words.text(),
                period=period.id if period else "",
            )

        self._open(form, lambda: self._do(add, f"已登记{title_of(task)}的进展。"))

    def _extend(self) -> None:
        task, desk = self._chosen(), self._context.desk
        parse = extension_parser(desk, task.row.due_on)
        form = ExtendForm(task, parse, desk.calendar, leaders(self._context))
        form.add_aside(self._paper("extension_approval", task, form.day.day, form.asked))

        def extend() -> None:
            day = form.day.day()
            if day is None:
                raise Refused("延期到哪一天还没有填写，或认不出。请输入如“3.5”“30个工作日”这样的日期。")
            words = f"{title_of(task)}已延期到{told(day, desk.calendar)}。"
            self._do(
                lambda: tasks.extend(
                    desk,
                    task.id,
                    day,
                    reason=form.reason.text().strip(),
                    paper=form.paper.text().strip(),
                    approver=form.approver.text().strip(),
                ),
                words,
            )

        self._open(form, extend)

    def _settle(self) -> None:
        task, desk = self._chosen(), self._context.desk
        form = DeadlineForm(self._explain)
        self._open(
            form,
            lambda: self._do(
                lambda: tasks.settle_deadline(desk, task.id, form.phrase.words()),
                f"{title_of(task)}的期限已定。",
            ),
        )

    def _finish(self) -> None:
        task, desk = self._chosen(), self._context.desk
        form = FinishForm()
        self._open(
            form,
            lambda: self._do(
                lambda: tasks.finish(desk, task.id, text=form.text.words(), evidence=form.files.paths()),
                f"{title_of(task)}已办结，待销号。",
            ),
        )

    def _close(self) -> None:
        task, desk, ids = self._chosen(), self._context.desk, self._to_close()
        form = CloseForm(held_meetings(self._context), leaders(self._context), len(ids))
        form.add_aside(self._paper("closing_approval", task, lambda: None))
        words = f"{title_of(task)}已销号。" if len(ids) == 1 else f"{len(ids)} 项已销号。"

        def close() -> None:
            meeting = form.meeting.choice()
            by, meeting_id = form.by.text().strip(), meeting.id if meeting else None
            self._do(lambda: tasks.close_many(desk, ids, by=by, meeting_id=meeting_id), words)

        self._open(form, close)

    def _to_close(self) -> list[str]:
        """Return the finished tasks of ours among those selected, the chosen one at least."""
        own = self._context.desk.office.id
        lines = ledger.lines(self._context.desk, self.selected())
        found = [line.id for line in lines if line.row.status == Status.DONE and line.row.owner_id == own]
        return found if len(found) > 1 else [self._chosen().id]

    def _send_back(self) -> None:
        task, desk = self._chosen(), self._context.desk
        words = "退回" if Status(task.row.status) is Status.DONE else "重开"
        form = ReasonForm(words)
        self._open(
            form,
            lambda: self._do(
                lambda: tasks.send_back(desk, task.id, reason=form.reason.text()),
                f"{title_of(task)}已{words}，继续办理。",
            ),
        )

    def _paper(
        self,
        kind: str,
        task: LedgerLine,
        day: Callable[[], date | None],
        words: Callable[[], str] = lambda: "",
    ) -> QPushButton:
        """Return the button that makes the form to be signed before the act is recorded."""

        def make() -> None:
            approval(self._context, kind, task.id, day(), words())

        button = push_button("出审批表", make, "print")
        button.setToolTip("先出审批表送签，批准后再在这里登记")
        return button

    def _open(self, form: ActForm, act: Callable[[], object]) -> None:
        self.close_form()
        self.form = form

        def confirmed() -> None:
            try:
                act()
            except Refused as refusal:
                self._context.say(Message(refusal.sentence, Tone.WARNING))

        form.confirmed.connect(confirmed)
        form.cancelled.connect(self.close_form)
        self._scroll.setWidget(form)
        form.show()
        self._show_buttons()
        self.opened.emit()
        form.start()

    def _do(self, act: Callable[[], Changes], words: str) -> Changes | None:
        changes = self._context.do(act, words)
        if changes is not None:
            self.close_form()
        return changes

    def _periods(self, task: LedgerLine) -> list[Choice]:
        """Return the periods a report may be of: those missed, oldest first, then the one that is due next."""
        found = ladder.periods_to_report(self._context.desk, task.id)
        return [Choice(each.key, each.label, f"{each.due.isoformat()}前") for each in found]

    def _chosen(self) -> LedgerLine:
        assert self._task is not None  # the buttons are there only while a task is chosen
        return self._task

    def _explain(self, words: str) -> Explained:
        return explain(words, self._context.today, self._context.desk.calendar)
