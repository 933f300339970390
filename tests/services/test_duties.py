from datetime import date, timedelta

import pytest
from desks import DAY, Clock

from desktop.domain.errors import Refused
from desktop.domain.obligations import RadarState
from desktop.services import duties, history, meetings
from desktop.services.desk import Desk
from desktop.store.tables import Meeting


def state(desk: Desk, duty: str) -> list[RadarState]:
    return [line.state for line in duties.look_out(desk) if line.obligation == duty]


def test_an_approved_list_meets_its_duty_and_undo_takes_it_back(county: Desk) -> None:
    assert RadarState.MET not in state(county, "list_approval")
    duties.record_event(county, "list_approval", DAY, "全体会议审定", "云府院联〔2026〕3号")
    assert state(county, "list_approval") == [RadarState.MET]
    history.undo(county)
    assert RadarState.MET not in state(county, "list_approval")
    history.redo(county)
    assert state(county, "list_approval") == [RadarState.MET]


def test_an_event_counts_for_the_period_named_and_not_for_its_day(county: Desk, clock: Clock) -> None:
    clock.day = date(2027, 1, 8)
    duties.record_event(county, "list_approval", date(2027, 1, 8), period="2026")
    met = [line for line in duties.look_out(county) if line.obligation == "list_approval"]
    assert RadarState.OVERDUE not in [line.state for line in met]
    assert RadarState.MET not in [line.state for line in met if line.periods == ("2027",)]


def test_a_quarter_set_by_hand_decides_what_a_meeting_counts_for(city: Desk, clock: Clock) -> None:
    duty = next(d for d in city.profile.obligations if d.rhythm == "quarter" and d.fulfilled_by == "meeting")
    clock.day = date(2026, 10, 9)
    made = meetings.add_meeting(city, meetings.MeetingDraft(duty.kinds[0], date(2026, 10, 9))).made[0]
    meetings.close_meeting(city, made)
    assert RadarState.MET in state(city, duty.id)
    with city.act("所属季度") as work:
        work.need(Meeting, made).quarter = 3
    lines = [line for line in duties.look_out(city) if line.obligation == duty.id]
    assert any("2026Q4" in line.periods and line.state is not RadarState.MET for line in lines)
    assert not any("2026Q3" in line.periods and line.state is RadarState.OVERDUE for line in lines)


def test_a_planned_meeting_fulfils_nothing(county: Desk) -> None:
    meetings.add_meeting(county, meetings.MeetingDraft("plenary", DAY))
    assert duties.record_of(county).held == []


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        ("plenary", "召开会议为准"),
        ("appearance_bulletin", "文书为准"),
        ("liaisons", "名册为准"),
        ("nothing", "没有“nothing”这项职责"),
    ],
)
def test_other_duties_are_not_met_by_a_record(county: Desk, duty: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        duties.record_event(county, duty, DAY)
    assert duties.events(county) == []


def test_neither_a_day_to_come_nor_a_period_of_another_length(county: Desk) -> None:
    with pytest.raises(Refused, match="还没有到"):
        duties.record_event(county, "list_approval", DAY + timedelta(1))
    with pytest.raises(Refused, match="应写成“2026”"):
        duties.record_event(county, "list_approval", DAY, period="2026Q3")
    with pytest.raises(Refused, match="不是有效的期别"):
        duties.record_event(county, "list_approval", DAY, period="去年")


def test_events_are_listed_newest_first_and_one_can_be_taken_back(county: Desk) -> None:
    duties.record_event(county, "training", DAY - timedelta(3), "培训一")
    duties.record_event(county, "training", DAY, "培训二")
    duties.record_event(county, "list_approval", DAY)
    assert [row.note for row in duties.events(county, "training")] == ["培训二", "培训一"]
    assert len(duties.events(county)) == 3
    with pytest.raises(Refused, match="须写明原因"):
        duties.remove_event(county, duties.events(county, "training")[0].id, reason=" ")
    duties.remove_event(county, duties.events(county, "training")[0].id, reason="登记错了")
    assert [row.note for row in duties.events(county, "training")] == ["培训一"]


def test_duties_to_record_come_with_those_of_a_rhythm_first(county: Desk) -> None:
    found = duties.by_event(county)
    assert found[0].id == "list_approval"
    period = duties.period_on(found[0], DAY)
    assert period is not None
    assert period.key == "2026"
    assert duties.period_on(found[-1], DAY) is None
