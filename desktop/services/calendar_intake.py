"""Taking a holiday notice in: first what would move, then all of it as one act."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Changes
from desktop.domain.errors import Refused
from desktop.services import calendar_moves as moves
from desktop.services.calendar_plans import Plan, calendar_with
from desktop.services.calendars import YEAR_KEY, is_local, taken_years
from desktop.services.desk import Desk
from desktop.store.tables import CalendarDay, Setting, SourceFile, Task
from desktop.store.work import Work

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day whose meaning would change: what the calendar says now and what it would say."""

    day: date
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a plan in would change, each from old to new; nothing is stored yet."""

    plan: Plan
    days: tuple[DayChange, ...]
    tasks: tuple[moves.MovedTask, ...]
    kept: tuple[moves.KeptTask, ...]
    meetings: tuple[moves.HitMeeting, ...]
    duties: tuple[moves.MovedDuty, ...]
    firm: tuple[moves.FirmTask, ...] = ()

    @property
    def sentence(self) -> str:
        """Say in one sentence what would move."""
        parts = [f"{len(self.tasks)} 项期限将变动" if self.tasks else "没有期限变动"]
        if self.meetings:
            parts.append(f"{len(self.meetings)} 次筹备中的会议落在放假日")
        if self.duties:
            parts.append(f"{len(self.duties)} 项职责的到期日将变动")
        if self.kept:
            parts.append(f"{len(self.kept)} 项不变动，请核对")
        if self.firm:
            parts.append(f"{len(self.firm)} 项期限不变，不再是暂计")
        return f"{len(self.days)} 天的放假或补班有变化；{'，'.join(parts)}。"


def preview(desk: Desk, plan: Plan) -> Preview:
    """Return what taking a plan in would change."""
    new, old = calendar_with(desk, plan), desk.calendar
    first, last = _stretch(plan)
    changed = moves.changed_days(old, new, first, last)
    tasks = moves.judge_tasks(desk, new, changed)
    special = (*plan.days, *old.special_days(plan.year or 0))
    days = sorted({*plan.dropped, *(each.day for each in special)})
    return Preview(
        plan,
        tuple(
            DayChange(day, old.describe(day), new.describe(day))
            for day in days
            if old.describe(day) != new.describe(day)
        ),
        tasks.moved,
        tasks.kept,
        moves.meetings_hit(desk, new, changed),
        moves.duties_moved(desk, new, changed),
        tasks.firm,
    )


def accept(
    desk: Desk, shown: Preview, *, name: str = "", data: bytes = b"", text: str = "", despite: bool = False
) -> Changes:
    """Take in what was shown, as one act: the days, the moved deadlines, the kept text of the notice.

    Only the tasks that were shown move; their original day and the journal keep what was. `data` and `text`
    are the file and its text, kept as the source. Refused while the reader has doubts and nobody said to go on
    `despite` them, and when something changed since the preview.
    """
    plan = shown.plan
    if plan.doubts and not despite:
        told = "；".join(f"{doubt.where}：{doubt.reason}" for doubt in plan.doubts[:_SHOWN])
        more = f"；另有 {len(plan.doubts) - _SHOWN} 处" if len(plan.doubts) > _SHOWN else ""
        raise Refused(f"还有 {len(plan.doubts)} 处存疑，没有采用：{told}{more}。请改正，或者核对后照此采用。")
    if preview(desk, plan) != shown:
        raise Refused("预览之后台账或日历有了变化，没有采用。请重新预览后再采用。")
    kept = desk.store.files.keep(data or text.encode()) if text or data else ""
    with desk.act(plan.label, reason=shown.sentence, paper=plan.source) as work:
        source = None
        if kept:
            source = work.add(
                SourceFile(kind="holidays", name=name or plan.source, text=text, sha256=kept)
            ).id
        _put_days(work, plan)
        if plan.settles and plan.year is not None:
            _settle_year(work, desk, plan, source)
        for moved in shown.tasks:
            task = work.need(Task, moved.id)
            task.due_on = moved.new
            told = f"按{plan.source}重新计算，原为{moved.old.isoformat()}"
            task.deadline_basis = "\n".join((moved.basis, told))
        for firm in shown.firm:
            work.need(Task, firm.id).deadline_basis = firm.basis
    desk.reload()
    return work.changes


def _stretch(plan: Plan) -> tuple[date, date]:
    days = [*plan.dropped, *(special.day for special in plan.days)]
    if plan.year is not None:
        days += [date(plan.year, 1, 1), date(plan.year, 12, 31)]
    return min(days), max(days)


def _put_days(work: Work, plan: Plan) -> None:
    """Put the days in the place of what stood for them before: the year's own, and any of the same day."""
    before = taken_years(work).get(plan.year, "") if plan.year is not None else ""
    named = {*plan.dropped, *(special.day for special in plan.days)}
    for row in work.find(CalendarDay):
        of_year = plan.settles and row.day.year == plan.year and not is_local(row.source)
        if of_year or row.day in named or (before and row.source == before):
            work.remove(row)
    for special in plan.days:
        work.add(CalendarDay(day=special.day, off=special.off, name=special.name, source=plan.source))


def _settle_year(work: Work, desk: Desk, plan: Plan, source: str | None) -> None:
    key = f"{YEAR_KEY}{plan.year}"
    value = {"source": plan.source, "on": desk.today().isoformat(), "text": source}
    setting = work.first(Setting, key=key)
    if setting is None:
        work.add(Setting(key=key, value=value))
    else:
        setting.value = value
