"""The rows behind a number, beside the table: Enter opens the task or the meeting."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.lines import clipped, one_line
from desktop.services.assessment import Evidence
from desktop.ui.style import px

_HEADS = ("编号、日期", "事项、会议和依据")
_NUMBER = 96  # pixels at 100 %
_WORDS = 60  # characters of a matter that are shown; the tip tells all
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EvidenceList(QTableWidget):
    """One line for each row behind the number."""

    opened = Signal(str, str)  # kind and id of the record

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADS), parent)
        self._rows: tuple[Evidence, ...] = ()
        self.setAccessibleName("数字所依据的事项和会议")
        self.setHorizontalHeaderLabels(_HEADS)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        # once the layout has settled: a scroll bar that has just come takes room from the words
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self.resizeRowsToContents)
        header.sectionResized.connect(lambda *_what: self._fit.start())
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.rescale()

    def show_rows(self, rows: Sequence[Evidence]) -> None:
        """Show these rows, the first one current."""
        self._rows = tuple(rows)
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            on = row.on.isoformat() if row.on else ""
            words, short = one_line(row.words), clipped(row.words, _WORDS)
            for column, text in enumerate((row.number or on, "\n".join(filter(None, (short, row.note))))):
                cell = QTableWidgetItem(text)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                cell.setToolTip(f"{words}\n{row.note}".strip())
                self.setItem(place, column, cell)
        self.rescale()
        if rows:
            self.setCurrentCell(0, 0)

    def rescale(self) -> None:
        """Follow the text size; each row is as high as its words."""
        self.setColumnWidth(0, px(_NUMBER))
        self.resizeRowsToContents()
        self._fit.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record of the row."""
        if event.key() in _ENTER:
            self._open(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _open(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            self.opened.emit(self._rows[place].kind, self._rows[place].about)


class NumberPanel(QWidget):
    """What a number is, by which rule it is counted, and its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("所选的数")
        self.title, self.rule, self.story = _words("head"), _words("quiet"), _words("quiet")
        self.list = EvidenceList()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(12), px(12))
        column.setSpacing(px(8))
        for widget in (self.title, self.rule, self.story):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_number(self, title: str, rule: str, story: Sequence[str], rows: Sequence[Evidence]) -> None:
        """Show a number with its rows; what became of the unit in the year stands under the rule."""
        self.title.setText(title)
        self.rule.setText(rule)
        self.story.setText("\n".join(story))
        self.story.setVisible(bool(story))
        self.list.show_rows(rows)


def _words(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
