"""Each number of the yearly sheet: its head, its rule in words, and the rows that make it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.assessment import (
    Came,
    EntryFact,
    MeetingFact,
    Number,
    Row,
    Shown,
    TaskFact,
    UnitYear,
    counted_until,
    days_late,
)
from desktop.domain.tasks import Status
from desktop.domain.workdays import WorkCalendar

Pick = Callable[[UnitYear, WorkCalendar], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Definition:
    """One number: its key, the group it stands in, its head, its rule in words, and how its rows are picked."""

    key: str
    group: str
    title: str
    rule: str
    pick: Pick
    shown: Shown = Shown.COUNT

    @property
    def name(self) -> str:
        """Return the head without the deadline it is measured against."""
        return self.title.partition("（")[0]

    @property
    def against(self) -> str:
        """Return which deadline it is measured against: 原定, 现, empty for numbers without one."""
        return self.title.partition("（")[2].rstrip("）")


YEAR_RULE = (
    "事项按编号所属年度计入；由上年转来的事项以本年新编号计入本年，同时单列“其中上年转入”；"
    "拆分的事项，原事项和拆分出的各部分按各自编号各计一项。"
    "各数按截至日的情形计，截至日以后的办结、销号、延期不计；部分落实、转下年、终止是对本年事项的定性，何时登记都计入。"
    "年度终了后计算的，12月31日到期而当日没有办结的按逾期计。"
)
RANK_RULE = (
    "位次按“按期率（现期限）”从高到低排列，按分子分母比较，不取舍小数；比率相同的位次相同；分母为零的不排。"
)


def rules(*, ranked: bool = False) -> list[tuple[str, str]]:
    """Return the counting rules as a paper prints them: head and words, a rule of both deadlines once."""
    named = {each.name: each.rule for each in DEFINITIONS}
    more = [("位次", RANK_RULE)] if ranked else []
    return [("年度和截至日", YEAR_RULE), *named.items(), *more]


def count(unit: UnitYear, calendar: WorkCalendar) -> dict[str, Number]:
    """Return every number of a unit's sheet by its key, in the order of the sheet."""
    return {each.key: Number(each.key, each.shown, tuple(each.pick(unit, calendar))) for each in DEFINITIONS}


def _of_task(task: TaskFact, *, days: int = 0, good: bool = False) -> Row:
    return Row("task", task.id, task.id, days, good)


def _tasks(passes: Callable[[TaskFact], bool]) -> Pick:
    return lambda unit, _calendar: (_of_task(task) for task in unit.lead if passes(task))


def _standing(status: Status) -> Pick:
    return _tasks(lambda task: task.status is status)


def _support(unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
    return (_of_task(task) for task in unit.support)


def _taken(unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
    return (_of_task(task) for task in unit.lead if task.id in unit.taken)


def _handed(unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
    return (_of_task(task) for task in unit.handed)


def _earlier(unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
    return (_of_task(task) for task in unit.earlier)


@dataclass(frozen=True, slots=True)
class _Measure:
    """The numbers against one of the two deadlines: the original or the one in force."""

    due: Callable[[TaskFact], date | None]

    def on_time(self, task: TaskFact, _seen_on: date) -> bool:
        """Whether the task was finished, and not after its deadline."""
        due = self.due(task)
        return _finished(task) and due is not None and task.done_on is not None and task.done_on <= due

    def late(self, task: TaskFact, _seen_on: date) -> bool:
        """Whether the task was finished after its deadline."""
        due = self.due(task)
        return _finished(task) and due is not None and task.done_on is not None and task.done_on > due

    def owed(self, task: TaskFact, seen_on: date) -> bool:
        """Whether the task has no 办结 though its deadline passed; 终止 is owed no longer."""
        due, until = self.due(task), counted_until(task, seen_on)
        running = not _finished(task) and task.status is not Status.TERMINATED
        return running and due is not None and until is not None and until > due

    def rows(self, passes: Callable[[TaskFact, date], bool]) -> Pick:
        """Pick the tasks that pass, with their overdue working days."""

        def pick(unit: UnitYear, calendar: WorkCalendar) -> Iterator[Row]:
            for task in unit.lead:
                if passes(task, unit.seen_on):
                    yield _of_task(task, days=days_late(self.due(task), task, unit.as_of, calendar))

        return pick

    def overdue(self, unit: UnitYear, calendar: WorkCalendar) -> Iterator[Row]:
        """Pick the tasks with overdue working days."""
        for task in unit.lead:
            days = days_late(self.due(task), task, unit.as_of, calendar)
            if days:
                yield _of_task(task, days=days)

    def rate(self, unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
        """Pick what was due or finished; what is not yet due and not finished stays out."""
        for task in unit.lead:
            good = self.on_time(task, unit.seen_on)
            if good or self.late(task, unit.seen_on) or self.owed(task, unit.seen_on):
                yield _of_task(task, good=good)


def _finished(task: TaskFact) -> bool:
    return task.status in (Status.DONE, Status.CLOSED)


_ORIGINAL = _Measure(lambda task: task.original_due_on)
_CURRENT = _Measure(lambda task: task.due_on)


def _not_yet_due(unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
    for task in unit.lead:
        if task.status is Status.OPEN and task.due_on is not None and task.due_on >= unit.seen_on:
            yield _of_task(task)


def _undated(unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
    return (_of_task(task) for task in unit.lead if task.status is Status.OPEN and task.due_on is None)


def _extensions(unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
    for each in unit.extensions:
        if each.granted_on <= unit.as_of:
            yield Row("task", each.task_id, each.id)


def _entries(kind: str) -> Pick:
    def pick(unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
        told: set[str] = set()
        for entry in unit.entries:
            once = entry.paper_id or entry.id
            if entry.kind == kind and _within(entry, unit) and once not in told:
                told.add(once)
                yield Row("task", entry.task_id, entry.id)

    return pick


def _within(entry: EntryFact, unit: UnitYear) -> bool:
    return entry.on.year == unit.year and entry.on <= unit.as_of


def _meetings(*came: Came) -> Pick:
    return _attended(lambda meeting: not came or meeting.came in came)


def _attended(passes: Callable[[MeetingFact], bool]) -> Pick:
    return lambda unit, _calendar: (
        Row("meeting", each.id, each.id) for each in unit.meetings if passes(each)
    )


def _stood_in_again(unit: UnitYear, _calendar: WorkCalendar) -> Iterator[Row]:
    stood_in = [each for each in unit.meetings if each.came is Came.STAND_IN]
    for each in sorted(stood_in, key=lambda meeting: (meeting.on, meeting.id))[1:]:
        yield Row("meeting", each.id, each.id)


_MATTERS, _TIME, _WORK, _PRESSED, _MET = "事项", "时限", "办理", "催督办", "参会"
_BOTH = "，分别按原定期限和现期限（延期后的期限）计"
_TWO = (("original", "原定", _ORIGINAL), ("current", "现", _CURRENT))


def _pair(
    key: str, name: str, rule: str, pick: Callable[[_Measure], Pick], shown: Shown = Shown.COUNT
) -> Iterator[Definition]:
    """Give a number twice: against the original deadline and against the one in force."""
    for which, short, measure in _TWO:
        yield Definition(f"{key}_{which}", _TIME, f"{name}（{short}）", rule + _BOTH, pick(measure), shown)


_TIMED = (
    *_pair("on_time", "按期办结", "办结日不晚于期限的牵头事项", lambda by: by.rows(by.on_time)),
    *_pair("late", "逾期办结", "办结日晚于期限的牵头事项", lambda by: by.rows(by.late)),
    *_pair(
        "owed", "逾期未结", "没有办结而期限已过的牵头事项；部分落实、转下年的看定性之日，终止的不计",
        lambda by: by.rows(by.owed),
    ),
    *_pair(
        "days", "逾期工作日", "牵头事项超过期限的工作日合计，办结之日起不再增加；终止的不计",
        lambda by: by.overdue, Shown.DAYS,
    ),
    *_pair(
        "rate", "按期率",
        "按期办结÷（按期办结＋逾期办结＋逾期未结）；未到期而未办结、没有期限和终止的不进分母，分母为零印“—”",
        lambda by: by.rate, Shown.RATE,
    ),
)  # fmt: skip


DEFINITIONS: tuple[Definition, ...] = (
    Definition("lead", _MATTERS, "牵头", "本年度编号、由本单位牵头的事项；共同牵头的各计一项", _tasks(lambda _task: True)),
    Definition("carried", _MATTERS, "其中上年转入", "牵头事项中由上年度转来的", _tasks(lambda task: task.carried)),
    Definition("taken", _MATTERS, "其中承接", "牵头事项中因机构改革由原单位转来、承接办理的", _taken),
    Definition("handed", _MATTERS, "移交", "原由本单位牵头、因机构改革移交承接单位的本年度事项，计入承接单位", _handed),
    Definition("support", _MATTERS, "协办", "本年度编号、由本单位配合的事项；同时牵头的不重复计", _support),
    Definition("closed", _MATTERS, "已销号", "牵头事项中已销号的", _standing(Status.CLOSED)),
    Definition("done", _MATTERS, "办结待销号", "牵头事项中已登记办结、尚未销号的", _standing(Status.DONE)),
    Definition("partial", _MATTERS, "部分落实", "牵头事项中定为部分落实的", _standing(Status.PARTIAL)),
    Definition("transferred", _MATTERS, "转下年", "牵头事项中转入下一年度的", _standing(Status.TRANSFERRED)),
    Definition("terminated", _MATTERS, "终止", "牵头事项中终止办理的", _standing(Status.TERMINATED)),
    Definition("open", _MATTERS, "在办", "牵头事项中仍在办理的", _standing(Status.OPEN)),
    Definition("earlier", _MATTERS, "以前年度在办", "以前年度编号、由本单位牵头、截至日仍在办理的事项，不计入上列各数", _earlier),
    *_TIMED,
    Definition("not_due", _TIME, "未到期", "牵头事项中仍在办理、现期限未过的", _not_yet_due),
    Definition("undated", _TIME, "无期限或长期", "牵头事项中仍在办理、没有确定完成日期的", _undated),
    Definition("extensions", _WORK, "延期次数", "牵头事项经批准延期的次数", _extensions),
    Definition("returns", _WORK, "退回次数", "本年内牵头事项办结后被退回或销号后重开的次数", _entries("return")),
    Definition("missed", _WORK, "漏报次数", "牵头的长期事项到期没有报告的次数，按各事项的报告周期逐期计", _entries("missed")),
    Definition("press", _PRESSED, "催办", "本年内就牵头事项催办的次数；同一份文书催办几项的计一次", _entries("press")),
    Definition("supervise", _PRESSED, "督办", "本年内就牵头事项督办的次数；同一份文书督办几项的计一次", _entries("supervise")),
    Definition("circulate", _PRESSED, "通报", "本年内就牵头事项通报的次数；同一份文书通报几项的计一次", _entries("circulate")),
    Definition("due_at", _MET, "应到", "本年内已召开、邀请了本单位或登记了本单位到会情况的会议；列席的不计", _meetings()),
    Definition("chief", _MET, "正职", "应到会议中正职到会的；一次会议几人到会的按职级最高者计", _meetings(Came.CHIEF)),
    Definition("deputy", _MET, "副职", "应到会议中副职到会的", _meetings(Came.DEPUTY)),
    Definition("other", _MET, "其他", "应到会议中其他人员到会或没有登记职级的", _meetings(Came.OTHER)),
    Definition("stand_in", _MET, "代会", "应到会议中由他人代会的", _meetings(Came.STAND_IN)),
    Definition("leave", _MET, "请假", "应到会议中请假的", _meetings(Came.LEAVE)),
    Definition("absent", _MET, "缺席", "应到会议中缺席的", _meetings(Came.ABSENT)),
    Definition("unrecorded", _MET, "未登记", "邀请了本单位而没有登记到会情况的", _meetings(Came.UNRECORDED)),
    Definition("stand_in_again", _MET, "重复代会", "本年内第二次及以后的代会", _stood_in_again),
    Definition("unanswered", _MET, "未回执", "邀请了本单位而没有收到回执的", _attended(lambda each: each.replied is False)),
)  # fmt: skip
BY_KEY = {each.key: each for each in DEFINITIONS}
