"""What can be done with the list and its lines: one act, one step of undo, words only where they are needed."""

from collections.abc import Callable, Sequence

from desktop.domain.changes import Changes
from desktop.domain.worklists import LineState, ListState
from desktop.services import (
    making,
    worklist_approval,
    worklist_carry,
    worklist_lines,
    worklist_names,
    worklists,
)
from desktop.services.worklist_approval import Approved
from desktop.services.worklists import ListFile, ListLine
from desktop.ui.context import Context
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.days import parser
from desktop.ui.pages.formhost import FormHost, Offer
from desktop.ui.pages.worklists.forms import (
    ApproveForm,
    CarryForm,
    MergeForm,
    NamesForm,
    NumbersForm,
    ReasonForm,
)
from desktop.ui.widgets.message import Action, Message, Tone


class ListActs:
    """The acts of the lists view; `host` holds the one open form and `reveal` shows it; `selected` gives the chosen lines."""

    def __init__(
        self,
        context: Context,
        host: FormHost,
        file: Callable[[], ListFile | None],
        selected: Callable[[], list[ListLine]],
        reveal: Callable[[], None],
    ) -> None:
        self._context, self.host = context, host
        self._file, self._selected, self._reveal = file, selected, reveal

    def offers(self) -> list[Offer]:
        """Return the acts that the chosen lines allow now."""
        file, lines = self._file(), self._selected()
        if file is None or not file.state.editable or not lines:
            return []
        states = {line.state for line in lines}
        offers: list[Offer] = []
        if states - {LineState.KEPT}:
            offers.append(("列入", self.keep))
        if len(lines) > 1:
            offers.append((f"并 {len(lines)} 项为一项…", self.merge))
        if states - {LineState.DROPPED}:
            offers.append(("不列…", self.drop))
        if states - {LineState.PROPOSED}:
            offers.append(("改为待定", self.put_back))
        if len(lines) == 1:
            offers += [("上移", lambda: self.move(-1)), ("下移", lambda: self.move(1))]
        return offers

    def keep(self) -> None:
        """Put the chosen lines on the list."""
        ids = self._ids()
        self._do(lambda: worklist_lines.keep(self._context.desk, ids), f"已列入 {len(ids)} 项。")

    def put_back(self) -> None:
        """Make the chosen lines undecided again."""
        ids = self._ids()
        self._do(lambda: worklist_lines.put_back(self._context.desk, ids), f"{len(ids)} 项改为待定。")

    def move(self, steps: int) -> None:
        """Move the chosen line up or down."""
        ids = self._ids()
        if len(ids) == 1:
            self._do(lambda: worklist_lines.move(self._context.desk, ids[0], steps), "")

    def drop(self) -> None:
        """Ask why the chosen lines are left off."""
        ids = self._ids()
        form = ReasonForm(f"{len(ids)} 项不列入清单", "不列", "如 不属于本机制、上年已完成")
        self._open(
            form,
            lambda: worklist_lines.drop(self._context.desk, ids, form.reason.text()),
            f"{len(ids)} 项不列入清单。",
        )

    def merge(self) -> None:
        """Ask for the words of the one line that the chosen ones become."""
        lines = self._selected()
        if len(lines) < 2:
            self._context.say(Message("并项请先选两项以上（Shift+↑↓ 或 Ctrl+单击）。", Tone.INFO))
            return
        form = MergeForm([line.matter for line in lines])
        ids = [line.id for line in lines]
        self._open(
            form,
            lambda: worklist_lines.merge(self._context.desk, ids, form.matter.words()),
            f"已把 {len(ids)} 项并为一项，提出单位全部保留。",
        )

    def open_year(self, year: int) -> None:
        """Ask for the names of a year's lists and open them."""
        desk, name = self._context.desk, self._context.desk.profile.lists.name
        form = NamesForm(
            f"建立{year}年{name}", "建立", worklist_names.names(desk), worklist_names.presets(desk)
        )
        self._open(
            form, lambda: worklists.open_year(desk, year, form.words()), f"已建立{year}年{name}，开始征集。"
        )

    def rename(self) -> None:
        """Ask for the names that later years' lists get."""
        desk = self._context.desk
        form = NamesForm(
            "清单名称（以后各年）", "保存", worklist_names.names(desk), worklist_names.presets(desk)
        )
        self._open(
            form,
            lambda: worklist_names.set_names(desk, form.words(), preset=form.preset.currentData()),
            "清单名称已保存，以后建立的清单用新名称。",
        )

    def carry(self) -> None:
        """Offer last year's unfinished lines."""
        file, desk = self._file(), self._context.desk
        if file is None:
            return
        offered = [each for each in worklist_carry.unfinished(desk, file.year) if each.place == file.place]
        if not offered:
            self._context.say(Message(f"{file.year - 1}年这张清单没有未完成的事项。", Tone.INFO))
            return
        form = CarryForm(offered)
        self._open(
            form, lambda: worklist_carry.carry(desk, file.id, form.chosen()), "已结转，完成时限请重新写明。"
        )

    def take_tasks(self) -> None:
        """Ask which tasks of the ledger go on the list."""
        file, desk = self._file(), self._context.desk
        if file is None:
            return
        form = NumbersForm("从台账列入", "列入")
        self._open(
            form,
            lambda: worklist_carry.take_tasks(desk, file.id, making.tasks_named(desk, form.numbers.text())),
            "已从台账列入清单，待定。审定后仍是原来的事项，不重复立项。",
        )

    def next_step(self) -> None:
        """Do what the present step leads to."""
        file = self._file()
        if file is not None:
            steps = {
                ListState.COLLECTING: self._draw_up,
                ListState.DRAFT: self._submit,
                ListState.SUBMITTED: self._approve,
                ListState.APPROVED: self._revise,
            }
            steps[file.state](file)

    def take_back(self) -> None:
        """Ask why a submitted list comes back."""
        file = self._file()
        if file is None:
            return
        form = ReasonForm("退回修改", "退回", "如 会议要求补充责任单位")
        self._open(
            form,
            lambda: worklist_approval.take_back(self._context.desk, [file.id], form.reason.text()),
            "已退回修改，可以改动。",
        )

    def discard(self) -> None:
        """Give up the new version."""
        file = self._file()
        if file is not None:
            self._do(
                lambda: worklist_approval.discard(self._context.desk, file.id), "已放弃新版，原清单不变。"
            )

    def _draw_up(self, file: ListFile) -> None:
        self._do(
            lambda: worklist_approval.draw_up(self._context.desk, file.id),
            "征集完毕，请逐项定列入、并项或不列。",
        )

    def _submit(self, file: ListFile) -> None:
        self._do(lambda: worklist_approval.submit(self._context.desk, [file.id]), "已送审，内容锁定。")

    def _approve(self, file: ListFile) -> None:
        desk = self._context.desk
        others = [
            each
            for each in worklists.lists_of(desk, file.year)
            if each.id != file.id and each.state is ListState.SUBMITTED
        ]
        every = [file.id, *(each.id for each in others)]
        form = ApproveForm(
            worklist_approval.meetings_to_pick(desk, file.year),
            [each.title for each in others],
            worklist_approval.undated(desk, every),
            parser(desk, forward=False),
        )
        form.on.set_day(self._context.today)
        self._reveal()
        self.host.open_form(form, lambda: self._approved_by(form, every))

    def _approved_by(self, form: ApproveForm, every: Sequence[str]) -> None:
        """Approve in the background: a long list opens many tasks."""
        ids = every if form.together.isChecked() else every[:1]
        meeting, undated = form.meeting.currentData(), form.undated.isChecked()
        approver, on = ("", None) if meeting else (form.approver.text(), form.on.day())
        form.confirm.setEnabled(False)

        def approve(_job: object) -> Approved:
            return worklist_approval.approve(
                self._context.desk, ids, meeting_id=meeting, approver=approver, on=on, leave_undated=undated
            )

        def again() -> None:
            if self.host.form is form:
                form.confirm.setEnabled(True)

        self._context.work.run("登记审定", approve, self._approved).ended.connect(again)

    def _approved(self, told: Approved) -> None:
        self.host.close_form()
        self._context.hub.tell(told.changes)
        undo = Action(f"撤销“{told.changes.label}”", self._context.undo)
        self._context.say(Message(told.sentence, Tone.DONE, (undo,)))

    def _revise(self, file: ListFile) -> None:
        form = ReasonForm(f"另起“{file.title}”第{file.version + 1}版", "另起一版", "如 会议决定增加一项")
        self._open(
            form,
            lambda: worklist_approval.revise(self._context.desk, file.id, form.reason.text()),
            "已另起一版，原清单仍然有效，审定后替代。",
        )

    def _ids(self) -> list[str]:
        return [line.id for line in self._selected()]

    def _do(self, act: Callable[[], Changes], words: str) -> bool:
        return self._context.do(act, words) is not None

    def _open(self, form: ActForm, act: Callable[[], Changes], words: str) -> None:
        self._reveal()
        self.host.open_act(self._context, form, act, words)


def step_words(file: ListFile) -> str:
    """Return the words of the button that leads to the next step."""
    return {
        ListState.COLLECTING: "征集完毕",
        ListState.DRAFT: "送审",
        ListState.SUBMITTED: "登记审定…",
        ListState.APPROVED: "另起一版…",
    }[file.state]
