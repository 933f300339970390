"""What one search found, by kind."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.domain.changes import Changes
from desktop.services.search import KINDS, Hit, find
from desktop.ui.context import Context
from desktop.ui.page import Page
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.layouts import page_column

_PAGE_OF = {
    "tasks": "ledger",
    "decisions": "ledger",
    "meetings": "meetings",
    "units": "units",
    "persons": "units",
    "papers": "papers",
}


class SearchPage(Page):
    """The answers of the search field; Enter opens one."""

    key = "search"
    title = "搜索"
    icon = "search"
    help_text = "**搜索** 找台账、会议、议定事项、成员单位、人员和文书；几个词用空格隔开，拼音首字母也行，如 `sfj 清算`。"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text = ""
        self._list = QListWidget()
        self._list.setAccessibleName("搜索结果")
        self._list.itemActivated.connect(self._open)
        self._none = EmptyState("没有找到。换一个词，或只打首字母试试。", icon="search")
        column = page_column(self)
        column.addWidget(self._list)
        column.addWidget(self._none)
        self.setFocusProxy(self._list)

    def show_view(self, key: str) -> None:
        """Search for the text `key`."""
        self._text = key
        self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Search again."""
        hits = find(self._context.desk, self._text).hits
        self._list.clear()
        for hit in hits:
            self._list.addItem(_item(hit))
        self._list.setVisible(bool(hits))
        self._none.setVisible(not hits)
        self.titled.emit(f"搜索“{self._text}”　{len(hits)} 条")
        if hits:
            self._list.setCurrentRow(0)

    def _open(self, item: QListWidgetItem) -> None:
        hit: Hit = item.data(Qt.ItemDataRole.UserRole)
        self._context.open_page(_PAGE_OF[hit.kind], None, hit.id)


def _item(hit: Hit) -> QListWidgetItem:
    item = QListWidgetItem(f"{KINDS[hit.kind]}　{' '.join(hit.title.split())}　　{hit.note}")
    item.setData(Qt.ItemDataRole.UserRole, hit)
    return item
