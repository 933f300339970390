"""The ledger on A4 and A3."""

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.services import ledger
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Facts, Subject

_SHORT = ("序号", "编号", "状态", "完成时限", "原定期限")


def ledger_paper(desk: Desk, subject: Subject) -> Facts:
    """工作台账, A4 landscape: every task, or those asked for in their order."""
    columns = ("序号", "编号", "事项", "牵头单位", "配合单位", "完成时限", "原定期限", "进展情况", "状态")
    return _ledger(desk, subject, columns, (11, 22, 52, 24, 25, 22.5, 22.5, 23, 23), "A4")


def ledger_a3(desk: Desk, subject: Subject) -> Facts:
    """工作台账, A3 landscape: with source, responsible person and the day of 办结."""
    columns = (
        "序号", "编号", "来源", "事项", "牵头单位", "配合单位", "责任岗位、责任人", "完成时限", "原定期限",
        "进展情况", "办结日期", "状态",
    )  # fmt: skip
    widths = (11, 22, 26, 73, 32, 35, 28, 22.5, 22.5, 31, 22.5, 22.5)
    return _ledger(desk, subject, columns, widths, "A3")


def _ledger(
    desk: Desk, subject: Subject, columns: tuple[str, ...], widths: tuple[float, ...], paper: str
) -> Facts:
    ids = subject.task_ids or tuple(ledger.ids(desk, ledger.LedgerFilter(owner_id=desk.office.id)))
    if not ids:
        raise Refused("台账里还没有事项，没有出台账。请先导入纪要或者新建事项。")
    lines = ledger.lines(desk, ids)
    cells = [_cells(str(n), line) for n, line in enumerate(lines, 1)]
    name = f"{common.place(desk)}{desk.profile.mechanism}工作台账"
    table = Table(
        columns=columns,
        rows=tuple(tuple(each[column] for column in columns) for each in cells),
        widths=widths,
        aligns=tuple(Align.CENTER if column in (*_SHORT, "办结日期") else Align.LEFT for column in columns),
        font_size=10.5,
        caption=f"{name}（截至{chinese_date(desk.today())}，共{len(lines)}项）",
        landscape=True,
        paper=paper,
    )
    title = f"{name}（{common.numbers_of(lines)}）" if subject.task_ids else name
    return Facts(title, {}, {"台账": table})


def _cells(place: str, line: LedgerLine) -> dict[str, str]:
    row = line.row
    return {
        "序号": place,
        "编号": row.number,
        "来源": row.source_note,
        "事项": row.matter,
        "牵头单位": common.leads(line),
        "配合单位": "、".join(row.support),
        "责任岗位、责任人": "\n".join(filter(None, (row.responsible_post, row.responsible_person))),
        "完成时限": common.due_cell(line),
        "原定期限": common.day_cell(row.original_due_on),
        "进展情况": row.latest,
        "办结日期": common.day_cell(row.done_on),
        "状态": common.state_words(line),
    }
