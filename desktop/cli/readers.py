"""deadline explain, workdays: rules that need no data folder."""

from argparse import ArgumentParser, Namespace, _SubParsersAction

from desktop.cli.base import Answer, add_command, add_group, day, reading_tools


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands of this module."""
    group = add_group(commands, "deadline", "时限")
    explain = add_command(group, "explain", _explain, "说明一个时限用语如何变成日期")
    explain.add_argument("phrase", metavar="PHRASE")
    explain.add_argument("--anchor", type=day, required=True, metavar="DATE", help="会议或文件的日期")
    explain.add_argument("--received", type=day, metavar="DATE", help="收到之日")
    workdays = add_command(commands, "workdays", _workdays, "某日之后第 N 个工作日")
    workdays.add_argument("date", type=day, metavar="DATE")
    workdays.add_argument("n", type=int, metavar="N")


def _explain(args: Namespace) -> Answer:
    from desktop.domain.deadlines import explain

    _book, calendar = reading_tools(args)
    read = explain(args.phrase, args.anchor, calendar, args.received or args.anchor)
    words = [
        f"时限：{read.last.isoformat()}" if read.last else f"请确认：{read.question or '文字没有定下日期'}"
    ]
    words += [f"规则：{read.rule}", f"依据：{read.basis}", *read.steps]
    return Answer(read.as_json(), "\n".join(words))


def _workdays(args: Namespace) -> Answer:
    _book, calendar = reading_tools(args)
    counted = calendar.add_workdays(args.date, args.n)
    skipped = [{"date": each.day.isoformat(), "reason": each.reason} for each in counted.skipped]
    uncovered = [str(year) for year in counted.uncovered]
    value = {
        "date": counted.day.isoformat(),
        "from": args.date.isoformat(),
        "n": args.n,
        "skipped": skipped,
        "uncovered_years": list(counted.uncovered),
    }
    words = [f"{counted.day.isoformat()}（{calendar.describe(counted.day)}）"]
    words += [f"不计 {each['date']} {each['reason']}" for each in skipped]
    words += [f"{'、'.join(uncovered)}年放假安排未录入，暂按周一至周五计（未含调休）。"] if uncovered else []
    return Answer(value, "\n".join(words))
