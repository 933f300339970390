import pytest

from desktop.domain.errors import Refused
from desktop.services import meetings
from desktop.services.compose.meetings import asked, invitation_letter, meeting_notice
from desktop.services.compose.sample import SampleOffice
from desktop.services.meetings import MeetingDraft
from desktop.services.meetings_agenda import AgendaDraft, save_agenda
from desktop.services.meetings_moving import Arrangement, arrange
from desktop.services.paper_facts import Subject

from .conftest import Compose


def test_the_notice_says_when_where_who_and_by_when_to_answer(facts: Compose) -> None:
    made = facts("meeting_notice")
    assert made.fields["会议时间"] == "2026年7月15日（星期三）上午9:00"
    assert made.fields["主持人"] == "县委常委、常务副县长（受召集人委托）"
    assert made.fields["回执截止"] == "2026年7月13日"
    assert made.fields["参会人员"] == "联席会议全体成员（成员单位共32个）"
    assert made.fields["主送"] == "各成员单位"
    assert made.fields["议程"][0] == "上次会议议定事项落实情况"


def test_a_units_own_copy_names_the_unit(office: SampleOffice, facts: Compose) -> None:
    whole = office.subject("meeting_notice")
    one = facts("meeting_notice", Subject(meeting_id=whole.meeting_id, unit="县财政局"))
    assert one.fields["主送"] == one.fields["回执单位"] == "县财政局"
    assert one.title != facts("meeting_notice").title


def test_what_the_meeting_lacks_is_unknown_not_invented(own_office: SampleOffice) -> None:
    from desktop.services.compose.meetings import agenda

    desk = own_office.desk
    day = desk.today().replace(month=9)
    bare = meetings.add_meeting(desk, MeetingDraft(desk.profile.meetings[0].id, day)).made[0]
    notice = meeting_notice(desk, Subject(meeting_id=bare))
    assert notice.fields["会议地点"] is None
    assert not notice.fields["主持人"]
    meetings.set_agenda(desk, bare, [])
    assert agenda(desk, Subject(meeting_id=bare)).tables["议程"].rows[0] == ("",) * 5


def test_the_agenda_keeps_the_order(office: SampleOffice, facts: Compose) -> None:
    subject = office.subject("agenda")
    told = meetings.open_meeting(office.desk, subject.meeting_id or "").agenda
    assert [row[1] for row in facts("agenda").tables["议程"].rows] == list(told)


def test_the_agenda_tells_unit_minutes_and_papers(own_office: SampleOffice) -> None:
    from desktop.services.compose.meetings import agenda

    desk, subject = own_office.desk, own_office.subject("agenda")
    items = [AgendaDraft("研究执行联动", "县司法局", 15, "汇报材料"), AgendaDraft("其他")]
    save_agenda(desk, subject.meeting_id or "", items)
    assert agenda(desk, subject).tables["议程"].rows == (
        ("1", "研究执行联动", "县司法局", "15分钟", "汇报材料"), ("2", "其他", "", "", ""),
    )  # fmt: skip


def test_a_letter_of_invitation_names_who_asked_and_whom(own_office: SampleOffice) -> None:
    desk = own_office.desk
    draft = MeetingDraft(
        "coordination",
        desk.today(),
        agenda=("研究某案执行",),
        proposer="县司法局",
        invites=("县财政局", "县教育局"),
    )
    subject = Subject(meeting_id=meetings.add_meeting(desk, draft).made[0])
    made = invitation_letter(desk, subject)
    assert (made.fields["提出单位"], made.fields["受邀单位"]) == ("县司法局", "县财政局、县教育局")
    assert made.word.endswith("函")
    assert [each.unit for each in asked(desk, subject)] == ["县财政局", "县教育局"]
    notice = meeting_notice(desk, subject)
    assert notice.fields["主送"] == "县财政局、县教育局"
    assert notice.fields["参会人员"] == "相关成员单位：县财政局、县教育局"


def test_a_host_outside_the_roster_is_remarked(own_office: SampleOffice) -> None:
    desk, subject = own_office.desk, own_office.subject("meeting_notice")
    assert meeting_notice(desk, subject).remarks == ()
    arrange(desk, subject.meeting_id or "", Arrangement(host="吴某某", delegated_by=""))
    assert "不在2026-07-15的名册上" in meeting_notice(desk, subject).remarks[0]


def test_nobody_is_written_to_before_a_meeting_of_chosen_units_has_chosen(own_office: SampleOffice) -> None:
    desk = own_office.desk
    record = meetings.add_meeting(desk, MeetingDraft("coordination", desk.today())).made[0]
    with pytest.raises(Refused, match="还没有邀请单位，没有出文书"):
        asked(desk, Subject(meeting_id=record))
