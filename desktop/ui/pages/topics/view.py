"""议题: what units asked the body to study, and what became of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from desktop.domain.changes import Changes
from desktop.services import topic_forms, topics
from desktop.services.desk import Desk
from desktop.services.topic_forms import ReturnedForm
from desktop.services.topics import STATES, TopicRow
from desktop.ui.context import Context
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column, PagedModel
from desktop.ui.opening import folder_action, paper_folder
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.formhost import FormHost
from desktop.ui.pages.subview import SubView
from desktop.ui.pages.topics.forms import PutForm, ReasonForm, TopicForm
from desktop.ui.style import px
from desktop.ui.widgets.buttons import menu_button, push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.dropfield import dropped_files, take_drag
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import page_column
from desktop.ui.widgets.message import Action, Message, Tone

_MOST = 3  # doubts told in the message bar
VIEWS = {"offered": "待列入", **STATES, "all": "全部"}

COLUMNS: tuple[Column[TopicRow], ...] = (
    Column("title", "议题", lambda row: row.title, width=340),
    Column("unit", "提出单位", lambda row: row.unit, width=160),
    Column("asked_by", "提出人", lambda row: row.asked_by, width=100),
    Column("asked_on", "提出日期", lambda row: row.asked_on.isoformat(), width=104),
    Column("state", "状态", lambda row: row.word, width=190),
    Column("grounds", "理由", lambda row: row.grounds, width=200),
    Column("note", "说明", lambda row: row.note, width=200),
)


class _Rows(HeldRows[TopicRow]):
    """The topics; the filter is a view and words that they hold."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(COLUMNS)
        self._desk = desk

    def read(self, where: tuple[str, str] | None) -> Sequence[TopicRow]:
        """Return the topics that hold the words."""
        return topics.list_topics(self._desk, text=where[1] if where else "")

    def passes(self, row: TopicRow, where: tuple[str, str] | None) -> bool:
        """Return whether a topic belongs to the view."""
        return _passes(row, where[0] if where else "offered")


class TopicsView(SubView):
    """The topics with their acts under them."""

    title = "议题"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows = _Rows(context.desk)
        self._view = "offered"
        self.model: PagedModel[TopicRow] = PagedModel(self._rows, COLUMNS)
        self._empty = EmptyState(icon="meetings")
        self._empty.set_words("没有待列入的议题。请各单位报来后登记。", "登记议题")
        self._empty.acted.connect(self.begin_new)
        self.grid = GridView(self.model, context.settings, "topics", "议题", self._empty)
        self.grid.setMinimumHeight(px(48))  # gives way to a form in a low window
        self.chips = ChipBar(name="议题筛选")
        self.search = QLineEdit(placeholderText="筛选议题、单位", clearButtonEnabled=True)
        self.search.setAccessibleName("筛选议题")
        self.search.setMaximumWidth(px(280))
        self.acts = FormHost()
        self._lay_out()
        self.chips.changed.connect(self._chip_changed)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.grid.chosen.connect(lambda _record: self._offer())
        self.setFocusProxy(self.grid)
        self.setAcceptDrops(True)

    def open(self, record: str | None = None) -> None:
        """Show the topics; `new` begins one."""
        self.refresh()
        if record == "new":
            self.begin_new()

    def back(self) -> bool:
        """Close the open form."""
        return self.acts.close_form()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the topics again."""
        self.model.show((self._view, self.search.text()), self.model.sorted_by)
        counts = {view: sum(_passes(row, view) for row in self._rows.held.values()) for view in VIEWS}
        self.chips.set_chips([Chip(key, words, counts[key], "view") for key, words in VIEWS.items()])
        self.chips.set_checked({self._view})
        self.grid.choose_first()
        self._offer()

    def begin_new(self) -> None:
        """Begin a topic."""
        form = TopicForm(self._context.desk)
        self._open(form, lambda: topics.collect(self._context.desk, [form.draft()]), "已登记议题。")

    def make_forms(self) -> None:
        """Make the blank form of every member unit, in the background."""
        desk, folder = self._context.desk, paper_folder() / f"议题征集表{self._context.today:%Y%m%d}"
        self._context.work.run(
            "出议题征集表", lambda _job: topic_forms.issue_topic_forms(desk, folder), self._made
        )

    def choose_files(self) -> None:
        """Ask for returned forms."""
        names, _kind = QFileDialog.getOpenFileNames(self, "选择议题征集表", "", "表格 (*.xlsx *.xlsm *.csv)")
        if names:
            self.read_files([Path(name) for name in names])

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read returned forms in the background, then take their topics as one act that can be undone."""
        desk = self._context.desk
        self._context.work.run(
            "读回议题征集表", lambda _job: [topic_forms.read_form(desk, path) for path in paths], self._take
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take returned forms anywhere over the view."""
        take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the forms that were dropped."""
        files = dropped_files(event)
        if files:
            self.read_files(files)

    def _made(self, paths: Sequence[Path]) -> None:
        folder = paths[0].parent
        words = f"已出议题征集表 {len(paths)} 份，在 {folder}。"
        self._context.say(Message(words, Tone.DONE, (folder_action(folder),)))

    def _take(self, forms: Sequence[ReturnedForm]) -> None:
        told: list[tuple[int, tuple[str, ...]]] = []

        def act() -> Changes:
            changes, count, doubts = topic_forms.take_in(self._context.desk, forms)
            told.append((count, doubts))
            return changes

        changes = self._context.do(act)
        if changes is not None:
            count, doubts = told[0]
            words = f"读回 {len(forms)} 份，新增议题 {count} 个。" + "".join(
                f"　{each}" for each in doubts[:_MOST]
            )
            undo = (Action(f"撤销“{changes.label}”", self._context.undo),) if changes else ()
            self._context.say(Message(words, Tone.WARNING if doubts else Tone.DONE, undo))

    def _lay_out(self) -> None:
        page = page_column(self)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.search, 1)
        row.addStretch(1)
        back = push_button("返回会议", self.left)
        back.setToolTip("返回会议（Esc）")
        forms = [("出征集表", self.make_forms), ("读回征集表…", self.choose_files)]
        row.addWidget(menu_button("议题征集表", forms))
        row.addWidget(back)
        row.addWidget(push_button("登记议题", self.begin_new, "plus", primary=True))
        page.addWidget(self.chips)
        page.addLayout(row)
        page.addWidget(self.grid, 1)
        page.addWidget(self.acts, 0, Qt.AlignmentFlag.AlignLeft)
        self.acts.setMinimumWidth(px(520))

    def _offer(self) -> None:
        row = self._rows.held.get(self.grid.chosen_id())
        if row is None:
            self.acts.offer([])
            return
        desk, record = self._context.desk, row.id
        offers: list[tuple[str, Callable[[], object]]] = []
        if row.state in topics.OFFERED:
            offers.append(("列入议程…", lambda: self._put(record)))
        if row.state in ("candidate", "agenda"):
            offers.append(("暂缓…", lambda: self._reason("暂缓议题", "如 材料不全", record, topics.park)))
        if row.state != "dropped":
            offers.append(("不列…", lambda: self._reason("不列议题", "写明理由", record, topics.drop)))
        if row.state in ("parked", "dropped"):
            offers.append(
                ("重新待定", lambda: self._context.do(lambda: topics.reopen(desk, record), "议题重新待定。"))
            )
        self.acts.offer(offers, record)

    def _put(self, record: str) -> None:
        form, desk = PutForm(self._context.desk), self._context.desk
        if not form.meeting.count():
            self._context.say(Message("没有筹备中的会议。请先筹备会议，再列入议题。", Tone.WARNING))
            return
        self._open(
            form,
            lambda: topics.put_on_agenda(desk, [record], str(form.meeting.currentData() or "")),
            "已列入议程。",
        )

    def _reason(self, title: str, hint: str, record: str, act: Callable[[Desk, str, str], Changes]) -> None:
        form, desk = ReasonForm(title, hint), self._context.desk
        self._open(form, lambda: act(desk, record, form.reason.text()), f"已办：{title}。")

    def _open(self, form: ActForm, act: Callable[[], Changes], words: str) -> None:
        self.acts.open_act(self._context, form, act, words, lambda _changes: self.grid.setFocus())

    def _chip_changed(self, keys: frozenset[str]) -> None:
        self._view = next(iter(keys), "offered")
        self.refresh()


def _passes(row: TopicRow, view: str) -> bool:
    return view in ("all", row.state) or (view == "offered" and row.state in topics.OFFERED)
