"""Topics that units ask for (议题): collected, put on an agenda, parked for later, or dropped with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.folding import fold
from desktop.services.desk import Desk
from desktop.services.meetings_agenda import AgendaDraft, agenda_rows, write_agenda
from desktop.services.units import canonical
from desktop.store.tables import Meeting, Topic, Unit
from desktop.store.work import View, Work

STATES = {"candidate": "待定", "agenda": "已列入", "parked": "暂缓", "dropped": "不列"}
OFFERED = ("candidate", "parked")


@dataclass(frozen=True, slots=True)
class TopicDraft:
    """A topic as a unit asked for it; `asked_on` None is today."""

    title: str
    unit: str = ""
    asked_by: str = ""
    grounds: str = ""
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic with who asked for it and when, whatever became of it."""

    id: str
    title: str
    unit: str
    asked_by: str
    asked_on: date
    grounds: str
    state: str
    note: str
    meeting_id: str | None
    meeting: str

    @property
    def word(self) -> str:
        """Return its state in words: 已列入 2026年全体会议."""
        return f"{STATES[self.state]} {self.meeting}".strip()


def collect(desk: Desk, drafts: Sequence[TopicDraft]) -> Changes:
    """Take topics in as candidates in one act; one that stands already (same unit and words) is not doubled.

    Refused when there is none, or one has no words.
    """
    with desk.act("征集议题") as work:
        collect_in(desk, work, drafts)
    return work.changes


def collect_in(desk: Desk, work: Work, drafts: Sequence[TopicDraft]) -> list[Topic]:
    """Take topics in inside an act that is already under way and return those that are new."""
    if not drafts:
        raise Refused("没有议题，没有登记。请写明议题名称。")
    known = {(topic.unit_name, fold(topic.title)) for topic in work.find(Topic, owner_id=desk.office.id)
             if topic.state in OFFERED}  # fmt: skip
    added = []
    for draft in drafts:
        title = draft.title.strip()
        if not title:
            raise Refused("有一个议题没有名称，没有登记。请写明议题名称。")
        (name,) = canonical(desk, [draft.unit]) or ("",)
        if (name, fold(title)) in known:
            continue
        known.add((name, fold(title)))
        unit = work.first(Unit, owner_id=desk.office.id, name=name, valid_to=None) if name else None
        added.append(
            work.add(
                Topic(
                    owner_id=desk.office.id,
                    title=title,
                    unit_id=unit.id if unit else None,
                    unit_name=name,
                    asked_by=draft.asked_by.strip(),
                    asked_on=draft.asked_on or desk.today(),
                    grounds=draft.grounds.strip(),
                )
            )
        )
    return added


def put_on_agenda(desk: Desk, topic_ids: Sequence[str], meeting_id: str) -> Changes:
    """Add topics at the end of a planned meeting's agenda, each with the unit that asked as presenter.

    Refused for a meeting that is over and for a topic that stands on an agenda or was dropped.
    """
    with desk.act("列入议程") as work:
        meeting = work.need(Meeting, meeting_id)
        if meeting.status not in ("planned", "postponed"):
            raise Refused(f"“{meeting.title}”不在筹备，议题没有列入。请选择筹备中的会议。")
        items = agenda_rows(work, meeting_id)
        for topic_id in topic_ids:
            topic = work.need(Topic, topic_id)
            if topic.state not in OFFERED:
                raise Refused(f"议题“{topic.title}”{STATES[topic.state]}，没有再列入。")
            items.append(_item(work, topic))
        write_agenda(desk, work, meeting, items)
    return work.changes


def park(desk: Desk, topic_id: str, note: str = "") -> Changes:
    """Put a topic off for a later meeting; who asked and when stay, and the next agenda offers it again."""
    with desk.act("议题暂缓", reason=note.strip()) as work:
        _leave(desk, work, work.need(Topic, topic_id), "parked", note.strip())
    return work.changes


def drop(desk: Desk, topic_id: str, reason: str) -> Changes:
    """Decide that a topic comes on no agenda; Refused without a reason."""
    if not reason.strip():
        raise Refused("不列议题须写明理由，没有改动。")
    with desk.act("不列议题", reason=reason.strip()) as work:
        _leave(desk, work, work.need(Topic, topic_id), "dropped", reason.strip())
    return work.changes


def reopen(desk: Desk, topic_id: str) -> Changes:
    """Make a topic that was parked or dropped a candidate again."""
    with desk.act("议题待定") as work:
        topic = work.need(Topic, topic_id)
        if topic.state == "agenda":
            raise Refused(f"议题“{topic.title}”已列入议程，没有改动。")
        topic.state = "candidate"
    return work.changes


def list_topics(desk: Desk, *, states: Sequence[str] = (), text: str = "") -> list[TopicRow]:
    """Return our topics, oldest first; of some states only, and those that hold every word of `text`."""
    wanted = [fold(word) for word in text.split()]
    with desk.view() as view:
        found = view.find(Topic, owner_id=desk.office.id, order=("asked_on", "id"))
        rows = [_row(view, topic) for topic in found if not states or topic.state in states]
    return [
        row
        for row in rows
        if all(word in fold(f"{row.title} {row.unit} {row.asked_by} {row.grounds}") for word in wanted)
    ]


def offered(desk: Desk) -> list[TopicRow]:
    """Return the topics that the next agenda offers: candidates and those parked."""
    return list_topics(desk, states=OFFERED)


def open_topic(desk: Desk, topic_id: str) -> TopicRow:
    """Return one topic; Refused when there is none of that id."""
    with desk.view() as view:
        topic = view.get(Topic, topic_id)
        if topic is None:
            raise Refused(f"没有编号为“{topic_id}”的议题。请用 fuyuan meeting topics 查看。")
        return _row(view, topic)


def agenda_item(row: TopicRow) -> AgendaDraft:
    """Return the item of the agenda that a topic becomes."""
    return AgendaDraft(row.title, row.unit, topic_id=row.id)


def _item(work: Work, topic: Topic) -> AgendaDraft:
    unit = work.get(Unit, topic.unit_id)
    return AgendaDraft(topic.title, unit.name if unit else "", topic_id=topic.id)


def _leave(desk: Desk, work: Work, topic: Topic, state: str, note: str) -> None:
    """Take a topic off the agenda it may stand on, and leave it in another state."""
    meeting = work.get(Meeting, topic.meeting_id)
    if meeting is not None and meeting.status == "held":
        raise Refused(f"议题“{topic.title}”已在“{meeting.title}”上研究过，没有改动。")
    if meeting is not None:
        items = [item for item in agenda_rows(work, meeting.id) if item.topic_id != topic.id]
        write_agenda(desk, work, meeting, items)
    topic.state, topic.meeting_id = state, None
    topic.note = "；".join(filter(None, (topic.note, note)))


def _row(view: View, topic: Topic) -> TopicRow:
    meeting = view.get(Meeting, topic.meeting_id)
    unit = view.get(Unit, topic.unit_id)
    return TopicRow(
        id=topic.id,
        title=topic.title,
        unit=unit.name if unit else topic.unit_name,
        asked_by=topic.asked_by,
        asked_on=topic.asked_on,
        grounds=topic.grounds,
        state=topic.state,
        note=topic.note,
        meeting_id=topic.meeting_id,
        meeting=meeting.title if meeting else "",
    )
