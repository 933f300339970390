"""Everything of an old ledger that a clerk should look at: doubts, and phrases with the day they were read as."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.domain.readers.ledger.settling import Group
from desktop.services.ledger_review import Review, reading_of
from desktop.ui.style import current_tokens, px
from desktop.ui.style.sheet import ROW

_HEADS = ("", "原表写的", "读作", "在哪几行")
_WIDTHS = (64, 0, 130, 120)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KINDS = {
    "serial": "序号",
    "total": "合计数",
    "twice": "重复的事项",
    "hidden": "隐藏的行",
    "stray": "没有事项的行",
    "year": "台账年度",
    "leader": "合并的单位",
    "first": "没写牵头的单位",
    "all": "几个牵头单位",
    "nobody": "没有牵头单位",
    "paint": "状态与底色不同",
    "fill": "底色",
}


class QuestionList(QTableWidget):
    """One line for all cells alike; arrows walk, Enter goes to the field."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADS), parent)
        self.setAccessibleName("存疑和读法")
        self.setHorizontalHeaderLabels(_HEADS)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMinimumHeight(px(ROW * 2))
        self.currentCellChanged.connect(self._moved)

    def show_groups(self, review: Review | None, groups: Sequence[Group], current: int) -> None:
        """Show the groups with what they stand for now, one of them current."""
        self.blockSignals(True)
        self.setRowCount(len(groups))
        for row, group in enumerate(groups):
            if review is not None:
                self._put(row, review, group)
        if 0 <= current < len(groups):
            self.setCurrentCell(current, 0)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the field that settles the line."""
        if event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words what the other columns leave."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(px(width) for width in _WIDTHS)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, px(width) if width else max(px(80), room))

    def _put(self, row: int, review: Review, group: Group) -> None:
        waits = review.open(group)
        mark = "▲ 待定" if waits else "● 已定" if group.doubtful else "读法"
        words = (mark, words_of(group), reading_of(review, group), group.rows_words)
        for column, text in enumerate(words):
            cell = QTableWidgetItem(text)
            cell.setToolTip(f"{words[1]}\n{group.reason}\n{group.rows_words}")
            if waits and column == 0:
                cell.setForeground(QColor(current_tokens().amber))
            elif not waits:
                cell.setForeground(
                    QColor(current_tokens().secondary if column == 0 else current_tokens().ink)
                )
            self.setItem(row, column, cell)

    def _moved(self, row: int, _column: int, before: int, _other: int) -> None:
        if row != before and row >= 0:
            self.chosen.emit(row)


def words_of(group: Group) -> str:
    """Return what the workbook says there, or what the doubt is of."""
    if group.kind == "unit":
        return group.about
    if group.kind == "deadline":
        return " ".join(group.about.split()) or "（没有写时限）"
    if group.kind in ("status", "fill") and group.about:
        return f"{group.about}色底" if group.kind == "fill" else group.about
    return _KINDS.get(group.kind) or " ".join(group.value.split()) or "（空）"
