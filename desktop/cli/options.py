"""The options that stand before and behind every command, read without loading any command."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence


def add_common(parser: ArgumentParser, *, top: bool = False) -> None:
    """Give a parser --home and --json; below the `top` they are set only where they are written."""
    parser.add_argument("--home", metavar="DIR", default=None if top else SUPPRESS, help="数据文件夹")
    parser.add_argument(
        "--json", action="store_true", default=False if top else SUPPRESS, help="只输出一个 JSON 值"
    )


def parse_home(argv: Sequence[str]) -> Namespace | None:
    """Return the common options where nothing else is written (the window is wanted), else None."""
    parser = ArgumentParser(prog="fuyuan", add_help=False, allow_abbrev=False)
    add_common(parser, top=True)
    args, rest = parser.parse_known_args(argv)
    return None if rest else args
