"""成员调整: a unit proposes, the convener approves, and only then the roster changes.

The founding document, 一（三）3: members who change are proposed by their unit and approved by the convener.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services.desk import Desk
from desktop.services.roster import refuse_later_term
from desktop.services.roster_import import end_seat
from desktop.services.roster_orders import OPEN, STATUSES
from desktop.services.roster_people import day_before, in_force, put_liaison_in, put_term
from desktop.services.units import canonical, ensure_unit, unit_in
from desktop.store.tables import Liaison, RosterChange, Seat, Term, Unit
from desktop.store.work import View, Work


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """What a unit proposes; `seat_id` for a holder, `unit` for liaison, joining and leaving.

    For a unit that joins, `position` is the wording of its seat (主要负责同志) and `person` may stay empty.
    """

    kind: str
    unit: str = ""
    seat_id: str | None = None
    person: str = ""
    position: str = ""
    mobile: str = ""
    phone: str = ""
    reason: str = ""
    effective_on: date | None = None
    proposal_paper: str = ""


def propose(desk: Desk, drafts: Sequence[ChangeDraft]) -> Changes:
    """Enter what a unit proposes, as one act: a new holder and a new liaison may stand on one paper.

    The roster does not change. Refused for an empty name, an unknown seat or unit, or a second open order for
    the same place.
    """
    if not drafts:
        raise Refused("没有填写调整内容，没有登记。请填写拟任人员。")
    with desk.act("提出成员调整", paper=drafts[0].proposal_paper) as work:
        for draft in drafts:
            work.add(_proposal(desk, work, draft))
    return work.changes


def approve(
    desk: Desk,
    ids: Sequence[str],
    *,
    approver: str,
    on: date | None = None,
    paper: str = "",
    effective_on: date | None = None,
    beside: Sequence[ChangeDraft] = (),
) -> Changes:
    """Record the convener's approval and change the roster from the effective day, as one act.

    The day may lie ahead: until then the roster shows who was there before. It may lie behind: papers made
    before then stay as they were printed, and the order says so. `beside` is what the same approved paper
    names besides, such as the new liaison.
    """
    if not approver.strip():
        raise Refused("没有填写批准人，没有改动。请填写批准的领导姓名。")
    decided = on or desk.today()
    if decided > desk.today():
        raise Refused(f"批准日期{decided.isoformat()}还没有到，没有改动。请核对批准日期。")
    with desk.act("批准成员调整", paper=paper) as work:
        added = [work.add(_proposal(desk, work, draft)).id for draft in beside]
        for each in (*ids, *added):
            change = _open(work, each)
            change.effective_on = effective_on or change.effective_on
            change.status, change.approver, change.decided_on = "approved", approver.strip(), decided
            change.approval_paper = paper.strip()
            change.note = _plain_words(change, decided)
            _DO[change.kind](desk, work, change)
    return work.changes


def _plain_words(change: RosterChange, decided: date) -> str:
    """Say what is unusual about the days of an order: in force before its approval, entered after it."""
    words = ""
    if change.effective_on < decided:
        words = f"自{change.effective_on.isoformat()}起生效，早于批准之日；此前已印发的文书不变。"
    if decided < change.proposed_on:
        words += f"{change.proposed_on.isoformat()}补登。"
    return words


def reject(desk: Desk, ids: Sequence[str], reason: str, *, approver: str = "") -> Changes:
    """Record that the convener did not approve, with the reason; the roster stays as it is."""
    return _close(desk, ids, "rejected", "成员调整未批准", reason, approver)


def withdraw(desk: Desk, ids: Sequence[str], reason: str) -> Changes:
    """Record that the unit took its proposal back, with the reason; the roster stays as it is."""
    return _close(desk, ids, "withdrawn", "撤回成员调整", reason, "")


def _proposal(desk: Desk, work: Work, draft: ChangeDraft) -> RosterChange:
    if draft.kind in ("head", "office", "liaison") and not draft.person.strip():
        raise Refused("拟任姓名是空的，没有登记。请填写姓名。")
    seat = work.get(Seat, draft.seat_id)
    if draft.kind in ("head", "office") and seat is None:
        raise Refused("没有选定要调整的席位，没有登记。请先在名册中选一个席位。")
    unit = (
        work.get(Unit, seat.unit_id)
        if seat
        else unit_in(desk, work, canonical(desk, [draft.unit])[0] if draft.unit.strip() else "")
    )
    _check_place(desk, work, draft, unit)
    return RosterChange(
        owner_id=desk.office.id,
        kind=draft.kind,
        unit_id=unit.id if unit else None,
        seat_id=seat.id if seat else None,
        person=draft.person.strip(),
        position=draft.position.strip(),
        mobile=draft.mobile.strip(),
        phone=draft.phone.strip(),
        reason=draft.reason.strip(),
        proposed_by=unit.name if unit else draft.unit.strip(),
        proposed_on=desk.today(),
        proposal_paper=draft.proposal_paper.strip(),
        effective_on=draft.effective_on or desk.today(),
    )


def _check_place(desk: Desk, work: Work, draft: ChangeDraft, unit: Unit | None) -> None:
    if draft.kind == "join":
        if not draft.unit.strip():
            raise Refused("单位名称是空的，没有登记。请填写拟加入的单位。")
        if unit and any(_standing_seats(work, unit, desk.today())):
            raise Refused(f"{unit.name}已经是成员单位，没有登记。")
    elif draft.kind in ("liaison", "leave") and unit is None:
        raise Refused(f"名册里没有“{draft.unit}”，没有登记。请核对单位名称。")
    place: dict[str, Any] = {
        "kind": draft.kind,
        "seat_id": draft.seat_id,
        "unit_id": unit.id if unit else None,
    }
    if unit is None and draft.kind == "join":
        place["proposed_by"] = draft.unit.strip()
    if work.first(RosterChange, owner_id=desk.office.id, status=OPEN, **place):
        raise Refused("这个席位已有一份成员调整待批，没有重复登记。请先批准、退回或者撤回那一份。")


def _open(work: Work, change_id: str) -> RosterChange:
    change = work.get(RosterChange, change_id)
    if change is None:
        raise Refused("没有这份成员调整，没有改动。请在成员调整中重新选择。")
    if change.status != OPEN:
        raise Refused(f"这份成员调整{STATUSES[change.status]}，没有改动。")
    return change


def _close(desk: Desk, ids: Sequence[str], status: str, label: str, reason: str, approver: str) -> Changes:
    if not reason.strip():
        raise Refused("没有写明理由，没有改动。请填写理由。")
    with desk.act(label, reason=reason) as work:
        for each in ids:
            change = _open(work, each)
            change.status, change.decided_on = status, desk.today()
            change.note, change.approver = reason.strip(), approver.strip()
    return work.changes


def _seat_holder(desk: Desk, work: Work, change: RosterChange) -> None:
    seat = work.need(Seat, change.seat_id or "")
    if not in_force(seat, change.effective_on):
        raise Refused("这个席位到生效之日已经不在名册上，没有改动。请撤回这份成员调整。")
    refuse_later_term(work.find(Term, seat_id=seat.id), change.effective_on)
    change.term_id = put_term(
        desk,
        work,
        seat.id,
        change.person,
        position=change.position,
        since=change.effective_on,
        paper=change.approval_paper or change.proposal_paper,
    ).id


def _liaison(desk: Desk, work: Work, change: RosterChange) -> None:
    change.liaison_id = put_liaison_in(
        desk,
        work,
        change.unit_id or "",
        change.person,
        position=change.position,
        mobile=change.mobile,
        phone=change.phone,
        since=change.effective_on,
    )


def _join(desk: Desk, work: Work, change: RosterChange) -> None:
    on = change.effective_on
    unit = ensure_unit(desk, work, change.proposed_by, since=on)
    if any(_standing_seats(work, unit, on)):
        raise Refused(f"{unit.name}已经是成员单位，没有改动。请撤回这份成员调整。")
    places = [seat.order_no for seat in work.find(Seat, owner_id=desk.office.id, kind="member")]
    seat = work.add(
        Seat(
            owner_id=desk.office.id,
            kind="member",
            role="成员",
            unit_id=unit.id,
            requirement=change.position,
            order_no=max(places, default=-1) + 1,
            valid_from=on,
        )
    )
    change.unit_id, change.seat_id = unit.id, seat.id
    if change.person:
        paper = change.approval_paper or change.proposal_paper
        change.term_id = put_term(desk, work, seat.id, change.person, since=on, paper=paper).id


def _leave(_desk: Desk, work: Work, change: RosterChange) -> None:
    """End the unit's seats and liaisons; the unit itself stands: it may still lead tasks."""
    unit = work.need(Unit, change.unit_id or "")
    for seat in _standing_seats(work, unit, change.effective_on):
        end_seat(work, seat, change.effective_on)
    for liaison in work.find(Liaison, unit_id=unit.id, valid_to=None):
        liaison.valid_to = day_before(change.effective_on)


_DO = {"head": _seat_holder, "office": _seat_holder, "liaison": _liaison, "join": _join, "leave": _leave}


def _standing_seats(view: View, unit: Unit, on: date) -> list[Seat]:
    return [seat for seat in view.find(Seat, unit_id=unit.id, kind="member") if in_force(seat, on)]
