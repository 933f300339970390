"""议程: the items in their order, what earlier meetings left open, and the topics that units asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.services import meetings_agenda, topics
from desktop.services.meetings import MeetingFile
from desktop.services.meetings_agenda import FOLLOW_UP, FOLLOW_UP_TITLE, AgendaDraft, carried
from desktop.ui.context import Context
from desktop.ui.models.paged import Column, PagedModel, Sort
from desktop.ui.pages.meetings.over import MeetingView
from desktop.ui.pages.papermaking import make_paper
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.message import Message, Tone

_OFFERED = 320  # pixels at 100 %
_TOPIC = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Row:
    """One item of the agenda with its place, which is its id."""

    id: str
    item: AgendaDraft


COLUMNS: tuple[Column[_Row], ...] = (
    Column("place", "序号", lambda row: str(int(row.id) + 1), width=56, sortable=False),
    Column("title", "议题", lambda row: row.item.title, width=360, editable=True, sortable=False),
    Column("presenter", "汇报单位", lambda row: row.item.presenter, width=150, editable=True, sortable=False),
    Column(
        "minutes", "分钟", lambda row: str(row.item.minutes or ""), width=64, editable=True, sortable=False,
        number=True,
    ),
    Column("materials", "材料", lambda row: row.item.materials, width=160, editable=True, sortable=False),
)  # fmt: skip


class _Rows:
    """The items of one meeting for a PagedModel."""

    def __init__(self) -> None:
        self.items: list[AgendaDraft] = []

    def ids(self, where: object, sort: Sort | None) -> Sequence[str]:
        """Return the places."""
        return [str(n) for n in range(len(self.items))]

    def rows(self, ids: Sequence[str]) -> Sequence[_Row]:
        """Return these items."""
        return [_Row(one, self.items[int(one)]) for one in ids if int(one) < len(self.items)]


class AgendaView(MeetingView):
    """Every change of the agenda is stored at once and can be undone."""

    title = "会议议程"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows = _Rows()
        self.model: PagedModel[_Row] = PagedModel(self._rows, COLUMNS, edit=self._edit)
        self.grid = GridView(self.model, context.settings, "agenda", "议程")
        self.new = QLineEdit(placeholderText="添加议题，回车加在末尾")
        self.new.setAccessibleName("添加议题")
        self.offered = QListWidget()
        self.offered.setAccessibleName("待定和暂缓的议题")
        self.offered.setWordWrap(True)
        self.offered.setSpacing(px(4))
        self.take = push_button("列入议程", self._take)
        self._lay_out()
        self.new.returnPressed.connect(self._add)
        self.offered.itemActivated.connect(lambda _item: self._take())
        self.setFocusProxy(self.new)

    def show_meeting(self, file: MeetingFile) -> None:
        """Show the items and what is offered."""
        self._rows.items = list(file.items)
        self.model.show()
        row, desk = file.row, self._context.desk
        left = carried(desk, row.kind, row.meets_on, but=row.id)
        first = any(item.kind == FOLLOW_UP for item in file.items)
        words = f"{FOLLOW_UP_TITLE}：{left.sentence}。" if left.sentence else "以前的同类会议没有遗留事项。"
        self.note.setText(words + ("" if first or not left.sentence else "　还没有列入议程。"))
        self.follow.setVisible(bool(left.sentence) and not first)
        self.table_button.setVisible(bool(left.tasks or left.decisions))
        self.offered.clear()
        for topic in topics.offered(desk):
            unit = f"{topic.unit}　" if topic.unit else ""
            item = QListWidgetItem(
                f"{topic.title}\n{unit}{topic.asked_on.isoformat()} 提出　{topics.STATES[topic.state]}"
            )
            item.setData(_TOPIC, topic.id)
            self.offered.addItem(item)
        self.take.setEnabled(self.offered.count() > 0)

    def _lay_out(self) -> None:
        self.follow = push_button("列为第一项", self._follow)
        self.table_button = push_button(
            "出落实情况表", lambda: make_paper(self._context, "status_table", meeting_id=self.record)
        )
        self.add_head(
            [push_button("出议程", lambda: make_paper(self._context, "agenda", meeting_id=self.record))]
        )
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.note, 1)
        row.addWidget(self.follow)
        row.addWidget(self.table_button)
        self.body.addLayout(row)
        columns = QHBoxLayout()
        columns.setSpacing(px(12))
        columns.addLayout(self._left(), 1)
        columns.addWidget(self._right())
        self.body.addLayout(columns, 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(self.grid, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.new, 1)
        for words, act in (
            ("上移", lambda: self._move(-1)),
            ("下移", lambda: self._move(1)),
            ("撤下", self._remove),
        ):
            row.addWidget(push_button(words, act))
        column.addLayout(row)
        return column

    def _right(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(px(_OFFERED))
        column = tight(QVBoxLayout(side), 8)
        head = QLabel("各单位提出、待定和暂缓的议题")
        head.setProperty("role", "quiet")
        head.setBuddy(self.offered)
        column.addWidget(head)
        column.addWidget(self.offered, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.take)
        column.addLayout(row)
        return side

    def _store(self, items: Sequence[AgendaDraft], choose: int | None = None) -> bool:
        desk = self._context.desk
        done = self._context.do(lambda: meetings_agenda.save_agenda(desk, self.record, items)) is not None
        if done and choose is not None:
            self.grid.choose(str(choose))
        return done

    def _add(self) -> None:
        title = self.new.text().strip()
        if title and self._store([*self._rows.items, AgendaDraft(title)], len(self._rows.items)):
            self.new.clear()

    def _follow(self) -> None:
        self._store([AgendaDraft(FOLLOW_UP_TITLE, kind=FOLLOW_UP), *self._rows.items])

    def _take(self) -> None:
        item = self.offered.currentItem() or self.offered.item(0)
        if item is not None:
            topic = topics.open_topic(self._context.desk, str(item.data(_TOPIC)))
            self._store([*self._rows.items, topics.agenda_item(topic)], len(self._rows.items))

    def _chosen(self) -> int | None:
        chosen = self.grid.chosen_id()
        return int(chosen) if chosen else None

    def _move(self, step: int) -> None:
        at, items = self._chosen(), list(self._rows.items)
        if at is not None and 0 <= at + step < len(items):
            items[at], items[at + step] = items[at + step], items[at]
            self._store(items, at + step)

    def _remove(self) -> None:
        at, items = self._chosen(), list(self._rows.items)
        if at is not None:
            del items[at]
            self._store(items)

    def _edit(self, record: str, key: str, words: str) -> bool:
        items, at = list(self._rows.items), int(record)
        if key == "minutes":
            digits = words.strip().removesuffix("分钟").strip()
            if digits and not digits.isdecimal():
                self._context.say(
                    Message(f"时长写成了“{words}”，没有改动。请写分钟数，如 15。", Tone.WARNING)
                )
                return False
            items[at] = replace(items[at], minutes=int(digits) if digits else None)
        elif key == "title":
            items[at] = replace(items[at], title=words)
        elif key == "presenter":
            items[at] = replace(items[at], presenter=words)
        else:
            items[at] = replace(items[at], materials=words)
        return self._store(items)
