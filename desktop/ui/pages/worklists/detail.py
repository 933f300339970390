"""The panel of the chosen line of a list, or of the list as a whole."""

from desktop.domain.lines import clipped
from desktop.domain.tasks import Light
from desktop.domain.worklists import LineState
from desktop.services import history, worklist_approval
from desktop.services.desk import Desk
from desktop.services.worklists import ListFile, ListLine
from desktop.ui.widgets.detail import Detail, Entry, Fact, Section
from desktop.ui.widgets.lights import LightText

TASK, LINE = "task:", "line:"
_LINK = 16  # characters of a link: it does not wrap


def line_detail(desk: Desk, file: ListFile, line: ListLine) -> Detail:
    """Return what the panel shows of one line: its facts, what was merged into it, its history."""
    merged = [each for each in file.lines if each.merged_into == line.id]
    target = next((each for each in file.lines if each.id == line.merged_into), None)
    facts = [
        Fact("状态", f"{line.state.word}{f'（第 {line.number} 项）' if line.number else ''}"),
        Fact("理由", line.reason),
        Fact("并入", target.matter if target else "", f"{LINE}{target.id}" if target else ""),
        Fact("提出单位", "、".join(line.proposers)),
        Fact("牵头单位", "、".join(line.lead)),
        Fact("配合单位", "、".join(line.support)),
        Fact("责任领导", line.leader),
        Fact("完成时限", line.due_words),
        Fact("待定", line.question),
        Fact("具体要求", line.measures),
        Fact("备注", line.note),
        Fact("台账", line.task, f"{TASK}{line.task_id}" if line.task else ""),
    ]
    steps = history.history_of(desk, "list_items", line.id)
    return Detail(
        title=line.matter,
        subtitle=file.name,
        light=LightText(Light.UNDATED) if line.question and line.state is LineState.KEPT else None,
        sections=(
            Section("facts", "申报内容", facts=tuple(fact for fact in facts if fact.text)),
            *(
                [Section("merged", "并入的申报", entries=tuple(_merged(each) for each in merged))]
                if merged
                else []
            ),
            Section("history", "历史", entries=tuple(Entry(step.label, step.at[:10]) for step in steps)),
        ),
    )


def list_detail(desk: Desk, file: ListFile) -> Detail:
    """Return what the panel shows of the list itself: where it stands and what the version changes."""
    changes = worklist_approval.changes_from_before(desk, file.id)
    facts = (
        Fact("状态", file.standing),
        Fact("列入", f"{len(file.kept)} 项"),
        Fact("待定", f"{len(file.of(LineState.PROPOSED))} 项"),
        Fact("不列", f"{len(file.of(LineState.DROPPED))} 项"),
    )
    sections = [Section("facts", "清单", facts=facts)]
    if file.replaces_id:
        entries = tuple(Entry(words) for words in changes)
        sections.append(Section("changes", "与上一版的不同", entries=entries, none="没有不同"))
    steps = history.history_of(desk, "work_lists", file.id)
    sections.append(Section("history", "历史", entries=tuple(Entry(s.label, s.at[:10]) for s in steps)))
    return Detail(title=file.name, subtitle="在左边选一项，或者在空行打字", sections=tuple(sections))


def _merged(line: ListLine) -> Entry:
    return Entry(clipped(line.matter, _LINK), "、".join(line.proposers), f"{LINE}{line.id}")
