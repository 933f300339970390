"""A real source of rows and a model over it; files dropped as from the file manager."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.tasks import Light
from desktop.ui.models.paged import Column, PagedModel, Sort
from desktop.ui.widgets.lights import LightText


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    number: int
    title: str
    unit: str


class SqlSource:
    """Rows of a SQLite table; counts how many rows were fetched."""

    def __init__(self, rows: int) -> None:
        self.db = sqlite3.connect(":memory:")
        self.db.execute("create table item (id text primary key, number integer, title text, unit text)")
        made = ((f"r{n}", n, f"事项{n}", f"单位{n % 7}") for n in range(rows))
        self.db.executemany("insert into item values (?, ?, ?, ?)", made)
        self.fetched = 0

    def ids(self, where: object, sort: Sort | None) -> list[str]:
        order = f"{sort.column} {'desc' if sort.descending else 'asc'}, number" if sort else "number"
        found = self.db.execute(
            f"select id from item where title like ? order by {order}", (f"%{where or ''}%",)
        )
        return [row[0] for row in found]

    def rows(self, ids: Sequence[str]) -> list[Item]:
        self.fetched += len(ids)
        marks = ",".join("?" * len(ids))
        return [Item(*row) for row in self.db.execute(f"select * from item where id in ({marks})", list(ids))]

    def write(self, record: str, column: str, text: str) -> bool:
        if text == "不行":
            return False
        self.db.execute(f"update item set {column} = ? where id = ?", (text, record))
        return True


COLUMNS: tuple[Column[Item], ...] = (
    Column("number", "编号", lambda row: str(row.number), width=80, number=True),
    Column("light", "状态", lambda row: LightText(Light.OVERDUE, "3 天"), sortable=False),
    Column("title", "事项", lambda row: row.title, width=200, editable=True, edited=lambda row: row.title),
    Column("unit", "牵头单位", lambda row: row.unit, editable=True, tip="对事项负总责的单位"),
)


def model_of(source: SqlSource) -> PagedModel[Item]:
    model: PagedModel[Item] = PagedModel(source, COLUMNS, edit=source.write)
    model.show()
    return model


_COPY, _LEFT, _NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def data_of(*urls: Path | str) -> QMimeData:
    """Return what the file manager drags: files by their paths, anything else as an address."""
    data = QMimeData()
    data.setUrls([QUrl(url) if isinstance(url, str) else QUrl.fromLocalFile(str(url)) for url in urls])
    return data


def drag_of(data: QMimeData) -> QDragEnterEvent:
    """Return a drag that comes over a widget, not taken yet."""
    event = QDragEnterEvent(QPoint(5, 5), _COPY, data, _LEFT, _NONE)
    event.ignore()
    return event


def drop_of(data: QMimeData) -> QDropEvent:
    """Return a drop, not taken yet."""
    event = QDropEvent(QPointF(5, 5), _COPY, data, _LEFT, _NONE)
    event.ignore()
    return event


def drop_on(widget: QWidget, *urls: Path | str) -> bool:
    """Drag files over a widget and let them go; return whether it took the drag."""
    data = data_of(*urls)
    drag = drag_of(data)
    widget.dragEnterEvent(drag)
    if drag.isAccepted():
        widget.dropEvent(drop_of(data))
    return drag.isAccepted()
