"""The ledger on A4 and A3, and the 双清单 under the names and columns that the profile gives."""

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.services import ledger
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Facts, Subject

_SHORT = ("序号", "编号", "状态", "完成时限", "原定期限")
_BLANK_ROWS = 8
_WIDTHS = {"序号": 11.0, "备注": 15.0, "责任领导": 20.0, "完成时限": 22.5}
_MATTERS = ("任务（问题）", "任务", "事项", "问题")


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


def double_list(desk: Desk, subject: Subject) -> Facts:
    """双清单 of a year: one table for each list of the profile, blank rows where nothing is entered yet."""
    year = (subject.on or desk.today()).year
    lists = desk.profile.lists
    preset = next(each for each in lists.presets if each.id == lists.chosen)
    entered = [line for line in common.our_lines(desk) if line.row.source_kind == "list" and _of(line, year)]
    tables = {title: _list_table(desk, title, preset.columns, year, []) for title in preset.titles}
    for title in preset.titles:
        lines = [line for line in entered if _list_of(line, preset.titles) == title]
        tables[title] = _list_table(desk, title, preset.columns, year, lines)
    fields = {"清单": list(preset.titles)}
    return Facts(f"{common.place(desk)}{desk.profile.mechanism}{year}年度{lists.name}", fields, tables)


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


def _of(line: LedgerLine, year: int) -> bool:
    return line.row.number.startswith(f"{year}-")


def _list_of(line: LedgerLine, titles: tuple[str, ...]) -> str:
    """Return the list that a task stands in: the one its section names, else the first."""
    return next((title for title in titles if title in line.row.section), titles[0])


def _list_table(
    desk: Desk, title: str, columns: tuple[str, ...], year: int, lines: list[LedgerLine]
) -> Table:
    rows = [tuple(_list_cells(str(n), line).get(c, "") for c in columns) for n, line in enumerate(lines, 1)]
    rows += [(str(n), *("",) * (len(columns) - 1)) for n in range(1, _BLANK_ROWS + 1)] if not lines else []
    return Table(
        columns=columns,
        rows=tuple(rows),
        widths=tuple(44.0 if column in _MATTERS else _WIDTHS.get(column, 23.0) for column in columns),
        aligns=tuple(Align.CENTER if column in ("序号", "完成时限") else Align.LEFT for column in columns),
        font_size=10.5,
        caption=f"{common.place(desk)}{desk.profile.mechanism}{year}年度{title}",
        landscape=True,
        row_height=12,
    )


def _list_cells(place: str, line: LedgerLine) -> dict[str, str]:
    cells = _cells(place, line)
    person = cells["责任岗位、责任人"]
    return {
        **cells,
        **dict.fromkeys(_MATTERS, line.row.matter),
        "责任单位": cells["牵头单位"],
        "责任领导": person,
        "完成情况": "\n".join(filter(None, (common.state_words(line), line.row.latest))),
    }
