"""paper list, make, render."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.base import Answer, add_command, add_group, desk_of
from desktop.domain.errors import Refused

if TYPE_CHECKING:
    from desktop.services.papers import Made


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "paper", "文书")
    add_command(group, "list", _list, "文书目录")
    make = add_command(group, "make", _make, "出文书（docx 和 pdf）")
    make.add_argument("kind", metavar="KIND")
    make.add_argument("--meeting", metavar="ID")
    make.add_argument("--task", nargs="+", default=[], metavar="NO")
    make.add_argument("--unit", nargs="+", default=[], metavar="U")
    make.add_argument("--all-units", action="store_true")
    make.add_argument("--out", required=True, metavar="DIR")
    render = add_command(group, "render", _render, "把 JSON 写成的公文排成 docx 或 pdf")
    render.add_argument("spec", metavar="SPEC.json")
    render.add_argument("--out", required=True, metavar="FILE.docx|FILE.pdf")


def _list(args: Namespace) -> Answer:
    from desktop.services.papers import kinds

    known = kinds()
    value = [{"kind": kind.kind, "name": kind.name, "fields": list(kind.fields)} for kind in known]
    return Answer(value, "\n".join(f"{kind.kind}  {kind.name}" for kind in known))


def _make(args: Namespace) -> Answer:
    from desktop.services import ledger
    from desktop.services.paper_facts import Subject
    from desktop.services.papers import assignments, make

    desk = desk_of(args)
    out = Path(args.out)
    tasks = tuple(ledger.task_id(desk, number) for number in args.task)
    if args.kind == "assignment" and not tasks:
        if not args.unit and not args.all_units:
            raise Refused("请用 --task、--unit 或 --all-units 指明交办哪些事项。没有出交办单。")
        made = assignments(desk, args.unit, out)
    else:
        subject = Subject(meeting_id=args.meeting, task_ids=tasks, unit="、".join(args.unit))
        made = [make(desk, args.kind, subject, out)]
    lines = [f"{one.docx}\n{one.pdf}" + "".join(f"\n{remark}" for remark in one.remarks) for one in made]
    return Answer([_made_json(one) for one in made], "\n".join(lines))


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


def _render(args: Namespace) -> Answer:
    from desktop.documents.spec import load_spec

    out = Path(args.out)
    try:
        document = load_spec(Path(args.spec).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused(f"“{args.spec}”读不出来，没有生成公文。请检查文件是否存在、是否为 UTF-8。") from fault
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
    return Answer({"file": str(out), "size": len(data)}, str(out))
