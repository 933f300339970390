"""机构改革: units are renamed, merged or split from a day on, and what is under way goes on with the successor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.domain.folding import search_text
from desktop.services import succession_passing
from desktop.services.desk import Desk
from desktop.services.roster_people import day_before
from desktop.services.succession_touched import Touched, check_free, standing, touched
from desktop.services.units import unit_in
from desktop.store.tables import Succession, Unit
from desktop.store.work import View, Work

KINDS = {"rename": "更名", "merge": "合并", "split": "拆分"}


@dataclass(frozen=True, slots=True)
class Reform:
    """What a paper decides: which units become which from a day on.

    `tasks` names for each task of a unit that is split (by id) the successor that goes on with it.
    """

    kind: str
    units: tuple[str, ...]
    into: tuple[str, ...]
    on: date
    paper: str = ""
    note: str = ""
    tasks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """One step of the history of a unit."""

    kind: str
    before: str
    after: str
    on: date
    paper: str

    @property
    def words(self) -> str:
        """Return the step in words: 县水利局 更名为 县水务局."""
        return f"{self.before}{_BECOMES[self.kind]}{self.after}"


_BECOMES = {"rename": "更名为", "merge": "并入", "split": "拆出"}


def preview(desk: Desk, reform: Reform) -> Touched:
    """Return what a reform touches: tasks, seats, liaisons, meetings to come. Nothing is stored.

    Refused when the units or names do not fit the kind.
    """
    with desk.view() as view:
        old = _check(desk, view, reform)
        return touched(desk, view, old, reform.into, reform.on, dict(reform.tasks))


def reorganise(desk: Desk, reform: Reform) -> Changes:
    """Carry a reform out as one act: the old units end the day before, the successors take what is open.

    History stays under the old name: a task keeps the old unit as a part of the role `former`, and an entry of
    its progress tells who took over. Refused before its day, while a 成员调整 of a unit waits for approval, or
    when a split leaves a task to nobody.
    """
    if not reform.paper.strip():
        raise Refused("没有写明依据文书，没有改动。请填写机构改革文件的文号或名称。")
    if reform.on > desk.today():
        raise Refused(f"{reform.on.isoformat()}还没有到，没有改动。现在可以先看影响，到那一天再确认。")
    with desk.act(f"机构{KINDS.get(reform.kind, '改革')}", paper=reform.paper, reason=reform.note) as work:
        old = _check(desk, work, reform)
        check_free(desk, work, old)
        heirs = [_successor(desk, work, name, old, reform) for name in reform.into]
        for unit in old:
            _succeed(desk, work, unit, heirs, reform)
        passing = succession_passing.Passing(
            desk, work, reform.kind, tuple(old), tuple(heirs), reform.on, reform.paper
        )
        passing.seats()
        passing.liaisons()
        passing.tasks(reform.tasks)
        if reform.kind != "split":
            passing.meetings()
            passing.lists()
            passing.host()
    desk.reload()
    return work.changes


def history(desk: Desk, unit_id: str | None = None) -> list[SuccessionRow]:
    """Return the successions, the newest first: all, or those a unit took part in."""
    with desk.view() as view:
        return [
            SuccessionRow(
                each.kind,
                view.need(Unit, each.from_unit_id).name,
                view.need(Unit, each.to_unit_id).name,
                each.on,
                each.paper,
            )
            for each in reversed(view.find(Succession, owner_id=desk.office.id, order=("on", "id")))
            if each.from_unit_id != each.to_unit_id and unit_id in (None, each.from_unit_id, each.to_unit_id)
        ]


def _check(desk: Desk, view: View, reform: Reform) -> list[Unit]:
    """Return the units that are reorganised; Refused where the reform cannot be meant."""
    if reform.kind not in KINDS:
        raise Refused(
            f"没有“{reform.kind}”这种机构改革。可用：更名（rename）、合并（merge）、拆分（split）。"
        )
    names, into = _names(reform.units), _names(reform.into)
    one_to_one = len(names) == 1 and len(into) == 1
    known = unit_in(desk, view, into[0]) if into else None
    fits = {
        "rename": one_to_one,
        "merge": len(into) == 1 and (len(names) >= 2 or (one_to_one and known is not None and into != names)),
        "split": len(names) == 1 and len(into) >= 2,
    }[reform.kind]
    if not fits:
        wanted = {
            "rename": "一个单位改成一个新名称",
            "merge": "两个以上单位并成一个",
            "split": "一个单位分成两个以上",
        }
        raise Refused(f"{KINDS[reform.kind]}须是{wanted[reform.kind]}，没有改动。请核对单位。")
    if reform.kind == "rename" and known is not None:
        raise Refused(f"名册里已有{known.name}，没有改动。并入已有的单位请办理“合并”。")
    old = [standing(desk, view, name) for name in names]
    for unit in old:
        if unit.valid_from and unit.valid_from >= reform.on:
            raise Refused(
                f"{unit.name}自{unit.valid_from.isoformat()}起才在名册上，改革之日须晚于这一天，没有改动。"
            )
    return old


def _names(told: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in told if name.strip()))


def _successor(desk: Desk, work: Work, name: str, old: list[Unit], reform: Reform) -> Unit:
    """Return the unit that goes on, which may stand already; a new one takes the place of the first old one."""
    known = unit_in(desk, work, name.strip())
    if known is not None:
        return known
    first = min(old, key=lambda unit: unit.order_no)
    return work.add(
        Unit(
            owner_id=desk.office.id,
            name=name.strip(),
            kind=first.kind,
            order_no=first.order_no,
            aliases=[],
            valid_from=reform.on,
            search_text=search_text(name.strip()),
        )
    )


def _succeed(desk: Desk, work: Work, unit: Unit, heirs: list[Unit], reform: Reform) -> None:
    if unit not in heirs:
        unit.valid_to = day_before(reform.on)
        unit.successor_id = heirs[0].id if len(heirs) == 1 else None
    if heirs == [unit]:
        return
    for heir in heirs:
        work.add(
            Succession(
                owner_id=desk.office.id,
                kind=reform.kind,
                from_unit_id=unit.id,
                to_unit_id=heir.id,
                on=reform.on,
                paper=reform.paper.strip(),
                note=reform.note.strip(),
            )
        )
