"""Papers before a meeting: the notice with its receipt, the receipt alone, the agenda."""

from typing import Any

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.workdays import WEEKDAYS
from desktop.services import meetings
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.paper_facts import Facts, Subject
from desktop.store.tables import AgendaItem, Unit

REPLY_WORKDAYS = 2  # receipts are due so many working days before the meeting


def meeting_notice(desk: Desk, subject: Subject) -> Facts:
    """会议通知 for a planned meeting, with a receipt form; to all members, or to one unit by name."""
    file = common.meeting_of(desk, subject)
    row = file.row
    count = len(common.member_units(desk, row.meets_on))
    fields = common.letterhead(desk) | common.contact(desk) | _when_and_where(desk, row)
    fields |= {
        "主送": subject.unit or "各成员单位",
        "主持人": _host(row),
        "议程": list(file.agenda),
        "参会人员": f"{desk.profile.meeting(row.kind).attendees}（成员单位共{count}个）",
        "回执单位": subject.unit or None,
    }
    title = f"关于召开{row.title}的通知" + (f"（{subject.unit}）" if subject.unit else "")
    return Facts(title, fields, {"回执": _receipt()}, common.number_word(desk))


def meeting_receipt(desk: Desk, subject: Subject) -> Facts:
    """参会回执 as a paper of its own, for a unit that lost the one of the notice."""
    row = common.meeting_of(desk, subject).row
    fields: dict[str, Any] = _when_and_where(desk, row) | common.contact(desk)
    fields |= {"发文机关": common.issuing_name(desk), "回执单位": subject.unit or None}
    title = f"参会回执（{'，'.join(filter(None, (subject.unit, row.title)))}）"
    return Facts(title, fields, {"回执": _receipt()})


def agenda(desk: Desk, subject: Subject) -> Facts:
    """会议议程: the topics in order with the unit that presents each."""
    row = common.meeting_of(desk, subject).row
    with desk.view() as view:
        items = view.find(AgendaItem, meeting_id=row.id, order="order_no")
        units = {unit.id: unit.name for unit in view.find(Unit, owner_id=desk.office.id)}
    rows = [(str(n), i.title, units.get(i.presenter_unit_id or "", ""), "") for n, i in enumerate(items, 1)]
    table = Table(
        columns=("序号", "议题", "汇报单位", "备注"),
        rows=tuple(rows) or (("", "", "", ""),) * 6,
        widths=(14, 78, 42, 22),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT),
        font_size=14,
        row_height=13,
    )
    fields = _when_and_where(desk, row) | {"主持人": _host(row) or None}
    del fields["回执截止"]
    return Facts(f"{row.title}议程", fields, {"议程": table})


def _when_and_where(desk: Desk, row: meetings.MeetingRow) -> dict[str, Any]:
    reply = desk.calendar.add_workdays(row.meets_on, -REPLY_WORKDAYS).day
    return {
        "会议名称": row.title,
        "会议时间": f"{chinese_date(row.meets_on)}（{WEEKDAYS[row.meets_on.weekday()]}）{row.time_text}",
        "会议地点": row.place or None,
        "回执截止": chinese_date(reply),
    }


def _host(row: meetings.MeetingRow) -> str:
    return f"{row.host}（受{row.delegated_by}委托）" if row.host and row.delegated_by else row.host


def _receipt() -> Table:
    return Table(
        columns=("姓名", "职务", "是否代会", "联系电话", "备注"),
        rows=(("", "", "□否　□是", "", ""),) * 2,
        widths=(2.2, 3.4, 2.6, 3, 2),
        font_size=14,
        row_height=14,
    )
