"""会议: what is planned and what was held, with agenda, attendance and decisions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.services import history, meetings, minutes, registry, roster
from desktop.services.meetings import MeetingFile, MeetingRow
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.page import SavedView
from desktop.ui.pages.days import parser
from desktop.ui.pages.formhost import Offer
from desktop.ui.pages.meetings_columns import COLUMNS, VIEWS, MeetingFilter, MeetingRows, counts
from desktop.ui.pages.meetings_detail import DECISION, PAPER, detail_of
from desktop.ui.pages.meetings_forms import AgendaForm, AttendanceForm, MeetingForm
from desktop.ui.pages.papermaking import make_paper
from desktop.ui.pages.papers_order import open_order
from desktop.ui.pages.records import RecordsPage
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.message import Message, Tone

_NEW = "new:"


class MeetingsPage(RecordsPage):
    """The meetings."""

    key = "meetings"
    title = "会议"
    icon = "meetings"
    help_text = (
        "**会议** 先筹备，后登记召开；召开时才给次数，所属年度可与召开日期不同。\n\n"
        "选中一行，右边看议程、到会和议定事项；下面的按钮出通知、改议程、登记到会、登记召开、导入纪要、出纪要；"
        "议程、签到表、桌签、催询单、纪要摘录等在“其他文书…”里。"
        "**Ctrl+N** 筹备新会议。"
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        model = PagedModel[MeetingRow](MeetingRows(context.desk), COLUMNS)
        super().__init__(context, model, "筛选会议、地点、主持", parent)
        self._empty.acted.connect(self.begin_new)
        self.detail.linked.connect(self._link)
        self.acts.closed.connect(self.detail.show)
        self.lay_out([self.search], [push_button("筹备会议", self.begin_new, "plus", primary=True)])
        self.refresh()

    def saved_views(self) -> Sequence[SavedView]:
        """Return what still asks for work."""
        numbers = counts(self._context.desk)
        return [SavedView(key, VIEWS[key], numbers[key]) for key in ("planned", "no_minutes")]

    def show_view(self, key: str) -> None:
        """Show a view, or begin a meeting of a kind (`new:KIND`)."""
        if key.startswith(_NEW):
            self._begin(key.removeprefix(_NEW))
        else:
            self._view = key
            self.reload()

    def show_record(self, record: str) -> None:
        """Show one meeting."""
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
        self.detail.show_detail(detail_of(file, covered, papers, steps, desk.calendar))
        self.acts.offer(self._offers(file.row), file.row.id)

    def _offers(self, row: MeetingRow) -> list[Offer]:
        paper = self._paper
        if row.status in ("planned", "postponed"):
            return [
                ("出通知", lambda: paper("meeting_notice", row.id)),
                ("改议程", self._agenda),
                ("登记到会", self._attendance),
                ("登记召开", lambda: self._hold(row.id)),
                ("其他文书…", lambda: self._other_papers(row.id)),
            ]
        offers: list[Offer] = [("登记到会", self._attendance)]
        if row.source_id is None:
            offers.append(("导入纪要", lambda: self._context.open_page("ledger", f"minutes:{row.id}", None)))
        if row.decisions:
            offers.append(("出纪要", lambda: paper("minutes", row.id)))
        return [*offers, ("其他文书…", lambda: self._other_papers(row.id))]

    def _begin(self, kind: str) -> None:
        desk = self._context.desk
        form = MeetingForm(desk.profile, parser(desk), kind)

        def confirm() -> None:
            draft = form.draft()
            if draft is None:
                self._context.say(Message("请填写会议日期，如 12.5 或 下周三。", Tone.WARNING))
                form.day.setFocus()
                return
            changes = self._context.do(lambda: meetings.add_meeting(desk, draft), "已登记会议。")
            if changes:
                self.acts.close_form()
                self.show_record(changes.made[0])

        self.open_form(form, confirm)

    def _agenda(self) -> None:
        file = self._file()
        if file is None:
            return
        form = AgendaForm(file.agenda)
        desk, record = self._context.desk, file.row.id
        self.open_act(form, lambda: meetings.set_agenda(desk, record, form.titles()), "已保存议程。")

    def _attendance(self) -> None:
        file, desk = self._file(), self._context.desk
        if file is None:
            return
        units = [row.name for row in roster.unit_rows(desk, file.row.meets_on) if row.seats]
        form = AttendanceForm(units, file.attendance)
        record = file.row.id
        self.open_act(form, lambda: meetings.record_attendance(desk, record, form.entries()), "已登记到会。")

    def _hold(self, record: str) -> None:
        self._context.do(lambda: meetings.close_meeting(self._context.desk, record), "已登记召开。")

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
