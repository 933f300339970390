"""双清单: the lists of a year from the units' proposals to the approved list, typed, pasted or read from forms."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.worklists import ListState
from desktop.services import worklist_carry, worklist_intake, worklist_lines, worklists
from desktop.services.worklist_intake import Intake
from desktop.services.worklist_lines import LineDraft, LineEdit
from desktop.services.worklists import ListFile, ListLine
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.pages.blockact import take_block
from desktop.ui.pages.cards import Choice
from desktop.ui.pages.formhost import FormHost
from desktop.ui.pages.subview import SubView
from desktop.ui.pages.worklists.acts import ListActs, step_words
from desktop.ui.pages.worklists.columns import LINE_COLUMNS, NEW, LineRows
from desktop.ui.pages.worklists.detail import LINE, TASK, line_detail, list_detail
from desktop.ui.pages.worklists.intake import IntakePanel
from desktop.ui.pages.worklists.papers import PAPERS, make_forms, make_list_paper
from desktop.ui.pages.worklists.steps import StepLine
from desktop.ui.style import px
from desktop.ui.widgets.blocks import Block, from_tsv
from desktop.ui.widgets.buttons import menu_button, push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.detail import DetailPanel
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import page_column, stacked
from desktop.ui.widgets.message import Message, Tone
from desktop.ui.widgets.split import PanelSplit

_READ = frozenset({"work_lists", "list_items", "tasks", "settings", "meetings"})


class WorkListsView(SubView):
    """The steps over the lines of one list; the chosen line at the right, its acts under it."""

    title = "双清单"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.year, self._place = context.today.year, 1
        self._waiting: list[Intake] = []
        self._older: str | None = None  # the earlier version that is looked at
        self.years = Choice()
        self.years.setAccessibleName("年度")
        self.years.activated.connect(lambda _at: self._choose_year(self.years.currentData()))
        self.lists = ChipBar(name="清单")
        self.lists.changed.connect(lambda keys: self._choose_list(next(iter(keys), str(self._place))))
        self.steps = StepLine()
        self.rows = LineRows()
        self.model: PagedModel[ListLine] = PagedModel(self.rows, LINE_COLUMNS, edit=self._edit)
        self.empty = EmptyState(icon="ledger")
        self.grid = GridView(self.model, context.settings, "worklist", "清单", self.empty)
        self.detail = DetailPanel()
        self.host = FormHost()
        self.acts = ListActs(
            context, self.host, lambda: self.rows.file, self._selected, lambda: self.split.set_open(True)
        )
        self.intake = IntakePanel(context)
        self.next = push_button("", self.acts.next_step, primary=True)
        self.more = push_button("更多")
        self.papers = menu_button("出文书", self._paper_entries())
        self._lay_out()
        self._connect()

    def open(self, record: str | None = None) -> None:
        """Show the present year's lists, or the list or the year that `record` names."""
        if record and record.isdecimal():
            self.year = int(record)
        elif record:
            try:
                file = worklists.open_list(self._context.desk, record)
                self.year, self._place = file.year, file.place
            except Refused as refused:  # the list was taken back meanwhile
                self._context.say(Message(refused.sentence, Tone.WARNING))
        self._choose_year(self.year)
        self.grid.setFocus()

    def back(self) -> bool:
        """Leave the form read in, then the open form, then the view."""
        if self.stack.currentWidget() is self.intake:
            self._next_intake()
            return True
        if self.host.close_form():
            self.grid.setFocus()
            return True
        return False

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the list again; the place of the keyboard stays."""
        if changes is None or changes.kinds & _READ:
            self._show_year()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read filled forms in the background and show them one after the other."""
        file, desk = self.rows.file, self._context.desk
        if file is None or not paths:
            return

        def read() -> list[Intake]:
            return [worklist_intake.read_form(desk, file.id, path) for path in paths]

        self._context.work.run("读申报表", lambda _job: read(), self._show_intakes)

    def paste_block(self, text: str) -> None:
        """Read a block from WPS and show it before anything is stored."""
        file = self.rows.file
        if file is None:
            return
        try:
            self._show_intakes([worklist_intake.read_cells(self._context.desk, file.id, from_tsv(text))])
        except Refused as refused:
            self._context.say(Message(refused.sentence, Tone.WARNING))

    def _choose_year(self, year: int) -> None:
        self.year = year
        self.years.clear()
        known = {
            *worklists.years(self._context.desk),
            year,
            self._context.today.year,
            self._context.today.year + 1,
        }
        for each in sorted(known, reverse=True):
            self.years.addItem(f"{each}年", each)
        self.years.setCurrentIndex(self.years.findData(year))
        self.host.close_form()
        self._older = None
        self._show_year()

    def _choose_list(self, key: str) -> None:
        self._place, self._older = int(key), None
        self.host.close_form()
        self._show_year()

    def _show_year(self) -> None:
        files = worklists.lists_of(self._context.desk, self.year)
        chips = [Chip(str(f.place), f.title, len(f.kept) or len(f.lines), "list") for f in files]
        self.lists.set_chips(chips)
        file = next((f for f in files if f.place == self._place), files[0] if files else None)
        self.lists.set_checked({str(file.place)} if file else ())
        if file is not None and self._older:
            versions = worklists.versions_of(self._context.desk, self.year, file.place)
            file = next((each for each in versions if each.id == self._older), file)
        self.rows.file = file
        name = self._context.desk.profile.lists.name
        self.empty.set_words(
            "" if file else f"{self.year}年的{name}还没有建立。", "" if file else f"建立{self.year}年{name}"
        )
        self.model.show()
        self.grid.choose_first()
        self._show_file(file)

    def _show_file(self, file: ListFile | None) -> None:
        done = file is not None and file.state is ListState.APPROVED
        told = worklist_carry.completion_of(self._context.desk, file).sentence if file and done else ""
        self.steps.show_file(file, told)
        if file is not None:
            self.next.setText(step_words(file))
            self.next.setAccessibleName(step_words(file))
        self._show_buttons()
        self._show_chosen()

    def _show_buttons(self) -> None:
        """Offer what goes on with the list; while a form is looked at there is only taking it or not."""
        file, reading = self.rows.file, self.stack.currentWidget() is self.intake
        self.papers.setVisible(file is not None and not reading)
        self.more.setVisible(not reading)
        self.next.setVisible(file is not None and file.state is not ListState.APPROVED and not reading)

    def _show_chosen(self) -> None:
        desk, file = self._context.desk, self.rows.file
        line = self.rows.line(self.grid.chosen_id())
        if file is None:
            self.detail.show_detail(None)
        else:
            self.detail.show_detail(line_detail(desk, file, line) if line else list_detail(desk, file))
        self.host.offer(self.acts.offers(), "" if file is None else file.id)

    def _selected(self) -> list[ListLine]:
        found = self.grid.selected_ids() or [self.grid.chosen_id()]
        return [line for key in found if (line := self.rows.line(key)) is not None]

    def _edit(self, record: str, column: str, words: str) -> bool:
        desk, file = self._context.desk, self.rows.file
        if record != NEW:
            return (
                self._context.do(lambda: worklist_lines.edit_lines(desk, [LineEdit(record, column, words)]))
                is not None
            )
        if column != "matter" or file is None:
            self._context.say(Message("新的一项请先写“任务（问题）”一栏。", Tone.INFO))
            return False
        return (
            self._context.do(lambda: worklist_lines.add_lines(desk, file.id, [LineDraft(words)])) is not None
        )

    def _block(self, block: Block) -> None:
        if block.label == "粘贴" and (self.grid.selected_ids() or [self.grid.chosen_id()])[0] == NEW:
            self.paste_block(QGuiApplication.clipboard().text())
            return
        kept = tuple(edit for edit in block.edits if edit.record != NEW)
        edits = [LineEdit(edit.record, edit.column, edit.text) for edit in kept]
        left = len(block.edits) - len(kept) + block.left_out
        take_block(
            self._context,
            Block(block.label, kept, left),
            lambda: worklist_lines.edit_lines(self._context.desk, edits),
        )

    def _show_intakes(self, intakes: list[Intake]) -> None:
        self._waiting = [*self._waiting, *intakes]
        if self._waiting and self.rows.file is not None:
            self.intake.show_intake(self._waiting[0], self.rows.file.title, len(self._waiting) - 1)
            self.stack.setCurrentWidget(self.intake)
            self._show_buttons()
            self.intake.setFocus()

    def _take(self) -> None:
        panel = self.intake
        taken: list[str] = []

        def act() -> Changes:
            told = worklist_intake.accept(
                self._context.desk, self._waiting[0], leave_out=panel.rows.left_out, proposer=panel.proposer()
            )
            taken.append(told.sentence)
            return told.changes

        if self._context.do(act) is not None:
            self._context.say(Message(taken[0], Tone.DONE))
            self._next_intake()

    def _next_intake(self) -> None:
        self._waiting = self._waiting[1:]
        if self._waiting:
            self._show_intakes([])
            return
        self.stack.setCurrentWidget(self.split)
        self._show_buttons()
        self.grid.setFocus()

    def _choose_files(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, "选择各单位的申报表", "", "表格 (*.xlsx *.csv)")
        self.read_files([Path(name) for name in names])

    def _paper_entries(self) -> list[tuple[str, Callable[[], object]]]:
        made = [
            (f"出{words}", partial(lambda kind: make_list_paper(self._context, kind, self.year), kind))
            for kind, words in PAPERS.items()
        ]
        return [*made, ("出申报表（每单位一份 xlsx）", lambda: make_forms(self._context, self.year))]

    def _linked(self, link: str) -> None:
        if link.startswith(TASK):
            self._context.open_page("ledger", None, link.removeprefix(TASK))
        elif link.startswith(LINE):
            self.grid.choose(link.removeprefix(LINE))

    def _opened(self, record: str) -> None:
        """Enter begins typing in the cell; a line in the ledger opens there once the list is locked."""
        line = self.rows.line(record)
        if self.rows.file is not None and self.rows.file.state.editable:
            self.grid.edit(self.grid.currentIndex())
        elif line is not None and line.task_id:
            self._context.open_page("ledger", None, line.task_id)

    def _menu_of(self) -> list[tuple[str, Callable[[], object]]]:
        file = self.rows.file
        entries: list[tuple[str, Callable[[], object]]] = []
        if file is not None and file.state.editable:
            entries += [
                ("收申报表…", self._choose_files),
                ("从台账列入…", self.acts.take_tasks),
                ("结转上年未完成的事项…", self.acts.carry),
            ]
        if file is not None and file.state is ListState.SUBMITTED:
            entries.append(("退回修改…", self.acts.take_back))
        if file is not None and file.state.editable and file.replaces_id:
            entries.append(("放弃新版", self.acts.discard))
        if file is not None and file.state is ListState.APPROVED and not self._older:
            entries.append((step_words(file), self.acts.next_step))
        return [*entries, *self._version_entries(file), ("清单名称…", self.acts.rename)]

    def _version_entries(self, file: ListFile | None) -> list[tuple[str, Callable[[], object]]]:
        if file is None:
            return []
        entries: list[tuple[str, Callable[[], object]]] = []
        if file.replaces_id:
            entries.append(("与上一版的不同", self._show_changes))
        versions = worklists.versions_of(self._context.desk, file.year, file.place)
        for each in versions:
            if each.version != file.version:
                entries.append(
                    (f"看第{each.version}版（{each.state.word}）", partial(self._show_version, each.id))
                )
        return entries

    def _show_version(self, record: str) -> None:
        newest = worklists.lists_of(self._context.desk, self.year)
        self._older = None if record in {each.id for each in newest} else record
        self._show_year()

    def _show_changes(self) -> None:
        if self.rows.file is not None:
            self.split.set_open(True)
            self.detail.show_detail(list_detail(self._context.desk, self.rows.file))

    def _connect(self) -> None:
        self.empty.acted.connect(lambda: self.acts.open_year(self.year))
        self.grid.opened.connect(self._opened)
        self.grid.block.connect(self._block)
        self.grid.chosen.connect(lambda _record: self._show_chosen())
        self.grid.selectionModel().selectionChanged.connect(lambda _on, _off: self._offer())
        self.detail.linked.connect(self._linked)
        self.detail.closed.connect(lambda: self.split.set_open(False))
        self.intake.taken.connect(self._take)
        self.intake.cancelled.connect(self._next_intake)
        keys = (
            ("Alt+1", self.acts.keep),
            ("Alt+2", self.acts.merge),
            ("Alt+3", self.acts.drop),
            ("Alt+4", self.acts.put_back),
            ("Alt+Up", lambda: self.acts.move(-1)),
            ("Alt+Down", lambda: self.acts.move(1)),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _offer(self) -> None:
        if self.host.form is None:
            self.host.offer(self.acts.offers(), self.rows.file.id if self.rows.file else "")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.years)
        top.addWidget(self.lists, 1)
        for button in (self.papers, self.more, self.next):
            top.addWidget(button)
        more = QMenu(self.more)
        more.aboutToShow.connect(lambda: self._fill(more))
        self.more.setMenu(more)
        self.split = PanelSplit(
            self.grid, stacked(self.detail, self.host), self._context.settings, "worklist"
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.intake)
        page = page_column(self)
        page.addLayout(top)
        page.addWidget(self.steps)
        page.addWidget(self.stack, 1)
        self.setFocusProxy(self.grid)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for words, act in self._menu_of():
            menu.addAction(words, act)
