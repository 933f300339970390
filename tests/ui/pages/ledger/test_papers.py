from datetime import date

import pytest
from offices import MINUTES

from desktop.services import ledger, minutes_draft, minutes_review, tasks
from desktop.services.ledger import LedgerFilter
from desktop.services.tasks import TaskDraft
from desktop.ui.pages import papermaking
from desktop.ui.pages.ledger.papers import approval, by_lead, filed_message, ledger_paper, slips, whole_set


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The clerk's documents lie in the folder of the test."""
    place = tmp_path / "文书"
    monkeypatch.setattr(papermaking, "paper_folder", lambda: place)
    monkeypatch.setattr("desktop.ui.pages.ledger.papers.paper_folder", lambda: place)
    return place


@pytest.fixture
def made(context):
    drafts = (
        TaskDraft("逐户摸清底数", lead=("县财政局",), due_on=date(2026, 12, 16)),
        TaskDraft("印发办法", lead=("县司法局", "县财政局"), due_on=date(2026, 12, 25)),
        TaskDraft("形成报告", lead=("县司法局",), due_on=date(2026, 12, 1)),
        TaskDraft("没有牵头的事"),
    )
    for draft in drafts:
        tasks.add_task(context.desk, draft)
    ids = ledger.ids(context.desk, LedgerFilter())
    tasks.finish(context.desk, ids[2], text="已印发")
    return ids


def papers_in(folder) -> list[str]:
    return sorted(path.name.split("_")[0] for path in folder.glob("*.pdf"))


def wait(qtbot, context) -> None:
    qtbot.waitUntil(lambda: not context.work.busy, timeout=30_000)


def test_open_tasks_stand_under_every_unit_that_leads_them(context, made):
    assert by_lead(context, made) == {"县财政局": (made[0], made[1]), "县司法局": (made[1],)}


def test_one_slip_for_each_unit_and_the_list_to_sign(context, made, folder, qtbot, said):
    slips(context, made)
    wait(qtbot, context)
    names = papers_in(folder)
    assert len(names) == 3
    assert sum("交办单" in name for name in names) >= 2
    assert str(folder) in said.last


def test_nothing_to_hand_out_is_said(context, made, folder, said):
    slips(context, [made[2], made[3]])
    assert "没有出交办单" in said.last
    ledger_paper(context, [])
    assert "没有可以出台账的事项" in said.last
    assert not context.work.busy


def test_the_ledger_on_paper(context, made, folder, qtbot):
    ledger_paper(context, made[:2])
    wait(qtbot, context)
    assert any("台账" in name for name in papers_in(folder))


def test_the_form_to_be_signed_before_an_extension(context, made, folder, qtbot):
    approval(context, "extension_approval", made[0], date(2027, 1, 8))
    wait(qtbot, context)
    assert any("延期审批表" in name for name in papers_in(folder))


def test_after_the_confirmation_the_papers_are_one_press_away(context, folder, qtbot, said):
    data = MINUTES.read_bytes()
    review = minutes_review.begin(context.desk, minutes_draft.source_of(data, "纪要.txt"), data)
    changes = minutes_review.confirm(context.desk, review)
    message = filed_message(context, minutes_review.filed(context.desk, changes))
    assert [action.label for action in message.actions] == [
        "出分解表、摘录和交办单",
        "只出交办单",
        "撤销“确认立项”",
    ]
    message.actions[0].act()
    wait(qtbot, context)
    names = papers_in(folder)
    for words in ("分解表", "摘录", "交办单"):
        assert any(words in name for name in names), words


def test_stopping_the_whole_set_leaves_whole_papers_and_is_told(context, folder, qtbot, said):
    data = MINUTES.read_bytes()
    review = minutes_review.begin(context.desk, minutes_draft.source_of(data, "纪要.txt"), data)
    filed = minutes_review.filed(context.desk, minutes_review.confirm(context.desk, review))
    context.work.started.connect(lambda job: job.progressed.connect(lambda *_told: job.cancel()))
    whole_set(context, filed)
    wait(qtbot, context)
    assert said.last.startswith("已停止。")
    names = papers_in(folder)
    assert any("分解表" in name for name in names)
    assert len(list(folder.glob("*.docx"))) == len(names)
