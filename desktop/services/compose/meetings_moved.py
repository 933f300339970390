"""Papers that follow a meeting whose arrangements changed: put off, called off or merged, corrected."""

from typing import Any

from desktop.documents.official import Align, Table
from desktop.documents.words import chinese_date
from desktop.domain.errors import Refused
from desktop.services import history, meetings
from desktop.services.compose import common
from desktop.services.compose.meetings import addressees, receipt_form, when_and_where
from desktop.services.desk import Desk
from desktop.services.meetings_moving import CHANGED
from desktop.services.paper_facts import Facts, Subject
from desktop.store.tables import Paper

_NOTICES = ("meeting_notice", "invitation_letter", "meeting_postponed")
_FIELDS = {
    "title": "会议名称",
    "time_text": "会议时刻",
    "place": "会议地点",
    "host": "主持人",
    "delegated_by": "受谁委托",
}


def meeting_postponed(desk: Desk, subject: Subject) -> Facts:
    """会议延期通知: the day first set, why, and the new day with a new receipt, or that it will be told.

    Refused for a meeting that was not put off.
    """
    row = common.meeting_of(desk, subject).row
    if row.first_meets_on is None or row.status in ("cancelled", "merged"):
        raise Refused(f"“{row.title}”没有延期，没有出延期通知。请先在会议页登记延期。")
    waiting = row.status == "postponed"
    fields = _head(desk, subject, row) | when_and_where(desk, row)
    fields |= {
        "原定时间": chinese_date(row.first_meets_on),
        "原因": _why(row),
        "回执单位": subject.unit or None,
    }
    if waiting:
        fields |= {"会议时间": "", "回执截止": ""}
    return Facts(
        _title(f"关于{row.title}延期召开的通知", subject),
        fields,
        {"回执": receipt_form()},
        common.number_word(desk),
    )


def meeting_cancelled(desk: Desk, subject: Subject) -> Facts:
    """会议取消通知, or of a meeting merged into another; Refused for one that is still to be held."""
    row = common.meeting_of(desk, subject).row
    if row.status not in ("cancelled", "merged"):
        raise Refused(f"“{row.title}”没有取消或者合并，没有出取消通知。请先在会议页登记。")
    into = meetings.open_meeting(desk, row.merged_into_id).row if row.merged_into_id else None
    day = row.first_meets_on or row.meets_on
    fields = _head(desk, subject, row)
    fields |= {
        "会议名称": row.title,
        "原定时间": chinese_date(day),
        "原因": _why(row),
        "并入会议": into.title if into else "",
        "并入时间": _when(desk, into) if into else "",
    }
    words = f"关于{'合并召开' if into else '取消'}{row.title}的通知"
    return Facts(_title(words, subject), fields, {}, common.number_word(desk))


def meeting_correction(desk: Desk, subject: Subject) -> Facts:
    """会议更正通知: what was arranged otherwise before and what holds now; Refused where nothing changed."""
    row = common.meeting_of(desk, subject).row
    changed = _changed(desk, row)
    if not changed:
        raise Refused(f"“{row.title}”的安排没有改动过，没有出更正通知。请先在会议页更改安排。")
    table = Table(
        columns=("事项", "原安排", "现安排"),
        rows=tuple((words, before or "未定", now or "未定") for words, before, now in changed),
        widths=(30, 63, 63),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT),
        font_size=14,
        row_height=12,
    )
    fields = _head(desk, subject, row) | {"会议名称": row.title}
    return Facts(
        _title(f"关于更正{row.title}有关安排的通知", subject),
        fields,
        {"更正": table},
        common.number_word(desk),
    )


def _head(desk: Desk, subject: Subject, row: meetings.MeetingRow) -> dict[str, Any]:
    fields = common.letterhead(desk) | common.contact(desk)
    return fields | {
        "主送": subject.unit or addressees(desk, row),
        "原通知": _notice(desk, row, subject.unit),
    }


def _notice(desk: Desk, row: meetings.MeetingRow, unit: str) -> str:
    """Return title and number of the last notice that went out, void or not, "" when none did."""
    with desk.view() as view:
        papers = view.find(Paper, owner_id=desk.office.id, meeting_id=row.id)
    sent = [paper for paper in papers if paper.kind in _NOTICES and paper.number]
    if not sent:
        return ""
    title = sent[-1].title.rpartition("（")[0] if sent[-1].unit_id else sent[-1].title
    return f"《{title or sent[-1].title}》（{sent[-1].number}）"


def _changed(desk: Desk, row: meetings.MeetingRow) -> list[tuple[str, str, str]]:
    """Return (what, before, now) of the arrangements changed since they were first told, net of what came back."""
    first: dict[str, str] = {}
    for step in history.history_of(desk, "meetings", row.id):
        if step.label == CHANGED and step.kind == "act" and step.status == "done":
            for change in step.changes:
                if change.field in _FIELDS:
                    first.setdefault(change.field, str(change.before or ""))
    return [
        (_FIELDS[field], before, getattr(row, field))
        for field, before in first.items()
        if before != getattr(row, field)
    ]


def _when(desk: Desk, row: meetings.MeetingRow) -> str:
    told = when_and_where(desk, row)
    return "在".join(filter(None, (told["会议时间"], told["会议地点"])))


def _why(row: meetings.MeetingRow) -> str:
    return row.status_reason.rstrip("。") or "工作安排调整"


def _title(words: str, subject: Subject) -> str:
    return words + (f"（{subject.unit}）" if subject.unit else "")
