"""The papers on the table of a meeting, in one go."""

from datetime import timedelta
from pathlib import Path

import pytest
from desks import DAY

from desktop.domain.errors import Refused
from desktop.services import meetings
from desktop.services.desk import Desk
from desktop.services.meetings import MeetingDraft
from desktop.services.meetings_papers import ON_THE_TABLE, table_papers


def test_what_there_is_lies_on_the_table(county: Desk, tmp_path: Path) -> None:
    record = meetings.add_meeting(county, MeetingDraft("plenary", DAY + timedelta(5))).made[0]
    told: list[tuple[int, int, str]] = []
    batch = table_papers(county, record, tmp_path, progress=lambda *each: told.append(each))
    assert [one.kind for one in batch.made] == list(ON_THE_TABLE[:4])
    assert batch.left_out == ("“2026年全体会议”之前没有会议议定事项，没有出落实情况表。",)
    assert told[0] == (0, 5, "会议签到表")
    assert told[-1] == (5, 5, "")
    assert all(one.docx.is_file() for one in batch.made)


def test_a_stop_leaves_whole_papers(county: Desk, tmp_path: Path) -> None:
    record = meetings.add_meeting(county, MeetingDraft("plenary", DAY + timedelta(5))).made[0]
    asked = iter((False, True))
    batch = table_papers(county, record, tmp_path, cancelled=lambda: next(asked))
    assert (len(batch.made), batch.cancelled) == (1, True)


def test_an_unknown_meeting_is_refused(county: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有编号为“x”的会议"):
        table_papers(county, "x", tmp_path)
