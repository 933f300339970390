"""Decisions that were held back at the confirmation, to be settled later."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.changes import Changes
from desktop.services.desk import Desk
from desktop.services.minutes import PENDING, TASK, DecisionChoice, check_reasons, draft_of, settle_in
from desktop.services.tasks import open_task_in
from desktop.services.units import learn_alias
from desktop.store.tables import Decision, Meeting, SourceFile


def pending(desk: Desk) -> dict[str, int]:
    """Return how many decisions still wait, by meeting, oldest meeting first."""
    with desk.view() as view:
        waiting = view.find(Decision, owner_id=desk.office.id, outcome=PENDING)
        return dict(Counter(decision.meeting_id for decision in waiting if decision.meeting_id))


def pending_of(desk: Desk, meeting_id: str) -> list[tuple[str, DecisionChoice]]:
    """Return the waiting decisions of a meeting with their ids, as they were stored."""
    with desk.view() as view:
        waiting = view.find(Decision, meeting_id=meeting_id, outcome=PENDING, order="order_no")
        return [
            (
                d.id,
                DecisionChoice(
                    text=d.text,
                    span=(d.span_from, d.span_to)
                    if d.span_from is not None and d.span_to is not None
                    else None,
                    disposition=d.disposition,
                    outcome=d.outcome,
                    heading=d.heading,
                    internal=d.internal,
                ),
            )
            for d in waiting
        ]


def source_of(desk: Desk, meeting_id: str) -> tuple[str, bytes] | None:
    """Return name and bytes of a meeting's minutes as they were taken in, None when it has none."""
    with desk.view() as view:
        meeting = view.need(Meeting, meeting_id)
        source = view.get(SourceFile, meeting.source_id)
        return (source.name, desk.store.files.read(source.sha256)) if source else None


def settle(
    desk: Desk,
    meeting_id: str,
    settled: Sequence[tuple[str, DecisionChoice]],
    aliases: Sequence[tuple[str, str]] = (),
) -> Changes:
    """Settle waiting decisions of a meeting, (id, choice) each, in one act; "" as id adds a decision."""
    check_reasons(choice for _id, choice in settled)
    with desk.act("确认立项") as work:
        meeting = work.need(Meeting, meeting_id)
        place = max((d.order_no for d in work.find(Decision, meeting_id=meeting_id)), default=0)
        for decision_id, choice in settled:
            if not decision_id:
                place += 1
                settle_in(desk, work, meeting, meeting.source_id, place, choice)
                continue
            decision = work.need(Decision, decision_id)
            decision.outcome, decision.reason = choice.outcome, choice.reason
            if choice.outcome == TASK:
                draft = draft_of(choice, meeting, decision.order_no)
                open_task_in(desk, work, replace(draft, decision_id=decision.id))
        for words, unit in aliases:
            learn_alias(desk, work, unit, words)
    return work.changes
