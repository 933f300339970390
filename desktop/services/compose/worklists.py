"""The papers of the named lists: the lists themselves, the call for proposals, and how far they are carried out."""

from collections.abc import Mapping, Sequence

from desktop.documents.filling import han_number
from desktop.documents.official import Align, Cell, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.worklists import ListState
from desktop.services import ledger, worklist_carry, worklist_names
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Facts, Subject
from desktop.services.worklist_intake import REPLY_WORKDAYS
from desktop.services.worklists import ListFile, ListLine, lists_of

_BLANK_ROWS, _FORM_ROWS = 8, 6
_MATTERS = ("任务（问题）", "任务", "事项", "问题")
_LATER = ("完成情况", "督查情况")  # columns that are filled while the list is carried out
_OPTIONAL = ("具体要求", "提出单位", "配合单位", "责任领导", "备注")
_ORDER = (
    "序号",
    *_MATTERS,
    "具体要求",
    "提出单位",
    "牵头单位",
    "责任单位",
    "配合单位",
    "责任领导",
    "完成时限",
    "备注",
)
_WIDTHS = {"序号": 11.0, "备注": 20.0, "责任领导": 20.0, "完成时限": 24.0, "具体要求": 44.0, "提出单位": 22.0}
_FORM = ("序号", "任务（问题）", "具体要求", "牵头单位", "配合单位", "责任领导", "完成时限", "备注")


def double_list(desk: Desk, subject: Subject) -> Facts:
    """双清单 of a year: a table for each list in its newest version, as draft for the meeting or as approved.

    Where no list of the year was opened here, the matters that the ledger took in from lists stand in its place,
    and blank rows where there are none.
    """
    year = (subject.on or desk.today()).year
    files = lists_of(desk, year)
    tables = {file.title: _list_table(desk, file) for file in files} or _from_ledger(desk, year)
    state = "" if all(file.state is ListState.APPROVED for file in files) else "（送审稿）"
    title = f"{common.place(desk)}{desk.profile.mechanism}{year}年度{desk.profile.lists.name}{state}"
    return Facts(title, {"清单": list(tables)}, tables)


def list_call(desk: Desk, subject: Subject) -> Facts:
    """申报通知 to every member unit, with the blank form of each list; `subject.on` is the day to send it back."""
    if not common.member_units(desk, desk.today()):
        raise Refused("名册里还没有成员单位，没有出申报通知。请先导入名册。")
    due = subject.on or desk.calendar.add_workdays(desk.today(), REPLY_WORKDAYS).day
    year = _year_called(desk, subject)
    titles = [file.title for file in lists_of(desk, year)] or list(worklist_names.names(desk).titles)
    fields = common.letterhead(desk) | common.contact(desk)
    fields |= {
        "年度": year,
        "机制名称": desk.profile.mechanism,
        "总称": desk.profile.lists.name,
        "清单": titles,
        "报送期限": chinese_date(due),
    }
    title = f"关于申报{year}年度{desk.profile.mechanism}{desk.profile.lists.name}事项的通知"
    return Facts(title, fields, {"申报": _form()}, common.number_word(desk))


def list_completion(desk: Desk, subject: Subject) -> Facts:
    """完成情况对照表 of a year's approved lists: each line beside what the ledger says of its task today."""
    year = (subject.on or desk.today()).year
    lists = worklist_carry.completion(desk, year)
    if not lists:
        raise Refused(f"{year}年还没有审定的清单，没有出完成情况对照表。请先登记清单审定。")
    columns = ("序号", "任务（问题）", "具体要求", "牵头单位", "配合单位", "完成时限", "完成情况", "状态")
    rows: list[tuple[str | Cell, ...]] = []
    for place, done in enumerate(lists, 1):
        rows.append((Cell(f"{han_number(place)}、{done.sentence}", across=len(columns), align=Align.LEFT),))
        rows += [_completed(desk, line, task) for line, task in done.pairs]
    name = f"{common.place(desk)}{desk.profile.mechanism}{year}年度{desk.profile.lists.name}完成情况对照表"
    table = Table(
        columns=columns,
        rows=tuple(rows),
        widths=(11, 46, 38, 25, 25, 25, 42, 32),
        aligns=(Align.CENTER, *(Align.LEFT,) * 4, Align.CENTER, Align.LEFT, Align.CENTER),
        font_size=10.5,
        caption=f"{name}（截至{chinese_date(desk.today())}）",
        landscape=True,
    )
    return Facts(name, {}, {"对照": table})


def _year_called(desk: Desk, subject: Subject) -> int:
    """Return the year whose lists are called for: of those still collecting, the last; else the day's year."""
    known = [subject.on.year] if subject.on else []
    years = [year for year in (desk.today().year + 1, desk.today().year) if _collecting(desk, year)]
    return (years or known or [desk.today().year])[0]


def _collecting(desk: Desk, year: int) -> bool:
    return any(file.state.editable for file in lists_of(desk, year))


def _list_table(desk: Desk, file: ListFile) -> Table:
    cells = [_cells(line) for line in file.kept]
    columns = _columns(desk, cells)
    rows: list[tuple[str | Cell, ...]] = []
    section = ""
    for line, told in zip(file.kept, cells, strict=True):
        if line.section != section:
            section = line.section
            rows.append((Cell(section, across=len(columns), align=Align.LEFT),))
        rows.append(tuple(told.get(column, "") for column in columns))
    about = (Cell(_standing(file), across=len(columns), align=Align.LEFT),)
    head = (about,) if file.state is ListState.APPROVED or file.version > 1 else ()
    mark = "" if file.state is ListState.APPROVED else "（送审稿）"
    return _table(desk, columns, rows or _blank(columns), f"{file.year}年度{file.title}{mark}", head)


def _standing(file: ListFile) -> str:
    """Say who approved the list and which version it is; the line repeats on each page."""
    on = chinese_date(file.approved_on) if file.approved_on else ""
    approved = f"审定：{file.approved_by}（{on}）" if file.state is ListState.APPROVED else ""
    version = f"第{file.version}版，替代第{file.version - 1}版" if file.version > 1 else ""
    return "　　".join(filter(None, (approved, version, f"共{len(file.kept)}项")))


def _columns(desk: Desk, cells: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the columns of the preset, and those that a line fills although the preset does without them."""
    preset = [column for column in worklist_names.columns(desk) if column not in _LATER]
    filled = [column for column in _OPTIONAL if any(told[column] for told in cells)]
    wanted = dict.fromkeys([*preset, *filled])
    return tuple(sorted(wanted, key=lambda column: _ORDER.index(column) if column in _ORDER else len(_ORDER)))


def _cells(line: ListLine) -> dict[str, str]:
    lead = "、".join(line.lead)
    return {
        "序号": str(line.number),
        **dict.fromkeys(_MATTERS, line.matter),
        "具体要求": line.measures,
        "提出单位": "、".join(line.proposers),
        "牵头单位": lead,
        "责任单位": lead,
        "配合单位": "、".join(line.support),
        "责任领导": line.leader.replace("　", "\n"),
        "完成时限": line.due_words,
        "备注": line.note,
    }


def _completed(desk: Desk, line: ListLine, task: LedgerLine | None) -> tuple[str, ...]:
    about = (str(line.number), line.matter, line.measures, "、".join(line.lead), "、".join(line.support))
    if task is None:
        return (*about, line.due_words, "", "未立项")
    told = task.row.latest
    if task.row.done_on:
        result = ledger.open_task(desk, task.id).done_text
        told = f"{chinese_date(task.row.done_on)}办结" + (f"：{result}" if result else "")
    return (*about, common.due_with_original(task), told, f"{common.state_words(task)}\n{task.row.number}")


def _form() -> Table:
    return Table(
        columns=_FORM,
        rows=tuple((str(n), *("",) * (len(_FORM) - 1)) for n in range(1, _FORM_ROWS + 1)),
        widths=(11, 52, 52, 27, 27, 22, 26, 20),
        aligns=(Align.CENTER, *(Align.LEFT,) * (len(_FORM) - 1)),
        font_size=10.5,
        landscape=True,
        row_height=14,
    )


def _from_ledger(desk: Desk, year: int) -> dict[str, Table]:
    """Return the tables of matters that came into the ledger from lists kept elsewhere."""
    titles = worklist_names.names(desk).titles
    columns = worklist_names.columns(desk)
    entered = [
        line
        for line in common.our_lines(desk)
        if line.row.source_kind == "list" and line.row.number.startswith(f"{year}-")
    ]
    tables = {}
    for title in titles:
        lines = [line for line in entered if _list_of(line, titles) == title]
        rows = [tuple(_task_cells(n, line).get(c, "") for c in columns) for n, line in enumerate(lines, 1)]
        tables[title] = _table(desk, columns, rows or _blank(columns), f"{year}年度{title}")
    return tables


def _list_of(line: LedgerLine, titles: Sequence[str]) -> str:
    """Return the list that a task stands in: the one its section names, else the first."""
    return next((title for title in titles if title in line.row.section), titles[0])


def _task_cells(number: int, line: LedgerLine) -> dict[str, str]:
    row = line.row
    return {
        "序号": str(number),
        **dict.fromkeys(_MATTERS, row.matter),
        "牵头单位": common.leads(line),
        "责任单位": common.leads(line),
        "配合单位": "、".join(row.support),
        "责任领导": "\n".join(filter(None, (row.responsible_post, row.responsible_person))),
        "完成时限": common.due_cell(line),
        "完成情况": "\n".join(filter(None, (common.state_words(line), row.latest))),
    }


def _blank(columns: Sequence[str]) -> list[tuple[str | Cell, ...]]:
    return [(str(n), *("",) * (len(columns) - 1)) for n in range(1, _BLANK_ROWS + 1)]


def _table(
    desk: Desk,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str | Cell, ...]],
    name: str,
    head: tuple[tuple[str | Cell, ...], ...] = (),
) -> Table:
    return Table(
        columns=columns,
        rows=tuple(rows),
        head=head,
        widths=tuple(48.0 if column in _MATTERS else _WIDTHS.get(column, 25.0) for column in columns),
        aligns=tuple(Align.CENTER if column in ("序号", "完成时限") else Align.LEFT for column in columns),
        font_size=10.5,
        caption=f"{common.place(desk)}{desk.profile.mechanism}{name}",
        landscape=True,
        row_height=12,
    )
