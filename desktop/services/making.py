"""What each paper of the catalogue needs before it can be made, and making it from what the clerk chose."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import Refused
from desktop.services import ledger, papers
from desktop.services.desk import Desk
from desktop.services.paper_facts import Subject
from desktop.services.papers import Batch

GROUPS = ("会议", "台账", "成员单位", "综合")
_BETWEEN = re.compile(r"[、，,；;\s]+")
_RANGE = re.compile(r"(\d{4}-\d+)(?:至|到|~|～)(\d{4}-\d+)")


class Tasks(StrEnum):
    """Which tasks a paper speaks of: none, those chosen or else all that it concerns, exactly one each."""

    NONE = "none"
    CHOSEN = "chosen"
    ONE = "one"


class Units(StrEnum):
    """For whom a paper is: nobody named; one for all or each its own; each its own; only for units named."""

    NONE = "none"
    EITHER = "either"
    EACH = "each"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Needs:
    """What has to be chosen for a paper; `day` names the day it asks for, empty where it asks for none."""

    group: str
    meeting: bool = False
    tasks: Tasks = Tasks.NONE
    units: Units = Units.NONE
    day: str = ""

    @property
    def words(self) -> str:
        """Say what is to be chosen: 会议、单位."""
        tasks = {Tasks.CHOSEN: "事项", Tasks.ONE: "一个事项"}
        parts = (
            "会议" if self.meeting else "",
            tasks.get(self.tasks, ""),
            "单位" if self.units != "none" else "",
        )
        return "、".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Order:
    """What the clerk chose: `tasks` are numbers as typed (空: 全部), `units` names (none: all that it concerns)."""

    kind: str
    meeting_id: str | None = None
    tasks: str = ""
    units: tuple[str, ...] = ()
    each_unit: bool = False
    on: date | None = None


_MEETING = Needs("会议", meeting=True)
_TO_MEMBERS = Needs("会议", meeting=True, units=Units.EITHER)
_PRESSING = Needs("台账", tasks=Tasks.CHOSEN, units=Units.EACH)
_LEDGER = Needs("台账", tasks=Tasks.CHOSEN)
NEEDS: dict[str, Needs] = {
    "meeting_notice": _TO_MEMBERS,
    "meeting_receipt": _TO_MEMBERS,
    "invitation_letter": _TO_MEMBERS,
    "meeting_postponed": _TO_MEMBERS,
    "meeting_cancelled": _TO_MEMBERS,
    "meeting_correction": _TO_MEMBERS,
    "name_list": _MEETING,
    "meeting_register": Needs("会议", day="年度内任意一天"),
    "missing_receipts": _MEETING,
    "delivery_sheet": _MEETING,
    "agenda": _MEETING,
    "sign_in_sheet": _MEETING,
    "desk_cards": _MEETING,
    "status_table": _MEETING,
    "minutes": _MEETING,
    "minutes_excerpt": Needs("会议", meeting=True, units=Units.EACH),
    "decision_table": _MEETING,
    "routing_sheet": _MEETING,
    "assignment": _PRESSING,
    "urging": _PRESSING,
    "supervision": _PRESSING,
    "feedback_form": _PRESSING,
    "supplement_request": _PRESSING,
    "urging_register": _LEDGER,
    "people_wanted": Needs("台账", tasks=Tasks.CHOSEN, units=Units.EITHER),
    "extension_approval": Needs("台账", tasks=Tasks.ONE, day="申请延至"),
    "closing_approval": Needs("台账", tasks=Tasks.ONE),
    "ledger": _LEDGER,
    "ledger_a3": _LEDGER,
    "ledger_original": _LEDGER,
    "double_list": Needs("台账", day="年份（当年任一天）"),
    "list_call": Needs("台账", day="申报截止"),
    "list_completion": Needs("台账", day="年份（当年任一天）"),
    "inspection_list": Needs("台账"),
    "inspection_report": Needs("台账"),
    "assessment_sheet": Needs("台账", units=Units.EACH),
    "assessment_summary": Needs("台账"),
    "roster": Needs("成员单位", day="截至"),
    "contact_sheet": Needs("成员单位", day="截至"),
    "liaison_check": Needs("成员单位", units=Units.EITHER),
    "member_change": Needs("成员单位", units=Units.NAMED),
    "handover": Needs("综合"),
    "letter": Needs("综合", tasks=Tasks.CHOSEN, units=Units.EACH),
    "report": Needs("综合"),
    "circular": Needs("综合", tasks=Tasks.CHOSEN),
    "one_page": Needs("综合"),
    "year_calendar": Needs("综合", day="年份（当年任一天）"),
}


def needs_of(kind: str) -> Needs:
    """Return what a paper needs; one that is not in the table stands under 综合 and needs nothing."""
    return NEEDS.get(kind, Needs(GROUPS[-1]))


def subjects(desk: Desk, order: Order) -> list[Subject]:
    """Return what each paper of an order is about; Refused, with what to choose, where something is missing."""
    needs = needs_of(order.kind)
    if needs.meeting and not order.meeting_id:
        raise Refused("还没有选会议，没有出文书。请先选会议；没有会议时先在会议页筹备。")
    chosen = tasks_named(desk, order.tasks) if needs.tasks != Tasks.NONE else ()
    if needs.tasks == Tasks.ONE:
        if not chosen:
            raise Refused("这种表一事一表，还没有写事项编号，没有出表。请填写编号，如 2026-001。")
        return [Subject(task_ids=(each,), on=order.on) for each in chosen]
    if needs.units == Units.NAMED and not order.units:
        raise Refused("还没有选单位，没有出文书。请先选单位。")
    about = Subject(meeting_id=order.meeting_id, task_ids=chosen, on=order.on)
    if goes_to_each(order):
        return papers.subjects_for(desk, order.kind, about, order.units)
    return [about]


def goes_to_each(order: Order) -> bool:
    """Tell whether every unit gets its own paper."""
    units = needs_of(order.kind).units
    return units in (Units.EACH, Units.NAMED) or (
        units == Units.EITHER and (order.each_unit or bool(order.units))
    )


def carry_out(
    desk: Desk,
    order: Order,
    folder: Path,
    *,
    progress: Callable[[int, int, str], object] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Batch:
    """Make what was ordered in `folder`: one paper, or one for each unit or task with the 签收单 of those sent out.

    A cancel between two papers leaves whole papers only. Refused when nothing could be made.
    """
    wanted = subjects(desk, order)
    several = goes_to_each(order) or len(wanted) > 1
    if not several:
        return Batch((papers.make(desk, order.kind, wanted[0], folder),))
    sent = goes_to_each(order) and needs_of(order.kind).units != Units.NAMED
    sheet = sent and len(wanted) > 1
    return papers.batch(desk, order.kind, wanted, folder, progress=progress, cancelled=cancelled, sheet=sheet)


def tasks_named(desk: Desk, words: str) -> tuple[str, ...]:
    """Return the ids of our tasks named by number: 2026-001、2026-003至2026-007; nothing named gives none.

    A range takes the tasks there are between its ends. Refused for a number that the ledger does not have.
    """
    pieces = [piece for piece in _BETWEEN.split(words.strip()) if piece]
    if not pieces:
        return ()
    ours = ledger.lines(desk, ledger.ids(desk, ledger.LedgerFilter(owner_id=desk.office.id)))
    numbers = {line.row.number: line.id for line in ours}
    found = [each for piece in pieces for each in _named(piece, numbers)]
    return tuple(dict.fromkeys(numbers[each] for each in found))


def _named(piece: str, numbers: dict[str, str]) -> Sequence[str]:
    span = _RANGE.fullmatch(piece)
    found = sorted(each for each in numbers if span[1] <= each <= span[2]) if span else [piece]
    if not found or found[0] not in numbers:
        raise Refused(
            f"台账里没有编号“{piece}”的事项，没有出文书。请核对编号，如 2026-001、2026-003至2026-007。"
        )
    return found
