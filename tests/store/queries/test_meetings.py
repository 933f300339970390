"""The journal remembers every number a meeting ever got."""

from pathlib import Path

from desks import DAY, county

from desktop.services import history, meetings
from desktop.services.meetings import MeetingDraft
from desktop.store.queries.meetings import numbers_given


def test_numbers_given_stay_known_when_the_act_is_taken_back(tmp_path: Path) -> None:
    desk = county(tmp_path / "county")
    try:
        record = meetings.add_meeting(desk, MeetingDraft("plenary", DAY)).made[0]
        for _ in range(2):
            meetings.close_meeting(desk, record)
            history.undo(desk)
        history.redo(desk)
        with desk.view() as view:
            given = numbers_given(view, "plenary/2026")
            assert numbers_given(view, "study/2026") == []
        assert [(each.serial, each.meeting_id) for each in given] == [(1, record), (2, record)]
        assert all(len(each.day) == 10 for each in given)
    finally:
        desk.close()
