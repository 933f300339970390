from datetime import date, timedelta

from desks import DAY, Clock

from desktop.services import calendar_view, duties, meetings, tasks
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft


def view(desk: Desk, day: date) -> calendar_view.DayView:
    return calendar_view.days(desk, day, day)[0]


def test_a_day_tells_what_kind_of_day_it_is(county: Desk) -> None:
    holiday, make_up, saturday, worked = (
        view(county, date(2026, *day)) for day in ((10, 1), (10, 10), (11, 21), (11, 20))
    )
    assert (holiday.mark, holiday.words, holiday.worked) == ("放", "国庆节放假", False)
    assert (make_up.mark, make_up.words, make_up.worked) == ("班", "国庆节补班", True)
    assert (saturday.mark, saturday.warning) == ("", "11月21日是星期六，不是工作日")
    assert (worked.mark, worked.warning) == ("", "")
    assert holiday.warning == "10月1日是国庆节放假，不是工作日"
    assert holiday.lunar
    assert holiday.lunar.festival == "国庆节"


def test_an_uncovered_year_is_said_on_every_day_of_it(county: Desk) -> None:
    assert "暂按周一至周五计" in view(county, date(2027, 3, 1)).sentence
    assert "暂按" not in view(county, date(2026, 3, 2)).sentence
    assert calendar_view.uncovered_years(county.calendar, DAY, date(2028, 1, 1)) == (2027, 2028)


def test_meetings_stand_on_their_days_with_their_state(county: Desk) -> None:
    made = meetings.add_meeting(county, meetings.MeetingDraft("plenary", DAY)).made[0]
    assert [each.words for each in view(county, DAY).meetings] == ["2026年全体会议（筹备）"]
    meetings.close_meeting(county, made)
    assert [each.words for each in view(county, DAY).meetings] == ["2026年全体会议（已召开）"]
    assert view(county, DAY + timedelta(1)).meetings == ()


def test_only_open_tasks_of_our_own_are_counted_on_their_day(county: Desk) -> None:
    for matter in ("一", "二"):
        tasks.add_task(county, TaskDraft(matter, due_on=DAY))
    done = tasks.add_task(county, TaskDraft("三", due_on=DAY)).made[0]
    tasks.finish(county, done, text="办完")
    assert view(county, DAY).due == 2
    assert [line.row.matter for line in calendar_view.tasks_due(county, DAY)] == ["一", "二"]
    assert "2 项事项到期" in view(county, DAY).sentence


def test_duties_stand_on_the_day_they_are_due_with_their_state(county: Desk, clock: Clock) -> None:
    last = date(2026, 12, 31)
    told = [calendar_view.duty_words(duty) for duty in view(county, last).duties]
    assert "2026年度本机制“双清单”（未审定）" in told
    duties.record_event(county, "list_approval", DAY)
    told = [calendar_view.duty_words(duty) for duty in view(county, last).duties]
    assert "2026年度本机制“双清单”（已审定）" in told


def test_duties_of_before_the_office_began_are_nobodys_fault(county: Desk) -> None:
    found = calendar_view.days(county, date(2025, 1, 1), date(2025, 12, 31))
    assert not any(each.duties for each in found)


def test_a_stretch_has_every_day_once(county: Desk) -> None:
    found = calendar_view.days(county, date(2026, 12, 20), date(2027, 1, 10))
    assert [each.day for each in found] == [date(2026, 12, 20) + timedelta(n) for n in range(22)]
    assert calendar_view.meeting_warning(county, date(2026, 10, 1)) == "10月1日是国庆节放假，不是工作日"
