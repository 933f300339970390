"""退回补充单: what a unit sent back says nothing of substance, so it goes back with what is missing."""

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Facts, Subject
from desktop.services.returns import PAPER, SOURCE
from desktop.store.tables import Progress

REPLY_WORKDAYS = 3  # the unit fills in what is missing within so many working days
_ROOM = "\n\n\n\n"


def supplement_request(desk: Desk, subject: Subject) -> Facts:
    """退回补充单 for one unit: its tasks with the words that came back, and room for what was done, when and by whom."""
    lines = common.tasks_of(desk, subject, "退回补充单", "退回补充")
    unit = subject.unit or common.lead_units(lines)
    fields = common.letterhead(desk) | common.contact(desk)
    until = desk.calendar.add_workdays(desk.today(), REPLY_WORKDAYS).day
    fields |= {"承办单位": unit or None, "补报期限": chinese_date(until), "项数": len(lines)}
    table = Table(
        columns=("编号\n校验码", "事项", "反馈原文", "请补充（措施、结果、时间、存在问题）"),
        rows=tuple((common.task_mark(line), line.row.matter, _said(desk, line), _ROOM) for line in lines),
        widths=(24, 46, 30, 56),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT),
    )
    named = "，".join(filter(None, (unit, common.numbers_of(lines))))
    return Facts(f"办理情况退回补充单（{named}）", fields, {"事项": table})


def _said(desk: Desk, line: LedgerLine) -> str:
    with desk.view() as view:
        entries = view.find(Progress, task_id=line.id, order=("on", "id"))
        told = [entry.words or entry.text for entry in entries if entry.source in (SOURCE, PAPER)]
    return f"“{told[-1]}”" if told else "没有填写"
