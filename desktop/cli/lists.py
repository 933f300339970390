"""lists …: the named lists of a year (双清单), from names and forms to approval and completion."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of
from desktop.domain.errors import Refused

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.worklist_intake import Intake
    from desktop.services.worklists import ListFile, ListLine

Group = "_SubParsersAction[ArgumentParser]"
_TEXTS = ("measures", "section", "proposer", "leader", "deadline", "note")


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "lists", "双清单：征集、合并、送审、审定")
    names = add_command(group, "names", _names, "清单名称：查看，或者选预设、自定")
    names.add_argument("--preset", default="", metavar="ID")
    names.add_argument("--title", action="append", default=[], metavar="T")
    _yearly(group, "open", _open, "建立一年的清单").add_argument(
        "--title", action="append", default=[], metavar="T"
    )
    _yearly(group, "show", _show, "一年的清单，或者其中一张").add_argument("list", nargs="?", metavar="LIST")
    form = _yearly(group, "form", _form, "给各单位出申报表（xlsx）")
    form.add_argument("--unit", nargs="+", default=[], metavar="U")
    form.add_argument("--due", type=day, metavar="DATE")
    form.add_argument("--out", required=True, metavar="DIR")
    _add_filling(group)
    _add_deciding(group)
    _add_approving(group)
    _yearly(group, "completion", _completion, "审定清单的完成情况")


def _add_filling(group: "_SubParsersAction[ArgumentParser]") -> None:
    for name, run, told in (("read", _read, "读出申报表（不保存）"), ("import", _import, "登记申报表")):
        _on_list(group, name, run, told).add_argument("file", metavar="FILE.xlsx")
    group.choices["import"].add_argument("--proposer", default="", metavar="U", help="表上没有写申报单位时")
    add = _on_list(group, "add", _add, "登记一项申报")
    add.add_argument("--matter", required=True, metavar="T")
    for field in _TEXTS:
        add.add_argument(f"--{field}", default="", metavar="T")
    for field in ("lead", "support"):
        add.add_argument(f"--{field}", action="append", default=[], metavar="U")
    edit = _with_lines(group, "edit", _edit, "改一栏")
    edit.add_argument("--field", required=True, metavar="F")
    edit.add_argument("--text", required=True, metavar="T")
    take = _on_list(group, "take", _take, "从台账列入清单")
    take.add_argument("--task", nargs="+", required=True, metavar="NO")
    _on_list(group, "carry", _carry, "结转上年未完成的事项")


def _add_deciding(group: "_SubParsersAction[ArgumentParser]") -> None:
    _with_lines(group, "keep", _keep, "列入")
    _with_lines(group, "drop", _drop, "不列").add_argument("--reason", required=True, metavar="R")
    _with_lines(group, "back", _back, "重新研究")
    _with_lines(group, "merge", _merge, "并为一项").add_argument("--matter", default="", metavar="T")
    _with_lines(group, "move", _move, "上移（负数）或下移").add_argument(
        "--by", type=int, required=True, metavar="N"
    )


def _add_approving(group: "_SubParsersAction[ArgumentParser]") -> None:
    _several(group, "submit", _submit, "送审")
    _several(group, "withdraw", _withdraw, "退回修改").add_argument("--reason", required=True, metavar="R")
    approve = _several(group, "approve", _approve, "登记审定，锁定并立项")
    way = approve.add_mutually_exclusive_group(required=True)
    way.add_argument("--meeting", metavar="ID")
    way.add_argument("--by", default="", metavar="WHO")
    approve.add_argument("--on", type=day, metavar="DATE", help="批准日期（写明批准人时）")
    approve.add_argument("--leave-undated", action="store_true", help="期限没有定的照录，立项后再定")
    _on_list(group, "revise", _revise, "审定后另起一版").add_argument("--reason", required=True, metavar="R")
    _on_list(group, "discard", _discard, "放弃没有审定的新版")
    _on_list(group, "changes", _changes, "新版与上一版的不同")


def _yearly(
    group: "_SubParsersAction[ArgumentParser]", name: str, run: Any, explained: str
) -> ArgumentParser:
    parser = add_command(group, name, run, explained)
    parser.add_argument("year", type=int, metavar="YEAR")
    return parser


def _on_list(
    group: "_SubParsersAction[ArgumentParser]", name: str, run: Any, explained: str
) -> ArgumentParser:
    parser = _yearly(group, name, run, explained)
    parser.add_argument("list", metavar="LIST", help="1、2 或清单名称的一部分")
    return parser


def _with_lines(
    group: "_SubParsersAction[ArgumentParser]", name: str, run: Any, explained: str
) -> ArgumentParser:
    parser = _on_list(group, name, run, explained)
    parser.add_argument("lines", nargs="+", type=int, metavar="N", help="lists show 中的行号")
    return parser


def _several(
    group: "_SubParsersAction[ArgumentParser]", name: str, run: Any, explained: str
) -> ArgumentParser:
    parser = _yearly(group, name, run, explained)
    parser.add_argument("lists", nargs="+", metavar="LIST")
    return parser


def _names(args: Namespace) -> Answer:
    from desktop.services import worklist_names as found

    desk = desk_of(args)
    if args.preset or args.title:
        changes = found.set_names(desk, args.title, preset=args.preset)
        return changed(changes, f"清单名称已定为：{'、'.join(found.names(desk).titles)}。")
    now = found.names(desk)
    presets = [{"id": each.id, "titles": list(each.titles)} for each in found.presets(desk)]
    words = [
        f"现用：{'、'.join(now.titles)}",
        *(f"预设 {p['id']}：{'、'.join(p['titles'])}" for p in presets),
    ]
    return Answer({"preset": now.preset, "titles": list(now.titles), "presets": presets}, "\n".join(words))


def _open(args: Namespace) -> Answer:
    from desktop.services import worklists

    changes = worklists.open_year(desk_of(args), args.year, args.title)
    return changed(changes, f"已建立{args.year}年清单。")


def _show(args: Namespace) -> Answer:
    from desktop.services import worklists

    desk = desk_of(args)
    files = (
        [worklists.named(desk, args.year, args.list)] if args.list else worklists.lists_of(desk, args.year)
    )
    words = [line for file in files for line in _words(file)]
    return Answer([_json(file) for file in files], "\n".join(words) or f"{args.year}年还没有建立清单。")


def _form(args: Namespace) -> Answer:
    from desktop.services.worklist_intake import issue_forms

    paths = issue_forms(desk_of(args), args.year, Path(args.out), args.unit, due=args.due)
    return Answer({"files": [str(path) for path in paths]}, "\n".join(map(str, paths)))


def _read(args: Namespace) -> Answer:
    intake = _intake(args)[1]
    words = [
        "　".join(
            (
                f"第{line.row}行",
                line.title or "（未写清单）",
                line.matter,
                "、".join(line.lead),
                line.deadline,
            )
        )
        + "".join(f"\n  存疑 {doubt}" for doubt in intake.doubts_of(place))
        for place, line in enumerate(intake.lines)
    ]
    return Answer(intake.as_json(), "\n".join([*words, *(f"存疑 {doubt}" for doubt in intake.other_doubts)]))


def _import(args: Namespace) -> Answer:
    from desktop.services.worklist_intake import accept

    desk, intake = _intake(args)
    taken = accept(desk, intake, proposer=args.proposer)
    return changed(taken.changes, taken.sentence, counts=dict(taken.counts), skipped=taken.skipped)


def _intake(args: Namespace) -> "tuple[Desk, Intake]":
    from desktop.services.worklist_intake import read_form

    desk, file = _chosen(args)
    return desk, read_form(desk, file.id, Path(args.file))


def _add(args: Namespace) -> Answer:
    from desktop.services.worklist_lines import LineDraft, add_lines

    desk, file = _chosen(args)
    texts = {name: getattr(args, name) for name in _TEXTS if name != "leader"}
    draft = LineDraft(
        args.matter, lead=tuple(args.lead), support=tuple(args.support), person=args.leader, **texts
    )
    return changed(add_lines(desk, file.id, [draft]), f"已登记申报：{args.matter}。")


def _edit(args: Namespace) -> Answer:
    from desktop.services.worklist_lines import LineEdit, edit_lines

    desk, ids = _ids(args)
    return changed(edit_lines(desk, [LineEdit(each, args.field, args.text) for each in ids]), "已修改。")


def _take(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.worklist_carry import take_tasks

    desk, file = _chosen(args)
    changes = take_tasks(desk, file.id, [ledger.task_id(desk, number) for number in args.task])
    return changed(changes, f"已从台账列入 {len(changes.made)} 项。")


def _carry(args: Namespace) -> Answer:
    from desktop.services.worklist_carry import carry, unfinished

    desk, file = _chosen(args)
    offered = [each for each in unfinished(desk, args.year) if each.place == file.place]
    changes = carry(desk, file.id, [each.line.id for each in offered])
    return changed(
        changes, f"已结转 {len(offered)} 项，完成时限请重新写明。", carried=[each.words for each in offered]
    )


def _keep(args: Namespace) -> Answer:
    from desktop.services.worklist_lines import keep

    return changed(keep(*_ids(args)), f"已列入 {len(args.lines)} 项。")


def _drop(args: Namespace) -> Answer:
    from desktop.services.worklist_lines import drop

    return changed(drop(*_ids(args), args.reason), f"{len(args.lines)} 项不列入清单。")


def _back(args: Namespace) -> Answer:
    from desktop.services.worklist_lines import put_back

    return changed(put_back(*_ids(args)), f"{len(args.lines)} 项改为待定。")


def _merge(args: Namespace) -> Answer:
    from desktop.services.worklist_lines import merge

    return changed(merge(*_ids(args), args.matter), f"已把 {len(args.lines)} 项并为一项。")


def _move(args: Namespace) -> Answer:
    from desktop.services.worklist_lines import move

    desk, ids = _ids(args)
    return changed(move(desk, ids[0], args.by), "已调整次序。")


def _submit(args: Namespace) -> Answer:
    from desktop.services.worklist_approval import submit

    return _all(args, submit, "已送审。")


def _withdraw(args: Namespace) -> Answer:
    from desktop.services.worklist_approval import take_back

    return _all(args, lambda desk, ids: take_back(desk, ids, args.reason), "已退回修改。")


def _all(args: Namespace, act: "Callable[[Desk, Sequence[str]], Any]", words: str) -> Answer:
    desk, ids = _list_ids(args)
    return changed(act(desk, ids), words)


def _approve(args: Namespace) -> Answer:
    from desktop.services.worklist_approval import approve

    desk, ids = _list_ids(args)
    about = {
        "meeting_id": args.meeting,
        "approver": args.by,
        "on": args.on,
        "leave_undated": args.leave_undated,
    }
    told = approve(desk, ids, **about)
    return changed(told.changes, told.sentence, tasks=list(told.opened), undated=list(told.undated))


def _revise(args: Namespace) -> Answer:
    from desktop.services.worklist_approval import revise

    desk, file = _chosen(args)
    return changed(revise(desk, file.id, args.reason), f"已另起第{file.version + 1}版。")


def _discard(args: Namespace) -> Answer:
    from desktop.services.worklist_approval import discard

    desk, file = _chosen(args)
    return changed(discard(desk, file.id), "已放弃新版。")


def _changes(args: Namespace) -> Answer:
    from desktop.services.worklist_approval import changes_from_before

    desk, file = _chosen(args)
    told = changes_from_before(desk, file.id)
    return Answer(told, "\n".join(told) or "与上一版没有不同。")


def _completion(args: Namespace) -> Answer:
    from desktop.services.worklist_carry import completion

    found = completion(desk_of(args), args.year)
    value = [
        {
            "list": done.file.title,
            "total": done.total,
            "finished": done.finished,
            "overdue": done.overdue,
            "statuses": {status.value: count for status, count in done.counts.items()},
            "lines": [
                {"number": line.number, "task": line.task, "status": task.row.status if task else None}
                for line, task in done.pairs
            ],
        }
        for done in found
    ]
    return Answer(value, "\n".join(done.sentence for done in found) or f"{args.year}年还没有审定的清单。")


def _chosen(args: Namespace) -> "tuple[Desk, ListFile]":
    from desktop.services.worklists import named

    desk = desk_of(args)
    return desk, named(desk, args.year, args.list)


def _list_ids(args: Namespace) -> "tuple[Desk, list[str]]":
    from desktop.services.worklists import named

    desk = desk_of(args)
    return desk, [named(desk, args.year, words).id for words in args.lists]


def _ids(args: Namespace) -> "tuple[Desk, list[str]]":
    """Return the ids of lines named by their rows in `lists show`."""
    desk, file = _chosen(args)
    wrong = [str(row) for row in args.lines if not 1 <= row <= len(file.lines)]
    if wrong:
        raise Refused(
            f"“{file.title}”没有第{'、'.join(wrong)}行，没有改动。请用 fuyuan lists show 查看行号。"
        )
    return desk, [file.lines[row - 1].id for row in args.lines]


def _words(file: "ListFile") -> list[str]:
    head = f"{file.name}　{file.standing}　列入 {len(file.kept)} 项"
    return [head, *(_line_words(row, line) for row, line in enumerate(file.lines, 1))]


def _line_words(row: int, line: "ListLine") -> str:
    number = f"第{line.number}项" if line.number else line.state.word
    asked = f"　（{line.question}）" if line.question else ""
    return f"  {row:>3} {number}　{line.matter}　{'、'.join(line.lead) or '未写牵头'}　{line.due_words or '未写时限'}{asked}"


def _json(file: "ListFile") -> dict[str, Any]:
    return {
        "id": file.id,
        "year": file.year,
        "place": file.place,
        "version": file.version,
        "title": file.title,
        "state": file.state.value,
        "submitted_on": file.submitted_on.isoformat() if file.submitted_on else None,
        "approved_on": file.approved_on.isoformat() if file.approved_on else None,
        "approved_by": file.approved_by,
        "lines": [_line_json(row, line) for row, line in enumerate(file.lines, 1)],
    }


def _line_json(row: int, line: "ListLine") -> dict[str, Any]:
    return {
        "row": row,
        "number": line.number,
        "state": line.state.value,
        "section": line.section,
        "matter": line.matter,
        "measures": line.measures,
        "proposers": list(line.proposers),
        "lead": list(line.lead),
        "support": list(line.support),
        "leader": line.leader,
        "deadline": {"raw": line.deadline, "due": line.due_on.isoformat() if line.due_on else None},
        "question": line.question,
        "note": line.note,
        "reason": line.reason,
        "task": line.task,
    }
