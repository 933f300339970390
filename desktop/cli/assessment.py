"""assessment show, make: the yearly sheets of the units."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.base import Answer, add_command, add_group, desk_of

if TYPE_CHECKING:
    from desktop.services.assessment import UnitSheet
    from desktop.services.desk import Desk


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "assessment", "年度评价")
    show = add_command(group, "show", _show, "各单位年度落实情况的数字和计数规则")
    show.add_argument("--unit", metavar="U", help="只看一个单位，并列出每个数字所依据的事项和会议")
    make = add_command(group, "make", _make, "出汇总表（含 xlsx）和每个单位的年度落实情况表")
    make.add_argument("--out", required=True, metavar="DIR")
    for parser in (show, make):
        parser.add_argument("year", type=int, metavar="YEAR")


def _show(args: Namespace) -> Answer:
    from desktop.domain.assessment_rules import rules
    from desktop.services import assessment

    desk = desk_of(args)
    made = assessment.year_sheets(desk, args.year)
    chosen = [assessment.sheet_named(desk, made, args.unit)] if args.unit else list(made.sheets)
    value = {
        "year": made.year,
        "as_of": made.as_of.isoformat(),
        "ranked": made.ranked,
        "rules": dict(rules(ranked=made.ranked)),
        "units": [_json(desk, sheet, with_rows=bool(args.unit)) for sheet in chosen],
    }
    words = [f"{made.year}年度，截至{made.as_of.isoformat()}"]
    words += [_line(sheet) for sheet in chosen]
    words += _rows(desk, chosen[0]) if args.unit else []
    return Answer(value, "\n".join(words))


def _make(args: Namespace) -> Answer:
    from desktop.services import assessment_papers

    desk = desk_of(args)
    folder = Path(args.out)
    batch = assessment_papers.make_all(desk, args.year, folder)
    remarks = list(dict.fromkeys(remark for one in batch.made for remark in one.remarks))
    value = {
        "folder": str(folder),
        "papers": [{"title": one.title, "docx": str(one.docx), "pdf": str(one.pdf)} for one in batch.made],
        "left_out": list(batch.left_out),
        "remarks": remarks,
    }
    words = [f"已出 {len(batch.made)} 份，在 {folder}。", *remarks, *batch.left_out]
    return Answer(value, "\n".join(words))


def _line(sheet: "UnitSheet") -> str:
    from desktop.services.assessment import title_of

    told = [
        f"{title_of(key)} {each.words}" for key, each in sheet.numbers.items() if each.words not in ("0", "—")
    ]
    place = f"　位次 {sheet.rank}" if sheet.rank else ""
    return f"{sheet.unit}{place}：{'，'.join(told) or '本年度没有事项和会议'}"


def _rows(desk: "Desk", sheet: "UnitSheet") -> list[str]:
    from desktop.services.assessment import evidence, title_of

    words = list(sheet.story)
    for key, number in sheet.numbers.items():
        if number.rows:
            words.append(f"{title_of(key)} {number.words}")
            words += [
                f"  {each.number or each.on}　{each.words}　{each.note}".rstrip()
                for each in evidence(desk, sheet, key)
            ]
    return words


def _json(desk: "Desk", sheet: "UnitSheet", *, with_rows: bool) -> dict[str, Any]:
    from desktop.services.assessment import evidence

    numbers: dict[str, Any] = {key: _number(each) for key, each in sheet.numbers.items()}
    value = {
        "unit": sheet.unit,
        "numbers": numbers,
        "remarks": sheet.remarks,
        "story": list(sheet.story),
        "rank": sheet.rank,
    }
    if with_rows:
        value["rows"] = {
            key: [
                {
                    "number": each.number,
                    "words": each.words,
                    "on": each.on.isoformat() if each.on else None,
                    "note": each.note,
                }
                for each in evidence(desk, sheet, key)
            ]
            for key in sheet.numbers
        }
    return value


def _number(each: Any) -> Any:
    if each.shown != "rate":
        return each.value
    return {"top": each.rate.top, "bottom": each.rate.bottom, "percent": each.rate.percent}
