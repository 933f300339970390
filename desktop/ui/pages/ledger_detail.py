"""One task as its panel shows it."""

from collections.abc import Sequence

from desktop.domain.tasks import Status
from desktop.domain.workdays import WorkCalendar
from desktop.services.history import FieldChange, StepRow
from desktop.services.ledger import LedgerLine, TaskFile
from desktop.ui.pages.days import told
from desktop.ui.pages.ledger_columns import due_words, light_text, one_line
from desktop.ui.widgets.detail import Detail, Entry, Fact, Section

EVIDENCE, MEETING = "evidence:", "meeting:"
_KINDS = {
    "report": "",
    "remind": "催办",
    "press": "催办",
    "supervise": "督办",
    "circulate": "通报",
    "state": "",
}
_FIELDS = {
    "due_on": "期限",
    "status": "状态",
    "responsible_post": "责任岗位",
    "responsible_person": "责任人",
    "closed_by": "销号批准人",
    "matter": "事项",
}


def detail_of(file: TaskFile, steps: Sequence[StepRow], calendar: WorkCalendar) -> Detail:
    """Return what the panel shows of one task."""
    row = file.line.row
    return Detail(
        title=_short(one_line(row.matter)),
        subtitle=f"{row.number}　校验码 {row.check_code}",
        light=light_text(file.line),
        sections=(
            Section("facts", "事项", facts=_facts(file)),
            Section("deadline", "期限", facts=_deadline(file, calendar)),
            Section("progress", "进展", entries=_progress(file), none="还没有登记进展"),
            Section("extensions", "延期", entries=_extensions(file), none="没有延期"),
            Section("evidence", "办结与佐证", facts=_done(file), entries=_evidence(file), none="还没有办结"),
            Section("source", "来源", facts=_source(file)),
            Section("history", "历史", entries=_history(steps), none="还没有改动"),
        ),
    )


def _facts(file: TaskFile) -> tuple[Fact, ...]:
    row = file.line.row
    facts = [
        Fact("内容", one_line(row.matter)),
        Fact("牵头", "、".join(row.lead) or "未明确"),
        Fact("配合", "、".join(row.support)),
    ]
    if row.collective:
        facts.append(Fact("涉及", "、".join(row.collective)))
    who = " ".join(part for part in (row.responsible_post, row.responsible_person) if part)
    return (*facts, Fact("责任人", who), Fact("立项", row.opened_on.isoformat()))


def _deadline(file: TaskFile, calendar: WorkCalendar) -> tuple[Fact, ...]:
    row, late = file.line.row, file.line.overdue
    facts = [Fact("现期限", told(row.due_on, calendar) if row.due_on else due_words(file.line))]
    if row.original_due_on and row.original_due_on != row.due_on:
        facts.append(Fact("原定", told(row.original_due_on, calendar)))
    if late.by_original or late.by_current:
        facts.append(Fact("逾期", f"按原定 {late.by_original} 个工作日，按现期限 {late.by_current} 个工作日"))
    if row.deadline_raw:
        facts.append(Fact("原文", f"“{one_line(row.deadline_raw)}”"))
    facts.append(Fact("算法", row.deadline_rule or ("经办人填写的日期" if row.due_on else "未定")))
    steps = [line for line in file.deadline_basis.splitlines() if line and line != row.deadline_rule]
    return (*facts, *(Fact("" if n else "依据", line) for n, line in enumerate(steps)))


def _progress(file: TaskFile) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"{_head(_KINDS.get(line.kind, ''), line.source, line.by)}{line.text}", beside=line.on.isoformat()
        )
        for line in reversed(file.progress)
    )


def _head(*parts: str) -> str:
    said = " ".join(part for part in parts if part)
    return f"{said}：" if said else ""


def _extensions(file: TaskFile) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"{line.from_due.isoformat() if line.from_due else '未定'} → {line.to_due.isoformat()}"
            f"　{line.reason}（{line.paper}，{line.approver}批准）",
            beside=line.granted_on.isoformat(),
        )
        for line in file.extensions
    )


def _done(file: TaskFile) -> tuple[Fact, ...]:
    row, facts = file.line.row, []
    if row.done_on:
        facts.append(Fact("办结", f"{row.done_on.isoformat()}　{file.done_text}".strip()))
    if row.closed_on:
        facts.append(Fact("销号", f"{row.closed_on.isoformat()}　{file.closed_by or '会议议定'}"))
    return tuple(facts)


def _evidence(file: TaskFile) -> tuple[Entry, ...]:
    return tuple(Entry(name, link=f"{EVIDENCE}{sha}:{name}") for name, sha in file.evidence)


def _source(file: TaskFile) -> tuple[Fact, ...]:
    row = file.line.row
    link = f"{MEETING}{row.meeting_id}" if row.meeting_id else ""
    facts = [Fact("报送", file.line.owner)] if file.line.owner else []
    facts.append(Fact("出处", row.source_note or "手工立项", link=link))
    if file.decision_text:
        facts.append(Fact("原句", f"“{one_line(file.decision_text)}”"))
    return tuple(facts)


def _history(steps: Sequence[StepRow]) -> tuple[Entry, ...]:
    return tuple(Entry(_step(step), beside=step.at[:10]) for step in reversed(steps))


def _step(step: StepRow) -> str:
    told_of = [
        _change(change) for change in step.changes if change.op == "update" and change.field in _FIELDS
    ]
    parts = [step.label, *told_of]
    if step.reason:
        parts.append(f"理由：{step.reason}")
    if step.paper:
        parts.append(f"依据：{step.paper}")
    return "　".join(parts)


def _change(change: FieldChange) -> str:
    return f"{_FIELDS[change.field]} {_value(change, change.before)} → {_value(change, change.after)}"


def _value(change: FieldChange, value: object) -> str:
    if change.field == "status" and value:
        return Status(str(value)).word
    return one_line(str(value)) if value else "空"


def title_of(line: LedgerLine) -> str:
    """Return number and first words of a task, for a sentence."""
    return f"{line.row.number}“{_short(one_line(line.row.matter), 20)}”"


def _short(words: str, most: int = 40) -> str:
    return words if len(words) <= most else f"{words[:most]}…"
