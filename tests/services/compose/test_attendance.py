import pytest

from desktop.domain.errors import Refused
from desktop.services import invitations, meetings
from desktop.services.compose import attendance
from desktop.services.compose.common import member_units
from desktop.services.compose.sample import SampleOffice
from desktop.services.meetings import AttendanceDraft
from desktop.services.paper_facts import Subject


def answer(office: SampleOffice, *entries: AttendanceDraft) -> str:
    meeting = office.subject("sign_in_sheet").meeting_id or ""
    meetings.record_attendance(office.desk, meeting, entries)
    return meeting


def test_only_units_without_an_answer_are_chased_with_their_telephone(own_office: SampleOffice) -> None:
    desk, meeting = own_office.desk, own_office.subject("missing_receipts").meeting_id or ""
    units = [row.name for row in member_units(desk, desk.today())]
    invitations.reply_in_words(desk, meeting, units[0])
    invitations.reply_in_words(desk, meeting, f"{units[5]} -出差")
    made = attendance.missing_receipts(desk, own_office.subject("missing_receipts"))
    rows = made.tables["未回执"].rows
    assert [row[1] for row in rows] == [name for at, name in enumerate(units) if at not in (0, 5)]
    assert rows[0][2:4] == ("刘敏", "13800000000")
    assert rows[-1][2] == "未指定"
    assert (made.fields["应回执"], made.fields["已回执"], made.fields["未回执"]) == (32, 2, 30)


def test_nobody_left_to_chase_is_refused(own_office: SampleOffice) -> None:
    desk, meeting = own_office.desk, own_office.subject("missing_receipts").meeting_id or ""
    for row in member_units(desk, desk.today()):
        invitations.reply_in_words(desk, meeting, row.name)
    with pytest.raises(Refused, match="各单位均已回执，没有出催询单"):
        attendance.missing_receipts(desk, own_office.subject("missing_receipts"))


def test_one_list_of_answers_feeds_list_sheet_and_cards(own_office: SampleOffice) -> None:
    desk, subject = own_office.desk, own_office.subject("name_list")
    meeting = subject.meeting_id or ""
    invitations.reply_in_words(desk, meeting, "县财政局 王强 副局长")
    invitations.reply_in_words(desk, meeting, "县教育局 -学习")
    invitations.reply_in_words(desk, meeting, "县司法局")
    names = {row[1]: row[2:] for row in attendance.name_list(desk, subject).tables["名单"].rows}
    assert names["县财政局"] == ("王强", "副局长", "代会")
    assert names["县教育局"][2] == "不能参加"
    assert names["县司法局"][2] == ""
    assert names["县信访局"][2] == "未回执"
    assert (
        attendance.name_list(desk, subject).fields["合计"] == "共34人，其中代会1人，不能参加1人，未回执29人。"
    )
    sheet = {row[1]: row[5] for row in attendance.sign_in_sheet(desk, subject).tables["签到"].rows}
    assert (sheet["县财政局"], sheet["县教育局"], sheet["县信访局"]) == ("代会", "不能参加", "")
    cards = [table.rows[0][0] for table in attendance.desk_cards(desk, subject).tables.values()]
    assert "王　强" in cards
    assert "县教育局" not in cards


def test_a_meeting_of_chosen_units_lists_these_alone(own_office: SampleOffice) -> None:
    desk = own_office.desk
    draft = meetings.MeetingDraft("study", desk.today(), invites=("县财政局", "县司法局"))
    record = meetings.add_meeting(desk, draft).made[0]
    rows = attendance.name_list(desk, Subject(meeting_id=record)).tables["名单"].rows
    assert {row[1] for row in rows} == {"县司法局", "县财政局"}


def test_the_sign_in_sheet_lists_heads_seats_answers_and_guests(own_office: SampleOffice) -> None:
    answer(
        own_office,
        AttendanceDraft("stand_in", "县财政局", "赵元", "副局长"),
        AttendanceDraft("observer", "县总工会", "钱进", "主席"),
    )
    rows = attendance.sign_in_sheet(own_office.desk, own_office.subject("sign_in_sheet")).tables["签到"].rows
    told = [row[1:] for row in rows]
    assert told[0][:2] == ("副召集人", "袁纪彬")
    assert ("县财政局", "赵元", "副局长", "", "代会") in told
    assert ("县总工会", "钱进", "主席", "", "列席") in told
    assert told[-1] == ("",) * 5
    assert len([row for row in told if row[0]]) == 2 + 32 + 1


def test_desk_cards_show_each_name_twice_and_nobody_on_leave(own_office: SampleOffice) -> None:
    answer(
        own_office,
        AttendanceDraft("present", "县财政局", "赵元"),
        AttendanceDraft("leave", "县教育局", "孙立"),
    )
    made = attendance.desk_cards(own_office.desk, own_office.subject("desk_cards"))
    names = [table.rows[0][0] for table in made.tables.values()]
    assert "赵　元" in names
    assert "孙　立" not in names
    assert "县教育局" not in names
    assert made.fields["桌签"] == list(made.tables)
    for table in made.tables.values():
        assert table.rows[0] == table.rows[1]
        assert table.landscape


def test_long_names_fit_the_card(own_office: SampleOffice) -> None:
    answer(own_office, AttendanceDraft("present", "某某经济技术开发区管理委员会综合行政执法局"))
    card = list(attendance.desk_cards(own_office.desk, own_office.subject("desk_cards")).tables.values())[-1]
    assert card.font_size
    assert len(str(card.rows[0][0])) * card.font_size * 25.4 / 72 <= 205
