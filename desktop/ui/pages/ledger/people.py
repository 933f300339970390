"""Whom the forms of the ledger offer: who reports on a task, who approves, which meetings agreed."""

from collections.abc import Sequence

from desktop.domain.folding import initials
from desktop.services import meetings, roster
from desktop.services.ledger import LedgerLine
from desktop.ui.context import Context
from desktop.ui.widgets.picking import Choice


def reporters(context: Context, task: LedgerLine) -> list[Choice]:
    """Return those who are likely to report on the task: the person in charge, then the liaisons of its units."""
    row, asked = task.row, set(task.row.lead)
    found = []
    if row.responsible_person:
        words = f"{'、'.join(row.lead[:1])}{row.responsible_person}"
        found.append(Choice("person", words, row.responsible_post, (row.responsible_person,)))
    liaisons = roster.liaisons_on(context.desk, context.today)
    for liaison in sorted(liaisons, key=lambda each: each.unit not in asked):
        words = f"{liaison.unit}{liaison.person}"
        phone = liaison.mobile or liaison.phone
        found.append(Choice(words, words, phone, (liaison.person,), initials(liaison.person)))
    return found


def likely(context: Context, task: LedgerLine) -> list[Choice]:
    """Return the reporters, where the first one belongs to the task: only then may a form begin with it."""
    people, row = reporters(context, task), task.row
    known = bool(row.responsible_person) or any(
        people[0].name.startswith(unit) for unit in row.lead if people
    )
    return people if known else []


def leaders(context: Context) -> list[Choice]:
    """Return the heads of the mechanism who are in office today, as one writes them: 副县长李明."""
    heads = [
        seat for seat in roster.seats_on(context.desk, context.today) if seat.kind == "head" and seat.person
    ]
    return [
        Choice(
            seat.id,
            f"{seat.role}{seat.person}",
            seat.position,
            (seat.person, f"{seat.position}{seat.person}"),
            initials(seat.person),
        )
        for seat in heads
    ]


def held_meetings(context: Context) -> Sequence[Choice]:
    """Return the meetings held, newest first."""
    rows = meetings.list_meetings(context.desk)
    return [Choice(row.id, row.title, row.meets_on.isoformat()) for row in rows if row.status == "held"]
