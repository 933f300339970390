"""Papers before a meeting: the notice with its receipt, the receipt alone, the letter of invitation, the agenda."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.workdays import WEEKDAYS
from desktop.services import invitations, meetings
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.meetings_agenda import AgendaDraft
from desktop.services.meetings_hosts import host_warning
from desktop.services.paper_facts import Facts, Subject

REPLY_WORKDAYS = 2  # receipts are due so many working days before the meeting
_NAMED = 6  # more units than these are counted and not named


def meeting_notice(desk: Desk, subject: Subject) -> Facts:
    """会议通知 for a planned meeting, with a receipt form; to all who are asked, or to one unit by name."""
    file = common.meeting_of(desk, subject)
    row = file.row
    fields = common.letterhead(desk) | common.contact(desk) | when_and_where(desk, row)
    fields |= {
        "主送": subject.unit or addressees(desk, row),
        "主持人": host_of(row),
        "议程": list(file.agenda),
        "参会人员": _who(desk, row),
        "回执单位": subject.unit or None,
    }
    title = f"关于召开{row.title}的通知" + (f"（{subject.unit}）" if subject.unit else "")
    remarks = tuple(filter(None, (host_warning(desk, row.host, row.delegated_by, row.meets_on),)))
    return Facts(title, fields, {"回执": receipt_form()}, common.number_word(desk), remarks)


def meeting_receipt(desk: Desk, subject: Subject) -> Facts:
    """参会回执 as a paper of its own, for a unit that lost the one of the notice."""
    row = common.meeting_of(desk, subject).row
    fields: dict[str, Any] = when_and_where(desk, row) | common.contact(desk)
    fields |= {"发文机关": common.issuing_name(desk), "回执单位": subject.unit or None}
    title = f"参会回执（{'，'.join(filter(None, (subject.unit, row.title)))}）"
    return Facts(title, fields, {"回执": receipt_form()})


def invitation_letter(desk: Desk, subject: Subject) -> Facts:
    """会商邀约函: a letter to each unit asked to a targeted consultation, with who proposed it and an answer form."""
    file = common.meeting_of(desk, subject)
    row = file.row
    asked = asked_units(desk, row.id)
    fields = common.letterhead(desk) | common.contact(desk) | when_and_where(desk, row)
    fields |= {
        "主送": subject.unit or "、".join(asked) or None,
        "提出单位": row.proposer,
        "机制名称": desk.profile.mechanism,
        "主持人": host_of(row),
        "议题": [item.title for item in file.items],
        "受邀单位": "、".join(asked) or None,
    }
    title = f"关于邀请参加{row.title}的函" + (f"（{subject.unit}）" if subject.unit else "")
    return Facts(title, fields, {"答复": _answer_form()}, common.number_word(desk, "函"))


def agenda(desk: Desk, subject: Subject) -> Facts:
    """会议议程: the items in order with the unit that presents each, its minutes and its papers."""
    file = common.meeting_of(desk, subject)
    row = file.row
    rows = [_agenda_row(n, item) for n, item in enumerate(file.items, 1)]
    table = Table(
        columns=("序号", "议题", "汇报单位", "时长", "材料"),
        rows=tuple(rows) or (("",) * 5,) * 6,
        widths=(14, 68, 36, 18, 20),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT),
        font_size=14,
        row_height=13,
    )
    fields = when_and_where(desk, row) | {"主持人": host_of(row) or None}
    del fields["回执截止"]
    return Facts(f"{row.title}议程", fields, {"议程": table})


def asked(desk: Desk, subject: Subject) -> list[Subject]:
    """Return every unit asked to the meeting in protocol order; of a kind for all, every member before any was asked.

    Refused for a kind for chosen units while none was chosen.
    """
    row = common.meeting_of(desk, subject).row
    names = asked_units(desk, row.id)
    if not names:
        if not invitations.for_everyone(desk.profile.meeting(row.kind)):
            raise Refused(f"“{row.title}”还没有邀请单位，没有出文书。请先在“回执”里补邀单位。")
        names = [unit.name for unit in common.member_units(desk, row.meets_on)]
    return [replace(subject, unit=name) for name in names]


def asked_units(desk: Desk, meeting_id: str) -> list[str]:
    """Return the units asked to a meeting, each once."""
    return list(dict.fromkeys(each.unit for each in invitations.invitations_of(desk, meeting_id)))


def addressees(desk: Desk, row: meetings.MeetingRow) -> str:
    """Return to whom a paper about a meeting goes: the few units asked by name, else 各成员单位."""
    names = asked_units(desk, row.id)
    everyone = invitations.for_everyone(desk.profile.meeting(row.kind))
    return "各成员单位" if everyone or not names else "、".join(names)


def when_and_where(desk: Desk, row: meetings.MeetingRow) -> dict[str, Any]:
    """Return name, day, place and the day by which receipts are due."""
    reply = desk.calendar.add_workdays(row.meets_on, -REPLY_WORKDAYS).day
    return {
        "会议名称": row.title,
        "会议时间": f"{chinese_date(row.meets_on)}（{WEEKDAYS[row.meets_on.weekday()]}）{row.time_text}",
        "会议地点": row.place or None,
        "回执截止": chinese_date(reply),
    }


def host_of(row: meetings.MeetingRow) -> str:
    """Return the host with whoever commissioned him."""
    return f"{row.host}（受{row.delegated_by}委托）" if row.host and row.delegated_by else row.host


def receipt_form() -> Table:
    """Return the empty receipt that a unit fills in."""
    return Table(
        columns=("姓名", "职务", "是否代会", "联系电话", "备注"),
        rows=(("", "", "□否　□是", "", ""),) * 2,
        widths=(2.2, 3.4, 2.6, 3, 2),
        font_size=14,
        row_height=14,
    )


def _answer_form() -> Table:
    return Table(
        columns=("是否参加", "参加人姓名", "职务", "联系电话", "不能参加的理由"),
        rows=(("□参加\n□不能参加", "", "", "", ""),),
        widths=(2.6, 2.4, 3, 3, 3.2),
        font_size=14,
        row_height=20,
    )


def _who(desk: Desk, row: meetings.MeetingRow) -> str:
    """Return who takes part, in the words of the founding document, with the number or names of the units asked."""
    names: Sequence[str] = asked_units(desk, row.id)
    whom = desk.profile.meeting(row.kind).attendees
    if names and not invitations.for_everyone(desk.profile.meeting(row.kind)):
        told = (
            "、".join(names) if len(names) <= _NAMED else f"{'、'.join(names[:_NAMED])}等{len(names)}个单位"
        )
        return f"{whom}：{told}"
    count = len(names) or len(common.member_units(desk, row.meets_on))
    return f"{whom}（成员单位共{count}个）"


def _agenda_row(number: int, item: AgendaDraft) -> tuple[str, ...]:
    long = f"{item.minutes}分钟" if item.minutes else ""
    return (str(number), item.title, item.presenter, long, item.materials)
