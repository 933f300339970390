"""What the papers share: the office's names and contact, the meeting or tasks chosen, words for days and states."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.tasks import Status
from desktop.services import ledger, meetings, roster
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.settings import text_of
from desktop.services.units import place_of

ALL_UNITS = re.compile(r"(各|全体|所有)(成员)?单位")
BLANK_DAY = "　　　　年　　月　　日"
_NUMBER = re.compile(r"(\d{4})-(\d+)")


def place(desk: Desk) -> str:
    """Return the place that the office serves."""
    return place_of(desk.office.name) or desk.office.name


def body_name(desk: Desk) -> str:
    """Return the full name of the deciding body with its place."""
    return f"{place(desk)}{desk.profile.body.full_name}"


def issuing_name(desk: Desk) -> str:
    """Return the name under which papers go out (发文名义): the office's own setting, else the body's office."""
    return text_of(desk, "issuing_name") or f"{body_name(desk)}办公室"


def number_word(desk: Desk, suffix: str = "") -> str:
    """Return the 发文字 of the office, its own setting or made from the place's first character, with a suffix."""
    return (text_of(desk, "number_word") or f"{place(desk)[:1]}府院办") + suffix


def letterhead(desk: Desk) -> dict[str, Any]:
    """Return the fields of every paper that goes out: who issues it and the day of completion."""
    return {"发文机关": issuing_name(desk), "成文日期": desk.today().isoformat()}


def contact(desk: Desk) -> dict[str, Any]:
    """Return the contact on the paper; unknown until the office has set it."""
    return {"联系人": text_of(desk, "contact") or None}


def meeting_of(desk: Desk, subject: Subject) -> meetings.MeetingFile:
    """Return the meeting that the paper is about; Refused when none is named."""
    if not subject.meeting_id:
        raise Refused("没有指明是哪一次会议，没有出文书。请先选择会议。")
    return meetings.open_meeting(desk, subject.meeting_id)


def tasks_of(desk: Desk, subject: Subject, paper: str, act: str = "办理") -> list[ledger.LedgerLine]:
    """Return the tasks that the paper is about; Refused when none is chosen (`act` says for what)."""
    if not subject.task_ids:
        raise Refused(f"没有要{act}的事项，没有出{paper}。请先在台账中选择事项，或者指明单位。")
    return ledger.lines(desk, subject.task_ids)


def one_task(desk: Desk, subject: Subject, paper: str) -> ledger.LedgerLine:
    """Return the one task that the form is about; Refused for none or several."""
    lines = tasks_of(desk, subject, paper)
    if len(lines) > 1:
        raise Refused(f"{paper}一事一表，这里选了{len(lines)}项，没有出表。请逐项出，或者分别选择。")
    return lines[0]


def our_lines(desk: Desk, *, open_only: bool = False, sort: str = "number") -> list[ledger.LedgerLine]:
    """Return our tasks, all or those under way."""
    statuses = (Status.OPEN,) if open_only else ()
    chosen = ledger.LedgerFilter(statuses=statuses, owner_id=desk.office.id)
    return ledger.lines(desk, ledger.ids(desk, chosen, sort))


def member_units(desk: Desk, on: date) -> list[roster.UnitRow]:
    """Return the units that had a seat on a day, in protocol order."""
    return [row for row in roster.unit_rows(desk, on) if row.seats]


def unit_kind(desk: Desk, name: str) -> str:
    """Return the kind of a unit on today's roster, empty for one that is not there."""
    return next((row.kind for row in roster.unit_rows(desk, desk.today()) if row.name == name), "")


def concerns(line: ledger.LedgerLine, unit: str) -> bool:
    """Tell whether a unit leads or supports a task, or stands among 各成员单位."""
    row = line.row
    return unit in (*row.lead, *row.support) or any(ALL_UNITS.fullmatch(words) for words in row.collective)


def leads(line: ledger.LedgerLine) -> str:
    """Return the lead units as words, else the group that the paper names."""
    return "、".join(line.row.lead or line.row.collective)


def lead_units(lines: Sequence[ledger.LedgerLine]) -> str:
    """Return the lead units of several tasks, each once."""
    return "、".join(dict.fromkeys(name for line in lines for name in line.row.lead))


def sources(lines: Sequence[ledger.LedgerLine]) -> str:
    """Return where the tasks come from, each source once: 纪要第1期第2、3项."""
    notes = dict.fromkeys(line.row.source_note for line in lines if line.row.source_note)
    found: dict[str, list[str]] = {}
    for note in notes:
        item = re.fullmatch(r"(.+?)第(\d+)项", note)
        found.setdefault(item[1] if item else note, []).extend([item[2]] if item else [])
    words = [f"{name}第{'、'.join(items)}项" if items else name for name, items in found.items()]
    return "、".join(words) or "工作安排"


def numbers_of(lines: Sequence[ledger.LedgerLine]) -> str:
    """Return the numbers of tasks shortly and without loss: 2026-001至2026-004、2026-007."""
    numbers = sorted(line.row.number for line in lines)
    runs = [
        [number for _place, number in run]
        for _key, run in groupby(enumerate(numbers), lambda each: _run_key(each[1], each[0]))
    ]
    return "、".join(f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)


def _run_key(number: str, place_in_row: int) -> tuple[str, int]:
    """Return what consecutive numbers of a sorted row have in common."""
    whole = _NUMBER.fullmatch(number)
    return (whole[1], int(whole[2]) - place_in_row) if whole else (number, 0)


def day(value: date | None) -> str:
    """Return a day as the standard writes it, a dash for none."""
    return chinese_date(value) if value else "—"


def due_words(line: ledger.LedgerLine) -> str:
    """Return the deadline in force: its day, else the paper's own words."""
    row = line.row
    return chinese_date(row.due_on) if row.due_on else (row.deadline_raw or "未写明")


def day_cell(value: date | None) -> str:
    """Return a day for a narrow column, broken after the year; a dash for none."""
    return day(value).replace("年", "年\n")


def due_cell(line: ledger.LedgerLine) -> str:
    """Return the deadline in force for a narrow column."""
    return day_cell(line.row.due_on) if line.row.due_on else due_words(line)


def due_with_original(line: ledger.LedgerLine) -> str:
    """Return the deadline in force for a narrow column and, after an extension, the original one below it."""
    row = line.row
    moved = row.original_due_on and row.due_on and row.original_due_on != row.due_on
    return f"{due_cell(line)}\n（原定{day_cell(row.original_due_on)}）" if moved else due_cell(line)


def state_words(line: ledger.LedgerLine) -> str:
    """Return light and state, the overdue working days below; symbol and word, so that it reads without colour."""
    late = f"{line.overdue.by_current}个工作日" if line.overdue.by_current else ""
    if Status(line.row.status) is not Status.OPEN:
        state = f"{line.light.symbol}{Status(line.row.status).word}"
        return f"{state}\n（逾期{late}办结）" if late else state
    return f"{line.light.symbol}{line.light.word}" + (f"\n{late}" if late else "")


def task_mark(line: ledger.LedgerLine) -> str:
    """Return number and check code of a task, one below the other, as reply forms carry them."""
    return f"{line.row.number}\n{line.row.check_code}"


def sentence(text: str) -> str:
    """Return the words of the minutes as one sentence with its full stop."""
    words = "".join(text.split())
    return words if words.endswith(("。", "；", "！")) else f"{words.rstrip('，,;')}。"
