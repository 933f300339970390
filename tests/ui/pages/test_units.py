"""成员单位: the roster of a day, its gaps, and the two acts on a seat."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt

from desktop.services import roster, tasks
from desktop.services.tasks import TaskDraft
from desktop.ui.context import Context
from desktop.ui.pages.units import UnitsPage


@pytest.fixture
def page(context: Context, qtbot) -> UnitsPage:
    made = UnitsPage(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1100, 700)
    made.show()
    return made


def choose(page: UnitsPage, context: Context, unit: str) -> None:
    seat = next(each for each in roster.seats_on(context.desk, context.today) if each.unit == unit)
    page.show_record(seat.id)


def press(page: UnitsPage, words: str) -> None:
    from PySide6.QtWidgets import QPushButton

    next(each for each in page.acts.findChildren(QPushButton) if each.text() == words).click()


def test_views_and_chips_count_the_same(page: UnitsPage) -> None:
    told = {view.key: view.count for view in page.saved_views()}
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


def test_a_liaison_is_entered_and_then_confirmed(page: UnitsPage, context: Context, said, qtbot) -> None:
    choose(page, context, "县财政局")
    press(page, "登记联络员")
    form = page.acts.form
    form.name.setText("赵元")
    qtbot.keyClicks(form.mobile, "13900000001")
    qtbot.keyClick(form.mobile, Qt.Key.Key_Return)
    assert said.last == "已登记联络员。"
    assert page.acts.form is None
    assert [each.person for each in roster.liaisons_on(context.desk, context.today)] == ["赵元"]
    press(page, "核对联络员")
    assert page.acts.form.name.text() == "赵元"


def test_a_holder_without_a_name_keeps_the_form(page: UnitsPage, context: Context, said, qtbot) -> None:
    choose(page, context, "县财政局")
    press(page, "登记任职")
    page.acts.form.confirm.click()
    assert "姓名是空的" in said.last
    assert page.acts.form is not None
    page.acts.form.name.setText("钱进")
    page.acts.form.confirm.click()
    assert page.acts.form is None
    held = {each.unit: each.person for each in roster.seats_on(context.desk, context.today)}
    assert held["县财政局"] == "钱进"


def test_what_is_typed_outlives_an_act_elsewhere(page: UnitsPage, context: Context, qtbot) -> None:
    choose(page, context, "县财政局")
    press(page, "登记联络员")
    page.acts.form.name.setText("赵")
    context.do(lambda: tasks.add_task(context.desk, TaskDraft("别处的事")))
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


def test_contacts_come_in_the_background(
    page: UnitsPage, context: Context, said, qtbot, tmp_path: Path
) -> None:
    book = Workbook()
    for row in (
        ("单位", "姓名", "手机号码"),
        ("县财政局", "赵元", "13900000001"),
        ("没有的局", "何六", "13900000002"),
    ):
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    page.take_contacts(tmp_path / "名单.xlsx")
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said.last.startswith("已登记联络员 1 人。有 ")
    heard: list[str] = []
    context.work.refused.connect(heard.append)
    (tmp_path / "坏.xlsx").write_bytes(b"no")
    page.take_contacts(tmp_path / "坏.xlsx")
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert "坏.xlsx" in heard[0]
