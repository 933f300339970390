import pytest

from desktop.domain.errors import Refused
from desktop.domain.task_states import Approval
from desktop.services import meetings, tasks
from desktop.services.compose.meetings_carried import status_table
from desktop.services.compose.minutes import items_of
from desktop.services.compose.sample import SampleOffice
from desktop.services.meetings_agenda import carried
from desktop.services.paper_facts import Subject


def test_the_last_items_are_carried_and_summed(own_office: SampleOffice) -> None:
    desk, subject = own_office.desk, own_office.subject("status_table")
    first = items_of(desk, own_office.subject("minutes").meeting_id or "")[0].lines[0]
    tasks.finish(desk, first.id, text="已摸底")
    *rows, total = status_table(desk, subject).tables["落实情况"].rows
    assert [row[1] for row in rows] == [f"2026-00{n}" for n in range(1, 8)]
    assert total[0].text.startswith("合计7项，已办结1项，正在办理6项，其中逾期1项")  # type: ignore[union-attr]


def test_each_end_of_a_task_is_summed_under_its_own_word(own_office: SampleOffice) -> None:
    desk, subject = own_office.desk, own_office.subject("status_table")
    items = items_of(desk, own_office.subject("minutes").meeting_id or "")
    closed, partly, next_year, ended = [line.id for item in items for line in item.lines][:4]
    tasks.finish(desk, closed, text="已办")
    tasks.close(desk, closed, by="召集人")
    by = Approval(by="召集人")
    tasks.part(desk, partly, achieved="已立账户", remaining="未拨付", reason="资金未到", approval=by)
    tasks.carry(desk, next_year, reason="工期未到", approval=by)
    tasks.terminate(desk, ended, reason="职责划转", approval=by)
    *rows, total = status_table(desk, subject).tables["落实情况"].rows
    told = "合计7项，已办结1项，部分落实1项，转下年1项，终止1项，正在办理3项，其中逾期"
    assert total[0].text.startswith(told)  # type: ignore[union-attr]
    words = [str(row[7]).split("\n")[0][1:] for row in rows[:4]]
    assert words == ["已销号", "部分落实", "转下年", "终止"]


def test_only_meetings_of_the_same_kind_count(own_office: SampleOffice) -> None:
    desk = own_office.desk
    other = meetings.add_meeting(desk, meetings.MeetingDraft("coordination", desk.today())).made[0]
    assert carried(desk, "coordination", desk.today()).sentence == ""
    assert carried(desk, "plenary", desk.today()).sentence == "7 项未办结"
    with pytest.raises(Refused, match="之前没有会议议定事项，没有出落实情况表"):
        status_table(desk, Subject(meeting_id=other))


def test_the_meeting_itself_and_what_came_before_it_are_told_apart(own_office: SampleOffice) -> None:
    held = own_office.subject("minutes")
    with pytest.raises(Refused, match="没有出落实情况表"):
        status_table(own_office.desk, held)
