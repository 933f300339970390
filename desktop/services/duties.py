"""The duties of the founding document: what the office has done for them, and recording an act as done."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.obligations import HeldMeeting, IssuedPaper, RadarLine, Record, RecordedEvent, radar
from desktop.domain.periods import Period, period_of, read_period
from desktop.domain.profile_parts import Fulfilment, Obligation
from desktop.services.desk import Desk
from desktop.services.roster import units_without_liaison
from desktop.services.settings import DUTY, number_of
from desktop.store.queries.journal import founded_on
from desktop.store.tables import DutyEvent, Meeting, Paper
from desktop.store.work import Work


@dataclass(frozen=True, slots=True)
class EventRow:
    """An act recorded as done for a duty; `title` is the duty, `period` the key of what it counts for."""

    id: str
    obligation: str
    title: str
    clause: str
    on: date
    period: str
    note: str
    paper: str


def look_out(
    desk: Desk, on: date | None = None, *, liaisons_missing: int | None = None
) -> tuple[RadarLine, ...]:
    """Return the radar of a day (default today): every duty with a rhythm, the most pressing first.

    `liaisons_missing` saves the count where it is known already.
    """
    day = on or desk.today()
    if liaisons_missing is None:
        liaisons_missing = len(units_without_liaison(desk, day))
    return radar(
        desk.profile,
        day,
        record_of(desk, liaisons_missing),
        desk.calendar,
        since=since(desk),
        near_workdays=number_of(desk, DUTY),
    )


def record_of(desk: Desk, liaisons_missing: int = 0) -> Record:
    """Return what the office has done: meetings held, papers issued, acts recorded; and the liaisons still missing.

    Planned meetings and reserved papers are left out: only what happened fulfils a duty.
    """
    with desk.view() as view:
        held = view.find(Meeting, owner_id=desk.office.id, status="held")
        papers = view.find(Paper, owner_id=desk.office.id, status="issued")
        events = view.find(DutyEvent, owner_id=desk.office.id, order="on")
        return Record(
            held=[HeldMeeting(m.kind, m.meets_on, m.year_covered, m.quarter) for m in held],
            issued=[IssuedPaper(p.kind, p.period, p.made_on) for p in papers],
            events=[RecordedEvent(e.obligation, e.on, e.period) for e in events],
            liaisons_missing=liaisons_missing,
        )


def since(desk: Desk) -> date | None:
    """Return the first day the records tell of: earlier periods are nobody's fault."""
    with desk.view() as view:
        founded = founded_on(view)
        held = view.first(Meeting, owner_id=desk.office.id, status="held", order="meets_on")
    days = [day for day in (founded, held.meets_on if held else None) if day]
    return min(days, default=None)


def record_event(
    desk: Desk, obligation: str, on: date, note: str = "", paper: str = "", *, period: str = ""
) -> Changes:
    """Record an act as done for a duty (登记职责办理), with what was done and the paper it rests on.

    `period` is the key of the period it counts for (2026, 2026Q3); empty: the one its day falls in. Refused
    for a duty that a meeting or a paper fulfils, a day to come, and a period of another length.
    """
    with desk.act("登记职责办理", reason=note, paper=paper) as work:
        record_event_in(desk, work, obligation, on, note, paper, period=period)
    return work.changes


def record_event_in(
    desk: Desk, work: Work, obligation: str, on: date, note: str = "", paper: str = "", *, period: str = ""
) -> DutyEvent:
    """Record an act as done for a duty inside an act that is already under way (see `record_event`)."""
    duty = _by_event(desk, obligation)
    if on > desk.today():
        raise Refused(f"{on.isoformat()}还没有到，没有登记“{duty.subject}”。办理之后再来登记。")
    return work.add(
        DutyEvent(
            owner_id=desk.office.id,
            obligation=duty.id,
            on=on,
            period=_period(duty, period),
            note=note.strip(),
            paper=paper.strip(),
        )
    )


def remove_event(desk: Desk, event_id: str, *, reason: str) -> Changes:
    """Take back an act recorded by mistake; the journal keeps it with the reason."""
    if not reason.strip():
        raise Refused("删去登记须写明原因，没有改动。")
    with desk.act("删去职责登记", reason=reason) as work:
        work.remove(work.need(DutyEvent, event_id))
    return work.changes


def events(desk: Desk, obligation: str | None = None) -> list[EventRow]:
    """Return the acts recorded, the newest first; for one duty or for all."""
    duties = {duty.id: duty for duty in desk.profile.obligations}
    with desk.view() as view:
        found = view.find(DutyEvent, owner_id=desk.office.id, order=("on", "id"))
        return [_row(event, duties) for event in reversed(found) if obligation in (None, event.obligation)]


def by_event(desk: Desk) -> list[Obligation]:
    """Return the duties that are met by recording an act, those with a rhythm first."""
    duties = [duty for duty in desk.profile.obligations if duty.fulfilled_by is Fulfilment.EVENT]
    return sorted(duties, key=lambda duty: duty.rhythm.span is None)


def period_on(duty: Obligation, day: date) -> Period | None:
    """Return the period of a duty that a day falls in, None for a duty without a fixed rhythm."""
    return period_of(day, duty.rhythm.span) if duty.rhythm.span else None


def _row(event: DutyEvent, duties: dict[str, Obligation]) -> EventRow:
    duty = duties.get(event.obligation)
    title, clause = (duty.title, duty.clause) if duty else (event.obligation, "")
    return EventRow(
        event.id, event.obligation, title, clause, event.on, event.period, event.note, event.paper
    )


def _by_event(desk: Desk, name: str) -> Obligation:
    duty = next((duty for duty in desk.profile.obligations if duty.id == name), None)
    if duty is None:
        known = "、".join(f"{each.id}（{each.subject}）" for each in by_event(desk))
        raise Refused(f"本机制没有“{name}”这项职责，没有登记。可登记的职责：{known}。")
    if duty.fulfilled_by is Fulfilment.MEETING:
        raise Refused(f"“{duty.subject}”以召开会议为准，没有登记。请在会议页登记召开。")
    if duty.fulfilled_by is Fulfilment.PAPER:
        raise Refused(f"“{duty.subject}”以文书为准，没有登记。请在文书页出文或登记收到。")
    if duty.fulfilled_by is Fulfilment.LIAISONS:
        raise Refused("联络员以名册为准，没有登记。请在成员单位页登记联络员。")
    return duty


def _period(duty: Obligation, key: str) -> str:
    if not key.strip():
        return ""
    period = read_period(key)
    if duty.rhythm.span is not None and period.span is not duty.rhythm.span:
        example = period_of(period.start, duty.rhythm.span)
        raise Refused(
            f"“{duty.subject}”的期别应写成“{example.key}”（{example.label}）的样子，没有登记“{key}”。"
        )
    return period.key
