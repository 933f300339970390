"""task split, part, carry, terminate, reopen, back, phone, press, supervise, missed: the life of a task."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.base import Answer, add_command, changed, day, desk_of
from desktop.domain.errors import Refused

if TYPE_CHECKING:
    from desktop.domain.task_states import Approval
    from desktop.services.desk import Desk


def add_to(group: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module to those of `task`."""
    split = numbered(group, "split", _split, "把一个事项拆成几部分")
    split.add_argument(
        "--part",
        action="append",
        required=True,
        metavar="事项|单位、单位|期限",
        help="每部分写一次；单位和期限可省",
    )
    part = _ending(group, "part", _part, "部分落实")
    part.add_argument("--achieved", required=True, metavar="T", help="已落实的")
    part.add_argument("--remaining", required=True, metavar="T", help="未落实的")
    carry = _ending(group, "carry", _carry, "转下年继续办理")
    carry.add_argument("--year", type=int, metavar="Y")
    carry.add_argument("--deadline", default="", metavar="PHRASE")
    carry.add_argument("--due", type=day, metavar="DATE")
    carry.add_argument("--matter", default="", metavar="T", help="只转余下部分时的新内容")
    _ending(group, "terminate", _terminate, "终止")
    for name, explained in (("reopen", "重开已了结的事项"), ("back", "退回报来的办结")):
        numbered(group, name, _send_back, explained).add_argument("--reason", required=True)
    phone = numbered(group, "phone", _phone, "登记电话提醒和答复")
    phone.add_argument("--words", default="", metavar="T", help="单位的答复")
    phone.add_argument("--by", default="", metavar="WHO")
    press = add_command(group, "press", _press, "哪些事项待催办；加 --out 即出催办单，一个单位一份")
    press.add_argument("--out", metavar="DIR")
    press.add_argument("--all", action="store_true", help="近日已联系过的也催")
    supervise = numbered(group, "supervise", _supervise, "出督办通知")
    supervise.add_argument("--approver", required=True, metavar="WHO", help="批准督办的领导，职务和姓名")
    supervise.add_argument("--out", required=True, metavar="DIR")
    add_command(group, "missed", _missed, "长期事项缺报的期次")


def kin_json(file: Any) -> dict[str, Any]:
    """Return what a task is bound to and how it ended, as JSON."""
    kin, row = file.kin, file.line.row
    number = {name: getattr(kin, name) for name in ("parent", "carried_from", "carried_to")}
    return {
        **{name: line.row.number if line else None for name, line in number.items()},
        "parts": [line.row.number for line in kin.parts],
        "source_kind": row.source_kind,
        "instruction": {
            "by": file.source.by,
            "on": file.source.on.isoformat() if file.source.on else None,
            "words": file.source.words,
        },
        "source_paper": file.source.name or None,
        "outcome_reason": row.outcome_reason,
        "closed_on": row.closed_on.isoformat() if row.closed_on else None,
        "closing_meeting": file.closing_meeting or None,
        "extension_count": len(file.extensions),
    }


def numbered(
    group: "_SubParsersAction[ArgumentParser]", name: str, run: Any, explained: str
) -> ArgumentParser:
    """Add a command about one task, named by its number."""
    parser = add_command(group, name, run, explained)
    parser.add_argument("no", metavar="NO", help="事项编号，如 2026-001")
    return parser


def _ending(
    group: "_SubParsersAction[ArgumentParser]", name: str, run: Any, explained: str
) -> ArgumentParser:
    parser = numbered(group, name, run, explained)
    parser.add_argument("--reason", required=True)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--by", default="", metavar="WHO", help="批准人")
    way.add_argument("--meeting", metavar="ID", help="议定的会议")
    parser.add_argument("--on", type=day, metavar="DATE", help="批准或议定的日期，默认今天")
    return parser


def _opened(args: Namespace) -> "tuple[Desk, str]":
    from desktop.services import ledger

    desk = desk_of(args)
    return desk, ledger.task_id(desk, args.no)


def _approval(args: Namespace) -> "Approval":
    from desktop.domain.task_states import Approval

    return Approval(args.by, args.meeting, args.on)


def _split(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.tasks import split

    desk, task = _opened(args)
    changes = split(desk, task, [_part_draft(words) for words in args.part])
    numbers = [line.row.number for line in ledger.open_task(desk, task).kin.parts if line.id in changes.made]
    return changed(changes, f"{args.no} 已拆分为 {'、'.join(numbers)}。", numbers=numbers)


def _part_draft(words: str) -> Any:
    from desktop.services.tasks import PartDraft

    pieces = [piece.strip() for piece in words.replace("｜", "|").split("|")]
    if len(pieces) > 3:
        raise Refused(f"“{words}”多于三栏，没有拆分。请写成“事项|单位、单位|期限”。")
    matter, units, deadline = (*pieces, "", "")[:3]
    return PartDraft(matter, tuple(unit for unit in units.split("、") if unit), deadline=deadline)


def _part(args: Namespace) -> Answer:
    from desktop.services.tasks import part

    desk, task = _opened(args)
    told = {"achieved": args.achieved, "remaining": args.remaining, "reason": args.reason}
    return changed(part(desk, task, **told, approval=_approval(args)), f"{args.no} 已按部分落实了结。")


def _carry(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.tasks import Carried, carry

    desk, task = _opened(args)
    to = Carried(args.year, args.deadline, args.due, args.matter)
    changes = carry(desk, task, reason=args.reason, approval=_approval(args), to=to)
    number = ledger.lines(desk, changes.made[:1])[0].row.number
    return changed(changes, f"{args.no} 已转下年，编号 {number}。", number=number)


def _terminate(args: Namespace) -> Answer:
    from desktop.services.tasks import terminate

    desk, task = _opened(args)
    return changed(terminate(desk, task, reason=args.reason, approval=_approval(args)), f"{args.no} 已终止。")


def _send_back(args: Namespace) -> Answer:
    from desktop.services.tasks import send_back

    desk, task = _opened(args)
    changes = send_back(desk, task, reason=args.reason)
    return changed(changes, f"{args.no} 已{changes.label}，继续办理。")


def _phone(args: Namespace) -> Answer:
    from desktop.services.tasks import telephone

    desk, task = _opened(args)
    return changed(telephone(desk, task, args.words, by=args.by), f"{args.no} 已登记电话提醒。")


def _press(args: Namespace) -> Answer:
    from desktop.services import ladder, ledger, papers, pressing

    desk = desk_of(args)
    subjects = pressing.urging_subjects(desk, resting=args.all)
    value: dict[str, Any] = {
        "units": [
            {"unit": each.unit, "numbers": [line.row.number for line in ledger.lines(desk, each.task_ids)]}
            for each in subjects
        ],
        "resting": pressing.resting(desk),
        "again": sorted(
            line.row.number
            for line in ledger.lines(
                desk, list(ladder.pressed_lately(desk, [task for each in subjects for task in each.task_ids]))
            )
        ),
    }
    words = [f"{each['unit']}：{'、'.join(each['numbers'])}" for each in value["units"]]
    if args.out and subjects:
        made = papers.batch(desk, "urging", subjects, Path(args.out), sheet=len(subjects) > 1)
        value["papers"] = [
            {"number": one.number, "docx": str(one.docx), "pdf": str(one.pdf)} for one in made.all
        ]
        words.append(f"已出催办单 {len(made.made)} 份，在 {args.out}。")
    if value["again"]:
        words.append(f"一周内再次催办：{'、'.join(value['again'])}")
    return Answer(value, "\n".join(words) or "没有待催办的事项。")


def _supervise(args: Namespace) -> Answer:
    from desktop.services.pressing import supervise

    desk, task = _opened(args)
    made = supervise(desk, [task], args.approver, Path(args.out))
    value = [{"number": one.number, "docx": str(one.docx), "pdf": str(one.pdf)} for one in made]
    return Answer(value, f"{args.no} 已出督办通知 {'、'.join(one.number for one in made)}。")


def _missed(args: Namespace) -> Answer:
    from desktop.services.ladder import missed_reports

    owed = missed_reports(desk_of(args))
    value: list[dict[str, Any]] = [
        {
            "number": each.line.row.number,
            "matter": each.line.row.matter,
            "lead": list(each.line.row.lead),
            "missed": [
                {
                    "period": one.key,
                    "label": one.label,
                    "due": one.due.isoformat(),
                    "overdue_workdays": one.late,
                }
                for one in each.missed
            ],
        }
        for each in owed
    ]
    words = [f"{each['number']}　缺报：{'、'.join(one['label'] for one in each['missed'])}" for each in value]
    return Answer(value, "\n".join(words) or "没有缺报。")
