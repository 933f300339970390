"""What becomes of a task: finished in time or late, extended, sent back, carried, split, or left as it is."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from desktop.domain.task_states import Approval
from desktop.services import ledger, tasks
from desktop.services.tasks import Carried, PartDraft

from .course import AFTER, LAST, YEAR, Year

_FATES = {
    "in_time": 34, "late": 18, "extended": 12, "returned": 7, "reopened": 3, "part": 5, "stop": 4, "carry": 6,
    "stays": 8, "split": 3,
}  # fmt: skip


def report_now_and_then(year: Year, task: str) -> None:
    """Let about half of the regular reports of a task come."""
    for n in range(1, 12):
        if year.random.random() < 0.5:
            report = partial(
                tasks.add_progress, year.desk, task, "本期情况", source="书面", by="联络员", on=None
            )
            year.at(year.clock.day + timedelta(20 * n), report)


def due_day(year: Year) -> date:
    """Return a deadline for a task opened today."""
    wanted = year.clock.day + timedelta(year.random.randint(15, 150))
    return min(year.desk.calendar.roll(wanted).day, LAST) if year.random.random() < 0.9 else wanted


def begin_all(year: Year, made: tuple[str, ...], source: str) -> None:
    """Give each task among the records made its fate."""
    for line in ledger.lines(year.desk, made):
        year.told(source)
        fate = year.random.choices(tuple(_FATES), tuple(_FATES.values()))[0]
        _begin(year, line.id, line.row.due_on, fate)


def _begin(year: Year, task: str, due: date | None, fate: str) -> None:
    aim = due or year.clock.day + timedelta(60)
    early = aim - timedelta(year.random.randint(0, 12))
    late = aim + timedelta(year.random.randint(1, 45))
    fates: dict[str, Callable[[], None]] = {
        "in_time": lambda: year.at(early, partial(_finish, year, task)),
        "late": lambda: _be_late(year, task, aim, late),
        "extended": lambda: year.at(aim - timedelta(5), partial(_extend, year, task, 1)),
        "returned": lambda: year.at(early, partial(_finish, year, task, "returned")),
        "reopened": lambda: year.at(early, partial(_finish, year, task, "reopened")),
        "part": lambda: year.at(min(late, date(YEAR + 1, 1, 8)), partial(_part, year, task)),
        "stop": lambda: year.at(aim - timedelta(3), partial(_stop, year, task)),
        "carry": lambda: year.at(_at_years_end(year), partial(_carry, year, task)),
        "stays": lambda: _press(year, task, aim),
        "split": lambda: year.at(year.clock.day + timedelta(5), partial(_split, year, task, aim)),
    }
    fates[fate]()


def _at_years_end(year: Year) -> date:
    return date(YEAR, 12, 21) + timedelta(year.random.randint(0, 25))


def _be_late(year: Year, task: str, due: date, done: date) -> None:
    _press(year, task, due, before=done)
    year.at(done, partial(_finish, year, task))


def _press(year: Year, task: str, due: date, before: date = AFTER) -> None:
    for days, kind in ((3, "press"), (14, "supervise"), (28, "circulate")):
        if due + timedelta(days) < before:
            tell = partial(
                tasks.add_progress, year.desk, task, f"已{kind}", source="电话", by="经办", kind=kind
            )
            year.at(due + timedelta(days), tell)


def _finish(year: Year, task: str, then: str = "close") -> None:
    tasks.finish(year.desk, task, text="已落实")
    year.told("finished")
    after = year.clock.day + timedelta(year.random.randint(1, 25))
    if then == "returned":
        year.at(after, partial(_send_back, year, task))
    elif then == "reopened" or year.random.random() < 0.8:
        year.at(after, partial(_close, year, task, then))


def _close(year: Year, task: str, then: str) -> None:
    tasks.close(year.desk, task, by="周文涛")
    year.told("closed")
    if then == "reopened":
        year.at(year.clock.day + timedelta(10), partial(_send_back, year, task))


def _send_back(year: Year, task: str) -> None:
    tasks.send_back(year.desk, task, reason="佐证材料不足")
    year.told("returned")
    year.at(year.clock.day + timedelta(8), partial(_finish, year, task))


def _extend(year: Year, task: str, times: int) -> None:
    due = ledger.lines(year.desk, [task])[0].row.due_on
    to = year.desk.calendar.roll((due or year.clock.day) + timedelta(30)).day
    tasks.extend(year.desk, task, to, reason="工期未到", paper=f"函〔{YEAR}〕{times}号", approver="周文涛")
    year.told("extended")
    if times == 1 and year.random.random() < 0.3:
        year.at(to - timedelta(2), partial(_extend, year, task, 2))
    elif year.random.random() < 0.9:
        year.at(to + timedelta(year.random.randint(-6, 12)), partial(_finish, year, task))


def _part(year: Year, task: str) -> None:
    tasks.part(
        year.desk,
        task,
        achieved="前两项",
        remaining="第三项",
        reason="资金未到位",
        approval=Approval("周文涛"),
    )
    year.told("part")


def _stop(year: Year, task: str) -> None:
    tasks.terminate(year.desk, task, reason="上级另有安排", approval=Approval("周文涛"))
    year.told("terminated")


def _carry(year: Year, task: str) -> None:
    to = Carried(year=YEAR + 1, due_on=date(YEAR + 1, 6, 30))
    tasks.carry(year.desk, task, reason="跨年工程", approval=Approval("周文涛"), to=to)
    year.told("carried")


def _split(year: Year, task: str, due: date) -> None:
    one, other = year.random.sample(year.units(), 2)
    made = tasks.split(
        year.desk, task, (PartDraft("第一部分", (one,)), PartDraft("第二部分", (other,), due_on=due))
    ).made
    year.told("split")
    for line in ledger.lines(year.desk, made):
        _begin(year, line.id, line.row.due_on, "in_time" if line.row.due_on else "stays")
