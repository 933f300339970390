"""导入组成人员通知: read as it is pasted, corrected in place, compared with the roster, taken in as one act."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.locate import shipped
from desktop.services import history, roster
from desktop.ui.context import Context
from desktop.ui.dialogs.roster_preview import RosterPreview
from desktop.ui.dialogs.seat_table import CHANGE, NAME, SHORT, UNIT
from desktop.ui.pages.units.notice import NoticeView
from desktop.ui.pages.units.page import UnitsPage

from ...parts import data_of, drop_on

FOUNDING = shipped("resources") / "example" / "puyang-notice.txt"
SUPPLEMENT = """关于调整县府院联动联席会议组成人员的通知
濮政办〔2026〕30号
    召 集 人：赵一鸣（县委副书记、县长）
    成    员：县财政局、县气象局主要负责同志。
    联席会议办公室设在县司法局。
2026年11月2日
"""


@pytest.fixture
def page(context: Context, qtbot) -> UnitsPage:
    made = UnitsPage(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1206, 660)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def view(page: UnitsPage) -> NoticeView:
    made = page.open_over("notice")
    assert isinstance(made, NoticeView)
    return made


def row_of(preview: RosterPreview, words: str, column: int = UNIT) -> int:
    table = preview.table
    return next(row for row in range(table.rowCount()) if words in table.cell(row, column).text())


def seats(context: Context) -> dict[str, str]:
    found = roster.seats_on(context.desk, context.today)
    return {seat.unit or seat.role: seat.person for seat in found}


def test_a_supplement_is_told_as_differences_and_doubles_nothing(
    view: NoticeView, page: UnitsPage, context: Context, said
) -> None:
    before = seats(context)
    view.text.setPlainText(SUPPLEMENT)
    view.read_now()
    assert (view.on.day(), view.paper.text()) == (date(2026, 11, 2), "濮政办〔2026〕30号")
    assert view._said.text() == "与现名册相比：2 处变动，1 处不变。"
    told = [view.preview.table.cell(row, CHANGE).text() for row in range(3)]
    assert told == ["补登姓名：赵一鸣", "无变化", "新增席位"]
    assert seats(context) == before
    view.accept.click()
    assert seats(context) == before | {"召集人": "赵一鸣", "县气象局": ""}
    assert said.last == "已导入名册：1 个领导席位、2 个成员席位。"
    assert page.over.shown() is None
    context.do(lambda: history.undo(context.desk))
    assert seats(context) == before


def test_a_line_not_ticked_is_left_out(view: NoticeView, context: Context) -> None:
    view.text.setPlainText(SUPPLEMENT)
    view.read_now()
    row = row_of(view.preview, "县气象局")
    view.preview.table.cell(row, CHANGE).setCheckState(Qt.CheckState.Unchecked)
    view.accept.click()
    assert "县气象局" not in seats(context)
    assert seats(context)["召集人"] == "赵一鸣"


def test_a_seat_the_whole_list_no_longer_names_ends_only_when_ticked(
    view: NoticeView, context: Context
) -> None:
    text = FOUNDING.read_text(encoding="utf-8").replace("县粮食局、", "")
    for ticked in (False, True):
        view.text.setPlainText(text)
        view.on.set_text("2026.11.1")
        view.read_now()
        row = row_of(view.preview, "县粮食局", 0)
        view.on.set_text("2026.11.1")
        row = row_of(view.preview, "县粮食局", 0)
        cell = view.preview.table.cell(row, CHANGE)
        assert cell.checkState() == Qt.CheckState.Unchecked
        assert view._said.text().endswith("另有 1 个现有席位名单中没有，不勾选就保留。")
        if ticked:
            cell.setCheckState(Qt.CheckState.Checked)
        view.accept.click()
        assert ("县粮食局" in seats(context)) is not ticked
        view.open()


def test_names_are_corrected_in_place_and_differences_follow(view: NoticeView, context: Context) -> None:
    view.text.setPlainText(SUPPLEMENT)
    view.read_now()
    row = row_of(view.preview, "县气象局")
    view.preview.table.cell(row, UNIT).setText("县水利局")
    row = row_of(view.preview, "县水利局")
    assert view.preview.table.cell(row, CHANGE).text() == "无变化"
    view.preview.table.cell(row, SHORT).setText("县水利")
    view.preview.table.cell(row, NAME).setText("王大明")
    assert view.preview.table.cell(row, CHANGE).text() == "补登姓名：王大明"
    view.accept.click()
    unit = next(each for each in roster.unit_rows(context.desk, context.today) if each.name == "县水利局")
    assert (unit.short_name, unit.aliases, unit.seats[0].person) == ("县水利", ("县气象局",), "王大明")


def test_missing_names_are_typed_one_after_the_other(view: NoticeView, context: Context, qtbot) -> None:
    view.text.setPlainText(FOUNDING.read_text(encoding="utf-8"))
    view.read_now()
    table = view.preview.table
    view.names.click()
    assert (table.currentRow(), table.currentColumn()) == (0, NAME)
    qtbot.keyClick(table, Qt.Key.Key_Return)  # the convener stays vacant
    assert table.currentRow() == 1
    composed = QInputMethodEvent()
    composed.setCommitString("林岩")
    for event in (QInputMethodEvent("linyan", []), composed):  # as an input method gives it
        QApplication.sendEvent(table, event)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: (table.currentRow(), table.currentColumn()) == (4, NAME))
    assert table.cell(1, NAME).text() == "林岩"
    view.accept.click()
    heads = [seat for seat in roster.seats_on(context.desk, context.today) if seat.kind == "head"]
    assert [seat.person for seat in heads] == ["", "林岩", "袁纪彬", "沙国省", ""]


def test_a_text_without_seats_says_so(view: NoticeView, qtbot) -> None:
    view.text.setPlainText("今天天气很好。")
    qtbot.waitUntil(lambda: "没有读到组成人员" in view.preview.words())
    assert not view.accept.isEnabled()
    view.text.clear()
    view.read_now()
    assert view.preview.words().startswith("读出的名册显示在这里")


def test_a_file_is_read_wherever_it_is_dropped(page: UnitsPage, qtbot, tmp_path: Path) -> None:
    page.take_file(FOUNDING)
    view = page.over.view("notice")
    assert view.preview.words().startswith("读到 5 个领导席位，32 个单位 32 个成员席位")
    (tmp_path / "通知.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    assert drop_on(view.text, tmp_path / "通知.doc")
    assert "docx" in view.preview.words()
    view.text.clear()
    view.text.insertFromMimeData(data_of(tmp_path / "通知.doc"))  # a file copied in the file manager
    assert "docx" in view.preview.words()
