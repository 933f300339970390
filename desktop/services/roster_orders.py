"""The change orders of the roster as list and paper show them, and who stands on one 呈批表 together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import Refused
from desktop.services.desk import Desk
from desktop.services.roster import seats_on
from desktop.services.roster_people import day_before, in_force
from desktop.store.tables import Liaison, Person, RosterChange, Seat, Term
from desktop.store.work import View

KINDS = {
    "head": "席位换人",
    "office": "领导职务调整",
    "liaison": "联络员调整",
    "join": "增加成员单位",
    "leave": "退出成员单位",
}
STATUSES = {"proposed": "待批", "approved": "已批准", "rejected": "未批准", "withdrawn": "已撤回"}
OPEN = "proposed"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change order as list and paper show it; `before` is who holds the place on the day it takes effect."""

    id: str
    kind: str
    unit_id: str | None
    unit: str
    seat_id: str | None
    seat: str
    before: str
    before_position: str
    before_since: date | None
    person: str
    position: str
    mobile: str
    phone: str
    reason: str
    proposed_on: date
    proposal_paper: str
    effective_on: date
    status: str
    approver: str
    decided_on: date | None
    approval_paper: str
    note: str

    @property
    def words(self) -> str:
        """Return what changes: 县水利局 主要负责同志：张三 → 李四."""
        if self.kind in ("join", "leave"):
            return f"{KINDS[self.kind]}：{self.unit}" + (f"（{self.person}）" if self.person else "")
        return f"{self.unit}　{self.seat}：{self.before or '（空缺）'} → {self.person}".strip("　")


def list_changes(desk: Desk, *, status: str = "", unit_id: str = "") -> list[ChangeRow]:
    """Return the change orders, those waiting first, then the newest."""
    with desk.view() as view:
        found = view.find(RosterChange, owner_id=desk.office.id)
        rows = [_row(view, each) for each in reversed(found)]
    wanted = [row for row in rows if status in ("", row.status) and unit_id in ("", row.unit_id)]
    return sorted(wanted, key=lambda row: row.status != OPEN)


def together(desk: Desk, change_id: str) -> list[ChangeRow]:
    """Return the order of that id with what stands on the same 呈批表: proposed together, or decided together."""
    rows = list_changes(desk)
    one = next((row for row in rows if row.id == change_id), None)
    if one is None:
        raise Refused("没有这份成员调整，没有改动。请在成员调整中重新选择。")
    return [row for row in reversed(rows) if _same_paper(row, one)]


def convener(desk: Desk) -> str:
    """Return who may approve today: the holder of the first head's seat, empty while it is vacant."""
    heads = [seat for seat in seats_on(desk, desk.today()) if seat.kind == "head"]
    return next((seat.person for seat in heads if seat.role == desk.profile.roles[0].name), "")


def _same_paper(row: ChangeRow, one: ChangeRow) -> bool:
    """Tell whether two orders stand on one 呈批表: proposed on one day, or decided together."""
    if (row.unit, row.status) != (one.unit, one.status) or (not row.unit and row.id != one.id):
        return False
    if row.status == OPEN:
        return row.proposed_on == one.proposed_on
    return (row.decided_on, row.approval_paper) == (one.decided_on, one.approval_paper)


def _row(view: View, change: RosterChange) -> ChangeRow:
    seat = view.get(Seat, change.seat_id)
    name, position, since = _before(view, change)
    return ChangeRow(
        id=change.id,
        kind=change.kind,
        unit_id=change.unit_id,
        unit=change.proposed_by,
        seat_id=change.seat_id,
        seat="联络员" if change.kind == "liaison" else _seat_words(change, seat),
        before=name,
        before_position=position,
        before_since=since,
        person=change.person,
        position=change.position,
        mobile=change.mobile,
        phone=change.phone,
        reason=change.reason,
        proposed_on=change.proposed_on,
        proposal_paper=change.proposal_paper,
        effective_on=change.effective_on,
        status=change.status,
        approver=change.approver,
        decided_on=change.decided_on,
        approval_paper=change.approval_paper,
        note=change.note,
    )


def _seat_words(change: RosterChange, seat: Seat | None) -> str:
    if change.kind == "join":
        return change.position
    return (seat.requirement or seat.role) if seat else ""


def _before(view: View, change: RosterChange) -> tuple[str, str, date | None]:
    """Return who held the place the day before the change takes effect: name, post, since when."""
    day = day_before(change.effective_on)
    held: Sequence[Term | Liaison] = ()
    if change.kind == "liaison":
        held = view.find(Liaison, unit_id=change.unit_id, role="联络员")
    elif change.kind in ("head", "office"):
        held = view.find(Term, seat_id=change.seat_id)
    standing = [each for each in held if in_force(each, day)]
    if not standing:
        return "", "", None
    last = standing[-1]
    return view.need(Person, last.person_id).name, last.position, last.valid_from
