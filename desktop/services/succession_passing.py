"""Passing on what belongs to a unit when another takes over, inside the act of the reform."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.folding import search_text
from desktop.services.desk import Desk
from desktop.services.roster_import import end_seat
from desktop.services.roster_people import day_before, in_force, lasts_to
from desktop.services.succession_touched import FORMER, ROLES, parts_under_way
from desktop.store.tables import (
    AgendaItem,
    Invitation,
    Liaison,
    ListItem,
    Meeting,
    Office,
    Progress,
    Seat,
    Task,
    TaskUnit,
    Term,
    Topic,
    Unit,
    WorkList,
)
from desktop.store.work import Work

_WORDS = {"rename": "更名", "merge": "合并", "split": "拆分"}


@dataclass(frozen=True, slots=True)
class Passing:
    """One reform under way: what belonged to `old` goes on with `heirs` from the day `on`."""

    desk: Desk
    work: Work
    kind: str
    old: tuple[Unit, ...]
    heirs: tuple[Unit, ...]
    on: date
    paper: str

    def seats(self) -> None:
        """End the old seats and open those of the successors; only a renamed unit keeps who sits there.

        Who holds the seat of a merged or split unit is for another paper to say: it stays open.
        """
        ended = [
            seat
            for unit in self.old
            for seat in self.work.find(Seat, unit_id=unit.id, order="order_no")
            if lasts_to(seat, self.on)
        ]
        for heir in self.heirs:
            has = [seat for seat in self.work.find(Seat, unit_id=heir.id) if lasts_to(seat, self.on)]
            asked = {} if has else {seat.requirement: seat for seat in reversed(ended)}
            for model in sorted(asked.values(), key=lambda seat: seat.order_no):
                self._open_seat(heir, model)
        for seat in ended:
            if seat.unit_id not in {heir.id for heir in self.heirs}:
                end_seat(self.work, seat, self.on)

    def liaisons(self) -> None:
        """Let the liaisons of a renamed or merged unit go on, those of a merged one to be confirmed again."""
        for unit in self.old:
            for liaison in self.work.find(Liaison, unit_id=unit.id):
                if not lasts_to(liaison, self.on) or unit in self.heirs:
                    continue
                if len(self.heirs) == 1:
                    self._carry_liaison(liaison)
                liaison.valid_to = day_before(self.on)

    def tasks(self, chosen: Mapping[str, str]) -> None:
        """Let the successor take the open parts; Refused when a split leaves one to nobody."""
        by_name = {heir.name: heir for heir in self.heirs}
        for unit in self.old:
            for part, task in parts_under_way(self.work, unit):
                heir = self.heirs[0] if len(self.heirs) == 1 else by_name.get(chosen.get(task.id, ""))
                if heir is None:
                    raise Refused(f"{task.number}还没有选承接单位，没有改动。请为每一项在办事项选一个单位。")
                if heir is not unit:
                    self._hand_over(part, task, unit, heir)

    def meetings(self) -> None:
        """Put the successor in the place of the old units at meetings still to come."""
        heir, old = self.heirs[0], {unit.id for unit in self.old if unit is not self.heirs[0]}
        for meeting in self.work.find(Meeting, owner_id=self.desk.office.id, status="planned"):
            if meeting.meets_on < self.on:
                continue
            for item in self.work.find(AgendaItem, meeting_id=meeting.id):
                if item.presenter_unit_id in old:
                    item.presenter_unit_id = heir.id
            self._invitations(meeting, heir, old)
        for state in ("candidate", "parked", "agenda"):
            for topic in self.work.find(Topic, owner_id=self.desk.office.id, state=state):
                if topic.unit_id in old:
                    topic.unit_id, topic.unit_name = heir.id, heir.name

    def lists(self) -> None:
        """Name the successor in the lists that are not yet approved."""
        heir, old = self.heirs[0].name, {unit.name for unit in self.old}
        for listed in self.work.find(WorkList, owner_id=self.desk.office.id):
            if listed.status == "approved":
                continue
            for item in self.work.find(ListItem, list_id=listed.id):
                if old & {*item.lead, *item.support}:
                    item.lead, item.support = _named(item.lead, old, heir), _named(item.support, old, heir)

    def host(self) -> None:
        """Let the successor host the office where an old unit did."""
        office = self.work.first(Office, is_self=True)
        if office is not None and office.host_unit in {unit.name for unit in self.old}:
            office.host_unit = self.heirs[0].name

    def _open_seat(self, heir: Unit, model: Seat) -> None:
        seat = self.work.add(
            Seat(
                owner_id=model.owner_id,
                kind=model.kind,
                role=model.role,
                unit_id=heir.id,
                requirement=model.requirement,
                order_no=model.order_no,
                valid_from=self.on,
            )
        )
        if self.kind == "rename":
            for term in self.work.find(Term, seat_id=model.id):
                if lasts_to(term, self.on):
                    self._carry_term(term, seat, heir)

    def _carry_term(self, term: Term, seat: Seat, heir: Unit) -> None:
        """Let the holder go on in the seat of the renamed unit; a post that names the unit gets its new name."""
        self.work.add(
            Term(
                owner_id=term.owner_id,
                seat_id=seat.id,
                person_id=term.person_id,
                position=term.position.replace(self.old[0].name, heir.name),
                valid_from=max(self.on, term.valid_from or self.on),
                valid_to=term.valid_to,
                paper=self.paper.strip(),
            )
        )

    def _carry_liaison(self, liaison: Liaison) -> None:
        begins = max(self.on, liaison.valid_from or self.on)
        self.work.add(
            Liaison(
                owner_id=liaison.owner_id,
                unit_id=self.heirs[0].id,
                person_id=liaison.person_id,
                position=liaison.position,
                role=liaison.role,
                valid_from=begins,
                valid_to=liaison.valid_to,
                confirmed_on=liaison.confirmed_on if self.kind == "rename" else None,
            )
        )

    def _hand_over(self, part: TaskUnit, task: Task, unit: Unit, heir: Unit) -> None:
        """Keep the old unit with the task as a former part, and give its part to the successor."""
        role, place = part.role, part.order_no
        part.role = FORMER
        mine = [
            each for each in self.work.find(TaskUnit, task_id=task.id, unit_id=heir.id) if each.role in ROLES
        ]
        if not mine:
            about = {"owner_id": part.owner_id, "task_id": task.id, "unit_id": heir.id}
            self.work.add(TaskUnit(**about, role=role, words=heir.name, order_no=place))
        elif role == "lead":
            mine[0].role = "lead"
        if heir.name not in task.search_text:
            task.search_text = f"{task.search_text} {search_text(heir.name)}"
        self.work.add(
            Progress(
                owner_id=task.owner_id,
                task_id=task.id,
                on=self.desk.today(),
                kind="state",
                text=f"机构改革（{_WORDS[self.kind]}）：原{ROLES[role]}单位{unit.name}，"
                f"自{chinese_date(self.on)}起由{heir.name}承接。依据：{self.paper.strip()}。",
            )
        )

    def _invitations(self, meeting: Meeting, heir: Unit, old: set[str]) -> None:
        seats = [seat for seat in self.work.find(Seat, unit_id=heir.id) if in_force(seat, meeting.meets_on)]
        for each in self.work.find(Invitation, meeting_id=meeting.id):
            if each.unit_id not in old:
                continue
            if self.work.first(Invitation, meeting_id=meeting.id, unit_id=heir.id):
                self.work.remove(each)
                continue
            each.unit_id, each.unit_name = heir.id, heir.name
            each.seat_id = seats[0].id if seats else None


def _named(names: list[str], old: set[str], heir: str) -> list[str]:
    return list(dict.fromkeys(heir if name in old else name for name in names))
