"""Papers of the minutes: the minutes, a unit's excerpt, the decisions taken apart."""

from dataclasses import dataclass

from desktop.documents.catalogue import han_number
from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.services import ledger, meetings
from desktop.services.compose import common
from desktop.services.desk import Desk
from desktop.services.ledger import LedgerLine
from desktop.services.paper_facts import Facts, Subject
from desktop.store.tables import Decision

_OUTCOMES = {"task": "立项", "done": "已办", "pending": "待确认"}


@dataclass(frozen=True, slots=True)
class Item:
    """One decision of the minutes with the tasks it became."""

    place: int
    heading: str
    text: str
    outcome: str
    reason: str
    lines: tuple[LedgerLine, ...]


def minutes(desk: Desk, subject: Subject) -> Facts:
    """会议纪要 of a held meeting from its decisions and attendance; 内部 items stay out."""
    file = common.meeting_of(desk, subject)
    row = file.row
    body = common.body_name(desk)
    told = [{"标题": item.heading, "文字": common.sentence(item.text)} for item in items_of(desk, row.id)]
    fields = common.letterhead(desk) | {
        "纪要名称": f"{body}会议纪要" if not body.endswith("会议") else f"{body}纪要",
        "期号": f"第{row.serial}期" if row.serial else "",
        "会议名称": row.title,
        "会议日期": chinese_date(row.meets_on),
        "会议地点": row.place or None,
        "主持人": row.host or None,
        "导语": "会议研究了有关事项。",
        "议定事项": _numbered(told),
        "出席": _people(file.attendance, ("present", "stand_in")),
        "请假": _people(file.attendance, ("leave",)),
        "列席": _people(file.attendance, ("observer",)),
        "抄送": "各成员单位",
    }
    return Facts(f"{row.title}纪要", fields)


def minutes_excerpt(desk: Desk, subject: Subject) -> Facts:
    """纪要摘录 for one unit: only the items that concern it, never a 内部 one."""
    file = common.meeting_of(desk, subject)
    row = file.row
    if not subject.unit:
        raise Refused("没有指明是哪个单位的摘录，没有出纪要摘录。请选择单位。")
    told = told_items(desk, row.id, subject.unit)
    if not told:
        raise Refused(f"“{row.title}”没有涉及{subject.unit}的议定事项，没有出纪要摘录。")
    fields = common.letterhead(desk) | common.contact(desk)
    fields |= {
        "会议名称": row.title,
        "会议日期": chinese_date(row.meets_on),
        "单位": subject.unit,
        "事项": [{"项次": item.place, "文字": _quoted(item.text)} for item in told],
        "职责": [words for item in told for words in _duties(item, subject.unit)],
    }
    return Facts(f"{row.title}纪要摘录（{subject.unit}）", fields)


def decision_table(desk: Desk, subject: Subject) -> Facts:
    """议定事项分解表, A4 landscape: every row quotes its item of the minutes and says what became of it."""
    row = common.meeting_of(desk, subject).row
    rows = [cells for item in items_of(desk, row.id) for cells in _split(item)]
    if not rows:
        raise Refused(f"“{row.title}”还没有登记议定事项，没有出分解表。请先导入纪要。")
    title = f"{row.title}议定事项分解表"
    table = Table(
        columns=("序号", "纪要原文", "台账编号", "牵头单位", "配合单位", "完成时限", "责任岗位\n责任人", "处理"),
        rows=tuple((str(n), *cells) for n, cells in enumerate(rows, 1)),
        widths=(11, 66, 22, 26, 29, 25, 20, 26),
        aligns=(
            Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER, Align.LEFT, Align.LEFT,
        ),
        font_size=10.5,
        caption=f"{title}（共{len(rows)}项）",
        landscape=True,
    )  # fmt: skip
    return Facts(title, {}, {"分解": table})


def items_of(desk: Desk, meeting_id: str) -> list[Item]:
    """Return the decisions of a meeting with their tasks, in the order of the minutes, without 内部 ones."""
    chosen = ledger.LedgerFilter(meeting_id=meeting_id, owner_id=desk.office.id)
    lines = ledger.lines(desk, ledger.ids(desk, chosen))
    with desk.view() as view:
        found = view.find(Decision, meeting_id=meeting_id, order="order_no")
        return [
            Item(
                d.order_no, d.heading, d.text, d.outcome, d.reason,
                tuple(line for line in lines if line.row.decision_id == d.id and not line.row.internal),
            )
            for d in found
            if not d.internal
        ]  # fmt: skip


def told_items(desk: Desk, meeting_id: str, unit: str) -> list[Item]:
    """Return the items of the minutes that concern a unit: it leads, supports, is named, or is of 各成员单位."""
    return [
        item
        for item in items_of(desk, meeting_id)
        if unit in item.text
        or common.ALL_UNITS.search(item.text)
        or any(common.concerns(line, unit) for line in item.lines)
    ]


def _duties(item: Item, unit: str) -> list[str]:
    """Return what the unit has to do in an item, with number and deadline."""
    told = []
    for line in item.lines:
        if common.concerns(line, unit):
            part = "牵头" if unit in line.row.lead else "配合" if unit in line.row.support else "办理"
            told.append(
                f"第{item.place}项（台账编号{line.row.number}）由你单位{part}，完成时限：{common.due_words(line)}"
            )
    return told


def _split(item: Item) -> list[tuple[str, ...]]:
    quote = f"第{item.place}项：{common.sentence(item.text)}"
    if not item.lines:
        outcome = f"不立项：{item.reason}" if item.outcome == "not_filed" else _OUTCOMES.get(item.outcome, "")
        return [(quote, "—", "—", "—", "—", "—", outcome)]
    return [
        (
            quote, line.row.number, common.leads(line), "、".join(line.row.support), common.due_with_original(line),
            "\n".join(filter(None, (line.row.responsible_post, line.row.responsible_person))), _OUTCOMES["task"],
        )
        for line in item.lines
    ]  # fmt: skip


def _quoted(text: str) -> str:
    return f"{common.sentence(text).rstrip('。；;')}。"


def _people(entries: tuple[meetings.AttendanceDraft, ...], kinds: tuple[str, ...]) -> str:
    named = [entry for entry in entries if entry.kind in kinds]
    return "，".join(
        f"{entry.unit}{entry.person}{'（代）' if entry.kind == 'stand_in' else ''}" for entry in named
    )


def _numbered(items: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the items with headings numbered, each heading only where it changes."""
    shown: list[dict[str, str]] = []
    last, count = "", 0
    for item in items:
        heading = item["标题"] if item["标题"] != last else ""
        count += bool(heading)
        shown.append({**item, "标题": f"{han_number(count)}、{heading}" if heading else ""})
        last = item["标题"]
    return shown
