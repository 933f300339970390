"""上次会议议定事项落实情况表: what earlier meetings of the kind decided and how it fares, for the next one."""

from collections import Counter

from desktop.documents.official import Align, Cell, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.tasks import Status
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.meetings_agenda import Carried, OpenDecision, carried
from desktop.services.paper_facts import Facts, Subject

_COLUMNS = ("序号", "编号", "议定事项", "牵头单位", "配合单位", "完成时限", "落实情况", "状态")
_OTHER_ENDS = (Status.PARTIAL, Status.TRANSFERRED, Status.TERMINATED)  # neither done nor under way
_WIDTHS = (11, 22, 60, 26, 28, 25, 30, 23)


def status_table(desk: Desk, subject: Subject) -> Facts:
    """Return the items of the last meeting of the kind, older ones not closed by then, and decisions still open.

    Refused when no meeting of the kind was held before.
    """
    row = common.meeting_of(desk, subject).row
    told = carried(desk, row.kind, row.meets_on, but=row.id)
    if not told.tasks and not told.decisions:
        raise Refused(f"“{row.title}”之前没有会议议定事项，没有出落实情况表。")
    lines = [_task(n, line) for n, line in enumerate(told.tasks, 1)]
    lines += [_open(n, each) for n, each in enumerate(told.decisions, len(lines) + 1)]
    left, centre = Align.LEFT, Align.CENTER
    table = Table(
        columns=_COLUMNS,
        rows=(*lines, (Cell(_sum(told), across=len(_COLUMNS), align=left),)),
        widths=_WIDTHS,
        aligns=(centre, centre, left, left, left, centre, left, centre),
        font_size=10.5,
        caption=f"上次会议议定事项落实情况表（截至{chinese_date(desk.today())}）",
        landscape=True,
    )
    return Facts(f"上次会议议定事项落实情况表（{row.title}）", {}, {"落实情况": table})


def _task(number: int, line: LedgerLine) -> tuple[str, ...]:
    row = line.row
    return (
        str(number), row.number, row.matter, common.leads(line), "、".join(row.support),
        common.due_with_original(line), row.latest, common.state_words(line),
    )  # fmt: skip


def _open(number: int, each: OpenDecision) -> tuple[str, ...]:
    where = f"{chinese_date(each.held_on)}会议第{each.place}项"
    return (str(number), "—", common.sentence(each.text), "—", "—", "—", where, "待定")


def _sum(told: Carried) -> str:
    states = Counter(Status(line.row.status) for line in told.tasks)
    done = states[Status.DONE] + states[Status.CLOSED]
    late = sum(bool(line.overdue.by_current) for line in told.unfinished)
    others = "".join(f"，{status.word}{states[status]}项" for status in _OTHER_ENDS if states[status])
    words = (
        f"合计{len(told.tasks)}项，已办结{done}项{others}，正在办理{states[Status.OPEN]}项，其中逾期{late}项"
    )
    return f"{words}；另有待定{len(told.decisions)}项。" if told.decisions else f"{words}。"
