"""init, demo, backup, restore, check."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from desktop.cli.base import Answer, add_command, desk_of, home_of


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    init = add_command(commands, "init", _init, "建立一个办公室的数据文件夹")
    init.add_argument("--profile", required=True, help="机制模板：puyang 或 liuzhou")
    init.add_argument("--office", required=True, metavar="NAME", help="办公室名称，如 濮阳县")
    init.add_argument("--level", required=True, choices=["county", "city"], help="级别")
    init.add_argument("--unit", default="", metavar="HOST_UNIT", help="办公室所在单位")
    demo = add_command(commands, "demo", _demo, "用随附示例跑完主要流程")
    demo.add_argument("dir", metavar="DIR")
    backup = add_command(commands, "backup", _backup, "备份")
    backup.add_argument("--to", metavar="DIR")
    restore = add_command(commands, "restore", _restore, "从备份恢复")
    restore.add_argument("file", metavar="FILE")
    add_command(commands, "check", _check, "检查数据是否完好")


def _init(args: Namespace) -> Answer:
    from desktop.services.setup import found_office

    home = home_of(args)
    desk = found_office(
        home, profile=args.profile, name=args.office, level=args.level, host_unit=args.unit, actor="命令行"
    )
    args.ending.callback(desk.close)
    office = desk.office
    value = {
        "home": str(home),
        "office": office.name,
        "level": office.level,
        "host_unit": office.host_unit,
        "id": office.id,
    }
    return Answer(value, f"已建立“{office.name}”，数据在 {home}。")


def _demo(args: Namespace) -> Answer:
    from desktop.services.demo import run_demo

    told = run_demo(Path(args.dir), say=(lambda _line: None) if args.json else print)
    return Answer(told.as_json(), told.summary)


def _backup(args: Namespace) -> Answer:
    desk = desk_of(args)
    path = desk.store.back_up(Path(args.to) if args.to else None)
    return Answer({"file": str(path), "size": path.stat().st_size}, f"已备份到 {path}。")


def _restore(args: Namespace) -> Answer:
    from desktop.services.restoring import restore

    aside = restore(Path(args.file), home_of(args))
    kept = f"原有数据另存为 {aside}。" if aside else ""
    return Answer({"home": str(home_of(args)), "set_aside": str(aside) if aside else None}, f"已恢复。{kept}")


def _check(args: Namespace) -> Answer:
    desk = desk_of(args)
    faults = desk.store.faults()
    return Answer(
        {"ok": not faults, "faults": list(faults)}, "\n".join(faults) or "数据完好。", ok=not faults
    )
