"""From records to the named fields and tables of each paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.documents.catalogue import han_number
from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.tasks import Status
from desktop.domain.workdays import WEEKDAYS
from desktop.services import ledger, meetings, roster
from desktop.services.desk import Desk
from desktop.services.settings import text_of
from desktop.services.units import place_of
from desktop.store.tables import Decision

REPLY_WORKDAYS = 2  # receipts are due so many working days before the meeting


@dataclass(frozen=True, slots=True)
class Subject:
    """What a paper is about: a meeting, tasks, a unit, a day."""

    meeting_id: str | None = None
    task_ids: tuple[str, ...] = ()
    unit: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields and tables for one paper, its title in the register, and whether it carries a number."""

    title: str
    fields: Mapping[str, Any]
    tables: Mapping[str, Table] = field(default_factory=dict)
    word: str = ""


def issuing_name(desk: Desk) -> str:
    """Return the name under which papers go out (发文名义): the office's own setting, else place + body's office."""
    return text_of(desk, "issuing_name") or f"{_place(desk)}{desk.profile.body.full_name}办公室"


def number_word(desk: Desk) -> str:
    """Return the 发文字 of the office: its own setting, else made from the place's first character."""
    return text_of(desk, "number_word") or f"{_place(desk)[:1]}府院办"


def meeting_notice(desk: Desk, subject: Subject) -> Facts:
    """会议通知 for a planned meeting, with a receipt form."""
    file = _meeting(desk, subject)
    row = file.row
    units = [unit.name for unit in roster.unit_rows(desk, row.meets_on) if unit.seats]
    reply = desk.calendar.add_workdays(row.meets_on, -REPLY_WORKDAYS).day
    when = f"{chinese_date(row.meets_on)}（{WEEKDAYS[row.meets_on.weekday()]}）{row.time_text}"
    host = f"{row.host}（受{row.delegated_by}委托）" if row.host and row.delegated_by else row.host
    fields = _common(desk) | {
        "会议名称": row.title,
        "主送": "各成员单位",
        "会议时间": when,
        "主持人": host,
        "议程": list(file.agenda),
        "参会人员": f"{desk.profile.body.name}成员，共{len(units)}个单位",
        "回执截止": chinese_date(reply),
    }
    if row.place:
        fields["会议地点"] = row.place
    receipt = Table(
        columns=("单位", "姓名", "职务", "是否代会", "联系电话"),
        rows=(("", "", "", "", ""),) * 2,
        widths=(3, 2, 3, 2, 3),
        row_height=12,
    )
    return Facts(f"关于召开{row.title}的通知", fields, {"回执": receipt}, number_word(desk))


def minutes(desk: Desk, subject: Subject) -> Facts:
    """会议纪要 of a held meeting from its decisions and attendance."""
    file = _meeting(desk, subject)
    row = file.row
    with desk.view() as view:
        decisions = view.find(Decision, meeting_id=row.id, order="order_no")
        told = [{"标题": d.heading, "文字": _sentence(d.text)} for d in decisions if not d.internal]
    body = f"{_place(desk)}{desk.profile.body.full_name}"
    fields = _common(desk) | {
        "纪要名称": f"{body}会议纪要" if not body.endswith("会议") else f"{body}纪要",
        "期号": f"第{row.serial}期" if row.serial else "",
        "会议名称": row.title,
        "会议日期": chinese_date(row.meets_on),
        "导语": "会议研究了有关事项。",
        "议定事项": _numbered(told),
        "出席": _people(file.attendance, ("present", "stand_in")),
        "请假": _people(file.attendance, ("leave",)),
        "列席": _people(file.attendance, ("observer",)),
        "抄送": "各成员单位",
    }
    for name, value in (("会议地点", row.place), ("主持人", row.host)):
        if value:
            fields[name] = value
    return Facts(f"{row.title}纪要", fields)


def roster_paper(desk: Desk, subject: Subject) -> Facts:
    """成员单位名册 as of a day; vacant seats are shown as such."""
    on = subject.on or desk.today()
    seats = roster.seats_on(desk, on)
    heads = [seat for seat in seats if seat.kind == "head"]
    members = [seat for seat in seats if seat.kind == "member"]
    liaisons = {each.unit: each for each in roster.liaisons_on(desk, on)}
    head_table = Table(
        columns=("职务", "姓名", "所任职务"),
        rows=tuple((seat.role, seat.person or "（空缺）", seat.position) for seat in heads),
        widths=(3, 2, 6),
    )
    rows = tuple(
        (str(n), seat.unit, seat.requirement or seat.role, seat.person, _contact(liaisons.get(seat.unit)))
        for n, seat in enumerate(members, 1)
    )
    member_table = Table(
        columns=("序号", "单位", "席位", "姓名", "联络员"),
        rows=rows,
        widths=(1, 4, 4, 2, 4),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT),
        font_size=12,
    )
    vacant = sum(not seat.person for seat in heads)
    fields = _common(desk) | {
        "名册名称": f"{_place(desk)}{desk.profile.body.full_name}成员单位名册",
        "截至日期": chinese_date(on),
        "办公室": desk.office.host_unit,
        "缺额说明": f"领导席位空缺{vacant}个。" if vacant else "",
    }
    return Facts(str(fields["名册名称"]), fields, {"领导": head_table, "成员": member_table})


def ledger_paper(desk: Desk, subject: Subject) -> Facts:
    """任务台账, A4 landscape: every task, or those asked for."""
    ids = subject.task_ids or tuple(ledger.ids(desk, ledger.LedgerFilter(owner_id=desk.office.id)))
    lines = ledger.lines(desk, ids)
    rows = tuple(_ledger_row(n, line) for n, line in enumerate(lines, 1))
    name = f"{_place(desk)}{desk.profile.mechanism}工作台账"
    table = Table(
        columns=("序号", "编号", "事项", "牵头单位", "配合单位", "完成时限", "原定期限", "进展情况", "状态"),
        rows=rows,
        widths=(1, 2, 7, 3, 3, 2.4, 2.4, 4, 2),
        aligns=(
            Align.CENTER, Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT,
            Align.CENTER, Align.CENTER, Align.LEFT, Align.CENTER,
        ),
        font_size=10.5,
        caption=f"{name}（截至{chinese_date(desk.today())}，共{len(rows)}项）",
        landscape=True,
    )  # fmt: skip
    return Facts(name, _common(desk), {"台账": table})


def assignment(desk: Desk, subject: Subject) -> Facts:
    """交办单 for one unit: its tasks, with a reply form whose rows carry the codes."""
    if not subject.task_ids:
        raise Refused("没有要交办的事项，没有出交办单。请先选择事项或单位。")
    lines = ledger.lines(desk, subject.task_ids)
    unit = subject.unit or "、".join(dict.fromkeys(name for line in lines for name in line.row.lead))
    tasks = Table(
        columns=("编号", "事项", "完成时限"),
        rows=tuple((line.row.number, line.row.matter, _due_words(line)) for line in lines),
        widths=(2, 7, 3),
        font_size=14,
    )
    reply = Table(
        columns=("编号/校验码", "办理情况", "完成时间", "承办人及电话"),
        rows=tuple((f"{line.row.number}-{line.row.check_code}", "", "", "") for line in lines),
        widths=(5, 6, 2.5, 3),
        font_size=14,
        row_height=24,
    )
    fields = _common(desk) | {
        "承办单位": unit,
        "依据": "、".join(dict.fromkeys(line.row.source_note for line in lines if line.row.source_note))
        or "工作安排",
        "交办日期": desk.today().isoformat(),
    }
    title = f"府院联动事项交办单（{unit}）" if unit else "府院联动事项交办单"
    return Facts(title, fields, {"事项": tasks, "反馈": reply}, f"{number_word(desk)}交")


def _common(desk: Desk) -> dict[str, Any]:
    fields: dict[str, Any] = {"发文机关": issuing_name(desk), "成文日期": desk.today().isoformat()}
    contact = text_of(desk, "contact")
    return fields | {"联系人": contact} if contact else fields


def _meeting(desk: Desk, subject: Subject) -> meetings.MeetingFile:
    if not subject.meeting_id:
        raise Refused("没有指明是哪一次会议，没有出文书。请先选择会议。")
    return meetings.open_meeting(desk, subject.meeting_id)


def _place(desk: Desk) -> str:
    return place_of(desk.office.name) or desk.office.name


def _people(entries: tuple[meetings.AttendanceDraft, ...], kinds: tuple[str, ...]) -> str:
    named = [entry for entry in entries if entry.kind in kinds]
    return "，".join(
        f"{entry.unit}{entry.person}{'（代）' if entry.kind == 'stand_in' else ''}" for entry in named
    )


def _sentence(text: str) -> str:
    words = "".join(text.split())
    return words if words.endswith(("。", "；", "！")) else f"{words.rstrip('，,;')}。"


def _numbered(items: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the items with headings numbered, each heading only where it changes."""
    shown: list[dict[str, str]] = []
    last, count = "", 0
    for item in items:
        heading = item["标题"] if item["标题"] != last else ""
        count += bool(heading)
        shown.append({**item, "标题": f"{han_number(count)}、{heading}" if heading else ""})
        last = item["标题"]
    return shown


def _contact(liaison: roster.LiaisonRow | None) -> str:
    return f"{liaison.person} {liaison.mobile or liaison.phone}".strip() if liaison else ""


def _ledger_row(place: int, line: ledger.LedgerLine) -> tuple[str, ...]:
    row = line.row
    lead = "、".join(row.lead or row.collective)
    current, original = _due_words(line), row.original_due_on.isoformat() if row.original_due_on else "—"
    state = f"{line.light.symbol}{line.light.word}"
    if line.overdue.by_current:
        state += f"{line.overdue.by_current}天"
    if Status(row.status) is not Status.OPEN:
        state = f"{line.light.symbol}{Status(row.status).word}"
    return (
        str(place),
        row.number,
        row.matter,
        lead,
        "、".join(row.support),
        current,
        original,
        row.latest,
        state,
    )


def _due_words(line: ledger.LedgerLine) -> str:
    row = line.row
    return row.due_on.isoformat() if row.due_on else (row.deadline_raw or "未写明")
