"""Forms of one task each (一事一表): approval of an extension, approval of closing out."""

from collections.abc import Sequence

from desktop.documents.official import Align, Cell, Table
from desktop.domain.daycount import day_by_day, runs
from desktop.domain.errors import Refused
from desktop.domain.tasks import Status
from desktop.services import ledger
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.paper_facts import Facts, Subject

_SIGN = f"\n\n　　　　　　　　　　　　签字（盖章）：\n　　　　　　　　　　　　{common.BLANK_DAY}"


def extension_approval(desk: Desk, subject: Subject) -> Facts:
    """延期审批表: `subject.on` is the day asked for, `subject.words` the reason; blank where they are still open."""
    line = common.one_task(desk, subject, "延期审批表")
    row, file = line.row, ledger.open_task(desk, line.id)
    if Status(row.status) is not Status.OPEN:
        raise Refused(f"{row.number}{Status(row.status).word}，不再办理延期，没有出延期审批表。")
    table = form(
        (
            *_about(line),
            ("原定期限", common.day(row.original_due_on), "现行期限", common.due_words(line)),
            ("申请延至", common.day(subject.on) if subject.on else "", "延长", _longer(desk, line, subject)),
            ("天数计算", Cell(_counted(desk, line, subject), across=3)),
            ("延期理由", Cell(subject.words or "\n\n\n", across=3)),
            ("历次延期", Cell(_granted(file.extensions), across=3)),
            ("申请单位意见", Cell(_SIGN, across=3)),
            ("办公室\n审核意见", Cell(_SIGN, across=3)),
            ("批准人意见", Cell(_SIGN, across=3)),
        )
    )
    return Facts(f"延期审批表（{row.number}）", {"编号": row.number, "校验": row.check_code}, {"审批": table})


def closing_approval(desk: Desk, subject: Subject) -> Facts:
    """办结销号审批表: the result and evidence as recorded, blank where nothing is."""
    line = common.one_task(desk, subject, "办结销号审批表")
    row, file = line.row, ledger.open_task(desk, line.id)
    if Status(row.status) is Status.CLOSED:
        raise Refused(f"{row.number}已经销号，没有出办结销号审批表。")
    names = "\n".join(f"{n}. {name}" for n, (name, _sha) in enumerate(file.evidence, 1))
    late = f"逾期{line.overdue.by_current}个工作日" if line.overdue.by_current else "未逾期"
    table = form(
        (
            *_about(line),
            (
                "完成时限",
                _due(line),
                "办结日期",
                common.day(row.done_on) if row.done_on else "",
            ),
            ("是否逾期", late if row.done_on else "", "延期次数", str(len(file.extensions))),
            ("办理结果", Cell(file.done_text or "\n\n\n", across=3)),
            ("佐证材料", Cell(names or "\n", across=3)),
            ("承办单位意见", Cell(_SIGN, across=3)),
            ("办公室\n审核意见", Cell(_SIGN, across=3)),
            ("销号批准\n（批准人\n或会议）", Cell(file.closed_by or _SIGN, across=3)),
        )
    )
    return Facts(
        f"办结销号审批表（{row.number}）", {"编号": row.number, "校验": row.check_code}, {"审批": table}
    )


def form(rows: Sequence[tuple[str | Cell, ...]]) -> Table:
    """Return a form of four columns: label, value, label, value; a wide value spans three."""
    return Table(
        columns=(),
        rows=tuple(rows),
        widths=(30, 50, 26, 50),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT),
        font_size=12,
        row_height=11,
    )


def _about(line: ledger.LedgerLine) -> tuple[tuple[str | Cell, ...], ...]:
    row = line.row
    people = "　".join(filter(None, (row.responsible_post, row.responsible_person)))
    return (
        ("承办单位", common.leads(line), "配合单位", "、".join(row.support) or "—"),
        ("责任岗位\n责任人", people, "交办依据", row.source_note or "—"),
        ("事项内容", Cell(row.matter, across=3)),
    )


def _due(line: ledger.LedgerLine) -> str:
    """Return the deadline in force on one line and, after an extension, the original one below it."""
    current, original = line.row.due_on, line.row.original_due_on
    below = f"\n（原定{common.day(original)}）" if original and original != current else ""
    return common.due_words(line) + below


def _longer(desk: Desk, line: ledger.LedgerLine, subject: Subject) -> str:
    if not subject.on or not line.row.due_on:
        return "　　个工作日"
    if subject.on <= line.row.due_on:
        raise Refused(f"申请延至的日期不晚于现行期限{common.due_words(line)}，没有出表。请改晚一些。")
    return f"{desk.calendar.workdays_between(line.row.due_on, subject.on)}个工作日"


def _counted(desk: Desk, line: ledger.LedgerLine, subject: Subject) -> str:
    """Say how the working days were counted, with the holidays that were left out."""
    due = line.row.due_on
    if not subject.on or not due:
        return "自现行期限次日起按工作日计算，节假日和周末不计，补班日计入"
    days = day_by_day(due, subject.on, desk.calendar)
    left_out = [each for each in days if not each.place]
    named = [
        run.words.removeprefix("不计　").replace("　", "")
        for run in runs(days)
        if not run.counted and run.first.note
    ]
    more = f"，其中{'、'.join(named)}" if named else ""
    return f"自{common.day(due)}次日起算，共{days[-1].place or len(days) - len(left_out)}个工作日，不计{len(left_out)}天{more}"


def _granted(extensions: Sequence[ledger.ExtensionLine]) -> str:
    words = [
        f"第{n}次：延至{common.day(each.to_due)}，{each.approver}批准（{each.paper}）"
        for n, each in enumerate(extensions, 1)
    ]
    return "\n".join(words) or "无"
