"""One task as its panel shows it."""

from collections.abc import Sequence

from desktop.domain.daycount import day_by_day
from desktop.domain.ladder import Advice, Step
from desktop.domain.lines import clipped, one_line
from desktop.domain.tasks import Status
from desktop.domain.workdays import WorkCalendar
from desktop.services.history import FieldChange, StepRow
from desktop.services.ladder import TaskLife
from desktop.services.ledger import ExtensionLine, LedgerLine, ProgressLine, TaskFile
from desktop.ui.pages.days import told
from desktop.ui.pages.ledger.columns import due_words, light_text
from desktop.ui.widgets.detail import Detail, Entry, Fact, Section

EVIDENCE, MEETING, TASK, PAPER = "evidence:", "meeting:", "task:", "paper:"
_KINDS = {step.value: step.word for step in Step}
_FIELDS = {
    "due_on": "期限",
    "status": "状态",
    "responsible_post": "责任岗位",
    "responsible_person": "责任人",
    "closed_by": "销号批准人",
    "matter": "事项",
}


def detail_of(
    file: TaskFile, steps: Sequence[StepRow], calendar: WorkCalendar, life: TaskLife | None = None
) -> Detail:
    """Return what the panel shows of one task; `life` is what the ladder and its rhythm say of it."""
    row = file.line.row
    return Detail(
        title=clipped(row.matter, 40),
        subtitle=f"{row.number}　校验码 {row.check_code}",
        light=light_text(file.line),
        sections=(
            Section("facts", "事项", facts=_facts(file)),
            Section("deadline", "期限", facts=_deadline(file, calendar)),
            *_kin(file),
            *_rhythm(life),
            Section("progress", "进展", entries=_progress(file), none="还没有登记进展"),
            *_ladder(file, life),
            Section("extensions", "延期", entries=_extensions(file, calendar), none="没有延期"),
            Section("evidence", "办结与佐证", facts=_done(file), entries=_evidence(file), none="还没有办结"),
            Section("source", "来源", facts=_source(file)),
            *_original(file),
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
    former: dict[str, list[str]] = {}
    for role, name in file.former:
        former.setdefault(role, []).append(name)
    facts += [Fact(f"原{role}单位", "、".join(names)) for role, names in former.items()]
    who = " ".join(part for part in (row.responsible_post, row.responsible_person) if part)
    missing = "▲ 未明确" if row.status == Status.OPEN and not row.responsible_person else ""
    return (
        *facts,
        Fact("责任人", " ".join(filter(None, (who, missing)))),
        Fact("立项", row.opened_on.isoformat()),
    )


def _deadline(file: TaskFile, calendar: WorkCalendar) -> tuple[Fact, ...]:
    row, late = file.line.row, file.line.overdue
    facts = [Fact("现期限", told(row.due_on, calendar) if row.due_on else due_words(file.line))]
    if row.original_due_on and row.original_due_on != row.due_on:
        facts.append(Fact("原定", told(row.original_due_on, calendar)))
    if late.by_original or late.by_current:
        frozen = "，已停止计算" if row.status != Status.OPEN else ""
        words = f"按原定 {late.by_original} 个工作日，按现期限 {late.by_current} 个工作日{frozen}"
        facts.append(Fact("逾期", words))
    if row.deadline_raw:
        facts.append(Fact("原文", f"“{one_line(row.deadline_raw)}”"))
    facts.append(Fact("算法", row.deadline_rule or ("经办人填写的日期" if row.due_on else "未定")))
    steps = [line for line in file.deadline_basis.splitlines() if line and line != row.deadline_rule]
    return (*facts, *(Fact("" if n else "依据", line) for n, line in enumerate(steps)))


def _progress(file: TaskFile) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            _said(line), beside=line.on.isoformat(), link=f"{PAPER}{line.paper_id}" if line.paper_id else ""
        )
        for line in reversed(file.progress)
    )


def _said(line: ProgressLine) -> str:
    head = _head(_KINDS.get(line.kind, ""), line.source, line.by)
    period = f"〔{line.period}〕" if line.period else ""
    words = f"（原话：“{one_line(line.words)}”）" if line.words and line.words != line.text else ""
    return f"{period}{head}{line.text}{words}"


def _kin(file: TaskFile) -> tuple[Section, ...]:
    """Return the tasks this one is bound to; a task that stands alone has no such part."""
    kin = file.kin
    named = (("所属事项", kin.parent), ("转自", kin.carried_from), ("转为", kin.carried_to))
    facts = tuple(Fact(name, _short_line(line), link=f"{TASK}{line.id}") for name, line in named if line)
    parts = tuple(Entry(_short_line(line), link=f"{TASK}{line.id}") for line in kin.parts)
    return (Section("kin", "拆分与结转", facts=facts, entries=parts),) if facts or parts else ()


def _short_line(line: LedgerLine) -> str:
    return f"{line.row.number}　{light_text(line)}　{clipped(line.row.matter, 24)}"


def _rhythm(life: TaskLife | None) -> tuple[Section, ...]:
    """Return the reports a long-term task owes: each missed one is a small overdue of its own."""
    if life is None or not (life.missed or life.next):
        return ()
    facts = (Fact("下一期", f"{life.next.label}，{life.next.due.isoformat()}前"),) if life.next else ()
    entries = tuple(
        Entry(f"▲ {each.label}　应于 {each.due.isoformat()} 报，逾期 {each.late} 个工作日")
        for each in life.missed
    )
    return (Section("rhythm", "定期报告缺报" if entries else "定期报告", facts=facts, entries=entries),)


def _ladder(file: TaskFile, life: TaskLife | None) -> tuple[Section, ...]:
    """Return the steps of the ladder taken, with their papers, and the step that is advised."""
    steps = tuple(
        Entry(
            f"{_KINDS[line.kind]}　{line.paper or line.source}　{line.by}".rstrip("　"),
            beside=line.on.isoformat(),
            link=f"{PAPER}{line.paper_id}" if line.paper_id else "",
        )
        for line in reversed(file.progress)
        if line.kind in _KINDS
    )
    advice = life.advice if life else Advice(None)
    facts = []
    if advice.step:
        facts.append(Fact("建议", f"{advice.step.word}：{advice.why}"))
    elif advice.rests_until:
        facts.append(Fact("暂不催", f"{advice.why}，{advice.rests_until.isoformat()} 起再提示"))
    if advice.again:
        facts.append(Fact("提醒", f"▲ {advice.again}"))
    return (Section("ladder", "催办督办", facts=tuple(facts), entries=steps),) if facts or steps else ()


def _head(*parts: str) -> str:
    said = " ".join(part for part in parts if part)
    return f"{said}：" if said else ""


def _extensions(file: TaskFile, calendar: WorkCalendar) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"{line.from_due.isoformat() if line.from_due else '未定'} → {line.to_due.isoformat()}"
            f"　{line.reason}（{line.paper}，{line.approver}批准）{_longer(line, calendar)}",
            beside=line.granted_on.isoformat(),
        )
        for line in file.extensions
    )


def _longer(line: ExtensionLine, calendar: WorkCalendar) -> str:
    """Say by how many working days, and how many days were stepped over."""
    if line.from_due is None:
        return ""
    days = day_by_day(line.from_due, line.to_due, calendar)
    left_out = sum(not each.place for each in days)
    return f"　{len(days) - left_out} 个工作日，不计 {left_out} 天"


def _done(file: TaskFile) -> tuple[Fact, ...]:
    row, facts = file.line.row, []
    if row.done_on:
        facts.append(Fact("办结", f"{row.done_on.isoformat()}　{file.done_text}".strip()))
    if row.closed_on:
        name = "销号" if row.status == Status.CLOSED else Status(row.status).word
        agreed = file.closed_by or file.closing_meeting or "会议议定"
        facts.append(Fact(name, f"{row.closed_on.isoformat()}　{agreed}"))
    if row.status == Status.PARTIAL:
        facts.append(Fact("已落实", file.done_text))
    facts += [Fact("" if n else "说明", line) for n, line in enumerate(row.outcome_reason.splitlines())]
    return tuple(facts)


def _evidence(file: TaskFile) -> tuple[Entry, ...]:
    return tuple(Entry(name, link=f"{EVIDENCE}{sha}:{name}") for name, sha in file.evidence)


def _original(file: TaskFile) -> tuple[Section, ...]:
    """Return the columns of the imported workbook as they were written, in their order."""
    kept = file.line.row.extra
    facts = tuple(Fact(head, one_line(str(words))) for head, words in kept.items())
    return (Section("original", "原表栏目", facts=facts),) if facts else ()


def _source(file: TaskFile) -> tuple[Fact, ...]:
    row = file.line.row
    link = f"{MEETING}{row.meeting_id}" if row.meeting_id else ""
    facts = [Fact("报送", file.line.owner)] if file.line.owner else []
    facts.append(Fact("出处", row.source_note or "手工立项", link=link))
    source = file.source
    if source.words:
        day = source.on.isoformat() if source.on else ""
        facts.append(Fact("批示", f"{source.by} {day}".strip()))
        facts.append(Fact("原话", f"“{one_line(source.words)}”"))
    if source.name:
        facts.append(Fact("原件", source.name))
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
    return f"{line.row.number}“{clipped(line.row.matter, 20)}”"
