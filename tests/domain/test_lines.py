"""Words in one line."""

from desktop.domain.lines import clipped, one_line, shortened


def test_line_breaks_and_runs_of_blanks_become_one_blank() -> None:
    assert one_line(" 一、核对\n  情况\t清单 ") == "一、核对 情况 清单"


def test_what_is_too_long_ends_with_an_ellipsis_within_the_length() -> None:
    assert clipped("核对\n OA  系统", 8) == "核对 OA 系统"
    assert clipped("核对 OA 系统", 7) == "核对 OA …"
    assert shortened("核对 情况", 4) == "核对情况"
    assert shortened("核对情况清单", 4) == "核对情…"
