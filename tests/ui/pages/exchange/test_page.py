"""交换: look, take in, receipt, on the real pages of two offices' bundles."""

from pathlib import Path

import pytest
from desks import befriend, city

from desktop.services import exchange, ledger, tasks
from desktop.services.tasks import TaskDraft
from desktop.ui.context import Context
from desktop.ui.models.paged import Sort
from desktop.ui.pages.exchange.page import BundleRows, ExchangePage


@pytest.fixture
def page(context: Context, qtbot) -> ExchangePage:
    made = ExchangePage(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1100, 700)
    made.show()
    return made


@pytest.fixture
def other(context: Context, tmp_path: Path):
    desk = city(tmp_path / "city")
    befriend(context.desk, desk, tmp_path / "stick")
    tasks.add_task(desk, TaskDraft("市里的事"))
    yield desk
    desk.close()


def test_nobody_to_send_to_is_said(page: ExchangePage, said) -> None:
    page.begin_export()
    assert "还没有认可过对方名片" in said.last
    assert page.acts.form is None


def test_a_bundle_is_looked_into_then_taken_in(
    page: ExchangePage, context: Context, other, said, qtbot, tmp_path
) -> None:
    file = exchange.export(other, "濮阳县", tmp_path / "stick").path
    page.look_into(file)
    qtbot.waitUntil(lambda: page.acts.form is not None, timeout=10_000)
    assert ledger.count(context.desk, ledger.LedgerFilter()) == 0
    assert page.acts.form.confirm.isEnabled()
    page.acts.form.confirm.click()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said.last.startswith("已导入南泉市第1次报送")
    assert len(page.model.ids()) == 1
    page.look_into(file)
    qtbot.waitUntil(lambda: page.acts.form is not None, timeout=10_000)
    assert page.acts.form.confirm.isEnabled()


def test_a_forked_bundle_cannot_be_confirmed(context: Context, other, tmp_path: Path, qtbot) -> None:
    from dataclasses import replace

    from desktop.exchange.classify import Standing
    from desktop.ui.pages.exchange.forms import ArrivalForm

    arrived = exchange.arrive(context.desk, exchange.export(other, "濮阳县", tmp_path / "stick").path)
    form = ArrivalForm(replace(arrived, standing=Standing.FORK))
    qtbot.addWidget(form)
    assert not form.confirm.isEnabled()


def test_an_altered_bundle_is_refused_in_words(
    page: ExchangePage, context: Context, other, qtbot, tmp_path
) -> None:
    file = exchange.export(other, "濮阳县", tmp_path / "stick").path
    file.write_bytes(file.read_bytes()[:-9])
    heard: list[str] = []
    context.work.refused.connect(heard.append)
    page.look_into(file)
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard[0].endswith("。")


def test_a_receipt_code_is_entered(page: ExchangePage, context: Context, other, said, tmp_path: Path) -> None:
    for _ in range(2):
        sent = exchange.export(context.desk, "南泉市", tmp_path / "stick")
    code = exchange.take_in(other, sent.path).code
    page.begin_receipt()
    page.acts.form.code.setText("AAAAAAAA")
    page.acts.form.confirm.click()
    assert page.acts.form is not None
    page.acts.form.code.setText(code.lower())
    page.acts.form.confirm.click()
    assert said.last == "已登记对方回执。"
    rows = BundleRows(context.desk)
    assert [row.number for row in rows.rows(rows.ids(None, Sort("number", descending=False)))] == [1, 2]
    assert [
        row.received_on is not None for row in rows.rows(rows.ids(None, Sort("number", descending=True)))
    ] == [True, False]
