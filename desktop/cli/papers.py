"""paper list, make, render, find, copy, test."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of, home_of
from desktop.domain.errors import Refused

if TYPE_CHECKING:
    from desktop.documents.official import OfficialDocument
    from desktop.services.desk import Desk
    from desktop.services.papers import Batch, Made


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "paper", "文书")
    add_command(group, "list", _list, "文书目录：种类、名称、字段")
    make = add_command(group, "make", _make, "出文书（docx 和 pdf）")
    make.add_argument("kind", metavar="KIND")
    make.add_argument("--meeting", metavar="ID")
    make.add_argument("--task", nargs="+", default=[], metavar="NO")
    make.add_argument("--unit", nargs="+", default=[], metavar="U", help="每个单位一份，另出签收单")
    make.add_argument("--all-units", action="store_true", help="有关的每个单位一份，另出签收单")
    make.add_argument("--on", type=day, metavar="DATE", help="名册所反映的日期，或者申请延至的日期")
    make.add_argument("--out", required=True, metavar="DIR")
    render = add_command(group, "render", _render, "把 JSON 写成的公文排成 docx 或 pdf")
    render.add_argument("spec", metavar="SPEC.json")
    render.add_argument("--out", required=True, metavar="FILE.docx|FILE.pdf")
    reserve = add_command(group, "reserve", _reserve, "预留一个文号")
    reserve.add_argument("word", metavar="WORD", help="发文字，如 濮府院办")
    reserve.add_argument("title", metavar="TITLE")
    void = add_command(group, "void", _void, "作废一份文书；文号不再使用")
    void.add_argument("paper", metavar="NUMBER|CODE", help="文号或页脚校验码")
    void.add_argument("--reason", required=True)
    gaps = add_command(group, "gaps", _gaps, "某一发文字在某年的空号")
    gaps.add_argument("word", metavar="WORD")
    gaps.add_argument("--year", type=int, required=True)
    find = add_command(group, "find", _find, "按页脚的校验码查文书")
    find.add_argument("code", metavar="CODE")
    copy = add_command(group, "copy", _copy, "把随附的文书模板复制一份，供本单位修改")
    copy.add_argument("kind", metavar="KIND")
    test = add_command(group, "test", _test, "用示例数据试排本单位的文书模板")
    test.add_argument("kind", metavar="KIND")
    test.add_argument("--out", metavar="FILE.docx|FILE.pdf")


def _list(_args: Namespace) -> Answer:
    from desktop.services.papers import kinds

    known = kinds()
    value = [
        {
            "kind": kind.kind,
            "name": kind.name,
            "fields": list(kind.fields),
            "tables": list(kind.tables),
            "per_unit": kind.per_unit,
        }
        for kind in known
    ]
    words = (f"{kind.kind}  {kind.name}：{'、'.join(kind.fields)}" for kind in known)
    return Answer(value, "\n".join(words))


def _make(args: Namespace) -> Answer:
    desk = desk_of(args)
    made, notes, whole = _made(desk, args)
    lines = [f"{one.docx}\n{one.pdf}" + "".join(f"\n{remark}" for remark in one.remarks) for one in made]
    return Answer([_made_json(one) for one in made], "\n".join((*lines, *notes)), whole)


def _made(desk: "Desk", args: Namespace) -> tuple[list["Made"], tuple[str, ...], bool]:
    """Make what is asked for; returns the papers, the reasons why some were left out, and whether none was."""
    from dataclasses import replace

    from desktop.services import ledger
    from desktop.services.compose import ONE_TASK, RECIPIENTS
    from desktop.services.paper_facts import Subject
    from desktop.services.papers import batch, make, subjects_for

    tasks = tuple(ledger.task_id(desk, number) for number in args.task)
    subject = Subject(meeting_id=args.meeting, task_ids=tasks, on=args.on)
    out = Path(args.out)
    if args.all_units or (args.unit and args.kind in RECIPIENTS):
        units = () if args.all_units else args.unit
        wanted = subjects_for(desk, args.kind, subject, units)
        return _told(batch(desk, args.kind, wanted, out, sheet=args.all_units or len(args.unit) > 1))
    if args.kind in ONE_TASK and len(tasks) > 1:
        each = [replace(subject, task_ids=(task,)) for task in tasks]
        return _told(batch(desk, args.kind, each, out, sheet=False))
    return [make(desk, args.kind, replace(subject, unit="、".join(args.unit)), out)], (), True


def _told(made: "Batch") -> tuple[list["Made"], tuple[str, ...], bool]:
    return list(made.all), made.left_out, not made.left_out


def _made_json(made: "Made") -> dict[str, object]:
    return {
        "kind": made.kind,
        "title": made.title,
        "number": made.number or None,
        "code": made.code,
        "docx": str(made.docx),
        "pdf": str(made.pdf),
        "remarks": list(made.remarks),
    }


def _reserve(args: Namespace) -> Answer:
    from desktop.services.registry import register, reserve_number

    desk = desk_of(args)
    changes = reserve_number(desk, args.word, args.title)
    number = next(row.number for row in register(desk) if row.id == changes.made[0])
    return changed(changes, f"已预留 {number}。", number=number)


def _void(args: Namespace) -> Answer:
    from desktop.services.registry import by_code, register, void_paper

    desk = desk_of(args)
    numbered = [row for row in register(desk) if row.number == args.paper.strip()]
    paper = numbered[0] if len(numbered) == 1 else by_code(desk, args.paper)
    changes = void_paper(desk, paper.id, args.reason)
    return changed(changes, f"已作废“{paper.title}”，{paper.number or paper.code} 不再使用。")


def _gaps(args: Namespace) -> Answer:
    from desktop.services.registry import gaps

    found = gaps(desk_of(args), args.word, args.year)
    words = f"空号：{'、'.join(f'{serial}号' for serial in found)}" if found else "没有空号。"
    return Answer({"word": args.word, "year": args.year, "gaps": found}, words)


def _find(args: Namespace) -> Answer:
    from desktop.services.registry import by_code

    row = by_code(desk_of(args), args.code)
    value = {
        "id": row.id,
        "kind": row.kind,
        "number": row.number or None,
        "title": row.title,
        "status": row.status,
        "made_on": row.made_on.isoformat(),
        "replaced_by": row.replaced_by or None,
    }
    return Answer(value, f"{row.title}\n{row.number or row.code}　{row.made_on}　{row.standing}")


def _copy(args: Namespace) -> Answer:
    from desktop.services.papers import copy_text

    path = copy_text(desk_of(args), args.kind)
    return Answer({"file": str(path)}, f"{path}\n改好后用 fuyuan paper test {args.kind} 试排。")


def _test(args: Namespace) -> Answer:
    """Try the office's own text, or the shipped one where there is none, on the example office."""
    from desktop.services.compose.sample import sample_office
    from desktop.services.papers import read_text, trial

    own = read_text(home_of(args) / "papers" / f"{args.kind}.txt")
    with sample_office() as sample:
        made = trial(sample.desk, args.kind, own, sample.subject(args.kind))
    sound = own is None or made.own_used
    used = "本单位模板" if made.own_used else "随附模板"
    value = {"kind": args.kind, "own": made.own_used, "remarks": list(made.remarks), "file": args.out}
    if args.out:
        _write(made.document, Path(args.out))
    return Answer(value, "\n".join((f"已用{used}试排。", *made.remarks, *filter(None, (args.out,)))), sound)


def _render(args: Namespace) -> Answer:
    from desktop.documents.spec import load_spec

    out = Path(args.out)
    try:
        document = load_spec(Path(args.spec).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused(f"“{args.spec}”读不出来，没有生成公文。请检查文件是否存在、是否为 UTF-8。") from fault
    size = _write(document, out)
    return Answer({"file": str(out), "size": size}, str(out))


def _write(document: "OfficialDocument", out: Path) -> int:
    """Render a document into a file by its ending; returns its size in bytes."""
    if out.suffix.lower() == ".docx":
        from desktop.documents.docx import render_docx

        data = render_docx(document)
    elif out.suffix.lower() == ".pdf":
        from desktop.documents.pdf import render_pdf

        data = render_pdf(document)
    else:
        raise Refused(f"“{out.name}”须以 .docx 或 .pdf 结尾，没有生成公文。")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    return len(data)
