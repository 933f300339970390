from desktop.cli.options import parse_home


def test_the_window_is_wanted_without_a_command() -> None:
    wanted = parse_home(["--home", "x"])
    assert wanted is not None
    assert wanted.home == "x"
    assert parse_home(["task", "list"]) is None
    assert parse_home([]) is not None


def test_whatever_else_is_written_goes_to_the_commands() -> None:
    assert parse_home(["--help"]) is None
    assert parse_home(["--version"]) is None
    assert parse_home(["--hom", "x"]) is None
    assert parse_home(["--home", "x", "task", "list", "--json"]) is None
