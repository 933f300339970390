"""The columns of the ledger and where its rows come from."""

from collections.abc import Sequence
from datetime import date

from desktop.domain.ladder import Step
from desktop.domain.lines import one_line
from desktop.domain.tasks import Light, Status
from desktop.services import ledger
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerFilter, LedgerLine
from desktop.ui.models.paged import Column, Sort
from desktop.ui.widgets.lights import LightText


class LedgerRows:
    """The rows of the ledger for a PagedModel; the filter is a LedgerFilter."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ids(self, where: LedgerFilter | None, sort: Sort | None) -> Sequence[str]:
        """Return the ids of the chosen tasks, sorted by the database."""
        if where is None:
            return ()
        if sort is None:
            return ledger.ids(self._desk, where)
        return ledger.ids(self._desk, where, sort.column, descending=sort.descending)

    def rows(self, ids: Sequence[str]) -> Sequence[LedgerLine]:
        """Return the rows of these ids."""
        return ledger.lines(self._desk, ids)


def light_text(line: LedgerLine) -> LightText:
    """Return the light of a task with its overdue days or what became of it."""
    more = f"{line.overdue.by_current} 天" if line.light is Light.OVERDUE else ""
    status = Status(line.row.status)
    if line.light is Light.DONE:
        more = {Status.DONE: "待销号", Status.CLOSED: "已销号"}.get(status, status.word)
    return LightText(line.light, more)


def late_words(days: int) -> str:
    """Return overdue working days for a column, nothing for none."""
    return f"▲ {days}" if days else ""


def step_words(line: LedgerLine) -> str:
    """Return the last step of the ladder with its day: 催办 11-20."""
    row = line.row
    return f"{Step(row.step).word} {row.step_on:%m-%d}" if row.step and row.step_on else ""


def due_words(line: LedgerLine) -> str:
    """Return the deadline in force: the day, else the rhythm or the words of the paper."""
    return _day(line.row.due_on) or line.row.deadline_raw or "未写明"


def matter_words(line: LedgerLine) -> str:
    """Return the matter in one line, with the office before it where another one reported it."""
    return (f"〔{line.owner}〕" if line.owner else "") + one_line(line.row.matter)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


COLUMNS: tuple[Column[LedgerLine], ...] = (
    Column("number", "编号", lambda line: line.row.number, width=96),
    Column("light", "状态", light_text, width=112, tip="灯号按工作日计；逾期天数为超过现期限的工作日"),
    Column("matter", "事项", matter_words, width=252),
    Column("lead", "牵头单位", lambda line: "、".join(line.row.lead or line.row.collective), width=130),
    Column("support", "配合单位", lambda line: "、".join(line.row.support), width=104),
    Column("due_on", "完成时限", due_words, width=96),
    Column(
        "original_due_on",
        "原定期限",
        lambda line: _day(line.row.original_due_on),
        width=96,
        tip="立项时的期限，延期后不变",
    ),
    Column(
        "late_original",
        "按原定",
        lambda line: late_words(line.overdue.by_original),
        width=64,
        sortable=False,
        tip="按原定期限逾期的工作日；办结后不再增加",
    ),
    Column(
        "late_current",
        "按延期后",
        lambda line: late_words(line.overdue.by_current),
        width=72,
        sortable=False,
        tip="按延期后的现期限逾期的工作日；办结后不再增加",
    ),
    Column("step", "催办", step_words, width=92, sortable=False, tip="最近一次提醒、催办、督办或通报"),
    Column(
        "post",
        "责任岗位",
        lambda line: line.row.responsible_post,
        width=110,
        editable=True,
        tip="直接打字填写；可整列粘贴",
    ),
    Column(
        "person",
        "责任人",
        lambda line: line.row.responsible_person,
        width=80,
        editable=True,
        tip="直接打字填写；可整列粘贴",
    ),
    Column("latest", "最近进展", lambda line: one_line(line.row.latest), width=180),
    Column("source", "来源", lambda line: line.row.source_note, width=160),
    Column(
        "extensions",
        "延期次数",
        lambda line: str(line.row.extensions or ""),
        width=72,
        sortable=False,
        hidden=True,
    ),
    Column("owner", "报送单位", lambda line: line.owner or "本单位", width=100, sortable=False, hidden=True),
)
