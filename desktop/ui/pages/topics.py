"""议题: what units asked the body to study, and what became of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.services import meetings, topics
from desktop.services.desk import Desk
from desktop.services.topics import STATES, TopicDraft, TopicRow
from desktop.services.units import units_to_pick
from desktop.ui.context import Context
from desktop.ui.models.paged import Column, PagedModel, Sort
from desktop.ui.pages.actform import ActForm, line
from desktop.ui.pages.days import parser
from desktop.ui.pages.formhost import FormHost
from desktop.ui.pages.subview import SubView
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.style import px
from desktop.ui.style.sheet import MARGIN
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.datefield import DateField
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.message import Message, Tone
from desktop.ui.widgets.pickfield import PickField

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


class _Rows:
    """The topics for a PagedModel."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.held: dict[str, TopicRow] = {}

    def ids(self, where: tuple[str, str] | None, sort: Sort | None) -> Sequence[str]:
        """Return the ids of the topics of a view that hold the words."""
        view, words = where or ("offered", "")
        every = topics.list_topics(self._desk, text=words)
        self.held = {row.id: row for row in every}
        rows = [row for row in every if _passes(row, view)]
        if sort is not None:
            told = next(column.text for column in COLUMNS if column.key == sort.column)
            rows.sort(key=lambda row: str(told(row)), reverse=sort.descending)
        return [row.id for row in rows]

    def rows(self, ids: Sequence[str]) -> Sequence[TopicRow]:
        """Return these rows."""
        return [self.held[one] for one in ids if one in self.held]


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
        if not self.grid.chosen_id() and self.model.ids():
            self.grid.choose(self.model.ids()[0])
        self._offer()

    def begin_new(self) -> None:
        """Begin a topic."""
        form = TopicForm(self._context.desk)
        self._open(form, lambda: topics.collect(self._context.desk, [form.draft()]), "已登记议题。")

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(px(MARGIN), px(12), px(MARGIN), px(12))
        page.setSpacing(px(8))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.search, 1)
        row.addStretch(1)
        back = push_button("返回会议", self.left)
        back.setToolTip("返回会议（Esc）")
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
        def confirm() -> None:
            if self._context.do(act, words) is not None:
                self.acts.close_form()
                self.grid.setFocus()

        self.acts.open_form(form, confirm)

    def _chip_changed(self, keys: frozenset[str]) -> None:
        self._view = next(iter(keys), "offered")
        self.refresh()


def _passes(row: TopicRow, view: str) -> bool:
    return view in ("all", row.state) or (view == "offered" and row.state in topics.OFFERED)
