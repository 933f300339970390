"""Whom the forms of the ledger offer."""

from offices import TODAY

from desktop.services import ledger, roster, tasks
from desktop.services.tasks import TaskDraft
from desktop.ui.pages.ledger.people import held_meetings, leaders, likely, reporters


def line(context, **more):
    made = tasks.add_task(context.desk, TaskDraft("落实", lead=("县财政局",), **more)).made[0]
    return ledger.lines(context.desk, [made])[0]


def liaison(context, unit: str, name: str) -> None:
    row = next(row for row in roster.unit_rows(context.desk, TODAY) if row.name == unit)
    roster.set_liaison(context.desk, row.id, name, mobile="13800000000")


def test_the_person_in_charge_comes_first_then_the_liaisons_of_the_leads(context):
    liaison(context, "县公安局", "王立")
    liaison(context, "县财政局", "刘敏")
    found = reporters(context, line(context, responsible_person="赵元", responsible_post="股长"))
    assert [(each.name, each.detail) for each in found] == [
        ("县财政局赵元", "股长"), ("县财政局刘敏", "13800000000"), ("县公安局王立", "13800000000"),
    ]  # fmt: skip
    assert any("lm" in each for each in found[1].initials)


def test_a_form_begins_only_with_somebody_of_the_task(context):
    liaison(context, "县公安局", "王立")
    assert likely(context, line(context)) == []
    liaison(context, "县财政局", "刘敏")
    assert likely(context, line(context))[0].name == "县财政局刘敏"


def test_leaders_are_those_in_office_who_have_a_name(context):
    heads = [seat for seat in roster.seats_on(context.desk, TODAY) if seat.kind == "head"]
    named = [seat for seat in heads if seat.person]
    assert [each.id for each in leaders(context)] == [seat.id for seat in named]
    assert all(seat.person in each.name for each, seat in zip(leaders(context), named, strict=True))


def test_only_held_meetings_can_have_agreed(context):
    assert held_meetings(context) == []
