"""The ledger page with 100,000 tasks beside a bare table of ids and pages over a bare query, in the same run.

Run with `python -m tests.bench.bench_ledger_page [TASKS]`. The page is the real one on a real office's database,
filled inside one act, so that the journal's triggers write as they always do. Median of seven, the two in turn;
the bound is 1.3.

Both answer the same question: the ids of all of the office's own tasks that pass, in the ledger's order, and of the
pages looked at the facts that the ledger shows, with the units and the latest progress. Both are measured from the
asking to the end of the first painting after the new rows are in: first paint, sort by deadline, one named view,
words in the search. The search is measured from the moment the page begins to look, since the pause after the last
key (0.2 s) is there on purpose: the rows of half a word are not wanted. What the page does once the rows are painted
(the panel of the chosen task, the numbers on the chips after a change) is waited for between the acts.
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
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from offices import TODAY, county_context
from PySide6.QtCore import QAbstractTableModel, QEventLoop, QModelIndex, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from sqlalchemy import text

from desktop.domain.folding import search_text
from desktop.services.desk import Desk
from desktop.ui.context import Context
from desktop.ui.pages.ledger import page as ledger_page
from desktop.ui.pages.ledger.page import LedgerPage
from desktop.ui.widgets.grid import GridView

RUNS, BOUND, PAGE = 7, 1.3, 200
_NOWHERE = QModelIndex()
NUMBER = "year, serial, part, number"
FIELDS = (
    "number, status, matter, due_on, original_due_on, deadline_raw, responsible_post, responsible_person, "
    "source_note, opened_on, check_code"
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
        self.own = self.base.execute("SELECT owner_id FROM tasks LIMIT 1").fetchone()[0]
        self.ids: list[str] = []
        self.pages: OrderedDict[int, list[tuple[Any, ...]]] = OrderedDict()

    def show(self, where: str = "", order: str = NUMBER, values: tuple[Any, ...] = ()) -> None:
        self.beginResetModel()
        query = f"SELECT id FROM tasks WHERE owner_id = ? {where} ORDER BY {order}"
        self.ids = [row[0] for row in self.base.execute(query, (self.own, *values)).fetchall()]
        self.pages.clear()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        return len(self.ids)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:  # noqa: N802
        return 14

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        number, row = divmod(index.row(), PAGE)
        if number not in self.pages:
            self.pages[number] = self.fetched(self.ids[number * PAGE : (number + 1) * PAGE])
            if len(self.pages) > 20:
                self.pages.popitem(last=False)
        return self.pages[number][row][index.column()]

    def fetched(self, wanted: list[str]) -> list[tuple[Any, ...]]:
        """Give the facts of these tasks, with their units and what was said last."""
        marks = "(" + ", ".join("?" * len(wanted)) + ")"
        run = self.base.execute
        units: dict[tuple[str, str], str] = {}
        for task, role, words in run(
            f"SELECT task_id, role, words FROM task_units WHERE task_id IN {marks} ORDER BY order_no", wanted
        ):
            units[task, role] = "、".join(filter(None, (units.get((task, role)), words)))
        latest = dict(
            run(f'SELECT task_id, text FROM progress WHERE task_id IN {marks} ORDER BY "on", id', wanted)
        )
        rows = {
            row[0]: (
                *row[1:],
                units.get((row[0], "lead")),
                units.get((row[0], "support")),
                latest.get(row[0]),
            )
            for row in run(f"SELECT id, {FIELDS} FROM tasks WHERE id IN {marks}", wanted)
        }
        return [rows[each] for each in wanted]


class BareTable(QTableView):
    """A plain table that tells when it has painted."""

    painted: Callable[[], object] = staticmethod(lambda: None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        self.painted()


class OurGrid(GridView):
    """The table of the page, which tells the same."""

    painted: Callable[[], object] = staticmethod(lambda: None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        self.painted()


def timed(
    app: QApplication,
    table: BareTable | OurGrid,
    act: Callable[[], object],
    begins: Callable[[Callable[[], None]], object] | None = None,
) -> float:
    """Give the milliseconds from an act, or from where it begins to look, to the end of painting its rows."""
    came: list[float] = []
    began: list[float] = []
    ended: list[float] = []
    told = table.model().modelReset.connect(lambda: came.append(time.perf_counter()))
    loop = QEventLoop()

    def painted() -> None:
        if came and not ended:
            ended.append(time.perf_counter())
            loop.quit()

    table.painted = painted
    start = partial(_note, began)
    if begins is None:
        start()
    else:
        begins(start)
    act()
    if not ended:
        loop.exec()  # as the window waits: a loop that asks again and again would keep the worker from its work
    table.painted = lambda: None
    table.model().disconnect(told)
    return (ended[0] - began[0]) * 1000


def _note(moments: list[float]) -> None:
    moments.append(time.perf_counter())


def first_paint(app: QApplication, table: BareTable | OurGrid, top: QWidget, began: float) -> float:
    """Show a window and give the milliseconds from when its making began to the end of painting its rows."""
    ended: list[float] = []
    table.painted = partial(_note, ended)
    top.show()
    while not ended:
        app.processEvents()
    assert table.model().rowCount()
    table.painted = lambda: None
    return (ended[0] - began) * 1000


def bare(app: QApplication, path: Path, turn: int) -> dict[str, float]:
    """Measure the prototype once."""
    began = time.perf_counter()
    model, view = BareModel(path), BareTable()
    view.setModel(model)
    view.resize(1366, 700)
    model.show()
    told = {"first paint": first_paint(app, view, view, began)}
    way = "DESC" if turn % 2 else "ASC"
    order = f"due_on IS NULL {way}, due_on {way}, year {way}, serial {way}"
    told["sort"] = timed(app, view, lambda: model.show(order=order))
    overdue, day = "AND status = 'open' AND due_on < ?", (TODAY.isoformat(),)
    told["filter"] = timed(app, view, lambda: model.show(overdue, values=day))
    model.show()
    app.processEvents()
    words = (f"%第{900 + turn}%",)
    told["search"] = timed(app, view, lambda: model.show("AND search_text LIKE ?", values=words))
    view.close()
    model.base.close()
    return told


def rest(app: QApplication, context: Context) -> None:
    """Let the page do what it leaves for after the painting."""
    until = time.perf_counter() + 0.3
    while time.perf_counter() < until or context.work.busy:
        app.processEvents()


def ours(app: QApplication, context: Context, turn: int) -> dict[str, float]:
    """Measure the page once."""
    began = time.perf_counter()
    page = LedgerPage(context)
    page.resize(1366, 768)
    grid = page.grid
    assert isinstance(grid, OurGrid)
    told = {"first paint": first_paint(app, grid, page, began)}
    rest(app, context)
    column = next(n for n, each in enumerate(page.model.columns) if each.key == "due_on")
    way = Qt.SortOrder.DescendingOrder if turn % 2 else Qt.SortOrder.AscendingOrder
    told["sort"] = timed(app, grid, lambda: page.model.sort(column, way))
    page.model.sort(-1)
    rest(app, context)
    told["filter"] = timed(app, grid, lambda: page.show_view("overdue"))
    rest(app, context)
    page.show_view("all")
    rest(app, context)
    pause = page.findChild(QTimer, "typing")
    words = f"第{900 + turn}"

    def from_pause(start: Callable[[], None]) -> None:
        pause.timeout.disconnect()
        pause.timeout.connect(start)
        pause.timeout.connect(page.reload)

    told["search"] = timed(app, grid, lambda: page.search.setText(words), from_pause)
    rest(app, context)
    page.close()
    page.deleteLater()
    app.processEvents()
    return told


def main() -> None:
    """Fill the ledger, measure both in turn, print the medians and their ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    ledger_page.GridView = OurGrid  # type: ignore[misc]
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
