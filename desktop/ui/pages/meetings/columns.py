"""The columns of the meetings and where their rows come from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.services import meetings
from desktop.services.desk import Desk
from desktop.services.meetings import OPEN, MeetingRow
from desktop.ui.models.held import HeldRows
from desktop.ui.models.paged import Column
from desktop.ui.widgets.datefield import weekday

VIEWS = {
    "all": "全部",
    "planned": "筹备",
    "held": "已召开",
    "no_minutes": "未录纪要",
    "off": "取消合并",
}


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """Which meetings to show."""

    view: str = "all"
    text: str = ""


_VIEWS: dict[str, Callable[[MeetingRow], bool]] = {
    "all": lambda row: True,
    "planned": lambda row: row.status in OPEN,
    "held": lambda row: row.status == "held",
    "no_minutes": lambda row: row.status == "held" and row.source_id is None,
    "off": lambda row: row.status in ("cancelled", "merged"),
}


class MeetingRows(HeldRows[MeetingRow]):
    """The meetings, newest first unless sorted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(COLUMNS)
        self._desk = desk

    def read(self, where: MeetingFilter | None) -> Sequence[MeetingRow]:
        """Return the meetings that hold the words."""
        return meetings.list_meetings(self._desk, text=(where or MeetingFilter()).text)

    def passes(self, row: MeetingRow, where: MeetingFilter | None) -> bool:
        """Return whether a meeting belongs to the view."""
        return _VIEWS[(where or MeetingFilter()).view](row)

    def sort_key(self, row: MeetingRow, column: str) -> str:
        """Return a meeting's day or words, not as the column puts them."""
        return _SORTS[column](row)


def counts(desk: Desk) -> dict[str, int]:
    """Return how many meetings each view holds."""
    rows = meetings.list_meetings(desk)
    return {view: sum(map(passes, rows)) for view, passes in _VIEWS.items()}


_SORTS: dict[str, Callable[[MeetingRow], str]] = {
    "day": lambda row: row.meets_on.isoformat(),
    "title": lambda row: row.title,
    "kind": lambda row: row.kind_name,
    "year": lambda row: str(row.year_covered),
    "status": lambda row: row.status,
    "place": lambda row: row.place,
    "host": lambda row: row.host,
}


def _day(row: MeetingRow) -> str:
    """Return the day with its weekday; 待定 for a meeting put off without one."""
    if row.status == "postponed":
        return f"待定（原{row.meets_on:%m-%d}）"
    return f"{row.meets_on.isoformat()} {weekday(row.meets_on)}"


COLUMNS: tuple[Column[MeetingRow], ...] = (
    Column("day", "日期", lambda row: _day(row), width=136),
    Column("title", "会议", lambda row: row.title, width=320),
    Column("kind", "类型", lambda row: row.kind_name, width=110),
    Column("status", "状态", lambda row: row.state, width=112),
    Column(
        "year",
        "所属年度",
        lambda row: f"{row.year_covered}Q{row.quarter}" if row.quarter else str(row.year_covered),
        width=88,
        tip="会议算作哪一年度的，可与召开日期不同",
    ),
    Column("serial", "次数", lambda row: f"第{row.serial}次" if row.serial else "", width=72, sortable=False),
    Column("place", "地点", lambda row: row.place, width=150),
    Column("host", "主持", lambda row: row.host, width=130),
    Column("decisions", "议定", lambda row: str(row.decisions or ""), width=64, number=True, sortable=False),
    Column("tasks", "立项", lambda row: str(row.tasks or ""), width=64, number=True, sortable=False),
)
