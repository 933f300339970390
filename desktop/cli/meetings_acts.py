"""meeting postpone, cancel, merge, arrange, invite, reply, replies, attendance, series."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from dataclasses import asdict
from typing import Any

from desktop.cli.base import Answer, add_command, changed, day, desk_of


def add_to_meeting(group: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module to the group `meeting`."""
    _add_moves(group)
    _add_answers(group)
    series = add_command(group, "series", _series, "会议次数登记：各次、空号和原因")
    series.add_argument("--kind", metavar="K", help="会议类型，默认全部")
    series.add_argument("--year", type=int, metavar="Y", help="所属年度，默认今年")


def _add_moves(group: "_SubParsersAction[ArgumentParser]") -> None:
    later = add_command(group, "postpone", _postpone, "会议延期，原通知作废")
    later.add_argument("--to", type=day, metavar="D", help="新的日期，不写为待定")
    off = add_command(group, "cancel", _cancel, "取消会议，原通知作废")
    joined = add_command(group, "merge", _merge, "并入另一次会议")
    joined.add_argument("--into", required=True, metavar="ID", help="并入的会议")
    for parser in (later, off, joined):
        parser.add_argument("--reason", required=True, metavar="R", help="原因")
    other = add_command(group, "arrange", _arrange, "更改会议安排")
    for name in ("title", "time", "place", "host", "delegated-by"):
        other.add_argument(f"--{name}")
    other.add_argument("--year-covered", type=int, metavar="Y")
    other.add_argument("--quarter", type=int, metavar="Q", help="所属季度 1 至 4，0 为按会议日期")
    other.add_argument("--reason", default="", metavar="R")
    for parser in (later, off, joined, other):
        parser.add_argument("id", metavar="ID")


def _add_answers(group: "_SubParsersAction[ArgumentParser]") -> None:
    asked = add_command(group, "invite", _invite, "邀请参会：全部席位，或指明单位")
    asked.add_argument("id", metavar="ID")
    asked.add_argument("--unit", action="append", default=[], metavar="U")
    said = add_command(group, "reply", _reply, "登记回执：“czj”、“财政局 王强 副局长”、“czj -出差”")
    said.add_argument("id", metavar="ID")
    said.add_argument("words", nargs="+", metavar="WORDS")
    told = add_command(group, "replies", _replies, "回执情况，未回执的附联络员电话")
    told.add_argument("id", metavar="ID")
    told.add_argument("--open", action="store_true", help="只列未回执的")
    came = add_command(group, "attendance", _attendance, "登记到会：按回执全部到会，例外另写")
    came.add_argument("id", metavar="ID")
    came.add_argument("--except", dest="exceptions", action="append", default=[], metavar="WORDS")
    came.add_argument("--close", action="store_true", help="同时登记召开")


def _postpone(args: Namespace) -> Answer:
    from desktop.services.meetings_moving import postpone

    desk = _desk(args)
    words = f"已延期至 {args.to.isoformat()}。" if args.to else "已延期，日期待定。"
    return changed(postpone(desk, args.id, args.to, args.reason), f"{words}原通知作废，请出延期通知。")


def _cancel(args: Namespace) -> Answer:
    from desktop.services.meetings_moving import cancel

    return changed(cancel(_desk(args), args.id, args.reason), "已取消。原通知作废，请出取消通知。")


def _merge(args: Namespace) -> Answer:
    from desktop.services.meetings import open_meeting
    from desktop.services.meetings_moving import merge

    desk = _desk(args)
    other = open_meeting(desk, args.into).row
    return changed(merge(desk, args.id, args.into, args.reason), f"已并入“{other.title}”，议题一并移入。")


def _arrange(args: Namespace) -> Answer:
    from desktop.services.meetings import open_meeting
    from desktop.services.meetings_hosts import host_warning
    from desktop.services.meetings_moving import Arrangement, arrange

    desk = _desk(args)
    new = Arrangement(
        args.title, args.time, args.place, args.host, args.delegated_by, args.year_covered, args.quarter
    )
    changes = arrange(desk, args.id, new, reason=args.reason)
    row = open_meeting(desk, args.id).row
    warning = host_warning(desk, row.host, row.delegated_by, row.meets_on)
    return changed(changes, f"已更改会议安排。{warning}", warning=warning)


def _invite(args: Namespace) -> Answer:
    from desktop.services.invitations import invitations_of, invite

    desk = _desk(args)
    changes = invite(desk, args.id, args.unit)
    count = len(invitations_of(desk, args.id))
    return changed(changes, f"受邀 {count} 席。", invited=count)


def _reply(args: Namespace) -> Answer:
    from desktop.services.invitations import invitations_of, reply_in_words

    desk = _desk(args)
    changes = reply_in_words(desk, args.id, " ".join(args.words))
    row = next(row for row in invitations_of(desk, args.id) if row.id in changes.ids)
    return changed(changes, f"{row.unit}：{row.told}。", unit=row.unit, reply=row.reply)


def _replies(args: Namespace) -> Answer:
    from desktop.services.invitations import invitations_of

    rows = [row for row in invitations_of(_desk(args), args.id) if not (args.open and row.reply)]
    words = [
        f"{row.unit}  {row.person}  {row.told}"
        + ("" if row.reply else f"  {row.liaison} {row.telephone}").rstrip()
        for row in rows
    ]
    return Answer([_plain(row) for row in rows], "\n".join(words) or "没有。")


def _attendance(args: Namespace) -> Answer:
    from desktop.services.meetings import open_meeting
    from desktop.services.meetings_attendance import as_answered, attend, except_in_words

    desk = _desk(args)
    entries = as_answered(desk, args.id)
    for words in args.exceptions:
        entries = except_in_words(desk, words, entries)
    changes = attend(desk, args.id, entries, close=args.close)
    serial = open_meeting(desk, args.id).row.serial
    number = f"，为第 {serial} 次" if args.close else ""
    return changed(changes, f"已登记到会 {len(entries)} 人{number}。", entries=len(entries), number=serial)


def _series(args: Namespace) -> Answer:
    from desktop.services.meetings_series import all_series, series_of

    desk = desk_of(args)
    year = args.year or desk.today().year
    kind = desk.profile.meeting(args.kind).id if args.kind else ""
    value, words = [], []
    for each, name, covered in all_series(desk):
        if covered != year or (kind and each != kind):
            continue
        for line in series_of(desk, each, covered):
            value.append({"kind": each, "year": covered, **_plain(line)})
            number = f"第{line.number}次" if line.number else "无次数"
            words.append(f"{name}  {number}  {line.title}  {line.state}  {line.reason}".rstrip())
    return Answer(value, "\n".join(words) or f"{year}年度没有登记过会议。")


def _desk(args: Namespace) -> Any:
    """Open the office and make sure that the meeting is there."""
    from desktop.services.meetings import open_meeting

    desk = desk_of(args)
    open_meeting(desk, args.id)
    return desk


def _plain(row: Any) -> dict[str, Any]:
    """Return a row as JSON takes it."""
    return {
        key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in asdict(row).items()
    }
