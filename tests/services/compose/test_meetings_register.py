import pytest

from desktop.domain.errors import Refused
from desktop.services import history, meetings
from desktop.services.compose.meetings_register import meeting_register
from desktop.services.compose.sample import SampleOffice
from desktop.services.meetings import MeetingDraft
from desktop.services.paper_facts import Subject


def test_the_years_series_are_closed(own_office: SampleOffice) -> None:
    desk = own_office.desk
    record = meetings.add_meeting(desk, MeetingDraft("plenary", desk.today())).made[0]
    meetings.close_meeting(desk, record)
    history.undo(desk)
    meetings.close_meeting(desk, record)
    rows = meeting_register(desk, Subject()).tables["登记"].rows
    told = [(row[0], row[1], row[4]) for row in rows]
    assert told[:4] == [
        ("全体会议", "第1次", "已召开"), ("全体会议", "第2次", "空号"), ("全体会议", "第3次", "已召开"),
        ("全体会议", "—", "筹备"),
    ]  # fmt: skip
    assert {row[4] for row in rows} == {"已召开", "空号", "筹备", "取消"}
    assert all(row[5] for row in rows if row[4] != "已召开")


def test_a_year_without_meetings_has_no_register(own_office: SampleOffice) -> None:
    with pytest.raises(Refused, match="2019年度没有登记过会议"):
        meeting_register(own_office.desk, Subject(on=own_office.desk.today().replace(year=2019)))
