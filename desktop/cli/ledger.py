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
    take.add_argument(
        "--park", action="store_true", help="时限已过、尚未办结的先不计逾期，列入未定期限待核对"
    )
    take.add_argument(
        "--settle",
        nargs="+",
        default=[],
        metavar="原文=答案",
        help="存疑的写法一次定下，如 尽快=12月31日、县住建委=县住房城乡建设局",
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
    from desktop.services import ledger_review

    desk = desk_of(args)
    review = ledger_review.read_file(desk, Path(args.file), year=args.year)
    for told in args.settle:
        said, _, answer = told.partition("=")
        ledger_review.settle_words(desk, review, said.strip(), answer.strip())
    review.done, review.park = args.done, args.park
    taken = ledger_review.accept(desk, review)
    return changed(taken.changes, taken.sentence, **taken.as_json())
