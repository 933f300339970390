"""One decision under review: what the reader proposed, and what the clerk made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.dates import read_date
from desktop.domain.deadlines import Explained, explain
from desktop.domain.errors import Refused
from desktop.domain.readers.minutes.proposal import TASK as TASK_FOUND
from desktop.domain.readers.minutes.proposal import Doubt, Span
from desktop.services.desk import Desk
from desktop.services.minutes import DONE, NOT_FILED, PENDING, TASK, DecisionChoice

OUTCOMES = {TASK: "立项", DONE: "已办", NOT_FILED: "不立项", PENDING: "待定"}
NO_LEAD = Doubt("lead", "没有写明由谁牵头，请指定牵头单位。")


@dataclass(frozen=True, slots=True)
class Item:
    """One decision under review: the choice as it stands, the reader's doubts, and which of them are settled."""

    choice: DecisionChoice
    doubts: tuple[Doubt, ...] = ()
    settled: frozenset[str] = frozenset()
    lead_spans: tuple[Span, ...] = ()
    support_spans: tuple[Span, ...] = ()
    deadline_span: Span | None = None
    decision_id: str = ""  # of a decision that is stored already and waits

    @property
    def open(self) -> tuple[Doubt, ...]:
        """Return the doubts a person has not settled; a decision that is not to be filed asks nothing."""
        if self.choice.outcome in (DONE, NOT_FILED):
            return ()
        return tuple(doubt for doubt in self.doubts if doubt.field not in self.settled)

    @property
    def lacks_reason(self) -> bool:
        """Tell whether it is marked 不立项 without saying why."""
        return self.choice.outcome == NOT_FILED and not self.choice.reason.strip()


def by_hand(lead: tuple[str, ...], collective: tuple[str, ...]) -> Item:
    """Return an empty item for a decision the reader did not find, which asks for a lead where it has none."""
    return Item(DecisionChoice("", None, TASK_FOUND, PENDING), () if lead or collective else (NO_LEAD,))


def with_units(item: Item, role: str, names: Sequence[str]) -> Item:
    """Return the item with other units as `lead` or `support`; naming a lead settles its doubt.

    A supporting unit that takes the lead changes places with the one that had it.
    """
    choice, names = item.choice, tuple(names)
    if role == "lead":
        risen = [name for name in names if name in choice.support]
        fallen = [name for name in choice.lead if name not in names] if risen else []
        support = (*fallen, *(name for name in choice.support if name not in risen))
        choice = replace(choice, lead=names, support=support)
    else:
        choice = replace(choice, support=names)
    settled = item.settled | {role} if names or role == "support" else item.settled - {role}
    return filed_if_settled(replace(item, choice=choice, settled=settled))


def with_deadline(desk: Desk, item: Item, words: str, anchor: date | None) -> Item:
    """Return the item with the deadline the clerk typed: a day any way, or a phrase that fixes one.

    The words of the paper stay beside the day. Refused with what to ask when the words fix nothing.
    """
    start = anchor or desk.today()
    if not words.strip():
        return replace(item, choice=replace(item.choice, due_on=None), settled=item.settled - {"deadline"})
    try:
        choice = replace(item.choice, due_on=read_date(words, start, desk.calendar))
    except Refused:
        said = explain(words, start, desk.calendar)
        if said.last is None and not said.recur and said.kind != "OPEN":
            raise
        choice = replace(item.choice, deadline=said, due_on=None)
    return filed_if_settled(replace(item, choice=choice, settled=item.settled | {"deadline"}))


def with_day(item: Item, day: date) -> Item:
    """Return the item with one of the days the phrase can mean."""
    choice = replace(item.choice, due_on=day)
    return filed_if_settled(replace(item, choice=choice, settled=item.settled | {"deadline"}))


def with_outcome(item: Item, outcome: str, reason: str = "") -> Item:
    """Return the item with the outcome a person chose; choosing 立项 accepts what was doubtful as it stands."""
    settled = frozenset(doubt.field for doubt in item.doubts) if outcome == TASK else item.settled
    if outcome == PENDING:
        settled = frozenset()
    kept = reason if outcome == NOT_FILED else ""
    return replace(item, choice=replace(item.choice, outcome=outcome, reason=kept), settled=settled)


def with_internal(item: Item, internal: bool) -> Item:
    """Return the item marked 内部 or open: what is internal goes into no excerpt, circulated table or bundle."""
    return replace(item, choice=replace(item.choice, internal=internal))


def filed_if_settled(item: Item) -> Item:
    """File a pending item once its last doubt is settled."""
    if item.choice.outcome == PENDING and not item.open:
        return replace(item, choice=replace(item.choice, outcome=TASK))
    return item


def due_of(choice: DecisionChoice) -> date | None:
    """Return the day a decision would be due."""
    return choice.due_on or (choice.deadline.last if choice.deadline else None)


def certainty_of(item: Item) -> str:
    """Return how sure the deadline is, in words."""
    if item.choice.due_on:
        return "已确认"
    read = item.choice.deadline
    return _CERTAINTY.get(read.certainty, "") if read else ""


_CERTAINTY = {
    "hard": "确定",
    "soft": "力争",
    "ambiguous": "两可，待确认",
    "vague": "未写明日期",
    "open": "长期",
    "damaged": "原文残缺",
}


def deadline_words(read: Explained | None) -> str:
    """Return the words of the paper about the deadline."""
    return " ".join(read.raw.split()) if read else ""
