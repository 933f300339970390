"""Papers that get work done: 交办, 催办, 督办, each with the reply part, and the reply form alone."""

from collections.abc import Sequence

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.services import ladder
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Facts, Subject

URGED_REPLY_WORKDAYS = 3  # after a 催办单 the unit answers within so many working days
SUPERVISED_REPLY_WORKDAYS = 5
_ROOM = "\n\n\n\n"  # five lines to write on


def assignment(desk: Desk, subject: Subject) -> Facts:
    """交办单 for one unit: its tasks, with a reply form whose rows carry the codes."""
    lines = common.tasks_of(desk, subject, "交办单", "交办")
    unit = subject.unit or common.lead_units(lines)
    tasks = Table(
        columns=("编号", "事项", "配合单位", "完成时限"),
        rows=tuple(
            (line.row.number, line.row.matter, _others(line, unit), common.due_cell(line)) for line in lines
        ),
        widths=(24, 71, 35, 26),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER),
    )
    fields = common.letterhead(desk) | common.contact(desk)
    fields |= {"承办单位": unit or None, "依据": common.sources(lines)}
    title = _title("府院联动事项交办单", unit, lines)
    return Facts(title, fields, {"事项": tasks, "反馈": reply_table(lines)}, common.number_word(desk, "交"))


def urging(desk: Desk, subject: Subject) -> Facts:
    """催办单 for one unit: all its items overdue or near their deadline, with the reply part."""
    lines = common.tasks_of(desk, subject, "催办单", "催办")
    unit = subject.unit or common.lead_units(lines)
    fields = common.letterhead(desk) | common.contact(desk)
    fields |= {
        "承办单位": unit or None,
        "截至日期": chinese_date(desk.today()),
        "反馈期限": chinese_date(desk.calendar.add_workdays(desk.today(), URGED_REPLY_WORKDAYS).day),
        "逾期": sum(bool(line.overdue.by_current) for line in lines),
        "项数": len(lines),
    }
    return Facts(
        _title("府院联动事项催办单", unit, lines),
        fields,
        {"事项": _pressed(lines), "反馈": reply_table(lines)},
        common.number_word(desk, "督"),
        _urged_lately(desk, lines),
        tuple(line.id for line in lines),
    )


def supervision(desk: Desk, subject: Subject) -> Facts:
    """督办通知 for one unit, issued as a 通知 (督办通知 is no 文种: 条例第八条), with the reply part."""
    lines = common.tasks_of(desk, subject, "督办通知", "督办")
    unit = subject.unit or common.lead_units(lines)
    fields = common.letterhead(desk) | common.contact(desk)
    fields |= {
        "承办单位": unit or None,
        "依据": common.sources(lines),
        "项数": len(lines),
        "批准人": subject.approver or None,
        "截至日期": chinese_date(desk.today()),
        "反馈期限": chinese_date(desk.calendar.add_workdays(desk.today(), SUPERVISED_REPLY_WORKDAYS).day),
        "议事机构": desk.profile.body.name,
    }
    return Facts(
        _title("关于限期办结府院联动有关事项的督办通知", unit, lines),
        fields,
        {"事项": _pressed(lines), "反馈": reply_table(lines)},
        common.number_word(desk, "督"),
        _direction(common.unit_kind(desk, unit)),
        tuple(line.id for line in lines),
    )


def feedback_form(desk: Desk, subject: Subject) -> Facts:
    """办理情况反馈单: the reply part alone, for tasks of one unit."""
    lines = common.tasks_of(desk, subject, "反馈单", "反馈")
    unit = subject.unit or common.lead_units(lines)
    fields = common.contact(desk) | {"发文机关": common.issuing_name(desk), "承办单位": unit or None}
    tasks = Table(
        columns=("编号", "事项", "完成时限"),
        rows=tuple((line.row.number, line.row.matter, common.due_with_original(line)) for line in lines),
        widths=(24, 102, 30),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER),
    )
    title = _title("办理情况反馈单", unit, lines)
    return Facts(title, fields, {"事项": tasks, "反馈": reply_table(lines)})


def reply_table(lines: Sequence[LedgerLine]) -> Table:
    """Return the form that the unit fills in; each row carries number and check code."""
    return Table(
        columns=("编号\n校验码", "办理情况\n（措施、结果、存在问题）", "完成时间", "承办人\n联系电话"),
        rows=tuple((common.task_mark(line), _ROOM, "", "") for line in lines),
        widths=(24, 82, 24, 26),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER, Align.CENTER),
    )


def _pressed(lines: Sequence[LedgerLine]) -> Table:
    return Table(
        columns=("编号", "事项", "原定期限", "现行期限", "状态"),
        rows=tuple(
            (
                line.row.number, line.row.matter, common.day_cell(line.row.original_due_on), common.due_cell(line),
                common.state_words(line),
            )
            for line in lines
        ),
        widths=(24, 56, 26, 26, 24),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER, Align.CENTER, Align.CENTER),
    )  # fmt: skip


def _others(line: LedgerLine, unit: str) -> str:
    named = [*(name for name in line.row.lead if name != unit), *line.row.support, *line.row.collective]
    return "、".join(named) or "—"


def _title(name: str, unit: str, lines: Sequence[LedgerLine]) -> str:
    return f"{name}（{'，'.join(filter(None, (unit, common.numbers_of(lines))))}）"


def _urged_lately(desk: Desk, lines: Sequence[LedgerLine]) -> tuple[str, ...]:
    """Warn of a second 催办 for the same task within a week."""
    lately = ladder.pressed_lately(desk, [line.id for line in lines])
    again = [line for line in lines if line.id in lately]
    if not again:
        return ()
    last = chinese_date(max(lately.values()))
    return (f"{common.lead_units(again)}的{common.numbers_of(again)}一周内已催办过（最近{last}）。",)


def _direction(kind: str) -> tuple[str, ...]:
    """Say where a 通知 is not the right way to a unit (条例第十五、十六条)."""
    if kind == "organ":
        return ("主送机关与本办不相隶属，宜改用函商请办理。",)
    if kind == "town":
        return ("部门不得向下级政府发指令性公文，发给乡镇（街道）须经本级政府授权。",)
    return ()
