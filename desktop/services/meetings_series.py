"""The series of meeting numbers of a kind and year: which were given, and why one is not there."""

from dataclasses import dataclass
from datetime import date

from desktop.documents.words import chinese_date
from desktop.services.desk import Desk
from desktop.store.queries.meetings import numbers_given
from desktop.store.tables import Meeting


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One number or one meeting without a number; `reason` explains a gap, or why there is no number."""

    number: int | None
    title: str
    day: date | None
    state: str
    reason: str = ""
    meeting_id: str | None = None


def series_of(desk: Desk, kind: str, year: int) -> list[SeriesLine]:
    """Return the series of a kind in the year covered: every number from 1, then the meetings that have none.

    A number that no meeting carries was given and taken back; when and how stands in its reason. So the series
    is closed: nothing is missing without a word.
    """
    name = desk.profile.meeting(kind).id
    with desk.view() as view:
        found = view.find(Meeting, owner_id=desk.office.id, kind=name, year_covered=year, order="meets_on")
        given = numbers_given(view, f"{name}/{year}")
        into = {m.id: view.get(Meeting, m.merged_into_id) for m in found}
    numbered = {m.serial: m for m in found if m.serial}
    highest = max((*numbered, *(each.serial for each in given)), default=0)
    lines = []
    for number in range(1, highest + 1):
        meeting = numbered.get(number)
        if meeting is not None:
            lines.append(_line(meeting, number, "已召开", _moved(meeting)))
        else:
            days = [each.day for each in given if each.serial == number]
            reason = (
                f"{chinese_date(date.fromisoformat(days[-1]))}登记召开时给出，后撤销登记，编号不再使用"
                if days
                else "没有给出过"
            )
            lines.append(SeriesLine(number, "（空号）", None, "空号", reason))
    for meeting in found:
        if not meeting.serial:
            other = into[meeting.id]
            lines.append(_line(meeting, None, *_without_number(meeting, other.title if other else "")))
    return lines


def all_series(desk: Desk) -> list[tuple[str, str, int]]:
    """Return every series there is as (kind, its name, year covered), newest year first."""
    with desk.view() as view:
        found = view.find(Meeting, owner_id=desk.office.id)
    kinds = {kind.id: (place, kind.name) for place, kind in enumerate(desk.profile.meetings)}
    told = {(m.year_covered, m.kind) for m in found if m.kind in kinds}
    return [
        (kind, kinds[kind][1], year) for year, kind in sorted(told, key=lambda e: (-e[0], kinds[e[1]][0]))
    ]


def _line(meeting: Meeting, number: int | None, state: str, reason: str) -> SeriesLine:
    return SeriesLine(number, meeting.title, meeting.meets_on, state, reason, meeting.id)


def _moved(meeting: Meeting) -> str:
    if meeting.first_meets_on is None:
        return ""
    why = f"：{meeting.status_reason}" if meeting.status_reason else ""
    return f"原定{chinese_date(meeting.first_meets_on)}，改期{why}"


def _without_number(meeting: Meeting, other: str) -> tuple[str, str]:
    """Return state and reason of a meeting that has no number: numbers are given when it is held."""
    why = meeting.status_reason
    match meeting.status:
        case "cancelled":
            return "取消", why
        case "merged":
            return "合并", f"并入“{other}”：{why}"
        case "postponed":
            return "延期待定", why
        case _:
            return "筹备", "；".join(filter(None, (_moved(meeting), "召开时编号")))
