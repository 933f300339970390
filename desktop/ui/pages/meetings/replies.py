"""回执: whom a meeting asks, who answered what, and whom to telephone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.attendance import Called, Spoken, understand
from desktop.services import invitations
from desktop.services.desk import Desk
from desktop.services.invitations import REPLIES, InvitationRow, Reply
from desktop.services.meetings import MeetingFile
from desktop.services.units import units_to_pick
from desktop.ui.context import Context
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column, PagedModel
from desktop.ui.pages.meetings.line import AnswerLine
from desktop.ui.pages.meetings.over import MeetingView
from desktop.ui.pages.papermaking import make_paper
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.style import px
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.pickfield import PickField
from desktop.ui.widgets.picking import Choice

VIEWS = {"all": "全部", "open": "未回执", **REPLIES}

COLUMNS: tuple[Column[InvitationRow], ...] = (
    Column("unit", "单位", lambda row: row.unit, width=210),
    Column("person", "应邀人", lambda row: row.person or row.requirement, width=150),
    Column("position", "职务", lambda row: row.position, width=140),
    Column("told", "答复", lambda row: row.told, width=220),
    Column(
        "replied", "答复日期", lambda row: row.replied_on.isoformat() if row.replied_on else "", width=100
    ),
    Column("liaison", "联络员", lambda row: row.liaison, width=90),
    Column("telephone", "电话", lambda row: row.telephone, width=130),
)


class _Rows(HeldRows[InvitationRow]):
    """The invitations of one meeting, in protocol order; the filter is the answer given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(COLUMNS)
        self._desk = desk
        self.meeting = ""

    def read(self, where: str | None) -> Sequence[InvitationRow]:
        """Return everybody who was asked."""
        return invitations.invitations_of(self._desk, self.meeting) if self.meeting else []

    def passes(self, row: InvitationRow, where: str | None) -> bool:
        """Return whether somebody answered so."""
        return _passes(row, where or "all")


class RepliesView(MeetingView):
    """Answers go in by one typed line, or by a button on the chosen seat."""

    title = "会议回执"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows = _Rows(context.desk)
        self._view = "all"
        self._called: list[Called] = []
        self.model: PagedModel[InvitationRow] = PagedModel(self._rows, COLUMNS)
        self.grid = GridView(self.model, context.settings, "replies", "回执")
        self.line = AnswerLine(self._hear, "登记回执")
        self.chips = ChipBar(name="回执筛选")
        self.more = PickField(unit_choices(units_to_pick(context.desk)), name="补邀单位")
        self.more.setPlaceholderText("补邀单位")
        self.more.setFixedWidth(px(180))
        self.sheet = push_button("出未回执催询单", self._missing, "phone")
        self._lay_out()
        self.line.entered.connect(self._enter)
        self.chips.changed.connect(self._chip_changed)
        self.more.picked.connect(self._ask)
        self.grid.chosen.connect(lambda _record: self._enable())
        self.setFocusProxy(self.line)

    def show_meeting(self, file: MeetingFile) -> None:
        """Show whom the meeting asks."""
        self._rows.meeting = file.row.id
        self.model.show(self._view, self.model.sorted_by)
        names = [row.unit for row in self._rows.held.values()]
        names = names or [unit.name for unit in units_to_pick(self._context.desk)]
        self._called = invitations.called(self._context.desk, names)
        counts = {key: sum(_passes(row, key) for row in self._rows.held.values()) for key in VIEWS}
        self.chips.set_chips([Chip(key, words, counts[key], "view") for key, words in VIEWS.items()])
        self.chips.set_checked({self._view})
        self.sheet.setEnabled(counts["open"] > 0)
        self._enable()

    def _lay_out(self) -> None:
        self.add_head([push_button("按名册邀请", self._ask_all), self.sheet])
        self.body.addWidget(self.line)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.grid, 1)
        self._acts = [
            push_button("出席", lambda: self._put(Reply("attend"))),
            push_button("代会…", lambda: self._begin(" ")),
            push_button("不能参加…", lambda: self._begin(" -")),
            push_button("撤回回执", self._clear),
        ]
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in self._acts:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.more)
        self.body.addLayout(row)

    def _hear(self, words: str) -> Spoken:
        return understand(words, self._called)

    def _enter(self, words: str) -> None:
        desk, before = self._context.desk, self._hear(words)
        changes = self._context.do(lambda: invitations.reply_in_words(desk, self.record, words))
        if changes is None:
            return
        named = before.found or tuple(row.unit for row in self._rows.held.values() if row.id in changes.ids)
        row = next(
            (row for row in self._rows.held.values() if row.unit in named and row.id in changes.ids), None
        )
        left = sum(not row.reply for row in self._rows.held.values())
        words = f"{row.unit}：{row.told}" if row else "没有变化"
        self.line.done(f"已登记　{words}　还有 {left} 家未回执")

    def _begin(self, tail: str) -> None:
        row = self._chosen()
        if row is not None:
            self.line.begin(f"{row.unit}{tail}")

    def _put(self, reply: Reply) -> None:
        row = self._chosen()
        if row is not None:
            act = self._context.desk
            self._context.do(
                lambda: invitations.record_reply(act, row.id, reply), f"已登记{row.unit}的回执。"
            )

    def _clear(self) -> None:
        row = self._chosen()
        if row is not None:
            desk = self._context.desk
            self._context.do(lambda: invitations.clear_reply(desk, row.id), f"已撤回{row.unit}的回执。")

    def _ask(self, choice: Choice | None) -> None:
        if choice is not None:
            self.more.set_choice(None)
            desk, name = self._context.desk, choice.name
            self._context.do(lambda: invitations.invite(desk, self.record, [name]), f"已邀请{name}。")

    def _ask_all(self) -> None:
        desk = self._context.desk
        self._context.do(lambda: invitations.invite(desk, self.record), "已按会议当日名册邀请全部席位。")

    def _missing(self) -> None:
        make_paper(self._context, "missing_receipts", meeting_id=self.record)

    def _chosen(self) -> InvitationRow | None:
        return self._rows.held.get(self.grid.chosen_id())

    def _enable(self) -> None:
        for button in self._acts:
            button.setEnabled(self._chosen() is not None)

    def _chip_changed(self, keys: frozenset[str]) -> None:
        self._view = next(iter(keys), "all")
        self.refresh()


def _passes(row: InvitationRow, view: str) -> bool:
    return view == "all" or (row.reply or "open") == view
