"""A table model that holds ids and fetches rows by the page."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import eq
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.ui.widgets.lights import LightText

PAGE_ROWS = 200
PAGES_KEPT = 20
_FEW = 4  # so many rows are looked for one by one before an index of all is worth its making
_NOWHERE = QModelIndex()
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _FIXED | Qt.ItemFlag.ItemIsEditable
Index = QModelIndex | QPersistentModelIndex


class HasId(Protocol):
    """Anything that names its record."""

    @property
    def id(self) -> str:
        """The id of the record."""


Row = TypeVar("Row", bound=HasId)
Given = TypeVar("Given", bound=HasId, covariant=True)


@dataclass(frozen=True, slots=True)
class Sort:
    """The column to sort by."""

    column: str
    descending: bool = False


class RowSource(Protocol[Given]):
    """Where the rows come from: a service."""

    def ids(self, where: Any, sort: Sort | None) -> Sequence[str]:
        """Return all ids that pass the filter, in order."""

    def rows(self, ids: Sequence[str]) -> Sequence[Given]:
        """Return the rows of these ids; a record gone meanwhile is left out."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its key, its head, and how a row gives its words.

    `text` may give a LightText, drawn as a light. `width` is pixels at 100 %; `tip` explains the head;
    `edited` gives the words for the editor where they differ from those shown.
    """

    key: str
    title: str
    text: Callable[[Row], str | LightText]
    width: int = 120
    editable: bool = False
    sortable: bool = True
    number: bool = False
    hidden: bool = False
    tip: str = ""
    edited: Callable[[Row], str] | None = None


Fetch = Callable[[Callable[[], Sequence[str]], Callable[[Sequence[str]], None]], None]
Edit = Callable[[str, str, str], bool]


def at_once(task: Callable[[], Sequence[str]], done: Callable[[Sequence[str]], None]) -> None:
    """Fetch ids in this thread; Work.later does it in the background."""
    done(task())


class PagedModel(QAbstractTableModel, Generic[Row]):
    """Rows of a RowSource by pages of 200, the last 20 pages kept.

    `edit(id, column key, words)` stores an edit and returns whether it was taken; the change comes back through
    `reload`. `fetch` may bring the ids from a worker thread, `sorting` those of another order alone: the rows stay
    as they are until the answer is there, and older answers that come late are dropped.
    """

    loaded = Signal(int)  # number of rows

    def __init__(
        self,
        source: RowSource[Row],
        columns: Sequence[Column[Row]],
        edit: Edit | None = None,
        fetch: Fetch = at_once,
        parent: QObject | None = None,
        sorting: Fetch | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._source = source
        self._edit = edit
        self._fetch = fetch
        self._sorting = sorting or fetch
        self._flags = [_EDITABLE if edit and column.editable else _FIXED for column in columns]
        self._where: Any = None
        self._sort: Sort | None = None
        self._ids: Sequence[str] = ()
        self._rows: dict[str, int] | None = None
        self._looked = 0
        self._pages: OrderedDict[int, dict[str, Row]] = OrderedDict()
        self._asked = 0

    def show(self, where: Any = None, sort: Sort | None = None) -> None:
        """Show what passes a filter, sorted."""
        self._where, self._sort = where, sort
        self.reload()

    def reload(self) -> None:
        """Ask the source again, with the same filter and sort."""
        self._ask(self._fetch)

    def _ask(self, fetch: Fetch) -> None:
        self._asked += 1
        asked, where, sort = self._asked, self._where, self._sort

        def done(ids: Sequence[str]) -> None:
            if asked == self._asked:
                self._take(ids)

        fetch(lambda: self._source.ids(where, sort), done)

    @property
    def sorted_by(self) -> Sort | None:
        """The sort now on."""
        return self._sort

    def ids(self) -> Sequence[str]:
        """Return the ids shown, in order."""
        return self._ids

    def id_at(self, row: int) -> str | None:
        """Return the id of a row, None outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record: str) -> int | None:
        """Return the row of an id, None where it is not shown."""
        if self._rows is None:
            self._looked += 1
            if self._looked <= _FEW:
                return self._looked_for(record)
            self._rows = {key: row for row, key in enumerate(self._ids)}
        return self._rows.get(record)

    def _looked_for(self, record: str) -> int | None:
        try:
            return self._ids.index(record)
        except ValueError:
            return None

    def record_at(self, row: int) -> Row | None:
        """Return a row's record; None outside or where it is gone meanwhile."""
        record = self.id_at(row)
        return None if record is None else self._page(row // PAGE_ROWS).get(record)

    def shown(self, row: int, column: int) -> str | LightText:
        """Return what a cell shows, a light as a light; "" where the record is gone meanwhile."""
        record = self.record_at(row)
        return "" if record is None else self.columns[column].text(record)

    def words(self, ids: Sequence[str], places: Sequence[int]) -> list[list[str]]:
        """Return the words of these columns for these rows, asked of the source: fit for a worker thread."""
        return [[str(self.columns[at].text(row)) for at in places] for row in self._source.rows(ids)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell or its place."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in _WORDS:
            return None
        row = self.record_at(index.row())
        return None if row is None else _cell(column, row, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Store an edit through the page; unchanged words store nothing."""
        record = self.id_at(index.row())
        if role != Qt.ItemDataRole.EditRole or self._edit is None or record is None:
            return False
        if str(value) == index.data(Qt.ItemDataRole.EditRole):
            return True
        if not self._edit(record, self.columns[index.column()].key, str(value)):
            return False
        self._pages.pop(index.row() // PAGE_ROWS, None)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(self.columns) - 1))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only editable columns be edited."""
        return self._flags[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the head of a column, the number of a row."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or column.title
        return column.title if role == Qt.ItemDataRole.DisplayRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the source for another order; -1 is the source's own."""
        wanted = None
        if 0 <= column < len(self.columns):
            if not self.columns[column].sortable:
                return
            wanted = Sort(self.columns[column].key, order == Qt.SortOrder.DescendingOrder)
        if wanted != self._sort:
            self._sort = wanted
            self._ask(self._sorting)

    def _take(self, ids: Sequence[str]) -> None:
        self._pages.clear()
        if self._ids and len(ids) == len(self._ids) and all(map(eq, ids, self._ids)):
            last = self.index(len(self._ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._ids, self._rows, self._looked = ids, None, 0
            self.endResetModel()
        self.loaded.emit(len(self._ids))

    def _page(self, number: int) -> dict[str, Row]:
        page = self._pages.get(number)
        if page is None:
            start = number * PAGE_ROWS
            rows = self._source.rows(self._ids[start : start + PAGE_ROWS])
            page = self._pages[number] = {row.id: row for row in rows}
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page


_WORDS = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
)


def _cell(column: Column[Any], row: Any, role: int) -> Any:
    if role == Qt.ItemDataRole.EditRole and column.edited is not None:
        return column.edited(row)
    return str(column.text(row))
