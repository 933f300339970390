"""Head rows and columns of an old ledger: what each was taken for, and how to change it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.readers.ledger.heads import Head
from desktop.domain.source import column_letters
from desktop.services.ledger_review import FIELDS, Review, head_of
from desktop.ui.style import px
from desktop.ui.widgets.layouts import tight

_LAST_ROW = 999


class ColumnsPanel(QWidget):
    """The sheet that is shown, whether it is taken in, its head rows and a pick of the field for each column."""

    head = Signal(str, int, int)  # sheet, first and last row
    field = Signal(str, int, str)  # sheet, column, kind
    year = Signal(int)
    taken = Signal(str, bool)  # sheet, whether it is taken in

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("工作表")
        self.take = QComboBox()
        self.take.setAccessibleName("是否导入这张表")
        self.take.addItem("导入这张表", True)
        self.take.addItem("不导入", False)
        self.first, self.last = _spin("表头第一行"), _spin("表头最后一行")
        self.of_year = _spin("台账年度", 2000, 2099)
        self._heads = QWidget()
        self._heads.setProperty("role", "clear")
        self._grid = QGridLayout(self._heads)
        self.picks: list[QComboBox] = []
        self._lay_out()
        self.sheets.activated.connect(lambda _at: self._show_sheet())
        self.take.activated.connect(lambda _at: self.taken.emit(self.sheet(), self.take.currentData()))
        for spin in (self.first, self.last):
            spin.editingFinished.connect(self._head_changed)
        self.of_year.editingFinished.connect(self._year_changed)

    def sheet(self) -> str:
        """Return the name of the sheet that is shown."""
        return self.sheets.currentText()

    def show_review(self, review: Review | None) -> None:
        """Show the sheets of a review; the one that is shown stays."""
        self._review = review
        names = [sheet.name for sheet in review.sheets] if review else []
        if [self.sheets.itemText(at) for at in range(self.sheets.count())] != names:
            self.sheets.clear()
            self.sheets.addItems(names)
            read = {sheet.name for sheet in review.proposal.sheets} if review else set()
            self.sheets.setCurrentIndex(next((at for at, name in enumerate(names) if name in read), 0))
        self._show_sheet()

    def _show_sheet(self) -> None:
        review, name = self._review, self.sheet()
        if review is None or not name:
            return
        told = next((one for one in review.proposal.sheets if one.name == name), None)
        head = head_of(review, name)
        self.take.setCurrentIndex(1 if name in review.left or told is None else 0)
        self.take.setEnabled(told is not None)
        for spin, value in (
            (self.first, head.first if head else 1),
            (self.last, head.last if head else 1),
            (self.of_year, (told.year if told else None) or review.year or 2000),
        ):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)
        self._show_columns(head)

    def _show_columns(self, head: Head | None) -> None:
        count = len(head.words) if head else 0
        while (entry := self._grid.takeAt(0)) is not None:
            widget = entry.widget()
            widget.hide()
            widget.deleteLater()
        self.picks = []
        for column in range(1, count + 1):
            self._add(head, column)
        self._grid.setRowStretch(count + 1, 1)
        self._grid.setColumnStretch(1, 1)

    def _add(self, head: Head | None, column: int) -> None:
        if head is None:
            return
        letters = QLabel(column_letters(column))
        letters.setProperty("role", "quiet")
        words = QLabel(head.word(column), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        pick = QComboBox()
        pick.setAccessibleName(f"{column_letters(column)}列 {head.word(column)} 读作")
        for key, title in FIELDS.items():
            pick.addItem(title, key)
        pick.setCurrentIndex(max(0, pick.findData(head.kinds[column - 1] or "")))
        pick.activated.connect(
            lambda _at, column=column, pick=pick: self.field.emit(self.sheet(), column, pick.currentData())
        )
        pick.setMinimumWidth(px(150))
        words.setBuddy(pick)
        for place, widget in enumerate((letters, words, pick)):
            self._grid.addWidget(widget, column, place)
        self.picks.append(pick)

    def _head_changed(self) -> None:
        head = head_of(self._review, self.sheet()) if self._review else None
        first, last = self.first.value(), max(self.first.value(), self.last.value())
        if head is None or (first, last) != (head.first, head.last):
            self.head.emit(self.sheet(), first, last)

    def _year_changed(self) -> None:
        told = self._review.proposal.sheets if self._review else ()
        now = next((sheet.year for sheet in told if sheet.name == self.sheet()), None)
        if self.of_year.value() != now and self.of_year.value() > 2000:
            self.year.emit(self.of_year.value())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.sheets, 1)
        top.addWidget(self.take)
        rows = QHBoxLayout()
        rows.setSpacing(px(8))
        for words, widget in (
            ("表头第", self.first),
            ("至", self.last),
            ("行　台账年度", self.of_year),
        ):
            rows.addWidget(QLabel(words))
            rows.addWidget(widget)
        rows.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._heads)
        column = tight(QVBoxLayout(self), 8)
        column.addLayout(top)
        column.addLayout(rows)
        column.addWidget(scroll, 1)


def _spin(name: str, low: int = 1, high: int = _LAST_ROW) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(low, high)
    spin.setAccessibleName(name)
    return spin
