"""The review of minutes: what the reader proposed, what the clerk settled, what is still open."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from desktop.documents.intake import read_source_bytes
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.readers.minutes.proposal import TASK as TASK_FOUND
from desktop.domain.readers.minutes.proposal import Doubt, MeetingFacts, MinutesProposal, Span
from desktop.domain.source import SourceText
from desktop.services import minutes, minutes_pending
from desktop.services.desk import Desk
from desktop.services.minutes import DONE, NOT_FILED, PENDING, TASK, Coverage, DecisionChoice
from desktop.services.minutes_items import NO_LEAD, Item, filed_if_settled, with_units
from desktop.store.tables import Decision, Task


@dataclass(slots=True)
class Review:
    """Minutes under review, until they are confirmed. `data` are the bytes as they came."""

    source: SourceText
    data: bytes
    facts: MeetingFacts
    items: list[Item]
    anchor: date | None = None
    kind: str = ""
    meeting_id: str | None = None
    doubts: tuple[Doubt, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)  # words of the paper → unit
    resumed: bool = False  # the minutes are stored already; only what waits is under review

    def coverage(self) -> Coverage:
        """Return how far the decisions are settled."""
        outcomes = [item.choice.outcome for item in self.items]
        return Coverage(len(outcomes), *(outcomes.count(word) for word in (TASK, DONE, NOT_FILED, PENDING)))

    def hindrance(self) -> str:
        """Return what has to be settled before anything can be filed, "" when nothing has."""
        if self.facts.day is None and self.meeting_id is None:
            return "请先补填会议日期。"
        without = [n for n, item in enumerate(self.items, 1) if item.lacks_reason]
        if without:
            return f"第{'、'.join(map(str, without))}项标为不立项，请写明理由。"
        return "" if self.items else "没有读到议定事项。选中原文一句按 F8 可以立为事项。"

    def next_open(self, after: int = -1) -> int | None:
        """Return the next item that asks something, from the one after `after` around to the start."""
        places = [*range(after + 1, len(self.items)), *range(after + 1)]
        return next((n for n in places if self.items[n].open or self.items[n].lacks_reason), None)


def begin(
    desk: Desk, source: SourceText, data: bytes, *, meeting_id: str | None = None, anchor: date | None = None
) -> Review:
    """Read minutes and lay them out for review; nothing is stored."""
    proposal = minutes.read(desk, source, anchor)
    return Review(
        source=source,
        data=data,
        facts=proposal.meeting,
        items=items_of(proposal),
        anchor=proposal.anchor_date,
        kind=minutes.guess_kind(desk, proposal.meeting),
        meeting_id=meeting_id,
        doubts=proposal.doubts,
    )


def resume(desk: Desk, meeting_id: str) -> Review | None:
    """Lay out what still waits of a meeting's stored minutes; None when nothing does."""
    waiting, kept = minutes_pending.pending_of(desk, meeting_id), minutes_pending.source_of(desk, meeting_id)
    if not waiting or kept is None:
        return None
    name, data = kept
    review = begin(desk, read_source_bytes(data, name), data, meeting_id=meeting_id)
    read = {(item.choice.span, item.choice.text): item for item in review.items}
    review.items = [
        replace(read.get((choice.span, choice.text)) or Item(choice, (NO_LEAD,)), decision_id=decision_id)
        for decision_id, choice in waiting
    ]
    review.resumed, review.doubts = True, ()
    return review


def items_of(proposal: MinutesProposal) -> list[Item]:
    """Return the decisions as they stand before a person has touched anything; doubtful tasks are pending."""
    made = []
    for found, choice in zip(proposal.decisions, minutes.choices_of(proposal), strict=True):
        doubts = found.doubts
        if found.disposition == TASK_FOUND and not (found.lead or found.collective):
            if not any(doubt.field == "lead" for doubt in doubts):
                doubts = (*doubts, NO_LEAD)
            choice = replace(choice, outcome=PENDING)
        spans = (found.lead_spans, found.support_spans, found.deadline_span)
        made.append(Item(choice, doubts, frozenset(), *spans))
    return made


def reanchor(desk: Desk, review: Review, day: date | None) -> None:
    """Count the deadlines from another day of the meeting; those that a person settled stay as they are."""
    review.facts, review.anchor = replace(review.facts, day=day), day
    fresh = {
        (item.choice.span, item.choice.text): item
        for item in items_of(minutes.read(desk, review.source, day))
    }
    review.items = [
        _recounted(item, fresh.get((item.choice.span, item.choice.text))) for item in review.items
    ]


def _recounted(item: Item, fresh: Item | None) -> Item:
    if fresh is None or "deadline" in item.settled:
        return item
    others = tuple(doubt for doubt in item.doubts if doubt.field != "deadline")
    asked = tuple(doubt for doubt in fresh.doubts if doubt.field == "deadline")
    outcome = PENDING if asked and item.choice.outcome == TASK else item.choice.outcome
    choice = replace(item.choice, deadline=fresh.choice.deadline, outcome=outcome)
    return filed_if_settled(replace(item, choice=choice, doubts=(*others, *asked)))


def map_unit(review: Review, words: str, unit: str) -> None:
    """Take words of the paper for a unit, here and in every other decision that has them."""
    review.aliases[words] = unit
    for place, item in enumerate(review.items):
        for role, names in (("lead", item.choice.lead), ("support", item.choice.support)):
            if words in names:
                said = dict.fromkeys(unit if name == words else name for name in names)
                item = with_units(item, role, tuple(said))
        review.items[place] = item


def add_sentence(desk: Desk, review: Review, start: int, end: int) -> int | None:
    """Make a decision of a stretch of the text (F8) and return its place; None for a stretch without words.

    Units and deadline are read from the stretch; what it does not say is asked.
    """
    start, end = _trimmed(review.source.text, start, end)
    if start >= end:
        return None
    words = review.source.text[start:end]
    found = minutes.read(desk, SourceText(review.source.name, words), review.anchor).decisions
    one = found[0] if len(found) == 1 else None
    choice = DecisionChoice(
        text=words,
        span=(start, end),
        disposition=TASK_FOUND,
        outcome=PENDING,
        lead=one.lead if one else (),
        support=one.support if one else (),
        collective=one.collective if one else (),
        deadline=one.deadline if one else None,
    )
    doubts = tuple(doubt for doubt in one.doubts if doubt.field != "disposition") if one else ()
    if not choice.lead and not choice.collective and not any(doubt.field == "lead" for doubt in doubts):
        doubts = (*doubts, NO_LEAD)
    item = filed_if_settled(
        Item(
            choice,
            doubts,
            frozenset(),
            _moved(one.lead_spans if one else (), start),
            _moved(one.support_spans if one else (), start),
            _moved((one.deadline_span,), start)[0] if one and one.deadline_span else None,
        )
    )
    place = sum(1 for each in review.items if (each.choice.span or (0, 0)) < (start, end))
    review.items.insert(place, item)
    return place


@dataclass(frozen=True, slots=True)
class Filed:
    """What a confirmation made: the meeting, the tasks in order with their numbers."""

    meeting_id: str | None
    task_ids: tuple[str, ...]
    numbers: tuple[str, ...]


def filed(desk: Desk, changes: Changes) -> Filed:
    """Return what `confirm` made."""
    with desk.view() as view:
        tasks = [task for one in changes.made if (task := view.get(Task, one))]
        decisions = [each for one in changes.ids if (each := view.get(Decision, one))]
    return Filed(
        decisions[0].meeting_id if decisions else None,
        tuple(task.id for task in tasks),
        tuple(task.number for task in tasks),
    )


def sentence_at(text: str, place: int) -> Span:
    """Return the sentence that a place of the text lies in, for F8 without a selection."""
    stops = "。；\n"
    start = max((text.rfind(stop, 0, place) for stop in stops), default=-1) + 1
    ends = [found for stop in stops if (found := text.find(stop, place)) >= 0]
    end = min(ends, default=len(text) - 1) + 1
    return _trimmed(text, start, end)


def confirm(desk: Desk, review: Review) -> Changes:
    """Store the reviewed decisions and open their tasks in one act; Refused while something hinders it."""
    hindrance = review.hindrance()
    if hindrance:
        raise Refused(f"{hindrance}没有立项。")
    if review.resumed and review.meeting_id:
        settled = [(item.decision_id, item.choice) for item in review.items]
        return minutes_pending.settle(desk, review.meeting_id, settled, tuple(review.aliases.items()))
    return minutes.confirm(
        desk,
        review.source,
        review.data,
        review.facts,
        [item.choice for item in review.items],
        meeting_id=review.meeting_id,
        kind=review.kind or None,
        aliases=tuple(review.aliases.items()),
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _moved(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    return tuple((low + by, high + by) for low, high in spans)
