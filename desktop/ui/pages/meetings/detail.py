"""One meeting as its panel shows it."""

from collections.abc import Sequence

from desktop.domain.lines import one_line
from desktop.domain.workdays import WorkCalendar
from desktop.services.history import StepRow
from desktop.services.invitations import InvitationRow
from desktop.services.meetings import ATTENDANCE, AttendanceDraft, MeetingFile
from desktop.services.meetings_agenda import AgendaDraft
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
    asked: Sequence[InvitationRow] = (),
    warning: str = "",
) -> Detail:
    """Return what the panel shows of one meeting."""
    row = file.row
    decisions = tuple(
        Entry(one_line(text), _OUTCOMES[outcome], f"{DECISION}{record}")
        for record, text, _disposition, outcome in file.decisions
    )
    return Detail(
        title=row.title,
        subtitle=f"{row.kind_name}　{row.state}",
        sections=(
            Section("facts", "会议", facts=_facts(file, calendar, warning)),
            Section(
                "agenda",
                "议程",
                entries=tuple(Entry(_item(item), str(n)) for n, item in enumerate(file.items, 1)),
            ),
            *((_replies(asked),) if asked and row.status != "held" else ()),
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


def _replies(asked: Sequence[InvitationRow]) -> Section:
    """Return the answers: how many of each, those that are not a plain 出席 by name, and who has not answered."""
    came = sum(row.reply == "attend" for row in asked)
    left = [row for row in asked if not row.reply]
    other = [row for row in asked if row.reply in ("stand_in", "decline")]
    facts = (Fact("受邀", f"{len(asked)} 席，已回执 {len(asked) - len(left)}，其中出席 {came}"),)
    entries = [Entry(f"{row.unit}　{row.told}", "已回执") for row in other]
    entries += [
        Entry(f"{row.unit}　{f'{row.liaison} {row.telephone}'.strip() or '无联络员'}", "未回执")
        for row in left
    ]
    return Section("replies", "回执", facts=facts, entries=tuple(entries))


def _item(item: AgendaDraft) -> str:
    beside = "，".join(
        filter(None, (item.presenter, f"{item.minutes}分钟" if item.minutes else "", item.materials))
    )
    return f"{item.title}（{beside}）" if beside else item.title


def _facts(file: MeetingFile, calendar: WorkCalendar, warning: str) -> tuple[Fact, ...]:
    row = file.row
    changed = (
        *((Fact("原定", told(row.first_meets_on, calendar)),) if row.first_meets_on else ()),
        *((Fact("原因", row.status_reason),) if row.status_reason else ()),
    )
    day = "待定" if row.status == "postponed" else f"{told(row.meets_on, calendar)} {row.time_text}".strip()
    host = f"{row.host}（受{row.delegated_by}委托）" if row.host and row.delegated_by else row.host
    return (
        Fact("时间", day),
        *changed,
        Fact("地点", row.place),
        Fact("主持", host),
        *((Fact("▲ 核对", warning),) if warning else ()),
        *((Fact("提出", row.proposer),) if row.proposer else ()),
        Fact("所属年度", _period(file)),
        Fact("纪要期号", row.issue_no),
        Fact("记录", row.recorder),
    )


def _period(file: MeetingFile) -> str:
    row = file.row
    quarter = f"第{'一二三四'[row.quarter - 1]}季度" if row.quarter else ""
    return f"{row.year_covered}年{quarter}" + (f"，第{row.serial}次" if row.serial else "")


def _came(entries: Sequence[AttendanceDraft]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"{entry.unit} {entry.person} {entry.reason or entry.role_note}".strip(), ATTENDANCE[entry.kind]
        )
        for entry in entries
    )


def _paper(row: PaperRow) -> Entry:
    return Entry(row.title, row.number or row.code, f"{PAPER}{row.id}")
