import openpyxl
import pytest

from desktop.services.tasks import TaskDraft, add_task
from desktop.ui.pages.exporting import export_table
from desktop.ui.pages.ledger.page import LedgerPage
from desktop.ui.widgets.gridexport import ShownColumn, ShownTable

COLUMN = ShownColumn("事项", 120, number=False)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    place = tmp_path / "文书"
    monkeypatch.setattr("desktop.ui.pages.exporting.paper_folder", lambda: place)
    return place


def test_the_ledger_goes_out_as_it_is_shown(context, qtbot, said, folder):
    for n in range(3):
        add_task(context.desk, TaskDraft(f"事项{n}", ("县司法局",)), deadline="12月20日")
    page = LedgerPage(context)
    qtbot.addWidget(page)
    page.grid.columns.set_shown("support", False)
    page.search.setText("事项1")
    page.reload()
    export_table(context, page.grid.shown_table())
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said.last.startswith("已导出“台账_20261121.xlsx”，1 行")
    sheet = openpyxl.load_workbook(folder / "台账_20261121.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert "配合单位" not in rows[0]
    assert rows[0][:3] == ["编号", "状态", "事项"]
    assert rows[1][:3] == ["2026-002", "● 未到期", "事项1"]
    assert [action.label for action in said[-1].actions] == ["打开", "打开文件夹"]
    export_table(context, page.grid.shown_table())
    qtbot.waitUntil(lambda: len(said) == 2, timeout=20_000)
    assert (folder / "台账_20261121_1.xlsx").exists()


def test_an_empty_table_is_not_written(context, said, folder):
    export_table(context, ShownTable("台账", (), (), lambda _ids: []))
    assert "没有导出" in said.last
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_told(context, qtbot, folder):
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("这里已经有一个文件", encoding="utf-8")
    heard = []
    context.work.refused.connect(heard.append)
    export_table(context, ShownTable("台账", (COLUMN,), ("1",), lambda _ids: [["甲"]]))
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert "写不进去" in heard[0]
