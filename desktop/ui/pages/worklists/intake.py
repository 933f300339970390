"""What a unit's form or a pasted block says, before anything is stored: rows, doubts, and which are taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.units import units_to_pick
from desktop.services.worklist_intake import Intake
from desktop.ui.context import Context
from desktop.ui.models.paged import PagedModel
from desktop.ui.pages.unitsfield import unit_choices
from desktop.ui.pages.worklists.columns import INTAKE_COLUMNS, IntakeRow, IntakeRows
from desktop.ui.style import px
from desktop.ui.widgets.blocks import Block
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.elided import Elided
from desktop.ui.widgets.grid import GridView
from desktop.ui.widgets.layouts import tight
from desktop.ui.widgets.pickfield import PickField

_MOST_TOLD = 4


class IntakePanel(QWidget):
    """Shows one intake; `taken` and `cancelled` tell what the clerk decided."""

    taken = Signal()
    cancelled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows = IntakeRows()
        self.model: PagedModel[IntakeRow] = PagedModel(self.rows, INTAKE_COLUMNS)
        self.grid = GridView(self.model, context.settings, "worklist_intake", "申报表读出的内容")
        self.grid.opened.connect(lambda record: self.toggle([record]))
        self.grid.block.connect(self._cleared)
        self.head = Elided(role="head")
        self.told = QLabel(wordWrap=True)
        self.told.setProperty("role", "doubt")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.unit = PickField(name="申报单位")
        self.unit.setPlaceholderText("表上没有写申报单位时")
        self.unit.setFixedWidth(px(200))
        self.confirm = push_button("登记", self.taken, primary=True)
        self.confirm.setShortcut("Ctrl+Return")
        self._lay_out()
        self.setFocusProxy(self.grid)

    def show_intake(self, intake: Intake, own: str, more: int = 0) -> None:
        """Show what was read; `own` is the list that was open, `more` counts the forms that still wait."""
        self.rows.intake, self.rows.left_out, self.rows.own = intake, set(), own
        self.unit.set_choices(unit_choices(units_to_pick(self._context.desk)))
        self.unit.clear()
        self.unit.setVisible(any(not line.proposer for line in intake.lines))
        doubts = intake.other_doubts
        rest = f"；等 {len(doubts)} 处" if len(doubts) > _MOST_TOLD else ""
        self.told.setText("；".join(doubts[:_MOST_TOLD]) + rest)
        self.told.setVisible(bool(doubts))
        waiting = f"　其后还有 {more} 份" if more else ""
        doubtful = sum(bool(intake.doubts_of(place)) for place in range(len(intake.lines)))
        self.head.set_words(f"{intake.read.name}：读出 {len(intake.lines)} 项，{doubtful} 项存疑{waiting}")
        self._show()
        self.grid.choose("0")

    def proposer(self) -> str:
        """Return the unit for lines that name none."""
        choice = self.unit.choice()
        return choice.name if choice else self.unit.text().strip()

    def toggle(self, records: list[str]) -> None:
        """Take rows, or leave them out when they are taken."""
        self.rows.left_out ^= {int(record) for record in records}
        self._show()

    def _cleared(self, block: Block) -> None:
        if block.label == "清除":
            self.toggle(self.grid.selected_ids())

    def _show(self) -> None:
        self.model.show()
        count = sum(row.taken for row in self.rows.rows(self.rows.ids(None, None)))
        self.confirm.setText(f"登记 {count} 项")
        self.confirm.setAccessibleName(f"登记 {count} 项")
        self.confirm.setEnabled(count > 0)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.head)
        line.addStretch(1)
        line.addWidget(self.unit)
        cancel = push_button("不登记", self.cancelled)
        cancel.setToolTip("不登记（Esc）")
        line.addWidget(cancel)
        line.addWidget(self.confirm)
        column = tight(QVBoxLayout(self), 8)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.grid, 1)
