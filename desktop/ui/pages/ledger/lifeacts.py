"""The acts of a task's later life, each as a form and what its button does."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.changes import Changes
from desktop.domain.deadlines import Explained, explain
from desktop.domain.errors import Refused
from desktop.domain.ladder import Step
from desktop.domain.tasks import Status
from desktop.services import ladder, tasks, units
from desktop.services.ledger import LedgerLine
from desktop.ui.context import Context
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.days import parser, told
from desktop.ui.pages.ledger.detail import title_of
from desktop.ui.pages.ledger.forms import PhoneForm
from desktop.ui.pages.ledger.lifeforms import (
    CarryForm,
    EndForm,
    InstructionForm,
    PartForm,
    SplitForm,
    SuperviseForm,
)
from desktop.ui.pages.ledger.papers import approval, supervised
from desktop.ui.pages.ledger.people import held_meetings, leaders, likely
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.widgets.buttons import push_button

Begin = Callable[[], None]
Do = Callable[[Callable[[], Changes], str], Changes | None]


@dataclass(frozen=True, slots=True)
class LifeActs:
    """What may be done with a task beside its daily acts; `open` shows a form, `do` runs its act."""

    context: Context
    open: Callable[[ActForm, Callable[[], object]], None]
    do: Do
    close: Callable[[], object]

    def offers(self, task: LedgerLine) -> list[tuple[str, Begin]]:
        """Return the acts that the state of the task allows."""
        status = Status(task.row.status)
        found: list[tuple[str, Begin]] = []
        if status is Status.OPEN:
            if task.row.parent_id is None:
                found.append(("拆分", lambda: self.split(task)))
            found.append(("部分落实", lambda: self.part(task)))
        if status in (Status.OPEN, Status.PARTIAL):
            found.append(("转下年", lambda: self.carry(task)))
        if status is Status.OPEN:
            found.append(("终止", lambda: self.terminate(task)))
        return found

    def telephone(self, task: LedgerLine) -> None:
        """Begin 电话: whoever answers is filled in, the words are typed."""
        form = PhoneForm(likely(self.context, task))
        desk, words = self.context.desk, f"已登记{title_of(task)}的电话提醒，近日不再提示催办。"
        self.open(
            form,
            lambda: self.do(
                lambda: tasks.telephone(desk, task.id, form.words.text(), by=form.who.text()), words
            ),
        )

    def supervise(self, task: LedgerLine) -> None:
        """Begin 督办: the leader's name is all it asks for; the paper comes out and is logged."""
        advice = ladder.wants(self.context.desk, [task.id])[0].advice
        told_why = f"{advice.step.word}（{advice.why}）" if advice.step in tuple(Step) and advice.step else ""
        form = SuperviseForm(leaders(self.context), told_why)

        def make() -> None:
            approver = form.approver.text().strip()
            if not approver:
                raise Refused("督办须写明批准的领导，没有出督办通知。请填写职务和姓名。")
            self.close()
            supervised(self.context, task.id, approver)

        self.open(form, make)

    def split(self, task: LedgerLine) -> None:
        """Begin 拆分."""
        desk = self.context.desk
        form = SplitForm(unit_choices(units.units_to_pick(desk)), self._explain)
        self.open(
            form,
            lambda: self.do(
                lambda: tasks.split(desk, task.id, form.drafts()), f"{title_of(task)}已拆分，原事项保留。"
            ),
        )

    def part(self, task: LedgerLine) -> None:
        """Begin 部分落实."""
        form = PartForm(
            held_meetings(self.context), leaders(self.context), parser(self.context.desk, forward=False)
        )

        def act() -> Changes:
            return tasks.part(
                self.context.desk,
                task.id,
                achieved=form.achieved.words(),
                remaining=form.remaining.words(),
                reason=form.reason.text(),
                approval=form.approval(),
            )

        self._end(form, task, act, "已按部分落实了结。")

    def carry(self, task: LedgerLine) -> None:
        """Begin 转下年."""
        desk, row = self.context.desk, task.row
        first = told(row.original_due_on, desk.calendar) if row.original_due_on else "未定"
        note = f"按下一年度另编新号，与本事项相连；原定 {first}，在新事项上仍然保留。"
        form = CarryForm(
            held_meetings(self.context),
            leaders(self.context),
            parser(desk, forward=False),
            self._explain,
            note,
        )

        def act() -> Changes:
            reason, agreed = form.reason.text(), form.approval()
            return tasks.carry(desk, task.id, reason=reason, approval=agreed, to=form.carried())

        self._end(form, task, act, "已转下年继续办理。")

    def terminate(self, task: LedgerLine) -> None:
        """Begin 终止."""
        parse = parser(self.context.desk, forward=False)
        form = EndForm("终止", held_meetings(self.context), leaders(self.context), parse).lay_out()

        def act() -> Changes:
            agreed = form.approval()
            return tasks.terminate(self.context.desk, task.id, reason=form.reason.text(), approval=agreed)

        self._end(form, task, act, "已终止。")

    def instruct(self, opened: Callable[[str], object]) -> None:
        """Begin a 批示 that becomes a task; `opened` gets its id."""
        desk = self.context.desk
        form = InstructionForm(
            unit_choices(units.units_to_pick(desk)),
            leaders(self.context),
            self._explain,
            parser(desk, forward=False),
        )

        def act() -> None:
            changes = self.do(
                lambda: tasks.add_task(
                    desk, form.draft(), deadline=form.phrase.words(), scans=form.files.paths()
                ),
                "批示已立项。",
            )
            if changes:
                opened(changes.made[0])

        self.open(form, act)

    def _end(self, form: ActForm, task: LedgerLine, act: Callable[[], Changes], words: str) -> None:
        form.add_aside(
            push_button("出审批表", lambda: approval(self.context, "closing_approval", task.id), "print")
        )
        self.open(form, lambda: self.do(act, f"{title_of(task)}{words}"))

    def _explain(self, words: str) -> Explained:
        return explain(words, self.context.today, self.context.desk.calendar)
