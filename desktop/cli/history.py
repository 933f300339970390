"""search, history, undo, redo."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable

from desktop.cli.base import Answer, add_command, count, desk_of
from desktop.domain.changes import Changes
from desktop.domain.errors import Refused


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    search = add_command(commands, "search", _search, "搜索全部内容（含拼音首字母）")
    search.add_argument("text", metavar="TEXT")
    history = add_command(commands, "history", _history, "一条记录的修改经过")
    history.add_argument("kind", metavar="KIND", help="记录类别，如 tasks、meetings")
    history.add_argument("id", metavar="ID", help="记录编号；台账事项可写 2026-001")
    for name, run, explained in (("undo", _undo, "撤销"), ("redo", _redo, "恢复")):
        parser = add_command(commands, name, run, explained)
        parser.add_argument("n", nargs="?", type=count, default=1, metavar="N")


def _search(args: Namespace) -> Answer:
    from desktop.services.search import KINDS, find

    desk = desk_of(args)
    result = find(desk, args.text)
    value = [{"kind": hit.kind, "id": hit.id, "title": hit.title, "note": hit.note} for hit in result.hits]
    words = [f"{KINDS[hit.kind]}  {hit.title}  {hit.note}" for hit in result.hits]
    return Answer(value, "\n".join(words) or f"没有找到“{args.text}”。")


def _history(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.history import history_of

    desk = desk_of(args)
    record = ledger.task_id(desk, args.id) if args.kind == "tasks" and "-" in args.id else args.id
    steps = history_of(desk, args.kind, record)
    value = [
        {
            "step": step.id,
            "label": step.label,
            "at": step.at,
            "actor": step.actor,
            "reason": step.reason,
            "paper": step.paper,
            "changes": [
                {"field": c.field, "op": c.op, "before": c.before, "after": c.after} for c in step.changes
            ],
        }
        for step in steps
    ]
    words = [f"{step.at}  {step.label}  {step.actor}  {step.reason}" for step in steps]
    return Answer(value, "\n".join(words) or "没有这条记录的修改经过。")


def _undo(args: Namespace) -> Answer:
    from desktop.services.history import undo

    desk = desk_of(args)
    labels = _steps(args.n, lambda: undo(desk))
    return Answer({"undone": labels}, "\n".join(labels))


def _redo(args: Namespace) -> Answer:
    from desktop.services.history import redo

    desk = desk_of(args)
    labels = _steps(args.n, lambda: redo(desk))
    return Answer({"redone": labels}, "\n".join(labels))


def _steps(wanted: int, step: Callable[[], Changes]) -> list[str]:
    """Take steps one after the other; Refused, with how far it came, when there are fewer."""
    labels: list[str] = []
    for _ in range(wanted):
        try:
            labels.append(step().label)
        except Refused as refusal:
            done = f"已{'、'.join(labels)}。" if labels else ""
            raise Refused(f"{done}{refusal.sentence}") from refusal
    return labels
