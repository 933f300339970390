import pytest
from PySide6.QtCore import Qt

from desktop.services import tasks
from desktop.services.search import find
from desktop.services.tasks import TaskDraft
from desktop.ui.context import Context
from desktop.ui.pages.search import SearchPage


@pytest.fixture
def page(context: Context, qtbot) -> SearchPage:
    tasks.add_task(context.desk, TaskDraft("落实破产费用", ("县财政局",)))
    made = SearchPage(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_hits_by_kind_and_enter_opens_one(page: SearchPage, context: Context, qtbot) -> None:
    opened: list[tuple] = []
    titles: list[str] = []
    context.open_page = lambda *where: opened.append(where)
    page.titled.connect(titles.append)
    page.show_view("财政")
    rows = [page._list.item(row).text() for row in range(page._list.count())]
    assert [row.split("　")[0] for row in rows] == ["台账", "成员单位"]
    assert titles == ["搜索“财政”　2 条"]
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    qtbot.keyClick(page._list, Qt.Key.Key_Down)
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    hits = find(context.desk, "财政").hits
    assert opened == [("ledger", None, hits[0].id), ("units", None, hits[1].id)]


def test_nothing_found_says_what_to_try(page: SearchPage) -> None:
    page.show_view("没有这样的词")
    assert not page._list.isVisible()
    assert page._none.isVisible()
    page.show_view("pcfy")
    assert page._list.isVisible()
    assert page._list.currentRow() == 0


def test_it_follows_what_is_done(page: SearchPage, context: Context) -> None:
    page.show_view("新立")
    assert page._list.count() == 0
    context.hub.changed.connect(page.refresh)
    context.do(lambda: tasks.add_task(context.desk, TaskDraft("新立的事")))
    assert page._list.count() == 1
