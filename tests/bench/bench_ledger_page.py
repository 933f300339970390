"""The ledger page with 100,000 tasks beside a bare table of ids and pages over a bare query, in the same run.

Run with `python -m tests.bench.bench_ledger_page [TASKS]`. The page is the real one on a real office's database,
filled inside one act, so that the journal's triggers write as they always do. Measured from the asking to the
painted rows: first paint, sort by deadline, one named view, words typed into the search. Median of seven, the two
in turn; the bound is 1.3.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from offices import TODAY, county_context
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from sqlalchemy import text

from desktop.domain.folding import search_text
from desktop.services.desk import Desk
from desktop.ui.context import Context
from desktop.ui.pages.ledger import LedgerPage

RUNS, BOUND, PAGE = 7, 1.3, 200
_NOWHERE = QModelIndex()
FIELDS = (
    "number, matter, section, responsible_post, responsible_person, deadline_raw, due_on, original_due_on, "
    "status, opened_on, source_note, check_code"
)
ACTS = ("first paint", "sort", "filter", "search")


def fill(desk: Desk, count: int) -> None:
    """Put tasks with a leading and a supporting unit each, and reports on every fifth, into the ledger in one act."""
    with desk.view() as view:
        units = [tuple(row) for row in view.connection.execute(text("SELECT id, name FROM units"))]
    owner = desk.office.id
    tasks: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    told: list[dict[str, Any]] = []
    for n in range(count):
        task, day = f"bench-{n:06}", TODAY + timedelta(days=n % 400 - 200)
        lead, help_ = units[n % len(units)], units[(n + 1) % len(units)]
        matter = f"推进第{n}号涉企行政争议案件实质性化解并按时报送情况"
        tasks.append(
            {
                "id": task,
                "owner": owner,
                "number": f"T-{n:06}",
                "year": 2000 + n // 5000,
                "serial": n % 5000 + 10_000,
                "matter": matter,
                "person": f"张{n % 97}",
                "raw": f"{day.month}月{day.day}日前",
                "due": day.isoformat(),
                "status": "open" if n % 3 else "closed",
                "opened": date(TODAY.year, 1, 5).isoformat(),
                "search": search_text(matter, lead[1]) if n < 2000 else f"{matter} {lead[1]}",
            }
        )
        for role, unit, order in (("lead", lead, 0), ("support", help_, 1)):
            parts.append(
                {
                    "id": f"{task}-{order}",
                    "owner": owner,
                    "task": task,
                    "unit": unit[0],
                    "role": role,
                    "words": unit[1],
                    "n": order,
                }
            )
        if n % 5 == 0:
            told.append({"id": f"{task}-p", "owner": owner, "task": task, "day": TODAY.isoformat()})
    with desk.act("装入试验事项") as work:
        run = work.connection.execute
        run(
            text(
                "INSERT INTO tasks(id, owner_id, number, year, serial, check_code, part, source_kind, source_note, "
                "section, matter, responsible_post, responsible_person, deadline_raw, deadline_kind, deadline_rule, "
                "deadline_basis, recur, due_on, original_due_on, status, opened_on, done_text, closed_by, internal, "
                "search_text) VALUES (:id, :owner, :number, :year, :serial, 'ABC123', 0, 'manual', '手工立项', '', "
                ":matter, '局长', :person, :raw, 'ABS', '', '', '', :due, :due, :status, :opened, '', '', 0, :search)"
            ),
            tasks,
        )
        run(
            text(
                "INSERT INTO task_units(id, owner_id, task_id, unit_id, role, words, order_no) "
                "VALUES (:id, :owner, :task, :unit, :role, :words, :n)"
            ),
            parts,
        )
        run(
            text(
                'INSERT INTO progress(id, owner_id, task_id, "on", kind, text, source, "by") '
                "VALUES (:id, :owner, :task, :day, 'report', '正在办理', '电话', '')"
            ),
            told,
        )


class BareModel(QAbstractTableModel):
    """Ids and pages of 200 over a bare connection, twenty pages kept: the prototype."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.base = sqlite3.connect(path)
        self.ids: list[str] = []
        self.pages: OrderedDict[int, list[tuple[Any, ...]]] = OrderedDict()

    def show(self, where: str = "", order: str = "year, serial", values: tuple[Any, ...] = ()) -> None:
        self.beginResetModel()
        query = f"SELECT id FROM tasks {where} ORDER BY {order}"
        self.ids = [row[0] for row in self.base.execute(query, values)]
        self.pages.clear()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        return len(self.ids)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        return 12

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        number, row = divmod(index.row(), PAGE)
        if number not in self.pages:
            wanted = self.ids[number * PAGE : (number + 1) * PAGE]
            marks = ", ".join("?" * len(wanted))
            rows = {
                row[0]: row[1:]
                for row in self.base.execute(f"SELECT id, {FIELDS} FROM tasks WHERE id IN ({marks})", wanted)
            }
            self.pages[number] = [rows[each] for each in wanted]
            if len(self.pages) > 20:
                self.pages.popitem(last=False)
        return self.pages[number][row][index.column()]


class Painted(QObject):
    """Notes that a view was painted."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self.seen = False
        view.installEventFilter(self)

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:  # noqa: N802
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def timed(app: QApplication, viewport: QWidget, act: Callable[[], object]) -> float:
    """Give the milliseconds from an act to its painted rows."""
    watch, began = Painted(viewport), time.perf_counter()
    act()
    viewport.update()
    while not watch.seen:
        app.processEvents()
    taken = (time.perf_counter() - began) * 1000
    viewport.removeEventFilter(watch)
    return taken


def bare(app: QApplication, path: Path, turn: int) -> dict[str, float]:
    """Measure the prototype once."""
    began = time.perf_counter()
    model, view = BareModel(path), QTableView()
    view.setModel(model)
    view.resize(1366, 700)
    watch = Painted(view.viewport())
    model.show()
    view.show()
    while not watch.seen:
        app.processEvents()
    told = {"first paint": (time.perf_counter() - began) * 1000}
    way = "DESC" if turn % 2 else "ASC"
    told["sort"] = timed(app, view.viewport(), lambda: model.show(order=f"due_on {way}, year, serial"))
    told["filter"] = timed(
        app,
        view.viewport(),
        lambda: model.show("WHERE status = 'open' AND due_on < ?", values=(TODAY.isoformat(),)),
    )
    words = f"%第{900 + turn}%"
    told["search"] = timed(
        app, view.viewport(), lambda: model.show("WHERE search_text LIKE ?", values=(words,))
    )
    view.close()
    model.base.close()
    return told


def ours(app: QApplication, context: Context, turn: int) -> dict[str, float]:
    """Measure the page once."""
    began = time.perf_counter()
    page = LedgerPage(context)
    page.resize(1366, 768)
    table = page.grid.findChild(QTableView) or page.grid
    watch = Painted(table.viewport())
    page.show()
    while not watch.seen:
        app.processEvents()
    told = {"first paint": (time.perf_counter() - began) * 1000}
    column = next(n for n, each in enumerate(page.model.columns) if each.key == "due_on")
    way = Qt.SortOrder.DescendingOrder if turn % 2 else Qt.SortOrder.AscendingOrder
    told["sort"] = timed(app, table.viewport(), lambda: page.model.sort(column, way))
    page.model.sort(-1)
    told["filter"] = timed(app, table.viewport(), lambda: page.show_view("overdue"))
    page.show_view("all")
    app.processEvents()

    def typed() -> None:
        page.search.setText(f"第{900 + turn}")
        page.reload()

    told["search"] = timed(app, table.viewport(), typed)
    page.close()
    page.deleteLater()
    app.processEvents()
    return told


def main() -> None:
    """Fill the ledger, measure both in turn, print the medians and their ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        made = county_context(Path(folder))
        context = next(made)
        began = time.perf_counter()
        fill(context.desk, count)
        print(f"{count} tasks filled in one act in {time.perf_counter() - began:.1f} s")
        path = next((Path(folder) / "office").rglob("*.db"))
        rounds = [(bare(app, path, n), ours(app, context, n)) for n in range(RUNS)]
        for act in ACTS:
            base = statistics.median(each[act] for each, _ in rounds)
            page = statistics.median(each[act] for _, each in rounds)
            verdict = "" if page <= BOUND * base else f"   ABOVE {BOUND}"
            print(f"{act:12}  bare {base:7.1f} ms   page {page:7.1f} ms   {page / base:5.2f}{verdict}")
        made.close()


if __name__ == "__main__":
    main()
