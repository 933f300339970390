"""The parser of the whole command line and the one place where answers and refusals are printed."""

import json
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from desktop import __version__
from desktop.cli import (
    assessment,
    calendar,
    exchange,
    history,
    inspections,
    ledger,
    lint,
    lists,
    meetings,
    papers,
    readers,
    returns,
    roster,
    setup,
    tasks,
    units,
)
from desktop.cli.base import Answer
from desktop.cli.options import add_common
from desktop.domain.errors import Refused

_GROUPS = (
    setup,
    readers,
    calendar,
    roster,
    units,
    ledger,
    returns,
    meetings,
    tasks,
    assessment,
    lists,
    inspections,
    papers,
    lint,
    exchange,
    history,
)


def build_parser() -> ArgumentParser:
    """Return the parser with every command."""
    parser = _Parser(prog="fuyuan", description="府院联动工作台。不带命令时打开窗口。")
    parser.add_argument("--version", action="version", version=f"府院联动工作台 {__version__}")
    add_common(parser, top=True)
    commands = parser.add_subparsers(title="命令", metavar="命令", dest="command")
    for group in _GROUPS:
        group.add_to(commands)
    _give_common(commands)
    return parser


def run(argv: Sequence[str]) -> int:
    """Run one command; 0 done, 1 refused or found wanting, 2 wrong usage."""
    args = build_parser().parse_args(argv)
    try:
        with ExitStack() as args.ending:
            answer: Answer = args.run(args)
    except Refused as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 1
    except OSError as fault:
        print(
            f"“{fault.filename or '文件'}”读不出来或写不进去，没有办成。请检查路径、权限和磁盘。",
            file=sys.stderr,
        )
        return 1
    print(json.dumps(answer.value, ensure_ascii=False, indent=1) if args.json else answer.words)
    return 0 if answer.ok else 1


class _Parser(ArgumentParser):
    """Sub-parsers of the same kind, so that every level says wrong usage with exit code 2."""


def _give_common(commands: "_SubParsersAction[Any]") -> None:
    """Accept the common options after every command and sub-command too."""
    for parser in commands.choices.values():
        inner = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
        add_common(parser)
        for group in inner:
            _give_common(group)
