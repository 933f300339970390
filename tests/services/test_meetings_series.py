"""The series of numbers is closed: every number is there or says why it is not."""

from datetime import timedelta

from desks import DAY

from desktop.services import history, meetings
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.meetings_moving import cancel, merge, postpone
from desktop.services.meetings_series import all_series, series_of


def plan(desk: Desk, back: int, kind: str = "coordination") -> str:
    draft = MeetingDraft(kind, DAY - timedelta(back), title=f"{back}日前的会")
    return meetings.add_meeting(desk, draft).made[0]


def test_numbers_gaps_and_meetings_without_one(county: Desk) -> None:
    first = plan(county, 30)
    meetings.close_meeting(county, first)
    second = plan(county, 20)
    meetings.close_meeting(county, second)
    history.undo(county)  # its number 2 stays used
    meetings.close_meeting(county, second)
    off, joined, waiting, moved = plan(county, 15), plan(county, 14), plan(county, 13), plan(county, 12)
    cancel(county, off, "人员冲突")
    merge(county, joined, moved, "议题相近")
    postpone(county, waiting, None, "等通知")
    postpone(county, moved, DAY - timedelta(1), "雨雪")
    lines = series_of(county, "协调会", 2026)
    assert [(line.number, line.state) for line in lines] == [
        (1, "已召开"), (2, "空号"), (3, "已召开"), (None, "取消"), (None, "合并"), (None, "延期待定"), (None, "筹备"),
    ]  # fmt: skip
    assert "后撤销登记，编号不再使用" in lines[1].reason
    assert lines[3].reason == "人员冲突"
    assert lines[4].reason == "并入“12日前的会”：议题相近"
    assert all(line.reason for line in lines[3:])
    meetings.close_meeting(county, moved)
    line = series_of(county, "coordination", 2026)[3]
    assert (line.number, line.reason) == (4, "原定2026年11月8日，改期：雨雪")


def test_every_series_is_named_newest_year_first(county: Desk) -> None:
    meetings.add_meeting(county, MeetingDraft("plenary", DAY, year_covered=2025))
    plan(county, 3)
    plan(county, 3, "plenary")
    assert all_series(county) == [
        ("plenary", "全体会议", 2026), ("coordination", "协调会", 2026), ("plenary", "全体会议", 2025),
    ]  # fmt: skip
    assert series_of(county, "study", 2026) == []
