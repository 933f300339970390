"""One meeting as its panel shows it."""

from collections.abc import Sequence

from desktop.domain.workdays import WorkCalendar
from desktop.services.history import StepRow
from desktop.services.meetings import ATTENDANCE, STATUSES, AttendanceDraft, MeetingFile
from desktop.services.minutes import Coverage
from desktop.services.registry import PaperRow
from desktop.ui.pages.days import told
from desktop.ui.widgets.detail import Detail, Entry, Fact, Section

DECISION, PAPER = "decision:", "paper:"
_OUTCOMES = {"task": "已立项", "done": "已办", "not_filed": "不立项", "pending": "待确认"}


def detail_of(
    file: MeetingFile,
    coverage: Coverage,
    papers: Sequence[PaperRow],
    steps: Sequence[StepRow],
    calendar: WorkCalendar,
) -> Detail:
    """Return what the panel shows of one meeting."""
    row = file.row
    decisions = tuple(
        Entry(" ".join(text.split()), _OUTCOMES[outcome], f"{DECISION}{record}")
        for record, text, _disposition, outcome in file.decisions
    )
    return Detail(
        title=row.title,
        subtitle=f"{row.kind_name}　{STATUSES[row.status]}",
        sections=(
            Section("facts", "会议", facts=_facts(file, calendar)),
            Section(
                "agenda",
                "议程",
                entries=tuple(Entry(topic, str(n)) for n, topic in enumerate(file.agenda, 1)),
            ),
            Section("came", "到会", entries=_came(file.attendance), none="还没有登记到会"),
            Section(
                "decisions",
                "议定事项",
                facts=(Fact("合计", coverage.sentence),) if coverage.decisions else (),
                entries=decisions,
                none="还没有录入纪要",
            ),
            Section("papers", "文书", entries=tuple(_paper(one) for one in papers), none="还没有出文书"),
            Section("history", "历史", entries=tuple(Entry(step.label, step.at[:10]) for step in steps)),
        ),
    )


def _facts(file: MeetingFile, calendar: WorkCalendar) -> tuple[Fact, ...]:
    row = file.row
    host = f"{row.host}（受{row.delegated_by}委托）" if row.host and row.delegated_by else row.host
    return (
        Fact("时间", f"{told(row.meets_on, calendar)} {row.time_text}".strip()),
        Fact("地点", row.place),
        Fact("主持", host),
        Fact("所属年度", f"{row.year_covered}年" + (f"，第{row.serial}次" if row.serial else "")),
        Fact("纪要期号", row.issue_no),
        Fact("记录", row.recorder),
    )


def _came(entries: Sequence[AttendanceDraft]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"{entry.unit} {entry.person} {entry.reason or entry.role_note}".strip(), ATTENDANCE[entry.kind]
        )
        for entry in entries
    )


def _paper(row: PaperRow) -> Entry:
    return Entry(row.title, row.number or row.code, f"{PAPER}{row.id}")
