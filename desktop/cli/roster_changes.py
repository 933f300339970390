"""roster change …: 成员调整 from the proposal to the approval."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from typing import Any

from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of
from desktop.domain.errors import Refused


def add_to(roster: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module to the group `roster`."""
    group = add_group(roster, "change", "成员调整：提出、批准、退回、撤回")
    propose = add_command(group, "propose", _propose, "登记单位提出的成员调整（名册不变）")
    propose.add_argument("--unit", default="", metavar="U", help="提出的单位；领导职务调整不填")
    propose.add_argument("--role", default="", metavar="R", help="领导或办公室职务，如 常务副召集人")
    propose.add_argument("--person", default="", metavar="NAME", help="拟任人员")
    propose.add_argument("--position", default="", metavar="P", help="所任职务；加入的单位填席位")
    propose.add_argument("--liaison", default="", metavar="NAME", help="拟任联络员")
    propose.add_argument("--mobile", default="")
    propose.add_argument("--phone", default="")
    way = propose.add_mutually_exclusive_group()
    way.add_argument("--join", action="store_true", help="加入")
    way.add_argument("--leave", action="store_true", help="退出")
    propose.add_argument("--from", dest="since", type=day, metavar="DATE", help="拟生效日期")
    propose.add_argument("--reason", default="")
    propose.add_argument("--paper", default="", help="来文字号")
    approve = _named(group, "approve", _approve, "登记召集人批准，名册随之改变")
    approve.add_argument("--approver", required=True, metavar="NAME")
    approve.add_argument("--on", type=day, metavar="DATE", help="批准日期（默认今天）")
    approve.add_argument("--from", dest="since", type=day, metavar="DATE", help="改定的生效日期")
    approve.add_argument("--paper", default="", help="批准文书")
    for name, run, explained in (("reject", _reject, "登记未批准"), ("withdraw", _withdraw, "登记单位撤回")):
        _named(group, name, run, explained).add_argument("--reason", required=True)
    listing = add_command(group, "list", _list, "成员调整")
    listing.add_argument("--status", choices=["proposed", "approved", "rejected", "withdrawn"], default="")


def _named(group: "_SubParsersAction[ArgumentParser]", name: str, run: Any, explained: str) -> ArgumentParser:
    parser = add_command(group, name, run, explained)
    parser.add_argument("ids", nargs="+", metavar="ID", help="成员调整的编号（见 list）")
    return parser


def _propose(args: Namespace) -> Answer:
    from desktop.services import roster_changes, roster_orders

    desk = desk_of(args)
    changes = roster_changes.propose(desk, _drafts(desk, args))
    rows = [row for row in roster_orders.list_changes(desk) if row.id in changes.made]
    return changed(changes, "\n".join(f"已登记：{row.words}" for row in rows), ids=[row.id for row in rows])


def _drafts(desk: Any, args: Namespace) -> list[Any]:
    from desktop.services.roster_changes import ChangeDraft

    common = {"reason": args.reason, "effective_on": args.since, "proposal_paper": args.paper}
    if args.join or args.leave:
        kind = "join" if args.join else "leave"
        about = {"unit": args.unit, "person": args.person, "position": args.position}
        return [ChangeDraft(kind, **about, **common)]
    drafts = []
    if args.person:
        kind, seat_id = _seat(desk, args)
        about = {"seat_id": seat_id, "person": args.person, "position": args.position}
        drafts.append(ChangeDraft(kind, args.unit, **about, **common))
    if args.liaison:
        about = {"person": args.liaison, "mobile": args.mobile, "phone": args.phone}
        drafts.append(ChangeDraft("liaison", args.unit, **about, **common))
    return drafts


def _seat(desk: Any, args: Namespace) -> tuple[str, str]:
    """Return kind and id of the first seat of the unit, or of the first head or office seat of that role."""
    from desktop.services.roster import seats_on
    from desktop.services.units import unit_named

    seats = seats_on(desk, desk.today())
    if args.role:
        found = [seat for seat in seats if seat.kind != "member" and seat.role == args.role]
    else:
        with desk.view() as view:
            name = unit_named(desk, view, args.unit).name
        found = [seat for seat in seats if seat.kind == "member" and seat.unit == name]
    if not found:
        raise Refused(f"名册里没有“{args.role or args.unit}”的席位，没有登记。请核对名称。")
    return ("head" if found[0].kind == "member" else "office"), found[0].id


def _approve(args: Namespace) -> Answer:
    from desktop.services import roster_changes, roster_orders

    desk = desk_of(args)
    changes = roster_changes.approve(
        desk, args.ids, approver=args.approver, on=args.on, paper=args.paper, effective_on=args.since
    )
    rows = [row for row in roster_orders.list_changes(desk) if row.id in args.ids]
    told = [f"已批准：{row.words}，自{row.effective_on.isoformat()}起。{row.note}" for row in rows]
    return changed(changes, "\n".join(told))


def _reject(args: Namespace) -> Answer:
    from desktop.services import roster_changes

    return changed(roster_changes.reject(desk_of(args), args.ids, args.reason), "已登记未批准，名册不变。")


def _withdraw(args: Namespace) -> Answer:
    from desktop.services import roster_changes

    return changed(roster_changes.withdraw(desk_of(args), args.ids, args.reason), "已撤回，名册不变。")


def _list(args: Namespace) -> Answer:
    from desktop.services import roster_orders

    rows = roster_orders.list_changes(desk_of(args), status=args.status)
    value = [
        {
            "id": row.id,
            "kind": row.kind,
            "unit": row.unit or None,
            "seat": row.seat or None,
            "before": row.before or None,
            "person": row.person or None,
            "position": row.position or None,
            "effective_on": row.effective_on.isoformat(),
            "status": row.status,
            "approver": row.approver or None,
            "decided_on": row.decided_on.isoformat() if row.decided_on else None,
            "note": row.note or None,
        }
        for row in rows
    ]
    words = [
        f"{row.id}　{roster_orders.STATUSES[row.status]}　{row.effective_on.isoformat()}　{row.words}"
        for row in rows
    ]
    return Answer(value, "\n".join(words) or "没有成员调整。")
