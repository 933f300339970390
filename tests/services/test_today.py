import os
from datetime import date, timedelta
from pathlib import Path

from desks import DAY, UNITS, Clock, unit_id

from desktop.domain.obligations import RadarState
from desktop.services import meetings, roster, settings, tasks, today
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft


def test_an_office_without_work_has_only_its_duties(county: Desk) -> None:
    seen = today.look(county)
    assert (seen.overdue, seen.this_week, seen.undated) == ((), (), ())
    assert seen.without_liaison == UNITS
    assert all(line.sentence and line.clause for line in seen.radar)


def test_open_tasks_stand_where_they_belong(county: Desk) -> None:
    for matter, due in (
        ("逾期", DAY - timedelta(1)), ("今天", DAY), ("七天", DAY + timedelta(7)), ("八天", DAY + timedelta(8)), ("未定", None),
    ):  # fmt: skip
        tasks.add_task(county, TaskDraft(matter, due_on=due))
    done = tasks.add_task(county, TaskDraft("办完", due_on=DAY)).made[0]
    tasks.finish(county, done, text="办完")
    seen = today.look(county)
    assert [line.row.matter for line in seen.overdue] == ["逾期"]
    assert [line.row.matter for line in seen.this_week] == ["今天", "七天"]
    assert [line.row.matter for line in seen.undated] == ["未定"]


def test_a_held_meeting_meets_its_duty(county: Desk, clock: Clock) -> None:
    def states() -> list[RadarState]:
        return [line.state for line in today.look(county).radar]

    before = states().count(RadarState.MET)
    meeting = meetings.add_meeting(county, meetings.MeetingDraft("plenary", DAY)).made[0]
    assert states().count(RadarState.MET) == before
    meetings.close_meeting(county, meeting)
    assert states().count(RadarState.MET) == before + 1
    clock.day = date(2027, 11, 20)
    assert states().count(RadarState.MET) <= before


def test_liaisons_are_counted_down(county: Desk) -> None:
    for name in UNITS:
        roster.set_liaison(county, unit_id(county, name), f"{name}联络员")
    assert today.look(county).without_liaison == ()


def test_the_age_of_the_last_backup(county: Desk) -> None:
    assert today.backup_age(county) is None
    path: Path = county.store.back_up()
    age = today.backup_age(county)
    assert age is not None
    assert age < timedelta(minutes=1)
    os.utime(path, (0, 0))
    age = today.backup_age(county)
    assert age is not None
    assert age.days > 365


def test_the_office_says_how_early_it_is_reminded(county: Desk) -> None:
    def near() -> int:
        return sum(line.state is RadarState.NEAR for line in today.look(county).radar if line.due)

    by_profile = near()
    settings.put_number(county, settings.DUTY, 1)
    least = near()
    settings.put_number(county, settings.DUTY, 120)
    most = near()
    settings.put_number(county, settings.DUTY, None)
    assert least < by_profile <= most
    assert near() == by_profile
