"""ledger read, import."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.base import Answer, add_command, add_group, changed, desk_of, reading_tools

if TYPE_CHECKING:
    from desktop.domain.readers.ledger import LedgerProposal


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "ledger", "原有台账")
    read = add_command(group, "read", _read, "从原有的表格台账读出事项（不保存）")
    take = add_command(group, "import", _import, "导入原有的表格台账")
    for parser in (read, take):
        parser.add_argument("file", metavar="FILE.xlsx")
        parser.add_argument("--year", type=int, metavar="Y", help="台账年度（默认取标题中的年份）")
    read.add_argument("--units", metavar="UNITS.json", help="单位名称文件")
    take.add_argument(
        "--done",
        choices=("keep", "skip"),
        default="keep",
        help="已办结的事项：keep 作为已销号保留，skip 不导入",
    )


def _read(args: Namespace) -> Answer:
    from desktop.documents.intake import read_workbook
    from desktop.domain.readers.ledger import read_ledger

    book, calendar = reading_tools(args)
    path = Path(args.file)
    proposal = read_ledger(read_workbook(path), book, calendar, path.name, args.year)
    return Answer(proposal.as_json(), _words(proposal))


def _words(proposal: "LedgerProposal") -> str:
    words: list[str] = []
    for sheet in proposal.sheets:
        words.append(
            f"工作表“{sheet.name}”：{len(sheet.rows)} 项，存疑 {len(sheet.doubts)} 处"
            + ("（隐藏的工作表）" if sheet.hidden else "")
        )
        for row in sheet.rows:
            lead, said = "、".join(row.lead) or "未明确", row.deadline.said
            due = said.last or said.raw or "未定"
            words.append(f"  第{row.row}行 {row.serial or ''} {row.matter}　{lead}　{due}")
        words += [f"  存疑 {doubt.cell}：{doubt.reason}" for doubt in sheet.doubts]
    words += [f"未读取工作表“{name}”：{reason}" for name, reason in proposal.ignored]
    return "\n".join(words)


def _import(args: Namespace) -> Answer:
    from desktop.services.ledger_import import import_ledger_file

    desk = desk_of(args)
    told = import_ledger_file(desk, Path(args.file), done=args.done, year=args.year)
    return changed(told.changes, told.sentence, **told.as_json())
