"""Cards of fields, and what stands on them: the settings and the works of the year."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.context import Context
from desktop.ui.style import px
from desktop.ui.style.sheet import ROW
from desktop.ui.widgets.flow import FlowLayout

_NAMES = 108  # the column of names, pixels at 100 %: the fields of all cards stand under each other


class Section(QFrame):
    """A card: its title, then rows of a name and a field, notes and buttons."""

    key = ""
    title = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._names: list[QLabel] = []
        self._tables: list[Listing] = []
        self.setProperty("role", "card")
        self.setAccessibleName(self.title)
        head = QLabel(self.title)
        head.setProperty("role", "head")
        self._rows = QFormLayout()
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.column = QVBoxLayout(self)
        self.column.addWidget(head)
        self.column.addLayout(self._rows)
        self.rescale()

    def refresh(self) -> None:
        """Read again what the card shows."""

    def rescale(self) -> None:
        """Follow the text size."""
        self.column.setContentsMargins(px(16), px(12), px(16), px(12))
        self.column.setSpacing(px(8))
        self._rows.setHorizontalSpacing(px(16))
        self._rows.setVerticalSpacing(px(8))
        for label in self._names:
            label.setMinimumWidth(px(_NAMES))
        for table in self._tables:
            table.rescale()

    def add_field(self, name: str, field: QWidget) -> None:
        """Put a field under its name."""
        label = QLabel(name)
        label.setProperty("role", "quiet")
        self._names.append(label)
        label.setMinimumWidth(px(_NAMES))
        label.setBuddy(field)
        field.setAccessibleName(name)
        self._rows.addRow(label, field)

    def add_fact(self, name: str) -> QLabel:
        """Put a line of words under its name and return it; the words can be copied."""
        words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_field(name, words)
        return words

    def add_note(self, text: str = "", role: str = "quiet") -> QLabel:
        """Put a sentence under what stands there and return it."""
        note = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        note.setProperty("role", role)
        self.column.addWidget(note)
        return note

    def add_table(self, name: str, heads: Sequence[str], widths: Sequence[int], most: int) -> "Listing":
        """Put a short table under what stands there and return it (see `Listing`)."""
        table = Listing(name, heads, widths, most)
        self._tables.append(table)
        self.column.addWidget(table)
        return table

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Put a row of buttons under what stands there."""
        held = QWidget()
        flow = FlowLayout(held, px(8))
        for button in buttons:
            flow.addWidget(button)
        self.column.addWidget(held)


class Choice(QComboBox):
    """A list to choose from; the wheel scrolls the page, as the clerk means it to."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class WorkdaysField(QSpinBox):
    """A number of working days; 0 stands for `unset` where there is such a word."""

    def __init__(self, least: int, most: int, unset: str = "") -> None:
        super().__init__(minimum=0 if unset else least, maximum=most)
        self.setSpecialValueText(unset)
        self.setSuffix(" 个工作日")
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Listing(QTableWidget):
    """A short table to read: `heads` over the columns, the last of them as wide as there is room."""

    def __init__(self, name: str, heads: Sequence[str], widths: Sequence[int], most: int) -> None:
        super().__init__(0, len(heads))
        self._widths, self._most = widths, most
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(len(heads) - 1, QHeaderView.ResizeMode.Stretch)
        self.rescale()

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows."""
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        self.rescale()

    def rescale(self) -> None:
        """Follow the text size; as high as its rows, up to the most it may show."""
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, px(width))
        self.horizontalHeader().setFixedHeight(px(ROW))
        self.setFixedHeight((min(self.rowCount(), self._most) + 1) * px(ROW) + 2)
