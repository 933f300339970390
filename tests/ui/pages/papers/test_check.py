"""What the check found under the preview, the version put right, and the way from the old one to the new."""

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.services import papers, registry
from desktop.services.paper_facts import Subject
from desktop.ui.pages.papers.page import COLUMNS, PapersPage


@pytest.fixture
def page(context, tmp_path, monkeypatch, qtbot) -> PapersPage:
    """The page of an office whose own text of the roster carries a wrong mark."""
    monkeypatch.setattr("desktop.ui.pages.papers.check.paper_folder", lambda: tmp_path / "文书")
    path = papers.copy_text(context.desk, "roster")
    path.write_text(path.read_text("utf-8") + "请核对,如有变动请于2026.12.5前告知。\n", "utf-8")
    papers.make(context.desk, "roster", Subject(), tmp_path / "文书")
    made = PapersPage(context)
    context.open_page = lambda _key, _view, record: made.show_record(record)
    qtbot.addWidget(made)
    context.hub.changed.connect(made.refresh)
    made.resize(1200, 760)
    made.show()
    return made


def wait(qtbot, context) -> None:
    qtbot.waitUntil(lambda: not context.work.busy, timeout=30_000)


def press(page: PapersPage, words: str) -> None:
    next(each for each in page.acts.findChildren(QPushButton) if each.text() == words).click()


def lines(page: PapersPage) -> list[str]:
    return [page.checked.list.item(row).text() for row in range(page.checked.list.count())]


def test_the_chosen_paper_is_checked_by_itself(page: PapersPage, context, said, qtbot) -> None:
    wait(qtbot, context)
    assert page.checked.isVisible()
    assert page.checked.head.text().startswith(f"检查：{len(lines(page))} 处")
    assert any("半角标点" in each and "第" in each for each in lines(page))
    assert page.checked.better.isVisible()
    assert not said
    assert page.preview._print.isEnabled()


def test_put_right_and_the_old_one_leads_to_the_new(page: PapersPage, context, said, qtbot) -> None:
    wait(qtbot, context)
    (old,) = registry.register(context.desk)
    page.checked.better.click()
    wait(qtbot, context)
    new, _old = registry.register(context.desk)
    assert page.grid.chosen_id() == new.id
    wait(qtbot, context)
    assert not page.checked.isVisible()
    status = [each.key for each in COLUMNS].index("status")
    cells = [page.model.index(row, status).data() for row in range(2)]
    assert cells == ["已发", "已替代"]
    page.show_record(old.id)
    assert page._note.text() == f"▲ 此件已被 {new.code} 替代"
    assert not page.checked.isVisible()
    press(page, "打开新版")
    assert page.grid.chosen_id() == new.id
    press(page, "检查")
    wait(qtbot, context)
    assert said.last == "检查过了，没有发现问题。"


def test_a_paper_without_a_text_says_so_only_when_asked(
    page: PapersPage, context, said, tmp_path, qtbot
) -> None:
    wait(qtbot, context)
    with context.desk.act("旧文书") as work:
        from desktop.store.tables import Attachment

        work.remove(work.first(Attachment, kind="papers"))
    page._shown = ""
    page.reload()
    wait(qtbot, context)
    assert not page.checked.isVisible()
    assert not said
    press(page, "检查")
    wait(qtbot, context)
    assert "没有留下可以检查的内容" in said.last
