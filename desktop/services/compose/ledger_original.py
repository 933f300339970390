"""The ledger in the columns of the workbook it was kept in before: the office's own order, with how each stands now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.services import ledger
from desktop.services.compose import common, ledgers
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.ledger_import import DOUBTS, PLACE
from desktop.services.paper_facts import Facts, Subject
from desktop.store.tables import Task

_OURS = (PLACE, DOUBTS)
_NUMBER, _STATE, _LATEST = "编号", "现状", "最近进展"


def ledger_original(desk: Desk, subject: Subject) -> Facts:
    """工作台账（原表栏目）, A3 landscape: the columns of the imported workbook as they were written, then the state now.

    Without imported matters there are no such columns; then it is the ledger in ours, and says so.
    """
    kept = _kept(desk, subject.task_ids)
    if not kept:
        plain = ledgers.ledger_a3(desk, subject)
        return replace(plain, remarks=("这些事项不是从表格导入的，没有原表栏目，按工作台账的栏目出。",))
    lines = ledger.lines(desk, list(kept))
    heads = heads_of(kept.values())
    rows = tuple(_row(line, kept[line.id], heads) for line in lines)
    columns = (_NUMBER, *heads, _STATE, _LATEST)
    name = f"{common.place(desk)}{desk.profile.mechanism}工作台账"
    table = Table(
        columns=columns,
        rows=rows,
        aligns=tuple(Align.CENTER if column in (_NUMBER, _STATE) else Align.LEFT for column in columns),
        font_size=10.5,
        caption=f"{name}（原表栏目，截至{chinese_date(desk.today())}，共{len(rows)}项）",
        landscape=True,
        paper="A3",
    )
    return Facts(f"{name}（原表栏目）", {}, {"台账": table}, remarks=_left_out(desk, subject, len(rows)))


def heads_of(rows: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the heads of all rows in the order they were written in; a column that one row left empty has its place."""
    order: list[str] = []
    for row in rows:
        before = -1
        for head in row:
            if head in _OURS:
                continue
            if head not in order:
                order.insert(before + 1, head)
            before = order.index(head)
    return tuple(order)


def _kept(desk: Desk, ids: Sequence[str]) -> dict[str, Mapping[str, str]]:
    with desk.view() as view:
        tasks = view.find(Task, owner_id=desk.office.id, order=("year", "serial"))
        found: dict[str, Mapping[str, str]] = {task.id: task.extra for task in tasks if PLACE in task.extra}
    return {one: found[one] for one in ids if one in found} if ids else found


def _row(line: LedgerLine, kept: Mapping[str, str], heads: Sequence[str]) -> tuple[str, ...]:
    told = (str(kept.get(head, "")) for head in heads)
    return (line.row.number, *told, common.state_words(line), line.row.latest)


def _left_out(desk: Desk, subject: Subject, shown: int) -> tuple[str, ...]:
    asked = len(subject.task_ids) or ledger.count(desk, ledger.LedgerFilter(owner_id=desk.office.id))
    return (f"另有 {asked - shown} 项不是从表格导入的，没有列入。",) if asked > shown else ()
