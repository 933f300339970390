"""returns make, read, import, paper."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.base import Answer, add_command, add_group, changed, desk_of, home_of, reading_tools

if TYPE_CHECKING:
    from desktop.domain.readers.returns import ReturnForm


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "returns", "各单位填回的反馈表")
    make = add_command(group, "make", _make, "给各单位出空白反馈表（xlsx）")
    make.add_argument("--unit", nargs="+", default=[], metavar="U", help="单位；不写则为全部牵头单位")
    make.add_argument("--out", required=True, metavar="DIR")
    read = add_command(group, "read", _read, "读出填回的反馈表（不保存）")
    read.add_argument("files", nargs="+", metavar="FILE.xlsx")
    read.add_argument("--units", metavar="UNITS.json", help="单位名称文件（不核对校验码）")
    take = add_command(group, "import", _import, "登记填回的反馈表")
    take.add_argument("files", nargs="+", metavar="FILE.xlsx")
    take.add_argument(
        "--claim",
        nargs="+",
        default=[],
        metavar="文件:行=编号",
        help="编号被改的行认领到哪一件，如 反馈.xlsx:7=2026-003",
    )
    paper = add_command(group, "paper", _paper, "登记一份纸质反馈单")
    paper.add_argument("code", metavar="校验码")
    paper.add_argument("words", metavar="单位写的话")
    paper.add_argument("--by", default="", metavar="谁", help="单位和经办人")


def _make(args: Namespace) -> Answer:
    from desktop.services.feedback_forms import issue_forms

    paths = issue_forms(desk_of(args), args.unit, Path(args.out))
    return Answer({"files": [str(path) for path in paths]}, "\n".join(map(str, paths)))


def _read(args: Namespace) -> Answer:
    paths = [Path(name) for name in args.files]
    forms = _against_codes(args, paths) if _has_office(args) else _alone(args, paths)
    words = [line for form in forms for line in _words(form)]
    return Answer({"files": [form.as_json() for form in forms]}, "\n".join(words))


def _has_office(args: Namespace) -> bool:
    return not args.units and (home_of(args) / "office.db").exists()


def _against_codes(args: Namespace, paths: list[Path]) -> "list[ReturnForm]":
    from desktop.services.returns import read_return_files

    return read_return_files(desk_of(args), paths)


def _alone(args: Namespace, paths: list[Path]) -> "list[ReturnForm]":
    from desktop.documents.intake import read_workbook
    from desktop.domain.readers.returns import read_return

    _book, calendar = reading_tools(args)
    return [read_return(read_workbook(path), calendar, path.name) for path in paths]


def _words(form: "ReturnForm") -> list[str]:
    filled = sum(row.filled for row in form.rows)
    words = [f"{form.file}　{form.unit or '（未写单位）'}：{len(form.rows)} 项，已填 {filled} 项"]
    words += [f"  第{row.row}行 {row.code_raw or ''} {row.progress or '（未填）'}" for row in form.rows]
    return words + [f"  第{row}行 {reason}" for row, reason in form.problems]


def _import(args: Namespace) -> Answer:
    from desktop.services.returns import Settled, import_returns, read_return_files

    desk = desk_of(args)
    forms = read_return_files(desk, [Path(name) for name in args.files])
    claims = dict(_claim(told) for told in args.claim)
    told = import_returns(desk, forms, Settled(claims=claims))
    return changed(told.changes, told.sentence, **told.as_json())


def _claim(told: str) -> tuple[tuple[str, int], str]:
    from desktop.domain.errors import Refused

    place, _, number = told.rpartition("=")
    file, _, row = place.rpartition(":")
    if not (file and row.isdecimal() and number):
        raise Refused(f"“{told}”看不懂，没有登记。请写成“反馈.xlsx:7=2026-003”。")
    return (file, int(row)), number


def _paper(args: Namespace) -> Answer:
    from desktop.services.returns import register_paper, task_by_code

    desk = desk_of(args)
    changes = register_paper(desk, task_by_code(desk, args.code), args.words, by=args.by)
    return changed(changes, "已登记反馈。")
