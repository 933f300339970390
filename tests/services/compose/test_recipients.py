from datetime import timedelta

from desktop.services import tasks
from desktop.services.compose import recipients
from desktop.services.compose.common import member_units
from desktop.services.compose.sample import SampleOffice
from desktop.services.paper_facts import Subject
from desktop.services.tasks import TaskDraft


def units(subjects: list[Subject]) -> list[str]:
    return [each.unit for each in subjects]


def test_every_member_gets_the_notice_in_protocol_order(office: SampleOffice) -> None:
    subject = office.subject("meeting_notice")
    named = units(recipients.members(office.desk, subject))
    assert named == [row.name for row in member_units(office.desk, office.desk.today())]
    assert len(named) == 32


def test_each_lead_gets_its_own_tasks(office: SampleOffice) -> None:
    found = {each.unit: len(each.task_ids) for each in recipients.leading(office.desk, Subject())}
    assert found["县财政局"] == 2
    assert "县教育局" not in found


def test_chosen_tasks_narrow_the_round(office: SampleOffice) -> None:
    chosen = office.subject("assignment").task_ids[:1]
    (only,) = recipients.leading(office.desk, Subject(task_ids=chosen))
    assert (only.unit, only.task_ids) == ("县财政局", chosen)


def test_urging_takes_what_is_near_or_overdue_supervision_what_is_overdue(own_office: SampleOffice) -> None:
    desk = own_office.desk
    for unit, days in (("县水利局", 1), ("县审计局", -3), ("县教育局", 60)):
        tasks.add_task(desk, TaskDraft("落实", (unit,), due_on=desk.today() + timedelta(days)))
    due, late = units(recipients.due(desk, Subject())), units(recipients.overdue(desk, Subject()))
    assert {"县水利局", "县审计局", "县财政局"} <= set(due)
    assert "县教育局" not in due
    assert "县审计局" in late
    assert not {"县水利局", "县财政局"} & set(late)


def test_an_excerpt_goes_to_whom_an_item_concerns(office: SampleOffice) -> None:
    named = units(recipients.concerned(office.desk, office.subject("minutes_excerpt")))
    assert len(named) == 32  # 印发各成员单位


def test_units_outside_the_roster_come_last(office: SampleOffice) -> None:
    names = ["外单位", "县水利局", "县财政局", "县水利局"]
    assert recipients.in_protocol_order(office.desk, names) == ["县财政局", "县水利局", "外单位"]
