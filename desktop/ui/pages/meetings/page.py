"""会议: what is planned and what was held, with agenda, attendance and decisions."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Changes
from desktop.domain.periods import Period, read_period
from desktop.services import history, invitations, meetings, meetings_moving, minutes, registry
from desktop.services.making import Order
from desktop.services.meetings import MeetingFile, MeetingRow
from desktop.services.meetings_hosts import host_warning
from desktop.services.meetings_papers import table_papers
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.opening import paper_folder
from desktop.ui.page import SavedView
from desktop.ui.pages import papermaking
from desktop.ui.pages.actform import ActForm
from desktop.ui.pages.formhost import Offer
from desktop.ui.pages.meetings.columns import COLUMNS, VIEWS, MeetingFilter, MeetingRows, counts
from desktop.ui.pages.meetings.detail import DECISION, PAPER, detail_of
from desktop.ui.pages.meetings.forms import MeetingForm
from desktop.ui.pages.meetings.moves import ArrangeForm, CancelForm, MergeForm, PostponeForm
from desktop.ui.pages.papermaking import make_order, make_paper
from desktop.ui.pages.paperorder import open_order
from desktop.ui.pages.records import RecordsPage
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.message import Action, Message, Tone

_NEW = "new:"
_LETTER = "invitation_letter"


class MeetingsPage(RecordsPage):
    """The meetings."""

    key = "meetings"
    title = "会议"
    icon = "meetings"
    help_text = (
        "**会议** 先筹备，后登记召开；召开时才给次数，所属年度可与召开日期不同。\n\n"
        "选中一行，右边看议程、回执、到会和议定事项；下面的按钮出通知、排议程、登记回执和到会。"
        "延期、取消、合并都要写原因，原通知随之作废。\n\n"
        "**回执** 一行一家：`czj` 回车是出席，`czj 王强 副局长` 是代会，`czj -出差` 是不能参加。"
        "**登记到会** 先按回执全部到会，只写例外。\n\n"
        "纪要摘录、分解表等在“其他文书…”里，会议次数登记表在“文书”页。**Ctrl+N** 筹备新会议。"
    )
    views_over: Mapping[str, tuple[str, str]] = {
        "calendar": ("desktop.ui.pages.calendar.view", "CalendarView"),
        "replies": ("desktop.ui.pages.meetings.replies", "RepliesView"),
        "attendance": ("desktop.ui.pages.meetings.attendance", "AttendanceView"),
        "agenda": ("desktop.ui.pages.meetings.agenda", "AgendaView"),
        "topics": ("desktop.ui.pages.topics.view", "TopicsView"),
    }

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        model = PagedModel[MeetingRow](MeetingRows(context.desk), COLUMNS)
        super().__init__(context, model, "筛选会议、地点、主持", parent)
        self._empty.acted.connect(self.begin_new)
        self.detail.linked.connect(self._link)
        self.acts.closed.connect(self.detail.show)
        self.lay_out(
            [self.search],
            [
                push_button("日历", lambda: self.open_over("calendar"), "calendar"),
                push_button("议题", lambda: self.open_over("topics")),
                push_button("筹备会议", self.begin_new, "plus", primary=True),
            ],
        )
        self.refresh()

    def saved_views(self) -> Sequence[SavedView]:
        """Return what still asks for work."""
        numbers = counts(self._context.desk)
        return [SavedView(key, VIEWS[key], numbers[key]) for key in ("planned", "no_minutes")]

    def show_view(self, key: str) -> None:
        """Show a view, begin a meeting (`new:KIND` or `new:KIND:2026Q3`), or open a view over it (`replies:ID`)."""
        name, _, record = key.partition(":")
        if key.startswith(_NEW):
            kind, _, period = record.partition(":")
            self.over.show_records()
            self._begin(kind, read_period(period) if period else None)
        elif name in self.over:
            self.open_over(name, record or None)
        else:
            self.over.show_records()
            self._view = key
            self.reload()

    def show_record(self, record: str) -> None:
        """Show one meeting."""
        self.over.show_records()
        if not self.grid.choose(record):
            self.search.clear()
            self.show_view("all")
            self.grid.choose(record)

    def begin_new(self) -> None:
        """Begin to plan a meeting."""
        self._begin("")

    def reload(self) -> None:
        """Show what passes the filters."""
        numbers = counts(self._context.desk)
        nothing = not numbers["all"]
        self._empty.set_words(
            "还没有会议。先筹备一次。" if nothing else "没有这样的会议。", "筹备会议" if nothing else ""
        )
        self.show_rows(MeetingFilter(self._view, self.search.text()), VIEWS, numbers)

    def _file(self) -> MeetingFile | None:
        record = self.grid.chosen_id()
        return meetings.open_meeting(self._context.desk, record) if record else None

    def show_chosen(self) -> None:
        """Show the chosen meeting and what can be done with it."""
        file, desk = self._file(), self._context.desk
        if file is None:
            self.detail.show_detail(None)
            self.acts.offer([])
            return
        papers = [row for row in registry.register(desk) if row.meeting_id == file.row.id]
        steps = history.history_of(desk, "meetings", file.row.id)
        covered = minutes.coverage(desk, file.row.id)
        asked = invitations.invitations_of(desk, file.row.id)
        row = file.row
        warning = host_warning(desk, row.host, row.delegated_by, row.meets_on)
        self.detail.show_detail(detail_of(file, covered, papers, steps, desk.calendar, asked, warning))
        self.acts.offer(self._offers(row), row.id, self._rarer(row))

    def _offers(self, row: MeetingRow) -> list[Offer]:
        over, others = self.open_over, ("其他文书…", lambda: self._other_papers(row.id))
        if row.status in meetings.OPEN:
            return self._planned(row)
        if row.status in ("cancelled", "merged"):
            return [("出取消通知", lambda: self._each("meeting_cancelled", row.id, "取消通知")), others]
        offers: list[Offer] = [("登记到会", lambda: over("attendance", row.id))]
        name, view = ("导入纪要", "minutes") if row.source_id is None else ("纪要各稿", "versions")
        offers.append((name, lambda: self._context.open_page("ledger", f"{view}:{row.id}", None)))
        if row.decisions:
            offers.append(("出纪要", lambda: self._paper("minutes", row.id)))
        return [*offers, ("改年度…", lambda: self._arrange(row)), others]

    def _planned(self, row: MeetingRow) -> list[Offer]:
        over = self.open_over
        offers: list[Offer] = [
            *self._letters(row),
            ("议程", lambda: over("agenda", row.id)),
            ("回执", lambda: over("replies", row.id)),
            ("会前文书", lambda: self._table_papers(row.id)),
            ("登记到会", lambda: over("attendance", row.id)),
            ("登记召开", lambda: self._hold(row.id)),
        ]
        if row.first_meets_on:
            offers.append(("出延期通知", lambda: self._each("meeting_postponed", row.id, "延期通知")))
        return offers

    def _rarer(self, row: MeetingRow) -> list[Offer]:
        """Offer what a planned meeting seldom needs."""
        if row.status not in meetings.OPEN:
            return []
        return [
            ("更改安排…", lambda: self._arrange(row)),
            ("定新日期…" if row.status == "postponed" else "延期…", lambda: self._postpone(row)),
            ("取消…", lambda: self._cancel(row)),
            ("合并…", lambda: self._merge(row)),
            ("其他文书…", lambda: self._other_papers(row.id)),
        ]

    def _letters(self, row: MeetingRow) -> list[Offer]:
        """Offer the notice, and for a kind of chosen units the letter of invitation."""
        kind = self._context.desk.profile.meeting(row.kind)
        offers: list[Offer] = []
        if "meeting_notice" in kind.papers:
            offers.append(("出通知", lambda: self._each("meeting_notice", row.id, "会议通知")))
        if _LETTER in kind.papers or not invitations.for_everyone(kind):
            offers.append(("出邀约函", lambda: self._each(_LETTER, row.id, "邀约函")))
        return offers

    def _begin(self, kind: str, period: Period | None = None) -> None:
        desk = self._context.desk
        form = MeetingForm(desk, kind, period)

        def confirm() -> None:
            draft = form.draft()
            if draft is None:
                self._context.say(Message("请填写会议日期，如 12.5 或 下周三。", Tone.WARNING))
                form.day.setFocus()
                return
            changes = self._context.do(lambda: meetings.add_meeting(desk, draft))
            if changes:
                self.acts.close_form()
                self.show_record(changes.made[0])
                self.grid.setFocus()
                self._say_planned(changes)

        self.open_form(form, confirm)
        self.detail.hide()  # the form has its room until it closes

    def _say_planned(self, changes: Changes) -> None:
        row = meetings.open_meeting(self._context.desk, changes.made[0]).row
        asked = len(invitations.invitations_of(self._context.desk, row.id))
        warning = host_warning(self._context.desk, row.host, row.delegated_by, row.meets_on)
        words = "已登记会议" + (f"，按当日名册邀请 {asked} 席。" if asked else "。")
        undo = Action(f"撤销“{changes.label}”", self._context.undo)
        self._context.say(Message(f"{words}{warning}", Tone.WARNING if warning else Tone.DONE, (undo,)))

    def _postpone(self, row: MeetingRow) -> None:
        form, desk = PostponeForm(self._context.desk), self._context.desk

        def confirm() -> None:
            if form.day.in_doubt():
                self._context.say(Message("新的日期认不出，请写如 12.5；待定的空着。", Tone.WARNING))
                return
            self._moved(
                lambda: meetings_moving.postpone(desk, row.id, form.to(), form.reason.text()),
                "已登记延期，原通知作废。",
                row,
                ("meeting_postponed", "延期通知"),
            )

        self.open_form(form, confirm)

    def _cancel(self, row: MeetingRow) -> None:
        form, desk = CancelForm(), self._context.desk
        self._open_move(
            form,
            lambda: meetings_moving.cancel(desk, row.id, form.reason.text()),
            "已取消，原通知作废。",
            row,
        )

    def _merge(self, row: MeetingRow) -> None:
        desk = self._context.desk
        others = [m for m in meetings.list_meetings(desk) if m.status in meetings.OPEN and m.id != row.id]
        if not others:
            self._context.say(Message("没有别的筹备中的会议可以并入。请先筹备另一次会议。", Tone.WARNING))
            return
        form = MergeForm(others)
        self._open_move(
            form,
            lambda: meetings_moving.merge(desk, row.id, str(form.into.currentData()), form.reason.text()),
            "已合并，议题一并移入。",
            row,
        )

    def _open_move(self, form: ActForm, act: Callable[[], Changes], words: str, row: MeetingRow) -> None:
        self.open_form(form, lambda: self._moved(act, words, row, ("meeting_cancelled", "取消通知")))

    def _moved(self, act: Callable[[], Changes], words: str, row: MeetingRow, paper: tuple[str, str]) -> None:
        """Run a change of a meeting and offer the paper that follows it."""
        changes = self._context.do(act)
        if changes is None:
            return
        self.acts.close_form()
        kind, name = paper
        actions = (
            Action(f"出{name}", lambda: self._each(kind, row.id, name)),
            Action(f"撤销“{changes.label}”", self._context.undo),
        )
        self._context.say(Message(words, Tone.DONE, actions))

    def _arrange(self, row: MeetingRow) -> None:
        desk = self._context.desk
        form = ArrangeForm(desk, row)
        self.open_act(
            form, lambda: meetings_moving.arrange(desk, row.id, form.arrangement()), "已更改会议安排。"
        )

    def _hold(self, record: str) -> None:
        self._context.do(lambda: meetings.close_meeting(self._context.desk, record), "已登记召开。")

    def _each(self, kind: str, record: str, name: str) -> None:
        """Make a paper for each unit asked, and the 签收单."""
        make_order(self._context, Order(kind, meeting_id=record, each_unit=True), name)

    def _table_papers(self, record: str) -> None:
        """Make 签到表, 名单, 桌签, 议程 and 落实情况表 together."""
        desk, folder = self._context.desk, paper_folder()
        papermaking.run_batch(
            self._context,
            "会前文书",
            lambda progress, job: table_papers(
                desk, record, folder, progress=progress, cancelled=lambda: job.cancelled
            ),
        )

    def _paper(self, kind: str, record: str) -> None:
        make_paper(self._context, kind, meeting_id=record)

    def _other_papers(self, record: str) -> None:
        self.split.set_open(True)
        open_order(self._context, self.acts, record)
        self.detail.hide()  # the catalogue has its room until it closes

    def _link(self, link: str) -> None:
        if link.startswith(DECISION):
            self._context.open_page("ledger", None, link.removeprefix(DECISION))
        elif link.startswith(PAPER):
            self._context.open_page("papers", None, link.removeprefix(PAPER))
