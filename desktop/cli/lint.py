"""paper lint: what is wrong in a paper written as JSON, and a copy with it put right."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.base import Answer, add_command, reading_tools
from desktop.domain.errors import Refused

if TYPE_CHECKING:
    from desktop.documents.lint import Finding
    from desktop.documents.official import OfficialDocument


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command of this module to the group of papers, which stands already."""
    lint = add_command(_papers(commands), "lint", _lint, "打印前检查 JSON 写成的公文")
    lint.add_argument("spec", metavar="SPEC.json")
    lint.add_argument("--units", metavar="UNITS.json", help="单位名称文件（默认用本单位名册）")
    lint.add_argument("--fix", metavar="OUT.json", help="把能改的改好，另存为此文件")


def _papers(commands: "_SubParsersAction[ArgumentParser]") -> "_SubParsersAction[Any]":
    actions = commands.choices["paper"]._actions
    return next(action for action in actions if isinstance(action, _SubParsersAction))


def _lint(args: Namespace) -> Answer:
    from desktop.documents.lint import lint, tidied

    document = _document(args.spec)
    book, _calendar = reading_tools(args)
    findings = lint(document, book)
    if args.fix:
        _write(Path(args.fix), tidied(document, book))
    words = [_words(finding) for finding in findings] or ["没有发现问题。"]
    words += [f"改好的公文已存为 {args.fix}。"] if args.fix else []
    return Answer({"findings": [each.as_json() for each in findings]}, "\n".join(words), ok=not findings)


def _document(path: str) -> "OfficialDocument":
    from desktop.documents.spec import load_spec

    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused(f"“{path}”读不出来，没有检查。请检查文件是否存在、是否为 UTF-8。") from fault
    return load_spec(text, any_number=True)


def _write(path: Path, document: "OfficialDocument") -> None:
    from desktop.documents.spec_write import spec_text

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(spec_text(document), encoding="utf-8")
    except OSError as fault:
        raise Refused(f"“{path}”写不进去，改好的公文没有保存。请换一个可以写的地方。") from fault


def _words(finding: "Finding") -> str:
    sort = "提醒" if finding.weight == "warning" else "问题"
    fix = "（可自动改正）" if finding.fix else ""
    return f"{sort}　{finding.place.words}：{finding.sentence}{fix}"
