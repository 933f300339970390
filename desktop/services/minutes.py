"""From the text of minutes to decisions and tasks: proposed by the reader, confirmed by a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.deadlines import Explained
from desktop.domain.errors import Refused
from desktop.domain.readers.minutes import read_minutes
from desktop.domain.readers.minutes.proposal import Attendee, MeetingFacts, MinutesProposal
from desktop.domain.source import SourceText
from desktop.services.desk import Desk
from desktop.services.meetings import (
    AttendanceDraft,
    MeetingDraft,
    add_attendance_in,
    add_meeting_in,
    hold_in,
)
from desktop.services.minutes_versions import keep_confirmed_in
from desktop.services.tasks import TaskDraft, open_task_in
from desktop.services.units import book, learn_alias
from desktop.store.tables import Attendance, Decision, Meeting, SourceFile
from desktop.store.work import Work

TASK, DONE, NOT_FILED, PENDING = "task", "done", "not_filed", "pending"
_FILED_BY_ITSELF = ("task", "agreed_in_principle")


@dataclass(frozen=True, slots=True)
class DecisionChoice:
    """One decision as the clerk settled it; `outcome` is task, done, not_filed (with `reason`) or pending."""

    text: str
    span: tuple[int, int] | None
    disposition: str
    outcome: str
    heading: str = ""
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    deadline: Explained | None = None
    due_on: date | None = None
    reason: str = ""
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the decisions of a meeting are settled."""

    decisions: int
    filed: int
    done: int
    not_filed: int
    pending: int

    @property
    def sentence(self) -> str:
        """Return the words of the bar, e.g. 纪要 12 项议定，11 项已立项，1 项注明不立项."""
        parts = [f"纪要 {self.decisions} 项议定", f"{self.filed} 项已立项"]
        parts += [f"{self.done} 项已办"] if self.done else []
        parts += [f"{self.not_filed} 项注明不立项"] if self.not_filed else []
        parts += [f"{self.pending} 项待确认"] if self.pending else []
        return "，".join(parts)


def read(desk: Desk, source: SourceText, anchor: date | None = None) -> MinutesProposal:
    """Return what the reader finds in the minutes; nothing is stored."""
    return read_minutes(source, book(desk), desk.calendar, anchor)


def choices_of(proposal: MinutesProposal, *, doubted: str = PENDING) -> tuple[DecisionChoice, ...]:
    """Return the choices that stand before a person has touched anything.

    Tasks without doubt are to be filed; what is deferred, suggested or reported is not filed, with the reason
    named; tasks that carry a doubt get the outcome `doubted`.
    """
    return tuple(
        DecisionChoice(
            text=found.text,
            span=found.span,
            disposition=found.disposition,
            outcome=_first_outcome(found.disposition, doubted if found.doubts else TASK),
            heading=found.heading or "",
            lead=found.lead,
            support=found.support,
            collective=found.collective,
            deadline=found.deadline,
            reason=_REASONS.get(found.disposition, ""),
        )
        for found in proposal.decisions
    )


def confirm(
    desk: Desk,
    source: SourceText,
    data: bytes,
    facts: MeetingFacts,
    choices: Sequence[DecisionChoice],
    *,
    meeting_id: str | None = None,
    kind: str | None = None,
    aliases: Sequence[tuple[str, str]] = (),
) -> Changes:
    """Store the confirmed decisions and open a task for each that is to be filed; one act.

    `meeting_id` None records the meeting from the facts of the minutes (`kind`: its meeting kind in the
    profile). `aliases` are words of the paper with the unit a person picked for them, to be known next time.
    Refused when a decision is not filed without a reason, the day of the meeting is unknown, or the very same
    file has been confirmed before.
    """
    check_reasons(choices)
    sha = desk.store.files.keep(data)
    with desk.act("确认立项") as work:
        _refuse_twice(work, sha)
        kept = work.add(SourceFile(kind="minutes", name=source.name, text=source.text, sha256=sha))
        meeting = work.need(Meeting, meeting_id) if meeting_id else _meeting(desk, work, facts, kind)
        _complete(desk, work, meeting, facts, kept.id)
        keep_confirmed_in(desk, work, meeting.id, source.name, data)
        for place, choice in enumerate(choices, 1):
            settle_in(desk, work, meeting, kept.id, place, choice)
        for words, unit in aliases:
            learn_alias(desk, work, unit, words)
    return work.changes


def _refuse_twice(work: Work, sha: str) -> None:
    for source in work.find(SourceFile, kind="minutes", sha256=sha):
        meeting = work.first(Meeting, source_id=source.id)
        if meeting is not None:
            raise Refused(
                f"这份纪要已经导入过（{meeting.title}），没有重复立项。如需重新导入，请先撤销上一次的“确认立项”。"
            )


def check_reasons(choices: Iterable[DecisionChoice]) -> None:
    """Refuse a decision that is marked 不立项 without saying why."""
    for choice in choices:
        if choice.outcome == NOT_FILED and not choice.reason.strip():
            raise Refused(f"“{choice.text[:16]}…”标为不立项，请写明理由。没有导入。")


def coverage(desk: Desk, meeting_id: str) -> Coverage:
    """Return how many decisions of the meeting became tasks, were done, were not filed, or wait."""
    with desk.view() as view:
        outcomes = [decision.outcome for decision in view.find(Decision, meeting_id=meeting_id)]
    return Coverage(
        len(outcomes),
        outcomes.count(TASK),
        outcomes.count(DONE),
        outcomes.count(NOT_FILED),
        outcomes.count(PENDING),
    )


def source_text(desk: Desk, source_id: str) -> tuple[str, str]:
    """Return name and text of a source that was read."""
    with desk.view() as view:
        source = view.need(SourceFile, source_id)
        return source.name, source.text


_REASONS = {
    "deferred": "会议未作决定，暂缓或另行研究",
    "suggestion": "建议性意见",
    "status_report": "情况通报",
}


def _first_outcome(disposition: str, filed: str) -> str:
    return filed if disposition in _FILED_BY_ITSELF else NOT_FILED


def _meeting(desk: Desk, work: Work, facts: MeetingFacts, kind: str | None) -> Meeting:
    if facts.day is None:
        raise Refused("纪要里没有读到开会日期，没有导入。请补填日期后再确认。")
    on_the_day = work.find(Meeting, owner_id=desk.office.id, meets_on=facts.day, source_id=None)
    known = [meeting for meeting in on_the_day if meeting.status in ("planned", "held")]
    if len(known) == 1:
        return known[0]
    title = (facts.title or "").removesuffix("纪要")
    return add_meeting_in(
        desk, work, MeetingDraft(kind=kind or guess_kind(desk, facts), meets_on=facts.day, title=title)
    )


def guess_kind(desk: Desk, facts: MeetingFacts) -> str:
    """Return the profile's meeting kind that the minutes name; the first kind where they name none."""
    words = f"{facts.kind or ''}{facts.title or ''}"
    named = [kind.id for kind in desk.profile.meetings if kind.name in words]
    return named[0] if named else desk.profile.meetings[-1 if "专题" in words or "协调" in words else 0].id


def _complete(desk: Desk, work: Work, meeting: Meeting, facts: MeetingFacts, source_id: str) -> None:
    meeting.source_id = source_id
    meeting.host = meeting.host or facts.host or ""
    meeting.place = meeting.place or facts.place or ""
    meeting.recorder = facts.recorder or meeting.recorder
    meeting.issue_no = facts.issue_no or meeting.issue_no
    if meeting.status in ("planned", "postponed"):
        hold_in(desk, work, meeting)
    if not work.find(Attendance, meeting_id=meeting.id):
        add_attendance_in(desk, work, meeting.id, attendance_of(facts))


def attendance_of(facts: MeetingFacts) -> list[AttendanceDraft]:
    """Return the attendance that the minutes tell, with stand-ins (代) and leave apart."""
    came = [AttendanceDraft(_presence(p), p.unit or "", p.name or "", p.note) for p in facts.present]
    away = [AttendanceDraft("leave", p.unit or "", p.name or "", reason=p.note) for p in facts.absent]
    return came + away


def _presence(person: Attendee) -> str:
    note = person.note
    if "代" in note and "代表" not in note and "代理" not in note:
        return "stand_in"
    return "observer" if person.observer or "列席" in note else "present"


def settle_in(
    desk: Desk, work: Work, meeting: Meeting, source_id: str | None, place: int, choice: DecisionChoice
) -> None:
    """Store one decision of a meeting and open its task, inside an act that is already under way."""
    decision = work.add(
        Decision(
            owner_id=desk.office.id,
            meeting_id=meeting.id,
            source_id=source_id,
            order_no=place,
            heading=choice.heading,
            text=choice.text,
            span_from=choice.span[0] if choice.span else None,
            span_to=choice.span[1] if choice.span else None,
            disposition=choice.disposition,
            outcome=choice.outcome,
            reason=choice.reason,
            internal=choice.internal,
        )
    )
    if choice.outcome == TASK:
        open_task_in(desk, work, replace(draft_of(choice, meeting, place), decision_id=decision.id))


def draft_of(choice: DecisionChoice, meeting: Meeting, place: int) -> TaskDraft:
    """Return the task that the decision at that place of the minutes becomes."""
    issue = meeting.issue_no or meeting.title
    return TaskDraft(
        matter=choice.text.strip(" 　\n；;，,"),
        lead=choice.lead,
        support=choice.support,
        collective=choice.collective,
        deadline=choice.deadline,
        due_on=choice.due_on,
        source_kind="minutes",
        source_note=f"纪要{issue}第{place}项",
        section=choice.heading,
        meeting_id=meeting.id,
        internal=choice.internal,
    )
