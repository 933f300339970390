"""What every command shares: its answer, the data folder, the units to read with."""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import Refused
from desktop.domain.units import UnitBook
from desktop.domain.workdays import WorkCalendar

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Commands = "_SubParsersAction[ArgumentParser]"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say: one JSON value, and the same in words; `ok` False ends with exit code 1."""

    value: Any
    words: str
    ok: bool = True


Command = Callable[[Namespace], Answer]


def add_command(
    group: "_SubParsersAction[ArgumentParser]", name: str, run: Command, explained: str
) -> ArgumentParser:
    """Add a command to the group and return its parser for the arguments."""
    parser = group.add_parser(name, help=explained, description=explained)
    parser.set_defaults(run=run)
    return parser


def add_group(
    group: "_SubParsersAction[ArgumentParser]", name: str, explained: str
) -> "_SubParsersAction[ArgumentParser]":
    """Add a command with sub-commands and return the group of these."""
    parser = group.add_parser(name, help=explained, description=explained)
    return parser.add_subparsers(title="子命令", metavar="子命令", required=True)


def home_of(args: Namespace) -> Path:
    """Return the data folder: `--home`, else the one of the user (appdirs)."""
    if getattr(args, "home", None):
        return Path(args.home)
    from desktop.services.folders import default_home

    return default_home()


def desk_of(args: Namespace) -> "Desk":
    """Open the office in the data folder; it is closed when the command has ended, well or not."""
    from desktop.services.desk import Desk

    desk = Desk.open(home_of(args), actor="命令行")
    args.ending.callback(desk.close)
    return desk


def reading_tools(args: Namespace) -> tuple[UnitBook, WorkCalendar]:
    """Return the units and calendar to read with: of `--units`, else of the office, else none and the shipped one."""
    from desktop.services.calendars import shipped_calendar

    if getattr(args, "units", None):
        return units_file(Path(args.units)), shipped_calendar()
    home = home_of(args)
    if not (home / "office.db").exists():
        return UnitBook(), shipped_calendar()
    from desktop.services.units import book

    desk = desk_of(args)
    return (book(desk) if desk.founded else UnitBook()), desk.calendar


def units_file(path: Path) -> UnitBook:
    """Read one place of a units file."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise Refused(f"单位名称文件“{path.name}”读不出来：须是一个 JSON 对象。没有读取任何材料。") from fault
    if not isinstance(value, dict):
        raise Refused(f"单位名称文件“{path.name}”须是一个 JSON 对象。没有读取任何材料。")
    return UnitBook.from_json(value)


def day(text: str) -> date:
    """Read an ISO date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise ArgumentTypeError(f"“{text}”不是日期，请写成 2026-03-05 的样子") from fault


def count(text: str) -> int:
    """Read a number of steps of the command line: a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"“{text}”不是步数，请写 1 或更大的整数")
    return int(text)


def changed(changes: Any, words: str, **more: Any) -> Answer:
    """Return the answer of a writing command: the journal step and what it made."""
    return Answer({"step": changes.step, "label": changes.label, "made": list(changes.made), **more}, words)
