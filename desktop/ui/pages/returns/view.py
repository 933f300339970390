"""单位反馈: twenty forms dropped at once, read by their codes, looked at together, taken in by one act."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.services import feedback_forms, ledger, returns_review
from desktop.services.making import Order
from desktop.services.returns import ReturnsTaken
from desktop.services.returns_review import ALTERED, ReturnLine, ReturnsReview
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.opening import folder_action, paper_folder
from desktop.ui.pages.papermaking import make_order
from desktop.ui.pages.returns.columns import COLUMNS, ReturnRows
from desktop.ui.pages.returns.paper import PaperReturn
from desktop.ui.pages.subview import SubView
from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.blocks import Block
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.dropfield import DropField, dropped_files, take_drag
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.message import Action, Message, Tone
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice

_ASK = "把各单位填回的反馈表一起拖到这里（可以一次几十份），或选择文件。\n按编号和校验码对到事项，列调换了、加了行都不要紧。"


class ReturnsView(SubView):
    """Shows what each row of the forms would add; a row with an altered code waits until somebody claims it."""

    title = "单位反馈"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.review: ReturnsReview | None = None
        self.drop = DropField(_ASK, "放入反馈表的地方", pastes=False)
        self.paper = PaperReturn(context)
        self._rows = ReturnRows()
        self.model: PagedModel[ReturnLine] = PagedModel(self._rows, COLUMNS, edit=self._edit)
        self.grid = GridView(self.model, context.settings, "returns", "各单位反馈")
        self.counts, self.hint = Elided(role="head"), Elided(role="quiet")
        self.claim_words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.claim_words.setProperty("role", "doubt")
        self.claim_pick = PickField(name="认领到哪一件事项")
        self.claim_pick.setPlaceholderText("编号或事项")
        self.claim_button = push_button("认领", self._claim_suspected)
        self.claim_button.setAutoDefault(True)
        self.send_back = push_button("出退回补充单", self._send_back)
        self.confirm_button = push_button("收下", self.confirm, "check", primary=True)
        self.confirm_button.setShortcut("Ctrl+Return")
        self.confirm_button.setAutoDefault(True)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._show()

    def open(self, record: str | None = None) -> None:
        """Go on with the forms that were read, or ask for some; the code of a paper may be typed at once.

        `record` may be the paths of forms that were dropped, one a line.
        """
        if record:
            self.read_files([Path(path) for path in record.split("\n")])
        (self.paper if self.review is None else self.grid).setFocus()

    def back(self) -> bool:
        """Let the paper's task go first (Esc)."""
        return self.paper.clear()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read forms in the background; more may be dropped afterwards, they are read instead."""
        desk = self._context.desk
        self._context.work.run(
            "读取反馈表",
            lambda job: returns_review.read_forms(desk, paths, job.report),
            self._begin,
        )

    def choose_files(self) -> None:
        """Ask for forms."""
        names, _kind = QFileDialog.getOpenFileNames(self, "选择反馈表", "", "表格 (*.xlsx *.xlsm *.csv)")
        if names:
            self.read_files([Path(name) for name in names])

    def start_over(self) -> None:
        """Put the forms away."""
        self.review = None
        self._show()
        self.drop.setFocus()

    def confirm(self) -> None:
        """Write everything that is new as one act, in the background."""
        review, desk = self.review, self._context.desk
        if review is None or not self.confirm_button.isEnabled():
            return
        self.confirm_button.setEnabled(False)
        job = self._context.work.run(
            "登记反馈", lambda _job: returns_review.accept(desk, review), self._taken
        )
        job.ended.connect(self._show_state)

    def make_forms(self) -> None:
        """Make the blank form of every unit that leads an open task."""
        desk, folder = self._context.desk, paper_folder() / f"反馈表{self._context.today:%Y%m%d}"
        self._context.work.run(
            "出反馈表", lambda _job: feedback_forms.issue_forms(desk, (), folder), self._made
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take forms anywhere over the view."""
        take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the forms that were dropped."""
        files = dropped_files(event)
        if files:
            self.read_files(files)

    def _begin(self, review: ReturnsReview) -> None:
        self.review = review
        self._show()
        altered = self._rows.first_altered()
        if altered is not None:
            self.grid.choose(altered.id)
            field = self.claim_button if altered.row.suspected else self.claim_pick
            field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._go_to_confirm()
        if review.unread:
            names = "、".join(name for name, _why in review.unread[:3])
            words = f"有 {len(review.unread)} 个文件不是反馈表，没有读入：{names}。{review.unread[0][1]}"
            self._context.say(Message(words, Tone.WARNING))

    def _taken(self, taken: ReturnsTaken) -> None:
        send_back = self.review.to_send_back() if self.review else []
        self._context.hub.tell(taken.changes)
        self.start_over()
        words = taken.sum
        words += (
            f"报称已完成 {len(taken.done)} 项，请核实后办结：{'、'.join(taken.done[:5])}。"
            if taken.done
            else ""
        )
        words += f"有 {len(send_back)} 项没有填写或内容空泛。" if send_back else ""
        undo = Action(f"撤销“{taken.changes.label}”", self._context.undo)
        back = (Action("出退回补充单", lambda: self._order_supplement(send_back)),) if send_back else ()
        self._context.say(Message(words, Tone.DONE, (*back, undo)))

    def _made(self, paths: Sequence[Path]) -> None:
        folder = paths[0].parent
        words = f"已出反馈表 {len(paths)} 份，每单位一份，在 {folder}。"
        self._context.say(Message(words, Tone.DONE, (folder_action(folder),)))

    def _send_back(self) -> None:
        if self.review is not None:
            self._order_supplement(self.review.to_send_back())

    def _order_supplement(self, ids: Sequence[str]) -> None:
        numbers = [line.row.number for line in ledger.lines(self._context.desk, ids)]
        make_order(
            self._context, Order("supplement_request", tasks="、".join(numbers), each_unit=True), "退回补充单"
        )

    def _edit(self, record: str, column: str, words: str) -> bool:
        line = self._rows.held.get(record)
        if self.review is None or line is None:
            return False
        self.review.summarise(line.place, words)
        self._rows.show(self.review)
        return True

    def _block(self, block: Block) -> None:
        for edit in block.edits:
            self._edit(edit.record, edit.column, edit.text)
        self.model.reload()

    def _claim_suspected(self) -> None:
        line = self._rows.held.get(self.grid.chosen_id())
        if line is None:
            return
        self._claim(line, None if line.target and not line.row.code_ok else line.row.suspected)

    def _claim(self, line: ReturnLine, number: str | None) -> None:
        if self.review is None:
            return
        self.review.claim(line.place, number)
        self._rows.show(self.review)
        self.model.reload()
        self._show_state()
        left = self._rows.first_altered()
        if left is None:
            self._go_to_confirm()
        else:
            self.grid.choose(left.id)

    def _go_to_confirm(self) -> None:
        field = self.confirm_button if self.confirm_button.isEnabled() else self.grid
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        review = self.review
        self._stack.setCurrentIndex(0 if review is None else 1)
        if review is not None:
            targets = review.targets.values()
            self.claim_pick.set_choices([Choice(t.number, t.number, detail=t.matter[:24]) for t in targets])
        self._rows.show(review)
        self.model.reload()
        self._show_state()

    def _show_state(self) -> None:
        review = self.review
        if review is None:
            return
        count, back = review.to_write(), len(review.to_send_back())
        self.counts.set_words(review.sentence)
        self.hint.set_words(f"{back} 项没有填写或内容空泛" if back else "")
        self.send_back.setVisible(back > 0)
        self.confirm_button.setText(f"收下 {count} 项反馈")
        self.confirm_button.setAccessibleName(self.confirm_button.text())
        self.confirm_button.setEnabled(count > 0)
        self._show_claim()

    def _show_claim(self) -> None:
        line = self._rows.held.get(self.grid.chosen_id())
        altered = line is not None and not line.row.code_ok
        self._claiming.setVisible(altered)
        if line is None or not altered:
            return
        told = "；".join(why for form in self._forms_of(line) for row, why in form if row == line.place[1])
        claimed = line.state != ALTERED and line.target is not None
        self.claim_words.setText(f"{line.place[0]} 第{line.place[1]}行：{told}")
        suspected = line.row.suspected
        self.claim_button.setVisible(bool(suspected) or claimed)
        self.claim_button.setText("不认领" if claimed else f"认领为 {suspected}")
        self.claim_button.setAccessibleName(self.claim_button.text())
        self.claim_pick.set_choice(line.target.number if claimed and line.target else None)

    def _forms_of(self, line: ReturnLine) -> list[Sequence[tuple[int, str]]]:
        forms = self.review.forms if self.review else []
        return [form.problems for form in forms if form.file == line.place[0]]

    def _picked(self, choice: Choice | None) -> None:
        line = self._rows.held.get(self.grid.chosen_id())
        if choice is not None and line is not None:
            self._claim(line, choice.id)

    def _connect(self) -> None:
        self.drop.dropped.connect(self.read_files)
        self.drop.asked.connect(self.choose_files)
        self.grid.chosen.connect(lambda _record: self._show_claim())
        self.grid.block.connect(self._block)
        self.claim_pick.picked.connect(self._picked)
        self.paper.told.connect(lambda words: self._context.say(Message(words, Tone.WARNING)))

    def _lay_out(self) -> None:
        self._claiming = QWidget()
        row = tight(QHBoxLayout(self._claiming), 8)
        row.addWidget(self.claim_words, 1)
        row.addWidget(self.claim_pick)
        row.addWidget(self.claim_button)
        self.claim_pick.setFixedWidth(px(180))
        read = QWidget()
        column = tight(QVBoxLayout(read), 8)
        column.addWidget(self.counts)
        column.addWidget(self.grid, 1)
        column.addWidget(self._claiming)
        column.addLayout(self._bottom())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.drop)
        self._stack.addWidget(read)
        page = QVBoxLayout(self)
        page.setContentsMargins(px(MARGIN), px(8), px(MARGIN), px(8))
        page.setSpacing(px(12))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.paper, 1)
        top.addWidget(push_button("出各单位反馈表", self.make_forms), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(push_button("返回台账", self.left), 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(top)
        page.addWidget(self._stack, 1)

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.hint)
        row.addWidget(self.send_back)
        row.addStretch(1)
        row.addWidget(push_button("另选文件", self.start_over))
        row.addWidget(self.confirm_button)
        return row
