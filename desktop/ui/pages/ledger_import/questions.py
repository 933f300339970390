"""Everything of an old ledger that a clerk should look at: doubts, and phrases with the day they were read as."""

from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from desktop.domain.lines import one_line
from desktop.domain.readers.ledger.settling import Group
from desktop.services.ledger_review import Review, reading_of
from desktop.ui.style import current_tokens, px
from desktop.ui.style.sheet import ROW
from desktop.ui.widgets.rowlist import RowList

_HEADS = ("", "原表写的", "读作", "在哪几行")
_WIDTHS = (64, 0, 130, 120)
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


class QuestionList(RowList):
    """One line for all cells alike; Enter goes to the field that settles it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("存疑和读法", _HEADS, _WIDTHS, parent)
        self.setMinimumHeight(px(ROW * 2))

    def show_groups(self, review: Review | None, groups: Sequence[Group], current: int) -> None:
        """Show the groups with what they stand for now, one of them current."""

        def put(row: int) -> None:
            if review is not None:
                self._put(row, review, groups[row])

        self.fill(len(groups), put, current)

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


def words_of(group: Group) -> str:
    """Return what the workbook says there, or what the doubt is of."""
    if group.kind == "unit":
        return group.about
    if group.kind == "deadline":
        return one_line(group.about) or "（没有写时限）"
    if group.kind in ("status", "fill") and group.about:
        return f"{group.about}色底" if group.kind == "fill" else group.about
    return _KINDS.get(group.kind) or one_line(group.value) or "（空）"
