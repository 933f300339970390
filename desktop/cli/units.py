"""unit …: units renamed, merged and split; handover: the pack for the next clerk."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of
from desktop.domain.errors import Refused

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.succession_touched import Touched


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "unit", "机构改革：单位更名、合并、拆分")
    for kind, explained in (
        ("rename", "更名：一个单位改成一个新名称"),
        ("merge", "合并：几个单位并成一个（可以是已有的单位）"),
        ("split", "拆分：一个单位分成几个（可以保留原单位）"),
    ):
        parser = add_command(group, kind, _reform, explained)
        parser.set_defaults(kind=kind)
        parser.add_argument("units", nargs="+", metavar="UNIT", help="原单位")
        parser.add_argument("--into", action="append", required=True, metavar="NAME", help="承接单位")
        parser.add_argument("--on", type=day, required=True, metavar="DATE", help="自哪一天起")
        parser.add_argument("--paper", default="", help="依据文书")
        parser.add_argument("--note", default="")
        parser.add_argument(
            "--task", action="append", default=[], metavar="NO=NAME", help="拆分时某一事项由谁承接"
        )
        parser.add_argument("--preview", action="store_true", help="只看影响，不改动")
    listing = add_command(group, "history", _history, "历次更名、合并、拆分")
    listing.set_defaults(kind="")
    handover = add_command(commands, "handover", _handover, "出工作交接清单，并备份全部数据")
    handover.add_argument("--to", required=True, metavar="DIR", help="放在哪个文件夹")


def _reform(args: Namespace) -> Answer:
    from desktop.services import successions

    desk = desk_of(args)
    reform = successions.Reform(
        args.kind,
        tuple(args.units),
        tuple(args.into),
        args.on,
        args.paper,
        args.note,
        _chosen(desk, args.task),
    )
    seen = successions.preview(desk, reform)
    if args.preview:
        return Answer(_told(seen), "\n".join((seen.sentence, *seen.seats, *seen.meetings, *seen.waiting)))
    return changed(successions.reorganise(desk, reform), f"已办理。{seen.sentence}", **_told(seen))


def _chosen(desk: "Desk", told: list[str]) -> dict[str, str]:
    """Read 2026-001=县林业局 as the id of the task and the successor."""
    from desktop.services.making import tasks_named

    chosen: dict[str, str] = {}
    for each in told:
        number, _mark, name = each.partition("=")
        if not name.strip():
            raise Refused(f"“{each}”没有写明承接单位，没有改动。请写成 2026-001=县林业局 的样子。")
        chosen |= dict.fromkeys(tasks_named(desk, number), name.strip())
    return chosen


def _told(seen: "Touched") -> dict[str, object]:
    tasks = [
        {"number": task.number, "unit": task.unit, "role": task.role, "to": task.to or None}
        for task in seen.tasks
    ]
    return {
        "tasks": tasks,
        "seats": list(seen.seats),
        "liaisons": list(seen.liaisons),
        "meetings": list(seen.meetings),
        "waiting": list(seen.waiting),
    }


def _history(args: Namespace) -> Answer:
    from desktop.services import successions

    rows = successions.history(desk_of(args))
    value = [
        {"kind": r.kind, "before": r.before, "after": r.after, "on": r.on.isoformat(), "paper": r.paper}
        for r in rows
    ]
    words = [f"{row.on.isoformat()}　{row.words}　{row.paper}" for row in rows]
    return Answer(value, "\n".join(words) or "没有机构改革记录。")


def _handover(args: Namespace) -> Answer:
    from desktop.services.handover_pack import pack

    made = pack(desk_of(args), Path(args.to))
    value = {
        "docx": str(made.made.docx),
        "pdf": str(made.made.pdf),
        "code": made.made.code,
        "backup": str(made.backup.path),
        "files": made.backup.files,
    }
    return changed(made.made.changes, f"已出{made.made.docx}，备份在{made.backup.path}。", **value)
