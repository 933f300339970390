"""meeting add, list, close and the other acts of a meeting; minutes read, import."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from desktop.cli import meetings_acts, meetings_topics
from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of, reading_tools


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "meeting", "会议")
    add = add_command(group, "add", _add, "筹备一次会议")
    add.add_argument("--kind", required=True, metavar="K", help="会议类型（机制模板中的编号或名称）")
    add.add_argument("--date", required=True, type=day, metavar="D")
    for name in ("title", "time", "place", "host", "delegated-by", "proposer"):
        add.add_argument(f"--{name}", default="")
    add.add_argument("--year-covered", type=int, metavar="Y", help="会议所属年度")
    add.add_argument("--quarter", type=int, metavar="Q", help="会议所属季度")
    add.add_argument("--invite", action="append", metavar="U", help="邀请的单位，默认按会议类型")
    add_command(group, "list", _list, "会议清单")
    close = add_command(group, "close", _close, "登记会议已召开")
    close.add_argument("id", metavar="ID")
    meetings_acts.add_to_meeting(group)
    meetings_topics.add_to_meeting(group)
    minutes = add_group(commands, "minutes", "纪要")
    read = add_command(minutes, "read", _read, "从纪要读出会议情况和议定事项（不保存）")
    take = add_command(minutes, "import", _import, "导入纪要：保存议定事项并立项")
    for parser in (read, take):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--units", metavar="UNITS.json", help="单位名称文件")
        parser.add_argument("--anchor", type=day, metavar="DATE", help="会议日期（纪要中读不到时）")
    take.add_argument("--meeting", metavar="ID", help="已登记的会议")


def _add(args: Namespace) -> Answer:
    from desktop.services.meetings import MeetingDraft, add_meeting
    from desktop.services.meetings_hosts import host_warning

    desk = desk_of(args)
    draft = MeetingDraft(
        kind=args.kind,
        meets_on=args.date,
        title=args.title,
        time_text=args.time,
        place=args.place,
        host=args.host,
        delegated_by=args.delegated_by,
        year_covered=args.year_covered,
        quarter=args.quarter,
        proposer=args.proposer,
        invites=tuple(args.invite) if args.invite else None,
    )
    changes = add_meeting(desk, draft)
    warning = host_warning(desk, draft.host, draft.delegated_by, draft.meets_on)
    words = f"已登记会议，编号 {changes.made[0]}。{warning}"
    return changed(changes, words, id=changes.made[0], warning=warning)


def _list(args: Namespace) -> Answer:
    from desktop.services.meetings import list_meetings

    desk = desk_of(args)
    rows = list_meetings(desk)
    value = [
        {
            "id": row.id,
            "kind": row.kind,
            "title": row.title,
            "date": row.meets_on.isoformat(),
            "year_covered": row.year_covered,
            "place": row.place,
            "host": row.host,
            "status": row.status,
            "number": row.serial,
            "decisions": row.decisions,
            "tasks": row.tasks,
        }
        for row in rows
    ]
    words = [f"{row.id}  {row.meets_on.isoformat()}  {row.state}  {row.title}" for row in rows]
    return Answer(value, "\n".join(words) or "还没有会议。")


def _close(args: Namespace) -> Answer:
    from desktop.services.meetings import close_meeting, open_meeting

    desk = desk_of(args)
    open_meeting(desk, args.id)
    changes = close_meeting(desk, args.id)
    serial = open_meeting(desk, args.id).row.serial
    return changed(changes, f"已登记召开，为本年度第 {serial} 次。", number=serial)


def _read(args: Namespace) -> Answer:
    from desktop.documents.intake import read_source
    from desktop.domain.readers.minutes import read_minutes

    book, calendar = reading_tools(args)
    proposal = read_minutes(read_source(Path(args.file)), book, calendar, args.anchor)
    value: dict[str, Any] = proposal.as_json()
    words = [f"{proposal.meeting.title or '（未读到标题）'}：{len(proposal.decisions)} 项"]
    words += [
        f"{n}. [{found.disposition}] {'、'.join(found.lead) or '未明确牵头'}  "
        f"{found.deadline.raw if found.deadline else '未写时限'}  {found.text.strip()}"
        for n, found in enumerate(proposal.decisions, 1)
    ]
    return Answer(value, "\n".join(words))


def _import(args: Namespace) -> Answer:
    from dataclasses import replace

    from desktop.documents.intake import read_source
    from desktop.services import meetings, minutes

    path = Path(args.file)
    source = read_source(path)
    desk = desk_of(args)
    if args.meeting:
        meetings.open_meeting(desk, args.meeting)
    proposal = minutes.read(desk, source, args.anchor)
    facts = proposal.meeting if proposal.meeting.day else replace(proposal.meeting, day=args.anchor)
    choices = minutes.choices_of(proposal, doubted=minutes.TASK)
    changes = minutes.confirm(desk, source, path.read_bytes(), facts, choices, meeting_id=args.meeting)
    filed = sum(choice.outcome == minutes.TASK for choice in choices)
    doubts = sum(len(found.doubts) for found in proposal.decisions)
    words = f"已导入 {len(choices)} 项议定事项，立项 {filed} 项。" + (
        f"有 {doubts} 处存疑，请核对。" if doubts else ""
    )
    return changed(changes, words, decisions=len(choices), tasks=filed, doubts=doubts)
