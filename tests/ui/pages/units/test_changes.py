"""成员调整 over the roster: what waits first, units that join and leave."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.services import roster, roster_changes, roster_orders
from desktop.services.roster_changes import ChangeDraft
from desktop.ui.context import Context
from desktop.ui.pages.units.changes import ChangesView


@pytest.fixture
def view(context: Context, qtbot, tmp_path, monkeypatch) -> ChangesView:
    monkeypatch.setattr("desktop.ui.pages.papermaking.paper_folder", lambda: tmp_path / "文书")
    made = ChangesView(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1206, 660)
    made.show()
    made.open()
    return made


def press(page: QWidget, words: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.text() == words).click()


def shown(view: ChangesView) -> list[str]:
    return [each.text() for each in view.acts.findChildren(QPushButton) if each.isVisible()]


def propose(context: Context, name: str = "王大明") -> list[str]:
    seat = next(s for s in roster.seats_on(context.desk, context.today) if s.unit == "县水利局")
    drafts = [
        ChangeDraft("head", seat_id=seat.id, person=name),
        ChangeDraft("liaison", unit="县水利局", person="赵元"),
    ]
    return list(context.do(lambda: roster_changes.propose(context.desk, drafts)).made)


def test_what_was_proposed_together_is_approved_together(view: ChangesView, context: Context, qtbot) -> None:
    assert view.model.ids() == []
    ids = propose(context)
    assert set(view.model.ids()) == set(ids)
    press(view.acts, "批准")
    view.acts.form.approver.setText("李明")
    view.acts.form.confirm.click()
    assert view.acts.form is None
    assert {row.status for row in roster_orders.list_changes(context.desk)} == {"approved"}
    qtbot.waitUntil(lambda: shown(view) == ["出呈批表"])


def test_chips_narrow_the_list(view: ChangesView, context: Context) -> None:
    propose(context)
    press(view.acts, "撤回")
    view.acts.form.reason.setPlainText("来函撤回")
    view.acts.form.confirm.click()
    propose(context, "孙亮")
    view._chip_changed(frozenset({"withdrawn"}))
    assert len(view.model.ids()) == 2
    view._chip_changed(frozenset({"proposed"}))
    assert [row.person for row in view._orders.rows(view.model.ids())] == ["赵元", "孙亮"]


def test_a_unit_joins_with_its_paper(view: ChangesView, context: Context, qtbot, tmp_path, said) -> None:
    press(view, "单位加入")
    form = view.acts.form
    form.confirm.click()
    assert "单位名称是空的" in said.last
    form.unit.setText("县气象局")
    form.seat.setText("主要负责同志")
    form.confirm.click()
    qtbot.waitUntil(lambda: not context.work.busy, timeout=30_000)
    assert any("县气象局" in path.name for path in (tmp_path / "文书").glob("*.pdf"))
    press(view.acts, "批准")
    view.acts.form.approver.setText("李明")
    view.acts.form.confirm.click()
    assert "县气象局" in {seat.unit for seat in roster.seats_on(context.desk, context.today)}


def test_the_form_closes_before_the_view(view: ChangesView) -> None:
    press(view, "单位退出")
    assert view.back()
    assert not view.back()
