"""The agenda of a meeting: its items in order, and what earlier meetings of the kind left open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.profile_parts import MeetingKind
from desktop.domain.tasks import Status
from desktop.services import ledger
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.units import unit_named
from desktop.store.tables import AgendaItem, Decision, Meeting, Topic, Unit
from desktop.store.work import View, Work

FOLLOW_UP = "follow_up"
FOLLOW_UP_TITLE = "上次会议议定事项落实情况"
_LONGEST = 600  # minutes that one item may take


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """One item of the agenda: the unit that presents it, how many minutes it may take, its papers.

    `kind` is topic, or follow_up for 上次会议议定事项落实情况; `topic_id` is the topic that a unit asked for.
    """

    title: str
    presenter: str = ""
    minutes: int | None = None
    materials: str = ""
    kind: str = "topic"
    topic_id: str | None = None


@dataclass(frozen=True, slots=True)
class OpenDecision:
    """A decision of an earlier meeting that neither became a task nor ended otherwise."""

    id: str
    meeting: str
    held_on: date
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What earlier meetings of a kind bring to the next: tasks of the last one, older ones, open decisions."""

    last: date | None = None
    tasks: tuple[LedgerLine, ...] = ()
    decisions: tuple[OpenDecision, ...] = ()

    @property
    def unfinished(self) -> tuple[LedgerLine, ...]:
        """Return the tasks that are not finished."""
        return tuple(line for line in self.tasks if Status(line.row.status) is Status.OPEN)

    @property
    def sentence(self) -> str:
        """Return what is carried over in a few words, "" for nothing."""
        parts = (
            f"{len(self.unfinished)} 项未办结" if self.unfinished else "",
            f"{len(self.decisions)} 项待定" if self.decisions else "",
        )
        return "，".join(filter(None, parts))


def save_agenda(desk: Desk, meeting_id: str, items: Sequence[AgendaDraft]) -> Changes:
    """Put these items in the agenda's place; topics come on it or, where they are gone, are free again.

    Refused when a presenting unit is not on the roster or an item's minutes are no length of time.
    """
    with desk.act("议程") as work:
        meeting = work.need(Meeting, meeting_id)
        if meeting.status in ("cancelled", "merged"):
            raise Refused(f"“{meeting.title}”不再召开，议程没有改动。")
        write_agenda(desk, work, meeting, items)
    return work.changes


def write_agenda(desk: Desk, work: Work, meeting: Meeting, items: Sequence[AgendaDraft]) -> None:
    """Put these items in the agenda's place inside an act that is already under way."""
    before = work.find(AgendaItem, meeting_id=meeting.id)
    for old in before:
        work.remove(old)
    wanted = [item for item in items if item.title.strip()]
    for place, item in enumerate(wanted):
        _add(desk, work, meeting, place, item)
    kept = {item.topic_id for item in wanted}
    for topic_id in {old.topic_id for old in before if old.topic_id} - kept:
        free(work, work.need(Topic, topic_id), f"从“{meeting.title}”议程撤下")


def _add(desk: Desk, work: Work, meeting: Meeting, place: int, item: AgendaDraft) -> None:
    if item.minutes is not None and not 0 < item.minutes <= _LONGEST:
        raise Refused(f"“{item.title}”的时长写成了 {item.minutes} 分钟，议程没有改动。请写 1 至 {_LONGEST}。")
    presenter = unit_named(desk, work, item.presenter.strip()).id if item.presenter.strip() else None
    work.add(
        AgendaItem(
            owner_id=desk.office.id,
            meeting_id=meeting.id,
            order_no=place,
            kind=FOLLOW_UP if item.title.strip() == FOLLOW_UP_TITLE else item.kind,
            title=item.title.strip(),
            presenter_unit_id=presenter,
            minutes=item.minutes,
            materials=item.materials.strip(),
            topic_id=item.topic_id,
        )
    )
    if item.topic_id:
        topic = work.need(Topic, item.topic_id)
        topic.state, topic.meeting_id = "agenda", meeting.id


def free(work: Work, topic: Topic, why: str) -> None:
    """Let a topic go back among those offered for the next meeting; `why` is added to its note."""
    topic.state, topic.meeting_id = "parked", None
    topic.note = "；".join(filter(None, (topic.note, why)))


def agenda_rows(view: View, meeting_id: str) -> list[AgendaDraft]:
    """Return the items of a meeting in order."""
    found = view.find(AgendaItem, meeting_id=meeting_id, order="order_no")
    units = {item.presenter_unit_id: view.get(Unit, item.presenter_unit_id) for item in found}
    return [
        AgendaDraft(
            item.title,
            unit.name if (unit := units[item.presenter_unit_id]) else "",
            item.minutes,
            item.materials,
            item.kind,
            item.topic_id,
        )
        for item in found
    ]


def first_items(desk: Desk, kind: MeetingKind, day: date) -> list[AgendaDraft]:
    """Return the agenda that a new meeting begins with: the kind's own, headed by the follow-up where there is one."""
    items = [AgendaDraft(title) for title in kind.agenda]
    if FOLLOW_UP_TITLE not in kind.agenda and carried(desk, kind.id, day).sentence:
        items.insert(0, AgendaDraft(FOLLOW_UP_TITLE))
    return [replace(each, kind=FOLLOW_UP) if each.title == FOLLOW_UP_TITLE else each for each in items]


def carried(desk: Desk, kind: str, before: date, *, but: str = "") -> Carried:
    """Return what held meetings of a kind before a day left to the next one; `but` is the meeting itself."""
    with desk.view() as view:
        held = view.find(Meeting, owner_id=desk.office.id, kind=kind, status="held", order="meets_on")
        earlier = {m.id: m for m in held if m.meets_on < before and m.id != but}
        decisions = [d for each in earlier for d in view.find(Decision, meeting_id=each, order="order_no")]
        told = tuple(
            OpenDecision(d.id, m.title, m.meets_on, d.order_no, d.text)
            for d in decisions
            if d.outcome == "pending" and not d.internal and (m := earlier[str(d.meeting_id)])
        )
        days = {each: m.meets_on for each, m in earlier.items()}
        last = next(reversed(list(days)), None)
    return Carried(days.get(last or ""), tuple(_tasks(desk, days, last)), told)


def _tasks(desk: Desk, days: dict[str, date], last: str | None) -> list[LedgerLine]:
    """Return the tasks of the last meeting, and those of earlier ones that were still open then."""
    found: list[LedgerLine] = []
    for meeting, _day in days.items():
        chosen = ledger.LedgerFilter(meeting_id=meeting, owner_id=desk.office.id)
        for line in ledger.lines(desk, ledger.ids(desk, chosen)):
            closed = line.row.closed_on
            stood = meeting == last or closed is None or closed >= days[str(last)]
            if stood and not line.row.internal:
                found.append(line)
    return sorted(found, key=lambda line: line.row.number)
