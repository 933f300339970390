import os
from datetime import date, timedelta
from pathlib import Path

from desks import DAY, UNITS, Clock, unit_id

from desktop.domain.obligations import RadarState
from desktop.services import exchange, meetings, roster, settings, tasks, today
from desktop.services.desk import Desk
from desktop.services.tasks import TaskDraft
from desktop.store.tables import Invitation


def test_an_office_without_work_has_only_its_duties(county: Desk) -> None:
    seen = today.look(county)
    assert [stack.count for stack in (seen.overdue, seen.this_week, seen.undated)] == [0, 0, 0]
    assert (seen.asks, seen.pressing, seen.uncovered) == ((), (), (2027,))
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
    assert [line.row.matter for line in seen.overdue.lines] == ["逾期"]
    assert [line.row.matter for line in seen.this_week.lines] == ["今天", "七天"]
    assert [line.row.matter for line in seen.undated.lines] == ["未定"]


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


def test_the_round_of_the_day_names_what_is_there_and_where_it_is_worked(county: Desk) -> None:
    for days in (-3, -1, 2):
        tasks.add_task(county, TaskDraft("事项", ("县财政局",), due_on=DAY + timedelta(days)))
    finished = tasks.add_task(county, TaskDraft("办完", due_on=DAY)).made[0]
    tasks.finish(county, finished, text="办完")
    asked = {ask.words: (ask.count, ask.page, ask.view) for ask in today.look(county).asks}
    assert asked == {
        "本周到期": (1, "ledger", "week"),
        "逾期": (2, "ledger", "overdue"),
        "待催办": (3, "ledger", "pressing"),
        "待销号": (1, "ledger", "done"),
    }
    (unit,) = today.look(county).pressing
    assert (unit.unit, len(unit.task_ids), unit.overdue) == ("县财政局", 3, 2)


def test_a_card_holds_only_the_most_pressing_and_counts_the_rest(county: Desk) -> None:
    for n in range(today.MOST + 2):
        tasks.add_task(county, TaskDraft(f"逾期{n}", due_on=DAY - timedelta(20 - n)))
    stack = today.look(county).overdue
    assert (stack.count, len(stack.lines)) == (today.MOST + 2, today.MOST)
    assert stack.lines[0].row.matter == "逾期0"


def test_a_bundle_without_receipt_is_asked_for_until_it_comes(
    friends: tuple[Desk, Desk], tmp_path: Path
) -> None:
    sender, receiver = friends
    assert "未接收回执" not in {ask.words for ask in today.look(sender).asks}
    sent = exchange.export(sender, receiver.office.name, tmp_path)
    assert [ask.count for ask in today.look(sender).asks if ask.words == "未接收回执"] == [1]
    exchange.acknowledge(sender, exchange.take_in(receiver, sent.path).code)
    assert "未接收回执" not in {ask.words for ask in today.look(sender).asks}


def test_who_has_not_answered_an_invitation_is_counted_until_the_meeting(county: Desk, clock: Clock) -> None:
    meeting = meetings.add_meeting(county, meetings.MeetingDraft("plenary", DAY + timedelta(5))).made[0]

    def missing() -> int:
        return sum(ask.count for ask in today.look(county).asks if ask.words == "会议未回执")

    before = missing()
    with county.act("邀请") as work:
        for reply in ("", "", "attend"):
            work.add(Invitation(owner_id=county.office.id, meeting_id=meeting, reply=reply))
    assert missing() == before + 2
    clock.day = DAY + timedelta(6)
    assert missing() == 0


def test_the_next_year_is_asked_for_when_notices_come(county: Desk, clock: Clock) -> None:
    clock.day = date(2026, 10, 31)
    assert today.look(county).uncovered == ()
    clock.day = date(2026, 11, 1)
    assert today.look(county).uncovered == (2027,)
    clock.day = date(2028, 5, 1)
    assert today.look(county).uncovered == (2028,)
