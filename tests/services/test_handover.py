"""The handover: everything that is open or promised is on the list, and no password."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from desks import DAY, unit_id

from desktop.services import handover, handover_pack, meetings, papers, registry, roster, roster_changes
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.roster_changes import ChangeDraft
from desktop.services.task_endings import close, finish
from desktop.services.task_opening import TaskDraft, add_task
from desktop.services.tasks import add_progress, extend
from desktop.store.tables import Decision, Inspection, Topic, WorkList


def promised(desk: Desk) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for each in handover.promises(desk):
        told.setdefault(each.kind, []).append(each.what)
    return told


def task(desk: Desk, matter: str = "核查不动产权属") -> str:
    return add_task(desk, TaskDraft(matter, ("县财政局",), due_on=DAY + timedelta(9))).made[0]


def test_open_tasks_and_those_to_be_closed_out_are_handed_over(county: Desk) -> None:
    one, two, three = task(county, "甲事"), task(county, "乙事"), task(county, "丙事")
    for each in (two, three):
        finish(county, each, text="已完成。")
    close(county, three, by="周文涛")
    assert [line.id for line in handover.gather(county).tasks] == [one, two]
    assert promised(county)["办结待销号"] == ["2026-002　乙事"]


def test_a_unit_that_was_pressed_and_is_silent_is_named(county: Desk) -> None:
    one = task(county)
    add_progress(county, one, "请尽快反馈。", source="电话", by="赵元", kind="press")
    assert promised(county)["已催待复"] == ["2026-001　核查不动产权属：请尽快反馈。"]
    add_progress(county, one, "已反馈。", source="书面", by="赵元")
    assert "已催待复" not in promised(county)


def test_a_form_for_more_time_waits_until_the_time_is_granted(county: Desk, tmp_path: Path) -> None:
    one = task(county)
    asked = Subject(task_ids=(one,), on=DAY + timedelta(60))
    papers.make(county, "extension_approval", asked, tmp_path)
    papers.make(county, "extension_approval", asked, tmp_path)
    assert promised(county)["延期待批"] == ["2026-001　核查不动产权属"]
    extend(county, one, DAY + timedelta(60), reason="权属复杂", paper="云财〔2026〕2号", approver="周文涛")
    assert "延期待批" not in promised(county)


def test_meetings_topics_lists_and_orders_under_way(county: Desk) -> None:
    draft = meetings.MeetingDraft(kind="plenary", meets_on=DAY + timedelta(7), title="全体会议")
    meetings.add_meeting(county, replace(draft))
    owner = county.office.id
    with county.act("准备") as work:
        work.add(Topic(owner_id=owner, title="破产费用", asked_on=DAY, state="parked"))
        work.add(Topic(owner_id=owner, title="已上会", asked_on=DAY, state="agenda"))
        work.add(WorkList(owner_id=owner, year=2026, place=1, title="需求清单", status="draft"))
        work.add(Inspection(owner_id=owner, title="出庭应诉检查", inspects_on=DAY))
        work.add(Decision(owner_id=owner, order_no=1, text="待定", disposition="task"))
    roster_changes.propose(county, [ChangeDraft("liaison", unit="县财政局", person="赵元")])
    told = promised(county)
    assert told["待开会议"] == ["全体会议（地点未定）"]
    assert told["会议回执未到"] == ["全体会议"]
    assert told["议题暂缓"] == ["破产费用"]
    assert "议题待列入" not in told
    assert told["清单未审定"] == ["2026年需求清单（草案）"]
    assert told["待做检查"] == ["出庭应诉检查"]
    assert told["议定事项未了"] == ["未记会议的纪要有1项议定还没有立项或注明"]
    assert told["成员调整待批"] == ["县财政局　联络员：（空缺） → 赵元"]
    assert told["机制职责"]


def test_number_registers_tell_the_last_number_and_what_lies_unused(county: Desk) -> None:
    task(county)
    for title in ("甲函", "乙函"):
        registry.reserve_number(county, "云府院办", title)
    first = next(row for row in registry.register(county) if row.title == "甲函")
    registry.void_paper(county, first.id, "写错")
    told = {each.name: (each.last, each.note) for each in handover.gather(county).series}
    assert told["发文　云府院办"] == (
        "云府院办〔2026〕2号",
        "预留未用：云府院办〔2026〕2号；作废：云府院办〔2026〕1号",
    )
    assert told["台账事项编号"][0] == "2026-001"


def test_the_pack_is_the_paper_and_a_backup_that_holds_it(county: Desk, tmp_path: Path) -> None:
    roster.set_liaison(county, unit_id(county, "县财政局"), "赵元", mobile="13900000001")
    task(county)
    made = handover_pack.pack(county, tmp_path)
    assert made.made.docx.parent.name == f"工作交接_{DAY.isoformat()}"
    assert made.made.pdf.read_bytes().startswith(b"%PDF")
    assert made.backup.path.is_relative_to(tmp_path)
    assert made.backup.files >= 3  # docx, pdf and text of the list itself
    places = {each.what: each for each in handover.gather(county).places}
    assert places["备份"].note.startswith("共1份")
    assert places["数据文件夹"].path == str(county.store.paths.home)


@pytest.mark.parametrize("word", ["2026-001", "赵元", "13900000001", "交出人", "口令", "召集人"])
def test_the_list_says_what_the_next_clerk_asks_first(county: Desk, word: str) -> None:
    from desktop.documents.spec_write import spec_text

    roster.set_liaison(county, unit_id(county, "县财政局"), "赵元", mobile="13900000001")
    task(county)
    assert word in spec_text(papers.draft(county, "handover", Subject()))


def test_an_empty_office_has_a_list_too(county: Desk) -> None:
    from desktop.documents.spec_write import spec_text

    told = spec_text(papers.draft(county, "handover", Subject()))
    assert "没有未销号的事项" in told
    assert "本年还没有给出编号" in told
