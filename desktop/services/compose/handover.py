"""工作交接清单: what is open, promised and numbered, whom to call, where the records lie; both clerks sign it."""

from collections.abc import Sequence

from desktop.documents.official import Align, Cell, Table
from desktop.documents.words import chinese_date
from desktop.domain.lines import shortened
from desktop.services import handover, roster
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.handover import Handover
from desktop.services.paper_facts import Facts, Subject
from desktop.services.registry import STATUSES

_C, _L = Align.CENTER, Align.LEFT
_SIGNERS = ("交出人", "接收人", "监交人")
_SMALL = 10.5
_MATTER, _LATEST = 44, 20  # characters that keep a row within three or four lines


def handover_list(desk: Desk, _subject: Subject) -> Facts:
    """工作交接清单 as of today; a part that has nothing to tell says so. Passwords are never in it."""
    told = handover.gather(desk)
    tables = {
        "在办": _tasks(told),
        "未了": _promises(told),
        "领导": _heads(desk),
        "联系": _contacts(desk),
        "编号": _series(told),
        "文书": _papers(told),
        "存放": _places(told),
        "签字": _signing(),
    }
    fields = {
        "机构名称": common.body_name(desk),
        "办公室": desk.office.host_unit or None,
        "截至日期": chinese_date(told.on),
        "机制名称": desk.profile.mechanism,
        "在办项数": len(told.tasks),
        "逾期项数": sum(bool(line.overdue.by_current) for line in told.tasks),
        "未了项数": len(told.promises),
        "编号组数": len(told.series),
        "文书份数": len(told.papers),
        "年度": told.on.year,
        **common.contact(desk),
    }
    return Facts(f"工作交接清单（{chinese_date(told.on)}）", fields, tables)


def _table(
    columns: Sequence[str], widths: Sequence[float], aligns: Sequence[Align], rows: Sequence[tuple[str, ...]]
) -> Table:
    return Table(
        columns=tuple(columns),
        rows=tuple(rows) or (("",) * len(columns),),
        widths=tuple(widths),
        aligns=tuple(aligns),
        font_size=_SMALL,
    )


def _tasks(told: Handover) -> Table:
    rows = [
        (
            line.row.number,
            shortened(line.row.matter, _MATTER),
            common.leads(line),
            "　".join(filter(None, (line.row.responsible_post, line.row.responsible_person))),
            common.due_with_original(line),
            common.state_words(line),
            shortened(line.row.latest, _LATEST) or "—",
        )
        for line in told.tasks
    ]
    columns = ("编号", "事项", "牵头单位", "责任人", "完成时限", "状态", "最新进展")
    return _table(columns, (19, 60, 24, 15, 20, 16, 24), (_C, _L, _L, _C, _C, _C, _L), rows)


def _promises(told: Handover) -> Table:
    rows = [
        (str(n), each.kind, each.what, each.who, common.day_cell(each.due) if each.due else "—")
        for n, each in enumerate(told.promises, 1)
    ]
    return _table(("序号", "类别", "内容", "等谁", "日期"), (12, 30, 68, 36, 22), (_C, _C, _L, _L, _C), rows)


def _heads(desk: Desk) -> Table:
    seats = [seat for seat in roster.seats_on(desk, desk.today()) if seat.kind != "member"]
    rows = [(seat.role, seat.person or "（空缺）", seat.position) for seat in seats]
    return _table(("职务", "姓名", "所任职务"), (3, 2, 6), (_C, _C, _L), rows)


def _contacts(desk: Desk) -> Table:
    rows = []
    for row in common.member_units(desk, desk.today()):
        holder = next((seat.person for seat in row.seats if seat.person), "")
        first = row.liaisons[0] if row.liaisons else None
        phones = "\n".join(filter(None, (first.mobile, first.phone))) if first else ""
        confirmed = common.day_cell(first.confirmed_on) if first and first.confirmed_on else "未核对"
        who = (first.person, first.position, phones, confirmed) if first else ("未指定", "", "", "")
        rows.append((row.name, holder, *who))
    columns = ("单位", "成员", "联络员", "职务", "电话", "最近核对")
    return _table(columns, (46, 17, 17, 30, 30, 26), (_L, _C, _C, _L, _C, _C), rows)


def _series(told: Handover) -> Table:
    rows = [(each.name, each.last, each.note) for each in told.series]
    return _table(("编号系列", "最后一个编号", "说明"), (60, 48, 60), (_L, _C, _L), rows)


def _papers(told: Handover) -> Table:
    rows = [
        (row.made_on.strftime("%m-%d"), row.number or "—", row.title, STATUSES[row.status], row.code)
        for row in told.papers
    ]
    return _table(
        ("日期", "发文字号", "标题", "状态", "校验码"), (14, 42, 76, 14, 22), (_C, _L, _L, _C, _C), rows
    )


def _places(told: Handover) -> Table:
    rows = [(each.what, each.path, each.note) for each in told.places]
    return _table(("资料", "位置", "说明"), (36, 76, 56), (_L, _L, _L), rows)


def _signing() -> Table:
    """Return the form in which both clerks and a witness sign."""
    blank = Cell(f"\n　　　　　　　　签字：\n　　　　　　　　{common.BLANK_DAY}", across=3)
    rows = [(who, blank) for who in _SIGNERS]
    return Table(
        columns=(),
        rows=(("交接说明", Cell("\n", across=3)), *rows),
        widths=(30, 50, 26, 50),
        aligns=(_C, _L, _C, _L),
        font_size=12,
        row_height=11,
    )
