"""returns make, read, import."""

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
    from desktop.services.returns import import_returns, read_return_files

    desk = desk_of(args)
    told = import_returns(desk, read_return_files(desk, [Path(name) for name in args.files]))
    return changed(told.changes, told.sentence, **told.as_json())
