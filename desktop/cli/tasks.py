"""task …: the ledger."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from desktop.cli import task_acts
from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of
from desktop.domain.errors import Refused
from desktop.domain.tasks import Status


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "task", "台账事项")
    listing = add_command(group, "list", _list, "台账")
    listing.add_argument("--status", choices=[status.value for status in Status])
    listing.add_argument("--unit", metavar="U")
    listing.add_argument("--due-before", type=day, metavar="D")
    listing.add_argument("--view", metavar="V", help="窗口里的视图，如 pressing、missed、no_person、original")
    task_acts.numbered(group, "show", _show, "一个事项的全部情况")
    add = add_command(group, "add", _add, "立项")
    add.add_argument("--matter", required=True, metavar="T")
    add.add_argument("--lead", action="append", default=[], metavar="U")
    add.add_argument("--support", action="append", default=[], metavar="U")
    add.add_argument("--deadline", default="", metavar="PHRASE")
    add.add_argument("--due", type=day, metavar="DATE")
    add.add_argument("--source", default="", metavar="T", help="来源，如 纪要〔2026〕3号第2项")
    add.add_argument("--instruction-by", default="", metavar="WHO", help="批示的领导，职务和姓名")
    add.add_argument("--instruction-on", type=day, metavar="DATE")
    add.add_argument("--instruction", default="", metavar="T", help="批示的原话")
    add.add_argument("--paper", action="append", default=[], metavar="FILE", help="批示件等扫描件")
    progress = task_acts.numbered(group, "progress", _progress, "登记进展")
    progress.add_argument("--text", required=True, metavar="T")
    progress.add_argument("--source", required=True, metavar="S", help="电话、书面、现场 …")
    progress.add_argument("--by", required=True, metavar="WHO")
    progress.add_argument("--words", default="", metavar="T", help="单位的原话")
    progress.add_argument("--period", default="", metavar="P", help="定期报告的期次，如 2026-10、2026Q3")
    extend = task_acts.numbered(group, "extend", _extend, "延期")
    extend.add_argument("--to", required=True, type=day, metavar="DATE")
    for name in ("reason", "paper", "approver"):
        extend.add_argument(f"--{name}", required=True)
    done = task_acts.numbered(group, "done", _done, "办结")
    done.add_argument("--evidence", nargs="+", default=[], metavar="FILE")
    done.add_argument("--text", required=True, metavar="T")
    close = task_acts.numbered(group, "close", _close, "销号")
    close.add_argument("more", nargs="*", metavar="NO", help="同一次会议或同一批准人一并销号的其他事项")
    way = close.add_mutually_exclusive_group(required=True)
    way.add_argument("--by", default="", metavar="WHO")
    way.add_argument("--meeting", metavar="ID")
    task_acts.add_to(group)


def _list(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.units import unit_named

    desk = desk_of(args)
    with desk.view() as view:
        unit_id = unit_named(desk, view, args.unit).id if args.unit else None
    statuses = (args.status,) if args.status else ()
    chosen = ledger.LedgerFilter(statuses=statuses, unit_id=unit_id, due_before=args.due_before)
    if args.view:
        chosen = _of_view(desk, args.view, chosen)
    lines = ledger.lines(desk, ledger.ids(desk, chosen))
    owners = _owner_names(desk)
    value = [{**line_json(line), "owner": owners.get(line.row.owner_id, "")} for line in lines]
    words = [
        f"{line.row.number}  {line.light.symbol}{line.light.word}  {_due(line.row.due_on)}  {line.row.matter}"
        for line in lines
    ]
    return Answer(value, "\n".join(words) or "台账里没有符合条件的事项。")


def _show(args: Namespace) -> Answer:
    from desktop.services import ledger

    desk = desk_of(args)
    file = ledger.open_task(desk, ledger.task_id(desk, args.no))
    value = {
        **line_json(file.line),
        "deadline_basis": file.deadline_basis,
        "done_text": file.done_text,
        "closed_by": file.closed_by,
        "progress": [
            {
                "on": p.on.isoformat(),
                "kind": p.kind,
                "text": p.text,
                "source": p.source,
                "by": p.by,
                "words": p.words,
                "period": p.period,
                "paper": p.paper,
            }
            for p in file.progress
        ],
        "extensions": [
            {
                "from": _due(e.from_due) if e.from_due else None,
                "to": e.to_due.isoformat(),
                "reason": e.reason,
                "paper": e.paper,
                "approver": e.approver,
                "granted_on": e.granted_on.isoformat(),
            }
            for e in file.extensions
        ],
        "evidence": [name for name, _sha in file.evidence],
        "decision": file.decision_text or None,
        "decision_span": list(file.decision_span) if file.decision_span else None,
        "extra": file.line.row.extra,
        **task_acts.kin_json(file),
    }
    row = file.line.row
    words = [
        f"{row.number}  {file.line.light.symbol}{file.line.light.word}  {row.matter}",
        f"牵头：{'、'.join(row.lead) or '未明确'}  配合：{'、'.join(row.support) or '无'}",
        f"时限：{_due(row.due_on)}（原定 {_due(row.original_due_on)}；{row.deadline_raw or '未写明'}）",
        *(f"{p.on.isoformat()} {p.source} {p.by}：{p.text}" for p in file.progress),
        *(f"原表栏目　{head}：{text}" for head, text in row.extra.items()),
    ]
    return Answer(value, "\n".join(words))


def _add(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.tasks import TaskDraft, add_task

    desk = desk_of(args)
    instructed = bool(args.instruction or args.instruction_by)
    draft = TaskDraft(
        args.matter,
        tuple(args.lead),
        tuple(args.support),
        due_on=args.due,
        source_kind="instruction" if instructed else "manual",
        source_note=args.source,
        source_by=args.instruction_by,
        source_on=args.instruction_on,
        source_text=args.instruction,
    )
    changes = add_task(desk, draft, deadline=args.deadline, scans=[Path(name) for name in args.paper])
    number = ledger.lines(desk, changes.made[:1])[0].row.number
    return changed(changes, f"已立项，编号 {number}。", number=number)


def _progress(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.tasks import add_progress

    desk = desk_of(args)
    told = {"source": args.source, "by": args.by, "words": args.words, "period": args.period}
    changes = add_progress(desk, ledger.task_id(desk, args.no), args.text, **told)
    return changed(changes, f"{args.no} 已登记进展。")


def _extend(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.tasks import extend

    desk = desk_of(args)
    task = ledger.task_id(desk, args.no)
    changes = extend(desk, task, args.to, reason=args.reason, paper=args.paper, approver=args.approver)
    return changed(changes, f"{args.no} 已延期至 {args.to.isoformat()}，原定期限保留。")


def _done(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.tasks import finish

    desk = desk_of(args)
    evidence = [Path(name) for name in args.evidence]
    changes = finish(desk, ledger.task_id(desk, args.no), text=args.text, evidence=evidence)
    return changed(changes, f"{args.no} 已登记办结，待销号。")


def _close(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.meetings import open_meeting
    from desktop.services.tasks import close_many

    desk = desk_of(args)
    if args.meeting:
        open_meeting(desk, args.meeting)
    numbers = [args.no, *args.more]
    ids = [ledger.task_id(desk, number) for number in numbers]
    changes = close_many(desk, ids, by=args.by, meeting_id=args.meeting)
    return changed(changes, f"{'、'.join(numbers)} 已销号。")


def _of_view(desk: Any, key: str, chosen: Any) -> Any:
    """Return the filter of a named view, narrowed by what else was asked for."""
    from dataclasses import replace

    from desktop.services import ledger_views

    if key not in ledger_views.VIEWS:
        known = "、".join(f"{name}（{words}）" for name, words in ledger_views.VIEWS.items())
        raise Refused(f"没有“{key}”这个视图。可用：{known}。")
    view = ledger_views.view_filter(desk, key, unit_id=chosen.unit_id)
    return replace(
        view, due_before=chosen.due_before or view.due_before, statuses=chosen.statuses or view.statuses
    )


def line_json(line: Any) -> dict[str, Any]:
    """Return one line of the ledger as JSON."""
    row = line.row
    return {
        "number": row.number,
        "check_code": row.check_code,
        "matter": row.matter,
        "section": row.section,
        "lead": list(row.lead),
        "support": list(row.support),
        "collective": list(row.collective),
        "deadline": {
            "raw": row.deadline_raw,
            "kind": row.deadline_kind,
            "rule": row.deadline_rule,
            "recur": row.recur or None,
        },
        "due": row.due_on.isoformat() if row.due_on else None,
        "original_due": row.original_due_on.isoformat() if row.original_due_on else None,
        "status": row.status,
        "light": line.light.value,
        "overdue_workdays": {"by_original": line.overdue.by_original, "by_current": line.overdue.by_current},
        "source": row.source_note,
        "latest": row.latest,
    }


def _due(value: Any) -> str:
    return value.isoformat() if value else "未定"


def _owner_names(desk: Any) -> dict[str, str]:
    from desktop.services.peers import office_names

    return office_names(desk)
