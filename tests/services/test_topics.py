"""Topics: who asked and when stays with them, whatever becomes of them."""

from datetime import date, timedelta

import pytest
from desks import DAY

from desktop.domain.errors import Refused
from desktop.services import history, meetings, topics
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.topics import TopicDraft

ASKED = TopicDraft("研究某破产案职工安置", "县法院", "办公室王某", "案情紧急", date(2026, 9, 1))


def plan(desk: Desk) -> str:
    return meetings.add_meeting(desk, MeetingDraft("plenary", DAY + timedelta(9))).made[0]


def topic(desk: Desk, draft: TopicDraft = ASKED) -> str:
    return topics.collect(desk, [draft]).made[0]


def test_topics_are_collected_once(county: Desk) -> None:
    topics.collect(county, [ASKED, TopicDraft("研究执行联动", "财政局")])
    assert not topics.collect(county, [ASKED])
    first, second = topics.list_topics(county)
    assert (first.unit, first.asked_by, first.asked_on, first.state) == (
        "县法院", "办公室王某", date(2026, 9, 1), "candidate",
    )  # fmt: skip
    assert second.asked_on == DAY
    assert [row.title for row in topics.list_topics(county, text="破产")] == [ASKED.title]
    for bad in ([], [TopicDraft("  ")]):
        with pytest.raises(Refused, match="没有登记"):
            topics.collect(county, bad)


def test_a_topic_comes_on_the_agenda_with_its_unit_and_leaves_it_again(county: Desk) -> None:
    record, asked = plan(county), topic(county)
    topics.put_on_agenda(county, [asked], record)
    item = meetings.open_meeting(county, record).items[-1]
    assert (item.title, item.presenter, item.topic_id) == (ASKED.title, "县法院", asked)
    assert topics.open_topic(county, asked).word == "已列入 2026年全体会议"
    assert topics.offered(county) == []
    with pytest.raises(Refused, match="已列入，没有再列入"):
        topics.put_on_agenda(county, [asked], record)
    topics.park(county, asked, "材料不全")
    row = topics.open_topic(county, asked)
    assert (row.state, row.asked_on, row.meeting) == ("parked", date(2026, 9, 1), "")
    assert "材料不全" in row.note
    assert ASKED.title not in meetings.open_meeting(county, record).agenda
    assert [each.id for each in topics.offered(county)] == [asked]
    history.undo(county)
    assert topics.open_topic(county, asked).state == "agenda"


def test_a_dropped_topic_keeps_its_reason_and_may_come_back(county: Desk) -> None:
    asked = topic(county)
    with pytest.raises(Refused, match="须写明理由"):
        topics.drop(county, asked, " ")
    topics.drop(county, asked, "不属联席会议职责")
    assert topics.offered(county) == []
    assert topics.open_topic(county, asked).note == "不属联席会议职责"
    topics.reopen(county, asked)
    assert topics.open_topic(county, asked).state == "candidate"


def test_what_was_discussed_stays_discussed(county: Desk) -> None:
    record = meetings.add_meeting(county, MeetingDraft("plenary", DAY)).made[0]
    asked = topic(county)
    topics.put_on_agenda(county, [asked], record)
    meetings.close_meeting(county, record)
    with pytest.raises(Refused, match="研究过"):
        topics.park(county, asked)
    with pytest.raises(Refused, match="不在筹备"):
        topics.put_on_agenda(county, [topic(county, TopicDraft("另一个"))], record)
    with pytest.raises(Refused, match="已列入议程"):
        topics.reopen(county, asked)


def test_an_unknown_topic_is_refused(county: Desk) -> None:
    with pytest.raises(Refused, match="没有编号为“x”的议题"):
        topics.open_topic(county, "x")
