"""成员单位: the roster of a day, its gaps, the acts on a seat, and what lies over the page."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.services import history, roster, roster_changes, roster_orders
from desktop.services.roster_changes import ChangeDraft
from desktop.services.task_opening import TaskDraft, add_task
from desktop.store.tables import Liaison
from desktop.ui.context import Context
from desktop.ui.pages.units.page import UnitsPage

from ...parts import drop_on


@pytest.fixture
def page(context: Context, qtbot, tmp_path, monkeypatch) -> UnitsPage:
    for module in ("units.page", "papermaking"):
        monkeypatch.setattr(f"desktop.ui.pages.{module}.paper_folder", lambda: tmp_path / "文书")
    made = UnitsPage(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1206, 660)
    made.show()
    return made


def seat_of(context: Context, unit: str) -> roster.SeatRow:
    return next(each for each in roster.seats_on(context.desk, context.today) if each.unit == unit)


def choose(page: UnitsPage, context: Context, unit: str) -> None:
    page.show_record(seat_of(context, unit).id)


def offered(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(QPushButton) if each.isVisibleTo(page)]


def press(page: QWidget, words: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.text() == words).click()


def menu(page: UnitsPage, entry: str) -> None:
    actions = [each for menu in page.findChildren(QMenu) for each in menu.actions()]
    next(each for each in actions if each.text() == entry).trigger()


def settled(context: Context, qtbot) -> None:
    qtbot.waitUntil(lambda: not context.work.busy, timeout=30_000)


def test_views_and_chips_count_the_same(page: UnitsPage) -> None:
    told = {view.key: view.count for view in page.saved_views()}
    assert told.pop("changes") == 0
    for key, count in told.items():
        page.show_view(key)
        assert len(page.model.ids()) == count
    page.show_view("new:liaison")
    assert len(page.model.ids()) == told["no_liaison"]


def test_another_day_shows_another_roster(page: UnitsPage) -> None:
    everybody = len(page.model.ids())
    page.on.set_day(date(2000, 1, 1))
    page.reload()
    assert (everybody > 30, len(page.model.ids())) == (True, 0)
    assert page._empty.accessibleName().startswith("这一天名册是空的")


def test_a_liaison_is_entered_corrected_and_confirmed_in_one_action(
    page: UnitsPage, context: Context, said, qtbot
) -> None:
    choose(page, context, "县财政局")
    press(page.acts, "登记联络员")
    form = page.acts.form
    form.name.setText("赵元")
    qtbot.keyClicks(form.mobile, "13900000001")
    qtbot.keyClick(form.mobile, Qt.Key.Key_Return)
    assert said.last == "已登记联络员。"
    assert page.acts.form is None
    assert [each.person for each in roster.liaisons_on(context.desk, context.today)] == ["赵元"]
    press(page.acts, "核对联络员")
    assert page.acts.form.name.text() == "赵元"
    page.acts.close_form()
    assert "确认无误" not in offered(page.acts)  # it was confirmed today
    with context.desk.act("半年以前") as work:
        work.first(Liaison).confirmed_on = date(2026, 3, 1)
    page.show_view("stale")
    choose(page, context, "县财政局")
    press(page.acts, "确认无误")
    assert said.last == "已确认县财政局的联络员。"
    assert {view.key: view.count for view in page.saved_views()}["stale"] == 0


def test_the_first_holder_is_entered_and_the_next_needs_a_paper(
    page: UnitsPage, context: Context, said, qtbot
) -> None:
    choose(page, context, "县财政局")
    press(page.acts, "登记任职")
    page.acts.form.confirm.click()
    assert "姓名是空的" in said.last
    assert page.acts.form is not None
    page.acts.form.name.setText("钱进")
    page.acts.form.confirm.click()
    assert page.acts.form is None
    assert seat_of(context, "县财政局").person == "钱进"
    press(page.acts, "登记任职")
    page.acts.form.name.setText("孙亮")
    page.acts.form.confirm.click()
    assert "已有人任职" in said.last


def test_a_change_waits_for_its_approval(page: UnitsPage, context: Context, said, qtbot, tmp_path) -> None:
    choose(page, context, "县水利局")
    press(page.acts, "提出调整")
    form = page.acts.form
    form.name.setText("王大明")
    form.confirm.click()
    assert page.acts.form is None
    settled(context, qtbot)
    assert any("成员调整呈批表" in path.name for path in (tmp_path / "文书").glob("*.docx"))
    assert seat_of(context, "县水利局").person == ""
    assert "提出调整" not in offered(page.acts)
    assert {view.key: view.count for view in page.saved_views()}["changes"] == 1
    press(page.acts, "批准")
    approval = page.acts.form
    approval.liaison.setText("赵元")
    approval.mobile.setText("13900000001")
    approval.confirm.click()
    assert "没有填写批准人" in said.last
    approval.approver.setText("李明")
    approval.confirm.click()
    assert seat_of(context, "县水利局").person == "王大明"
    (liaison,) = roster.liaisons_on(context.desk, context.today)
    assert (liaison.unit, liaison.person, liaison.mobile) == ("县水利局", "赵元", "13900000001")
    assert "提出调整" in offered(page.acts)


def test_a_refusal_needs_its_reason(page: UnitsPage, context: Context, said) -> None:
    draft = ChangeDraft("head", seat_id=seat_of(context, "县水利局").id, person="王大明")
    context.do(lambda: roster_changes.propose(context.desk, [draft]))
    choose(page, context, "县水利局")
    press(page.acts, "未批准")
    page.acts.form.confirm.click()
    assert "没有写明理由" in said.last
    page.acts.form.reason.setPlainText("人选另议")
    page.acts.form.confirm.click()
    assert [row.status for row in roster_orders.list_changes(context.desk)] == ["rejected"]


def test_what_is_typed_outlives_an_act_elsewhere(page: UnitsPage, context: Context, qtbot) -> None:
    choose(page, context, "县财政局")
    press(page.acts, "登记联络员")
    page.acts.form.name.setText("赵")
    context.do(lambda: add_task(context.desk, TaskDraft("别处的事")))
    assert page.acts.form is not None
    assert page.acts.form.name.text() == "赵"
    choose(page, context, "县公安局")
    assert page.acts.form is None


def test_a_record_is_shown_whatever_was_filtered(page: UnitsPage, context: Context) -> None:
    page.search.setText("没有这样的单位")
    assert page.model.ids() == []
    choose(page, context, "县公安局")
    assert page.search.text() == ""
    assert page._chosen().seat.unit == "县公安局"


@pytest.fixture
def names(tmp_path: Path) -> Path:
    book = Workbook()
    for row in (
        ("单位", "姓名", "手机号码"),
        ("县财政局", "赵元", "13900000001"),
        ("没有的局", "何六", "13900000002"),
    ):
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    return tmp_path / "名单.xlsx"


def test_dropped_contacts_are_shown_before_they_are_stored(
    page: UnitsPage, context: Context, said, qtbot, names: Path
) -> None:
    assert drop_on(page, names)
    settled(context, qtbot)
    view = page.over.view("contacts")
    assert view.said.text() == "名单.xlsx：读到 2 人，将登记 1 人。有 1 人不登记。存疑 1 处。"
    assert view.table.item(0, 5).text() == "新登记"
    assert view.table.item(1, 5).text().startswith("不登记")
    assert roster.liaisons_on(context.desk, context.today) == []
    view.table.item(1, 1).setText("水利局")
    assert view.table.item(1, 1).text() == "县水利局"
    assert view.said.text().startswith("名单.xlsx：读到 2 人，将登记 2 人。")
    view.accept.click()
    assert said.last.startswith("已登记联络员 2 人。有 ")
    assert page.over.shown() is None
    assert [each.person for each in roster.liaisons_on(context.desk, context.today)] == ["赵元", "何六"]


def test_a_file_that_is_no_workbook_is_said(page: UnitsPage, context: Context, qtbot, tmp_path: Path) -> None:
    heard: list[str] = []
    context.work.refused.connect(heard.append)
    (tmp_path / "坏.xlsx").write_bytes(b"no")
    page.take_file(tmp_path / "坏.xlsx")
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert "坏.xlsx" in heard[0]
    assert not page.over.view("contacts").accept.isEnabled()


def test_check_sheets_go_to_those_who_need_them(
    page: UnitsPage, context: Context, said, qtbot, tmp_path
) -> None:
    menu(page, "联络员核对表（一张）")
    settled(context, qtbot)
    assert "成员单位联络员核对表" in said.last
    for row in roster.unit_rows(context.desk, context.today)[2:]:
        roster.set_liaison(context.desk, row.id, f"{row.name}联络员")
    menu(page, "联络员核对表（只发待核对的单位）")
    settled(context, qtbot)
    assert "已出联络员核对表 2 份和签收单" in said.last


def test_the_handover_is_one_entry_of_a_menu(
    page: UnitsPage, context: Context, said, qtbot, tmp_path
) -> None:
    menu(page, "工作交接清单和备份")
    settled(context, qtbot)
    assert said.last.endswith("数据备份和全部文书原件在同一文件夹。")
    (folder,) = (tmp_path / "文书").glob("工作交接_*")
    assert {path.suffix for path in folder.iterdir()} == {".docx", ".pdf", ""}


def test_a_reform_is_shown_with_what_it_touches_then_carried_out(
    page: UnitsPage, context: Context, said, qtbot
) -> None:
    made = add_task(context.desk, TaskDraft("核查河道", ("县水利局",))).made[0]
    choose(page, context, "县水利局")
    menu(page, "机构改革…")
    view = page.over.view("reform")
    assert view.old.names() == ("县水利局",)
    view.into.setText("县水务局")
    qtbot.waitUntil(lambda: view.tasks.rowCount() == 1)
    assert view.said.text().startswith("涉及在办事项 1 项、席位 1 个")
    assert view.tasks.item(0, 5).text() == "县水务局"
    view.accept.click()
    assert "没有写明依据文书" in said.last
    view.paper.setText("濮编〔2026〕3号")
    view.accept.click()
    assert said.last == "已办理更名：县水利局 → 县水务局。"
    assert page.over.shown() is None
    from desktop.services import ledger

    assert ledger.lines(context.desk, [made])[0].row.lead == ("县水务局",)
    context.do(lambda: history.undo(context.desk))
    assert seat_of(context, "县水利局")


def test_a_split_cannot_be_carried_out_before_each_task_has_a_unit(
    page: UnitsPage, context: Context, qtbot
) -> None:
    made = add_task(context.desk, TaskDraft("核查河道", ("县水利局",))).made[0]
    view = page.open_over("reform", "县水利局")
    next(button for button in view.kinds.buttons() if button.text() == "拆分").setChecked(True)
    view.into.setText("县水利局、县移民局")
    qtbot.waitUntil(lambda: "还有 1 项没有选承接单位" in view.said.text())
    assert not view.accept.isEnabled()
    view.choose(made, "县移民局")
    qtbot.waitUntil(view.accept.isEnabled)
    assert view.tasks.cellWidget(0, 5).currentText() == "县移民局"
