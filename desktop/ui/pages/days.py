"""Days as a clerk types them, for the date fields of the pages."""

import re
from collections.abc import Callable
from datetime import date

from desktop.domain.dates import read_date
from desktop.domain.errors import Refused
from desktop.domain.workdays import WEEKDAYS, WorkCalendar
from desktop.services.desk import Desk
from desktop.ui.widgets.datefield import ParsedDate

UNCOVERED = "放假未录入"  # the year is counted Monday to Friday until its notice is taken in
Parse = Callable[[str], ParsedDate | None]
_LENGTH = re.compile(
    r"^(?:再?延[长期]?)?\s*[\d一二三四五六七八九十两]+\s*个?(?:工作日|天|日|周|星期|月)(?!\d|[日号])"
)


def parser(desk: Desk, *, forward: bool = True) -> Parse:
    """Return what reads a typed day; `forward` False is for days that lie behind."""

    def parse(words: str) -> ParsedDate | None:
        return _read(words, desk.today(), desk.calendar, forward)

    return parse


def extension_parser(desk: Desk, due: date | None) -> Parse:
    """Return what reads the new day of an extension: 30个工作日 counts from the deadline now in force."""

    def parse(words: str) -> ParsedDate | None:
        if due is None or not _LENGTH.match(words.strip()):
            return _read(words, desk.today(), desk.calendar, forward=True)
        length = re.sub(r"^再?延[长期]?", "", words.strip())
        read = _read(length if length.endswith("内") else f"{length}内", due, desk.calendar, forward=True)
        return ParsedDate(read.day, f"{read.note} 自现期限起算".strip()) if read else None

    return parse


def told(day: date, calendar: WorkCalendar) -> str:
    """Return a day with what it is: 2026-03-05（周四）, 2026-10-10（周六 补班）."""
    words = f"周{'一二三四五六日'[day.weekday()]} {day_note(day, calendar)}".strip()
    return f"{day.isoformat()}（{words}）"


def day_note(day: date, calendar: WorkCalendar) -> str:
    """Return 补班 or 国庆节放假, "" for a day like any other; a year without its holiday notice is said."""
    said = calendar.describe(day)
    if said not in WEEKDAYS:
        return said
    return "" if calendar.covers(day.year) else UNCOVERED


def _read(words: str, today: date, calendar: WorkCalendar, forward: bool) -> ParsedDate | None:
    try:
        day = read_date(words, today, calendar, forward)
    except Refused:
        return None
    return ParsedDate(day, day_note(day, calendar))
