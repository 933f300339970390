"""文书: the register, the paper as it was printed, and voiding one."""

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.services import registry
from desktop.ui.context import Context
from desktop.ui.models.paged import Sort
from desktop.ui.pages.papers.page import PaperRows, PapersPage


@pytest.fixture
def page(context: Context, qtbot) -> PapersPage:
    made = PapersPage(context)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1100, 700)
    made.show()
    return made


def press(page: PapersPage, words: str) -> None:
    next(each for each in page.acts.findChildren(QPushButton) if each.text() == words).click()


def test_a_paper_made_in_the_background_is_registered_and_shown(
    page: PapersPage, context: Context, said, qtbot
) -> None:
    page.show_view("new:roster")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said.last.startswith("已出“")
    (row,) = registry.register(context.desk)
    page.show_record(row.id)
    assert page.grid.chosen_id() == row.id
    assert page.preview.page_count() >= 1
    for kept in (
        context.desk.store.files.path(row.pdf_sha256),
        context.desk.store.files.path(row.docx_sha256),
    ):
        kept.unlink()
    page._shown = ""
    page.reload()
    assert "找不到或读不出来" in page._note.text()
    heard: list = []
    page.said.connect(heard.append)
    press(page, "用 WPS 打开")
    assert "找不到或读不出来" in heard[0].text


def test_a_paper_is_voided_with_its_reason(page: PapersPage, context: Context, said) -> None:
    context.do(lambda: registry.reserve_number(context.desk, "濮府院办", "关于请示"))
    (row,) = registry.register(context.desk)
    page.show_record(row.id)
    press(page, "作废")
    page.acts.form.confirm.click()
    assert "作废须写明原因" in said.last
    page.acts.form.reason.setText("行文有误")
    page.acts.form.confirm.click()
    assert page._note.text() == "▲ 此件已作废：行文有误"


def test_numbers_sort_as_numbers(context: Context) -> None:
    for _ in range(11):
        registry.reserve_number(context.desk, "濮府院办", "请示")
    rows = PaperRows(context.desk)
    told = [row.serial for row in rows.rows(rows.ids("", Sort("number", descending=False)))]
    assert told == list(range(1, 12))


def test_a_kind_that_needs_a_choice_opens_the_catalogue_and_none_is_said(page: PapersPage) -> None:
    heard: list = []
    page.said.connect(heard.append)
    page.show_view("new:minutes")
    assert page.acts.form.kinds.kind() == "minutes"
    assert not page.preview.isVisible()
    page.show_view("new:love_letter")
    assert len(heard) == 1
    assert page.back()
