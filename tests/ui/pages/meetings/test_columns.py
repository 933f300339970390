"""The columns of the meetings: a day still to be set, a quarter set apart, how a meeting stands."""

from datetime import timedelta

from desktop.services import meetings
from desktop.services.meetings import MeetingDraft
from desktop.services.meetings_moving import Arrangement, arrange, cancel, postpone
from desktop.ui.context import Context
from desktop.ui.models.paged import Sort
from desktop.ui.pages.meetings.columns import COLUMNS, MeetingFilter, MeetingRows, counts


def words(row: meetings.MeetingRow) -> dict[str, str]:
    return {column.key: str(column.text(row)) for column in COLUMNS}


def test_how_meetings_stand(context: Context) -> None:
    desk, day = context.desk, context.today
    made = [
        meetings.add_meeting(desk, MeetingDraft("plenary", day + timedelta(n), title=str(n))).made[0]
        for n in range(4)
    ]
    postpone(desk, made[0], None, "待定")
    postpone(desk, made[1], day + timedelta(20), "防汛")
    cancel(desk, made[2], "重复")
    arrange(desk, made[3], Arrangement(quarter=3))
    rows = MeetingRows(desk)
    held = {row.id: words(row) for row in rows.rows(rows.ids(None, None))}
    assert (held[made[0]]["day"], held[made[0]]["status"]) == ("待定（原11-21）", "延期待定")
    assert held[made[1]]["status"] == "筹备（已改期）"
    assert held[made[3]]["year"] == "2026Q3"
    assert counts(desk) == {"all": 4, "planned": 3, "held": 0, "no_minutes": 0, "off": 1}
    assert rows.ids(MeetingFilter("off"), None) == [made[2]]
    assert rows.ids(MeetingFilter(), Sort("title")) == made
