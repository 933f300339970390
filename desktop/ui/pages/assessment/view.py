"""年度评价: every unit with its numbers, each opening to its rows; the remarks typed in place, all papers at once."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.assessment_rules import BY_KEY
from desktop.domain.changes import Changes
from desktop.services import assessment, assessment_papers, papers
from desktop.services.assessment import UnitSheet
from desktop.services.paper_facts import Subject
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.opening import paper_folder
from desktop.ui.pages.assessment.columns import (
    COLUMNS,
    GROUPS,
    REMARKS,
    AssessmentRows,
    number_of,
    shown_columns,
)
from desktop.ui.pages.assessment.rows import NumberPanel
from desktop.ui.pages.blockact import take_block
from desktop.ui.pages.cards import Choice
from desktop.ui.pages.papermaking import Progress, make_subject, run_batch
from desktop.ui.pages.subview import SubView
from desktop.ui.style import px
from desktop.ui.widgets.blocks import Block
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.chips import Chip, ChipBar
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import page_column
from desktop.ui.widgets.split import PanelSplit
from desktop.ui.work import Job

_NAME = "年度落实情况表"
_COUNTED = frozenset(
    {
        "tasks", "task_units", "extensions", "progress", "meetings", "attendance", "invitations", "units", "seats",
        "successions", "assessment_notes", "settings",
    }
)  # fmt: skip
_PANEL = 360


class AssessmentView(SubView):
    """The table of a year beside the rows of the chosen number."""

    title = "年度评价"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.year = assessment.assessed_year(context.desk)
        self._group = next(iter(GROUPS))
        self.years = Choice()
        self.years.setAccessibleName("评价年度")
        self.years.activated.connect(lambda _place: self._choose_year(self.years.currentData()))
        self.facts = Elided(role="quiet")
        self.groups = ChipBar(name="显示哪些数")
        self.groups.set_chips([Chip(key, words, None, "group") for key, (words, _keys) in GROUPS.items()])
        self.groups.changed.connect(lambda keys: self._show_group(next(iter(keys), self._group)))
        self._rows = AssessmentRows(context.desk)
        self.model: PagedModel[UnitSheet] = PagedModel(
            self._rows, COLUMNS, edit=self._edit, fetch=context.work.later
        )
        self._empty = EmptyState(icon="ledger")
        self.grid = GridView(self.model, context.settings, "assessment", "各单位年度落实情况", self._empty)
        self.panel = NumberPanel()
        self.make_button = push_button("出全部年度表", self.make_all, "papers", primary=True)
        self.make_button.setToolTip("汇总表、汇总表格和每个单位的年度落实情况表，一次出齐")
        self.one_button = push_button("出该单位表", self.make_one)
        self._lay_out()
        self.model.loaded.connect(lambda _count: self._counted())
        self.grid.opened.connect(lambda _unit: self._enter())
        self.grid.block.connect(self._block)
        self.grid.selectionModel().currentChanged.connect(lambda _now, _before: self._show_number())
        self.panel.list.opened.connect(self._open)

    def open(self, record: str | None = None) -> None:
        """Count the year that is being assessed, or the year `record`."""
        self._choose_year(int(record) if record else self.year)
        self.grid.setFocus()

    def back(self) -> bool:
        """Go from the rows back to the table."""
        if self.panel.list.hasFocus():
            self.grid.setFocus()
            return True
        return False

    def refresh(self, changes: Changes | None = None) -> None:
        """Count again where what changed is counted."""
        if changes is None or changes.kinds & _COUNTED:
            self._count()

    def make_all(self) -> None:
        """Make the table of all units, its workbook and the sheet of each unit, in the background."""
        year, folder, desk = self.year, paper_folder() / f"{self.year}年度评价", self._context.desk

        def make(progress: Progress, job: Job) -> papers.Batch:
            return assessment_papers.make_all(
                desk, year, folder, progress=progress, cancelled=lambda: job.cancelled
            )

        run_batch(self._context, _NAME, make)

    def make_one(self) -> None:
        """Make the sheet of the unit at the cursor."""
        sheet = self._sheet()
        if sheet is not None:
            about = Subject(unit=sheet.unit, on=date(self.year, 12, 31))
            make_subject(self._context, assessment_papers.SHEET, about, _NAME)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "panel"):
            self.panel.list.rescale()

    def _choose_year(self, year: int) -> None:
        self.year = year
        self.years.clear()
        for each in sorted({*assessment.years(self._context.desk), year}, reverse=True):
            self.years.addItem(f"{each}年度", each)
        self.years.setCurrentIndex(self.years.findData(year))
        self._count()

    def _count(self) -> None:
        """Count in the background: a year of six hundred tasks would be felt."""
        self._empty.set_words("正在计数……", "")
        self.model.show(self.year, self.model.sorted_by)

    def _counted(self) -> None:
        made = self._rows.made
        self._empty.set_words("这一年还没有单位可以评价。先导入名册，或者在台账里立项。", "")
        if made is not None:
            places = "，已打开排名" if made.ranked else ""
            self.facts.set_words(f"截至 {made.as_of.isoformat()}　{len(made.sheets)} 个单位{places}")
        self._show_group(self._group)
        self.grid.choose_first()
        self._show_number()

    def _show_group(self, group: str) -> None:
        self._group = group
        self.groups.set_checked({group})
        made = self._rows.made
        shown = shown_columns(group, ranked=made is not None and made.ranked)
        header = self.grid.horizontalHeader()
        for place, column in enumerate(COLUMNS):
            header.setSectionHidden(place, column.key not in shown)
        self.grid.columns.fit()
        now = self.grid.currentIndex()
        if now.isValid() and COLUMNS[now.column()].key not in shown:
            first = next(n for n, column in enumerate(COLUMNS) if column.key in shown and n > 0)
            self.grid.setCurrentIndex(self.model.index(now.row(), first))

    def _sheet(self) -> UnitSheet | None:
        return self.model.record_at(self.grid.currentIndex().row())

    def _column(self) -> str:
        place = self.grid.currentIndex().column()
        return COLUMNS[place].key if place >= 0 else COLUMNS[0].key

    def _show_number(self) -> None:
        sheet = self._sheet()
        if sheet is None:
            self.panel.show_number("", "", (), ())
            return
        key = number_of(self._column())
        number, said = sheet.numbers[key], BY_KEY[key]
        rows = assessment.evidence(self._context.desk, sheet, key)
        self.panel.show_number(f"{sheet.unit}　{said.title} {number.words}", said.rule, sheet.story, rows)

    def _enter(self) -> None:
        """Enter on the remarks begins typing, on a number it goes to its rows."""
        if self._column() == REMARKS:
            self.grid.edit(self.grid.currentIndex())
        elif self.panel.list.rowCount():
            self.split.set_open(True)
            self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, kind: str, record: str) -> None:
        self._context.open_page("ledger" if kind == "task" else "meetings", None, record)

    def _edit(self, unit: str, _column: str, words: str) -> bool:
        return self._context.do(lambda: self._save({unit: words})) is not None

    def _save(self, remarks: Mapping[str, str]) -> Changes:
        changes = assessment.put_remarks(self._context.desk, self.year, remarks)
        self._rows.remark(remarks)
        return changes

    def _block(self, block: Block) -> None:
        remarks = {edit.record: edit.text for edit in block.edits}
        take_block(self._context, block, lambda: self._save(remarks))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.years)
        top.addWidget(self.facts)
        top.addStretch(1)
        for button in (self.one_button, self.make_button):
            top.addWidget(button)
        self.split = PanelSplit(self.grid, self.panel, self._context.settings, "assessment", width=_PANEL)
        page = page_column(self)
        page.addLayout(top)
        page.addWidget(self.groups)
        page.addWidget(self.split, 1)
        self.setFocusProxy(self.grid)
