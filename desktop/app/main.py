"""`fuyuan`: without a command the window, with one the command line."""

import sys
from collections.abc import Sequence

from desktop.cli.options import parse_home


def run(argv: Sequence[str] | None = None) -> int:
    """Start; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    wanted = parse_home(arguments)
    if wanted is None:
        from desktop.cli.main import run as run_command

        return run_command(arguments)
    from desktop.app.window import open_window

    return open_window(wanted.home)


if __name__ == "__main__":
    sys.exit(run())
