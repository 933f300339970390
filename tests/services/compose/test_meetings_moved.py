"""Papers after a change: put off, called off, merged, corrected; each cites the notice it takes back."""

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import Refused
from desktop.services import meetings, meetings_moving, papers
from desktop.services.compose import ONE_NUMBER, RECIPIENTS
from desktop.services.compose.meetings_moved import meeting_cancelled, meeting_correction, meeting_postponed
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject

from .conftest import Compose


def noticed(office: SampleOffice, folder: Path) -> Subject:
    """Return the coming meeting after its notice went out to one unit."""
    subject = Subject(meeting_id=office.subject("meeting_notice").meeting_id, unit="县财政局")
    papers.make(office.desk, "meeting_notice", subject, folder)
    return subject


def test_the_new_day_and_the_old_notice(own_office: SampleOffice, tmp_path: Path) -> None:
    desk, subject = own_office.desk, noticed(own_office, tmp_path)
    title = meetings.open_meeting(desk, subject.meeting_id or "").row.title
    meetings_moving.postpone(desk, subject.meeting_id or "", date(2026, 7, 22), "防汛工作安排。")
    told = meeting_postponed(desk, subject).fields
    assert (told["原定时间"], told["原因"]) == ("2026年7月15日", "防汛工作安排")
    assert told["会议时间"] == "2026年7月22日（星期三）上午9:00"
    assert told["回执截止"] == "2026年7月20日"
    assert told["原通知"] == f"《关于召开{title}的通知》（濮府院办〔2026〕1号）"
    assert told["主送"] == "县财政局"


def test_a_day_to_be_told_asks_for_no_receipt(own_office: SampleOffice) -> None:
    desk, record = own_office.desk, own_office.subject("meeting_notice").meeting_id or ""
    meetings_moving.postpone(desk, record, None, "等待上级部署")
    subject = Subject(meeting_id=record)
    told = meeting_postponed(desk, subject).fields
    assert (told["会议时间"], told["回执截止"], told["原通知"]) == ("", "", "")
    assert not papers.trial(desk, "meeting_postponed", None, subject).document.attachments


def test_called_off_and_merged(own_office: SampleOffice, tmp_path: Path) -> None:
    desk, subject = own_office.desk, noticed(own_office, tmp_path)
    with pytest.raises(Refused, match="没有取消或者合并，没有出取消通知"):
        meeting_cancelled(desk, subject)
    other = meetings.add_meeting(
        desk, meetings.MeetingDraft("study", date(2026, 7, 30), title="专题研判会", place="二楼")
    ).made[0]
    meetings_moving.merge(desk, subject.meeting_id or "", other, "议题相近")
    made = meeting_cancelled(desk, subject)
    assert made.title.startswith("关于合并召开")
    assert (made.fields["并入会议"], made.fields["并入时间"]) == (
        "专题研判会",
        "2026年7月30日（星期四）在二楼",
    )
    with pytest.raises(Refused, match="没有延期，没有出延期通知"):
        meeting_postponed(desk, subject)


def test_a_correction_shows_what_changed_and_nothing_that_came_back(own_office: SampleOffice) -> None:
    desk, subject = own_office.desk, own_office.subject("meeting_notice")
    record = subject.meeting_id or ""
    with pytest.raises(Refused, match="没有改动过，没有出更正通知"):
        meeting_correction(desk, subject)
    change = meetings_moving.arrange
    change(desk, record, meetings_moving.Arrangement(place="四楼", time_text="下午3:00"))
    change(desk, record, meetings_moving.Arrangement(place="县政府三楼会议室"))
    assert meeting_correction(desk, subject).tables["更正"].rows == (("会议时刻", "上午9:00", "下午3:00"),)


def test_each_unit_gets_its_own_under_one_number(facts: Compose) -> None:
    for kind in ("meeting_postponed", "meeting_cancelled", "meeting_correction", "invitation_letter"):
        assert kind in RECIPIENTS
        assert kind in ONE_NUMBER
        assert facts(kind).title.endswith("（县财政局）")
