"""calendar read, import, export, show, add, remove."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.base import Answer, add_command, add_group, changed, day, desk_of, reading_tools
from desktop.domain.errors import Refused

if TYPE_CHECKING:
    from desktop.services.calendar_intake import Preview
    from desktop.services.calendar_plans import Plan
    from desktop.services.calendar_view import DayView
    from desktop.services.desk import Desk


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "calendar", "节假日和日历")
    read = add_command(group, "read", _read, "从放假通知读出放假和补班的日子（不保存）")
    take = add_command(
        group, "import", _import, "采用放假通知（.txt .docx）或年历文件（.toml），先说明哪些期限会变动"
    )
    for parser in (read, take):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--year", type=int, metavar="Y", help="通知里读不到年份时写明")
    take.add_argument("--number", default="", metavar="NO", help="通知里读不到文号时写明")
    take.add_argument("--preview", action="store_true", help="只说明会变动什么，不采用")
    take.add_argument("--yes", action="store_true", help="有存疑之处也照此采用")
    export = add_command(group, "export", _export, "把一年的放假安排写成年历文件，带给其他单位")
    export.add_argument("year", type=int, metavar="YEAR")
    export.add_argument("--out", required=True, metavar="FILE.toml")
    show = add_command(group, "show", _show, "一年或一月里逐日的放假、补班、会议、到期")
    show.add_argument("span", metavar="YEAR|MONTH", help="如 2026 或 2026-10")
    add = add_command(group, "add", _add, "登记本地的放假日或上班日")
    add.add_argument("date", type=day, metavar="DATE")
    kind = add.add_mutually_exclusive_group(required=True)
    kind.add_argument("--off", action="store_true", help="放假")
    kind.add_argument("--work", action="store_true", help="上班")
    add.add_argument("--name", required=True)
    add.add_argument("--source", required=True, help="依据，如 自治州人民政府通知")
    remove = add_command(group, "remove", _remove, "删去登记的本地放假日或上班日")
    remove.add_argument("date", type=day, metavar="DATE")


def _read(args: Namespace) -> Answer:
    from desktop.documents.intake import read_source
    from desktop.domain.readers.holidays import read_holidays

    _book, calendar = reading_tools(args)
    found = read_holidays(read_source(Path(args.file)).text, calendar, args.year)
    words = [f"{found.year or '（未读到年份）'}年　{found.number or '（未读到文号）'}"]
    words += [
        f"{each.name}：放假 {_days(each.off)}" + (f"；上班 {_days(each.work)}" if each.work else "")
        for each in found.holidays
    ]
    words += [f"存疑 {doubt.where}：{doubt.reason}" for doubt in found.doubts]
    return Answer(found.as_json(), "\n".join(words))


def _import(args: Namespace) -> Answer:
    from desktop.documents.intake import file_bytes, read_source_bytes
    from desktop.services import calendar_intake as intake
    from desktop.services import calendar_plans as plans

    path = Path(args.file)
    data = file_bytes(path)
    desk = desk_of(args)
    if path.suffix.lower() == ".toml":
        text = _utf8(data, path.name)
        plan = plans.plan_of_file(text)
    else:
        text = read_source_bytes(data, path.name).text
        plan = plans.plan_of_notice(desk, plans.read_notice(desk, text, args.year), args.number)
    shown = intake.preview(desk, plan)
    if args.preview:
        return Answer(_shown(shown), "\n".join(_told(shown)))
    changes = intake.accept(desk, shown, name=path.name, data=data, text=text, despite=args.yes)
    words = "\n".join((f"已采用 {plan.source}。", *_told(shown)))
    return changed(changes, words, **_shown(shown))


def _export(args: Namespace) -> Answer:
    from desktop.services.calendar_plans import export_year

    text = export_year(desk_of(args), args.year)
    out = Path(args.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    return Answer({"file": str(out), "year": args.year}, str(out))


def _show(args: Namespace) -> Answer:
    from desktop.domain.periods import Span, read_period
    from desktop.services.calendar_view import days

    period = read_period(args.span)
    if period.span not in (Span.YEAR, Span.MONTH):
        raise Refused(f"“{args.span}”须是年份或月份，如 2026 或 2026-10，没有列出。")
    desk = desk_of(args)
    found = [
        view for view in days(desk, period.start, period.end) if period.span is Span.MONTH or _marked(view)
    ]
    head = f"{period.label}　{_source(desk, period.year)}"
    return Answer([_day(view) for view in found], "\n".join((head, *(view.sentence for view in found))))


def _add(args: Namespace) -> Answer:
    from desktop.services.calendar_plans import plan_of_day

    desk = desk_of(args)
    plan = plan_of_day(desk, args.date, off=args.off, name=args.name, source=args.source)
    return _taken(desk, plan, f"已登记 {args.date.isoformat()} {args.name}{'放假' if args.off else '上班'}。")


def _remove(args: Namespace) -> Answer:
    from desktop.services.calendar_plans import plan_of_removal

    desk = desk_of(args)
    return _taken(desk, plan_of_removal(desk, args.date), f"已删去 {args.date.isoformat()} 的登记。")


def _taken(desk: "Desk", plan: "Plan", words: str) -> Answer:
    from desktop.services import calendar_intake as intake

    shown = intake.preview(desk, plan)
    changes = intake.accept(desk, shown)
    return changed(changes, "\n".join((words, *_told(shown))), **_shown(shown))


def _shown(shown: "Preview") -> dict[str, Any]:
    return {
        "year": shown.plan.year,
        "source": shown.plan.source,
        "days": [{"date": d.day.isoformat(), "before": d.before, "after": d.after} for d in shown.days],
        "tasks": [
            {"number": t.number, "old": t.old.isoformat(), "new": t.new.isoformat()} for t in shown.tasks
        ],
        "kept": [{"number": t.number, "due": t.due.isoformat(), "reason": t.reason} for t in shown.kept],
        "meetings": [{"id": m.id, "date": m.day.isoformat(), "reason": m.words} for m in shown.meetings],
        "duties": [
            {
                "obligation": d.obligation,
                "period": d.period,
                "old": d.old.isoformat(),
                "new": d.new.isoformat(),
            }
            for d in shown.duties
        ],
        "doubts": [doubt.as_json() for doubt in shown.plan.doubts],
    }


def _told(shown: "Preview") -> list[str]:
    words = [shown.sentence]
    words += [f"期限 {t.number}：{t.old} → {t.new}　{t.matter}" for t in shown.tasks]
    words += [f"不变 {t.number}：{t.due}　{t.reason}" for t in shown.kept]
    words += [f"会议 {m.day}　{m.title}：{m.words}" for m in shown.meetings]
    words += [f"职责 {d.period}{d.subject}：{d.old} → {d.new}" for d in shown.duties]
    return words + [f"存疑 {doubt.where}：{doubt.reason}" for doubt in shown.plan.doubts]


def _day(view: "DayView") -> dict[str, Any]:
    return {
        "date": view.day.isoformat(),
        "worked": view.worked,
        "covered": view.covered,
        "words": view.words,
        "lunar": view.lunar.full if view.lunar else None,
        "meetings": [{"id": each.id, "title": each.title, "held": each.held} for each in view.meetings],
        "due": view.due,
        "duties": [{"obligation": d.obligation, "period": d.period, "met": d.met} for d in view.duties],
    }


def _marked(view: "DayView") -> bool:
    return bool(view.mark or view.meetings or view.due or view.duties)


def _source(desk: "Desk", year: int) -> str:
    from desktop.services.calendar_plans import source_of

    if not desk.calendar.covers(year):
        return "放假安排未录入，暂按周一至周五计"
    return source_of(desk, year) or "随附年历"


def _days(found: Any) -> str:
    return "、".join(day.isoformat() for day in found)


def _utf8(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Refused(
            f"“{name}”不是 UTF-8 编码的年历文件，没有采用。请用记事本另存为 UTF-8 后再试。"
        ) from fault
