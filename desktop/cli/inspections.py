"""inspection …: special inspections of the ledger, from the sample to the conclusion."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from typing import TYPE_CHECKING, Any

from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of
from desktop.domain.errors import Refused

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.inspections import InspectionFile, InspectionLine


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "inspection", "专项检查")
    add_command(group, "list", _list, "各次专项检查")
    plan = add_command(group, "plan", _plan, "开列检查清单：全部，或者随机抽取")
    plan.add_argument("--title", required=True, metavar="T")
    plan.add_argument("--on", type=day, metavar="DATE", help="检查日期，不写为今天")
    plan.add_argument("--inspectors", default="", metavar="WHO")
    plan.add_argument("--view", default="open", metavar="V", help="台账的筛选：open、overdue …")
    plan.add_argument("--unit", metavar="U")
    plan.add_argument("--size", type=int, metavar="N", help="随机抽取几项")
    plan.add_argument("--seed", default="", metavar="S", help="抽样种子，不写则另取")
    _one(group, "show", _show, "一次检查的全部情况")
    record = _lines(group, "record", _record, "登记检查结果")
    record.add_argument(
        "--result", required=True, metavar="R", help="met 已落实、partly 部分落实、unmet 未落实"
    )
    record.add_argument("--text", default="", metavar="T")
    follow = _lines(group, "follow", _follow, "检查情况立项整改")
    follow.add_argument("--matter", default="", metavar="T")
    follow.add_argument("--deadline", default="", metavar="PHRASE")
    more = _one(group, "add", _add, "增列检查事项")
    more.add_argument("--task", nargs="+", required=True, metavar="NO")
    _one(group, "conclude", _conclude, "登记检查结论").add_argument("--text", required=True, metavar="T")
    _one(group, "reopen", _reopen, "重开检查").add_argument("--reason", required=True, metavar="R")


def _one(group: "_SubParsersAction[ArgumentParser]", name: str, run: Any, explained: str) -> ArgumentParser:
    parser = add_command(group, name, run, explained)
    parser.add_argument("id", metavar="ID")
    return parser


def _lines(group: "_SubParsersAction[ArgumentParser]", name: str, run: Any, explained: str) -> ArgumentParser:
    parser = _one(group, name, run, explained)
    parser.add_argument("lines", nargs="+", type=int, metavar="N", help="检查清单的序号")
    return parser


def _list(args: Namespace) -> Answer:
    from desktop.services.inspections import STATUSES, inspections

    found = inspections(desk_of(args))
    words = [f"{f.id}  {f.on.isoformat()}  {STATUSES[f.status]}  {f.title}  {f.sentence}" for f in found]
    return Answer([_json(file) for file in found], "\n".join(words) or "还没有专项检查。")


def _plan(args: Namespace) -> Answer:
    from desktop.services import inspections, ledger_views
    from desktop.services.units import unit_named

    desk = desk_of(args)
    if args.view not in ledger_views.VIEWS:
        known = "、".join(f"{key}（{words}）" for key, words in ledger_views.VIEWS.items())
        raise Refused(f"台账没有“{args.view}”这一筛选，没有开列检查清单。可用：{known}。")
    with desk.view() as view:
        unit = unit_named(desk, view, args.unit) if args.unit else None
    where = ledger_views.view_filter(desk, args.view, unit_id=unit.id if unit else None)
    words = (unit.name if unit else "") + ledger_views.VIEWS[args.view]
    seed = args.seed or (inspections.new_seed() if args.size is not None else "")
    chosen = inspections.choose(desk, where, words, size=args.size, seed=seed)
    about = inspections.Plan(args.title, args.on or desk.today(), args.inspectors)
    changes = inspections.plan(desk, about, chosen)
    return changed(
        changes, f"已开列，{len(chosen.task_ids)} 项。{chosen.scope}", id=changes.made[0], scope=chosen.scope
    )


def _show(args: Namespace) -> Answer:
    from desktop.services.inspections import open_inspection

    file = open_inspection(desk_of(args), args.id)
    words = [f"{file.title}　{file.on.isoformat()}　{file.inspectors}", file.scope, file.sentence]
    words += [
        f"  {line.number:>3} {line.task.row.number}　{line.word or '待检查'}　{line.task.row.matter}　{line.finding}"
        + (f"　→ {line.follow}" if line.follow else "")
        for line in file.lines
    ]
    return Answer(_json(file), "\n".join([*words, file.conclusion]).rstrip())


def _record(args: Namespace) -> Answer:
    from desktop.services.inspections import Finding, record

    desk, lines = _chosen(args)
    changes = record(desk, [Finding(line.id, args.result, args.text) for line in lines])
    return changed(changes, f"已登记 {len(lines)} 项检查结果。")


def _follow(args: Namespace) -> Answer:
    from desktop.services.inspections import follow, open_inspection

    desk, lines = _chosen(args)
    if len(lines) != 1:
        raise Refused("立项整改一次办一项，没有立项。请只写一个序号。")
    changes = follow(desk, lines[0].id, matter=args.matter, deadline=args.deadline)
    made = next(line.follow for line in open_inspection(desk, args.id).lines if line.id == lines[0].id)
    return changed(changes, f"已立项整改，编号 {made}。", number=made)


def _add(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.inspections import add_tasks

    desk = desk_of(args)
    changes = add_tasks(desk, args.id, [ledger.task_id(desk, number) for number in args.task])
    return changed(changes, f"已增列 {len(args.task)} 项。")


def _conclude(args: Namespace) -> Answer:
    from desktop.services.inspections import conclude

    return changed(conclude(desk_of(args), args.id, args.text), "已登记检查结论。")


def _reopen(args: Namespace) -> Answer:
    from desktop.services.inspections import reopen

    return changed(reopen(desk_of(args), args.id, args.reason), "已重开检查。")


def _chosen(args: Namespace) -> "tuple[Desk, list[InspectionLine]]":
    from desktop.services.inspections import open_inspection

    desk = desk_of(args)
    found = {line.number: line for line in open_inspection(desk, args.id).lines}
    wrong = [str(number) for number in args.lines if number not in found]
    if wrong:
        raise Refused(
            f"检查清单上没有第{'、'.join(wrong)}项，没有改动。请用 fuyuan inspection show 查看序号。"
        )
    return desk, [found[number] for number in args.lines]


def _json(file: "InspectionFile") -> dict[str, Any]:
    return {
        "id": file.id,
        "title": file.title,
        "date": file.on.isoformat(),
        "inspectors": file.inspectors,
        "scope": file.scope,
        "status": file.status,
        "conclusion": file.conclusion,
        "lines": [
            {
                "number": line.number,
                "task": line.task.row.number,
                "matter": line.task.row.matter,
                "result": line.result,
                "finding": line.finding,
                "follow": line.follow,
            }
            for line in file.lines
        ],
    }
