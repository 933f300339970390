"""What the panel says of one meeting."""

from dataclasses import replace
from datetime import date

from desktop.domain.workdays import WorkCalendar
from desktop.services.calendars import shipped_calendar
from desktop.services.invitations import InvitationRow
from desktop.services.meetings import MeetingFile, MeetingRow
from desktop.services.meetings_agenda import AgendaDraft
from desktop.services.minutes import Coverage
from desktop.ui.pages.meetings.detail import detail_of

ROW = MeetingRow(
    "1", "plenary", "全体会议", "2026年全体会议", 2026, date(2026, 12, 11), "上午9:00", "三楼", "李华", "召集人", "",
    "planned", "", None, None, 0, 0,
)  # fmt: skip


def told(row: MeetingRow = ROW, **more: object) -> dict[str, object]:
    calendar: WorkCalendar = shipped_calendar()
    file = MeetingFile(row, ("甲",), (), (), (AgendaDraft("甲", "县财政局", 15, "汇报稿"), AgendaDraft("乙")))
    detail = detail_of(file, Coverage(0, 0, 0, 0, 0), (), (), calendar, **more)  # type: ignore[arg-type]
    return {section.key: section for section in detail.sections}


def facts(section: object) -> dict[str, str]:
    return {fact.name: fact.text for fact in section.facts}  # type: ignore[attr-defined]


def test_the_agenda_tells_unit_minutes_and_papers() -> None:
    entries = told()["agenda"].entries  # type: ignore[attr-defined]
    assert [entry.text for entry in entries] == ["甲（县财政局，15分钟，汇报稿）", "乙"]


def test_answers_are_counted_and_the_silent_named_with_their_telephone() -> None:
    asked = (
        InvitationRow("1", "县财政局", "", "", "", "attend"),
        InvitationRow("2", "县司法局", "", "", "", "stand_in", "王强", "副局长"),
        InvitationRow("3", "县教育局", "", "", "", liaison="刘敏", telephone="138"),
        InvitationRow("4", "县水利局", "", "", ""),
    )
    section = told(asked=asked)["replies"]
    assert facts(section) == {"受邀": "4 席，已回执 2，其中出席 1"}
    assert [(entry.beside, entry.text) for entry in section.entries] == [  # type: ignore[attr-defined]
        ("已回执", "县司法局　代会 王强（副局长）"), ("未回执", "县教育局　刘敏 138"), ("未回执", "县水利局　无联络员"),
    ]  # fmt: skip
    assert "replies" not in told()


def test_a_moved_meeting_and_a_doubtful_host_say_so() -> None:
    moved = replace(ROW, first_meets_on=date(2026, 12, 4), status_reason="防汛", quarter=3, proposer="县法院")
    said = facts(told(moved, warning="主持人不在名册")["facts"])
    assert said["原定"].startswith("2026-12-04")
    assert (said["原因"], said["▲ 核对"], said["提出"]) == ("防汛", "主持人不在名册", "县法院")
    assert said["所属年度"] == "2026年第三季度"
    assert facts(told(replace(ROW, status="postponed"))["facts"])["时间"] == "待定"
