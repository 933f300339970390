"""一页纸 for a leader: three numbers, at most five red items, what changed, what falls due next. One page, always."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.domain.lines import shortened
from desktop.domain.tasks import Light, Status
from desktop.services.compose import common
from desktop.services.compose.letters import Count
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Facts, Subject
from desktop.store.tables import Extension, Paper, Progress

_RED_ITEMS, _NEXT_ITEMS = 5, 3
_MATTER, _NEXT_MATTER, _UNITS, _LATEST = 38, 36, 14, 17  # characters that keep a row within three lines
_SINCE = timedelta(30)  # what counts as changed when no earlier one-pager tells


def one_page(desk: Desk, subject: Subject) -> Facts:
    """一页纸: the room of each part is fixed, so that fifty overdue items print as five and a number."""
    lines = common.our_lines(desk, sort="due_on")
    if not lines:
        raise Refused("台账里还没有事项，没有出一页纸。请先导入纪要或者新建事项。")
    count = Count.of(lines)
    red = sorted(
        (line for line in lines if line.light is Light.OVERDUE), key=lambda line: -line.overdue.by_current
    )
    ahead = [line for line in lines if line.light in (Light.NEAR, Light.AHEAD)]
    since = _last_made(desk) or desk.today() - _SINCE
    fields = {
        "机制名称": desk.profile.mechanism,
        "截至日期": chinese_date(desk.today()),
        "发文机关": common.issuing_name(desk),
        "逾期项数": len(red),
        "列出项数": min(len(red), _RED_ITEMS),
        "上次日期": chinese_date(since),
        "变化": _changes(desk, lines, since),
        "有近期": bool(ahead),
    }
    tables = {"三个数": _numbers(count), "红灯": _red(red[:_RED_ITEMS]), "近期": _next(ahead[:_NEXT_ITEMS])}
    return Facts(f"{common.place(desk)}{desk.profile.mechanism}工作一页纸", fields, tables)


def _numbers(count: Count) -> Table:
    return Table(
        columns=("台账事项", "办结（含销号）", "逾期未办结"),
        rows=((f"{count.total}项", f"{count.done}项（{count.rate}）", f"{count.overdue}项"),),
        widths=(1, 1, 1),
        aligns=(Align.CENTER,) * 3,
        font_size=14,
    )


def _red(lines: Sequence[LedgerLine]) -> Table:
    return Table(
        columns=("编号", "事项", "牵头单位", "逾期", "最新进展"),
        rows=tuple(
            (
                line.row.number, shortened(line.row.matter, _MATTER), _leads(line),
                f"{line.overdue.by_current}个\n工作日", shortened(line.row.latest, _LATEST),
            )
            for line in lines
        ),
        widths=(21, 58, 32, 16, 29),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT),
        font_size=10.5,
    )  # fmt: skip


def _next(lines: Sequence[LedgerLine]) -> Table:
    return Table(
        columns=("完成时限", "事项", "牵头单位"),
        rows=tuple(
            (
                common.due_words(line), f"{line.row.number}　{shortened(line.row.matter, _NEXT_MATTER)}",
                _leads(line),
            )
            for line in lines
        ),
        widths=(32, 92, 32),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT),
        font_size=10.5,
    )  # fmt: skip


def _leads(line: LedgerLine) -> str:
    """Return the first lead unit and how many there are, within the room of a column."""
    names = line.row.lead or line.row.collective
    more = f"等{len(names)}家" if len(names) > 1 else ""
    return shortened(names[0], _UNITS - len(more)) + more if names else "—"


def _changes(desk: Desk, lines: Sequence[LedgerLine], since: date) -> str:
    """Say in one sentence what happened after `since`."""
    with desk.view() as view:
        told = len({p.task_id for p in view.find(Progress, owner_id=desk.office.id) if p.on >= since})
        moved = sum(e.granted_on >= since for e in view.find(Extension, owner_id=desk.office.id))
    opened = sum(line.row.opened_on >= since for line in lines)
    done = sum(bool(line.row.done_on and line.row.done_on >= since) for line in lines)
    closed = sum(
        Status(line.row.status) is Status.CLOSED and _on_or_after(line.row.closed_on, since) for line in lines
    )
    return f"新立项{opened}项，有新进展{told}项，延期{moved}项，办结{done}项，销号{closed}项"


def _on_or_after(value: date | None, since: date) -> bool:
    return value is not None and value >= since


def _last_made(desk: Desk) -> date | None:
    """Return the day of the last one-pager before today."""
    with desk.view() as view:
        made = [
            p.made_on for p in view.find(Paper, owner_id=desk.office.id, kind="one_page", status="issued")
        ]
    return max((on for on in made if on < desk.today()), default=None)
