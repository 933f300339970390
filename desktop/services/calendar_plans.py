"""What may be taken into the calendar: a holiday notice, a year file, a single local day."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import Refused
from desktop.domain.readers.holidays import Doubt, HolidayNotice, read_holidays
from desktop.domain.workdays import SpecialDay, WorkCalendar, parse_year_file
from desktop.domain.yearfile import year_file
from desktop.services.calendars import LOCAL, is_local, shipped_calendar, shipped_sources, taken_years
from desktop.services.desk import Desk
from desktop.store.tables import CalendarDay


@dataclass(frozen=True, slots=True)
class Plan:
    """Days to take in: `year` None for single days; `settles` tells that the year is known from then on.

    `dropped` are days entered by hand that are taken back. `source` is the number of the notice or the paper a
    local day rests on; `doubts` are what its reader asks.
    """

    label: str
    source: str
    year: int | None
    settles: bool
    days: tuple[SpecialDay, ...]
    doubts: tuple[Doubt, ...] = ()
    dropped: tuple[date, ...] = ()


def read_notice(desk: Desk, text: str, year: int | None = None) -> HolidayNotice:
    """Read a holiday notice (pasted, or the text of a file); nothing is stored."""
    return read_holidays(text, desk.calendar, year)


def plan_of_notice(desk: Desk, notice: HolidayNotice, number: str = "") -> Plan:
    """Return what a notice would bring; `number` is the number a person gave where the text lost it.

    A notice about some festivals only (调整…假期) leaves the others of the year as they are. Refused where no
    year or day was read, or no number is known.
    """
    source = number.strip() or notice.number
    if notice.year is None:
        raise Refused("没有读到是哪一年的放假安排，没有采用。请写明年份后再读一遍。")
    if not notice.days:
        raise Refused(f"没有从通知里读到{notice.year}年的放假日子，没有采用。请核对原文后再读一遍。")
    if not source:
        raise Refused("没有读到通知的文号，没有采用。请填写文号，如 国办发明电〔2025〕7号。")
    kept: tuple[SpecialDay, ...] = ()
    if not notice.whole:
        named = {name for each in notice.holidays for name in each.names}
        before = _without_local(desk, notice.year)
        kept = tuple(day for day in before if not named & set(day.name.split("、")))
    settles = notice.whole or desk.calendar.covers(notice.year)
    days = {day.day: day for day in (*kept, *notice.days)}
    ordered = tuple(days[day] for day in sorted(days))
    return Plan("采用放假通知", source, notice.year, settles, ordered, notice.doubts)


def plan_of_file(text: str) -> Plan:
    """Return what a year file (年历文件) would bring; Refused, naming the line, where it is none."""
    year, days, source = parse_year_file(text)
    if not days:
        raise Refused(f"{year}年的年历文件里没有放假和补班的日子，没有采用。")
    return Plan("采用年历文件", source or f"{year}年年历文件", year, True, days)


def plan_of_day(desk: Desk, day: date, *, off: bool, name: str, source: str) -> Plan:
    """Return what a day entered by hand would bring (放假办法第四条: 少数民族节日 are set locally).

    Refused without name or source, and for a day that is already so.
    """
    missing = [words for words, value in (("名称", name), ("依据", source)) if not value.strip()]
    if missing:
        raise Refused(
            f"本地放假日缺少{'、'.join(missing)}，没有登记。请补填，如 古尔邦节、自治区人民政府通知。"
        )
    if desk.calendar.is_workday(day) is not off:
        state = "不上班" if off else "上班"
        raise Refused(f"{day.isoformat()}（{desk.calendar.describe(day)}）本来就{state}，没有登记。")
    label = "登记本地放假日" if off else "登记本地上班日"
    special = SpecialDay(day, off, name.strip())
    return Plan(label, LOCAL + source.strip(), None, False, (special,))


def plan_of_removal(desk: Desk, day: date) -> Plan:
    """Return what taking back a day entered by hand would bring; Refused where none was."""
    with desk.view() as view:
        row = view.first(CalendarDay, day=day)
        if row is None or not is_local(row.source):
            raise Refused(f"{day.isoformat()}不是本单位登记的放假或上班日，没有改动。")
        source = row.source
    return Plan("删去本地放假日", source, None, False, (), dropped=(day,))


def export_year(desk: Desk, year: int) -> str:
    """Return the year file of a covered year, local days left out; Refused for a year not known."""
    if not desk.calendar.covers(year):
        raise Refused(f"{year}年的放假安排还没有收入，没有导出。请先采用该年的放假通知。")
    return year_file(year, _without_local(desk, year), source_of(desk, year))


def source_of(desk: Desk, year: int) -> str:
    """Return the notice or file a year rests on, "" where the number is not known."""
    with desk.view() as view:
        return taken_years(view).get(year) or shipped_sources().get(year, "")


def calendar_with(desk: Desk, plan: Plan) -> WorkCalendar:
    """Return the calendar as it would be with a plan taken in; local days stay where the plan names no other."""
    calendar = desk.calendar
    if plan.year is None:
        under = [day for each in plan.dropped for day in _without_local(desk, each.year) if day.day == each]
        return calendar.without_days(plan.dropped).with_days((*under, *plan.days))
    local = [day for day in _local(desk) if day.day.year == plan.year]
    if plan.settles:
        calendar = calendar.with_year(plan.year, ())
    return calendar.with_days((*local, *plan.days))


def local_days(desk: Desk, year: int) -> list[tuple[SpecialDay, str]]:
    """Return the days of a year that were entered by hand, each with its source."""
    with desk.view() as view:
        rows = [row for row in view.find(CalendarDay, order="day") if is_local(row.source)]
        return [
            (SpecialDay(row.day, row.off, row.name), row.source.removeprefix(LOCAL))
            for row in rows
            if row.day.year == year
        ]


def _local(desk: Desk) -> list[SpecialDay]:
    with desk.view() as view:
        rows = view.find(CalendarDay, order="day")
        return [SpecialDay(row.day, row.off, row.name) for row in rows if is_local(row.source)]


def _without_local(desk: Desk, year: int) -> tuple[SpecialDay, ...]:
    """Return the year's days off and make-up days without those entered by hand."""
    with desk.view() as view:
        if year not in taken_years(view):
            return shipped_calendar().special_days(year)
        rows = view.find(CalendarDay, order="day")
        return tuple(
            SpecialDay(row.day, row.off, row.name)
            for row in rows
            if row.day.year == year and not is_local(row.source)
        )
