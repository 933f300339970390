"""The agenda: items with unit, minutes and papers; the follow-up heads it where something is left open."""

from dataclasses import replace
from datetime import timedelta

import pytest
from desks import DAY

from desktop.documents.intake import read_source_bytes
from desktop.domain.errors import Refused
from desktop.services import history, meetings, minutes, tasks, topics
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.meetings_agenda import FOLLOW_UP, FOLLOW_UP_TITLE, AgendaDraft, carried, save_agenda
from desktop.services.meetings_moving import cancel
from desktop.services.topics import TopicDraft

TEXT = """会议纪要
2026年11月2日，召开协调会。
会议议定：
一、县财政局牵头落实专项资金，12月20日前完成。
二、县自然资源局牵头办理过户登记，12月31日前完成。
"""


def plan(desk: Desk, kind: str = "coordination", day: int = 9, **more: object) -> str:
    return meetings.add_meeting(desk, MeetingDraft(kind, DAY + timedelta(day), **more)).made[0]  # type: ignore[arg-type]


def held_with_minutes(desk: Desk) -> str:
    """Hold a meeting 18 days ago whose first decision became a task and whose second is still open."""
    record = plan(desk, day=-18)
    source = read_source_bytes(TEXT.encode(), "纪要.txt")
    proposal = minutes.read(desk, source, DAY - timedelta(18))
    first, second = minutes.choices_of(proposal, doubted=minutes.TASK)
    choices = [replace(first, outcome=minutes.TASK), replace(second, outcome="pending")]
    facts = replace(proposal.meeting, day=DAY - timedelta(18))
    minutes.confirm(desk, source, TEXT.encode(), facts, choices, meeting_id=record)
    return record


def test_items_keep_unit_minutes_and_papers(county: Desk) -> None:
    record = plan(county, agenda=("甲",))
    items = [AgendaDraft("甲", "县财政局", 15, " 汇报稿 "), AgendaDraft(" "), AgendaDraft("乙")]
    save_agenda(county, record, items)
    told = meetings.open_meeting(county, record).items
    assert told == (AgendaDraft("甲", "县财政局", 15, "汇报稿"), AgendaDraft("乙"))
    meetings.set_agenda(county, record, ["乙", "甲"])
    assert meetings.open_meeting(county, record).items[1] == told[0]
    history.undo(county)
    assert meetings.open_meeting(county, record).items == told


def test_bad_items_change_nothing(county: Desk) -> None:
    record = plan(county)
    before = county.store.content_hash()
    for item, words in (
        (AgendaDraft("甲", "县水利局"), "名册里没有“县水利局”"),
        (AgendaDraft("甲", minutes=0), "时长写成了 0 分钟"),
        (AgendaDraft("甲", minutes=6000), "时长写成了 6000 分钟"),
    ):
        with pytest.raises(Refused, match=words):
            save_agenda(county, record, [item])
    assert county.store.content_hash() == before
    cancel(county, record, "x")
    with pytest.raises(Refused, match="不再召开，议程没有改动"):
        save_agenda(county, record, [AgendaDraft("甲")])


def test_a_topic_taken_off_is_offered_again(county: Desk) -> None:
    record = plan(county)
    asked = topics.collect(county, [TopicDraft("丙", "县法院")]).made[0]
    topics.put_on_agenda(county, [asked], record)
    save_agenda(county, record, [AgendaDraft("甲")])
    row = topics.open_topic(county, asked)
    assert (row.state, row.meeting_id) == ("parked", None)
    assert "议程撤下" in row.note


def test_what_a_meeting_left_heads_the_next_agenda(county: Desk) -> None:
    assert FOLLOW_UP_TITLE not in meetings.open_meeting(county, plan(county)).agenda
    held_with_minutes(county)
    left = carried(county, "coordination", DAY)
    assert len(left.tasks) == 1
    assert [each.text.strip()[:6] for each in left.decisions] == ["县自然资源局"]
    assert left.sentence == "1 项未办结，1 项待定"
    item = meetings.open_meeting(county, plan(county)).items[0]
    assert (item.title, item.kind) == (FOLLOW_UP_TITLE, FOLLOW_UP)
    assert carried(county, "study", DAY).sentence == ""
    assert carried(county, "coordination", DAY - timedelta(30)).sentence == ""


def test_a_finished_task_is_told_once_more_and_then_no_longer(county: Desk) -> None:
    held_with_minutes(county)
    (line,) = carried(county, "coordination", DAY).tasks
    tasks.finish(county, line.id, text="已拨付")
    tasks.close(county, line.id, by="召集人")
    assert len(carried(county, "coordination", DAY).tasks) == 1
    assert carried(county, "coordination", DAY).unfinished == ()
    later = plan(county, day=0)
    meetings.close_meeting(county, later)
    assert carried(county, "coordination", DAY + timedelta(5)).last == DAY
