"""What a calendar shows of each day: what kind of day it is, meetings, deadlines, duties due."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.obligations import DutyDue, duties_due
from desktop.domain.workdays import WEEKDAYS, WorkCalendar
from desktop.services import duties, ledger
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.lunar import LunarDay, lunar_day
from desktop.store.queries.calendar import due_counts, due_ids
from desktop.store.tables import Meeting

_SHOWN = ("planned", "held", "postponed")
_ONE = timedelta(days=1)
_FIRST_LUNAR, _LAST_LUNAR = 1901, 2099


@dataclass(frozen=True, slots=True)
class MeetingMark:
    """A meeting on its day; `held` tells one that took place from one still planned."""

    id: str
    title: str
    kind: str
    held: bool
    time: str
    place: str

    @property
    def words(self) -> str:
        """Return title and state: 2026年全体会议（筹备）."""
        return f"{self.title}（{'已召开' if self.held else '筹备'}）"


@dataclass(frozen=True, slots=True)
class DayView:
    """One day: `mark` is 放, 班 or empty, `words` say what for; `lunar` is None where it is not known."""

    day: date
    worked: bool
    covered: bool
    mark: str
    words: str
    lunar: LunarDay | None
    meetings: tuple[MeetingMark, ...]
    due: int
    duties: tuple[DutyDue, ...]

    @property
    def warning(self) -> str:
        """Say what speaks against a meeting on this day; empty where nothing does."""
        return day_off_words(self.day, self.worked, self.words)

    @property
    def sentence(self) -> str:
        """Return the whole day in words, as a screen reader says it."""
        day = f"{self.day.year}年{self.day.month}月{self.day.day}日{WEEKDAYS[self.day.weekday()]}"
        parts = [day, self.lunar.full if self.lunar else "", self.words]
        parts += ["" if self.covered else "放假安排未录入，暂按周一至周五计"]
        parts += [meeting.words for meeting in self.meetings]
        parts += [f"{self.due} 项事项到期" if self.due else ""]
        parts += [duty_words(duty) for duty in self.duties]
        return "，".join(filter(None, parts))


def days(desk: Desk, first: date, last: date) -> list[DayView]:
    """Return every day of a stretch in order."""
    meetings = _meetings(desk, first, last)
    with desk.view() as view:
        due = due_counts(view, desk.office.id, first, last)
    owed: dict[date, list[DutyDue]] = defaultdict(list)
    for duty in _duties(desk, first, last):
        owed[duty.due].append(duty)
    calendar = desk.calendar
    every = (first + _ONE * n for n in range((last - first).days + 1))
    return [_day(day, calendar, meetings.get(day, ()), due.get(day, 0), owed.get(day, ())) for day in every]


def tasks_due(desk: Desk, day: date) -> list[LedgerLine]:
    """Return our open tasks due on a day."""
    with desk.view() as view:
        found = due_ids(view, desk.office.id, day)
    return ledger.lines(desk, found)


def meeting_warning(desk: Desk, day: date) -> str:
    """Say what speaks against planning a meeting on a day: 国庆节放假, a weekend; empty where nothing does."""
    calendar = desk.calendar
    return day_off_words(day, calendar.is_workday(day), _words(day, calendar))


def day_off_words(day: date, worked: bool, words: str) -> str:
    """Say that a day is no working day."""
    if worked:
        return ""
    return f"{day.month}月{day.day}日是{words or WEEKDAYS[day.weekday()]}，不是工作日"


def duty_words(duty: DutyDue) -> str:
    """Say a duty with its period and state: 2026年10月行政机关负责人出庭应诉情况通报（未印发）."""
    return f"{duty.period}{duty.subject}（{'已' if duty.met else '未'}{duty.verb}）"


def uncovered_years(calendar: WorkCalendar, first: date, last: date) -> tuple[int, ...]:
    """Return the years of a stretch whose holiday notice is not known."""
    return tuple(year for year in range(first.year, last.year + 1) if not calendar.covers(year))


def _meetings(desk: Desk, first: date, last: date) -> dict[date, list[MeetingMark]]:
    kinds = {kind.id: kind.name for kind in desk.profile.meetings}
    found: dict[date, list[MeetingMark]] = defaultdict(list)
    with desk.view() as view:
        for each in view.find(Meeting, owner_id=desk.office.id, order=("meets_on", "time_text", "id")):
            if first <= each.meets_on <= last and each.status in _SHOWN:
                held = each.status == "held"
                kind = kinds.get(each.kind, each.kind)
                found[each.meets_on].append(
                    MeetingMark(each.id, each.title, kind, held, each.time_text, each.place)
                )
    return found


def _duties(desk: Desk, first: date, last: date) -> Sequence[DutyDue]:
    since = duties.since(desk)
    found = duties_due(desk.profile, first, last, desk.today(), duties.record_of(desk), desk.calendar)
    return [duty for duty in found if since is None or duty.due >= since]


def _day(
    day: date,
    calendar: WorkCalendar,
    meetings: Sequence[MeetingMark],
    due: int,
    owed: Sequence[DutyDue],
) -> DayView:
    special = calendar.special(day)
    lunar = lunar_day(day) if _FIRST_LUNAR <= day.year <= _LAST_LUNAR else None
    return DayView(
        day=day,
        worked=calendar.is_workday(day),
        covered=calendar.covers(day.year),
        mark=("放" if special.off else "班") if special else "",
        words=_words(day, calendar),
        lunar=lunar,
        meetings=tuple(meetings),
        due=due,
        duties=tuple(owed),
    )


def _words(day: date, calendar: WorkCalendar) -> str:
    special = calendar.special(day)
    if special is None:
        return ""
    return f"{special.name}放假" if special.off else f"{special.name}补班"
